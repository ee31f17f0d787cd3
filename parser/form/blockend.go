package form

import (
	"strconv"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// The rows of a block that are no indicators: numbers of columns, headings, the line
// 总分, and what ends the block.

// countsColumns reports whether the cells of a row number the columns below a header:
// 1 | 2 | 3 | ….
func (s *sheet) countsColumns(cells []int) bool {
	if len(cells) > 0 && s.folded[cells[0]] == "栏次" {
		cells = cells[1:]
	}
	for k, i := range cells {
		if s.folded[i] != strconv.Itoa(k+1) {
			return false
		}
	}
	return len(cells) > 2
}

// isTotal reports whether the cells of a row are the line 总分 or 合计 of a block.
func (s *sheet) isTotal(cells []int) bool {
	return len(cells) > 0 && s.means[cells[0]].head == fTotalScore
}

// total reads the line 总分. Its cells are often merged in another way than the rows
// above: where none stands below 得分, the first number is the weight and the last one
// the score.
func (b *block) total(s *sheet, row int) {
	cells := s.printed(row)
	first := cells[0]
	for first > 0 && s.Cells[first-1].Row == row {
		first-- // blank cells may stand before the label
	}
	s.label(cells[0], fTotalScore)
	weight, score := -1, -1
	var numbers []int
	for _, i := range cells[1:] {
		if _, ok := normalize.Percent(s.Cells[i].Text); ok {
			numbers = append(numbers, i)
		}
		switch k := s.columnOf(b.columns, i); {
		case k >= 0 && b.columns[k].means == cWeight && weight < 0:
			weight = i
		case k >= 0 && b.columns[k].means == cScore && score < 0:
			score = i
		}
	}
	if score < 0 && b.has(cScore) {
		switch n := len(numbers); {
		case n > 1:
			weight, score = numbers[0], numbers[n-1]
		case n == 1 && numbers[0] != weight:
			score = numbers[0]
		}
	}
	total := b.project.Score
	if total == nil {
		total = &schema.TotalScore{}
	}
	for _, i := range cells[1:] {
		switch {
		case i == weight && total.Weight == nil:
			total.Weight = s.number(i)
		case i == score && total.Score == nil:
			total.Score = s.number(i)
		default:
			b.project.field(fTotalScore, s.Cells[first].Text, s.leaf(i))
			continue
		}
		b.project.Score = total
	}
}

// isTail reports whether a row ends the block: opinions, signatures and notes. Such
// a row begins with a label of the head.
func (b *block) isTail(s *sheet, cells []int) bool {
	if len(cells) == 0 {
		return false
	}
	first := cells[0]
	switch s.opening(first) {
	case fSignature, fNote, fOther, fGoals, fMidGoals, fOutcomes, fDepartment, fOrg, fPurpose, fBudget, fTasks:
		name := b.column(cLevel3, 0)
		if name == nil || s.overlap(first, name.left, name.right) <= 0 || len(cells) == 1 || s.right(first) > name.right {
			return true
		}
	}
	return false
}

// isRemark reports whether all that a row holds is one cell over both the name and
// the value: a note below the block, or the heading of a part of it.
func (b *block) isRemark(s *sheet, cells []int) bool {
	if len(cells) != 1 || placeholder(s.Cells[cells[0]].Text) { // …… over the whole width
		return false
	}
	i, name, value := cells[0], b.column(cLevel3, 0), b.anyValue()
	return name != nil && value != nil && s.Cells[i].ColSpan > 1 &&
		s.overlap(i, name.left, name.right) > 0 && s.overlap(i, value.left, value.right) > 0
}

// goesOn reports whether the next printed row from one on names an indicator and its
// value, each in a cell of its own.
func (b *block) goesOn(s *sheet, row int) bool {
	for row < s.Rows && len(s.printed(row)) == 0 {
		row++
	}
	if row >= s.Rows || s.isLabel(s.printed(row)[0]) || s.startsProject(row) {
		return false
	}
	if _, ok := s.headerAt(row); ok {
		return false
	}
	cells := b.cellsOf(s, row)
	for k, c := range b.columns {
		if valueColumn(c.means) && len(cells[k]) > 0 {
			name := b.first(cells, cLevel3, c.half)
			return name >= 0 && name != cells[k][0] && !placeholder(s.Cells[name].Text)
		}
	}
	return false
}
