package form

import (
	"cmp"
	"strings"
	"unicode"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// inline reads a cell that holds label and value: "项目名称：调研视察".
func (h *headReader) inline(i int) bool {
	label, value, ok := cutInline(h.Cells[i].Text)
	if !ok {
		return false
	}
	m := look(fold(label)).head
	if m == "" || m == fSide || m == fBudget {
		return false
	}
	ref := h.ref(i)
	h.p.seen.add(m)
	h.take(i)
	h.labels = append(h.labels, schema.Label{Text: schema.Text{Raw: label, Ref: ref}, Means: string(m)})
	switch {
	case isGoalLabel(m):
		var items []schema.Item
		for line := range strings.SplitSeq(value, "\n") {
			if !blank(line) {
				items = append(items, item(schema.Text{Raw: line, Ref: ref}))
			}
		}
		h.addGoals(items, m)
	case m == fPurpose:
		h.p.Purpose = append(h.p.Purpose, schema.Text{Raw: value, Ref: ref})
	case m == fTotalScore:
		n := &schema.Number{Text: schema.Text{Raw: value, Ref: ref}}
		if v, ok := normalize.Percent(value); ok {
			n.Value = v
			h.p.addTotal(label, schema.TotalScore{Score: n})
			break
		}
		fallthrough
	default:
		h.p.set(m, label, schema.Text{Raw: value, Ref: ref})
	}
	return true
}

// inlineFund reads a cell that holds money lines with their amounts, one a line:
// 年度资金总额：120万元.
func (h *headReader) inlineFund(i int) bool {
	var funds []schema.Fund
	var labels []schema.Label
	ref := h.ref(i)
	for line := range strings.SplitSeq(h.Cells[i].Text, "\n") {
		if blank(line) {
			continue
		}
		at := strings.IndexFunc(line, func(r rune) bool { return unicode.IsDigit(r) || r == '¥' || r == '￥' })
		if at <= 0 {
			return false
		}
		label, value := line[:at], line[at:]
		f := fold(label)
		source := string(look(ofWhich(f)).source)
		unit := cmp.Or(normalize.MoneyUnit(label), h.groupUnit(), h.p.unit, h.p.lastUnit)
		a, ok := normalize.Money(value, unit)
		if source == "" || !ok {
			return false
		}
		stage := "budget"
		if isMidTerm(f) {
			stage = "mid_term"
		}
		labels = append(labels, schema.Label{Text: schema.Text{Raw: label, Ref: ref}, Means: "budget." + source})
		funds = append(funds, schema.Fund{Source: source, Stage: stage, Label: strings.TrimSpace(label),
			Money: schema.Money{Text: schema.Text{Raw: value, Ref: ref}, Amount: a.Amount, Unit: a.Unit, Yuan: a.Yuan, Repairs: a.Repairs}})
	}
	for _, f := range funds {
		if f.Unit == "" {
			h.p.amounts++
		}
		h.p.seen.add(field("budget." + f.Source))
		addFund(&h.p.Budget, f.Source, f.Stage, f.Label, f.Money)
	}
	h.take(i)
	h.labels = append(h.labels, labels...)
	return true
}

// groupUnit is the unit of money in the label that governs a cell, or "".
func (h *headReader) groupUnit() string {
	if h.group == nil {
		return ""
	}
	return h.group.unit
}

// orgAndUnit reads a cell that prints the unit's code and name and, behind them, the
// unit of money: 131002某某委员会    单位：万元.
func (h *headReader) orgAndUnit(i int) bool {
	text := h.Cells[i].Text
	name, ok := orgBeforeUnit(text)
	if !ok || h.p.Org != nil {
		return false
	}
	ref := h.ref(i)
	h.take(i)
	h.p.unit = normalize.MoneyUnit(text)
	h.p.Org = org(schema.Text{Raw: name, Ref: ref})
	h.labels = append(h.labels, schema.Label{
		Text:  schema.Text{Raw: strings.TrimSpace(text[strings.Index(text, name)+len(name):]), Ref: ref},
		Means: string(fMoneyUnit),
	})
	return true
}

// cutInline cuts "label：value" at its first colon. The colon goes with the label.
func cutInline(text string) (label, value string, ok bool) {
	at, n := strings.IndexByte(text, ':'), len(":")
	if wide := strings.Index(text, "："); wide >= 0 && (at < 0 || wide < at) {
		at, n = wide, len("：")
	}
	if at <= 0 {
		return "", "", false
	}
	label, value = text[:at+n], text[at+n:]
	return label, value, !blank(value) && len([]rune(label)) <= maxLabel
}

// opening is what a cell means as a label of the head, or what stands before its
// colon.
func (s *sheet) opening(i int) field {
	if m := s.means[i].head; m != "" {
		return m
	}
	if label, _, ok := cutInline(s.Cells[i].Text); ok {
		return look(fold(label)).head
	}
	return ""
}

func (s *sheet) hasInlineValue(i int) bool {
	_, _, ok := cutInline(s.Cells[i].Text)
	return ok
}
