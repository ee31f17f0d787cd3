package html

import "sync"

// A cellStore holds the cells of plain rows until they stand in tables. It is used again
// for the next page: of a small one it is a tenth of all memory.
type cellStore struct {
	pieces [][]plainCell
	piece  int // the one that cells come from
	used   int // of it
}

// A piece has room for pieceCells; pages that took more than maxPieces are large, and
// their store is not kept.
const pieceCells, maxPieces = 256, 256

var cellStores = sync.Pool{New: func() any { return &cellStore{} }}

// take gives room for n cells.
func (c *cellStore) take(n int) []plainCell {
	for c.piece < len(c.pieces) && len(c.pieces[c.piece])-c.used < n {
		c.piece++
		c.used = 0
	}
	if c.piece == len(c.pieces) {
		c.pieces = append(c.pieces, make([]plainCell, max(n, pieceCells)))
	}
	cells := c.pieces[c.piece][c.used : c.used+n : c.used+n]
	c.used += n
	return cells
}

// free keeps the store for another page. Its cells must not be used any more.
func (c *cellStore) free() {
	if len(c.pieces) > maxPieces {
		return
	}
	for _, piece := range c.pieces[:min(c.piece+1, len(c.pieces))] {
		clear(piece)
	}
	c.piece, c.used = 0, 0
	cellStores.Put(c)
}
