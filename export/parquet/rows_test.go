package parquet_test

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	pq "github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/parquet"
	"github.com/jixiao-data/jixiao/schema"
)

// cells gives the rows of a file as those of its table are, decimals as fractions.
func cells(t *testing.T, b *bytes.Buffer) [][]any {
	t.Helper()
	var out [][]any
	for _, group := range open(t, b).RowGroups() {
		rows := group.Rows()
		defer rows.Close()
		for buf := make([]pq.Row, 100); ; {
			n, err := rows.ReadRows(buf)
			for _, row := range buf[:n] {
				var cells []any
				for _, values := range row.Range {
					cells = append(cells, cell(values))
				}
				out = append(out, cells)
			}
			if err == io.EOF {
				break
			}
			require.NoError(t, err)
		}
	}
	return out
}

func cell(values []pq.Value) any {
	switch v := values[0]; v.Kind() {
	case pq.Int64:
		return v.Int64()
	case pq.Boolean:
		return v.Boolean()
	case pq.FixedLenByteArray:
		n := new(big.Int).SetBytes(v.ByteArray())
		if n.Bit(127) == 1 {
			n.Sub(n, new(big.Int).Lsh(big.NewInt(1), 128))
		}
		return new(big.Rat).SetFrac(n, big.NewInt(1e12)).RatString()
	case pq.ByteArray:
		if v.DefinitionLevel() < 2 { // only lists are as deep
			return v.String()
		}
		var list []string
		for _, v := range values {
			list = append(list, v.String())
		}
		return list
	}
	return nil
}

// inParts is a document with what the archive has none of: a value of several parts, and
// a block for the whole term.
func inParts() *schema.Disclosure {
	return &schema.Disclosure{Projects: []schema.Project{{No: 1,
		Indicators: []schema.Indicator{{No: 1, Target: &schema.Value{Threshold: schema.Threshold{
			Raw: "≥3次；≤-0.5%", Kind: schema.Multi, Parts: []schema.Threshold{
				{Raw: "≥3次", Kind: schema.Bound, Op: schema.GE, Value: "3", Unit: "次", Scale: "1"},
				{Raw: "≤-0.5%", Kind: schema.Bound, Op: schema.LE, Value: "-0.5", Unit: "percent", Scale: "1"},
			},
		}}}},
		LongTerm: []schema.Indicator{{No: 1, MidTermTarget: &schema.Value{Threshold: schema.Threshold{Raw: "优/良/差", Kind: schema.Grade, ScaleLevels: []string{"优", "良", "差"}}}}},
	}}}
}

// What is written is what the tables have, row for row.
func TestCells(t *testing.T) {
	var docs []*schema.Disclosure
	for r := range batch.Run(t.Context(), []string{"../../testdata/archive.zip"}, batch.Options{}) {
		require.NoError(t, r.Err)
		docs = append(docs, r.Disclosure)
	}
	docs = append(docs, inParts())
	files := write(t, docs...)
	for _, table := range export.Tables() {
		var want [][]any
		for _, d := range docs {
			for row := range table.Rows(d) {
				for i, cell := range row {
					if d, ok := cell.(schema.Decimal); ok {
						n, _ := new(big.Rat).SetString(string(d))
						row[i] = n.RatString()
					}
				}
				for len(row) < len(parquet.Columns(table)) {
					row = append(row, nil) // no overflow
				}
				want = append(want, row)
			}
		}
		assert.NotEmpty(t, want, table.Name)
		assert.Equal(t, want, cells(t, files[table.Name]), table.Name)
	}
}

// labelColumn is the place of the column label in the table plan.
const labelColumn = 5

// steps is a document with n steps of a plan, whose labels are long and differ.
func steps(name string, n int) *schema.Disclosure {
	d := &schema.Disclosure{Source: schema.Source{Name: name}, Projects: []schema.Project{{No: 1}}}
	for i := range n {
		label := fmt.Sprintf("%d%s", i, strings.Repeat("步", i%20))
		d.Projects[0].Plan = append(d.Projects[0].Plan, schema.PlanStep{Label: schema.Text{Raw: label}})
	}
	return d
}

func writePlan(t *testing.T, workers int, docs ...*schema.Disclosure) *bytes.Buffer {
	t.Helper()
	plan, _ := export.Lookup("plan")
	var file bytes.Buffer
	sink, err := parquet.New([]export.Table{plan}, func(export.Table) (io.Writer, error) { return &file, nil })
	require.NoError(t, err)
	defer sink.Discard()
	sink.Workers = workers
	for _, d := range docs {
		require.NoError(t, sink.Write(d))
	}
	require.NoError(t, sink.Close())
	return &file
}

// A row group ends before the document that would make it larger than 122,880 rows. Its
// bytes do not depend on the workers.
func TestRowGroups(t *testing.T) {
	var docs []*schema.Disclosure
	for i := range 4 {
		docs = append(docs, steps(fmt.Sprint(i), 40_000))
	}
	file := writePlan(t, 1, docs...)
	var rows []int64
	for _, group := range open(t, file).RowGroups() {
		rows = append(rows, group.NumRows())
	}
	assert.Equal(t, []int64{120_000, 40_000}, rows)
	same, got := true, cells(t, file)
	require.Len(t, got, 160_000)
	for i, row := range got {
		same = same && row[0] == fmt.Sprint(i/40_000) && row[labelColumn] == docs[0].Projects[0].Plan[i%40_000].Label.Raw
	}
	assert.True(t, same)
	assert.True(t, bytes.Equal(file.Bytes(), writePlan(t, 8, docs...).Bytes()))
}

// A page ends before a dictionary has many long texts that do not repeat.
func TestLongTexts(t *testing.T) {
	d := steps("long", 2000)
	for i := range d.Projects[0].Plan {
		d.Projects[0].Plan[i].Label.Raw = fmt.Sprint(i, strings.Repeat("长", 400))
	}
	chunk := open(t, writePlan(t, 0, d)).RowGroups()[0].ColumnChunks()[labelColumn]
	index, err := chunk.OffsetIndex()
	require.NoError(t, err)
	assert.Greater(t, index.NumPages(), 10)
}

// A row is in one page, however long its list is.
func TestLongList(t *testing.T) {
	d := sample()
	per := &d.Projects[0].Indicators[0].Target.Per
	for i := range 5000 {
		*per = append(*per, schema.Unit(fmt.Sprint(i, strings.Repeat("长", 30))))
	}
	files := write(t, d, sample())
	values, _ := export.Lookup("values")
	i := slices.IndexFunc(values.Columns, func(c export.Column) bool { return c.Name == "per" })
	rows := cells(t, files["values"])
	require.Len(t, rows, 2)
	assert.Len(t, rows[0][i], 5002)
	assert.Equal(t, []string{"人", "month"}, rows[1][i])
	chunk := open(t, files["values"]).RowGroups()[0].ColumnChunks()[i]
	index, err := chunk.OffsetIndex()
	require.NoError(t, err)
	assert.Equal(t, 2, index.NumPages())
}

// Rows that wait are in a temporary file, of which nothing is left.
func TestTemporaryFile(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	empty := func() {
		t.Helper()
		left, err := os.ReadDir(dir)
		require.NoError(t, err)
		assert.Empty(t, left)
	}
	writePlan(t, 0, steps("large", 40_000))
	empty()
	sink, err := parquet.New(export.Tables(), func(export.Table) (io.Writer, error) { return io.Discard, nil })
	require.NoError(t, err)
	require.NoError(t, sink.Write(steps("large", 40_000)))
	sink.Discard()
	sink.Discard()
	empty()

	t.Setenv("TMPDIR", filepath.Join(dir, "missing"))
	writePlan(t, 0, steps("small", 100)) // needs none
	sink, err = parquet.New(export.Tables(), func(export.Table) (io.Writer, error) { return io.Discard, nil })
	require.NoError(t, err)
	require.ErrorIs(t, sink.Write(steps("large", 40_000)), fs.ErrNotExist)
}
