package parquet_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	pq "github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/parquet"
	"github.com/jixiao-data/jixiao/schema"
)

// write gives the file of each table.
func write(t *testing.T, docs ...*schema.Disclosure) map[string]*bytes.Buffer {
	t.Helper()
	files := map[string]*bytes.Buffer{}
	sink, err := parquet.New(export.Tables(), func(t export.Table) (io.Writer, error) {
		files[t.Name] = &bytes.Buffer{}
		return files[t.Name], nil
	})
	require.NoError(t, err)
	for _, d := range docs {
		require.NoError(t, sink.Write(d))
	}
	require.NoError(t, sink.Close())
	return files
}

func open(t *testing.T, b *bytes.Buffer) *pq.File {
	t.Helper()
	f, err := pq.OpenFile(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)
	return f
}

func sample() *schema.Disclosure {
	return &schema.Disclosure{
		Source: schema.Source{Name: "某局.docx", Format: "docx", Bytes: 12},
		Projects: []schema.Project{{
			No: 1,
			Budget: schema.Budget{
				Total: &schema.Money{Yuan: "-20000.50"}, Fiscal: &schema.Money{Yuan: "0.3333333333333333"}, Other: &schema.Money{Yuan: "1"},
			},
			Indicators: []schema.Indicator{{No: 1, Target: &schema.Value{Threshold: schema.Threshold{
				Raw: "≤500元/人·月", Kind: schema.Ratio, Value: "500", Scale: "1", Per: []schema.Unit{"人", "month"},
			}}}},
		}},
	}
}

// The files have the columns of the definition, in its order.
func TestSchema(t *testing.T) {
	files := write(t)
	for _, table := range export.Tables() {
		f := open(t, files[table.Name])
		assert.Zero(t, f.NumRows())
		assert.Equal(t, "jixiao version "+schema.Version+"(build )", f.Metadata().CreatedBy)
		var names []string
		for _, field := range f.Schema().Fields() {
			names = append(names, field.Name())
		}
		var want []string
		for _, c := range parquet.Columns(table) {
			want = append(want, c.Name)
		}
		assert.Equal(t, want, names)
	}
	assert.Equal(t, `message plan {
	required binary document (STRING);
	required int64 project_no (INT(64,true));
	optional binary project_code (STRING);
	optional binary project_name (STRING);
	required int64 step_no (INT(64,true));
	optional binary label (STRING);
	optional binary month (STRING);
	optional fixed_len_byte_array(16) cumulative_percent (DECIMAL(38,12));
	optional int64 block (INT(64,true));
	optional int64 table (INT(64,true));
	optional int64 row (INT(64,true));
	optional int64 col (INT(64,true));
	optional group overflow (LIST) {
		repeated group list {
			required binary element (STRING);
		}
	}
}`, open(t, files["plan"]).Schema().String())
}

func row(t *testing.T, b *bytes.Buffer) map[string][]pq.Value {
	t.Helper()
	f := open(t, b)
	rows := make([]pq.Row, 2)
	r := f.RowGroups()[0].Rows()
	defer r.Close()
	n, err := r.ReadRows(rows)
	require.True(t, err == nil || errors.Is(err, io.EOF))
	require.Equal(t, 1, n)
	out := map[string][]pq.Value{}
	for _, v := range rows[0] {
		name := f.Schema().Columns()[v.Column()][0]
		if !v.IsNull() {
			out[name] = append(out[name], v.Clone())
		}
	}
	return out
}

// A number that does not fit is not rounded: it is text beside the others.
func TestOverflow(t *testing.T) {
	got := row(t, write(t, sample())["projects"])
	assert.Empty(t, got["budget_fiscal_yuan"])
	require.Len(t, got["overflow"], 1)
	assert.Equal(t, "budget_fiscal_yuan=0.3333333333333333", got["overflow"][0].String())
	assert.Equal(t, "ffffffffffffffffffb8f1a6b62b7800", hex.EncodeToString(got["budget_total_yuan"][0].ByteArray()))
	assert.Equal(t, "0000000000000000000000e8d4a51000", hex.EncodeToString(got["budget_other_yuan"][0].ByteArray()))
	one := sample()
	one.Projects[0].Budget.Fiscal = nil
	assert.Empty(t, row(t, write(t, one)["projects"])["overflow"])
}

func TestLists(t *testing.T) {
	got := row(t, write(t, sample())["values"])
	require.Len(t, got["per"], 2)
	assert.Equal(t, "month", got["per"][1].String())
	assert.Empty(t, got["repairs"])
}

func TestSameBytes(t *testing.T) {
	one, two := write(t, sample()), write(t, sample())
	for name := range one {
		assert.True(t, bytes.Equal(one[name].Bytes(), two[name].Bytes()), name)
	}
}

func TestErrors(t *testing.T) {
	broken := errors.New("broken")
	_, err := parquet.New(export.Tables(), func(export.Table) (io.Writer, error) { return nil, broken })
	require.ErrorIs(t, err, broken)

	sink, err := parquet.New(export.Tables(), func(export.Table) (io.Writer, error) { return io.Discard, nil })
	require.NoError(t, err)
	require.ErrorIs(t, sink.Write(&schema.Disclosure{Projects: []schema.Project{{}}}), parquet.ErrNoKey)

	closed, err := os.Open(os.DevNull) // for reading
	require.NoError(t, err)
	defer closed.Close()
	sink, err = parquet.New(export.Tables(), func(export.Table) (io.Writer, error) { return closed, nil })
	require.NoError(t, err)
	err = sink.Write(sample())
	if err == nil {
		err = sink.Close()
	}
	require.Error(t, err)
}

// The library orders the bytes of decimals as if there were no negative numbers, so
// that a reader that trusts its bounds would miss rows. There are none.
func TestDecimalsHaveNoBounds(t *testing.T) {
	two := sample()
	two.Projects[0].Budget.Total.Yuan = "7"
	f := open(t, write(t, sample(), two)["projects"])
	n := 0
	for _, c := range f.Metadata().RowGroups[0].Columns {
		stats := c.MetaData.Statistics
		if strings.HasSuffix(c.MetaData.PathInSchema[0], "_yuan") {
			n++
			assert.Empty(t, stats.MinValue, c.MetaData.PathInSchema)
			assert.Empty(t, stats.MaxValue, c.MetaData.PathInSchema)
		}
		if c.MetaData.PathInSchema[0] == "document" {
			assert.Equal(t, "某局.docx", string(stats.MinValue))
		}
	}
	assert.NotZero(t, n)
}
