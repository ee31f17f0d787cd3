package form

import "strings"

// The indicators of the whole term and those of the year may stand in blocks of their own,
// one above the other. What says so is the label at their side, a heading over their rows,
// or a line above their table.

// saysTerm reports whether the label of a value is about the whole term: 指标值（中期）.
func saysTerm(label string) bool {
	return (groupOf(label) == cMidTerm || hasAny(label, "全周期", "项目周期", "项目期")) &&
		!hasAny(label, "年度", "当年", "本年", "调整")
}

// partOfYear reports whether the label of a value is about less than the year: 半年（程）计划值.
func partOfYear(label string) bool { return hasAny(label, "半年", "季度", "年中", "月") }

// ofYear reports whether a folded label of a block says that it is the year's.
func ofYear(folded string) bool { return hasAny(folded, "年度", "当年", "本年") }

// turn notes the label of a block where it says that the rows from here on are about
// another time than those before.
func (b *block) turn(s *sheet, i int) {
	midTerm := b.midTerm
	switch {
	case s.means[i].head == fSideMidTerm:
		midTerm = true
	case ofYear(s.folded[i]):
		midTerm = false
	}
	if midTerm != b.midTerm && !b.has(cMidTerm) {
		b.midTerm, b.level1, b.level2 = midTerm, fill{}, [3]fill{}
	}
}

// turnBand reads a row with nothing but such a label.
func (b *block) turnBand(s *sheet, cells []int) bool {
	if len(cells) != 1 || b.list() {
		return false
	}
	i := cells[0]
	if blockLabel(s.folded[i], s.means[i].head) == "" {
		return false
	}
	b.turn(s, i)
	s.label(i, fSide)
	return true
}

// isTermBand reports whether a row holds nothing but the label of a block of the whole
// term.
func (s *sheet) isTermBand(row int) bool {
	cells := s.printed(row)
	return len(cells) == 1 && blockHeading(s.Cells[cells[0]].Text) == fSideMidTerm
}

// blockHeading gives what a line above a table says of the block in it, as the label of a
// block does: （一）中期绩效指标, 长期绩效目标表.
func blockHeading(text string) field {
	if len(text) > maxLabel*3 {
		return ""
	}
	folded := strings.TrimSuffix(strings.TrimSuffix(foldHeading(text), "申报表"), "表")
	return blockLabel(folded, look(folded).head)
}

// blockLabel gives what a folded label says of the block below it, or "": 年度绩效目标 is
// that of goals elsewhere.
func blockLabel(folded string, head field) field {
	switch {
	case head == fSide, head == fSideMidTerm:
		return head
	case head == fGoals && ofYear(folded) && strings.HasSuffix(folded, "绩效目标"):
		return fSide
	}
	return ""
}
