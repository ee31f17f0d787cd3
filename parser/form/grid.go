package form

import (
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// Amounts whose labels stand above them: in a grid of money lines and stages, or one line
// of amounts below their sources.

// moneyWords are in the labels of money lines.
var moneyWords = []string{"资金", "经费", "预算", "支出", "金额", "投入", "规模", "收支"}

// headsMoney reports whether a label that is in no vocabulary, or in that of amounts,
// governs the money lines or the row of stages beside it: 年度资金（万元） over
// 年度资金总额, 其中：财政拨款.
func (h *headReader) headsMoney(i int) bool {
	m := h.means[i]
	if h.group != nil || m.head != "" && m.head != fTaskAmount || m.source != "" && m.source != "total" && h.bottom(i) == h.Cells[i].Row+1 {
		return false
	}
	b := h.beside(i)
	if b < 0 || h.isCorner(i) || !hasAny(h.folded[i], moneyWords...) && normalize.MoneyUnit(h.Cells[i].Text) == "" || isAmount(h.Cells[i].Text) {
		return false
	}
	if h.source(b) != "" {
		beside := h.beside(b)
		if beside >= 0 && (isAmount(h.Cells[beside].Text) || h.stage(beside) != "") {
			return true
		}
	}
	stages, sources := 0, 0
	for _, k := range h.printed(h.Cells[i].Row) {
		if h.stage(k) != "" {
			stages++
		}
		if h.source(k) != "" {
			sources++
		}
	}
	return stages > 1 && h.stage(b) != "" || sources > 1 && h.source(b) != "" && h.bottom(i) > h.Cells[i].Row+1
}

// valueOf returns the cell beside a label when it is an amount.
func (h *headReader) valueOf(i int) int {
	b := h.beside(i)
	if b >= 0 && isAmount(h.Cells[b].Text) {
		return b
	}
	return -1
}

// stageHeader reads a row of stages (年初预算数 | 全年预算数 | 全年执行数 | …) that
// heads a table of amounts.
func (h *headReader) stageHeader(cells []int) bool {
	amounts, told, unknown := 0, 0, 0
	unit := ""
	if len(cells) > 0 && h.isCorner(cells[0]) {
		unit = h.unitOf(cells[0])
	}
	for _, i := range cells {
		switch h.stage(i) {
		case "":
			switch {
			case isLineHead(h.folded[i]):
			case h.means[i].source == "carryover": // 上年结转, a column too
				told++
			default:
				unknown++
			}
		case "initial", "budget", "executed", "forecast", "part_year":
			amounts++
		default:
			told++
		}
	}
	if amounts == 0 || len(cells) < 2 || h.group != nil && h.group.means == fTasks {
		return false
	}
	if unknown > 0 && (amounts+told < 2 || !h.isGrid(cells)) {
		return false
	}
	if h.group == nil {
		h.group = &group{means: fBudget, end: h.bottom(cells[0])}
	}
	if unit != "" {
		h.group.unit = unit
	}
	h.group.stages = nil
	budget := h.lastBudget(cells)
	for n, i := range cells {
		stage := h.stage(i)
		if n == 0 && h.isCorner(i) {
			stage = ""
		} else if stage == "" && h.means[i].source == "carryover" {
			stage = "carryover"
		} else if budget >= 0 && stage == "budget" && i != budget {
			stage = h.earlierBudget(cells, i)
		} else if stage == "" && (n > 0 || !isLineHead(h.folded[i]) && h.bottom(i) == h.Cells[i].Row+1) {
			stage = "note" // what it holds is none of those that are known
		}
		if stage != "" {
			h.group.stages = append(h.group.stages, h.amounts(i, stage))
		}
		h.name(i, "budget."+field(stage))
	}
	if unknown > 0 && !slices.ContainsFunc(h.group.stages, func(c column) bool { return c.means == "budget" || c.means == "initial" }) {
		h.r.diagnose(schema.SeverityWarning, "amount-unread", "which of the columns is the budget's is not known", h.ref(cells[0]))
	}
	return true
}

// The labels of the budget as it was changed in the year, the surest first.
var changedBudget = []string{"全年", "调整后", "调整"}

// changeRank gives how surely a label of a stage is that of the budget as it was changed
// in the year, 0 the surest.
func changeRank(folded string) int {
	for rank, word := range changedBudget {
		if strings.Contains(folded, word) {
			return rank
		}
	}
	return len(changedBudget)
}

// lastBudget finds the column of the budget as it was changed last where a row of stages
// has several of the budget, or -1: 预算数 | 调整后预算数 | 决算数.
func (h *headReader) lastBudget(cells []int) int {
	last, several := -1, false
	for _, i := range cells {
		if h.stage(i) != "budget" {
			continue
		}
		several = several || last >= 0 && changeRank(h.folded[i]) != changeRank(h.folded[last])
		if last < 0 || changeRank(h.folded[i]) < changeRank(h.folded[last]) {
			last = i
		}
	}
	if !several {
		return -1
	}
	return last
}

// earlierBudget gives the stage of a budget before the one that it was changed to. What
// it was changed by is none: 年初预算数 | 预算调整数 | 全年预算数.
func (h *headReader) earlierBudget(cells []int, i int) field {
	if strings.Contains(h.folded[i], "调整") || slices.ContainsFunc(cells, func(k int) bool { return h.stage(k) == "initial" }) {
		return "note"
	}
	return "initial"
}

// isLineHead reports whether a label in a row of stages stands over the labels of the
// money lines.
func isLineHead(folded string) bool {
	switch folded {
	case "资金来源", "项目", "资金名称", "预算执行情况":
		return true
	}
	return false
}

// isGrid reports whether the cells of a row, of which some are unknown, head columns of
// amounts: all are words, side by side, over a money line or amounts.
func (h *headReader) isGrid(cells []int) bool {
	row := h.Cells[cells[0]].Row
	for n, i := range cells {
		if n > 1 && h.right(cells[n-1]) != h.Cells[i].Col || h.folded[i] == "" || h.stage(i) == "" &&
			(h.isLabel(i) || h.source(i) != "" && h.means[i].source != "carryover" || hasDigit(h.folded[i])) {
			return false
		}
	}
	return slices.ContainsFunc(h.printed(h.nextPrinted(row+1)), func(i int) bool {
		return h.source(i) != "" || isAmount(h.Cells[i].Text)
	})
}

// isCorner reports whether a label heads the money lines below it rather than a
// column of amounts: 年度预算数（万元） over 总额, 其中：财政资金.
func (h *headReader) isCorner(i int) bool {
	below := h.Index(h.bottom(i), h.Cells[i].Col)
	return below >= 0 && h.source(below) != ""
}

// fundRow reads a line of amounts under a row of stages. A line that begins with an
// amount has no label, since it is the only one: the total.
func (h *headReader) fundRow(cells []int) bool {
	if h.group == nil || len(h.group.stages) == 0 || len(cells) == 0 {
		return false
	}
	label := cells[0]
	if h.Cells[label].Col >= h.group.stages[0].left && h.source(label) == "" {
		return h.soleLine(cells)
	}
	source := h.source(label)
	h.name(label, field("budget."+orOther(source)))
	for _, i := range cells[1:] {
		if k := h.columnOf(h.group.stages, i); k >= 0 {
			h.amount(i, label, h.group.stages[k].unit, source, string(h.group.stages[k].means))
		} else if h.source(i) != "" {
			h.fund(i)
		}
	}
	return true
}

// soleLine reads amounts under a row of stages without a label of their own.
func (h *headReader) soleLine(cells []int) bool {
	stages := h.group.stages
	if !isAmount(h.Cells[cells[0]].Text) || h.Cells[cells[0]].Row != h.bottom(stages[0].label) {
		return false
	}
	for _, i := range cells {
		if k := h.columnOf(stages, i); k >= 0 {
			h.amount(i, stages[k].label, stages[k].unit, "total", string(stages[k].means))
		}
	}
	return true
}

// maxMoneyHeader is the number of rows that the labels above a line of amounts may have.
const maxMoneyHeader = 3

// moneyColumns reads one line of amounts below the labels of their sources: 资金总额 |
// 一般公共预算 | 其他资金. The labels may stand in several rows; the lowest names the column.
func (h *headReader) moneyColumns(row int) bool {
	if h.group != nil && (h.group.means == fTasks || len(h.group.stages) > 0) ||
		!slices.ContainsFunc(h.printed(row), func(i int) bool { return h.source(i) != "" }) {
		return false
	}
	at := row
	for at < h.to && at <= row+maxMoneyHeader && !h.hasAmount(at) {
		at++
	}
	if at == row || at == h.to || at > row+maxMoneyHeader {
		return false
	}
	type column struct{ label, amount int }
	var columns []column
	for _, i := range h.printed(at) {
		label := h.labelAbove(i, row)
		switch {
		case label < 0 || h.source(label) == "" || h.taken(label):
		case !isAmount(h.Cells[i].Text) && !placeholder(h.Cells[i].Text):
			return false
		case isAmount(h.Cells[i].Text):
			columns = append(columns, column{label, i})
		}
	}
	below := h.nextPrinted(at + 1)
	if len(columns) < 2 || below < h.to && slices.ContainsFunc(columns, func(c column) bool {
		i := h.Index(below, h.Cells[c.amount].Col)
		return i >= 0 && !h.blank(i) && h.Cells[i].Row == below && isAmount(h.Cells[i].Text) // lines of a table
	}) {
		return false
	}
	for _, c := range columns {
		source := h.source(c.label)
		h.name(c.label, field("budget."+source))
		h.amount(c.amount, c.label, "", source, "budget")
	}
	return true
}

// hasAmount reports whether an amount starts in a row.
func (h *headReader) hasAmount(row int) bool {
	return slices.ContainsFunc(h.printed(row), func(i int) bool { return isAmount(h.Cells[i].Text) })
}

// labelAbove finds the cell with text next above one, as wide as it and no higher than
// row top, or -1.
func (h *headReader) labelAbove(i, top int) int {
	for row := h.Cells[i].Row - 1; row >= top; row-- {
		k := h.Index(row, h.Cells[i].Col)
		switch {
		case k < 0 || h.Cells[k].Row < top || h.Cells[k].Col != h.Cells[i].Col || h.right(k) != h.right(i):
			return -1
		case !h.blank(k):
			return k
		}
	}
	return -1
}
