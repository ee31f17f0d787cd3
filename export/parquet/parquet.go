package parquet

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/schema"
)

const (
	// A row group is what engines read at a time. It has so many rows, or fewer that take
	// so many bytes in the temporary file.
	rowsPerGroup  = 122880
	bytesPerGroup = 64 << 20
	// pageBytes is the size of a column's page before it is compressed. The writer keeps
	// the memory for a page of each column until the row group is written.
	pageBytes = 64 << 10
	// dictionaryBytes is how large a column's dictionary may get. One that grows
	// further is of texts that do not repeat.
	dictionaryBytes = 128 << 10
	// valuesPerWrite is few enough that a page is not much larger than it should be.
	valuesPerWrite = 64
)

// Sink writes tables as Parquet. The same disclosures give the same bytes.
type Sink struct {
	// Workers is how many columns are encoded at a time: by default as many as there are
	// processors. It has no influence on the bytes, and is to be set before the first
	// Write.
	Workers int
	tables  []*table
}

type table struct {
	export.Table
	columns []export.Column // with that for the overflow
	kinds   []parquet.Kind  // of the columns
	present []byte          // of the columns: the definition level of a value that is there
	spool   spool           // the rows of the row group
	writer  *parquet.GenericWriter[any]
}

// New returns a sink that writes each of the tables to what open returns for it. What
// waits to be written is in temporary files, in the folder of [os.TempDir]. They go when
// the sink is closed; call [Sink.Discard] where it is not.
func New(tables []export.Table, open func(export.Table) (io.Writer, error)) (*Sink, error) {
	s := &Sink{}
	codec := &boundedZstd{}
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
		parquet.DictionaryMaxBytes(dictionaryBytes),
	}
	for i, c := range t.columns {
		leaf, _ := layout.Lookup(layout.Columns()[i]...)
		t.kinds = append(t.kinds, leaf.Node.Type().Kind())
		t.present = append(t.present, byte(leaf.MaxDefinitionLevel))
		if c.Type == export.Decimal {
			// The writer would compare them as if there were no negative ones.
			options = append(options, parquet.SkipPageBounds(c.Name))
		}
	}
	t.spool.columns = make([][]byte, len(t.columns))
	t.writer = parquet.NewGenericWriter[any](w, options...)
	return t
}

// Write implements [export.Sink].
func (s *Sink) Write(d *schema.Disclosure) error { return s.Prepare(d)() }

// Prepare implements [export.Preparer].
func (s *Sink) Prepare(d *schema.Disclosure) (write func() error) {
	var blocks []*block
	for _, t := range s.tables {
		b, err := t.block(d)
		if err != nil {
			return func() error { return err }
		}
		if b != nil {
			blocks = append(blocks, b)
		}
	}
	return func() error {
		for _, b := range blocks {
			if err := s.write(b); err != nil {
				return fmt.Errorf("table %s: %w", b.table.Name, err)
			}
		}
		return nil
	}
}

// write adds rows to the row group of their table, or begins the next with them.
func (s *Sink) write(b *block) error {
	t := b.table
	if t.spool.rows+b.rows > rowsPerGroup || t.spool.size > bytesPerGroup {
		if err := s.endGroup(t); err != nil {
			return err
		}
		// The heap would grow to twice what it was with the columns before they go.
		runtime.GC()
	}
	return t.spool.add(b)
}

// endGroup writes the row group of a table. Each column is encoded by itself.
func (s *Sink) endGroup(t *table) error {
	group := t.writer.BeginRowGroup()
	columns := group.ColumnWriters()
	errs := make([]error, len(columns))
	slots := make(chan struct{}, cmp.Or(max(s.Workers, 0), runtime.GOMAXPROCS(0)))
	var wg sync.WaitGroup
	for i, column := range columns {
		slots <- struct{}{}
		wg.Go(func() {
			errs[i] = t.encode(i, column)
			<-slots
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	t.spool.reset()
	_, err := group.Commit()
	return err
}

// encode writes a column of the row group.
func (t *table) encode(i int, column *parquet.ColumnWriter) error {
	d := decoder{kind: t.kinds[i], column: i, present: t.present[i]}
	values := make([]parquet.Value, 0, valuesPerWrite)
	fresh := 0 // bytes that the dictionary may have got since it was last looked at
	for data, err := range t.spool.data(i) {
		if err != nil {
			return err
		}
		for d.data = data; len(d.data) > 0; {
			v, n := d.next()
			values, fresh = append(values, v), fresh+n
			if len(d.data) > 0 && (len(values) < valuesPerWrite || d.data[0]&repeated != 0) {
				continue // rows are written whole
			}
			if _, err := column.WriteRowValues(values); err != nil {
				return err
			}
			values = values[:0]
			// The writer looks at its dictionary where a page ends. Of long texts, a page of
			// numbers for them has many.
			if fresh > dictionaryBytes {
				fresh = 0
				if err := column.Flush(); err != nil {
					return err
				}
			}
		}
	}
	return column.Flush()
}

// Close implements [export.Sink].
func (s *Sink) Close() error {
	defer s.Discard()
	for _, t := range s.tables {
		if err := s.endGroup(t); err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
		if err := t.writer.Close(); err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
	}
	return nil
}

// Discard removes the temporary files without finishing the output, if it is not.
func (s *Sink) Discard() {
	for _, t := range s.tables {
		t.spool.discard()
	}
}
