package sqlite_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/sqlite"
	"github.com/jixiao-data/jixiao/schema"
)

func text(raw string) *schema.Text { return &schema.Text{Raw: raw} }

func sample(name string) *schema.Disclosure {
	return &schema.Disclosure{
		Source: schema.Source{Name: name, Format: "docx", Bytes: 12},
		Org:    &schema.Org{Name: "某县水利局"},
		Projects: []schema.Project{{
			No: 1, Name: text("水库除险加固"),
			Budget: schema.Budget{
				Total: &schema.Money{Yuan: "20000.50"}, Fiscal: &schema.Money{Yuan: "0.1234567890123456789"},
				Other: &schema.Money{Yuan: "9007199254740993"}, Initial: &schema.Money{Yuan: "-7.00"},
				Executed: &schema.Money{Yuan: "123456789012345678901234567890"},
			},
			Goals: []schema.Item{{Body: "消除安全隐患，保障下游群众"}},
			Indicators: []schema.Indicator{{No: 1, Level3: text("验收合格率"), Target: &schema.Value{Threshold: schema.Threshold{
				Raw: "≥95%", Kind: schema.Bound, Op: schema.GE, Value: "95", Unit: "percent", Scale: "1",
				Repairs: schema.Repairs{schema.FullWidth, schema.OperatorVariant},
			}}}},
		}},
	}
}

// write makes a database and opens it.
func write(t *testing.T, path string, docs ...*schema.Disclosure) *sql.DB {
	t.Helper()
	sink, err := sqlite.New(path)
	require.NoError(t, err)
	defer sink.Discard()
	for _, d := range docs {
		require.NoError(t, sink.Write(d))
	}
	require.NoError(t, sink.Close())
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	t.Cleanup(func() { db.Close() })
	return db
}

// one gives the only cell of a query as text.
func one(t *testing.T, db *sql.DB, query string, args ...any) string {
	t.Helper()
	var cell any
	require.NoError(t, db.QueryRowContext(t.Context(), query, args...).Scan(&cell), query)
	return fmt.Sprint(cell)
}

// A decimal is a number where SQLite has that number, and text where it has not.
func TestDecimals(t *testing.T) {
	db := write(t, filepath.Join(t.TempDir(), "a.sqlite"), sample("a"))
	for column, want := range map[string][2]string{
		"budget_total_yuan":    {"real", "20000.5"},
		"budget_fiscal_yuan":   {"text", "0.1234567890123456789"},
		"budget_other_yuan":    {"integer", "9007199254740993"},
		"budget_initial_yuan":  {"integer", "-7"},
		"budget_executed_yuan": {"text", "123456789012345678901234567890"},
		"budget_mid_term_yuan": {"null", "<nil>"},
	} {
		assert.Equal(t, want[0], one(t, db, "SELECT typeof("+column+") FROM projects"), column)
		assert.Equal(t, want[1], one(t, db, "SELECT "+column+" FROM projects"), column)
	}
	assert.Equal(t, "1", one(t, db, "SELECT count(*) FROM projects WHERE budget_total_yuan BETWEEN 20000 AND 20001"))
}

// Names and goals are found by any three characters in a row.
func TestSearch(t *testing.T) {
	db := write(t, filepath.Join(t.TempDir(), "a.sqlite"), sample("a"), sample("b"))
	count := func(where string) string { return one(t, db, "SELECT count(*) FROM search WHERE "+where) }
	assert.Equal(t, "2", count("search MATCH '除险加固'"))
	assert.Equal(t, "2", count("search MATCH '合格率'"))
	assert.Equal(t, "2", count("search MATCH '下游群'"))
	assert.Equal(t, "0", count("search MATCH '不存在'"))
	assert.Equal(t, "0", count("search MATCH '水库'"), "two characters are no trigram")
	assert.Equal(t, "2", count("text LIKE '%水库%'"))
	assert.Equal(t, "goals.text 1 1", one(t, db,
		"SELECT found_in || ' ' || project_no || ' ' || item_no FROM search WHERE search MATCH '安全隐患' AND document = 'b'"))
}

func TestListsAndTruth(t *testing.T) {
	db := write(t, filepath.Join(t.TempDir(), "a.sqlite"), sample("a"))
	assert.Equal(t, `["full_width","operator_variant"]`, one(t, db, `SELECT repairs FROM "values"`))
	assert.Equal(t, "2", one(t, db, `SELECT count(*) FROM "values", json_each(repairs)`))
	assert.Equal(t, "0", one(t, db, `SELECT ambiguous FROM values_flat`))
}

// The views have the columns of the definition, in its order; the tables only those
// that are their own.
func TestColumns(t *testing.T) {
	db := write(t, filepath.Join(t.TempDir(), "a.sqlite"))
	columns := func(table string) (out []string) {
		rows, err := db.QueryContext(t.Context(), "SELECT name FROM pragma_table_info(?)", table)
		require.NoError(t, err)
		defer rows.Close()
		for rows.Next() {
			var name string
			require.NoError(t, rows.Scan(&name))
			out = append(out, name)
		}
		require.NoError(t, rows.Err())
		return out
	}
	for _, table := range export.Tables() {
		var all, own []string
		for _, c := range table.Columns {
			all = append(all, c.Name)
			if c.Home == "" {
				own = append(own, c.Name)
			}
		}
		assert.Equal(t, own, columns(table.Name))
		if len(own) < len(all) {
			assert.Equal(t, all, columns(table.Name+"_flat"))
		}
		assert.Equal(t, fmt.Sprint(len(all)), one(t, db, `SELECT count(*) FROM columns WHERE "table" = ?`, table.Name))
	}
	assert.NotContains(t, columns("values"), "org_name")
	assert.Equal(t, "CNY", one(t, db, `SELECT unit FROM columns WHERE "column" = 'budget_total_yuan'`))
}

// There is one file, with the same bytes each time, whatever its name.
func TestSameBytes(t *testing.T) {
	dir := t.TempDir()
	var first []byte
	for _, name := range []string{"a.sqlite", "绩效 100%#?.sqlite"} {
		path := filepath.Join(dir, name)
		sink, err := sqlite.New(path)
		require.NoError(t, err)
		for i := range 50 {
			require.NoError(t, sink.Write(sample(fmt.Sprint(i))))
		}
		require.NoError(t, sink.Close())
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		if first == nil {
			first = data
		}
		assert.True(t, string(first) == string(data), name)
	}
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, entries, 2, "no journal")
}

func TestDuplicate(t *testing.T) {
	dir := t.TempDir()
	sink, err := sqlite.New(filepath.Join(dir, "a.sqlite"))
	require.NoError(t, err)
	require.NoError(t, sink.Write(sample("a")))
	err = sink.Write(sample("a"))
	require.ErrorIs(t, err, sqlite.ErrDuplicate)
	assert.ErrorContains(t, err, "document a")
	sink.Discard()
	sink.Discard()
	require.ErrorIs(t, sink.Write(sample("b")), os.ErrClosed)
	require.ErrorIs(t, sink.Close(), os.ErrClosed)
}

func TestErrors(t *testing.T) {
	dir := t.TempDir()
	_, err := sqlite.New(filepath.Join(dir, "none", "a.sqlite"))
	require.Error(t, err)

	path := filepath.Join(dir, "full.sqlite")
	require.NoError(t, os.WriteFile(path, []byte("no database at all, but some text that is long enough"), 0o644))
	_, err = sqlite.New(path)
	require.Error(t, err)

	sink, err := sqlite.New(filepath.Join(dir, "a.sqlite"))
	require.NoError(t, err)
	defer sink.Discard()
	err = sink.Write(&schema.Disclosure{Source: schema.Source{Name: "x"}, Projects: []schema.Project{{}}})
	require.ErrorContains(t, err, "table projects, document x")
}
