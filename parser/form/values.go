package form

import (
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// pending is a value whose text is read and which is yet to be typed: that takes
// all values of the document.
type pending struct {
	value     *schema.Value
	indicator *schema.Text
}

// values reads the value cells of a row.
func (b *block) values(r *reader, s *sheet, cells [][]int, half int, in *schema.Indicator) {
	for k := range b.columns {
		c := &b.columns[k]
		if c.half != half && c.half != 0 || len(cells[k]) == 0 || c.spare {
			continue
		}
		means := c.means
		if b.midTerm && means == cTarget {
			means = cMidTerm
		}
		place := valueAt(in, means)
		if place == nil || *place != nil {
			continue
		}
		v := b.compose(s, cells, k)
		if v == nil {
			b.unjoined = true
			continue
		}
		*place = v
		r.notes.values = append(r.notes.values, pending{v, in.Level3})
	}
}

// compose makes the value of one column: from its own cells, joined with the
// cells for operator and unit that belong to it. It is nil where its own cells may be
// several values.
func (b *block) compose(s *sheet, cells [][]int, k int) *schema.Value {
	c := &b.columns[k]
	op, value, unit := -1, cells[k][0], -1
	if len(cells[k]) > 1 {
		if op, value, unit = s.pieces(cells[k]); value < 0 {
			return nil
		}
	}
	if op < 0 && b.joins {
		op = b.partOf(cells, c, cOperator)
	}
	if unit < 0 && b.joins {
		unit = b.partOf(cells, c, cUnit)
	}
	v := s.leaves.values.one()
	v.Ref = s.ref(cells[k][0])
	raw := s.Cells[value].Text
	if op >= 0 || unit >= 0 {
		var opText, unitText string
		if kind := b.first(cells, cValueType, c.half); kind >= 0 && strings.HasPrefix(s.folded[kind], "定性") || placeholder(raw) {
			opText = "定性" // joins nothing
		}
		if op >= 0 && opText == "" {
			opText = s.Cells[op].Text
		}
		if unit >= 0 {
			unitText = s.Cells[unit].Text
		}
		raw = normalize.Compose(opText, raw, unitText)
	}
	v.Raw = raw
	if op < 0 && unit < 0 {
		v.Copy = s.take(value)
		return v
	}
	v.Cells = make([]schema.Text, 0, 3)
	for _, i := range []int{op, value, unit} {
		if i >= 0 {
			v.Cells = append(v.Cells, s.leaf(i))
		}
	}
	return v
}

// pieces tells operator, value and unit apart, which stand below one label. There is no
// value where the cells may be several.
func (s *sheet) pieces(cells []int) (op, value, unit int) {
	op, value, unit = -1, -1, -1
	for _, i := range cells {
		switch {
		case op < 0 && isOperatorCell(s.folded[i]):
			op = i
		case value < 0:
			value = i
		case s.Cells[i].Text == s.Cells[value].Text: // printed again, where a merged cell was taken apart
		case unit < 0 && s.isUnitOf(value, i):
			unit = i
		default:
			return -1, -1, -1
		}
	}
	return op, value, unit
}

// maxUnit is the length in runes of the longest unit of a value in a cell of its own.
const maxUnit = 6

// isUnitOf reports whether a cell holds the unit of a value beside it: what is short and
// no number, beside a number that has none; or nothing but / or %.
func (s *sheet) isUnitOf(value, i int) bool {
	unit := s.folded[i]
	if unit == "%" || placeholder(s.Cells[i].Text) {
		return true
	}
	number := squeeze(s.Cells[value].Text)
	return number != "" && startsWithDigit(number[len(number)-1:]) && unit != "" &&
		utf8.RuneCountInString(unit) <= maxUnit && !strings.ContainsAny(unit, "0123456789")
}

// partOf finds the cell with the operator or unit of a value column. They belong
// to the target; an actual stands alone unless they share its group.
func (b *block) partOf(cells [][]int, value *column, means field) int {
	for k := range b.columns {
		c := &b.columns[k]
		if c.means != means || len(cells[k]) == 0 || c.half != value.half && c.half != 0 {
			continue
		}
		switch {
		case value.means == cTarget && c.group != cActual,
			value.means == cMidTerm && !b.has(cTarget),
			c.group != "" && c.group == value.group:
			return cells[k][0]
		}
	}
	return -1
}

// valueAt is the indicator's place for a value column, or nil for other columns.
func valueAt(in *schema.Indicator, means field) **schema.Value {
	switch means {
	case cTarget:
		return &in.Target
	case cMidTerm:
		return &in.MidTermTarget
	case cActual:
		return &in.Actual
	case cExcellent, cGood, cFair, cPoor:
		if in.Grades == nil {
			in.Grades = &schema.Grades{}
		}
	}
	switch means {
	case cExcellent:
		return &in.Grades.Excellent
	case cGood:
		return &in.Grades.Good
	case cFair:
		return &in.Grades.Fair
	case cPoor:
		return &in.Grades.Poor
	}
	return nil
}
