package form

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// Amounts beside a label of money that names no line of it: 项目资金 | 50, 2023年预算 | 50. They
// are the total if nothing else is; that is known when all of the project is read.

// A sum is such an amount.
type sum struct {
	label string
	year  int // that its label begins with, or 0
	money schema.Money
}

// anyTotal is a label that names all of a project's money, and neither where it comes from
// nor what became of it.
var anyTotal = regexp.MustCompile(`^(?:20\d\d年度?|全年|年度|本年度?|当年度?)?(?:项目|部门|单位|申请|总)?(?:年度|本年|当年)?(?:预算|资金|经费|投资|金额)(?:资金|经费|总)?(?:规模|总额|总数|数额|额度|额|数|金额|安排|合计)?$`)

// sumBeside reads the amount beside a label of money, and reports whether it did. Where it
// is no plain amount, or the label does not say which one it is, that is kept in mind.
func (h *headReader) sumBeside(i int) bool {
	v := h.beside(i)
	if v < 0 || h.taken(v) || h.isLabel(v) || h.source(v) != "" || h.Cells[v].Row != h.Cells[i].Row || !h.mayBeAmount(v) {
		return false
	}
	folded := h.folded[i]
	sure := (h.means[i].head == fBudget || anyTotal.MatchString(folded)) && !hasAny(folded, "来源", "构成", "执行")
	if !sure || !isAmount(h.Cells[v].Text) || h.isColumned(v) {
		h.p.unsure = append(h.p.unsure, doubt{strings.TrimSpace(h.Cells[i].Text) + " " + strings.TrimSpace(h.Cells[v].Text), h.ref(v)})
		return false
	}
	m, _ := h.money(v, h.unitOf(i))
	h.name(i, fBudget)
	year, _ := normalize.FiscalYear(leadingYear(folded))
	h.p.sums = append(h.p.sums, sum{strings.TrimSpace(h.Cells[i].Text), year, m})
	return true
}

// inlineSum reads a label of money and the amount in one cell: 项目资金：50万元. It reports
// whether it did.
func (h *headReader) inlineSum(i int) bool {
	text := h.Cells[i].Text
	label, value, ok := cutInline(text)
	if !ok || h.tail || !hasAny(label, moneyWords...) || !hasDigit(value) {
		return false
	}
	folded := fold(label)
	m := look(folded)
	known := m.head == fBudget || m.source != "" || anyTotal.MatchString(folded) || sumSource(folded) != ""
	a, ok := normalize.Money(value, cmp.Or(normalize.MoneyUnit(label), h.groupUnit(), h.p.unit, h.p.lastUnit))
	if !known || !ok || m.source != "" && m.source != "total" || hasAny(folded, "来源", "构成", "执行") {
		if known && utf8.RuneCountInString(text) <= maxTitle {
			h.p.unsure = append(h.p.unsure, doubt{strings.TrimSpace(text), h.ref(i)})
		}
		return false
	}
	ref := h.ref(i)
	h.take(i)
	h.inlineLabel(fBudget, label, ref)
	if a.Unit == "" {
		h.p.amounts++
	}
	year, _ := normalize.FiscalYear(leadingYear(folded))
	h.p.sums = append(h.p.sums, sum{strings.TrimSpace(label), year,
		schema.Money{Text: schema.Text{Raw: value, Ref: ref}, Amount: a.Amount, Unit: a.Unit, Yuan: a.Yuan, Repairs: a.Repairs}})
	return true
}

// mayBeAmount reports whether a cell is short, and holds a number that may be meant as an
// amount.
func (s *sheet) mayBeAmount(i int) bool {
	text := s.Cells[i].Text
	if utf8.RuneCountInString(text) > maxAmount || !hasDigit(text) {
		return false
	}
	_, percent := normalize.Percent(text)
	return isAmount(text) || strings.Contains(text, "元") || !percent && !beginsHan(strings.TrimLeft(text, "约近共 "))
}

// A doubt is what stands where an amount may, and where.
type doubt struct {
	text string
	ref  schema.Ref
}

// settleSums makes the one amount beside a label of money the total of a project that
// prints no other, and says which amounts were not read.
func (p *project) settleSums(r *reader) {
	total := p.Budget.Total
	var sums, left []sum
	for _, s := range p.sums {
		if s.year > 0 && r.out.FiscalYear != nil && r.out.FiscalYear.Year != s.year {
			left = append(left, s)
		} else {
			sums = append(sums, s)
		}
	}
	same := len(sums) > 0 && !slices.ContainsFunc(sums[1:], func(s sum) bool { return s.money.Yuan.Cmp(sums[0].money.Yuan) != 0 })
	if fiscal := p.Budget.Fiscal; total == nil && same && (fiscal == nil || fiscal.Yuan.Cmp(sums[0].money.Yuan) <= 0) {
		p.Budget.Total = &sums[0].money
		sums = sums[1:]
	}
	for _, s := range append(left, sums...) {
		p.Budget.Notes = append(p.Budget.Notes, s.money.Text)
		p.unsure = append(p.unsure, doubt{s.label + " " + strings.TrimSpace(s.money.Raw), s.money.Ref})
	}
	if p.Budget.Total != nil {
		return
	}
	for _, d := range p.unsure {
		r.diagnose(schema.SeverityWarning, "amount-unread", "an amount stands beside a label of money that is not known to be the total: "+d.text, d.ref)
	}
}
