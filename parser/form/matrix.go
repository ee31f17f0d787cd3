package form

import (
	"strings"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// A matrix lists a project in each row, what its goals are, and in a column for each level
// all indicators of that level, in words. The words are kept; they are no values.

// matrixAt finds the header of a matrix in rows [from, to), or -1.
func (s *sheet) matrixAt(from, to int) int {
	for row := from; row < to; row++ {
		named, goals, levels := false, false, 0
		for _, i := range s.printed(row) {
			switch {
			case s.means[i].head == fName:
				named = true
			case s.means[i].head == fGoals:
				goals = true
			case isLevelName(s.folded[i]):
				levels++
			}
		}
		if named && goals && levels > 1 && s.labelRow(row) {
			return row
		}
	}
	return -1
}

// matrix reads the rows below a matrix's header up to row to.
func (r *reader) matrix(s *sheet, header, to int, lead *lead) {
	labels := s.printed(header)
	r.diagnose(schema.SeverityWarning, "near-form", "all indicators of a level stand in one cell: kept as words", tableRef(s))
	for row := header + 1; row < to && !r.stopped(); row++ {
		cells := map[int]int{} // by label
		for _, i := range s.printed(row) {
			for _, label := range labels {
				if s.Cells[label].Col == s.Cells[i].Col && s.right(label) == s.right(i) {
					cells[label] = i
				}
			}
		}
		for _, label := range labels {
			if i, ok := cells[label]; ok && s.means[label].head == fName && !placeholder(s.Cells[i].Text) && !isSumLabel(s.folded[i]) {
				r.matrixRow(s, labels, cells, lead)
			}
		}
	}
}

// matrixRow reads one project of a matrix.
func (r *reader) matrixRow(s *sheet, labels []int, cells map[int]int, lead *lead) {
	p := r.start(tableRef(s))
	lead.give(r, p)
	for _, label := range labels {
		text := strings.TrimSpace(s.Cells[label].Text)
		means := s.means[label].head
		source := s.source(label)
		if isLevelName(s.folded[label]) {
			means = cOneCell
		}
		s.label(label, means)
		p.seen.add(means)
		i, ok := cells[label]
		if !ok {
			continue
		}
		if source != "" {
			if m, ok := p.money(s, i, normalize.MoneyUnit(s.Cells[label].Text), p.unit); ok {
				addFund(&p.Budget, source, "budget", text, m)
				continue
			}
			(&headReader{sheet: s, r: r, p: p}).unreadAmount(i)
		}
		switch {
		case isGoalLabel(means):
			(&headReader{sheet: s, r: r, p: p}).goals(i, means)
		case means == fPurpose:
			p.Purpose = append(p.Purpose, s.paragraphs(i)...)
		default:
			p.set(means, text, s.leaf(i))
		}
	}
}
