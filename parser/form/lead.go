package form

import (
	"cmp"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// maxLead is how many lines above a table may belong to it.
const maxLead = 6

// A lead is what the lines above a table say of it: title, year, unit, and who
// filled it in. The first project that the table yields takes them.
type lead struct {
	blocks []int // the paragraphs, from the top
	unit   string
	org    *schema.Org
	titles []string
	spent  bool
	// bare says that the table begins with the indicators: the lines are all the head there is.
	bare  bool
	named string // the project that they name then
	// continued says that the table goes on from the page before.
	continued bool
	midTerm   bool // the line next above says that the indicators are of the whole term
}

// leadOf reads the paragraphs between a table and what stands before it.
func (r *reader) leadOf(table int, s *sheet) *lead {
	l := &lead{}
	first := r.headAbove(l, s, table)
	for i := first - 1; i >= max(0, first-maxLead); i-- {
		b := &r.doc.Blocks[i]
		if b.Kind == page.TableBlock || r.taken[i] && i > 0 && r.inOverall(i) {
			break
		}
		if b.Role != page.Body || characters(b.Text) > maxTitle {
			break
		}
		l.blocks = append([]int{i}, l.blocks...)
	}
	l.midTerm = len(l.blocks) > 0 && blockHeading(r.doc.Blocks[table-1].Text) == fSideMidTerm
	for _, i := range l.blocks {
		text := r.doc.Blocks[i].Text
		if !mayBeTitle(text) {
			continue
		}
		if u := lineUnit(text); u != "" {
			l.unit = u
		}
		if isContinued(text) {
			l.continued = true
		} else if isFormTitle(text) {
			l.titles = append(l.titles, squeeze(text))
		}
	}
	return l
}

// inOverall reports whether a paragraph was read as part one.
func (r *reader) inOverall(i int) bool {
	if r.out.Title != nil && r.out.Title.Ref.Block == int32(i+1) {
		return false
	}
	return true
}

// titled reports whether a title stands above the table.
func (l *lead) titled() bool { return len(l.titles) > 0 && !l.spent && !l.continued }

// titledTable reports whether the title of a table stands above it, and not only that of
// a chapter: 绩效目标表, not 绩效情况说明.
func (l *lead) titledTable() bool {
	return l.titled() && slices.ContainsFunc(l.titles, func(t string) bool { return strings.Contains(t, "表") })
}

// give hands the lead to a project. The paragraphs become its heading, and labels
// of the document.
func (l *lead) give(r *reader, p *project) {
	p.unit = l.unit
	p.titles = append(p.titles, l.titles...)
	if l.org != nil && p.leadOrg == nil {
		p.leadOrg = l.org
	}
	if l.spent {
		return
	}
	goals := field("") // whose text may go on
	for _, i := range l.blocks {
		if r.taken[i] {
			continue
		}
		text := r.doc.Blocks[i].Text
		if m := headLine(text); l.bare && m == "" && goals != "" && l.goesOn(r, p, i, goals) {
			continue
		} else if goals = ""; l.bare && (isGoalLabel(m) || m == fPurpose) {
			goals = m
		}
		ref := schema.Ref{Block: int32(i + 1)}
		switch {
		case isYearLine(text):
			r.fiscalYear(text, ref)
			r.heading(i, fFiscalYear)
		case lineUnit(text) != "":
			l.whoFilled(p, text, ref)
			r.heading(i, fMoneyUnit)
		case l.field(r, p, i):
		case p.leadOrg == nil && isOrgLine(text):
			p.leadOrg = org(*r.text(i))
		case p.Heading == nil && r.lastTitle(l, i):
			p.Heading = r.text(i)
		case isFormTitle(text):
			r.heading(i, "title")
		case l.bare:
			l.unreadMoney(r, text, ref)
		}
	}
}

// whoFilled reads the unit's name off a line that prints it beside the unit of money:
// 填报单位：某某局    单位：万元, 325004某某所    单位：万元.
func (l *lead) whoFilled(p *project, text string, ref schema.Ref) {
	name := ""
	for part := range lineParts(text) {
		if label, value, ok := cutInline(part); ok && isOrgLabel(label) {
			name = value
		} else if code, _ := normalize.OrgCode(part); code != "" {
			name = part
		}
		if name = beforeUnit(strings.TrimSpace(name)); name != "" {
			break
		}
	}
	if name != "" && p.leadOrg == nil && strings.TrimPrefix(name, "人民币") != normalize.MoneyUnit(text) {
		p.leadOrg = org(schema.Text{Raw: name, Copy: true, Ref: ref})
	}
}

// beforeUnit drops the unit of money from the end of a line.
func beforeUnit(line string) string {
	if at := strings.LastIndex(line, "单位"); at >= 0 {
		line = strings.TrimRight(strings.TrimSuffix(strings.TrimSpace(line[:at]), "金额"), "（( 　\t\n")
	}
	return line
}

// orgBeforeUnit gives code and name of a unit printed before the unit of money.
func orgBeforeUnit(text string) (string, bool) {
	if lineUnit(text) == "" {
		return "", false
	}
	name := beforeUnit(strings.TrimSpace(text))
	code, rest := normalize.OrgCode(name)
	return name, code != "" && rest != ""
}

// isOrgLine recognises a line with nothing but a unit's code and name.
func isOrgLine(text string) bool {
	code, name := normalize.OrgCode(text)
	return len(code) >= 6 && characters(name) > 2 && !strings.ContainsAny(name, "：:。，,")
}

// field reads a line "项目名称：…" or "预算单位：…" above a table, with what else is printed
// on it: who is in charge, by whom and when the form was filled in.
func (l *lead) field(r *reader, p *project, i int) bool {
	text := r.doc.Blocks[i].Text
	ref := schema.Ref{Block: int32(i + 1)}
	label, _, _ := cutInline(text)
	if m := look(fold(label)).head; !namesWho(m) && !(l.bare && headLine(text) != "") {
		return false
	}
	for part := range lineParts(text) {
		if l.bare && l.headPart(r, p, part, ref) {
			continue
		}
		label, value, _ := cutLabel(part)
		t := schema.Text{Raw: value, Ref: ref}
		m := look(fold(label)).head
		switch {
		case label == "":
			t.Raw = part
			p.field(fSignature, "", t)
			continue
		case value == "":
		case m == fOrg || m == fDeptOrg:
			if p.leadOrg != nil {
				p.field(m, label, t)
				break
			}
			p.leadOrg = org(t)
			l.org = org(schema.Text{Raw: value, Ref: ref, Copy: true}) // for further projects of the table
		case namesWho(m):
			p.set(m, label, t)
		default:
			p.field(cmp.Or(m, fNote), label, t)
		}
		r.out.Headings = append(r.out.Headings, schema.Heading{Text: schema.Text{Raw: label, Ref: ref}, Means: string(cmp.Or(m, fNote))})
	}
	r.taken[i] = true
	return true
}

// lastTitle reports whether a paragraph is the last line above the table that can
// be its title: a heading, or a line that names a form or counts projects.
func (r *reader) lastTitle(l *lead, i int) bool {
	last := -1
	for _, k := range l.blocks {
		b := &r.doc.Blocks[k]
		if l.bare && headLine(b.Text) != "" {
			break
		}
		no, _ := splitNumber(b.Text)
		if !r.taken[k] && (b.Kind == page.Heading || isFormTitle(b.Text) || no != "") && !isYearLine(b.Text) {
			last = k
		}
	}
	return last == i
}

// heading takes a paragraph as a heading of the document.
func (r *reader) heading(i int, means field) {
	r.out.Headings = append(r.out.Headings, schema.Heading{Text: *r.text(i), Means: string(means)})
}
