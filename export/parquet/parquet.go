package parquet

import (
	"errors"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/schema"
)

const (
	// A row group is what engines read at a time, and what a table holds in memory,
	// compressed, until it is written.
	rowsPerGroup = 122880
	// pageBytes is the size of a column's page before it is compressed.
	pageBytes = 64 << 10
	// dictionaryBytes is how large a column's dictionary may get. One that grows
	// further is of texts that do not repeat.
	dictionaryBytes = 1 << 20
)

// Sink writes tables as Parquet. The same disclosures give the same bytes.
type Sink struct{ tables []*table }

type table struct {
	export.Table
	columns  []export.Column // with that for the overflow
	required []bool
	writer   *parquet.GenericWriter[any]
	rows     []parquet.Row
}

// New returns a sink that writes each of the tables to what open returns for it.
func New(tables []export.Table, open func(export.Table) (io.Writer, error)) (*Sink, error) {
	s := &Sink{}
	for _, t := range tables {
		w, err := open(t)
		if err != nil {
			return nil, err
		}
		s.tables = append(s.tables, newTable(t, w))
	}
	return s, nil
}

func newTable(def export.Table, w io.Writer) *table {
	t := &table{Table: def, columns: Columns(def)}
	layout := newSchema(def)
	options := []parquet.WriterOption{
		layout,
		parquet.CreatedBy("jixiao", schema.Version, ""),
		parquet.Compression(&parquet.Zstd),
		parquet.MaxRowsPerRowGroup(rowsPerGroup),
		parquet.PageBufferSize(pageBytes),
		parquet.DictionaryMaxBytes(dictionaryBytes),
	}
	for i, c := range t.columns {
		t.required = append(t.required, layout.Fields()[i].Required())
		if c.Type == export.Decimal {
			// The writer would compare them as if there were no negative ones.
			options = append(options, parquet.SkipPageBounds(c.Name))
		}
	}
	t.writer = parquet.NewGenericWriter[any](w, options...)
	return t
}

// Write implements [export.Sink].
func (s *Sink) Write(d *schema.Disclosure) error {
	for _, t := range s.tables {
		t.rows = t.rows[:0]
		for cells := range t.Rows(d) {
			row, err := t.row(cells)
			if err != nil {
				return err
			}
			t.rows = append(t.rows, row)
		}
		if _, err := t.writer.WriteRows(t.rows); err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
	}
	return nil
}

// Close implements [export.Sink].
func (s *Sink) Close() error {
	for _, t := range s.tables {
		if err := t.writer.Close(); err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
	}
	return nil
}

// ErrNoKey is the cause of the error for a row whose key has no value.
var ErrNoKey = errors.New("no value in a column of the key")

// row gives the cells of a row as Parquet has them: a value for each column, or for
// each item of a list, with levels that say what of it is there.
func (t *table) row(cells []any) (parquet.Row, error) {
	row := make(parquet.Row, 0, len(t.columns))
	var overflow []string
	for i, c := range t.columns {
		var cell any
		switch {
		case i < len(cells):
			cell = cells[i]
		case overflow != nil:
			cell = overflow
		}
		if d, ok := cell.(schema.Decimal); ok {
			number, ok := unscaled(d)
			cell = number[:]
			if !ok {
				overflow, cell = append(overflow, c.Name+"="+string(d)), nil
			}
		}
		present := 1
		switch {
		case t.required[i] && cell == nil:
			return nil, fmt.Errorf("table %s, column %s: %w", t.Name, c.Name, ErrNoKey)
		case t.required[i]:
			present = 0
		}
		switch x := cell.(type) {
		case nil:
			row = append(row, parquet.NullValue().Level(0, 0, i))
		case []string: // of a list that is present, its items are one level deeper
			if len(x) == 0 {
				row = append(row, parquet.NullValue().Level(0, 1, i))
			}
			for j, item := range x {
				row = append(row, parquet.ByteArrayValue([]byte(item)).Level(min(j, 1), 2, i))
			}
		default:
			row = append(row, valueOf(x).Level(0, present, i))
		}
	}
	return row, nil
}

func valueOf(cell any) parquet.Value {
	switch x := cell.(type) {
	case string:
		return parquet.ByteArrayValue([]byte(x))
	case int64:
		return parquet.Int64Value(x)
	case bool:
		return parquet.BooleanValue(x)
	case []byte:
		return parquet.FixedLenByteArrayValue(x)
	}
	return parquet.NullValue()
}
