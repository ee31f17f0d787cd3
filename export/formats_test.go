package export_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/parquet"
	"github.com/jixiao-data/jixiao/export/sqlite"
	"github.com/jixiao-data/jixiao/export/xlsx"
	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

// corpus are the trees of a thousand generated documents, without the broken ones, and
// one that has what they lack.
var corpus = sync.OnceValue(func() (trees []*schema.Disclosure) {
	n := 1000
	if testing.Short() {
		n = 60
	}
	for d := range gen.Archive(1, n) {
		if tree, err := parser.Parse(context.Background(), d.Name, d.Data); err == nil {
			trees = append(trees, tree)
		}
	}
	return append(trees, sample())
})

// rows are a table's rows in text, the same for all formats.
type rows [][]string

var references = map[string]rows{}

// reference takes the rows out of the trees, past all formats.
func reference(t export.Table) (out rows) {
	if out, ok := references[t.Name]; ok {
		return out
	}
	defer func() { references[t.Name] = out }()
	for _, d := range corpus() {
		for cells := range t.Rows(d) {
			row := make([]string, len(cells))
			for i, cell := range cells {
				switch x := cell.(type) {
				case nil:
				case schema.Decimal:
					row[i] = string(x.Reduce())
				case []string:
					row[i] = strings.Join(x, "|")
				default:
					row[i] = fmt.Sprint(x)
				}
			}
			out = append(out, row)
		}
	}
	return out
}

// A column that has its home in another table says what the row there says.
func TestHomes(t *testing.T) {
	index := func(table export.Table, names []string) (out []int) {
		for _, name := range names {
			out = append(out, slices.IndexFunc(table.Columns, func(c export.Column) bool { return c.Name == name }))
		}
		return out
	}
	pick := func(row []string, columns []int) string {
		var key []string
		for _, i := range columns {
			key = append(key, row[i])
		}
		return strings.Join(key, "\x00")
	}
	for _, table := range export.Tables() {
		all := reference(table)
		for i, c := range table.Columns {
			if c.Home == "" {
				continue
			}
			home, ok := export.Lookup(c.Home)
			require.True(t, ok)
			known, keys, column := map[string]string{}, index(home, home.Key), index(home, []string{c.Name})[0]
			require.Empty(t, home.Columns[column].Home, "%s.%s", home.Name, c.Name)
			for _, row := range reference(home) {
				known[pick(row, keys)] = row[column]
			}
			keys = index(table, home.Key)
			require.NotContains(t, keys, -1, "%s has the key of %s", table.Name, home.Name)
			for _, row := range all {
				require.Equal(t, known[pick(row, keys)], row[i], "%s.%s", table.Name, c.Name)
			}
		}
	}
}

// sums adds up the columns of a unit.
func sums(t export.Table, all rows, unit string) map[string]schema.Decimal {
	out := map[string]schema.Decimal{}
	for i, c := range t.Columns {
		if c.Unit == unit {
			sum := schema.Decimal("0")
			for _, row := range all {
				if row[i] != "" {
					sum = sum.Add(schema.Decimal(row[i]))
				}
			}
			out[c.Name] = sum.Reduce()
		}
	}
	return out
}

// agree compares what was read back from a format with what the trees say.
func agree(t *testing.T, def export.Table, got rows) {
	t.Helper()
	agreeWith(t, def, reference(def), got)
}

func agreeWith(t *testing.T, def export.Table, want, got rows) {
	t.Helper()
	require.NotEmpty(t, want, def.Name)
	require.Len(t, got, len(want), def.Name)
	assert.Equal(t, sums(def, want, "CNY"), sums(def, got, "CNY"), def.Name)
	for i := range want {
		require.Equal(t, want[i], reduced(def, got[i]), "%s, row %d", def.Name, i+1)
	}
}

// sorted puts rows in an order that does not depend on how they came.
func (r rows) sorted() rows {
	out := slices.Clone(r)
	slices.SortFunc(out, slices.Compare)
	return out
}

// reduced drops zeros at the end of decimals.
func reduced(t export.Table, row []string) []string {
	for i, c := range t.Columns {
		if c.Type == export.Decimal && row[i] != "" {
			row[i] = string(schema.Decimal(row[i]).Reduce())
		}
	}
	return row
}

// writeAll writes the corpus to a sink.
func writeAll(t *testing.T, sink export.Sink, err error) {
	t.Helper()
	require.NoError(t, err)
	for _, d := range corpus() {
		require.NoError(t, sink.Write(d))
	}
	require.NoError(t, sink.Close())
}

// create gives a function that opens a table's file in a folder.
func create(t *testing.T, dir, ext string) func(export.Table) (io.Writer, error) {
	return func(table export.Table) (io.Writer, error) {
		f, err := os.Create(filepath.Join(dir, table.Name+ext))
		t.Cleanup(func() { f.Close() })
		return f, err
	}
}

func TestCSVAgrees(t *testing.T) {
	files := map[string]*bytes.Buffer{}
	sink, err := export.NewCSV(export.Tables(), func(t export.Table) (io.Writer, error) {
		files[t.Name] = &bytes.Buffer{}
		return files[t.Name], nil
	})
	writeAll(t, sink, err)
	for _, table := range export.Tables() {
		all, err := csv.NewReader(files[table.Name]).ReadAll()
		require.NoError(t, err)
		agree(t, table, all[1:])
	}
}

// openDatabase opens a SQLite file for reading.
func openDatabase(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path)+"?mode=ro")
	require.NoError(t, err)
	t.Cleanup(func() { db.Close() })
	return db
}

// ask gives the columns and the rows of a query.
func ask(t *testing.T, db *sql.DB, text string) (columns []string, out [][]any) {
	t.Helper()
	found, err := db.QueryContext(t.Context(), text)
	require.NoError(t, err, text)
	defer found.Close()
	columns, err = found.Columns()
	require.NoError(t, err)
	for found.Next() {
		cells, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range cells {
			into[i] = &cells[i]
		}
		require.NoError(t, found.Scan(into...))
		out = append(out, cells)
	}
	require.NoError(t, found.Err(), text)
	return columns, out
}

// query gives the rows of a query as text, with null as nothing.
func query(t *testing.T, db *sql.DB, text string) (out rows) {
	t.Helper()
	_, found := ask(t, db, text)
	for _, cells := range found {
		row := make([]string, len(cells))
		for i, cell := range cells {
			switch x := cell.(type) {
			case nil:
			case float64:
				row[i] = strconv.FormatFloat(x, 'f', -1, 64)
			default:
				row[i] = fmt.Sprint(x)
			}
		}
		out = append(out, row)
	}
	return out
}

// fullRows is the query for the rows that the definition has.
func fullRows(table export.Table) string {
	if slices.ContainsFunc(table.Columns, func(c export.Column) bool { return c.Home != "" }) {
		return "SELECT * FROM " + quoteSQL(table.Name+"_flat")
	}
	return "SELECT * FROM " + quoteSQL(table.Name)
}

// asText turns what SQLite stores into what the other formats say.
func asText(t *testing.T, def export.Table, got rows) rows {
	t.Helper()
	for _, row := range got {
		for i, c := range def.Columns {
			switch {
			case row[i] == "":
			case c.Type == export.Boolean:
				row[i] = map[string]string{"0": "false", "1": "true"}[row[i]]
			case c.Type == export.List:
				var items []string
				require.NoError(t, json.Unmarshal([]byte(row[i]), &items))
				row[i] = strings.Join(items, "|")
			}
		}
	}
	return got
}

// database writes the corpus to a SQLite file.
func database(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "all.sqlite")
	sink, err := sqlite.New(path)
	writeAll(t, sink, err)
	return path
}

func TestSQLiteAgrees(t *testing.T) {
	path := database(t)
	t.Run("driver", func(t *testing.T) {
		db := openDatabase(t, path)
		for _, table := range export.Tables() {
			got := asText(t, table, query(t, db, fullRows(table)))
			agreeWith(t, table, reference(table).sorted(), got.sorted())
			// what SQLite itself adds up is exact in whole fen
			for name, sum := range sums(table, reference(table), "CNY") {
				fen := query(t, db, "SELECT total(CAST(round(100 * "+quoteSQL(name)+") AS INTEGER)) FROM "+quoteSQL(table.Name))
				assert.Equal(t, string(sum.Mul("100").Reduce()), fen[0][0], name)
			}
		}
		assert.Empty(t, query(t, db, "PRAGMA foreign_key_check"))
		assert.Equal(t, rows{{"ok"}}, query(t, db, "PRAGMA integrity_check"))
	})
	t.Run("sqlite3", func(t *testing.T) {
		client, err := exec.LookPath("sqlite3")
		if err != nil {
			t.Skip("there is no sqlite3 client")
		}
		for _, table := range export.Tables() {
			out, err := exec.Command(client, "-readonly", "-csv", path, fullRows(table)).CombinedOutput()
			require.NoError(t, err, string(out))
			got, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
			require.NoError(t, err)
			agreeWith(t, table, reference(table).sorted(), asText(t, table, got).sorted())
		}
	})
}

func TestXLSXAgrees(t *testing.T) {
	path := filepath.Join(t.TempDir(), "all.xlsx")
	out, err := os.Create(path)
	require.NoError(t, err)
	defer out.Close()
	sink, err := xlsx.New(export.Tables(), out)
	writeAll(t, sink, err)
	book, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	defer book.Close()
	for _, table := range export.Tables() {
		var got rows
		found, err := book.Rows(table.Name)
		require.NoError(t, err)
		for found.Next() {
			row, err := found.Columns()
			require.NoError(t, err)
			row = append(row, make([]string, len(table.Columns)-len(row))...) // empty cells at the end
			for i, c := range table.Columns {
				if c.Type == export.Boolean && row[i] != "" {
					row[i] = map[string]string{"0": "false", "1": "true"}[row[i]]
				}
			}
			got = append(got, row)
		}
		require.NoError(t, found.Error())
		agree(t, table, got[1:])
	}
}

// duckdb runs SQL, or skips the test where DuckDB is not installed.
func duckdb(t *testing.T, sql string) rows {
	t.Helper()
	if os.Getenv("JIXIAO_DUCKDB") == "" {
		t.Skip("no DuckDB: npm install @duckdb/node-api somewhere, and set JIXIAO_DUCKDB to its node_modules")
	}
	return runDuckDB(t, filepath.Join("testdata", "duckdb.js"), sql)[1:]
}

// runDuckDB gives the names of the columns and the rows.
func runDuckDB(t *testing.T, script, sql string) (all rows) {
	t.Helper()
	c := exec.Command("node", script)
	c.Env = append(os.Environ(), "NODE_PATH="+os.Getenv("JIXIAO_DUCKDB"))
	c.Stdin = strings.NewReader(sql)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	out, err := c.Output()
	require.NoError(t, err, stderr.String())
	require.NoError(t, json.Unmarshal(out, &all))
	return all
}

func quoteSQL(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// DuckDB, which has a reader of its own, reads the same rows out of Parquet, with the
// types of the definition; and its own sums are those of the trees.
func TestDuckDBReadsParquet(t *testing.T) {
	dir := t.TempDir()
	sink, err := parquet.New(export.Tables(), create(t, dir, ".parquet"))
	writeAll(t, sink, err)
	for _, table := range export.Tables() {
		file := "'" + filepath.Join(dir, table.Name+".parquet") + "'"
		var columns, totals, types []string
		for _, c := range table.Columns {
			name := quoteSQL(c.Name)
			if c.Type == export.List {
				name = "array_to_string(" + name + ", '|')"
			}
			columns = append(columns, name)
			types = append(types, map[export.Type]string{
				export.String: "VARCHAR", export.Integer: "BIGINT", export.Boolean: "BOOLEAN",
				export.Decimal: "DECIMAL(38,12)", export.List: "VARCHAR[]",
			}[c.Type])
			if c.Unit == "CNY" {
				totals = append(totals, "sum("+quoteSQL(c.Name)+")")
			}
		}
		agree(t, table, duckdb(t, "SELECT "+strings.Join(columns, ", ")+" FROM "+file))

		var got []string
		for _, row := range duckdb(t, "DESCRIBE SELECT * FROM "+file) {
			got = append(got, row[1])
		}
		assert.Equal(t, types, got[:len(types)], table.Name)

		want := reference(table)
		assert.Equal(t, rows{{strconv.Itoa(len(want))}}, duckdb(t, "SELECT count(*) FROM "+file))
		if len(totals) > 0 {
			sums := sums(table, want, "CNY")
			i := 0
			row := duckdb(t, "SELECT "+strings.Join(totals, ", ")+" FROM "+file)[0]
			for _, c := range table.Columns {
				if c.Unit == "CNY" {
					assert.Equal(t, sums[c.Name], schema.Decimal(row[i]).Reduce(), c.Name)
					i++
				}
			}
		}
	}
}

// A filter on negative numbers finds them, whatever the file says of its bounds.
func TestDuckDBFilters(t *testing.T) {
	dir := t.TempDir()
	sink, err := parquet.New(export.Tables(), create(t, dir, ".parquet"))
	require.NoError(t, err)
	for i, yuan := range []schema.Decimal{"-5.5", "3", "10"} {
		require.NoError(t, sink.Write(&schema.Disclosure{
			Source:   schema.Source{Name: fmt.Sprint(i)},
			Projects: []schema.Project{{No: 1, Budget: schema.Budget{Total: &schema.Money{Yuan: yuan}}}},
		}))
	}
	require.NoError(t, sink.Close())
	sql := "SELECT count(*) FROM '" + filepath.Join(dir, "projects.parquet") + "' WHERE budget_total_yuan "
	assert.Equal(t, rows{{"1"}}, duckdb(t, sql+"< 0"))
	assert.Equal(t, rows{{"1"}}, duckdb(t, sql+"= -5.5"))
	assert.Equal(t, rows{{"2"}}, duckdb(t, sql+"BETWEEN -6 AND 3"))
	assert.Equal(t, rows{{"2"}}, duckdb(t, sql+"> 0"))
}
