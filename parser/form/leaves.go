package form

import (
	"slices"

	"github.com/jixiao-data/jixiao/schema"
)

// leaves is what the leaves of a tree are made of. They stay together as long as
// the tree, so they need no memory of their own each.
type leaves struct {
	texts    slab[schema.Text]
	values   slab[schema.Value]
	numbers  slab[schema.Number]
	percents slab[schema.Percent]
}

// A slab gives out values of one type from few pieces of memory.
type slab[T any] struct {
	rest []T
	all  int // values in all pieces
}

// The pieces of a slab grow with the document from one length to the other.
const minSlab, maxSlab = 4, 16

// one gives a zero value.
func (s *slab[T]) one() *T {
	if len(s.rest) == 0 {
		piece := slices.Grow([]T(nil), min(max(s.all/4, minSlab), maxSlab))
		s.rest = piece[:cap(piece)] // some more: memory is given out in few sizes
		s.all += len(s.rest)
	}
	t := &s.rest[0]
	s.rest = s.rest[1:]
	return t
}
