package report

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// A value is an indicator value as it is shown: what is printed, how it was read,
// and what a person says of it.
type value struct {
	// Key names it in requests of package serve: project.indicator.column.
	Key    string
	Column words
	leaf
	State   string // plain, mended, ambiguous or blank
	Reading string
	// Differs says that the reading is not the text as printed.
	Differs    bool
	Kind       words
	Repairs    []words
	Candidates []string
	Correction *correction
	// Review says that it can be confirmed and corrected here.
	Review bool
}

// A correction is what a person said of a value.
type correction struct {
	Confirmed   bool
	Value       string
	By, At, Why string
}

func (b *builder) value(key, column string, v *schema.Value) value {
	out := value{
		Key: key, Column: word(columnWords, column), State: "plain",
		leaf:    leaf{At: anchor(v.Ref), Text: oneLine(v.Raw)},
		Reading: v.Threshold.String(), Kind: word(kindWords, v.Kind),
	}
	m := isValue
	switch {
	case v.Ambiguous:
		out.State, m = "ambiguous", isAmbiguous
	case len(v.Repairs) > 0:
		out.State, m = "mended", isMended
	case v.Kind == schema.Empty:
		out.State, out.Reading = "blank", "—"
	}
	out.Differs = strings.TrimPrefix(strings.ReplaceAll(out.Text, " ", ""), "=") != out.Reading
	if v.Kind == schema.Words || v.Kind == schema.Empty {
		out.Differs = false
		if v.Kind == schema.Words {
			out.Reading = out.Text
		}
	}
	for _, r := range v.Repairs {
		out.Repairs = append(out.Repairs, word(repairWords, r))
	}
	if v.Ambiguous {
		out.Candidates = candidates(v.Candidates)
	}
	if c := v.Correction; c != nil {
		m = isReviewed
		out.Correction = &correction{Confirmed: c.Verdict == schema.Confirmed, By: c.By, At: c.At, Why: c.Why}
		if c.Threshold != nil {
			out.Correction.Value = c.Threshold.String()
		}
	}
	b.mark(v.Ref, m)
	var all []string
	for _, c := range v.Cells {
		b.mark(c.Ref, m)
		all = append(all, anchor(c.Ref))
	}
	out.Also = strings.Join(all, " ")
	return out
}

// candidates spells the readings of an ambiguous value.
func candidates(list []schema.Candidate) (out []string) {
	for _, c := range list {
		t := schema.Threshold{Kind: schema.Exact, Op: c.Op, Value: c.Value, Unit: c.Unit, Scale: "1"}
		if c.Value == "" {
			t.Kind = schema.Empty
		}
		out = append(out, t.String())
	}
	return out
}
