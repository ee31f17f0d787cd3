package page

import (
	"context"
	"slices"
)

// movedPiece is how many items are moved between two looks at the context.
const movedPiece = 1 << 12

// Append appends to a slice as append does, but moves a large one by pieces, with looks
// at the context between: memory that is touched for the first time takes long.
func Append[T any](ctx context.Context, s []T, v T) ([]T, error) {
	if len(s) < cap(s) || len(s) < 2*movedPiece {
		return append(s, v), nil
	}
	moved := make([]T, 0, len(s)+len(s)/4)
	for part := range slices.Chunk(s, movedPiece) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		moved = append(moved, part...)
	}
	return append(moved, v), nil
}
