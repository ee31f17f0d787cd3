package form

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/schema"
)

// A banner is a heading over the whole width between the rows of a block.

// banner reads a heading that names a list's unit, or the project that the rows below it
// belong to. What other headings say is in the level columns too.
func (b *block) banner(r *reader, s *sheet, i int) {
	if !b.list() {
		b.projectBanner(r, s, i)
		return
	}
	next := s.bottom(i)
	for next < s.Rows && len(s.printed(next)) == 0 {
		next++
	}
	if no, name := splitNumber(s.Cells[i].Text); next == s.Rows || no != "" || !isUnitName(name) {
		return // with a number before it, it may be a heading of the document
	}
	if name := b.first(b.cellsOf(s, next), fName, 0); name < 0 || s.Cells[name].Row != next {
		return // the project goes on
	}
	b.unit = fill{sheet: s, cell: i}
	b.project = &project{signs: b.project.signs}
}

// isUnitName reports whether a heading is the name of a unit.
func isUnitName(text string) bool {
	name := squeeze(org(schema.Text{Raw: text}).Name)
	n := utf8.RuneCountInString(name)
	return n > 1 && n <= 30 && !hasAny(name, ":", "。", ",", "、", ";", "项目", "指标") &&
		(endsWith(name, orgEndings) || endsWith(name, []string{"镇", "乡", "街道"}))
}

// namedProject is a heading that names a project: 项目一：干部培训（20万元）.
var namedProject = regexp.MustCompile(`^\s*项目\s*(?:[一二三四五六七八九十]{1,3}|\d{1,3}|名称)\s*[：:、.．]\s*(.+?)\s*$`)

// projectBanner begins the project that a heading names, where the head names none.
func (b *block) projectBanner(r *reader, s *sheet, i int) {
	text := s.Cells[i].Text
	at := namedProject.FindStringSubmatchIndex(text)
	p := b.project
	if at == nil || p.Name != nil && !b.banners || !b.banners && len(p.Indicators) > 0 {
		return
	}
	if b.banners {
		next := r.start(tableRef(s))
		next.signs, next.seen, next.titles = p.signs, slices.Clone(p.seen), p.titles
		next.unit, next.leadOrg, next.block = p.unit, again(p.Org, p.leadOrg), b
		next.Department = again(p.Department)
		p, b.project = next, next
		b.level1, b.level2 = fill{}, [3]fill{}
	}
	b.banners = true
	ref := s.ref(i)
	s.take(i)
	s.labels = append(s.labels, schema.Label{Text: schema.Text{Raw: text[:at[2]], Ref: ref}, Means: string(fName)})
	name := text[at[2]:]
	if before, inside, ok := cutLastBrackets(name); ok && before != "" {
		if a, ok := readMoney(inside, p.unit); ok && a.Unit != "" {
			amount := schema.Text{Raw: strings.TrimPrefix(strings.TrimSpace(name), before), Ref: ref}
			addFund(&p.Budget, "total", "budget", "", schema.Money{Text: amount, Amount: a.Amount, Unit: a.Unit, Yuan: a.Yuan, Repairs: a.Repairs})
			name = before
		}
	}
	p.Name = &schema.Text{Raw: strings.TrimSpace(name), Ref: ref}
}

// again gives a copy of the first unit that there is, or nil.
func again(units ...*schema.Org) *schema.Org {
	for _, o := range units {
		if o != nil {
			o := *o
			o.Copy = true
			return &o
		}
	}
	return nil
}

// namedForm is the end of a heading that names the project whose form follows.
var namedForm = regexp.MustCompile(`(?:支出)?(?:年度)?绩效(?:目标|自评|评价|目标申报|目标批复|目标公开|自我评价)?(?:情况)?表?$`)

// nameOfHeading gives the project's name where only the heading above the table prints it:
// 1、干部培训绩效目标表. A heading without a number is the title of a document or form.
func nameOfHeading(heading string) string {
	no, body := splitNumber(heading)
	at := namedForm.FindStringIndex(squeeze(body))
	if no == "" || at == nil {
		return ""
	}
	name := squeeze(body)[:at[0]]
	rest := name
	for _, word := range []string{"部门", "单位", "预算", "年度", "项目", "支出", "财政", "专项", "资金", "省级", "市级", "县级", "区级", "本级", "重点", "一般", "整体", "年"} {
		rest = strings.ReplaceAll(rest, word, "")
	}
	rest = strings.TrimFunc(rest, func(r rune) bool { return r >= '0' && r <= '9' })
	if utf8.RuneCountInString(rest) < 2 || hasAny(name, "整体", "部门预算") || isUnitName(name) {
		return ""
	}
	return name
}
