package parquet

import (
	"errors"
	"fmt"

	"github.com/parquet-go/parquet-go"

	"github.com/jixiao-data/jixiao/schema"
)

// rowsPerBlock is few enough that a page, which ends between blocks, is not much larger
// than it should be.
const rowsPerBlock = 64

// A block is some rows of a table of one document, column by column.
type block struct {
	table  *table
	rows   int
	values [][]parquet.Value // of each column: one for each row, or more for a list
	bytes  []int             // of each column: what the text takes
}

// block returns an empty one.
func (s *Sink) block(t *table) *block {
	b, ok := s.spare.Get().(*block)
	if !ok {
		b = &block{}
	}
	b.table, b.rows = t, 0
	for i := range b.values {
		clear(b.values[i]) // they hold on to the document they are from
		b.values[i] = b.values[i][:0]
	}
	for len(b.values) < len(t.columns) {
		b.values = append(b.values, make([]parquet.Value, 0, rowsPerBlock))
	}
	b.bytes = append(b.bytes[:0], make([]int, len(t.columns))...)
	return b
}

// ErrNoKey is the cause of the error for a row whose key has no value.
var ErrNoKey = errors.New("no value in a column of the key")

// add adds a row: a value for each column, or for each item of a list, with levels that
// say what of it is there.
func (b *block) add(cells []any) error {
	t := b.table
	b.rows++
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
			return fmt.Errorf("table %s, column %s: %w", t.Name, c.Name, ErrNoKey)
		case t.required[i]:
			present = 0
		}
		switch x := cell.(type) {
		case nil:
			b.put(i, parquet.NullValue().Level(0, 0, i))
		case []string: // of a list that is present, its items are one level deeper
			if len(x) == 0 {
				b.put(i, parquet.NullValue().Level(0, 1, i))
			}
			for j, item := range x {
				b.put(i, parquet.ByteArrayValue([]byte(item)).Level(min(j, 1), 2, i))
				b.bytes[i] += len(item)
			}
		case string:
			b.put(i, parquet.ByteArrayValue([]byte(x)).Level(0, present, i))
			b.bytes[i] += len(x)
		default:
			b.put(i, valueOf(x).Level(0, present, i))
		}
	}
	return nil
}

func (b *block) put(column int, v parquet.Value) { b.values[column] = append(b.values[column], v) }

func valueOf(cell any) parquet.Value {
	switch x := cell.(type) {
	case int64:
		return parquet.Int64Value(x)
	case bool:
		return parquet.BooleanValue(x)
	case []byte:
		return parquet.FixedLenByteArrayValue(x)
	}
	return parquet.NullValue()
}
