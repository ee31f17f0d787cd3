package parquet

import (
	"fmt"
	"io"
	"sync"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/schema"
)

const (
	// A row group is what engines read at a time, and what a table holds in memory,
	// compressed, until it is written. It has so many rows, or fewer with so much text.
	rowsPerGroup  = 122880
	bytesPerGroup = 64 << 20
	// pageBytes is the size of a column's page before it is compressed.
	pageBytes = 32 << 10
	// documentsPerPage is after how many documents a page ends that is not full. The
	// columns of all tables together take megabytes until they are.
	documentsPerPage = 1024
	// chunkBytes is by how much the memory for the pages of a row group grows.
	chunkBytes = 4 << 10
	// dictionaryBytes is how large a column's dictionary may get. One that grows
	// further is of texts that do not repeat.
	dictionaryBytes = 32 << 10
)

// Sink writes tables as Parquet. The same disclosures give the same bytes.
type Sink struct {
	tables    []*table
	documents int
	spare     sync.Pool // of *block
}

type table struct {
	export.Table
	columns  []export.Column // with that for the overflow
	required []bool
	writer   *parquet.GenericWriter[any]
	rows     int // of the row group
	bytes    int // of its text
	// fresh are the bytes of a column that its dictionary may have got since it was
	// last looked at.
	fresh []int
}

// New returns a sink that writes each of the tables to what open returns for it.
func New(tables []export.Table, open func(export.Table) (io.Writer, error)) (*Sink, error) {
	s := &Sink{}
	codec := newCodec()
	for _, t := range tables {
		w, err := open(t)
		if err != nil {
			return nil, err
		}
		s.tables = append(s.tables, newTable(t, w, codec))
	}
	return s, nil
}

func newTable(def export.Table, w io.Writer, codec compress.Codec) *table {
	t := &table{Table: def, columns: Columns(def)}
	layout := newSchema(def)
	options := []parquet.WriterOption{
		layout,
		parquet.CreatedBy("jixiao", schema.Version, ""),
		parquet.Compression(codec),
		parquet.PageBufferSize(pageBytes),
		parquet.ColumnPageBuffers(parquet.NewChunkBufferPool(chunkBytes)),
		parquet.DictionaryMaxBytes(dictionaryBytes),
	}
	for i, c := range t.columns {
		t.required = append(t.required, layout.Fields()[i].Required())
		if c.Type == export.Decimal {
			// The writer would compare them as if there were no negative ones.
			options = append(options, parquet.SkipPageBounds(c.Name))
		}
	}
	t.fresh = make([]int, len(t.columns))
	t.writer = parquet.NewGenericWriter[any](w, options...)
	return t
}

// Write implements [export.Sink].
func (s *Sink) Write(d *schema.Disclosure) error { return s.Prepare(d)() }

// Prepare implements [export.Preparer].
func (s *Sink) Prepare(d *schema.Disclosure) (write func() error) {
	var blocks []*block
	for _, t := range s.tables {
		var b *block
		for cells := range t.Rows(d) {
			if b == nil || b.rows == rowsPerBlock {
				b = s.block(t)
				blocks = append(blocks, b)
			}
			if err := b.add(cells); err != nil {
				return func() error { return err }
			}
		}
	}
	return func() error {
		for _, b := range blocks {
			if err := b.table.write(b); err != nil {
				return fmt.Errorf("table %s: %w", b.table.Name, err)
			}
			s.spare.Put(b)
		}
		if s.documents++; s.documents%documentsPerPage == 0 {
			return s.endPages()
		}
		return nil
	}
}

func (s *Sink) endPages() error {
	for _, t := range s.tables {
		for _, column := range t.writer.ColumnWriters() {
			if err := column.Flush(); err != nil {
				return fmt.Errorf("table %s: %w", t.Name, err)
			}
		}
	}
	return nil
}

// write adds rows to the row group, or begins the next with them.
func (t *table) write(b *block) error {
	if t.rows+b.rows > rowsPerGroup || t.bytes > bytesPerGroup {
		if err := t.writer.Flush(); err != nil {
			return err
		}
		t.rows, t.bytes = 0, 0
		clear(t.fresh)
	}
	t.rows += b.rows
	for i, column := range t.writer.ColumnWriters() {
		if _, err := column.WriteRowValues(b.values[i]); err != nil {
			return err
		}
		t.bytes += b.bytes[i]
		// The writer looks at its dictionary where a page ends. Of long texts, a page of
		// numbers for them has many.
		if t.fresh[i] += b.bytes[i]; t.fresh[i] > dictionaryBytes {
			t.fresh[i] = 0
			if err := column.Flush(); err != nil {
				return err
			}
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
