package slab

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSlab(t *testing.T) {
	var s Slab[int]
	for range 2 { // the second time from the memory of the first
		seen := map[*int]bool{}
		for _, n := range []int{1, pieceLen - 1, 3, 2 * pieceLen, pieceLen, 1} {
			values := s.Take(n)
			assert.Len(t, values, n)
			assert.Equal(t, n, cap(values), "appending takes none of the next values")
			for i := range values {
				assert.Zero(t, values[i])
				assert.False(t, seen[&values[i]], "given out twice")
				seen[&values[i]] = true
				values[i] = 1
			}
		}
		one := s.One()
		assert.Zero(t, *one)
		*one = 1
		s.Reset()
	}
	pieces := len(s.pieces)
	s.Take(1)
	assert.Len(t, s.pieces, pieces)

	for range maxPieces {
		s.Take(pieceLen + 1)
	}
	s.Reset()
	assert.Zero(t, len(s.pieces), "too many to be cleared")
}
