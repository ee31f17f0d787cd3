package form

import (
	"slices"
	"strconv"
	"strings"

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
	return len(cells) > 0 && (s.means[cells[0]].head == fTotalScore || totalParts(s.folded[cells[0]]) != nil)
}

// isSum reports whether a row sums up others: 小计 or 合计 stands where levels or
// indicators are named, or 某某局小计 where projects and units are, and the row has no
// value.
func (b *block) isSum(s *sheet, cells [][]int) bool {
	sum := false
	for k := range b.columns {
		for _, i := range cells[k] {
			sum = sum || isSumLabel(s.folded[i]) && b.columns[k].holdsSum(s.folded[i])
		}
	}
	if !sum { // as most rows
		return false
	}
	for k := range b.columns {
		for _, i := range cells[k] {
			if valueColumn(b.columns[k].means) && !placeholder(s.Cells[i].Text) {
				return false
			}
		}
	}
	return true
}

// holdsSum reports whether the label of a sum in a column says that its row is one.
func (c *column) holdsSum(label string) bool {
	switch c.means {
	case cLevel1, cLevel2, cLevel3, cSerial:
		return len(label) == len("小计")
	}
	return isListField(c.means)
}

// isSumLabel reports whether a folded label is one of a sum: 合计, 小计, 某某局小计.
func isSumLabel(folded string) bool {
	return strings.HasSuffix(folded, "计") &&
		(strings.HasSuffix(folded, "合计") || strings.HasSuffix(folded, "小计") || strings.HasSuffix(folded, "总计"))
}

// total reads the line 总分. Its cells are often merged in another way than the rows
// above: where none stands below 得分, the first number is the weight and the last one
// the score; one number below both is the score.
func (b *block) total(s *sheet, row int) {
	cells := s.printed(row)
	label := cells[0]
	s.label(label, fTotalScore)
	if b.labelledTotal(s, cells) {
		return
	}
	weight, score := -1, -1
	var numbers []int
	for _, i := range cells[1:] {
		if _, ok := scoreOf(s.Cells[i].Text); ok {
			numbers = append(numbers, i)
		}
		switch k := s.columnOf(b.columns, i); {
		case k >= 0 && b.columns[k].means == cWeight && weight < 0:
			weight = i
		case k >= 0 && b.columns[k].means == cScore && score < 0:
			score = i
		}
	}
	if below := b.column(cScore, 0); below != nil && score < 0 {
		switch n := len(numbers); {
		case n > 1:
			weight, score = numbers[0], numbers[n-1]
		case n == 1 && numbers[0] != weight:
			score = numbers[0]
		case n == 1 && s.overlap(weight, below.left, below.right) > 0:
			weight, score = -1, weight
		}
	}
	var total schema.TotalScore
	for _, i := range cells[1:] {
		switch i {
		case weight:
			total.Weight = s.number(i)
		case score:
			total.Score = s.number(i)
		default:
			b.project.field(fTotalScore, s.Cells[label].Text, s.leaf(i))
		}
	}
	b.project.addTotal(s.Cells[label].Text, total)
}

// addTotal gives the project the numbers of a line of totals. Where several are
// printed, the one whose label says more wins, and of two alike the one with the greater
// weight; what the other one says more is kept.
func (p *project) addTotal(label string, t schema.TotalScore) {
	if t == (schema.TotalScore{}) {
		return
	}
	if p.Score == nil {
		p.Score, p.scoreBy = &schema.TotalScore{}, label
	} else if p.outranked(label, t) {
		*p.Score, t = t, *p.Score
		p.scoreBy, label = label, p.scoreBy
	}
	for _, n := range []struct{ to, from **schema.Number }{{&p.Score.Weight, &t.Weight}, {&p.Score.Score, &t.Score}} {
		switch {
		case *n.from == nil:
		case *n.to == nil:
			*n.to = *n.from
		default:
			p.field(fTotalScore, label, (*n.from).Text)
		}
	}
}

// outranked reports whether a further line of totals is to be believed before the one
// that was read.
func (p *project) outranked(label string, t schema.TotalScore) bool {
	if before, now := totalRank(p.scoreBy), totalRank(label); before != now {
		return before < now && t.Score != nil
	}
	return t.Score != nil && t.Weight != nil && p.Score.Weight != nil && t.Weight.Value.Cmp(p.Score.Weight.Value) > 0
}

// totalRank orders the labels of lines of totals: 合计 may sum up the indicators alone,
// 自评得分 may be the score of one of them, 总分 is neither.
func totalRank(label string) int {
	switch label = fold(label); {
	case hasAny(label, "合计", "总计"):
		return 0
	case !strings.Contains(label, "总"):
		return 1
	}
	return 2
}

// isTail reports whether a row ends the block: opinions, signatures and notes. Such
// a row begins with a label of the head.
func (b *block) isTail(s *sheet, cells []int) bool {
	if len(cells) == 0 {
		return false
	}
	first := cells[0]
	switch s.opening(first) {
	case fSignature:
		return true
	case fNote, fOther, fGoals, fMidGoals, fOutcomes, fDepartment, fOrg, fPurpose, fBudget, fTasks:
		name := b.column(cLevel3, 0)
		if name == nil || s.overlap(first, name.left, name.right) <= 0 || len(cells) == 1 || s.right(first) > name.right {
			return !b.isRow(s, cells)
		}
	}
	return false
}

// isRow reports whether a row that begins with a label of the head is the one of an
// indicator all the same, since the label may be the name of a level too: 预算执行 | 预算执行率 |
// 预算执行率 | 100%. It names an indicator and a value, each in a cell of its own below its
// column, and neither is a label or an amount's name. Cells alike are one that was taken apart.
func (b *block) isRow(s *sheet, cells []int) bool {
	first := cells[0]
	if s.isTotal(cells) || s.opening(first) == fSignature || s.columnOf(b.columns, first) < 0 {
		return false
	}
	spread := b.cellsOf(s, s.Cells[first].Row)
	for k := range b.columns {
		c := &b.columns[k]
		if !valueColumn(c.means) || len(spread[k]) == 0 {
			continue
		}
		value, name := spread[k][0], b.first(spread, cLevel3, c.half)
		if name > first && name != value && b.ownCell(s, name, cLevel3, c.half) && b.ownCell(s, value, c.means, c.half) &&
			!placeholder(s.Cells[name].Text) && !isAmount(s.Cells[name].Text) && !s.namesMore(name) && !s.namesMore(value) &&
			!alike(s.Cells[name].Text, s.Cells[value].Text) {
			return true
		}
	}
	return false
}

// ownCell reports whether a cell stands below the column with a meaning and no other.
func (b *block) ownCell(s *sheet, i int, means field, half int) bool {
	c := b.column(means, half)
	return c != nil && s.Cells[i].Col >= c.left && s.right(i) <= c.right
}

// namesMore reports whether a cell behind a label is a further one, of the head or of an
// amount: 项目资金 | 年度资金总额 | 100 | 其中：财政拨款 | 80.
func (s *sheet) namesMore(i int) bool {
	return s.isLabel(i) || s.source(i) != "" || s.means[i].stage != "" && s.means[i].stage != "rate"
}

// leavesBlock reports whether a row below a header, whose columns are not settled yet, is
// no row of indicators: it begins with a label, and holds little else or more labels.
func (s *sheet) leavesBlock(cells []int) bool {
	if s.isTotal(cells) {
		return true
	}
	return len(cells) > 0 && s.isLabel(cells[0]) && s.means[cells[0]].head != fSide &&
		(len(cells) < 4 || slices.ContainsFunc(cells[1:], s.namesMore))
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
	if row >= s.Rows || s.startsProject(row) {
		return false
	}
	if first := s.printed(row); s.isLabel(first[0]) {
		return b.isRow(s, first)
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
