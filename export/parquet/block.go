package parquet

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/parquet-go/parquet-go"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/schema"
)

// A block is the rows of a table of one document, as bytes, column after column. A value
// has a byte of levels and marks, and behind it, where there is one and it is not the
// same as before, its length as a varint and its bytes as PLAIN encoding has them.
type block struct {
	table *table
	rows  int
	data  []byte
	ends  []int // of the columns in data
}

// The byte of a value: whether there is one, where it stands in a list, and whether it
// is the one before in the block. Most values are.
const (
	definition = 3      // mask
	repeated   = 1 << 2 // an item of a list that is not the first
	same       = 1 << 3
)

// ErrNoKey is the cause of the error for a row whose key has no value.
var ErrNoKey = errors.New("no value in a column of the key")

// block gives the rows of a disclosure, or nil where there are none.
func (t *table) block(d *schema.Disclosure) (*block, error) {
	rows := slices.Collect(t.Rows(d))
	if len(rows) == 0 {
		return nil, nil
	}
	b := &block{table: t, rows: len(rows)}
	overflow := make([][]string, len(rows))
	for i, c := range t.columns {
		var last any
		for j, cells := range rows {
			var cell any
			switch {
			case i < len(cells):
				cell = cells[i]
			case overflow[j] != nil:
				cell = overflow[j]
			}
			if d, ok := cell.(schema.Decimal); ok {
				number, ok := unscaled(d)
				cell = number
				if !ok {
					overflow[j], cell = append(overflow[j], c.Name+"="+string(d)), nil
				}
			}
			if t.present[i] == 0 && cell == nil {
				return nil, fmt.Errorf("table %s, column %s: %w", t.Name, c.Name, ErrNoKey)
			}
			b.add(cell, last, t.present[i])
			if cell != nil && c.Type != export.List {
				last = cell
			}
		}
		b.ends = append(b.ends, len(b.data))
	}
	return b, nil
}

// add adds the value of a cell, or those of a list. present is the level of one that is
// there.
func (b *block) add(cell, last any, present byte) {
	list, isList := cell.([]string)
	switch {
	case cell == nil:
		b.data = append(b.data, 0)
	case isList && len(list) == 0:
		b.data = append(b.data, present-1)
	case isList:
		for i, item := range list {
			mark := present
			if i > 0 {
				mark |= repeated
			}
			b.data = appendText(append(b.data, mark), item)
		}
	case cell == last:
		b.data = append(b.data, present|same)
	default:
		b.data = append(b.data, present)
		switch x := cell.(type) {
		case string:
			b.data = appendText(b.data, x)
		case int64:
			b.data = binary.LittleEndian.AppendUint64(append(b.data, 8), uint64(x))
		case bool:
			b.data = append(b.data, 1, 0)
			if x {
				b.data[len(b.data)-1] = 1
			}
		case [16]byte:
			b.data = append(append(b.data, 16), x[:]...)
		}
	}
}

func appendText(to []byte, text string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(text))), text...)
}

// A decoder gives the values of a column back, of one block after the other.
type decoder struct {
	kind    parquet.Kind
	column  int
	present byte
	data    []byte
	last    parquet.Value
}

// next gives the next value, which is good as long as the data is, and how many bytes
// of it are new. It is to be called while there is data.
func (d *decoder) next() (v parquet.Value, fresh int) {
	mark := d.data[0]
	d.data = d.data[1:]
	if level := mark & definition; level < d.present {
		return parquet.NullValue().Level(0, int(level), d.column), 0
	}
	if mark&same == 0 {
		n, size := binary.Uvarint(d.data)
		fresh = int(n)
		d.last = d.kind.Value(d.data[size : size+fresh])
		d.data = d.data[size+fresh:]
	}
	return d.last.Level(int(mark&repeated)/repeated, int(d.present), d.column), fresh
}
