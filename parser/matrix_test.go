package parser_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

// TestFormMatrix keeps the table in docs/forms.md equal to what the samples yield.
func TestFormMatrix(t *testing.T) {
	const open, end = "<!-- matrix -->\n", "<!-- /matrix -->"
	columns := []string{"samples", "projects", "code", "name", "org", "total", "fiscal", "executed", "plan", "tasks", "goals", "outcomes", "indicators",
		"target", "mid-term", "actual", "grades", "weight", "score", "total score"}
	counts := map[string]map[string]int{}
	for _, path := range samples(t) {
		d, err := parser.ParseFile(t.Context(), path)
		require.NoError(t, err)
		require.NotEmpty(t, d.Form, "%s was not recognised", path)
		if counts[d.Form] == nil {
			counts[d.Form] = map[string]int{}
		}
		counts[d.Form]["samples"]++
		for _, p := range d.Projects {
			countFields(counts[d.Form], &p)
		}
	}
	var forms []string
	for f := range counts {
		forms = append(forms, f)
	}
	slices.Sort(forms)
	require.Len(t, forms, 10)
	var b strings.Builder
	fmt.Fprintf(&b, "| form | %s |\n|%s\n", strings.Join(columns, " | "), strings.Repeat(" --- |", len(columns)+1))
	for _, f := range forms {
		fmt.Fprintf(&b, "| `%s` |", f)
		for _, c := range columns {
			if n := counts[f][c]; n > 0 {
				fmt.Fprintf(&b, " %d |", n)
			} else {
				b.WriteString("  |")
			}
		}
		b.WriteByte('\n')
	}
	const doc = "../docs/forms.md"
	text, err := os.ReadFile(doc)
	require.NoError(t, err)
	before, rest, ok := strings.Cut(string(text), open)
	require.True(t, ok)
	have, after, ok := strings.Cut(rest, end)
	require.True(t, ok)
	if *update {
		require.NoError(t, os.WriteFile(doc, []byte(before+open+b.String()+end+after), 0o644))
		have = b.String()
	}
	assert.Equal(t, b.String(), have, "docs/forms.md: run the test with -update and read the difference")
}

func countFields(n map[string]int, p *schema.Project) {
	n["projects"]++
	n["plan"] += len(p.Plan)
	n["tasks"] += len(p.Tasks)
	n["goals"] += len(p.Goals)
	n["outcomes"] += len(p.Outcomes)
	n["indicators"] += len(p.Indicators)
	for name, present := range map[string]bool{
		"code": p.Code != nil, "name": p.Name != nil, "org": p.Org != nil,
		"total": p.Budget.Total != nil, "fiscal": p.Budget.Fiscal != nil, "executed": p.Budget.Executed != nil,
		"total score": p.Score != nil && p.Score.Score != nil,
	} {
		if present {
			n[name]++
		}
	}
	for _, in := range p.Indicators {
		for name, present := range map[string]bool{
			"target": in.Target != nil, "mid-term": in.MidTermTarget != nil, "actual": in.Actual != nil, "grades": in.Grades != nil,
			"weight": in.Weight != nil, "score": in.Score != nil,
		} {
			if present {
				n[name]++
			}
		}
	}
}
