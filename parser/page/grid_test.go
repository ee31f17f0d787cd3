package page

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A grid of more cells than a piece holds gives them in their order, and finds those of
// all pieces again.
func TestGridOfManyPieces(t *testing.T) {
	g := NewGrid(DefaultLimits())
	const columns, rows = 5, 2*pieceCells/5 + 7
	require.NoError(t, g.Row())
	toEnd, err := g.Cell(0, 1, "to the end")
	require.NoError(t, err)
	down, err := g.Cell(1, 1, "down")
	require.NoError(t, err)
	for row := range rows {
		if row > 0 {
			require.NoError(t, g.Row())
			assert.False(t, g.Extend(toEnd))
			g.Next()
			require.True(t, g.Extend(down))
		}
		for col := range columns {
			i, err := g.Cell(1, 1, strconv.Itoa(row*columns+col))
			require.NoError(t, err)
			assert.Equal(t, 2+row*columns+col, i)
			assert.Equal(t, strconv.Itoa(row*columns+col), g.At(i).Text)
		}
	}
	g.At(down).Text = "reached"
	table, err := g.Table()
	require.NoError(t, err)
	require.Len(t, table.Cells, 2+rows*columns)
	assert.Equal(t, Cell{Row: 0, Col: 0, RowSpan: rows, ColSpan: 1, Text: "to the end"}, table.Cells[0])
	assert.Equal(t, Cell{Row: 0, Col: 1, RowSpan: rows, ColSpan: 1, Text: "reached"}, table.Cells[1])
	for i, c := range table.Cells[2:] {
		require.Equal(t, Cell{Row: i / columns, Col: 2 + i%columns, RowSpan: 1, ColSpan: 1, Text: strconv.Itoa(i)}, c)
	}
}
