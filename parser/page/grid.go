package page

import (
	"context"
	"slices"
	"strings"
)

// A Grid builds a [Table] row by row. Cells are placed as HTML 4.9.12 "forming a
// table" has it: each at the next free place of its row, pushed right by cells
// that reach down from above. Spans are cut to the limits, and a cell never
// covers a place that another one holds.
type Grid struct {
	limits Limits
	// full are the cells before those in cells, in pieces of pieceCells: moving a million
	// cells at once takes so long that nobody could cancel in between.
	full  [][]Cell
	cells []Cell
	row   int // the current row; -1 before the first
	col   int // the next place to try in the current row
	cols  int
	// down[c] is the first row in which column c is free again.
	down []int
	// toEnd are the cells that reach down to the last row (rowspan 0).
	toEnd []int
}

const pieceCells = 1 << 14

// NewGrid returns an empty grid that keeps to the given limits.
func NewGrid(limits Limits) *Grid { return &Grid{limits: limits, row: -1} }

// Grow makes room for so many more cells.
func (g *Grid) Grow(cells int) {
	g.cells = slices.Grow(g.cells, min(cells, g.limits.Cells, pieceCells-len(g.cells)))
}

// Row begins the next row.
func (g *Grid) Row() error {
	g.row++
	g.col = 0
	if g.row >= g.limits.GridRows {
		return &LimitError{Limit: "grid rows", Max: int64(g.limits.GridRows), Got: int64(g.row) + 1}
	}
	return nil
}

// Skip leaves n places of the current row without a cell (w:gridBefore).
func (g *Grid) Skip(n int) { g.col += max(n, 0) }

// Next returns the column (from 0) at which the next cell of the current row
// would be placed.
func (g *Grid) Next() int {
	for g.col < len(g.down) && g.down[g.col] > g.row {
		g.col++
	}
	return g.col
}

// Cell places a cell at the next free place of the current row and returns its
// index. A rowSpan of 0 reaches to the end of the table; spans below 0 are 1.
// Where a cell from above stands in the way, the span is cut short before it.
func (g *Grid) Cell(rowSpan, colSpan int, text string) (int, error) {
	col := g.Next()
	colSpan = max(colSpan, 1)
	toEnd := rowSpan == 0
	rowSpan = max(rowSpan, 1)
	if limit := g.limits.GridCols; col+colSpan > limit {
		if col >= limit {
			return 0, &LimitError{Limit: "grid columns", Max: int64(limit), Got: int64(col) + int64(colSpan)}
		}
		colSpan = limit - col
	}
	end := col + 1
	for end < col+colSpan && (end >= len(g.down) || g.down[end] <= g.row) {
		end++
	}
	colSpan = end - col
	rowSpan = min(rowSpan, g.limits.GridRows-g.row)
	for len(g.down) < end {
		g.down = append(g.down, 0)
	}
	for c := col; c < end; c++ {
		g.down[c] = g.row + rowSpan
		if toEnd {
			g.down[c] = g.limits.GridRows
		}
	}
	cell := len(g.full)*pieceCells + len(g.cells)
	if cell >= g.limits.Cells {
		return 0, &LimitError{Limit: "cells", Max: int64(g.limits.Cells), Got: int64(cell) + 1}
	}
	if toEnd {
		g.toEnd = append(g.toEnd, cell)
	}
	if len(g.cells) == pieceCells {
		g.full, g.cells = append(g.full, g.cells), make([]Cell, 0, pieceCells)
	}
	g.cells = append(g.cells, Cell{Row: g.row, Col: col, RowSpan: rowSpan, ColSpan: colSpan, Text: text})
	g.col = end
	g.cols = max(g.cols, end)
	return cell, nil
}

// Extend makes a cell that is placed already reach down through the current row
// (w:vMerge), and moves past it. It reports whether the place was free to take.
func (g *Grid) Extend(cell int) bool {
	c := g.At(cell)
	if c.Row+c.RowSpan != g.row {
		return false
	}
	for i := c.Col; i < c.Col+c.ColSpan; i++ {
		if g.down[i] > g.row {
			return false
		}
	}
	for i := c.Col; i < c.Col+c.ColSpan; i++ {
		g.down[i] = g.row + 1
	}
	c.RowSpan++
	g.col = c.Col + c.ColSpan
	return true
}

// At returns a placed cell, to be read or given its text. The pointer is good
// until the next cell is placed.
func (g *Grid) At(cell int) *Cell {
	if piece := cell / pieceCells; piece < len(g.full) {
		return &g.full[piece][cell%pieceCells]
	}
	return &g.cells[cell%pieceCells]
}

// Blank reports whether no cell holds any text.
func (g *Grid) Blank() bool {
	for i := range len(g.full)*pieceCells + len(g.cells) {
		if strings.TrimSpace(g.At(i).Text) != "" {
			return false
		}
	}
	return true
}

// Table closes the grid. Spans that reach below the last row are cut to it.
func (g *Grid) Table() (*Table, error) { return g.TableContext(context.Background()) }

// TableContext is Table, with looks at the context: a large grid takes long.
func (g *Grid) TableContext(ctx context.Context) (*Table, error) {
	t := &Table{Rows: g.row + 1, Cols: g.cols, Cells: g.cells}
	if area := int64(t.Rows) * int64(t.Cols); area > g.limits.GridArea {
		return nil, &LimitError{Limit: "grid area", Max: g.limits.GridArea, Got: area}
	}
	if len(g.full) > 0 {
		t.Cells = make([]Cell, 0, len(g.full)*pieceCells+len(g.cells))
		for _, piece := range append(g.full, g.cells) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			t.Cells = append(t.Cells, piece...)
		}
	}
	for _, i := range g.toEnd {
		t.Cells[i].RowSpan = t.Rows - t.Cells[i].Row
	}
	t.slots = make([]int32, t.Rows*t.Cols)
	for i := range t.Cells {
		if i%pieceCells == pieceCells-1 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		c := &t.Cells[i]
		c.RowSpan = min(c.RowSpan, t.Rows-c.Row)
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				t.slots[r*t.Cols+k] = int32(i) + 1
			}
		}
	}
	return t, nil
}
