package form

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// Some offices print the head of a form in lines above a table that holds the indicators
// alone: 项目名称：…, 年度资金总额：20万元, 年度绩效目标：….

// maxHeadLines is how many paragraphs above a table may be such a head.
const maxHeadLines = 24

// headLine gives what a paragraph says of a project where it is a label of the head, its
// colon, and the value: a money line is a budget. It is "" for other text.
func headLine(text string) field {
	label, value, _ := cutLabel(text)
	if label == "" || utf8.RuneCountInString(label) > maxPart+4 {
		return ""
	}
	switch m := look(fold(label)).head; {
	case isGoalLabel(m), m == fPurpose:
		return m
	case namesWho(m), m == fPeriod, m == fKind, m == fOrgCode, m == fTotalScore:
		if value != "" && lineUnit(text) == "" && utf8.RuneCountInString(text) <= maxTitle && !strings.ContainsAny(value, "。；") {
			return m
		}
		return ""
	}
	if !mayBeTitle(text) {
		return ""
	}
	for part := range lineParts(text) {
		if moneyLines(part) == nil {
			return ""
		}
	}
	return fBudget
}

// A moneyLine is a label and its amount.
type moneyLine struct {
	label, amount string
	source, stage string
}

// moneyLines cuts a line of amounts, each with its label before it: 其中：财政拨款：18万元,
// 年度资金总额：20万元，其中：财政拨款18万元. It is nil where anything else is on the line.
func moneyLines(text string) []moneyLine {
	from := strings.IndexAny(text, ":：") // the first of them has a colon
	if from <= 0 {
		return nil
	}
	var lines []moneyLine
	for text != "" {
		at := strings.IndexFunc(text[from:], unicode.IsDigit)
		if at < 0 {
			return nil
		}
		m := moneyLine{label: text[:from+at], amount: text[from+at:], stage: "budget"}
		if end := amountEnd(m.amount); end >= 0 {
			m.amount = m.amount[:end]
		}
		text, from = text[len(m.label)+len(m.amount):], 0
		if len(m.label) > maxLabel*utf8.UTFMax || !isAmount(strings.TrimRight(m.amount, "。；")) {
			return nil
		}
		folded, means := read(strings.TrimLeft(m.label, "，；,; "))
		m.source = string(sourceIn(folded, means))
		switch stage := means.stage; {
		case m.source != "" && isMidTerm(folded):
			m.stage = "mid_term"
		case m.source == "" && (stage == "initial" || stage == "budget" || stage == "executed"):
			m.source, m.stage = "total", string(stage)
		}
		if m.source == "" {
			return nil
		}
		lines = append(lines, m)
	}
	return lines
}

// amountEnd finds the mark behind an amount that a further one follows, or -1. A comma
// before a digit is one between thousands.
func amountEnd(text string) int {
	for i, r := range text {
		switch r {
		case '，', '；', ';', ',':
			if rest := strings.TrimLeft(text[i+utf8.RuneLen(r):], " "); rest != "" && !startsWithDigit(rest) {
				return i
			}
		}
	}
	return -1
}

// headAbove looks for the head of a form in the lines above a table that begins with the
// header of its indicators, and gives the first of them, or else the table. Long lines are
// part of it only below the label of goals.
func (r *reader) headAbove(l *lead, s *sheet, table int) int {
	first, long, named := table, false, ""
lines:
	for i := table - 1; i >= 0 && i >= table-maxHeadLines; i-- {
		b := &r.doc.Blocks[i]
		if b.Kind == page.TableBlock || b.Role != page.Body || r.taken[i] && r.inOverall(i) {
			break
		}
		switch m := headLine(b.Text); {
		case isGoalLabel(m), m == fPurpose:
			first, long = i, false
		case m != "" && long: // which belongs to no label
			break lines
		case m == fName:
			first, named = i, valueOfLine(b.Text)
		case m != "":
			first = i
		case !mayBeTitle(b.Text):
			long = true
		}
	}
	if first == table || !s.beginsWithIndicators() {
		return table
	}
	l.bare, l.named = true, named
	for i := first; i < table; i++ {
		l.blocks = append(l.blocks, i)
	}
	return first
}

// valueOfLine gives the value of the first label on a line.
func valueOfLine(text string) string {
	for part := range lineParts(text) {
		_, value, _ := cutLabel(part)
		return strings.TrimSpace(value)
	}
	return ""
}

// beginsWithIndicators reports whether the first row of a table is the header of indicators
// of one project.
func (s *sheet) beginsWithIndicators() bool {
	h, ok := s.headerAt(s.nextPrinted(0))
	return ok && !h.list()
}

// names reports whether the lines above a table are the head of another project than one
// that has indicators.
func (l *lead) names(p *project) bool {
	return l.bare && !l.spent && l.named != "" && len(p.Indicators) > 0 &&
		(p.Name == nil || !alike(l.named, strings.TrimSpace(p.Name.Raw)))
}

// headPart reads a label and its value off a line of the head.
func (l *lead) headPart(r *reader, p *project, part string, ref schema.Ref) bool {
	label, value, _ := cutLabel(part)
	means := look(fold(label)).head
	if lines := moneyLines(part); lines != nil {
		for _, m := range lines {
			l.money(r, p, m, ref)
		}
		return true
	}
	switch {
	case isGoalLabel(means), means == fPurpose:
		if value != "" {
			p.addLines(means, schema.Text{Raw: value, Ref: ref})
		}
	case value == "":
		return false
	case means == fTotalScore:
		n := &schema.Number{Text: schema.Text{Raw: value, Ref: ref}}
		v, ok := normalize.Percent(value)
		if !ok {
			return false
		}
		n.Value = v
		p.addTotal(label, schema.TotalScore{Score: n})
	case means == fPeriod, means == fKind, means == fOrgCode:
		p.set(means, label, schema.Text{Raw: value, Ref: ref})
	default:
		return false
	}
	l.label(r, p, label, means, ref)
	return true
}

// money reads an amount on a line of the head.
func (l *lead) money(r *reader, p *project, m moneyLine, ref schema.Ref) {
	raw := strings.TrimRight(m.amount, "。；")
	a, _ := readMoney(raw, cmp.Or(normalize.MoneyUnit(m.label), p.unit))
	if a.Unit == "" {
		p.amounts++
	}
	addFund(&p.Budget, m.source, m.stage, strings.Trim(m.label, "，；,;:： "),
		schema.Money{Text: schema.Text{Raw: m.amount, Ref: ref}, Amount: a.Amount, Unit: a.Unit, Yuan: a.Yuan, Repairs: a.Repairs})
	l.label(r, p, m.label, field("budget."+m.source), ref)
}

// unreadMoney warns of a line of the head that has the label of an amount and something
// else behind it.
func (l *lead) unreadMoney(r *reader, text string, ref schema.Ref) {
	if label, value, ok := cutInline(text); ok && sourceOf(label) != "" && hasDigit(value) {
		r.diagnose(schema.SeverityWarning, "amount-unread", "no plain amount: "+strings.TrimSpace(value), ref)
	}
}

// label notes the label of a line of the head.
func (l *lead) label(r *reader, p *project, label string, means field, ref schema.Ref) {
	p.seen.add(means)
	p.addWord(fold(label))
	r.out.Headings = append(r.out.Headings, schema.Heading{Text: schema.Text{Raw: label, Ref: ref}, Means: string(means)})
}

// goesOn reads a paragraph below the label of goals, or below another one of them.
func (l *lead) goesOn(r *reader, p *project, i int, means field) bool {
	text := r.doc.Blocks[i].Text
	if isYearLine(text) || lineUnit(text) != "" || isFormTitle(text) || isContinued(text) {
		return false
	}
	p.addLines(means, *r.text(i))
	return true
}
