package form

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// Rows and cells of a head that are no label with its value.

// isSection reports whether a row is the heading of a part of the form, over its whole
// width and with a number: 一、部门年度目标.
func (s *sheet) isSection(row int) bool {
	cells := s.printed(row)
	if len(cells) != 1 || s.Cells[cells[0]].ColSpan < s.Cols-s.margin || s.Cols < 2 || s.folded[cells[0]] == "" || s.isLabel(cells[0]) {
		return false
	}
	text := strings.TrimSpace(s.Cells[cells[0]].Text)
	no, body := splitNumber(text)
	return no != "" && strings.Contains(hanziDigits, no[:min(3, len(no))]) && utf8.RuneCountInString(body) <= maxSection &&
		!strings.ContainsAny(body, "。；，,;：:") && hasAny(body, "部门", "单位", "项目", "年度", "绩效", "整体") &&
		endsWith(body, []string{"目标", "任务", "指标", "情况"}) && !endsWith(body[:min(6, len(body))], deeds)
}

// deeds begin what is to be done, which is no heading: 完成年度目标任务.
var deeds = []string{"完成", "实现", "推进", "落实", "做好", "保障", "加强", "确保", "提高", "开展", "达到", "推动", "按照", "围绕", "保证", "改善"}

// maxSection is the length in runes of the longest heading of a part of a form.
const maxSection = 20

// isLevelName reports whether a text is the name of a level: it names indicators, and is
// no value of a label beside it.
func isLevelName(folded string) bool {
	return strings.HasSuffix(folded, "指标") && levelNames[folded] != ""
}

// planStep reads a month of the payment plan with the percentage below it.
func (h *headReader) planStep(i int) bool {
	month, ok := normalize.PlanMonth(h.Cells[i].Text)
	if !ok {
		return false
	}
	h.p.seen.add(fPlanStep)
	step := schema.PlanStep{Label: h.leaf(i), Month: month}
	below := h.Index(h.bottom(i), h.Cells[i].Col)
	if below >= 0 && !h.blank(below) && !h.taken(below) {
		step.CumulativePercent = h.percent(below)
	}
	h.p.Plan = append(h.p.Plan, step)
	return true
}

// isYearOfForm reports whether a cell that holds a year is about the form: years
// side by side, or beside labels and amounts, are those of columns.
func (h *headReader) isYearOfForm(i int) bool {
	return h.group == nil && !slices.ContainsFunc(h.printed(h.Cells[i].Row), func(k int) bool {
		return k != i && (isYearLine(h.Cells[k].Text) || isAmount(h.Cells[k].Text))
	})
}
