package docx

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// related is a package whose document has further parts, each related to it by a
// kind and an id.
func related(t *testing.T, body string, parts ...[4]string) []byte {
	t.Helper()
	rels := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	var more []part
	for _, p := range parts {
		id, kind, name, content := p[0], p[1], p[2], p[3]
		rels += `<Relationship Id="` + id + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + name + `"/>`
		if content != "" {
			more = append(more, part{"word/" + name, content})
		}
	}
	document := `<w:document ` + allNS + `><w:body>` + body + `</w:body></w:document>`
	return packed(t, document, append(more, part{"word/_rels/document.xml.rels", rels + `</Relationships>`})...)
}

func header(id, content string) [4]string {
	return [4]string{id, "header", id + ".xml", `<w:hdr ` + allNS + `>` + content + `</w:hdr>`}
}

func footer(id, content string) [4]string {
	return [4]string{id, "footer", id + ".xml", `<w:ftr ` + allNS + `>` + content + `</w:ftr>`}
}

// section is a w:sectPr with references "header default h1" and further properties.
func section(properties string, refs ...string) string {
	var b strings.Builder
	for _, ref := range refs {
		f := strings.Fields(ref)
		b.WriteString(`<w:` + f[0] + `Reference w:type="` + f[1] + `" r:id="` + f[2] + `"/>`)
	}
	return `<w:sectPr>` + b.String() + `<w:pgSz w:w="11906"/>` + properties + `</w:sectPr>`
}

// lastOf ends a section in the middle of a document.
func lastOf(text, section string) string {
	return `<w:p><w:pPr>` + section + `</w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func TestHeadersAndFooters(t *testing.T) {
	even := [4]string{"s", "settings", "settings.xml", `<w:settings ` + allNS + `><w:evenAndOddHeaders/></w:settings>`}
	notEven := [4]string{"s", "settings", "settings.xml", `<w:settings ` + allNS + `><w:zoom/><w:evenAndOddHeaders w:val="0"/></w:settings>`}
	for _, c := range []struct {
		name  string
		body  string
		parts [][4]string
		want  string
	}{
		{"header and footer", p("甲") + section("", "header default h", "footer default f"),
			[][4]string{header("h", p("单位：万元")), footer("f", p("某某县财政局"))},
			lines("P 甲", "header P 单位：万元", "footer P 某某县财政局")},
		{"none is referred to", p("甲") + section(""), [][4]string{header("h", p("页眉"))}, "P 甲"},
		{"one for several sections", lastOf("甲", section("", "header default h")) + lastOf("乙", section("", "header default h")) + p("丙") + section(""),
			[][4]string{header("h", p("页眉"))}, lines("P 甲", "P 乙", "P 丙", "header P 页眉")},
		{"sections with their own", lastOf("甲", section("", "header default h1")) + p("乙") + section("", "header default h2", "footer default f"),
			[][4]string{header("h1", p("一")), header("h2", p("二")), footer("f", p("三"))}, lines("P 甲", "P 乙", "header P 一", "header P 二", "footer P 三")},
		{"first page", p("甲") + section(`<w:titlePg/>`, "header default h", "header first h1"),
			[][4]string{header("h", p("其余")), header("h1", p("首页"))}, lines("P 甲", "header P 首页", "header P 其余")},
		{"first page without one", p("甲") + section("", "header default h", "header first h1"),
			[][4]string{header("h", p("其余")), header("h1", p("首页"))}, lines("P 甲", "header P 其余")},
		{"first page of a later section", lastOf("甲", section(`<w:titlePg w:val="0"/>`, "header first h1")) + p("乙") + section(`<w:titlePg/>`),
			[][4]string{header("h1", p("首页"))}, lines("P 甲", "P 乙", "header P 首页")},
		{"even pages", p("甲") + section("", "header even h2", "header default h"),
			[][4]string{even, header("h", p("奇")), header("h2", p("偶"))}, lines("P 甲", "header P 奇", "header P 偶")},
		{"even pages like the odd ones", p("甲") + section("", "header even h2", "header default h"),
			[][4]string{notEven, header("h", p("奇")), header("h2", p("偶"))}, lines("P 甲", "header P 奇")},
		{"no settings", p("甲") + section("", "header even h2"), [][4]string{header("h2", p("偶"))}, "P 甲"},
		{"page numbers", p("甲") + section("", "header default h", "footer default f", "footer first f1"),
			[][4]string{header("h", p("2020")+p("第 1 页　共 12 页")+p("第页")+p("——")+p("－１－")+p("第1页，共5页")+p("3/12")+p("附件1")), footer("f", p("- 1 -")+`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>23</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`)},
			lines("P 甲", "header P 2020", "header P ——", "header P 附件1")},
		{"table and boxes", p("甲") + section("", "header default h"),
			[][4]string{header("h", tbl(tr(tc("", "单位"), tc("", "万元")))+`<w:p><w:r>`+sprintf(vmlBox, p("框")+tbl(tr(tc("", "表"))))+`</w:r></w:p><w:p><w:r><w:pict><v:shape><v:textpath string="机密"/></v:shape></w:pict></w:r></w:p>`)},
			lines("P 甲", "header T1 1x2", "  单位 | 万元", "header P 框", "header T2 1x1", "  表", "header P 机密")},
		{"after the notes", p("甲") + section("", "header default h"),
			[][4]string{header("h", p("页眉")), {"n", "footnotes", "footnotes.xml", `<w:footnotes ` + allNS + `><w:footnote w:id="2">` + p("脚注") + `</w:footnote></w:footnotes>`}},
			lines("P 甲", "footnote P 脚注", "header P 页眉")},
		{"an open field stays where it is", `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>甲</w:t></w:r></w:p>` + section("", "header default h", "footer default f"),
			[][4]string{header("h", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>`), footer("f", `<w:p><w:r><w:t>乙</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`)},
			lines("P 甲", "footer P 乙")},
		{"section before revision", p("甲") + section(`<w:sectPrChange><w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr></w:sectPrChange>`, "header default h"),
			[][4]string{header("h", p("今")), header("h1", p("昔"))}, lines("P 甲", "header P 今")},
		{"broken", p("甲") + section("", "header default h", "footer default f", "footer even nowhere", "footer first x"),
			[][4]string{{"h", "header", "h.xml", `<w:hdr ` + allNS + `><w:p>`}, footer("f", p("页脚"))}, lines("P 甲", "footer P 页脚", "! part-unreadable")},
		{"missing", p("甲") + section("", "header default h"), [][4]string{{"h", "header", "h.xml", ""}}, lines("P 甲", "! part-unreadable")},
		{"the document as its own header", p("甲") + section("", "header default h"), [][4]string{{"h", "header", "document.xml", ""}}, "P 甲"},
		{"a picture as a header", p("甲") + section("", "header default h"), [][4]string{{"h", "image", "h.xml", `<w:hdr ` + allNS + `>` + p("乙") + `</w:hdr>`}}, "P 甲"},
		{"something else as a header", p("甲") + section("", "header default h"), [][4]string{{"h", "header", "h.xml", `<w:ftnt ` + allNS + `>` + p("乙") + `</w:ftnt>`}}, lines("P 甲", "! part-unreadable")},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, printed(mustRead(t, related(t, c.body, c.parts...))))
		})
	}
}

// TestDrawings reads charts and diagrams, whose text is in parts of their own.
func TestDrawings(t *testing.T) {
	graphic := func(content string) string {
		return `<w:p><w:r><w:t>图：</w:t><w:drawing><a:graphic><a:graphicData>` + content + `</a:graphicData></a:graphic></w:drawing></w:r></w:p>`
	}
	point := func(text string) string { return `<c:pt idx="0"><c:v>` + text + `</c:v></c:pt>` }
	series := func(name string) string {
		return `<c:ser><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/>` + point(name) + `</c:strCache></c:strRef></c:tx>` +
			`<c:cat><c:strRef><c:strCache>` + point("产出") + point("效益") + `</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:formatCode>General</c:formatCode>` + point("95") + `</c:numCache></c:numRef></c:val></c:ser>`
	}
	chart := [4]string{"c1", "chart", "chart1.xml", `<c:chartSpace ` + allNS + `><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>完成</a:t></a:r><a:r><a:t>情况</a:t></a:r></a:p></c:rich></c:tx></c:title>` +
		`<c:plotArea><c:barChart>` + series("目标") + series("实际") + `</c:barChart></c:plotArea></c:chart><c:txPr><a:p><a:endParaRPr/></a:p></c:txPr></c:chartSpace>`}
	diagram := [4]string{"d1", "diagramData", "data1.xml", `<dgm:dataModel ` + allNS + `><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:bodyPr/><a:p><a:r><a:t>申报</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>申报</a:t></a:r></a:p><a:p><a:r><a:t>批复</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`}
	body := graphic(`<c:chart r:id="c1"/>`) + tbl(tr(`<w:tc>`+p("格")+graphic(`<dgm:relIds r:dm="d1" r:lo="l1"/>`)+`</w:tc>`)) + graphic(`<c:chart r:id="c1"/>`) + graphic(`<c:chart r:id="none"/>`) + p("末")
	assert.Equal(t, lines(
		"P 图：", "T1 1x1", "  格⏎图：", "P 图：", "P 图：", "P 末",
		"textbox P 完成情况", "textbox P 目标", "textbox P 产出", "textbox P 效益", "textbox P 实际",
		"textbox P @1.1.1 申报", "textbox P @1.1.1 申报", "textbox P @1.1.1 批复",
	), printed(mustRead(t, related(t, body, chart, diagram))))

	// A part that refers to itself, or to the document, is not read again.
	loop := [4]string{"c1", "chart", "chart1.xml", `<c:chartSpace ` + allNS + `>` + graphic(`<c:chart r:id="c1"/><c:chart r:id="m"/>`) + `</c:chartSpace>`}
	data := related(t, graphic(`<c:chart r:id="c1"/><c:chart r:id="m"/>`), loop, [4]string{"m", "chart", "document.xml", ""})
	assert.Equal(t, lines("P 图：", "textbox P 图："), printed(mustRead(t, data)))
}
