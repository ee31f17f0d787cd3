package form

import (
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// org parts the code from the name of a unit. A stroke is no name, nor is 同上; where a
// seal belongs is said behind one: 某某局（公章）.
func org(t schema.Text) *schema.Org {
	code, name := normalize.OrgCode(t.Raw)
	if before, inside, ok := cutLastBrackets(name); ok && before != "" && isSeal(inside) {
		name = before
	}
	if placeholder(name) || name == "同上" {
		name = ""
	}
	region, level := normalize.Region(name)
	return &schema.Org{Text: t, Code: code, Name: name, Region: region, Level: level}
}

// isSeal reports whether a remark shows where a seal belongs.
func isSeal(remark string) bool {
	switch squeeze(remark) {
	case "公章", "盖章", "章", "签章", "加盖公章", "单位公章", "单位盖章":
		return true
	}
	return false
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

// beginsWithOrg reports whether a line that ends in the unit of money begins with who
// filled the form in: 填报单位：某局  单位：万元.
func beginsWithOrg(text string) bool {
	label, value, ok := cutInline(text)
	return ok && isOrgLabel(label) && strings.ContainsAny(value, ":：")
}

// isUnit reports whether a cell without a label holds code and name of the unit, in the
// row that Hebei's form begins with: alone above a label, or beside the unit of money. In
// any other cell digits before a word are an amount, a number of a road, or the like.
func (h *headReader) isUnit(i int) bool {
	row := h.Cells[i].Row
	cells := h.printed(row)
	if cells[0] != i || row > h.from+1 {
		return false
	}
	if len(cells) == 1 {
		next := h.printed(h.nextPrinted(h.bottom(i)))
		return isOrgLine(h.Cells[i].Text) && len(next) > 0 && h.isLabel(next[0])
	}
	code, name := normalize.OrgCode(h.Cells[i].Text)
	return code != "" && name != "" && !slices.ContainsFunc(cells[1:], func(k int) bool {
		return !isUnitLine(h.Cells[k].Text) && !isYearLine(h.Cells[k].Text)
	})
}
