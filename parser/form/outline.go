package form

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// maxTitle is the length in runes of the longest line that may be a title.
const maxTitle = 60

// sectionTerms are the headings of a department's performance text, as Hebei's
// documents print them.
var sectionTerms = []term{
	{"overall", "部门整体绩效目标 部门整体支出绩效目标 部门职责及整体绩效目标 整体绩效目标 部门总体绩效目标情况"},
	{"overall.general", "总体绩效目标 部门总体绩效目标 总体目标"},
	{"overall.items", "分项绩效目标 职责分项绩效目标 分项目标"},
	{"overall.safeguards", "工作保障措施 实现年度发展规划目标的保障措施 保障措施 实现绩效目标的保障措施 绩效目标保障措施"},
	{"projects", "预算项目绩效目标 项目绩效目标 部门预算项目绩效目标 各项目绩效目标 预算项目绩效目标表"},
}

var sectionVocabulary = func() map[string]field {
	words := map[string]field{}
	for _, t := range sectionTerms {
		for label := range strings.FieldsSeq(t.labels) {
			words[label] = t.means
		}
	}
	return words
}()

// outline reads the document's title, its year, and part one: the performance
// goals of the whole department, in prose.
func (r *reader) outline() {
	section := ""
	beforeTables, named := true, false
	for i := range r.doc.Blocks {
		if r.stopped() {
			return
		}
		b := &r.doc.Blocks[i]
		switch {
		case b.Role != page.Body:
			continue
		case b.Kind == page.TableBlock:
			section, beforeTables, named = "", false, false
			continue
		}
		if m := headLine(b.Text); m == fName || m == fCode { // the head of a form, in lines
			section, named = "", true
			continue
		} else if named && m != "" {
			continue
		}
		if r.out.Title == nil && beforeTables && isTitle(b.Text) {
			r.out.Title = r.text(i)
			continue
		}
		if heading, rest, means := sectionHeading(b.Text); means != "" {
			section = means
			ref := schema.Ref{Block: int32(i + 1)}
			r.taken[i] = true
			r.out.Headings = append(r.out.Headings, schema.Heading{Text: schema.Text{Raw: heading, Number: b.Number, Ref: ref}, Means: means})
			if rest != "" {
				r.prose(section, schema.Text{Raw: rest, Ref: ref})
			}
			continue
		}
		if section != "" && section != "overall" && section != "projects" {
			r.prose(section, *r.text(i))
		}
	}
}

// text gives the leaf for a whole paragraph and takes it.
func (r *reader) text(i int) *schema.Text {
	b := &r.doc.Blocks[i]
	t := &schema.Text{Raw: b.Text, Number: b.Number, Ref: schema.Ref{Block: int32(i + 1)}, Copy: r.taken[i]}
	r.taken[i] = true
	return t
}

// sectionHeading recognises the heading of a section. Heading and text may share a
// paragraph: （一）总体绩效目标：深入学习…
func sectionHeading(text string) (heading, rest, means string) {
	if f := foldHeading(text); len(f) <= maxTitle*utf8.UTFMax {
		if m, ok := sectionVocabulary[f]; ok {
			return text, "", string(m)
		}
	}
	if label, value, ok := cutInline(text); ok {
		if m, ok := sectionVocabulary[foldHeading(label)]; ok {
			return label, value, string(m)
		}
	}
	return "", "", ""
}

// foldHeading folds a heading, without its number: 第一部分, （一）, 一、.
func foldHeading(text string) string {
	s := squeeze(text)
	if rest, ok := strings.CutPrefix(s, "第"); ok {
		if _, after, ok := strings.Cut(rest, "部分"); ok && after != "" {
			s = strings.TrimLeft(after, ":、.")
		}
	}
	if no, body := splitNumber(s); no != "" {
		s = body
	}
	return fold(s)
}

// prose adds a paragraph of part one to its section.
func (r *reader) prose(section string, t schema.Text) {
	if r.out.Overall == nil {
		r.out.Overall = &schema.Overall{}
	}
	o := r.out.Overall
	switch section {
	case "overall.general":
		o.General = append(o.General, t)
	case "overall.items":
		o.Items = append(o.Items, item(t))
	case "overall.safeguards":
		it := item(t)
		if opensSection(t.Raw) {
			o.Safeguards = append(o.Safeguards, schema.Section{Heading: &it})
			return
		}
		if len(o.Safeguards) == 0 {
			o.Safeguards = append(o.Safeguards, schema.Section{})
		}
		last := &o.Safeguards[len(o.Safeguards)-1]
		last.Items = append(last.Items, it)
	}
}

// opensSection reports whether a paragraph is the heading of a subsection: a short
// line with a number in brackets or a Chinese one, （一）加强理论学习 or 一、….
func opensSection(raw string) bool {
	s := strings.TrimSpace(raw)
	if characters(s) > maxTitle || strings.HasSuffix(s, "；") {
		return false
	}
	s = strings.TrimLeft(s, "（(")
	first, _ := utf8.DecodeRuneInString(s)
	no, _ := splitNumber(raw)
	return no != "" && strings.ContainsRune(hanziDigits, first)
}

// isTitle reports whether a line may be the document's title.
func isTitle(text string) bool {
	s := strings.TrimSpace(text)
	if n := characters(s); n < 4 || n > maxTitle || hasAny(s, "。", "；", "：", ":") {
		return false
	}
	return hasAny(s, "绩效", "预算", "决算", "部门", "支出", "项目", "公开")
}

// titleYear is the year in a title, with the name of a unit before or behind it.
var titleYear = regexp.MustCompile(`^(\D*?)(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年度?(.*)$`)

// orgEndings are what the names of units end with.
var orgEndings = []string{"局", "委", "委员会", "政府", "办公室", "厅", "中心", "院", "馆", "站", "大队", "支队", "校", "中学", "小学", "大学", "所", "联合会", "总工会", "红十字会", "法学会", "妇联", "工商联", "处", "部", "团委", "党校", "园", "社", "台", "公司", "办事处", "园区", "开发区", "协会", "人大", "政协"}

func endsWith(s string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(s, e) })
}

// orgOfTitle gives the unit that a title names beside its year: 某某市图书馆2024年单位预算公开,
// 2024年某某市图书馆单位预算公开. It is "" for other lines.
func orgOfTitle(text string) string {
	m := titleYear.FindStringSubmatch(squeeze(text))
	if m == nil || !isTitle(text) {
		return ""
	}
	behind := m[2]
	for _, word := range []string{"部门", "单位", "预算", "决算", "项目", "整体", "绩效"} {
		behind, _, _ = strings.Cut(behind, word)
	}
	for _, name := range []string{strings.TrimPrefix(m[1], "关于"), behind} {
		if characters(name) >= 4 && endsWith(name, orgEndings) {
			return name
		}
	}
	return ""
}

// isFormTitle reports whether a line is the title of a form.
func isFormTitle(text string) bool {
	if !hasAny(text, "绩", "评") { // as most lines
		return false
	}
	s := squeeze(text)
	return characters(s) <= maxTitle && !hasAny(s, "。", ";") && hasAny(s, "绩效", "自评") &&
		hasAny(s, "表", "目标", "公开", "信息", "情况", "报告")
}

// lineUnit gives the unit of money that a line prints, or "": 单位：万元, （万元）.
func lineUnit(text string) string {
	if !hasAny(text, "位", "元)", "元）") { // as most lines
		return ""
	}
	s := squeeze(text)
	if !strings.Contains(s, "单位") && (!strings.HasPrefix(s, "(") || !strings.HasSuffix(s, "元)") || strings.Count(s, "(") > 1) {
		return ""
	}
	return normalize.MoneyUnit(s)
}

// isUnitLine reports whether a line prints the unit of money and nothing else.
func isUnitLine(text string) bool {
	if lineUnit(text) == "" {
		return false
	}
	s := squeeze(text)
	return characters(s) <= 20 && !hasAny(s, "预算数", "金额(")
}

// isYearLine reports whether a line holds the fiscal year and nothing else:
// （2022年度）, 2022年, 年度：2022.
func isYearLine(text string) bool {
	if _, ok := normalize.FiscalYear(text); !ok {
		return false
	}
	s := strings.Trim(squeeze(text), "()")
	return characters(s) <= 10 && strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsDigit(r) || strings.ContainsRune("〇○零一二三四五六七八九十年度预算:", r)
	}) == ""
}

// isPageNumber recognises the number of a printed page: 3, - 3 -, 第3页 共9页.
func isPageNumber(text string) bool {
	return strings.TrimFunc(squeeze(text), func(r rune) bool {
		return unicode.IsDigit(r) || strings.ContainsRune("-—–第页共/,", r)
	}) == ""
}

// isContinued recognises what is printed above the rest of a table on a new page:
// 续表, （接上页）, or the table's title with （续）.
func isContinued(text string) bool {
	if !hasAny(text, "续", "接") { // as most lines
		return false
	}
	s := squeeze(text)
	return characters(s) <= maxTitle && (strings.HasPrefix(s, "续") || strings.HasSuffix(s, "(续)") || strings.HasSuffix(s, "(续表)") ||
		strings.HasSuffix(s, "续表") || strings.Contains(s, "接上页") || strings.HasPrefix(s, "(续"))
}
