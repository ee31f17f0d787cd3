package form

import (
	"slices"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// What goes on in a further table, behind a page break: the rows of a block, or its head.

// continues reports whether a table goes on with the indicator rows of the table
// before it: no header of its own, columns that fit, rows that read as indicators
// or the line 总分, nothing but page numbers between.
func (r *reader) continues(s *sheet) bool {
	if r.last == nil || r.last.closed || s.Rows == 0 {
		return false
	}
	if _, ok := s.headerAt(0); ok || s.startsProject(0) {
		return false
	}
	goesOn := r.last.laidOutAs(s)
	switch {
	case goesOn == nil || !goesOn.fit(s):
		return false
	case goesOn.has(cOneCell):
		if !goesOn.holdsSections(s) {
			return false
		}
	case !s.isTotal(s.printed(0)) && !goesOn.plausible(s):
		return false
	}
	r.last = goesOn
	return true
}

// rows reads what a block goes on with, from a row on, and returns the row after it.
func (r *reader) rows(s *sheet, row int, b *block) int {
	if b.has(cOneCell) {
		return r.oneCellRows(s, row, b)
	}
	return r.body(s, row, b)
}

// laidOutAs gives the block with its columns where a continuation has them: on the
// same grid; without the side label's columns; or a grid column for each, blank ones
// between. It is nil for a table of another width.
func (b *block) laidOutAs(s *sheet) *block {
	rest := *b
	rest.columns = slices.Clone(b.columns)
	rest.cells, rest.spread = nil, nil
	side := b.columns[0].left
	switch s.Cols {
	case b.cols:
	case b.cols - side:
		for k := range rest.columns {
			rest.columns[k].left -= side
			rest.columns[k].right -= side
		}
	default:
		at := s.printedColumns()
		if len(at) != len(b.columns) {
			first := s.Cols - len(b.columns) // behind a side label
			if first != 0 && first != 1 {
				return nil
			}
			at = at[:0]
			for k := range b.columns {
				at = append(at, first+k)
			}
		}
		for k, left := range at {
			rest.columns[k].left, rest.columns[k].right = left, left+1
		}
	}
	rest.cols = s.Cols
	return &rest
}

// printedColumns lists the grid columns in which cells with text start.
func (s *sheet) printedColumns() []int {
	var columns []int
	for i := range s.Cells {
		if c := &s.Cells[i]; !s.blank(i) && !slices.Contains(columns, c.Col) {
			columns = append(columns, c.Col)
		}
	}
	slices.Sort(columns)
	return columns
}

// fit moves the columns of a continuation to where the names of its levels stand, and
// reports whether each of them then stands in the column of its level.
func (b *block) fit(s *sheet) bool {
	off, found := 0, false
	for i := range s.Cells {
		means := levelNames[s.folded[i]]
		level := b.column(means, 0)
		if level == nil || means == cGroup {
			continue
		}
		d := s.Cells[i].Col - level.left
		if k := s.columnOf(b.columns, i); k >= 0 && b.columns[k].means == means {
			d = 0 // of another half
		}
		if found && d != off {
			return false
		}
		off, found = d, true
	}
	for k := range b.columns {
		b.columns[k].left += off
		b.columns[k].right += off
	}
	return b.columns[0].left >= 0 && b.columns[len(b.columns)-1].right <= s.Cols
}

// plausible reports whether a table's rows read as rows of the block: at least half
// of those with a name have a value that can be typed.
func (b *block) plausible(s *sheet) bool {
	named, typed := 0, 0
	for row := range s.Rows {
		name, value := false, false
		for k, cells := range b.cellsOf(s, row) {
			switch {
			case len(cells) == 0:
			case b.columns[k].means == cLevel3:
				name = name || !placeholder(s.Cells[cells[0]].Text)
			case valueColumn(b.columns[k].means):
				value = value || normalize.Value(s.Cells[cells[0]].Text, normalize.Context{}).Kind != schema.Words
			}
		}
		if name {
			named++
		}
		if name && value {
			typed++
		}
	}
	return named > 0 && 2*typed >= named
}

// restates reports whether all that rows [from, to) say is the name or code of the project
// before, whose indicators go on behind a page break. They are taken as labels.
func (s *sheet) restates(p *project, from, to int) bool {
	if p == nil || p.block == nil || p.block.closed || len(p.Indicators) == 0 {
		return false
	}
	var cells []int
	for row := from; row < to; row++ {
		cells = append(cells, s.printed(row)...)
	}
	for k := 0; k < len(cells); k += 2 {
		var known *schema.Text
		switch s.means[cells[k]].head {
		case fName:
			known = p.Name
		case fCode:
			known = p.Code
		}
		if known == nil || k+1 == len(cells) || !alike(s.Cells[cells[k+1]].Text, known.Raw) {
			return false
		}
	}
	for k, i := range cells {
		s.label(i, s.means[cells[k-k%2]].head)
	}
	return len(cells) > 0
}

// goesOnAsHead reports whether rows [from, to) go on with a head that the table before
// began: they open with goals, or what the money is for.
func (s *sheet) goesOnAsHead(from, to int) bool {
	for row := from; row < to; row++ {
		if cells := s.printed(row); len(cells) > 0 {
			switch s.opening(cells[0]) {
			case fGoals, fMidGoals, fOutcomes, fPurpose, fPlan, fBudgetUse:
				return len(cells) > 1 && !s.labelRow(row)
			}
			return false
		}
	}
	return false
}
