package form

import (
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/internal/trim"
)

// A column is a part of an indicator block's header with what it means.
type column struct {
	means       field
	left, right int // the grid columns [left, right)
	label       int // the header cell, and its text
	text        string
	unit        string // of a column of amounts: the unit of money in its label
	half        int    // 0 in an undivided block; 1 and 2 for halves side by side
	group       field
	under       int  // the label above that says so, or -1
	spare       bool // it may hold the value that its label or group names, and is not read
}

// A header is one header of an indicator block, of one or more rows.
type header struct {
	top, end int // rows [top, end)
	columns  []column
	side     []int // side labels, left of the block
	merged   bool  // the side label is merged over rows of the block
	midTerm  bool  // the block holds the targets of the whole term
	groups   []int // header cells above the columns' own labels
	joins    bool  // operators or units of values have columns of their own
}

// maxHeaderRows is the number of rows with labels that a header may have.
const maxHeaderRows = 3

// headerAt recognises the header of an indicator block that begins in a row: the
// rows must hold a label for the indicator's name and one for a value. Its columns are
// good until the next one is looked for.
func (s *sheet) headerAt(row int) (header, bool) {
	if !s.hasColumnLabel(row) {
		return header{}, false
	}
	h := s.readHeader(row, row+1)
	for n := 1; n < maxHeaderRows && (h.complete(cLevel3) || h.promising()); n++ {
		next := s.nextPrinted(h.end)
		if !s.goesOnWith(&h, next) {
			break
		}
		h = s.readHeader(row, next+1)
	}
	if !h.complete(cLevel3) {
		return h, false
	}
	s.nameProjects(&h)
	s.levelsByCells(&h)
	s.columnsByCells(&h)
	return h, true
}

// hasColumnLabel reports whether a column label starts in a row, as in any header.
func (s *sheet) hasColumnLabel(row int) bool {
	return slices.ContainsFunc(s.printed(row), func(i int) bool { return s.means[i].column != "" })
}

// nextPrinted returns the next row in which a cell with text starts; a single
// blank row is passed over.
func (s *sheet) nextPrinted(row int) int {
	if row+1 < s.Rows && len(s.printed(row)) == 0 {
		return row + 1
	}
	return row
}

// joined gives the meaning of a label that goes on from the cell above it, as where
// a merged cell was printed as two: 绩效指标 over 描述.
func (s *sheet) joined(i int) field {
	above := s.Index(s.Cells[i].Row-1, s.Cells[i].Col)
	if above < 0 || s.folded[i] == "" || valueColumn(s.means[above].column) && s.isOverOthers(above, s.Cells[i].ColSpan) {
		return ""
	}
	if m, ok := lexicon[s.folded[above]+s.folded[i]]; ok {
		return m.column
	}
	return ""
}

// A keyword names a column within labels that the vocabulary does not list whole.
type keyword struct {
	has   string
	not   []string
	means field
}

// columnKeywords are tried in order, where the vocabulary has no such label.
var columnKeywords = []keyword{
	{"一级指标", []string{"二级", "三级"}, cLevel1},
	{"二级指标", []string{"三级", "一级"}, cLevel2},
	{"三级指标", []string{"一级", "二级", "值", "解释", "说明", "描述"}, cLevel3},
	{"指标名称", nil, cLevel3},
	{"偏差原因", nil, cDeviation},
	{"未完成原因", nil, cDeviation},
	{"改进措施", nil, cDeviation},
	{"确定依据", nil, cBasis},
	{"扣分标准", nil, cStandard},
	{"评分标准", nil, cStandard},
	{"指标解释", nil, cDescription},
	{"指标说明", nil, cDescription},
	{"指标描述", nil, cDescription},
	{"计量单位", nil, cUnit},
	{"度量单位", nil, cUnit},
	{"计算符号", nil, cOperator},
	{"指标方向", nil, cDirection},
	{"完成值", []string{"上年", "前年", "预期", "计划", "预计", "去年", "历史", "完成率", "比例", "偏差", "说明", "佐证", "依据", "来源"}, cActual},
	{"周期指标值", nil, cMidTerm},
	{"中期指标值", nil, cMidTerm},
	{"周期目标值", nil, cMidTerm},
	{"指标值", []string{"类型", "说明", "内容", "依据", "来源", "上年", "前年", "单位", "符号", "历史", "完成率", "比例", "偏差", "描述", "佐证"}, cTarget},
	{"目标值", []string{"依据", "来源", "上年", "前年", "单位", "符号", "完成率", "比例", "偏差", "类型", "说明", "内容", "描述", "解释"}, cTarget},
	{"计划值", []string{"依据", "来源", "上年", "前年", "去年", "单位", "符号", "完成率", "比例", "偏差", "类型", "说明", "内容", "描述", "解释", "调整"}, cTarget},
	{"预期值", []string{"上年", "前年", "历史", "来源", "依据"}, cTarget},
	{"实现值", []string{"上年", "前年", "历史", "实际", "完成", "来源", "依据"}, cTarget},
	{"得分", nil, cScore},
	{"分值", nil, cWeight},
	{"权重", nil, cWeight},
}

// readHeader reads rows [top, end) as a header.
func (s *sheet) readHeader(top, end int) header {
	h := header{top: top, end: end, columns: s.notes.columns[:0]}
	over := s.spread(top, end)
	for col := 0; col < s.Cols; {
		leaf, above := s.leafAt(col, top, end, over)
		if leaf < 0 || over == nil && s.heads(leaf, end) {
			col++ // nothing is printed over this column, or only a group's label
			continue
		}
		c := column{label: leaf, text: trim.Space(s.Cells[leaf].Text), left: col, right: s.right(leaf)}
		if s.Cells[leaf].Col != col { // a cell of over
			c.right = col + 1
		}
		col = max(c.right, col+1)
		if s.bottom(leaf) > end && !s.isColumnLabel(leaf) {
			h.side = append(h.side, leaf)
			continue
		}
		h.groups = append(h.groups, above...)
		c.means, c.group, c.under = s.resolve(leaf, above)
		if c.means == cTarget && saysTerm(squeeze(c.text)) {
			c.means = cMidTerm
		} else if c.means == cMidTerm && partOfYear(c.text) {
			c.means = cTarget
		}
		h.columns = append(h.columns, c)
	}
	s.notes.columns = h.columns
	s.sideLabels(&h)
	s.rejoin(&h)
	s.reachOver(&h)
	s.settleGroups(&h)
	h.claim()
	s.claimTerm(&h)
	if !h.has(cLevel3) && h.complete(cLevel2) {
		for k := range h.columns { // two levels only: the second names the indicators
			if h.columns[k].means == cLevel2 {
				h.columns[k].means = cLevel3
			}
		}
	}
	h.divide()
	h.settle()
	s.oneOfEach(&h)
	h.joins = h.has(cOperator, cUnit)
	return h
}

// isColumnLabel reports whether a cell that reaches below the header may still be
// a column label: only the words that never stand at a block's side.
func (s *sheet) isColumnLabel(i int) bool {
	m := s.means[i]
	return m.column != "" && m.column != cGroup && m.head != fSide
}

// heads reports whether labels stand below a header cell, so that it is their
// group's.
func (s *sheet) heads(i, end int) bool {
	for row := s.bottom(i); row < end; row++ {
		for _, below := range s.printed(row) {
			if s.overlap(below, s.Cells[i].Col, s.right(i)) > 0 {
				return true
			}
		}
	}
	return false
}

// leafAt finds the lowest label over a grid column within the header's rows, and
// the labels above it. The cells of the first row are those of over, unless it is nil.
func (s *sheet) leafAt(col, top, end int, over []int) (leaf int, above []int) {
	leaf = -1
	for row := end - 1; row >= top; row-- {
		i := s.Index(row, col)
		if row == top && over != nil {
			if i = -1; col < len(over) {
				i = over[col]
			}
		}
		if i < 0 || s.blank(i) || i == leaf || slices.Contains(above, i) || s.Cells[i].Row < top {
			continue
		}
		if leaf < 0 {
			leaf = i
		} else {
			above = append(above, i)
		}
	}
	return leaf, above
}

// resolve decides what a column is from its own label and the labels above it. A label
// that says what it is means that under any other.
func (s *sheet) resolve(leaf int, above []int) (means, group field, under int) {
	means = s.means[leaf].column
	f := s.folded[leaf]
	if means == "" && len(above) > 0 {
		means = s.joined(leaf)
	}
	under = -1
	for _, a := range above { // from the nearest
		g := groupOf(s.folded[a])
		if g != "" && (under < 0 || g == cMidTerm) {
			group, under = g, a
		}
	}
	switch {
	case means == cGroup && f == "绩效指标":
		return cGroup, group, under // the name, or the side label: see sideLabels
	case means == "" || means == cGroup || means == cOther:
		if m := s.means[leaf].list; m != "" && !(m == fPeriod && group != "") { // 指标值 over 实施期 | 当年
			return m, group, under
		}
		if m := look(strings.TrimPrefix(f, "其中:")).source; m != "" && group == "" {
			return "money." + m, group, under
		}
		return cOther, group, under
	case means == cTarget && group == cMidTerm:
		return group, group, under
	}
	return means, group, under
}

func hasAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// sideLabels settles the label 绩效指标 and its like, which is the name column in
// one form and the side label in others: it names the indicators only where no
// other column does, and never left of the level columns.
func (s *sheet) sideLabels(h *header) {
	named := slices.ContainsFunc(h.columns, func(c column) bool { return c.means == cLevel3 })
	leveled := slices.ContainsFunc(h.columns, func(c column) bool { return c.means == cLevel1 || c.means == cLevel2 })
	kept := h.columns[:0]
	for k, c := range h.columns {
		isName := s.folded[c.label] == "绩效指标" || s.folded[c.label] == "指标"
		head := s.means[c.label].head
		switch {
		case isName && !named && (k > 0 || !leveled || !s.standsBeside(c.label, h)):
			c.means, named = cLevel3, true
		case k == 0 && (isName || head == fSide || head == fSideMidTerm ||
			leveled && !isListField(c.means) && (c.means == cGroup || c.means == cOther || head == fGoals) && len(h.columns) > 3 && s.bottom(c.label) > h.end):
			h.side = append(h.side, c.label)
			continue
		}
		kept = append(kept, c)
	}
	h.columns = kept
	for _, i := range h.side {
		h.merged = h.merged || s.Cells[i].Row+s.Cells[i].RowSpan > h.end
		if s.means[i].head == fSideMidTerm || hasAny(s.folded[i], "中期", "长期", "实施期") {
			h.midTerm = true
		}
	}
}

// standsBeside reports whether a label stands at the side of a block: it reaches
// below the header, or where no cells are merged, a blank cell is below it.
func (s *sheet) standsBeside(i int, h *header) bool {
	below := s.Index(h.end, s.Cells[i].Col)
	return s.bottom(i) > h.end || below >= 0 && s.blank(below)
}

func isListField(f field) bool {
	switch f {
	case fName, fOrg, fOrgCode, fDepartment, fCode, fKind, fPurpose, fGoals, fPeriod:
		return true
	}
	return false
}

// valueColumn reports whether a column holds values.
func valueColumn(f field) bool {
	switch f {
	case cTarget, cMidTerm, cActual, cExcellent, cGood, cFair, cPoor:
		return true
	}
	return false
}

func (h *header) has(means ...field) bool {
	return slices.ContainsFunc(h.columns, func(c column) bool { return slices.Contains(means, c.means) })
}

// complete reports whether the header has a column that names the indicators, and one
// of values.
func (h *header) complete(name field) bool {
	return h.has(name) && (h.has(cTarget, cMidTerm, cActual, cExcellent, cGood) || h.hasSpare())
}

// promising reports whether a further row may complete the header.
func (h *header) promising() bool {
	return h.has(cLevel1, cLevel2, cLevel3, cGroup, cTarget) || len(h.side) > 0
}

// list reports whether the block lists projects too.
func (h *header) list() bool { return h.has(fName) }
