package main

import (
	"fmt"
	"strings"
	"unicode"
)

// A feature is a small package and what a faithful reader finds in it.
type feature struct {
	name  string
	parts []part
	// once are texts that must be found in this order, each of them once; "a|b" is
	// either. Space, soft hyphens and the kind of a hyphen do not matter.
	once []string
	// never are texts that must not be found.
	never []string
	// cells are the places of cells that must be found: "row,column rows×columns
	// text", counted from 1. nil where no table is looked at.
	cells []string
}

// A part is one member of a package.
type part struct{ name, content string }

// A reading is what a reader found.
type reading struct {
	text  string
	cells []string
}

// judge says "yes", "no" or "error".
func (f feature) judge(r reading, err error) string {
	if err != nil {
		return "error"
	}
	text := plain(r.text)
	for _, never := range f.never {
		if strings.Contains(text, plain(never)) {
			return "no"
		}
	}
	from := 0
	for _, want := range f.once {
		at, size, count := 0, 0, 0
		for either := range strings.SplitSeq(want, "|") {
			either = plain(either)
			if n := strings.Count(text, either); n > 0 {
				at, size, count = strings.Index(text, either), len(either), count+n
			}
		}
		if count != 1 || at < from {
			return "no"
		}
		from = at + size
	}
	found := map[string]bool{}
	for _, c := range r.cells {
		found[c] = true
	}
	for _, c := range f.cells {
		if !found[c] {
			return "no"
		}
	}
	return "yes"
}

// plain leaves out in what readers may differ without losing anything.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || r == '\u00ad':
			return -1
		case r == '\u2010' || r == '\u2011':
			return '-'
		}
		return r
	}, text)
}

// place writes a cell down as feature.cells has it; row and col count from 0.
func place(row, col, rows, cols int, text string) string {
	return fmt.Sprintf("%d,%d %d×%d %s", row+1, col+1, rows, cols, plain(text))
}

// features are in the order in which the document lists them.
var features = []feature{
	{name: "content control around blocks", parts: body(sdt(p("甲段") + tbl(1, tr(tc("", "乙格"))))), once: []string{"甲段", "乙格"}},
	{name: "content control around a row", parts: body(tbl(1, tr(tc("", "甲格")), sdt(tr(tc("", "乙格"))))), once: []string{"甲格", "乙格"}},
	{name: "content control around a cell", parts: body(tbl(2, tr(tc("", "甲格"), sdt(tc("", "乙格"))))), once: []string{"甲格", "乙格"}},
	{name: "content control around a run", parts: body(para(r("甲文"), sdt(r("乙文")), r("丙文"))), once: []string{"甲文乙文丙文"}},
	{name: "insertion", parts: body(para(r("甲文"), `<w:ins w:id="1" w:author="a">`+r("乙文")+`</w:ins>`, r("丙文"))), once: []string{"甲文乙文丙文"}},
	{name: "text moved here", parts: body(para(r("甲文"), `<w:moveTo w:id="1" w:author="a">`+r("乙文")+`</w:moveTo>`)), once: []string{"甲文乙文"}},
	{name: "deletion", parts: body(para(r("甲文"), `<w:del w:id="1" w:author="a"><w:r><w:delText>旧文</w:delText></w:r></w:del>`, r("丙文"))), once: []string{"甲文丙文"}, never: []string{"旧文"}},
	{name: "text moved away", parts: body(para(r("甲文"), `<w:moveFrom w:id="1" w:author="a">`+r("旧文")+`</w:moveFrom>`, r("丙文"))), once: []string{"甲文丙文"}, never: []string{"旧文"}},
	{name: "deleted row", parts: body(tbl(1, tr(tc("", "甲格")), `<w:tr><w:trPr><w:del w:id="1" w:author="a"/></w:trPr><w:tc><w:tcPr/><w:p><w:del w:id="2" w:author="a"><w:r><w:delText>旧格</w:delText></w:r></w:del></w:p></w:tc></w:tr>`, tr(tc("", "丙格")))), once: []string{"甲格", "丙格"}, never: []string{"旧格"}, cells: []string{"2,1 1×1 丙格"}},
	{name: "smart tag", parts: body(para(r("甲文"), `<w:smartTag w:uri="u" w:element="e">`+r("2020")+`</w:smartTag>`, r("年度"))), once: []string{"甲文2020年度"}},
	{name: "custom XML", parts: body(`<w:customXml w:element="a">` + para(r("甲文"), `<w:customXml w:element="b">`+r("乙文")+`</w:customXml>`) + `</w:customXml>`), once: []string{"甲文乙文"}},
	{name: "simple field", parts: body(para(r("甲文"), `<w:fldSimple w:instr=" DOCPROPERTY Year ">`+r("2020年")+`</w:fldSimple>`)), once: []string{"甲文2020年"}, never: []string{"DOCPROPERTY"}},
	{name: "complex field", parts: body(para(r("甲文"), field("begin"), `<w:r><w:instrText> DOCPROPERTY Year </w:instrText></w:r>`, field("separate"), r("2020年"), field("end"), r("乙文"))), once: []string{"甲文2020年乙文"}, never: []string{"DOCPROPERTY"}},
	{name: "hyperlink", parts: body(para(r("甲文"), `<w:hyperlink w:anchor="a">`+r("乙")+r("文")+`</w:hyperlink>`, r("丙文"))), once: []string{"甲文乙文丙文"}},
	{name: "direction (dir, bdo)", parts: body(para(`<w:dir w:val="ltr">`+r("甲文")+`</w:dir>`, `<w:bdo w:val="ltr">`+r("乙文")+`</w:bdo>`)), once: []string{"甲文乙文"}},
	{name: "ruby (base text)", parts: body(para(r("甲文"), `<w:r><w:ruby><w:rubyPr/><w:rt>`+r("yǐ")+`</w:rt><w:rubyBase>`+r("乙文")+`</w:rubyBase></w:ruby></w:r>`, r("丙文"))), once: []string{"甲文", "乙文", "丙文"}},
	{name: "AlternateContent in a run", parts: body(para(r("甲文"), `<w:r>`+alternate("<w:t>乙文</w:t>", "<w:t>乙文</w:t>")+`</w:r>`)), once: []string{"甲文", "乙文"}},
	{name: "AlternateContent around runs, pretty-printed", parts: body(para(r("甲文"), "\n  "+alternate("\n    "+r("乙文")+"\n  ", "\n    "+r("乙文")+"\n  ")+"\n")), once: []string{"甲文", "乙文"}},
	{name: "AlternateContent around paragraphs", parts: body(p("甲文") + alternate(p("乙文"), p("乙文"))), once: []string{"甲文", "乙文"}},
	{name: "text box (wps)", parts: body(para(r("甲文"), `<w:r>`+alternate(wps(p("框文")), "")+`</w:r>`)), once: []string{"框文"}},
	{name: "text box (VML)", parts: body(para(r("甲文"), `<w:r>`+vml(p("框文"))+`</w:r>`)), once: []string{"框文"}},
	{name: "text box in both branches", parts: body(para(r("甲文"), `<w:r>`+alternate(wps(p("框文")), vml(p("框文")))+`</w:r>`)), once: []string{"框文"}},
	{name: "table in a text box", parts: body(para(r("甲文"), `<w:r>`+alternate(wps(tbl(1, tr(tc("", "框格")))+p("")), "")+`</w:r>`)), once: []string{"框格"}},
	{name: "equation: ≥", parts: body(para(r("满意度"), `<m:oMath><m:r><m:t>≥</m:t></m:r></m:oMath>`, r("90%"))), once: []string{"满意度", "≥", "90%"}},
	{name: "equation: fraction", parts: body(para(`<m:oMath><m:f><m:num><m:r><m:t>完成数</m:t></m:r></m:num><m:den><m:r><m:t>计划数</m:t></m:r></m:den></m:f></m:oMath>`)), once: []string{"完成数", "计划数"}},
	{name: "symbol: Symbol ≥ ≤", parts: body(para(r("甲文"), sym("Symbol", "F0B3"), sym("Symbol", "F0A3"))), once: []string{"甲文≥≤"}},
	{name: "symbol: Wingdings ☑ □", parts: body(para(sym("Wingdings", "F0FE"), r("是"), sym("Wingdings", "F0A8"), r("否"))), once: []string{"☑|🗹|☒", "是", "□|◻|☐|▫|🞎", "否"}},
	{name: "no-break hyphen", parts: body(para(`<w:r><w:t>131</w:t><w:noBreakHyphen/><w:t>0501</w:t></w:r>`)), once: []string{"131-0501"}},
	{name: "soft hyphen", parts: body(para(`<w:r><w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t></w:r>`)), once: []string{"甲乙"}},
	{name: "CDATA and comments", parts: body(para(`<w:r><w:t>甲<!-- 旧文 --><![CDATA[<乙>]]>丙</w:t></w:r>`)), once: []string{"甲<乙>丙"}, never: []string{"旧文"}},
	{name: "gridSpan and vMerge", parts: body(tbl(3,
		tr(tc("", "甲格"), tc(`<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>`, "乙格")),
		tr(tc("", "丙格"), tc(`<w:gridSpan w:val="2"/><w:vMerge/>`, "")),
		tr(tc("", "丁格"), tc("", "戊格"), tc("", "己格")))),
		once: []string{"甲格", "乙格", "丙格", "丁格", "戊格", "己格"}, cells: []string{"1,2 2×2 乙格", "3,3 1×1 己格"}},
	{name: "hMerge", parts: body(tbl(3,
		tr(tc(`<w:hMerge w:val="restart"/>`, "甲格"), tc(`<w:hMerge/>`, ""), tc("", "乙格")),
		tr(tc("", "丙格"), tc("", "丁格"), tc("", "戊格")))),
		once: []string{"甲格", "乙格", "丙格", "丁格", "戊格"}, cells: []string{"1,1 1×2 甲格", "1,3 1×1 乙格"}},
	{name: "gridBefore", parts: body(tbl(3,
		`<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>`+tc("", "甲格")+tc("", "乙格")+`</w:tr>`,
		tr(tc("", "丙格"), tc("", "丁格"), tc("", "戊格")))),
		once: []string{"甲格", "乙格", "丙格", "丁格", "戊格"}, cells: []string{"1,2 1×1 甲格", "1,3 1×1 乙格", "2,1 1×1 丙格"}},
	{name: "order around a nested table", parts: body(tbl(1, tr(`<w:tc><w:tcPr/>`+p("前文")+tbl(2, tr(tc("", "内一"), tc("", "内二")))+p("后文")+`</w:tc>`)) + p("末文")), once: []string{"前文", "内一", "内二", "后文", "末文"}},
	{name: "numbering: decimal", parts: numbered("decimal", "%1."), once: []string{"1.", "甲文", "2.", "乙文"}},
	{name: "numbering: chineseCounting", parts: numbered("chineseCounting", "（%1）"), once: []string{"（一）", "甲文", "（二）", "乙文"}},
	{name: "numbering: 第%1部分", parts: numbered("chineseCounting", "第%1部分"), once: []string{"第一部分", "甲文", "第二部分", "乙文"}},
	{name: "footnote", parts: notes("footnote"), once: []string{"甲文", "注文"}},
	{name: "endnote", parts: notes("endnote"), once: []string{"甲文", "注文"}},
	{name: "hidden text (kept)", parts: body(para(r("甲文"), `<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏文</w:t></w:r>`, r("乙文"))), once: []string{"甲文藏文乙文"}},
	{name: "text hidden by a character style (kept)", parts: body(para(r("甲文"), `<w:r><w:rPr><w:rStyle w:val="c"/></w:rPr><w:t>藏文</w:t></w:r>`, r("乙文")), hidingStyles()), once: []string{"甲文藏文乙文"}},
	{name: "text hidden by a paragraph style (kept)", parts: body(p("甲文")+`<w:p><w:pPr><w:pStyle w:val="p"/></w:pPr>`+r("藏文")+`</w:p>`, hidingStyles()), once: []string{"甲文", "藏文"}},
	{name: "form field: boxes", parts: body(para(formBox("1"), r("是"), formBox("0"), r("否"))), once: []string{"☑|☒|🗹", "是", "☐|□", "否"}},
	{name: "form field: text", parts: body(para(r("甲文"), strings.TrimSuffix(formField("FORMTEXT", `<w:textInput><w:default w:val="旧文"/></w:textInput>`), field("end"))+field("separate"), r("填文"), field("end"))), once: []string{"甲文填文"}, never: []string{"旧文"}},
	{name: "form field: chosen entry", parts: body(para(r("甲文"), formField("FORMDROPDOWN", `<w:ddList><w:result w:val="1"/><w:listEntry w:val="元"/><w:listEntry w:val="万元"/></w:ddList>`))), once: []string{"甲文万元"}},
	{name: "content control: box", parts: body(para(`<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="1"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>`, r("是"))), once: []string{"☒|☑", "是"}},
	{name: "page header", parts: margin("header", p("单位：万元")), once: []string{"单位：万元"}},
	{name: "page footer", parts: margin("footer", p("某某县")), once: []string{"某某县"}},
	{name: "text of a chart", parts: chart(), once: []string{"题文", "列文", "类文"}},
	{name: "text of a diagram (SmartArt)", parts: diagram(), once: []string{"框一", "框二"}},
	{name: "deleted cell", parts: body(tbl(3, tr(tc("", "甲格"), `<w:tc><w:tcPr><w:cellDel w:id="1" w:author="a"/></w:tcPr><w:p><w:del w:id="2" w:author="a"><w:r><w:delText>旧格</w:delText></w:r></w:del></w:p></w:tc>`, tc("", "丙格")))), once: []string{"甲格", "丙格"}, never: []string{"旧格"}, cells: []string{"1,2 1×1 丙格"}},
	{name: "cells merged as a tracked change", parts: body(tbl(2,
		tr(tc(`<w:cellMerge w:id="1" w:author="a" w:vMerge="rest"/>`, "甲格"), tc("", "乙格")),
		tr(tc(`<w:cellMerge w:id="2" w:author="a" w:vMerge="cont"/>`, ""), tc("", "丙格")))),
		once: []string{"甲格", "乙格", "丙格"}, cells: []string{"1,1 2×1 甲格", "2,2 1×1 丙格"}},
	{name: "strict namespaces", parts: replaced(simple(), strict), once: simpleText},
	{name: "main part of another name", parts: replaced(simple(), strings.NewReplacer("word/document.xml", "content/main.xml")), once: simpleText},
	{name: "member names with backslashes", parts: backslashed(simple()), once: simpleText},
	{name: "attributes that are no whole numbers", parts: body(`<w:p><w:pPr><w:spacing w:line="1.5" w:after="x"/><w:ind w:left="2.5"/></w:pPr>` + r("甲文") + `</w:p>` + `<w:tbl><w:tblPr><w:tblW w:w="99.5%" w:type="pct"/></w:tblPr><w:tblGrid><w:gridCol w:w="4390.5"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="1.5"/></w:trPr>` + tc(`<w:tcW w:w="auto"/>`, "乙格") + `</w:tr></w:tbl>`), once: simpleText},
	{name: "UTF-16 part", parts: utf16Main(simple()), once: simpleText},
	{name: "prefix other than w:", parts: replaced(simple(), strings.NewReplacer("<w:", "<x:", "</w:", "</x:", "xmlns:w=", "xmlns:x=", " w:", " x:")), once: simpleText},
}
