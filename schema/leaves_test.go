package schema_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/schema"
)

// printed gives the texts of the leaves, sorted.
func printed(d *schema.Disclosure) (out []string) {
	for leaf := range schema.Leaves(d) {
		out = append(out, leaf.Raw)
	}
	slices.Sort(out)
	return out
}

// Each text of the document comes once, wherever in the tree it stands: not its copies,
// not the text that was joined from cells, not the parts of a value nor what a person
// said of it.
func TestLeaves(t *testing.T) {
	parts := value(schema.Threshold{Raw: "target 1；2", Parts: []schema.Threshold{{Raw: "target 1"}, {Raw: "2"}}})
	parts.Correction = &schema.Correction{Threshold: &schema.Threshold{Raw: "said"}}
	joined := value(schema.Threshold{Raw: "≥95%"})
	joined.Cells = []schema.Text{{Raw: "≥"}, {Raw: "95"}, {Raw: "%", Copy: true}}
	copied := value(schema.Threshold{Raw: "copy"})
	copied.Copy = true
	d := &schema.Disclosure{
		Source: schema.Source{Name: "name"},
		Title:  &schema.Text{Raw: "title", Number: "1."},
		Org:    &schema.Org{Text: schema.Text{Raw: "131002unit"}, Name: "unit"},
		Overall: &schema.Overall{
			General:    []schema.Text{{Raw: "general"}},
			Safeguards: []schema.Section{{Heading: &schema.Item{Text: schema.Text{Raw: "1、heading"}, Body: "heading"}}},
		},
		Projects: []schema.Project{{
			Name: &schema.Text{Raw: "copy", Copy: true},
			Budget: schema.Budget{
				Total: &schema.Money{Text: schema.Text{Raw: "total"}},
				Funds: []schema.Fund{{Label: "label", Money: schema.Money{Text: schema.Text{Raw: "fund"}}}},
			},
			Indicators: []schema.Indicator{{Target: parts, Actual: joined, Grades: &schema.Grades{Fair: copied}}},
			LongTerm:   []schema.Indicator{{MidTermTarget: value(schema.Threshold{Raw: "long term"})}},
			Fields:     []schema.Field{{Name: "other", Label: "label", Text: schema.Text{Raw: "field"}}, {}},
		}},
		Tables:    []schema.TableReading{{Labels: []schema.Label{{Text: schema.Text{Raw: "a label"}}}}},
		Unclaimed: []schema.Unclaimed{{Text: schema.Text{Raw: "unclaimed"}}},
	}
	assert.Equal(t, []string{
		"131002unit", "1、heading", "95", "a label", "field", "fund", "general", "long term", "target 1；2", "title", "total", "unclaimed", "≥",
	}, printed(d))

	for range schema.Leaves(d) {
		break // whoever has enough may stop
	}
}

func TestSettled(t *testing.T) {
	v := value(schema.Threshold{Raw: "≥9595%", Kind: schema.Bound, Ambiguous: true})
	assert.Equal(t, v.Threshold, v.Settled(), "nobody looked")
	v.Correction = &schema.Correction{Verdict: schema.Confirmed}
	assert.Equal(t, v.Threshold, v.Settled(), "confirmed")
	said := schema.Threshold{Raw: "≥95%", Kind: schema.Bound, Op: schema.GE, Value: "95", Unit: "percent", Scale: "1"}
	v.Correction = &schema.Correction{Verdict: schema.Corrected, Threshold: &said}
	assert.Equal(t, said, v.Settled())
	assert.Equal(t, "≥9595%", v.Raw, "the reading stays")
}

// The values of all indicators, those of the block for the whole term first, each under
// the name of its column.
func TestValues(t *testing.T) {
	one := func(raw string) *schema.Value { return value(schema.Threshold{Raw: raw}) }
	d := &schema.Disclosure{Projects: []schema.Project{
		{No: 1,
			Indicators: []schema.Indicator{
				{No: 1, Target: one("t"), MidTermTarget: one("m"), Actual: one("a"),
					Grades: &schema.Grades{Excellent: one("优"), Good: one("良"), Fair: one("中"), Poor: one("差")}},
				{No: 2},
			},
			LongTerm: []schema.Indicator{{No: 1, MidTermTarget: one("l")}},
		},
		{No: 2, Indicators: []schema.Indicator{{No: 1, Actual: one("b")}}},
	}}
	var columns, raws []string
	for v := range schema.Values(d) {
		columns, raws = append(columns, v.Column), append(raws, v.Value.Raw)
		assert.Equal(t, v.Value.Raw == "l", v.LongTerm)
		assert.Equal(t, v.Value.Raw == "b", v.Project.No == 2)
		assert.Equal(t, 1, v.Indicator.No)
	}
	assert.Equal(t, []string{"mid_term_target", "mid_term_target", "target", "actual",
		"grade_excellent", "grade_good", "grade_fair", "grade_poor", "actual"}, columns)
	assert.Equal(t, []string{"l", "m", "t", "a", "优", "良", "中", "差", "b"}, raws)
	for range schema.Values(d) {
		break
	}
}
