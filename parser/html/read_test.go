package html

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sketch draws a document, a line per paragraph and a line per row of a table:
//
//	text              a paragraph; its line breaks are "⏎"
//	#2 text           a heading
//	(3.) text         an automatic number
//	~ text            boilerplate
//	@1,2 text         a block inside a cell of the table before
//	[a | b | ← | ↑]   a row; ← and ↑ continue a cell, · is no cell
func sketch(doc *page.Document) string {
	var lines []string
	for _, b := range doc.Blocks {
		var mark string
		if b.Role == page.Boilerplate {
			mark = "~ "
		}
		if b.In != nil {
			mark += fmt.Sprintf("@%d,%d ", b.In.Row, b.In.Col)
		}
		if b.Kind == page.Heading {
			mark += fmt.Sprintf("#%d ", b.Level)
		}
		if b.Number != "" {
			mark += "(" + b.Number + ") "
		}
		if b.Table == nil {
			lines = append(lines, mark+strings.ReplaceAll(b.Text, "\n", "⏎"))
			continue
		}
		for row := range b.Table.Rows {
			var cells []string
			for col := range b.Table.Cols {
				cells = append(cells, sketchPlace(b.Table, row, col))
			}
			lines = append(lines, mark+"["+strings.Join(cells, " | ")+"]")
		}
	}
	return strings.Join(lines, "\n")
}

func sketchPlace(t *page.Table, row, col int) string {
	c := t.At(row, col)
	switch {
	case c == nil:
		return "·"
	case c.Col < col:
		return "←"
	case c.Row < row:
		return "↑"
	}
	lines := strings.Split(c.Text, "\n")
	for i, n := range c.Numbers {
		if n != "" {
			lines[i] = "(" + n + ") " + lines[i]
		}
	}
	return strings.Join(lines, "⏎")
}

func readPage(t *testing.T, source string) *page.Document {
	t.Helper()
	doc, err := Read(context.Background(), []byte("\uFEFF"+source), page.DefaultLimits())
	require.NoError(t, err)
	checkDocument(t, doc, page.DefaultLimits())
	return doc
}

type sketchTest struct{ name, source, want string }

func runSketches(t *testing.T, tests []sketchTest) {
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, strings.Trim(tt.want, "\n"), sketch(readPage(t, tt.source)))
		})
	}
}

func TestVisibleText(t *testing.T) {
	runSketches(t, []sketchTest{
		{"paragraphs", `<p>一</p><div>二<div>三</div>四</div>五`, "一\n二\n三\n四\n五"},
		{"split spans join", `<p><span>≥95</span><span style="color:red">95%<b>及</b></span>以上</p>`, "≥9595%及以上"},
		{"white space collapses", "<p>  a \n\t b  </p>", "a b"},
		{"a line end of the source in Chinese is no space", "<p>服务对象满意度\r\n  指标</p>", "服务对象满意度指标"},
		{"nor beside full-width punctuation", "<p>（一）\n2020年，\nGDP</p>", "（一）2020年，GDP"},
		{"but it is one between words", "<p>total\nbudget</p>", "total budget"},
		{"and between Chinese and Latin", "<p>预算\nA</p>", "预算 A"},
		{"a space in Chinese stays", "<p>数量 指标</p>", "数量 指标"},
		{"a split at a line end", "<p><span>满意度</span>\n<span>指标</span></p>", "满意度指标"},
		{"no-break spaces are spaces", "<p>&nbsp;&nbsp;姓&nbsp;&nbsp;名&nbsp;</p>", "姓  名"},
		{"ideographic spaces stay inside", "<p>　　第二部分　预算</p>", "第二部分　预算"},
		{"line breaks", "<p>一<br>\n 二<br/>三</p>", "一⏎二⏎三"},
		{"two line breaks part paragraphs", "<div>一<br><br>&nbsp;<br>二<br>三</div>", "一\n二⏎三"},
		{"references", "<p>&lt;=&ge;95&#37; &#x2265;&amp;lt;</p>", "<=≥95% ≥&lt;"},
		{"stray markup characters", "<p>a < b, c<3, d & e</p>", "a < b, c<3, d & e"},
		{"scripts, styles, comments, the title", "<title>t</title><script>document.write('<p>x</p>')</script>" +
			"<style>p{}</style>a<!-- b <p>c</p> -->d<noscript>n</noscript><p>e<template>x<p>y</p></template>f", "ad\nef"},
		{"a hidden field", "<input value=a style='display:none'>b</br>c", "b⏎c"},
		{"a script that writes scripts", "<script><!--\ndocument.write('<script>x</script>')\n--></script>a", "a"},
		{"hidden", "<p hidden>a</p><p style='DISPLAY: none'>b</p><p>c<span style='visibility:hidden'>d</span>e</p>" +
			"<div style='color:red;display:none !important'><p>f</p><table><tr><td>g<td>h</table></div>i", "ce\ni"},
		{"what is hidden until another block", "<font style='display:none'>a<div>b</font>c</div><b hidden>d<h2>e</h2></b>f", "c\nf"},
		{"blocks that are hidden in a line", "a<span hidden><br><p>b</p><ol><li>c</ol></span>d<b hidden><table><td>e<td>f</table></b>g", "adg"},
		{"pictures with titles", "<svg><title/>t<style>x</style><path d='M0'/><script/></svg>a<svg><title>t</title></svg>b", "tab"},
		{"an image that is hidden ends at once", "<p><img style='display:none'>a</p><input type=hidden style='display:none' value=x>b", "a\nb"},
		{"a body that shows itself by script", "<body style='display:none'>a", "a"},
		{"form fields", "<p>预算<input value='20.00'>万元<input type=checkbox value=1><input type=hidden value=2></p>" +
			"<textarea>\n a\n b</textarea>", "预算 20.00万元\na⏎b"},
		{"selections", "<p>年度<select><option>2020<option selected>2021</select></p>", "年度⏎2020⏎2021"},
		{"preformatted", "<pre>\n一  二\n  三\t四</pre>", "一  二⏎三\t四"},
		{"white space that a style keeps", "<p style='white-space: pre-wrap'>一\n二</p>", "一⏎二"},
		{"a span that is a block", "<p>a<span style='display:block'>b</span>c</p>", "a\nb\nc"},
		{"unclosed elements", "<p>a<font color=red><b>b<p>c<i>d<p>e", "ab\ncd\ne"},
		{"plain text after markup", "<p>a</p><xmp><b> &amp; </xmp>", "a\n<b> &amp;"},
		{"symbol fonts", "<table><tr><td><span lang=EN-US style='font-size:9.0pt;font-family:Symbol'>³</span>95%<td><font face=Symbol>&#61603;</font>5天" +
			"<td><span style='FONT-FAMILY: &quot;Wingdings 2&quot;'>R</span>是</table>", "[≥95% | ≤5天 | ☑是]"},
		{"text in a symbol font that is no symbol", "<p><span style='font-family:Symbol'>95%，<b>5</b></span><span style='font-family:宋体'>m³</span>", "95%，5m³"},
		{"another font in a symbol font", `<p><span style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span><font face=宋体>³</font>³</span>³`, "•  ³≥³"},
		{"a symbol font that hides", "<p><span style='font-family:Symbol;display:none'>³</span>5", "5"},
		{"crossed out", "<p><s>90</s>95%</p><p>≥<span style='TEXT-DECORATION: line-through'>5</span><b>6</b>天</p><table><tr><td><s>≥90%</s>≥95%<td>培训<strike>干部</strike>人</table>", "90⏎95%\n≥5⏎6天\n[≥90%⏎≥95% | 培训干部人]"},
		{"tracked changes", "<p>预算<del cite='mailto:a' datetime='2023-01-05T09:00'>9.00</del><ins>9.50</ins>万元</p><table><tr><td>≥<del>8</del><ins>10</ins>场<td><del>印制手册</del><td>a<tr><td><del>甲</del>丙<td colspan=2><DEL style='color:red'>丁</DEL></table>",
			"预算9.50万元\n[≥10场 |  | a]\n[丙 |  | ←]"},
		{"ruby keeps its reading", "<p><ruby>绩<rp>(</rp><rt>jì</rt><rp>)</rp></ruby></p>", "绩jì"},
	})
}

func TestXHTML(t *testing.T) {
	doc, err := Read(context.Background(), []byte(`<?xml version="1.0" encoding="utf-8"?><html><head><title/><script src="x"/></head><body><p>预算</p></body></html>`), page.DefaultLimits())
	require.NoError(t, err)
	assert.Equal(t, "预算", sketch(doc))
}

func TestHeadingsAndLists(t *testing.T) {
	runSketches(t, []sketchTest{
		{"headings", "<h1>一</h1><h2><a name=x><span>1、调研</span></a></h2><h6>六</h6>", "#1 一\n#2 1、调研\n#6 六"},
		{"a heading around blocks", "<h3><div>一</div></h3>二", "#3 一\n二"},
		{"numbered lists", "<ol><li>甲<li><p>乙</p><p>丙</p></ol>", "(1.) 甲\n(2.) 乙\n丙"},
		{"start, value, type", "<ol start=3 type=A><li>甲<li value=27>乙<li>丙</ol>", "(C.) 甲\n(AA.) 乙\n(AB.) 丙"},
		{"Roman", "<ol type=i start=8><li>a<li>b</ol>", "(viii.) a\n(ix.) b"},
		{"reversed", "<ol reversed><li>a<li>b</ol>", "(2.) a\n(1.) b"},
		{"nested", "<ol><li>a<ol><li>b</ol><li>c</ol>", "(1.) a\n(1.) b\n(2.) c"},
		{"bullets print no number", "<ul><li>a<li>b</ul><ol style='list-style:none'><li>c</ol>", "a\nb\nc"},
		{"in a cell", "<table><tr><td>目标<td><ol><li>甲<br>一<li>乙</ol></table>", "[目标 | (1.) 甲⏎一⏎(2.) 乙]"},
	})
}
