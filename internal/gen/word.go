package gen

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// WordXML is the document.xml of a disclosure with the given number of project
// forms (河北 2020), about 35 kB of markup each and formatted the way Word leaves it
// after years of editing: revision marks on every run, fonts spelled out. It is
// what the speed of readers is measured with.
func WordXML(tables int) string { return wordXML(2, tables) }

func wordXML(seed uint64, tables int) string {
	g := &wordWriter{Rand: rand.New(rand.NewPCG(1, seed))}
	g.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n<w:document " + wordNamespaces + `><w:body>`)
	for i := range tables {
		g.paragraph("", fmt.Sprintf("%d、%s绩效目标表", i+1, g.pick("调研视察", "委员活动", "文史资料征集", "信息化保障")))
		g.form(i)
	}
	g.WriteString(`<w:sectPr w:rsidR="00A36269"><w:pgSz w:w="11906" w:h="16838"/><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr></w:body></w:document>`)
	return g.String()
}

// Word is the package around WordXML.
func Word(tables int) []byte { return packed(WordXML(tables)) }

// WordArchive gives n documents of the size that most published ones have: seven
// forms, a quarter of a megabyte of markup.
func WordArchive(n int) [][]byte {
	documents := make([][]byte, n)
	for i := range documents {
		documents[i] = packed(wordXML(uint64(i), 7))
	}
	return documents
}

// wordNamespaces declares the prefixes that Word declares in every part.
const wordNamespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
	` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
	` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`

type wordWriter struct {
	strings.Builder
	*rand.Rand
}

func (g *wordWriter) pick(of ...string) string { return of[g.IntN(len(of))] }

func (g *wordWriter) rsid() string { return fmt.Sprintf("00%06X", g.IntN(64)*4099) }

const wordFormatting = `<w:rPr><w:rFonts w:ascii="方正仿宋_GBK" w:eastAsia="方正仿宋_GBK" w:hAnsi="方正仿宋_GBK"/><w:color w:val="000000"/><w:sz w:val="18"/></w:rPr>`

// paragraph writes a paragraph, its text in two runs as editing leaves it.
func (g *wordWriter) paragraph(properties, text string) {
	fmt.Fprintf(g, `<w:p w:rsidR="%s" w:rsidRPr="%s" w:rsidRDefault="%s" w:rsidP="%s"><w:pPr><w:pStyle w:val="2"/><w:widowControl/><w:spacing w:line="240" w:lineRule="exact"/>%s%s</w:pPr>`,
		g.rsid(), g.rsid(), g.rsid(), g.rsid(), properties, wordFormatting)
	runes := []rune(text)
	cut := len(runes)
	if len(runes) > 4 && g.IntN(3) == 0 {
		cut = g.IntN(len(runes))
	}
	for _, part := range []string{string(runes[:cut]), string(runes[cut:])} {
		if part != "" {
			fmt.Fprintf(g, `<w:r w:rsidRPr="%s">%s<w:t>%s</w:t></w:r>`, g.rsid(), wordFormatting, part)
		}
	}
	g.WriteString(`</w:p>`)
}

func (g *wordWriter) cell(span int, merge, text string) {
	g.WriteString(`<w:tc><w:tcPr><w:tcW w:w="1178" w:type="dxa"/>`)
	if span > 1 {
		fmt.Fprintf(g, `<w:gridSpan w:val="%d"/>`, span)
	}
	g.WriteString(merge + `<w:vAlign w:val="center"/></w:tcPr>`)
	g.paragraph(`<w:jc w:val="center"/>`, text)
	g.WriteString(`</w:tc>`)
}

func (g *wordWriter) row(cells func()) {
	fmt.Fprintf(g, `<w:tr w:rsidR="%s" w:rsidTr="%s"><w:trPr><w:cantSplit/><w:trHeight w:hRule="exact" w:val="397"/></w:trPr>`, g.rsid(), g.rsid())
	cells()
	g.WriteString(`</w:tr>`)
}

const (
	mergeFirst = `<w:vMerge w:val="restart"/>`
	mergeNext  = `<w:vMerge/>`
)

// form writes one project's form: head, budget, spending plan, goals, indicators.
func (g *wordWriter) form(i int) {
	g.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="a5"/><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	g.WriteString(strings.Repeat(`<w:gridCol w:w="733"/>`, 13) + `</w:tblGrid>`)
	g.row(func() { g.cell(9, "", "131002某某县人民政府办公室"); g.cell(4, "", "单位：万元") })
	g.row(func() {
		g.cell(1, "", "项目编码")
		g.cell(4, "", fmt.Sprintf("131-%04d-JBN-%04X", i, g.IntN(1<<16)))
		g.cell(2, "", "项目名称")
		g.cell(6, "", g.pick("调研视察", "委员活动", "文史资料征集"))
	})
	amount := fmt.Sprintf("%d.%02d", g.IntN(1000), g.IntN(100))
	g.row(func() {
		g.cell(1, mergeFirst, "预算规模及资金用途")
		g.cell(1, "", "预算数")
		g.cell(2, "", amount)
		g.cell(2, "", "其中：财政资金")
		g.cell(2, "", amount)
		g.cell(3, "", "其他资金")
		g.cell(2, "", "")
	})
	g.row(func() {
		g.cell(1, mergeNext, "")
		g.cell(12, "", "组织委员开展视察活动，推动全区重点工作落实")
	})
	g.row(func() {
		g.cell(1, mergeFirst, "资金支出计划（%）")
		for j, head := range []string{"3月底", "6月底", "10月底", "12月底"} {
			g.cell([]int{3, 2, 4, 3}[j], "", head)
		}
	})
	g.row(func() {
		g.cell(1, mergeNext, "")
		for j, share := range []string{"25.00", "50.00", "75.00", "100.00"} {
			g.cell([]int{3, 2, 4, 3}[j], "", share)
		}
	})
	g.row(func() {
		g.cell(1, "", "绩效目标")
		g.cell(12, "", "1、保障各类会议顺利召开；2、提高履职成效")
	})
	g.indicators([]string{"一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"})
	for range 3 + g.IntN(3) {
		g.indicators([]string{
			g.pick("产出指标", "效果指标", "满意度指标"), g.pick("数量指标", "质量指标", "社会效益指标"),
			g.pick("活动参与率", "会议次数", "群众满意度"), "反映参与活动的程度",
			fmt.Sprintf("≥%d%s", g.IntN(100), g.pick("%", "次", "人")), g.pick("", "工作计划", "历史标准"),
		})
	}
	g.WriteString(`</w:tbl>`)
}

func (g *wordWriter) indicators(texts []string) {
	g.row(func() {
		for i, text := range texts {
			g.cell([]int{1, 2, 2, 4, 3, 1}[i], "", text)
		}
	})
}
