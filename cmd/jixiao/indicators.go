package main

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// indicatorColumns are the columns of the indicator table; those without any text
// are left out.
var indicatorColumns = []struct {
	label string
	cell  func(*schema.Indicator) span
}{
	{"level 1", func(x *schema.Indicator) span { return textSpan(x.Level1) }},
	{"level 2", func(x *schema.Indicator) span { return textSpan(x.Level2) }},
	{"indicator", func(x *schema.Indicator) span { return textSpan(x.Level3) }},
	{"mid-term target", func(x *schema.Indicator) span { return valueSpan(x.MidTermTarget) }},
	{"target", func(x *schema.Indicator) span { return valueSpan(x.Target) }},
	{"actual", func(x *schema.Indicator) span { return valueSpan(x.Actual) }},
	{"优", gradeSpan(func(g *schema.Grades) *schema.Value { return g.Excellent })},
	{"良", gradeSpan(func(g *schema.Grades) *schema.Value { return g.Good })},
	{"中", gradeSpan(func(g *schema.Grades) *schema.Value { return g.Fair })},
	{"差", gradeSpan(func(g *schema.Grades) *schema.Value { return g.Poor })},
	{"weight", func(x *schema.Indicator) span { return numberSpan(x.Weight) }},
	{"score", func(x *schema.Indicator) span { return numberSpan(x.Score) }},
}

// indicatorTable returns the rows of a table of indicators. Levels are printed
// where they change, as in the documents.
func indicatorTable(list []schema.Indicator) [][]span {
	rows := make([][]span, len(list)+1)
	for i, column := range indicatorColumns {
		cells, used, above := make([]span, len(list)), false, ""
		for j := range list {
			cells[j] = column.cell(&list[j])
			text := cells[j].text
			used = used || text != ""
			if i < 2 && text == above {
				cells[j].text = ""
			}
			above = text
		}
		if !used {
			continue
		}
		rows[0] = append(rows[0], span{column.label, faint})
		for j, cell := range cells {
			rows[j+1] = append(rows[j+1], cell)
		}
	}
	return rows
}

func textSpan(t *schema.Text) span {
	if t == nil {
		return span{}
	}
	return plain(oneLine(t.Raw))
}

func numberSpan(n *schema.Number) span {
	if n == nil {
		return span{}
	}
	return plain(oneLine(n.Raw))
}

func gradeSpan(choose func(*schema.Grades) *schema.Value) func(*schema.Indicator) span {
	return func(x *schema.Indicator) span {
		if x.Grades == nil {
			return span{}
		}
		return valueSpan(choose(x.Grades))
	}
}

// valueSpan shows the printed value and, where it differs, how it was read:
//
//	≥9595%及以上 → ≥95% [duplicated_number operator_both_sides]
//	≥8888% ? ≥8888% or ≥88%
func valueSpan(v *schema.Value) span {
	if v == nil {
		return span{}
	}
	raw := oneLine(v.Raw)
	if v.Ambiguous {
		var readings []string
		for _, c := range v.Candidates {
			reading := schema.Threshold{Kind: schema.Exact, Op: c.Op, Value: c.Value, Unit: c.Unit, Scale: "1"}
			if c.Value == "" {
				reading.Kind = schema.Empty
			}
			readings = append(readings, reading.String())
		}
		return span{raw + " ? " + strings.Join(readings, " or "), red}
	}
	st := regular
	// that a bare number means "equals" goes without saying
	if reading := v.Threshold.String(); reading != strings.TrimPrefix(strings.ReplaceAll(raw, " ", ""), "=") {
		raw += " → " + reading
	}
	if len(v.Repairs) > 0 {
		codes := make([]string, len(v.Repairs))
		for i, r := range v.Repairs {
			codes[i] = string(r)
		}
		raw += " [" + strings.Join(codes, " ") + "]"
		st = yellow
	}
	return span{raw, st}
}
