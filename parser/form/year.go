package form

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// fiscalYear notes the year that a text prints, unless one is known.
func (r *reader) fiscalYear(text string, ref schema.Ref) {
	if r.out.FiscalYear != nil {
		return
	}
	if year, ok := normalize.FiscalYear(text); ok {
		r.out.FiscalYear = &schema.FiscalYear{Year: year, Ref: ref}
	}
}

// yearCell notes the year that stands beside the label 年度: 2024年, or the digits alone.
func (r *reader) yearCell(text string, ref schema.Ref) {
	text = squeeze(text)
	if bareYear.MatchString(text) {
		text += "年"
	}
	if isYearLine(text) {
		r.fiscalYear(text, ref)
	}
}

// A yearRank says how surely a year in a paragraph is the document's.
type yearRank int

const (
	titleYears  yearRank = iota // 某某局2023年度部门决算公开, …（2023年度）
	noticeYears                 // 一、2023年部门预算安排, 现将2023年…绩效目标公开如下
	proseYears                  // any other short line
	noYears
)

// yearElsewhere finds the year where no line prints it alone: in the titles of the
// document and of its forms, then in what else is printed.
func (r *reader) yearElsewhere() {
	if r.out.FiscalYear != nil {
		return
	}
	var found [noYears]*schema.FiscalYear // the first of each rank
	for i := range r.doc.Blocks {
		if r.stopped() {
			return
		}
		b := &r.doc.Blocks[i]
		if b.Role != page.Body || b.Kind == page.TableBlock {
			continue
		}
		if year, rank := yearOfLine(b.Text); rank < noYears && found[rank] == nil {
			found[rank] = &schema.FiscalYear{Year: year, Ref: schema.Ref{Block: int32(i + 1)}}
		}
	}
	if r.out.FiscalYear = found[titleYears]; r.out.FiscalYear != nil {
		return
	}
	for _, t := range r.out.Tables {
		for _, l := range t.Labels {
			if l.Means == "title" || l.Means == string(fFiscalYear) {
				r.titleYear(l.Text)
			}
		}
	}
	for _, year := range found[noticeYears:] {
		if r.out.FiscalYear == nil {
			r.out.FiscalYear = year
		}
	}
	for _, p := range r.projects {
		if p.Heading != nil {
			r.titleYear(*p.Heading)
		}
	}
	if r.out.FiscalYear == nil && len(r.projects) > 0 {
		r.pageYear()
	}
}

// titleYear notes the year of a form's title in a table, or above one.
func (r *reader) titleYear(t schema.Text) {
	if year, rank := yearOfLine(t.Raw); rank == titleYears && r.out.FiscalYear == nil {
		r.out.FiscalYear = &schema.FiscalYear{Year: year, Ref: t.Ref}
	}
	r.fiscalYear(t.Raw, t.Ref)
}

var (
	bareYear    = regexp.MustCompile(`^20\d\d$`)
	titledYear  = regexp.MustCompile(`(?:表|目标|自评|公开|预算|决算)[（(]\s*(20\d\d)\s*[）)]\s*$`) // 项目支出绩效目标表（2024）
	bracketYear = regexp.MustCompile(`[（(]\s*(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})\s*年度\s*[）)]`)
	wholeYear   = regexp.MustCompile(`^\(?(20\d\d)年0?1月0?1日[-—–~至到]+(20\d\d)年12月31日\)?$`)
	ofBudget    = regexp.MustCompile(`^[^\d]*\d?[^\d]*(20\d\d)年度?(?:部门|单位|本级|本单位|本部门)*(?:预算|决算|绩效|项目支出绩效|整体支出绩效)`)
	quoted      = regexp.MustCompile(`《[^》]*》?|〔[^〕]*〕?|（[^）]*）?|\([^)]*\)?`)
)

// maxNotice is the length in bytes of the longest paragraph that may announce forms.
const maxNotice = 1500

// yearOfLine gives the year that a paragraph prints and how surely it is the document's.
// Titles that are quoted have their own years.
func yearOfLine(text string) (int, yearRank) {
	if len(text) > maxNotice {
		return 0, noYears
	}
	if !strings.Contains(text, "年") {
		if strings.Contains(text, "20") && mayBeTitle(text) {
			if m := titledYear.FindStringSubmatch(text); m != nil {
				if year, ok := normalize.FiscalYear(m[1] + "年"); ok {
					return year, titleYears
				}
			}
		}
		return 0, noYears
	}
	if !mayBeTitle(text) {
		return yearOfNotice(text)
	}
	if m := bracketYear.FindString(text); m != "" {
		if year, ok := normalize.FiscalYear(m); ok {
			return year, titleYears
		}
	}
	if m := wholeYear.FindStringSubmatch(squeeze(text)); m != nil && m[1] == m[2] {
		year, _ := normalize.FiscalYear(m[1] + "年")
		return year, noticeYears
	}
	year, ok := normalize.FiscalYear(text)
	if !ok {
		return 0, noYears
	}
	no, _ := splitNumber(text)
	switch {
	case strings.ContainsAny(text, "。；：:，,《") || !hasAny(text, "预算", "决算", "绩效", "自评", "公开"):
		if year, rank := yearOfNotice(text); rank < noYears {
			return year, rank
		}
		return year, proseYears
	case no == "":
		return year, titleYears
	case ofBudget.MatchString(squeeze(text)):
		return year, noticeYears
	}
	return year, proseYears
}

// yearOfNotice reads the sentence that announces the forms below: 现将本单位2023年部门预算
// 项目绩效目标公开如下.
func yearOfNotice(text string) (int, yearRank) {
	_, notice, ok := strings.Cut(text, "现")
	if !ok || !hasAny(notice, "公开", "公示", "公布") {
		return 0, noYears
	}
	notice = quoted.ReplaceAllString(notice, "")
	if end := strings.IndexAny(notice, "。；"); end >= 0 {
		notice = notice[:end]
	}
	if utf8.RuneCountInString(notice) > maxTitle || !hasAny(notice, "公开", "公示", "公布") || !hasAny(notice, "预算", "决算", "绩效", "自评") {
		return 0, noYears
	}
	if year, ok := normalize.FiscalYear(notice); ok {
		return year, noticeYears
	}
	return 0, noYears
}
