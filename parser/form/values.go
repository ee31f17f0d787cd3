package form

import (
	"strings"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// pending is a value whose text is read and which is yet to be typed: that takes
// all values of the document.
type pending struct {
	value     *schema.Value
	indicator *schema.Text
	column    field
}

// values reads the value cells of a row.
func (b *block) values(r *reader, s *sheet, cells [][]int, half int, in *schema.Indicator) {
	for k := range b.columns {
		c := &b.columns[k]
		if c.half != half && c.half != 0 || len(cells[k]) == 0 {
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
		*place = v
		r.notes.values = append(r.notes.values, pending{v, in.Level3, means})
	}
}

// compose makes the value of one column: from its own cells, joined with the
// cells for operator and unit that belong to it.
func (b *block) compose(s *sheet, cells [][]int, k int) *schema.Value {
	c := &b.columns[k]
	v := s.leaves.values.one()
	v.Ref = s.ref(cells[k][0])
	raw := s.Cells[cells[k][0]].Text
	for _, i := range cells[k][1:] {
		raw += s.Cells[i].Text
	}
	op, unit := -1, -1
	if b.joins {
		op, unit = b.partOf(cells, c, cOperator), b.partOf(cells, c, cUnit)
	}
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
	if op < 0 && unit < 0 && len(cells[k]) == 1 {
		v.Copy = s.take(cells[k][0])
		return v
	}
	v.Cells = make([]schema.Text, 0, len(cells[k])+2)
	if op >= 0 {
		v.Cells = append(v.Cells, s.leaf(op))
	}
	for _, i := range cells[k] {
		v.Cells = append(v.Cells, s.leaf(i))
	}
	if unit >= 0 {
		v.Cells = append(v.Cells, s.leaf(unit))
	}
	return v
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
