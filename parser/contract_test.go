package parser_test

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

// samples are the documents with an expected reading beside them: NAME.values.csv
// and NAME.facts.json.
func samples(t testing.TB) []string {
	t.Helper()
	var out []string
	for _, pattern := range []string{"../testdata/*.docx", "../testdata/*.html", "../testdata/*.txt", "../testdata/corpus/*.docx", "../testdata/corpus/*.html"} {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		out = append(out, files...)
	}
	require.NotEmpty(t, out)
	return out
}

// variants are documents of the same forms in other layouts, composed from the
// description of the forms by somebody who did not know the code.
func variants(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, pattern := range []string{"../testdata/variants/*.docx", "../testdata/variants/*.html", "../testdata/variants/*.txt"} {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		require.NotEmpty(t, files)
		out = append(out, files...)
	}
	return out
}

// TestContract requires the expected values and facts of each sample, no more and
// no less.
func TestContract(t *testing.T) {
	for _, path := range append(samples(t), variants(t)...) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			d, err := parser.ParseFile(t.Context(), path)
			require.NoError(t, err)
			base := strings.TrimSuffix(path, filepath.Ext(path))
			assert.Equal(t, expectedValues(t, base+".values.csv"), valueRows(d))
			assertFacts(t, base+".facts.json", d)
		})
	}
}

func expectedValues(t *testing.T, path string) []string {
	t.Helper()
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	var rows []string
	for _, r := range records[1:] {
		for k := range 5 { // the names of project and levels
			r[k] = plainName(r[k])
		}
		rows = append(rows, strings.Join(r, ","))
	}
	return rows
}

// valueRows lists the values of a tree as the contract has them.
func valueRows(d *schema.Disclosure) []string {
	var rows []string
	for _, p := range d.Projects {
		code, name := plainName(raw(p.Code)), plainName(raw(p.Name))
		for _, in := range p.Indicators {
			type cell struct {
				column string
				*schema.Value
			}
			cells := []cell{{"mid_term_target", in.MidTermTarget}, {"target", in.Target}, {"actual", in.Actual}}
			if g := in.Grades; g != nil {
				cells = append(cells, cell{"grade_excellent", g.Excellent}, cell{"grade_good", g.Good}, cell{"grade_fair", g.Fair}, cell{"grade_poor", g.Poor})
			}
			cells = slices.DeleteFunc(cells, func(c cell) bool { return c.Value == nil })
			slices.SortStableFunc(cells, func(a, b cell) int { return cmp.Compare(a.Ref.Col, b.Ref.Col) })
			for _, c := range cells {
				rows = append(rows, strings.Join([]string{
					code, name, plainName(raw(in.Level1)), plainName(raw(in.Level2)), plainName(raw(in.Level3)), c.column, c.Raw,
					string(c.Kind), string(c.Op), string(c.Threshold.Value), string(c.Low), string(c.High), string(c.Unit), string(c.Scale),
				}, ","))
			}
		}
	}
	return rows
}

func raw(t *schema.Text) string {
	if t == nil {
		return ""
	}
	return strings.TrimSpace(t.Raw)
}

var (
	counter = regexp.MustCompile(`^指标\d+[：:]`)
	points  = regexp.MustCompile(`[（(]\d+分[）)]$`)
)

// plainName drops what those who compare names drop: white space, the counter 指标N：
// and the points （N分）.
func plainName(s string) string {
	s = strings.Join(strings.Fields(s), "")
	return points.ReplaceAllString(counter.ReplaceAllString(s, ""), "")
}

type facts struct {
	FiscalYear int    `json:"fiscal_year"`
	OrgName    string `json:"org_name"`
	OrgCode    string `json:"org_code"`
	Form       string `json:"form"`
	Projects   []struct {
		Code, Name, Form string
		Total            *string    `json:"budget_total_yuan"`
		Fiscal           *string    `json:"budget_fiscal_yuan"`
		Executed         *string    `json:"budget_executed_yuan"`
		Initial          *string    `json:"budget_initial_yuan"`
		MidTerm          *string    `json:"mid_term_total_yuan"`
		Plan             [][]string `json:"plan"`
		Goals            []string   `json:"goals_text_contains"`
		Score            *string    `json:"score_total"`
		Tasks            [][]string `json:"tasks"`
	} `json:"projects"`
}

func assertFacts(t *testing.T, path string, d *schema.Disclosure) {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	var want facts
	require.NoError(t, json.Unmarshal(data, &want))
	if want.FiscalYear == 0 {
		assert.Nil(t, d.FiscalYear)
	} else if assert.NotNil(t, d.FiscalYear) {
		assert.Equal(t, want.FiscalYear, d.FiscalYear.Year)
	}
	var org schema.Org
	if d.Org != nil {
		org = *d.Org
	}
	assert.Equal(t, want.OrgName, org.Name)
	assert.Equal(t, want.OrgCode, org.Code)
	assert.Equal(t, want.Form, d.Form)
	require.Len(t, d.Projects, len(want.Projects))
	for i, w := range want.Projects {
		p := d.Projects[i]
		assert.Equal(t, w.Code, raw(p.Code))
		assert.Equal(t, plainName(w.Name), plainName(raw(p.Name)))
		assert.Equal(t, w.Form, p.Form)
		assertYuan(t, "total", w.Total, p.Budget.Total)
		assertYuan(t, "fiscal", w.Fiscal, p.Budget.Fiscal)
		assertYuan(t, "executed", w.Executed, p.Budget.Executed)
		if w.Initial != nil {
			assertYuan(t, "initial", w.Initial, p.Budget.Initial)
		}
		assertYuan(t, "mid term", w.MidTerm, p.Budget.MidTerm)
		plan := [][]string{}
		for _, s := range p.Plan {
			plan = append(plan, []string{s.Month, string(s.CumulativePercent.Value)})
		}
		assert.Equal(t, w.Plan, plan)
		var goals strings.Builder
		for _, g := range append(slices.Clone(p.Goals), p.MidTermGoals...) {
			goals.WriteString(g.Raw + "\n")
		}
		for _, g := range w.Goals {
			assert.Contains(t, goals.String(), g)
		}
		if w.Score != nil && assert.NotNil(t, p.Score) && assert.NotNil(t, p.Score.Score) {
			assert.Equal(t, *w.Score, string(p.Score.Score.Value))
		}
		var tasks [][]string
		for _, task := range p.Tasks {
			total := ""
			if task.Total != nil {
				total = string(task.Total.Yuan)
			}
			tasks = append(tasks, []string{raw(task.Name), total})
		}
		assert.Equal(t, w.Tasks, tasks)
	}
}

func assertYuan(t *testing.T, what string, want *string, got *schema.Money) {
	t.Helper()
	switch {
	case want == nil:
		assert.Nil(t, got, what)
	case assert.NotNil(t, got, what):
		assert.Equal(t, *want, string(got.Yuan), what)
	}
}
