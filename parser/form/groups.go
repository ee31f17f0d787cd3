package form

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A header's label may stand over others: 实际完成值 over 数值 and 完成率. What the labels
// below it mean, and which of them is the value.

// groupOf gives the value that a folded label names, if it stands over others.
func groupOf(folded string) field {
	switch {
	case hasAny(folded, "中期", "长期", "实施期", "实施周期", "三年") && !strings.Contains(folded, "年度"):
		return cMidTerm
	case isVocabulary(folded, cTarget), isVocabulary(folded, cActual):
		return lexicon[folded].column
	case hasAny(folded, "完成值", "实际", "完成情况") && !hasAny(folded, "指标值", "目标值"):
		return cActual
	case hasAny(folded, "指标值", "目标值", "年度目标", "年初", "绩效目标"):
		return cTarget
	}
	return ""
}

// isVocabulary reports whether a folded label is listed with a meaning, and not only
// holds a word that has it.
func isVocabulary(folded string, means field) bool {
	m := lexicon[folded]
	return m != nil && m.column == means
}

// goesOnWith reports whether a row is a further row of a header and not data: all that
// starts in it are column labels. Where the names' label reaches down over the row, or
// those of the levels stand in it, a label below a wider one may be unknown.
func (s *sheet) goesOnWith(h *header, row int) bool {
	cells := s.printed(row)
	known, unknown := false, false
	for _, i := range cells {
		switch {
		case s.means[i].column != "" || s.joined(i) != "" || s.restated(i) >= 0:
			known = true
		case s.isSubLabel(h, i, row):
			unknown = true
		default:
			return false
		}
	}
	return known && !unknown || unknown && s.isBelowNames(h, row, known)
}

// isSubLabel reports whether a cell in a row below a wider label of a header may be a
// label too: it is short, and no value.
func (s *sheet) isSubLabel(h *header, i, row int) bool {
	folded := s.folded[i]
	if !s.isUnderWider(h, i, row) || folded == "" || utf8.RuneCountInString(folded) > maxSubLabel || isOperatorCell(folded) {
		return false
	}
	return !strings.ContainsAny(folded, "0123456789%") || hasAny(folded, "年", "月", "季") // 2023年, 1-6月
}

// isUnderWider reports whether a cell stands below a label of a header that stands over
// others too.
func (s *sheet) isUnderWider(h *header, i, row int) bool {
	c := &s.Cells[i]
	if above := s.Index(c.Row-1, c.Col); above >= 0 && s.Cells[above].Row >= h.top && s.isOverOthers(above, c.ColSpan) {
		return true
	}
	if s.begins(row, 0) {
		return false // as most rows
	}
	over := s.spread(h.top, row+1)
	return c.Col < len(over) && (c.Col > 0 && over[c.Col] == over[c.Col-1] || c.Col+1 < len(over) && over[c.Col] == over[c.Col+1])
}

// isOverOthers reports whether a label is wider than a cell below it, or is printed again
// beside itself, as where a merged cell was taken apart.
func (s *sheet) isOverOthers(i, width int) bool {
	c := &s.Cells[i]
	switch {
	case s.blank(i):
		return false
	case c.ColSpan > width:
		return true
	}
	for _, col := range []int{c.Col - 1, c.Col + c.ColSpan} {
		if k := s.Index(c.Row, col); k >= 0 && s.Cells[k].Text == c.Text {
			return true
		}
	}
	return false
}

// maxSubLabel is the length in runes of the longest unknown label below another.
const maxSubLabel = 12

// isBelowNames reports whether a row below a header's first has no place for an
// indicator: the labels of levels and names reach down over it, or stand in it. Where no
// cells are merged, blank ones stand there, beside labels that are known.
func (s *sheet) isBelowNames(h *header, row int, known bool) bool {
	for k := range h.columns {
		c := &h.columns[k]
		switch c.means {
		case cLevel1, cLevel2, cLevel3:
			below := s.Index(row, c.left)
			switch {
			case below < 0:
			case s.bottom(c.label) > row, s.blank(below) && known && c.means == cLevel3:
				return true
			case s.means[below].column == cLevel1, s.means[below].column == cLevel2, s.means[below].column == cLevel3:
				return true
			}
		}
	}
	return false
}

// settleGroups decides what the columns below each label are.
func (s *sheet) settleGroups(h *header) {
	for k := 0; k < len(h.columns); {
		under := h.columns[k].under
		end := k + 1
		for end < len(h.columns) && under >= 0 && h.columns[end].under >= 0 &&
			(h.columns[end].under == under || s.folded[h.columns[end].under] == s.folded[under]) {
			end++
		}
		if under >= 0 {
			s.settleGroup(h.columns[k:end], s.folded[under])
		}
		k = end
	}
}

func (s *sheet) settleGroup(columns []column, label string) {
	group := columns[0].group
	has := func(means ...field) bool {
		return slices.ContainsFunc(columns, func(c column) bool { return slices.Contains(means, c.means) })
	}
	if mixed := strings.HasSuffix(label, "情况") && hasAny(label, "目标", "指标"); group == cActual && !mixed && !has(cActual) {
		for k := range columns { // 指标值 of what was done
			if c := &columns[k]; c.means == cTarget && (s.folded[c.label] == "指标值" || s.folded[c.label] == "目标值") {
				c.means = cActual
			}
		}
	}
	unknown := 0
	for k := range columns {
		c := &columns[k]
		if c.means == fGoals {
			c.means = cOther // 年度目标 beside 实施期目标
		}
		if c.means != cOther {
			continue
		}
		if means := subMeaning(s.folded[c.label], label, group); means != "" {
			c.means = means
		} else {
			unknown++
		}
	}
	parts, value := has(cOperator, cUnit), has(group, cTarget, cActual, cMidTerm)
	for k := range columns {
		c := &columns[k]
		switch {
		case c.means != cOther:
		case parts && !value && unknown == 1 && !hasAny(s.folded[c.label], besideValues...):
			c.means = group // between its operator and its unit
		case !value || group == cTarget && (partOfYear(s.folded[c.label]) || !hasAny(s.folded[c.label], besideValues...)):
			c.spare = true
		}
	}
	if has(cTarget) && has(cActual) {
		for k := range columns { // each of them for itself
			columns[k].group = ""
		}
	}
}

// besideValues are parts of labels of what is told of a value beside it.
var besideValues = []string{"率", "比", "年", "季", "月", "历史", "来源", "依据", "标准", "说明", "备注", "类", "方向", "原因", "分", "材料", "资料"}

// subTerms are labels that say nothing without the one above them.
var subTerms = map[field][]string{
	cTarget:  {"数值", "值", "内容", "数字", "数量", "指标数值", "具体值", "具体内容", "年度", "年度目标", "全年", "全年目标", "全年计划", "当年", "本年", "今年", "本年度", "目标", "计划", "预期", "年初"},
	cActual:  {"数值", "值", "内容", "数字", "数量", "指标数值", "具体值", "具体内容", "年度", "全年", "年终", "年末", "年底", "当年", "本年", "今年", "本年度", "实际", "完成"},
	cMidTerm: {"数值", "值", "内容", "数字", "数量", "指标数值", "具体值", "具体内容"},
}

// inWords are labels of a further column for the same value, where it is none in numbers.
var inWords = []string{"文字", "文字描述", "描述", "定性描述", "定性值", "定量值", "定量数值", "数值型", "文字型", "文本"}

// subMeaning gives what a folded label means below another one, or "".
func subMeaning(folded, above string, group field) field {
	if m := lexicon[folded+above]; m != nil && (valueColumn(m.column) || m.column == cHistory) {
		return m.column // 全年 below 实际完成值
	}
	if slices.Contains(subTerms[group], folded) || group != "" && slices.Contains(inWords, folded) {
		return group
	}
	if group == cTarget && groupOf(folded) == cMidTerm {
		return cMidTerm
	}
	if year := leadingYear(folded); year != "" {
		switch rest := folded[len(year):]; rest {
		case "目标", "计划", "预期":
			return cTarget
		case "实际", "完成":
			return cActual
		default:
			if m := lexicon[rest]; m != nil && valueColumn(m.column) {
				return m.column
			}
		}
	}
	return ""
}

var labelYear = regexp.MustCompile(`^20\d\d年度?`)

// leadingYear gives the year that a label begins with, or "".
func leadingYear(folded string) string {
	if !strings.HasPrefix(folded, "20") {
		return ""
	}
	return labelYear.FindString(folded)
}

// rejoin makes one column of those beside each other under the same label of a value: a
// merged cell was taken apart.
func (s *sheet) rejoin(h *header) {
	for k := len(h.columns) - 1; k > 0; k-- {
		c, before := &h.columns[k], &h.columns[k-1]
		if valueColumn(c.means) && c.under < 0 && c.text == before.text && c.left == before.right {
			h.groups = append(h.groups, c.label)
			before.right = c.right
			h.columns = slices.Delete(h.columns, k, k+1)
		}
	}
}

// reachOver lets the label of a value reach over the blank ones right of it, where
// operators, numbers and units stand below them: a merged cell was taken apart.
func (s *sheet) reachOver(h *header) {
	for k := range h.columns {
		right := s.Cols
		if k+1 < len(h.columns) {
			right = h.columns[k+1].left
		}
		if c := &h.columns[k]; valueColumn(c.means) && c.right < right && s.piecesBelow(c.left, right, h.end) {
			c.right = right
		}
	}
}

// piecesBelow reports whether the cells in columns [left, right) below a header are the
// pieces of one value in each row, an operator or % among them.
func (s *sheet) piecesBelow(left, right, from int) bool {
	found := false
	for row := from; row < min(from+maxTold, s.Rows); row++ {
		cells := s.printed(row)
		if s.leavesBlock(cells) {
			break
		}
		first, _ := slices.BinarySearchFunc(cells, left, func(i, col int) int { return s.Cells[i].Col - col })
		end := first
		for end < len(cells) && s.right(cells[end]) <= right {
			end++
		}
		if end-first < 2 {
			continue
		}
		op, value, unit := s.pieces(cells[first:end])
		if value < 0 {
			return false
		}
		found = found || op >= 0 || unit >= 0 && s.folded[unit] == "%"
	}
	return found
}

// oneOfEach leaves one column for each value of an indicator: the one whose label is
// that of the value, or else the first; none of those that are about half a year. Where
// labels differ by their years, none is.
func (s *sheet) oneOfEach(h *header) {
	for half := range 3 {
		for _, means := range []field{cTarget, cActual, cMidTerm} {
			s.oneOf(h, means, half)
		}
	}
	if target := h.column(cTarget, 0); target != nil {
		year := leadingYear(s.folded[target.label])
		for k := range h.columns { // 2022年实际值 beside 2023年目标值
			c := &h.columns[k]
			if before := leadingYear(s.folded[c.label]); c.means == cActual && before != "" && year != "" && before[:4] < year[:4] {
				c.means = cOther
			}
		}
	}
}

func (s *sheet) oneOf(h *header, means field, half int) {
	n := 0
	for k := range h.columns {
		if h.columns[k].means == means && h.columns[k].half == half {
			n++
		}
	}
	if n < 2 { // as nearly always
		return
	}
	first, best, years := -1, -1, false
	for k := range h.columns {
		c := &h.columns[k]
		folded := s.folded[c.label]
		if c.means != means || c.half != half || c.spare || slices.Contains(inWords, folded) || partOfYear(c.text) {
			continue
		}
		if first < 0 {
			first = k
		} else {
			years = years || leadingYear(folded) != leadingYear(s.folded[h.columns[first].label])
		}
		if best < 0 && (isVocabulary(folded, means) || c.under >= 0 && isVocabulary(folded+s.folded[c.under], means)) {
			best = k
		}
	}
	if first < 0 || best < 0 && !years {
		best = first
	}
	for k := range h.columns {
		c := &h.columns[k]
		c.spare = c.spare || c.means == means && c.half == half && k != best && !slices.Contains(inWords, s.folded[c.label])
	}
}

// hasSpare reports whether columns of values are left whose meaning is not told.
func (h *header) hasSpare() bool {
	return h.has(cLevel1, cLevel2) && slices.ContainsFunc(h.columns, func(c column) bool { return c.spare })
}
