package form

import (
	"slices"
	"strings"
)

// What the columns of a header are that their labels alone do not tell: by the other
// columns, or by the cells below.

// divide marks the halves of a header that repeats name and value side by side:
// the term's targets left, the year's right.
func (h *header) divide() {
	names, valueBetween := 0, false
	for _, c := range h.columns {
		switch {
		case c.means == cLevel3:
			names++
		case valueColumn(c.means) && names == 1:
			valueBetween = true
		case c.means == cLevel2 && names == 1:
			valueBetween = true // a half without values may come first
		}
	}
	if names != 2 || !valueBetween || !valueColumn(h.columns[len(h.columns)-1].means) && !h.valueAfterLastName() {
		return
	}
	explicit := h.has(cMidTerm) // a label above already says which half is which
	half, seen := 1, map[field]bool{}
	for k := range h.columns {
		c := &h.columns[k]
		if c.means == cLevel1 && !seen[cLevel3] {
			continue // serves both halves
		}
		switch c.means {
		case cLevel1, cLevel2, cLevel3, cTarget, cMidTerm, cActual:
			if half == 1 && seen[c.means] {
				half, seen = 2, map[field]bool{}
			}
			seen[c.means] = true
		}
		c.half = half
		if half == 1 && c.means == cTarget && !explicit {
			c.means = cMidTerm
		}
	}
}

func (h *header) valueAfterLastName() bool {
	after := false
	for _, c := range h.columns {
		switch {
		case c.means == cLevel3:
			after = false
		case valueColumn(c.means):
			after = true
		}
	}
	return after
}

// settle decides between two columns of one half that claim the same part of an
// indicator: 一级指标 beside 指标类型, 三级指标 beside 指标内容.
func (h *header) settle() {
	for _, twice := range []struct {
		means, instead field
		plain          string // part of the label that has the better claim
	}{{cLevel1, cValueType, "一级"}, {cLevel2, cOther, "二级"}, {cLevel3, cDescription, "三级"}} {
		for half := range 3 {
			first := -1
			for k := range h.columns {
				c := &h.columns[k]
				switch {
				case c.means != twice.means || c.half != half:
				case first < 0:
					first = k
				case strings.Contains(c.text, twice.plain) && !strings.Contains(h.columns[first].text, twice.plain):
					h.columns[first].means = twice.instead
					first = k
				default:
					c.means = twice.instead
				}
			}
		}
	}
}

// claim settles the labels that name a value only where no other column does, and
// levels stand before them.
func (h *header) claim() {
	target := !h.has(cTarget, cMidTerm, cExcellent)
	actual := h.has(cTarget, cMaybeTarget) && !h.has(cActual)
	leveled, named := false, false
	for k := range h.columns {
		switch c := &h.columns[k]; {
		case c.means == cLevel1, c.means == cLevel2:
			leveled = true
		case c.means == cLevel3:
			named = leveled
		case !leveled && (c.means == cMaybeTarget || c.means == cMaybeActual):
			c.means = cOther
		case (c.means == cMaybeTarget || named && (c.means == fGoals || strings.HasSuffix(c.text, "年度绩效指标"))) && target:
			c.means, target = cTarget, false
		case c.means == cMaybeActual && actual:
			c.means, actual = cActual, false
		case c.means == cMaybeTarget, c.means == cMaybeActual:
			c.means = cOther
		}
	}
}

// claimTerm makes a column 中期目标 beside one of the year's values one of values.
func (s *sheet) claimTerm(h *header) {
	named := false
	for k := range h.columns {
		c := &h.columns[k]
		named = named || c.means == cLevel3
		if named && c.means == cOther && c.under < 0 && s.means[c.label].head == fMidGoals && h.has(cTarget) && !h.has(cMidTerm) {
			c.means = cMidTerm
		}
	}
}

// nameProjects finds the column of projects where its label names units too, the
// projects in brackets: 单位（专项）名称, 单位名称（项目名称）. A column 单位 left of the
// projects is whose they are: the unit of a value stands beside the value.
func (s *sheet) nameProjects(h *header) {
	name := slices.IndexFunc(h.columns, func(c column) bool { return c.means == fName })
	for k := range h.columns {
		switch c := &h.columns[k]; {
		case name < 0 && c.means == fOrg && hasAny(c.text, "项目", "专项") && !hasAny(s.folded[c.label], "项目", "专项"):
			c.means = fName
			return
		case k < name && c.means == cUnit && !h.has(fOrg):
			c.means = fOrg
		}
	}
}

// maxTold is how many rows below a header tell what an unknown column holds.
const maxTold = 24

// columnsByCells settles by their cells what columns are whose labels do not say it: one
// of nothing but operators holds those, one of nothing but 定性 and 定量 the type.
func (s *sheet) columnsByCells(h *header) {
	for k := range h.columns {
		c := &h.columns[k]
		switch c.means {
		case cOther, cGroup, cValueType, cDirection, cDescription, cStandard, cBasis, cNote:
		default:
			continue
		}
		signs, types := s.operatorsBelow(c, h.end)
		switch {
		case signs > 0:
			for n := range h.columns { // 指标性质 beside it holds the type
				other := &h.columns[n]
				if signs, types := s.operatorsBelow(other, h.end); other.means == cOperator && other.half == c.half && signs == 0 && types > 0 {
					other.means = cValueType
				}
			}
			c.means = cOperator
		case types > 0 && !h.has(cValueType):
			c.means = cValueType
		}
	}
}

// operatorsBelow counts the operators in a column, and the cells 定性 and 定量. Both are
// zero where it holds anything else.
func (s *sheet) operatorsBelow(c *column, from int) (signs, types int) {
	for row := from; row < min(from+maxTold, s.Rows); row++ {
		cells := s.printed(row)
		i := s.Index(row, c.left)
		switch {
		case len(cells) == 0, s.countsColumns(cells):
			continue
		case s.leavesBlock(cells):
			return signs, types
		case s.blank(i), s.Cells[i].Row != row, len(cells) == 1:
		case isValueType(s.folded[i]):
			types++
		case isOperatorCell(s.folded[i]):
			signs++
		default:
			return 0, 0
		}
	}
	return signs, types
}

// isOperatorCell reports whether a cell holds what an operator column holds.
func isOperatorCell(folded string) bool {
	switch folded {
	case "≥", "≤", "=", ">", "<", "≧", "≦", ">=", "<=", "═", "≠", "≈",
		"大于等于", "小于等于", "大于或等于", "小于或等于", "等于", "大于", "小于", "不低于", "不少于", "不高于", "不超过":
		return true
	}
	return isValueType(folded)
}

// isValueType reports whether a cell says of a value that it is in words, or a number.
func isValueType(folded string) bool {
	switch folded {
	case "定性", "定量", "定性指标", "定量指标":
		return true
	}
	return false
}
