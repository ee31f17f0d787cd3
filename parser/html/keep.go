package html

import (
	"sync"

	"github.com/jixiao-data/jixiao/internal/slab"
)

// A cellStore holds the cells of plain rows until they stand in tables. It is used again
// for the next page: of a small one it is a tenth of all memory.
type cellStore struct{ slab.Slab[plainCell] }

var cellStores = sync.Pool{New: func() any { return &cellStore{} }}

// free keeps the store for another page. Its cells must not be used any more.
func (c *cellStore) free() {
	c.Reset()
	cellStores.Put(c)
}
