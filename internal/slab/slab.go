// Package slab gives out many values of one type from few pieces of memory, as readers
// need them for what of a document lives no longer than the reading.
package slab

// A Slab gives out values, and the same ones again after [Slab.Reset]. The zero Slab is
// ready for use.
type Slab[T any] struct {
	pieces [][]T
	piece  int // the one that values come from
	used   int // of it
}

// pieceLen is how many values a piece has room for, or more where they are asked for.
const pieceLen = 128

// Take returns n values next to each other, all zero.
func (s *Slab[T]) Take(n int) []T {
	for s.piece < len(s.pieces) && len(s.pieces[s.piece])-s.used < n {
		s.piece++
		s.used = 0
	}
	if s.piece == len(s.pieces) {
		s.pieces = append(s.pieces, make([]T, max(n, pieceLen)))
	}
	v := s.pieces[s.piece][s.used : s.used+n : s.used+n]
	s.used += n
	return v
}

// One returns one value, zero.
func (s *Slab[T]) One() *T { return &s.Take(1)[0] }

// maxPieces is how many pieces are used again. Clearing more takes too long.
const maxPieces = 512

// Reset takes all values back.
func (s *Slab[T]) Reset() {
	if len(s.pieces) > maxPieces {
		*s = Slab[T]{}
		return
	}
	for i, piece := range s.pieces[:min(s.piece+1, len(s.pieces))] {
		if i == s.piece {
			piece = piece[:s.used]
		}
		clear(piece)
	}
	s.piece, s.used = 0, 0
}
