package form

import (
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// midTermWords begin the label of an amount for the whole term.
var midTermWords = []string{"中期", "实施期", "长期", "三年", "项目实施期"}

// source gives the source that a money line's label names ("total", "fiscal", …),
// or "".
func (s *sheet) source(i int) string {
	if source := s.means[i].source; source != "" {
		return string(source)
	}
	if f := ofWhich(s.folded[i]); f != s.folded[i] {
		return string(look(f).source)
	}
	return ""
}

// ofWhich drops 其中 and a number from the label of a money line.
func ofWhich(folded string) string {
	return dropEnumeration(strings.TrimLeft(strings.TrimPrefix(folded, "其中"), ":、,"))
}

// stage gives the stage of the year that a label over amounts names ("initial",
// "budget", …), or "": by the vocabulary, else by how the label ends, since the
// monitoring tables print the months they cover: 1-7月执行数.
func (s *sheet) stage(i int) field {
	if stage := s.means[i].stage; stage != "" {
		return stage
	}
	folded := s.folded[i]
	for _, end := range []struct {
		suffix string
		stage  field
	}{{"执行数", "executed"}, {"支出数", "executed"}, {"执行率", "rate"}, {"预算数", "budget"}} {
		switch {
		case !strings.HasSuffix(folded, end.suffix):
		case end.stage == "executed" && strings.Contains(folded, "预计"):
			return "forecast"
		case end.stage == "executed" && strings.Contains(folded, "月"):
			return "part_year"
		case s.means[i].source == "":
			return end.stage
		}
	}
	return ""
}

// maxBeside is how many money lines back the one above is looked for.
const maxBeside = 16

// isMidTerm reports whether a money line's label is about the whole term.
func isMidTerm(folded string) bool {
	return slices.ContainsFunc(midTermWords, func(w string) bool { return strings.HasPrefix(folded, w) })
}

// isAmount reports whether a cell holds an amount of money and nothing else.
func isAmount(text string) bool {
	_, ok := normalize.Money(text, "")
	return ok
}

// stageHeader reads a row of stages (年初预算数 | 全年预算数 | 全年执行数 | …) that
// heads a table of amounts.
func (h *headReader) stageHeader(cells []int) bool {
	amounts := 0
	unit := ""
	if len(cells) > 0 && h.isCorner(cells[0]) {
		unit = h.unitOf(cells[0])
	}
	for _, i := range cells {
		switch h.stage(i) {
		case "":
			if h.folded[i] != "资金来源" && h.folded[i] != "项目" && h.folded[i] != "资金名称" && h.folded[i] != "预算执行情况" {
				return false
			}
		case "initial", "budget", "executed", "forecast", "part_year":
			amounts++
		}
	}
	if amounts == 0 || len(cells) < 2 || h.group != nil && h.group.means == fTasks {
		return false
	}
	if h.group == nil {
		h.group = &group{means: fBudget, end: h.Cells[cells[0]].Row + 1}
	}
	if unit != "" {
		h.group.unit = unit
	}
	h.group.stages = nil
	for n, i := range cells {
		stage := h.stage(i)
		if n == 0 && h.isCorner(i) {
			stage = ""
		}
		if stage != "" {
			h.group.stages = append(h.group.stages, h.amounts(i, stage))
		}
		h.name(i, "budget."+field(stage))
	}
	return true
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

func orOther(source string) string {
	if source == "" {
		return "other_source"
	}
	return source
}

// columnOf finds the column that a cell belongs to, or -1: the one that begins
// where the cell begins, else the one that shares most of its width.
func (s *sheet) columnOf(columns []column, i int) int {
	best, most := -1, 0
	for k := range columns {
		c := &columns[k]
		if c.left == s.Cells[i].Col {
			return k
		}
		if n := s.overlap(i, c.left, c.right); n > most {
			best, most = k, n
		}
	}
	return best
}

// fund reads a money line without stages: the label and the amount beside it.
func (h *headReader) fund(i int) bool {
	f := h.folded[i]
	source := h.source(i)
	stage := string(h.stage(i))
	midTerm := false
	switch {
	case source != "":
		stage = "budget"
		if midTerm = isMidTerm(f) || !strings.HasPrefix(f, "年度") && h.underMidTerm(i); midTerm {
			stage = "mid_term"
		}
	case stage != "" && h.beside(i) >= 0:
		source = "total"
	default:
		return false
	}
	value := h.beside(i)
	if value >= 0 && (h.isLabel(value) || h.source(value) != "" || h.taken(value)) {
		value = -1
	}
	if h.isLabel(i) && value < 0 {
		return false
	}
	h.name(i, field("budget."+source))
	if h.group != nil {
		h.group.funds = append(h.group.funds, fundLine{i, midTerm})
	}
	if value >= 0 {
		h.amount(value, i, "", source, stage)
	}
	return true
}

// underMidTerm reports whether the money line above this one, in the same place
// of the row, is about the whole term: 其中：财政拨款 below 中期资金总额.
func (h *headReader) underMidTerm(i int) bool {
	if h.group == nil {
		return false
	}
	recent := h.group.funds[max(0, len(h.group.funds)-maxBeside):]
	for _, above := range slices.Backward(recent) {
		if h.Cells[above.cell].Row < h.Cells[i].Row && h.overlap(above.cell, h.Cells[i].Col, h.right(i)) > 0 {
			return above.midTerm
		}
	}
	return false
}

// amount places one amount of the budget. The unit is the one printed nearest: in
// the cell, the labels of its line and column, the group's label, above the table.
func (h *headReader) amount(i, line int, unit, source, stage string) {
	b := &h.p.Budget
	switch stage {
	case "note":
		b.Notes = append(b.Notes, h.leaf(i))
		return
	case "rate", "weight", "score":
		switch {
		case source != "total" || placeholder(h.Cells[i].Text):
			b.Notes = append(b.Notes, h.leaf(i))
		case stage == "rate" && b.ExecutionRate == nil:
			b.ExecutionRate = h.percent(i)
		case stage == "weight" && b.ExecutionWeight == nil:
			b.ExecutionWeight = h.number(i)
		case stage == "score" && b.ExecutionScore == nil:
			b.ExecutionScore = h.number(i)
		default:
			b.Notes = append(b.Notes, h.leaf(i))
		}
		return
	}
	m, ok := h.money(i, h.unitOf(line), unit)
	if !ok {
		b.Notes = append(b.Notes, h.leaf(i))
		return
	}
	addFund(b, source, stage, strings.TrimSpace(h.Cells[line].Text), m)
}

// money reads a cell as an amount and takes it. The units are those of its labels,
// the nearest first.
func (h *headReader) money(i int, units ...string) (schema.Money, bool) {
	if h.group != nil {
		units = append(units, h.group.unit)
	}
	units = append(units, h.p.unit, h.p.lastUnit)
	return h.p.money(h.sheet, i, units...)
}

// unitOf gives the unit of money that a label prints, or that the labels above it
// in the same header print: 预算金额（万元） over 总额.
func (h *headReader) unitOf(i int) string {
	unit := normalize.MoneyUnit(h.Cells[i].Text)
	for row := h.Cells[i].Row - 1; unit == "" && row >= h.from; row-- {
		above := h.Index(row, h.Cells[i].Col)
		if above < 0 || !h.state[above].named {
			break
		}
		unit = normalize.MoneyUnit(h.Cells[above].Text)
	}
	if unit != "" {
		h.p.lastUnit = unit
	}
	return unit
}

// money reads a cell as an amount in the first unit that is not "".
func (p *project) money(s *sheet, i int, units ...string) (schema.Money, bool) {
	unit := ""
	if k := slices.IndexFunc(units, func(u string) bool { return u != "" }); k >= 0 {
		unit = units[k]
	}
	a, ok := normalize.Money(s.Cells[i].Text, unit)
	if !ok {
		return schema.Money{}, false
	}
	if a.Unit == "" && p.pageUnit != "" {
		a, _ = normalize.Money(s.Cells[i].Text, p.pageUnit)
		p.paged++
	}
	if a.Unit == "" {
		p.amounts++
	}
	return schema.Money{Text: s.leaf(i), Amount: a.Amount, Unit: a.Unit, Yuan: a.Yuan, Repairs: a.Repairs}, true
}

// addFund gives an amount its field in the budget.
func addFund(b *schema.Budget, source, stage, label string, m schema.Money) {
	if place := fundAt(b, source, stage); place != nil && *place == nil {
		*place = &m
		return
	}
	b.Funds = append(b.Funds, schema.Fund{Source: source, Stage: stage, Label: label, Money: m})
}

// fundAt is the budget's place for an amount by source and stage, or nil.
func fundAt(b *schema.Budget, source, stage string) **schema.Money {
	switch {
	case stage == "budget" && source == "total":
		return &b.Total
	case stage == "budget" && source == "fiscal":
		return &b.Fiscal
	case stage == "budget" && source == "other":
		return &b.Other
	case source != "total":
		return nil
	case stage == "initial":
		return &b.Initial
	case stage == "executed":
		return &b.Executed
	case stage == "mid_term":
		return &b.MidTerm
	}
	return nil
}
