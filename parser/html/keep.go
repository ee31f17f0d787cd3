package html

import (
	"sync"

	"github.com/jixiao-data/jixiao/internal/slab"
)

// A cellStore holds plain rows and their cells until they stand in tables, and what the
// slimmer works with. It is used again for the next page: of a small one it is a sixth of
// all memory.
type cellStore struct {
	slab.Slab[plainCell]
	rows []plainRow
	row  []plainCell // the cells of the row that is read
	out  []byte      // see slimmer.buf
}

// maxKept is the number of rows up to which their memory is used again.
const maxKept = 1 << 14

var cellStores = sync.Pool{New: func() any { return &cellStore{} }}

// free keeps the store for another page. Its cells must not be used any more.
func (c *cellStore) free() {
	c.Reset()
	if cap(c.rows) > maxKept || cap(c.row) > maxKept {
		c.rows, c.row = nil, nil
	}
	clear(c.rows)
	clear(c.row[:cap(c.row)])
	c.rows, c.row = c.rows[:0], c.row[:0]
	cellStores.Put(c)
}
