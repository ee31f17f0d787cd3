package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/xlsx"
	"github.com/jixiao-data/jixiao/schema"
)

func sample(name string) *schema.Disclosure {
	return &schema.Disclosure{
		Source: schema.Source{Name: name, Format: "docx", Bytes: 12},
		Projects: []schema.Project{{
			No: 1, Name: &schema.Text{Raw: "=HYPERLINK(\"http://x\")"}, Code: &schema.Text{Raw: "007"},
			Budget: schema.Budget{
				Total: &schema.Money{Yuan: "20000.50"}, Fiscal: &schema.Money{Yuan: "9007199254740993"},
				Other: &schema.Money{Yuan: "0.1"}, Initial: &schema.Money{Yuan: "0.1234567890123456"},
			},
			Purpose: []schema.Text{{Raw: " 第一段_x000D_\x0b\n第二段 "}},
			Goals:   []schema.Item{{Body: "保障各项工作正常开展，完成年度任务"}},
			Indicators: []schema.Indicator{{No: 1, Target: &schema.Value{Threshold: schema.Threshold{
				Raw: "<95%", Kind: schema.Bound, Value: "95", Scale: "1", Unit: "percent", Ambiguous: true,
				Repairs: schema.Repairs{schema.FullWidth, schema.OperatorVariant},
			}}}},
		}},
	}
}

func write(t *testing.T, docs ...*schema.Disclosure) []byte {
	t.Helper()
	var out bytes.Buffer
	sink, err := xlsx.New(export.Tables(), &out)
	require.NoError(t, err)
	defer sink.Discard()
	for _, d := range docs {
		require.NoError(t, sink.Write(d))
	}
	require.NoError(t, sink.Close())
	return out.Bytes()
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}

// at finds the cell of a table's column in a row.
func at(t *testing.T, table, column string, row int) string {
	t.Helper()
	def, ok := export.Lookup(table)
	require.True(t, ok)
	for i, c := range def.Columns {
		if c.Name == column {
			name, err := excelize.CoordinatesToCellName(i+1, row)
			require.NoError(t, err)
			return name
		}
	}
	t.Fatalf("%s has no column %s", table, column)
	return ""
}

func TestCells(t *testing.T) {
	f := open(t, write(t, sample("a")))
	for _, tt := range []struct {
		table, column, want string
		kind                excelize.CellType
	}{
		{"projects", "project_name", "=HYPERLINK(\"http://x\")", excelize.CellTypeInlineString},
		{"projects", "project_code", "007", excelize.CellTypeInlineString},
		{"projects", "project_no", "1", excelize.CellTypeUnset},
		{"projects", "budget_total_yuan", "20000.5", excelize.CellTypeUnset},
		{"projects", "budget_fiscal_yuan", "9007199254740993", excelize.CellTypeInlineString},
		{"projects", "budget_other_yuan", "0.1", excelize.CellTypeUnset},
		{"projects", "budget_initial_yuan", "0.1234567890123456", excelize.CellTypeInlineString},
		{"projects", "budget_mid_term_yuan", "", excelize.CellTypeUnset},
		{"projects", "purpose", " 第一段_x000D_\ufffd\n第二段 ", excelize.CellTypeInlineString},
		{"values", "raw", "<95%", excelize.CellTypeInlineString},
		{"values", "ambiguous", "TRUE", excelize.CellTypeBool},
		{"values", "repairs", "full_width|operator_variant", excelize.CellTypeInlineString},
		{"values", "value_number", "95", excelize.CellTypeUnset},
	} {
		cell := at(t, tt.table, tt.column, 2)
		got, err := f.GetCellValue(tt.table, cell)
		require.NoError(t, err)
		assert.Equal(t, tt.want, got, tt.column)
		kind, err := f.GetCellType(tt.table, cell)
		require.NoError(t, err)
		assert.Equal(t, tt.kind, kind, tt.column)
		formula, err := f.GetCellFormula(tt.table, cell)
		require.NoError(t, err)
		assert.Empty(t, formula)
	}
}

// Each sheet has a frozen header, filters over all rows, and columns as wide as Chinese
// needs.
func TestSheets(t *testing.T) {
	f := open(t, write(t, sample("a"), sample("b")))
	var want []string
	for _, table := range export.Tables() {
		want = append(want, table.Name)
		panes, err := f.GetPanes(table.Name)
		require.NoError(t, err)
		assert.True(t, panes.Freeze)
		assert.Equal(t, 1, panes.YSplit)
		for i, c := range table.Columns {
			name, err := excelize.CoordinatesToCellName(i+1, 1)
			require.NoError(t, err)
			header, err := f.GetCellValue(table.Name, name)
			require.NoError(t, err)
			assert.Equal(t, c.Name, header)
		}
	}
	assert.Equal(t, append(want, "columns"), f.GetSheetList())
	filters := map[string]string{}
	for _, n := range f.GetDefinedName() {
		filters[n.Scope] = n.RefersTo
	}
	assert.Equal(t, "'goals'!$A$1:"+absolute(at(t, "goals", "col", 3)), filters["goals"])
	assert.Contains(t, part(t, write(t, sample("a"), sample("b")), "xl/worksheets/sheet4.xml"), `<autoFilter ref="$A$1:`)

	column := strings.TrimRight(at(t, "goals", "text", 1), "1")
	width, err := f.GetColWidth("goals", column)
	require.NoError(t, err)
	assert.InDelta(t, 2*17+2, width, 0.01, "seventeen wide characters")

	rows, err := f.GetRows("columns")
	require.NoError(t, err)
	assert.Equal(t, []string{"documents", "document", "string"}, rows[1][:3])
}

func absolute(cell string) string {
	letters := strings.TrimRight(cell, "0123456789")
	return "$" + letters + "$" + cell[len(letters):]
}

func part(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	f, err := z.Open(name)
	require.NoError(t, err)
	defer f.Close()
	text, err := io.ReadAll(f)
	require.NoError(t, err)
	return string(text)
}

func TestSameBytes(t *testing.T) {
	var docs []*schema.Disclosure
	for i := range 1100 { // several pieces, whose deflated streams are one
		docs = append(docs, sample(fmt.Sprint(i)))
	}
	one := write(t, docs...)
	for range 2 {
		assert.True(t, bytes.Equal(one, write(t, docs...)))
	}
	z, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
	require.NoError(t, err)
	assert.Equal(t, "[Content_Types].xml", z.File[0].Name)
	for _, f := range z.File {
		text := part(t, one, f.Name) // to the end, where the checksum is looked at
		assert.Equal(t, f.UncompressedSize64, uint64(len(text)), f.Name)
	}
	rows, err := open(t, one).GetRows("documents")
	require.NoError(t, err)
	require.Len(t, rows, 1101)
	for i, row := range rows[1:] {
		require.Equal(t, fmt.Sprint(i), row[0])
	}
}

// A table that is too long for a sheet goes on in another.
func TestManyRows(t *testing.T) {
	defer xlsx.SetMaxRows(4)()
	var docs []*schema.Disclosure
	for i := range 7 {
		docs = append(docs, sample(fmt.Sprint(i)))
	}
	f := open(t, write(t, docs...))
	assert.Subset(t, f.GetSheetList(), []string{"values", "values (2)", "values (3)", "columns"})
	assert.NotContains(t, f.GetSheetList(), "values (4)")
	var names []string
	for _, sheet := range []string{"values", "values (2)", "values (3)"} {
		rows, err := f.GetRows(sheet)
		require.NoError(t, err)
		assert.Equal(t, "document", rows[0][0])
		for _, row := range rows[1:] {
			names = append(names, row[0])
		}
	}
	assert.Equal(t, []string{"0", "1", "2", "3", "4", "5", "6"}, names)
}

// A text that is too long for a cell ends with how long it is.
func TestLongText(t *testing.T) {
	fits, long := sample("fits"), sample("long")
	fits.Projects[0].Purpose[0].Raw = strings.Repeat("保", excelize.TotalCellChars)
	long.Projects[0].Purpose[0].Raw = strings.Repeat("𠀀", 20000) // two units each
	f := open(t, write(t, fits, long))
	got, err := f.GetCellValue("projects", at(t, "projects", "purpose", 2))
	require.NoError(t, err)
	assert.Equal(t, fits.Projects[0].Purpose[0].Raw, got)
	got, err = f.GetCellValue("projects", at(t, "projects", "purpose", 3))
	require.NoError(t, err)
	assert.True(t, strings.HasSuffix(got, "𠀀…[20000 characters in all]"), got[len(got)-60:])
	assert.LessOrEqual(t, len(utf16.Encode([]rune(got))), excelize.TotalCellChars)
}

func TestErrorsAndTemporaryFiles(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	left := func() int {
		entries, err := os.ReadDir(temp)
		require.NoError(t, err)
		return len(entries)
	}
	sink, err := xlsx.New(export.Tables(), brokenWriter{})
	require.NoError(t, err)
	require.NoError(t, sink.Write(sample("a")))
	assert.Equal(t, 1, left())
	require.ErrorIs(t, sink.Close(), errBroken)
	assert.Zero(t, left())

	sink, err = xlsx.New(export.Tables(), io.Discard)
	require.NoError(t, err)
	sink.Discard()
	sink.Discard()
	assert.Zero(t, left())
}

type brokenWriter struct{}

var errBroken = fmt.Errorf("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }
