package form

import "strings"

// The names of levels. Some name one level in one form, and the other in another.

// levelTerms are the names of the first level, of the second, and those of either
// (财预〔2020〕10号, 财预〔2021〕101号, and older forms).
var levelTerms = []term{
	{cLevel1, "产出指标 效益指标 效果指标 项目完成指标 预期产出指标 预期效益指标 预期效果指标 项目产出指标 项目效益指标 项目效果指标 产出 效益 效果 管理指标 决策指标 过程指标 履职效能 履职指标"},
	{cLevel2, "数量指标 质量指标 时效指标 产出数量指标 产出质量指标 产出时效指标 产出成本指标 经济效益指标 社会效益指标 生态效益指标 环境效益指标 可持续影响指标 可持续发展指标 服务对象满意度指标 社会公众满意度指标 社会公众或服务对象满意度指标 服务对象满意度 经济成本指标 社会成本指标 生态环境成本指标 经济效益 社会效益 生态效益 可持续影响 数量 质量 时效"},
	{cGroup, "成本指标 满意度指标 成本 满意度 项目成本指标"},
}

var levelNames = func() map[string]field {
	names := map[string]field{}
	for _, t := range levelTerms {
		for name := range strings.FieldsSeq(t.labels) {
			names[name] = t.means
		}
	}
	return names
}()

// band reads a row with nothing but the name of a level, in a cell over the names and
// more: （一）产出指标. It is in force for the rows below.
func (b *block) band(s *sheet, row int, cells []int) bool {
	if len(cells) != 1 {
		return false
	}
	i, name := cells[0], b.column(cLevel3, 0)
	means := levelNames[s.folded[i]]
	if means == "" || name == nil {
		return false
	}
	over := s.overlap(i, name.left, name.right) > 0
	alone := means != cLevel2 && s.Cells[i].RowSpan == 1 && !b.has(cLevel1) // no cells are merged
	if !alone && (!over || s.Cells[i].ColSpan <= name.right-name.left) {
		return false
	}
	f := fill{sheet: s, cell: i}
	if means == cLevel2 || means == cGroup && b.holdsBand(s, i) && !s.isBand(row+1) {
		b.level2 = [3]fill{f, f, f}
	} else {
		b.level1, b.level2 = f, [3]fill{}
	}
	return true
}

// holdsBand reports whether a name that either level may have is one of the second here:
// costs among what was done, beside other bands of the second level; satisfaction below
// satisfaction.
func (b *block) holdsBand(s *sheet, i int) bool {
	if b.level1.sheet == nil || b.has(cLevel2) {
		return false
	}
	above := squeeze(b.level1.sheet.Cells[b.level1.cell].Text)
	if strings.Contains(s.folded[i], "满意度") {
		return strings.Contains(above, "满意度")
	}
	return b.level2[0].sheet != nil && hasAny(above, "产出", "完成")
}

// isBand reports whether a row holds nothing but the name of a level.
func (s *sheet) isBand(row int) bool {
	cells := s.printed(row)
	return len(cells) == 1 && levelNames[s.folded[cells[0]]] != ""
}

// goesOnAs reports whether a level's name is the one before, with a mark that it goes on
// behind a page break: 产出指标（续）.
func goesOnAs(before, now string) bool {
	if !hasAny(now, "续", "接") { // as most names
		return false
	}
	now = squeeze(now)
	for _, mark := range []string{"(续)", "(续表)", "(接上页)", "(续上页)", "续"} {
		if name, ok := strings.CutSuffix(now, mark); ok {
			return name == squeeze(before)
		}
	}
	return false
}

// levelsByCells finds the columns of levels by the names in them, where their labels do
// not say it: 指标类别 over 产出指标, 指标类型 over 数量指标.
func (s *sheet) levelsByCells(h *header) {
	first, second := -1, -1
	for k := range h.columns {
		c := &h.columns[k]
		switch c.means {
		case cLevel1, cLevel2, cOther, cGroup, cValueType:
			if hasAny(c.text, "一级", "二级") || c.half > 0 {
				return // they say it
			}
			switch s.levelBelow(c, h.end) {
			case cLevel1:
				first = k
			case cLevel2:
				second = k
			}
		case cLevel3:
			h.setLevels(first, second)
			return
		}
	}
}

// setLevels makes columns, or those of them that are none, the columns of levels.
func (h *header) setLevels(first, second int) {
	if second >= 0 && (first >= 0 || h.columns[second].means != cLevel1) {
		h.columns[second].means = cLevel2
	}
	if first >= 0 && !h.has(cLevel1) {
		h.columns[first].means = cLevel1
	}
}

// levelBelow gives the level that all cells of a column below a header name, or "".
func (s *sheet) levelBelow(c *column, from int) field {
	level := field("")
	for row := from; row < min(from+maxTold, s.Rows); row++ {
		i := s.Index(row, c.left)
		if s.blank(i) || s.Cells[i].Row != row || len(s.printed(row)) == 1 {
			continue
		}
		means := levelNames[s.folded[i]]
		switch {
		case s.isTotal(s.printed(row)), s.isLabel(i):
			return level
		case means == "", means != cGroup && level != "" && means != level:
			return ""
		case means != cGroup:
			level = means
		}
	}
	return level
}
