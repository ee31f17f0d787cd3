package form

import (
	"cmp"
	"iter"
	"regexp"
	"strings"
	"unicode"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// inline reads a cell that holds label and value: "项目名称：调研视察". Where it tells who
// filled the form in, further labels may follow on the line.
func (h *headReader) inline(i int) bool {
	text := h.Cells[i].Text
	label, value, ok := cutInline(text)
	if !ok {
		return false
	}
	m := look(fold(label)).head
	if m == "" || m == fSide || m == fBudget || m == fTaskAmount {
		return false
	}
	ref := h.ref(i)
	h.take(i)
	if !namesWho(m) {
		h.inlineField(m, label, value, ref)
		return true
	}
	for part := range lineParts(text) {
		label, value, ok := cutLabel(part)
		switch m := look(fold(label)).head; {
		case isUnitLine(part):
			h.p.unit = normalize.MoneyUnit(part)
			h.inlineLabel(fMoneyUnit, part, ref)
		case ok:
			h.inlineField(cmp.Or(m, fNote), label, value, ref)
		case label != "":
			h.inlineLabel(cmp.Or(m, fNote), label, ref)
		default:
			h.p.field(fSignature, "", schema.Text{Raw: part, Ref: ref})
		}
	}
	return true
}

// inlineLabel notes a label that is a part of a cell.
func (h *headReader) inlineLabel(m field, label string, ref schema.Ref) {
	h.p.seen.add(m)
	h.labels = append(h.labels, schema.Label{Text: schema.Text{Raw: label, Ref: ref}, Means: string(m)})
}

// inlineField reads a label and its value, which are parts of a cell.
func (h *headReader) inlineField(m field, label, value string, ref schema.Ref) {
	h.inlineLabel(m, label, ref)
	switch {
	case isGoalLabel(m), m == fPurpose:
		h.p.addLines(m, schema.Text{Raw: value, Ref: ref})
	case m == fFiscalYear:
		h.r.yearCell(value, ref)
		h.p.set(m, label, schema.Text{Raw: value, Ref: ref})
	case m == fTotalScore:
		n := &schema.Number{Text: schema.Text{Raw: value, Ref: ref}}
		if v, ok := scoreOf(value); ok {
			n.Value = v
			h.p.addTotal(label, schema.TotalScore{Score: n})
			break
		}
		fallthrough
	default:
		h.p.set(m, label, schema.Text{Raw: value, Ref: ref})
	}
}

// inlineFund reads a cell that holds money lines with their amounts, below or behind each
// other: 年度资金总额：120万元，其中：财政拨款100万元.
func (h *headReader) inlineFund(i int) bool {
	var funds []schema.Fund
	var labels []schema.Label
	ref := h.ref(i)
	stage := "budget"
	for line := range strings.SplitSeq(h.Cells[i].Text, "\n") {
		if blank(line) {
			continue
		}
		for line != "" {
			label, value, rest := cutAmount(line)
			if label == "" {
				return false
			}
			f := fold(strings.TrimLeft(label, amountMarks))
			source := cmp.Or(string(look(ofWhich(f)).source), sumSource(f))
			unit := cmp.Or(normalize.MoneyUnit(label), h.groupUnit(), h.p.unit, h.p.lastUnit)
			a, ok := normalize.Money(value, unit)
			if source == "" || !ok {
				return false
			}
			switch {
			case isMidTerm(f):
				stage = "mid_term"
			case source == "total":
				stage = "budget"
			}
			labels = append(labels, schema.Label{Text: schema.Text{Raw: label, Ref: ref}, Means: "budget." + source})
			funds = append(funds, schema.Fund{Source: source, Stage: stage, Label: strings.Trim(label, amountMarks),
				Money: schema.Money{Text: schema.Text{Raw: value, Ref: ref}, Amount: a.Amount, Unit: a.Unit, Yuan: a.Yuan, Repairs: a.Repairs}})
			if line = rest; strings.Trim(rest, amountMarks) == "" && rest != "" {
				labels = append(labels, schema.Label{Text: schema.Text{Raw: rest, Ref: ref}, Means: "budget." + source})
				line = ""
			}
		}
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

// amountMarks are what stands between an amount and the label of the next one.
const amountMarks = " \u3000\t,，;；、。.()（）"

// amountBefore is an amount in front of the next label.
var amountBefore = regexp.MustCompile(`^[¥￥]?\s*\d+(?:[,，]\d{3})*(?:\.\d+)?\s*(?:[十百千]?万元|亿元|千元|元|万|亿)?`)

// cutAmount cuts the first label and its amount off a line. The label is "" where there
// are none, or something else stands behind the amount.
func cutAmount(line string) (label, value, rest string) {
	at := strings.IndexFunc(line, func(r rune) bool { return unicode.IsDigit(r) || r == '¥' || r == '￥' })
	if at <= 0 {
		return "", "", ""
	}
	label, value = line[:at], line[at:]
	if _, ok := normalize.Money(value, ""); ok {
		return label, value, ""
	}
	n := len(amountBefore.FindString(value))
	rest = value[n:]
	if n == 0 || strings.IndexAny(rest, amountMarks) != 0 && !strings.HasPrefix(rest, "其中") {
		return "", "", ""
	}
	return label, value[:n], rest
}

// groupUnit is the unit of money in the label that governs a cell, or "".
func (h *headReader) groupUnit() string {
	if h.group == nil {
		return ""
	}
	return h.group.unit
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
	return label, value, !blank(value) && characters(label) <= maxLabel
}

// cutLabel cuts "label：value" as cutInline does, and a label without a value too; its
// value is then "" and ok false. A text without a colon has no label.
func cutLabel(text string) (label, value string, ok bool) {
	if label, value, ok = cutInline(text); !ok {
		if label = text; !strings.HasSuffix(strings.TrimSpace(text), "：") && !strings.HasSuffix(strings.TrimSpace(text), ":") {
			label = ""
		}
		value = ""
	}
	return label, value, ok
}

// namesWho reports whether a label names a project or who is in charge of it, as the line
// above a form does.
func namesWho(m field) bool {
	switch m {
	case fOrg, fDeptOrg, fDepartment, fName, fCode:
		return true
	}
	return false
}

// lineParts cuts a line that prints several things side by side, with gaps between: each
// part but the first begins with a label and its colon, or with a date.
// 填报单位：某某局    2023年3月15日    单位：万元.
func lineParts(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start, gap := 0, false
		for i, r := range text {
			switch {
			case unicode.IsSpace(r):
				gap = true
				continue
			case gap && !blank(text[start:i]) && beginsPart(text[start:i], text[i:]):
				if !yield(strings.TrimSpace(text[start:i])) {
					return
				}
				start = i
			}
			gap = false
		}
		yield(strings.TrimSpace(text[start:]))
	}
}

// maxPart is the length in runes of the longest label that nobody knows.
const maxPart = 10

// printedDate is the day on which a form was filled in, or the room for it.
var printedDate = regexp.MustCompile(`^(?:20\d\d\s*[年./-]\s*\d|20\d\d\s*年\s*月|年\s+月\s+日)`)

// beginsPart reports whether the rest of a line is a further part of it, behind one that
// has its label. Behind a unit's name any label is one, and a date; other values may hold
// words with a colon.
func beginsPart(before, rest string) bool {
	label, _, valued := cutLabel(before)
	code, _ := normalize.OrgCode(before)
	dated := printedDate.MatchString(before)
	if label == "" && code == "" && !dated {
		return false
	}
	at := strings.IndexAny(rest, ":：")
	if at > 0 {
		if m := look(fold(rest[:at])); m.head != "" || m.source != "" || m.stage != "" {
			return true
		}
	}
	unit := code != "" || dated || valued && (isOrgLabel(label) || look(fold(label)).head == fDepartment)
	switch {
	case !unit:
		return false
	case printedDate.MatchString(rest):
		return true
	case at <= 0 || !beginsHan(rest) || characters(rest[:at]) > maxPart:
		return false
	case strings.ContainsFunc(rest[:at], unicode.IsSpace): // 制 表 人
		return hasAny(squeeze(rest[:at]), "人", "日期", "时间", "电话")
	}
	return characters(rest[:at]) > 1
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
