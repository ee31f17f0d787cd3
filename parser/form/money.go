package form

import (
	"regexp"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/internal/trim"
	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// midTermWords begin the label of an amount for the whole term.
var midTermWords = []string{"中期", "实施期", "长期", "三年", "项目实施期"}

// source gives the source that a money line's label names ("total", "fiscal", …),
// or "".
func (s *sheet) source(i int) string { return string(sourceIn(s.folded[i], s.means[i])) }

func sourceIn(folded string, m *meaning) field {
	if m.source != "" {
		return m.source
	}
	f := ofWhich(folded)
	if f != folded {
		return look(f).source
	}
	if over, line, ok := strings.Cut(f, ":"); ok && look(over).head == fBudget { // 资金来源：财政性资金
		return look(line).source
	}
	return field(sumSource(f))
}

// sumSource gives the source of a total that no vocabulary has, or "".
func sumSource(folded string) string {
	if strings.HasSuffix(folded, "总额") && sumOfMoney.MatchString(folded) {
		return "total"
	}
	return ""
}

// sumOfMoney is the label of a total that no vocabulary has: 全年资金总额, 2023年项目总额.
var sumOfMoney = regexp.MustCompile(`^(?:20\d\d年度?|全年|年度|本年度?|当年度?)?(?:项目|部门|单位|整体|预算|申请|安排|资金|经费|支出|投资|财政)*总额$`)

// ofWhich drops 其中 and a number from the label of a money line.
func ofWhich(folded string) string {
	if part, ok := strings.CutPrefix(folded, "其中"); ok {
		folded = strings.TrimLeft(part, ":、,")
	}
	return dropEnumeration(folded)
}

// formulaEnds are the last bytes of what a column's formula ends in: (B/A), (B÷A), A%.
const formulaEnds = "ABCDabcd/%\xb7"

// stage gives the stage of the year that a label over amounts names ("initial",
// "budget", …), or "": by the vocabulary, without the letter that formulas call a column
// by, else by how the label ends, since the monitoring tables print the months they
// cover: 1-7月执行数. Amounts of other years have none.
func (s *sheet) stage(i int) field {
	if stage := s.means[i].stage; stage != "" {
		return stage
	}
	folded := s.folded[i]
	if n := len(folded); n > 0 && strings.IndexByte(formulaEnds, folded[n-1]) >= 0 {
		folded = strings.TrimRight(folded, "ABCDabcd/÷%")
		if stage := look(folded).stage; stage != "" {
			return stage
		}
	}
	for _, end := range []struct {
		suffix string
		stage  field
	}{{"执行数", "executed"}, {"支出数", "executed"}, {"执行率", "rate"}, {"预算数", "budget"}} {
		switch {
		case !strings.HasSuffix(folded, end.suffix):
		case hasAny(folded, otherYears...):
			return ""
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

// otherYears are in the labels of amounts that are not this year's.
var otherYears = []string{"上年", "前年", "去年", "上一年", "往年", "历年", "近三年", "近两年", "同期", "次年", "下年"}

// maxBeside is how many money lines back the one above is looked for.
const maxBeside = 16

// isMidTerm reports whether a money line's label is about the whole term.
func isMidTerm(folded string) bool {
	return slices.ContainsFunc(midTermWords, func(w string) bool { return strings.HasPrefix(folded, w) })
}

// isAmount reports whether a cell holds an amount of money and nothing else, but for a
// remark in brackets behind it.
func isAmount(text string) bool {
	_, ok := readMoney(text, "")
	return ok
}

// readMoney reads an amount as normalize does, with or without a remark behind it.
func readMoney(text, unit string) (normalize.Amount, bool) {
	a, ok := normalize.Money(text, unit)
	if !ok {
		if text, unit, ok = dropRemark(text, unit); ok {
			a, ok = normalize.Money(text, unit)
		}
	}
	return a, ok
}

// unreadAmount warns of a cell that stands where an amount should and is none, and
// reports whether it did. A percentage is one of another kind.
func (h *headReader) unreadAmount(i int) bool {
	text := trim.Space(h.Cells[i].Text)
	if _, percent := normalize.Percent(text); percent || !hasDigit(text) {
		return false
	}
	h.r.diagnose(schema.SeverityWarning, "amount-unread", "no plain amount: "+text, h.ref(i))
	return true
}

// maxAmount is the length in runes of the longest text that may be meant as an amount.
const maxAmount = 20

func orOther(source string) string {
	if source == "" {
		return "other_source"
	}
	return source
}

// columnOf finds the column that a cell belongs to, or -1: the one that begins
// where the cell begins, else the one that shares most of its width.
func (s *sheet) columnOf(columns []column, i int) int {
	return columnAt(columns, s.Cells[i].Col, s.right(i))
}

// columnAt is columnOf for a cell over the grid columns [left, right).
func columnAt(columns []column, left, right int) int {
	best, most := -1, 0
	for k := range columns {
		c := &columns[k]
		if c.left == left {
			return k
		}
		if n := min(right, c.right) - max(left, c.left); n > most {
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
	if value >= 0 && (h.isLabel(value) || h.source(value) != "" || h.stage(value) != "" || h.taken(value)) {
		value = -1
	}
	if h.isLabel(i) && value < 0 {
		return false
	}
	h.name(i, field("budget."+source))
	if h.group != nil {
		h.group.funds = append(h.group.funds, fundLine{i, midTerm})
	}
	switch {
	case value < 0:
	case h.isColumned(value):
		h.r.diagnose(schema.SeverityWarning, "amount-unread", "several amounts stand beside "+trim.Space(h.Cells[i].Text)+
			", and no label above says which is which", h.ref(value))
		for k := value; k >= 0 && !h.isLabel(k) && h.source(k) == "" && !h.taken(k); k = h.beside(k) {
			h.p.Budget.Notes = append(h.p.Budget.Notes, h.leaf(k))
		}
	default:
		h.amount(value, i, "", source, stage)
	}
	return true
}

// isColumned reports whether an amount beside a label is the first of several, which
// belong to columns whose header was not understood. The same amount again is no other: a
// merged cell may have been taken apart.
func (h *headReader) isColumned(i int) bool {
	next := h.beside(i)
	return next >= 0 && h.Cells[next].Row == h.Cells[i].Row && !alike(h.Cells[i].Text, h.Cells[next].Text) &&
		isAmount(h.Cells[i].Text) && isAmount(h.Cells[next].Text)
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
		if hasHan(h.Cells[i].Text) && h.restated(i) >= 0 {
			h.label(i, fRepeat) // words in a cell merged over the lines
			return
		}
		b.Notes = append(b.Notes, h.leaf(i))
		return
	case "carryover": // a column of what is left from the year before
		if source != "total" {
			b.Notes = append(b.Notes, h.leaf(i))
			return
		}
		source, stage = "carryover", "budget"
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
		h.unreadAmount(i)
		b.Notes = append(b.Notes, h.leaf(i))
		return
	}
	addFund(b, source, stage, trim.Space(h.Cells[line].Text), m)
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
	a, ok := readMoney(s.Cells[i].Text, unit)
	if !ok {
		return schema.Money{}, false
	}
	if a.Unit == "" && p.pageUnit != "" {
		a, _ = readMoney(s.Cells[i].Text, p.pageUnit)
		p.paged++
	}
	if a.Unit == "" {
		p.amounts++
	}
	return schema.Money{Text: s.leaf(i), Amount: a.Amount, Unit: a.Unit, Yuan: a.Yuan, Repairs: a.Repairs}, true
}

// dropRemark drops the remark in brackets behind an amount: 120（含上年结转20）. One that
// prints nothing but the amount's unit gives that. A second amount, as in 120（100）, is no
// remark.
func dropRemark(text, unit string) (amount, of string, ok bool) {
	amount, remark, ok := cutLastBrackets(text)
	if !ok || amount == "" {
		return text, unit, false
	}
	if _, second := normalize.Money(remark, ""); second || !hasHan(remark) {
		return text, unit, false
	}
	if u := normalize.MoneyUnit("(" + remark + ")"); u != "" {
		unit = u
	}
	return amount, unit, true
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
