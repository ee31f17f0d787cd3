package export_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/schema"
)

func TestGuard(t *testing.T) {
	for text, want := range map[string]string{
		"":                  "",
		"普通文字":              "普通文字",
		"'90年代":             "'90年代",
		"95%":               "95%",
		"=HYPERLINK(\"x\")": "'=HYPERLINK(\"x\")",
		"-":                 "'-",
		"+1":                "'+1",
		"@SUM(1)":           "'@SUM(1)",
		"＝1+1":              "'＝1+1",
		"－5":                "'－5",
		"\t=1":              "'\t=1",
		"\n=1":              "'\n=1",
		"\r=1":              "'\r=1",
		"'=1":               "''=1",
		"''-":               "'''-",
	} {
		assert.Equal(t, want, export.Guard(text))
		assert.Equal(t, text, export.Unguard(want))
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`'{0,3}[=+\-@＝a\t\r\n中]?[^\x00]{0,5}`).Draw(t, "text")
		if got := export.Unguard(export.Guard(text)); got != text {
			t.Fatalf("%q became %q", text, got)
		}
	})
}

// For a spreadsheet, what somebody printed is guarded; columns of numbers, dates and
// codes are the same bytes, even where they begin like a formula.
func TestSpreadsheetCSV(t *testing.T) {
	d := sample()
	d.Source.Name = "=cmd.docx"
	d.Projects[0].Name.Raw = "@SUM(A1)"
	d.Projects[0].Budget.Total.Yuan = "-5"
	x := &d.Projects[0].Indicators[0]
	x.Target.Raw, x.Target.Value, x.Target.Kind, x.Target.Scale = "=12月31日前", "--12-31", schema.Date, ""
	x.Actual.Candidates[0].Op = ""

	write := func(open func([]export.Table, func(export.Table) (io.Writer, error)) (*export.CSV, error)) map[string]string {
		files := map[string]*bytes.Buffer{}
		sink, err := open(export.Tables(), func(t export.Table) (io.Writer, error) {
			files[t.Name] = &bytes.Buffer{}
			return files[t.Name], nil
		})
		require.NoError(t, err)
		require.NoError(t, sink.Write(d))
		require.NoError(t, sink.Close())
		out := map[string]string{}
		for name, b := range files {
			out[name] = b.String()
		}
		return out
	}
	plain, guarded := write(export.NewCSV), write(export.NewSpreadsheetCSV)
	changed := map[string]bool{}
	for _, table := range export.Tables() {
		assert.False(t, strings.HasPrefix(plain[table.Name], "\ufeff"))
		text, ok := strings.CutPrefix(guarded[table.Name], "\ufeff")
		require.True(t, ok, "%s has a byte order mark", table.Name)
		want, err := csv.NewReader(strings.NewReader(plain[table.Name])).ReadAll()
		require.NoError(t, err)
		got, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		require.NoError(t, err)
		require.Len(t, got, len(want))
		for i := range want {
			for j, c := range table.Columns {
				if want[i][j] != got[i][j] {
					changed[table.Name+"."+c.Name] = true
					assert.Equal(t, want[i][j], export.Unguard(got[i][j]))
				}
			}
		}
	}
	for _, name := range []string{"documents.document", "values.document", "values.raw", "values.project_name"} {
		assert.True(t, changed[name], name)
	}
	for _, name := range []string{"projects.budget_total_yuan", "values.value", "values.candidates", "values.value_number"} {
		assert.False(t, changed[name], name)
	}
	values, ok := export.Lookup("values")
	require.True(t, ok)
	for _, typed := range []string{"value", "low", "high", "candidates", "kind", "op"} {
		i := slices.IndexFunc(values.Columns, func(c export.Column) bool { return c.Name == typed })
		assert.True(t, values.Columns[i].Coded, typed)
	}
}
