package docx

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser/page"
)

// A fixture is the content of a body and what it reads as.
type fixture struct{ name, body, want string }

var textFixtures = []fixture{
	{"runs", `<w:p><w:r><w:t>预算</w:t></w:r><w:proofErr w:type="x"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> 数</w:t></w:r></w:p>`, "P 预算 数"},
	{"blank paragraphs", `<w:p/><w:p><w:r><w:t xml:space="preserve"> 　` + " " + `</w:t></w:r></w:p>` + p("甲") + `<w:p></w:p>`, "P 甲"},
	{"sdt around blocks", `<w:sdt><w:sdtPr><w:alias w:val="x"/><w:placeholder/></w:sdtPr><w:sdtContent>` + p("甲") + tbl(tr(tc("", "乙"))) + `</w:sdtContent></w:sdt>` + p("丙"), lines("P 甲", "T1 1x1", "  乙", "P 丙")},
	{"sdt around runs", `<w:p><w:r><w:t>甲</w:t></w:r><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>乙</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>丙</w:t></w:r></w:p>`, "P 甲乙丙"},
	{"sdt in sdt", `<w:sdt><w:sdtContent><w:sdt><w:sdtContent>` + p("甲") + `</w:sdtContent></w:sdt></w:sdtContent></w:sdt>`, "P 甲"},
	{"insertions", `<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>甲</w:t></w:r></w:ins><w:moveTo><w:r><w:t>乙</w:t></w:r></w:moveTo></w:p>`, "P 甲乙"},
	{"deletions", `<w:p><w:del><w:r><w:delText>旧</w:delText></w:r><w:r><w:t>旧</w:t></w:r></w:del><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:r><w:t>新</w:t></w:r></w:p>`, "P 新"},
	{"deleted insertion", `<w:p><w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>新</w:t></w:r></w:ins></w:p>`, "P 新"},
	{"deleted paragraph mark", `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>` + p("乙") + p("丙"), lines("P 甲乙", "P 丙")},
	{"deleted paragraph", p("甲") + `<w:p><w:pPr><w:rPr><w:b/><w:ins/><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>` + p("乙") + tbl(tr(`<w:tc>`+p("丙")+`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>`+p("丁")+`</w:tc>`)), lines("P 甲", "P 乙", "T1 1x1", "  丙⏎丁")},
	{"deleted mark in a cell", tbl(tr(`<w:tc><w:p><w:pPr><w:pStyle w:val="Heading1"/><w:outlineLvl w:val="2"/><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>≥9</w:t></w:r></w:p>`+p("5%")+`</w:tc>`, tc("", "乙"))), lines("T1 1x2", "  ≥95% | 乙")},
	{"deleted marks with nothing behind", `<w:p><w:pPr><w:outlineLvl w:val="0"/><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>` + tbl(tr(`<w:tc><w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:r><w:t>乙</w:t></w:r></w:p></w:tc>`, tc("", "丙"))) +
		`<w:p><w:r><w:t>丁</w:t>` + sprintf(vmlBox, `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>框</w:t></w:r></w:p>`) + `</w:r></w:p><w:sdt><w:sdtContent><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>戊</w:t></w:r></w:p></w:sdtContent></w:sdt>` + p("己"), lines("P 甲", "T1 1x2", "  乙 | 丙", "P 丁", "textbox P 框", "P 戊", "P 己")},
	{"moved paragraph", `<w:moveFromRangeStart w:id="1"/><w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom></w:p><w:moveFromRangeEnd w:id="1"/>` + p("乙"), "P 乙"},
	{"smart tag", `<w:p><w:smartTag w:uri="u" w:element="e"><w:smartTagPr><w:attr w:name="t" w:val="v"/></w:smartTagPr><w:r><w:t>2020</w:t></w:r></w:smartTag></w:p>`, "P 2020"},
	{"custom xml", `<w:customXml w:element="a"><w:customXmlPr><w:attr w:name="n" w:val="v"/></w:customXmlPr><w:p><w:customXml w:element="b"><w:r><w:t>甲</w:t></w:r></w:customXml></w:p></w:customXml>`, "P 甲"},
	{"simple field", `<w:p><w:fldSimple w:instr=" DATE "><w:r><w:t>2020年</w:t></w:r></w:fldSimple></w:p>`, "P 2020年"},
	{"complex field", `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="x"/></w:ffData></w:fldChar></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:t>看不见</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2020年</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>度</w:t></w:r></w:p>`, "P 2020年度"},
	{"nested field", `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText><w:fldChar w:fldCharType="begin"/><w:instrText>A</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/><w:instrText>=1</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>是</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "P 是"},
	{"field without result", `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>SEQ</w:instrText><w:fldChar w:fldCharType="end"/><w:t>甲</w:t></w:r></w:p>`, "P 甲"},
	{"field that never ends", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>` + p("甲"), "P 甲"},
	{"form boxes", `<w:p>` + formField(`<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox>`, "FORMCHECKBOX", "") + `<w:r><w:t>是</w:t></w:r>` +
		formField(`<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>`, "FORMCHECKBOX", "") + `<w:r><w:t>否</w:t></w:r>` +
		formField(`<w:checkBox><w:default w:val="1"/></w:checkBox>`, "FORMCHECKBOX", `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`) +
		formField(`<w:checkBox/>`, "FORMCHECKBOX", "") + `</w:p>`, "P ☑是☐否☑☐"},
	{"form text", `<w:p>` + formField(`<w:textInput><w:default w:val="默认"/></w:textInput>`, "FORMTEXT", result("填写")) +
		formField(`<w:textInput><w:default w:val="默认"/></w:textInput>`, "FORMTEXT", result("")) + `</w:p>`, "P 填写"},
	{"form list", `<w:p>` + formField(`<w:ddList><w:result w:val="1"/><w:default w:val="2"/><w:listEntry w:val="万元"/><w:listEntry w:val="元"/><w:listEntry w:val="亿元"/></w:ddList>`, "FORMDROPDOWN", "") + `<w:r><w:t>，</w:t></w:r>` +
		formField(`<w:ddList><w:default w:val="2"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/><w:listEntry w:val="丙"/></w:ddList>`, "FORMDROPDOWN", "") +
		formField(`<w:ddList><w:listEntry w:val="首"/><w:listEntry w:val="次"/></w:ddList>`, "FORMDROPDOWN", "") +
		formField(`<w:ddList><w:result w:val="1"/><w:listEntry w:val="x"/><w:listEntry w:val="y"/></w:ddList>`, "FORMDROPDOWN", result("印出")) +
		formField(`<w:ddList><w:result w:val="7"/><w:listEntry w:val="x"/></w:ddList>`, "FORMDROPDOWN", "") + `</w:p>`, "P 元，丙首印出"},
	{"form box in an instruction", `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF</w:instrText></w:r>` + formField(`<w:checkBox><w:checked/></w:checkBox>`, "FORMCHECKBOX", "") + `<w:r><w:fldChar w:fldCharType="separate"/><w:t>果</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "P 果"},
	{"form box that does not end", `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar><w:instrText>FORMCHECKBOX</w:instrText></w:r></w:p><w:p><w:r><w:t>甲</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`, lines("P ☑", "P 甲")},
	{"box controls", `<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic"/></w:rPr><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>是</w:t></w:r>` +
		`<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r></w:sdtContent></w:sdt><w:r><w:t>否</w:t></w:r>` +
		`<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="甲" w:value="1"/><w:listItem w:displayText="乙" w:value="2"/></w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>乙</w:t></w:r></w:sdtContent></w:sdt></w:p>`, "P ☒是☑否乙"},
	{"field over paragraphs", `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>一</w:t></w:r></w:p><w:p><w:r><w:t>二</w:t></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>` + p("三"), lines("P 一", "P 二", "P 三")},
	{"hyperlink", `<w:p><w:hyperlink r:id="x" w:anchor="y"><w:r><w:t>财政</w:t></w:r><w:r><w:t>局</w:t></w:r></w:hyperlink></w:p>`, "P 财政局"},
	{"direction", `<w:p><w:dir w:val="rtl"><w:r><w:t>甲</w:t></w:r></w:dir><w:bdo w:val="ltr"><w:r><w:t>乙</w:t></w:r></w:bdo></w:p>`, "P 甲乙"},
	{"ruby", `<w:p><w:r><w:t>甲</w:t><w:ruby><w:rubyPr><w:hps w:val="1"/></w:rubyPr><w:rt><w:r><w:t>yǐ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>乙</w:t></w:r></w:rubyBase></w:ruby><w:t>丙</w:t></w:r></w:p>`, "P 甲乙丙"},
	{"breaks", `<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t><w:br w:type="page"/><w:br w:type="column"/><w:lastRenderedPageBreak/><w:br w:type="textWrapping" w:clear="all"/><w:t>d</w:t></w:r></w:p>`, "P a⏎b⏎c⏎d"},
	{"tabs", `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="x"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab w:alignment="right"/><w:t>c</w:t></w:r></w:p>`, "P a⇥b⇥c"},
	{"hyphens", `<w:p><w:r><w:t>131</w:t><w:noBreakHyphen/><w:t>0501</w:t><w:softHyphen/><w:t>号</w:t></w:r></w:p>`, "P 131-0501号"},
	{"cdata", `<w:p><w:r><w:t>a<![CDATA[<b> & ]]>c</w:t></w:r></w:p>`, "P a<b> & c"},
	{"cdata with brackets", `<w:p><w:r><w:t>a<![CDATA[]]]]><![CDATA[>&amp;]甲]]]>b<![CDATA[]]>c</w:t></w:r></w:p>`, "P a]]>&amp;]甲]bc"},
	{"comments", `<w:p><w:r><w:t>a<!-- <w:t>x</w:t> -->b<?pi <w:t> ?>c</w:t><!-- </w:r> --></w:r></w:p>`, "P abc"},
	{"entities", `<w:p><w:r><w:t>&lt;&gt;&amp;&quot;&apos;&#x2265;&#8804;&#0;&nbsp;&amp;lt; &</w:t></w:r></w:p>`, `P <>&"'≥≤` + "�" + `&nbsp;&lt; &`},
	{"line ends", "<w:p><w:r><w:t>a\r\nb\nc</w:t></w:r></w:p>", "P a b c"},
	{"invalid utf-8", "<w:p><w:r><w:t>a\xffb</w:t></w:r></w:p>", lines("P a�b", "! invalid-utf8 1")},
	{"pretty-printed", "<w:p>\n  <w:r>\n    <w:t>甲</w:t>\n  </w:r>\n</w:p>\n", "P 甲"},
	{"odd values", `<w:p><w:pPr><w:outlineLvl w:val="x"/><w:snapToGrid w:val="true"/><w:spacing w:line="1.5"/><w:kern w:val=""/></w:pPr><w:r><w:rPr><w:sz w:val="?"/></w:rPr><w:t>甲</w:t></w:r></w:p>`, "P 甲"},
	{"crossed out", `<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>90</w:t></w:r><w:r><w:t>95</w:t></w:r><w:r><w:t>%</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>培训</w:t></w:r><w:r><w:rPr><w:dstrike w:val="1"/></w:rPr><w:t>干部</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>3人</w:t></w:r></w:p>`,
		lines("P 90⏎95%", "P 培训干部3人", "! struck-text 1", "! struck-text 2")},
	{"hidden text", `<w:p><w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>露</w:t></w:r></w:p>` + tbl(tr(`<w:tc><w:p><w:r><w:rPr><w:vanish w:val="true"/></w:rPr><w:t>藏</w:t></w:r></w:p></w:tc>`)), lines("P 藏露", "T1 1x1", "  藏", "! hidden-text 1", "! hidden-text 2 @1.1.1")},
	{"alt chunk", p("甲") + `<w:altChunk r:id="chunk1"><w:altChunkPr/></w:altChunk>` + p("乙"), lines("P 甲", "P 乙", "! alt-chunk")},
	{"embedded objects", `<w:p><w:r><w:t>表：</w:t><w:object><v:shape><v:imagedata r:id="x"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="y"/></w:object></w:r></w:p><w:p><w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r></w:p>` +
		tbl(tr(`<w:tc><w:p><w:r><w:control r:id="z" w:name="CheckBox1"/><w:t>甲</w:t></w:r></w:p></w:tc>`)) + tbl(tr(`<w:tc><w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p></w:tc>`)),
		lines("P 表：", "T1 1x1", "  甲", "! embedded-object 1", "! embedded-object", "! embedded-object 2 @1.1.1", "! embedded-object")},
	{"permissions, ranges and dates", `<w:permStart w:id="1"/><w:customXmlDelRangeStart w:id="2"/><w:p><w:permEnd w:id="1"/><w:r><w:t>甲</w:t><w:dayLong/><w:pgNum/><w:yearShort/></w:r><w:customXmlDelRangeEnd w:id="2"/></w:p>`, "P 甲"},
	{"deleted instruction", `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:delInstrText>旧</w:delInstrText><w:instrText>新</w:instrText><w:fldChar w:fldCharType="separate"/><w:delText>旧</w:delText><w:t>果</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "P 果"},
	{"comment and note marks", `<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/><w:footnoteReference w:id="2"/><w:annotationRef/></w:r></w:p>`, "P 甲"},
	{"headings", `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>一</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>二</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading3"/><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>三</w:t></w:r></w:p>`, lines("H1 一", "H3 二", "P 三")},
	{"revised properties", `<w:p><w:pPr><w:outlineLvl w:val="1"/><w:pPrChange><w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>`, "H2 甲"},
	{"texts without a paragraph", `<w:t>甲</w:t><w:t>乙</w:t><m:oMath><m:r><m:t>丙</m:t></m:r></m:oMath>` + p("丁") + tbl(`<w:t>戊</w:t><w:t>己</w:t>`), lines("P 甲", "P 乙", "P 丙", "P 丁", "T1 2x1", "  戊", "  己")},
	{"text out of place", `<w:r><w:t>甲</w:t></w:r><w:p><w:t>乙</w:t><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:p>`, lines("P 甲", "P 乙丙")},
}

var symbolFixtures = []fixture{
	{"symbol font", `<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Symbol " w:char="00A3"/><w:sym w:font="Symbol" w:char="F0B1"/><w:sym w:font="Symbol" w:char="F0B4"/><w:sym w:font="Symbol" w:char="F0D6"/></w:r></w:p>`, "P ≥≤±×√"},
	{"wingdings", `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:sym w:font="Wingdings" w:char="F06F"/><w:t>否</w:t><w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Wingdings 2" w:char="F052"/><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r></w:p>`, "P ☑是□否□✓☑□"},
	{"text in a symbol font", `<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr><w:t>R</w:t></w:r><w:r><w:t>是R</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>` + "\uf0a8" + `</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>否R</w:t></w:r></w:p>`, "P ☑是R□否R"},
	{"ordinary font", `<w:p><w:r><w:sym w:font="宋体" w:char="2265"/></w:r></w:p>`, "P ≥"},
	{"unknown symbol", `<w:p><w:r><w:sym w:font="Marlett" w:char="F061"/></w:r></w:p>`, lines("P \uf061", "! unknown-symbol 1")},
	{"no symbol", `<w:p><w:r><w:sym w:font="Symbol" w:char="xyz"/></w:r></w:p>`, lines("P �", "! unknown-symbol 1")},
}

// formField is a form field as Word writes it; what shows is in w:ffData or after
// the instruction.
func formField(data, instruction, rest string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="字段"/><w:enabled/><w:calcOnExit w:val="0"/>` + data + `</w:ffData></w:fldChar></w:r><w:r><w:instrText> ` + instruction + ` </w:instrText></w:r>` + rest + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

func result(text string) string {
	return `<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>` + text + `</w:t></w:r>`
}

var mathFixtures = []fixture{
	{"comparison", `<w:p><w:r><w:t>满意度</w:t></w:r><m:oMath><m:r><m:rPr><m:sty m:val="p"/></m:rPr><w:rPr><w:b/></w:rPr><m:t>≥</m:t></m:r></m:oMath><w:r><w:t>90%</w:t></w:r></w:p>`, "P 满意度≥90%"},
	{"paragraph", `<w:p><m:oMathPara><m:oMathParaPr><m:jc m:val="left"/></m:oMathParaPr><m:oMath><m:r><m:t>a≤b</m:t></m:r></m:oMath></m:oMathPara></w:p>`, "P a≤b"},
	{"fraction", `<w:p><m:oMath><m:f><m:fPr><m:ctrlPr/></m:fPr><m:num><m:r><m:t>完成数</m:t></m:r></m:num><m:den><m:r><m:t>计划数</m:t></m:r></m:den></m:f><m:r><m:t>×100%</m:t></m:r></m:oMath></w:p>`, "P 完成数/计划数×100%"},
	{"fraction of sums", `<w:p><m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f></m:oMath></w:p>`, "P (a+b)/c"},
	{"scripts", `<w:p><m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup><m:sSub><m:e><m:r><m:t>CO</m:t></m:r></m:e><m:sub><m:r><m:t>2</m:t></m:r></m:sub></m:sSub></m:oMath></w:p>`, "P 10^4CO2"},
	{"brackets", `<w:p><m:oMath><m:d><m:e><m:r><m:t>a</m:t></m:r></m:e></m:d><m:d><m:dPr><m:begChr m:val="["/><m:sepChr m:val=","/><m:endChr m:val="]"/></m:dPr><m:e><m:r><m:t>x</m:t></m:r></m:e><m:e><m:r><m:t>y</m:t></m:r></m:e></m:d></m:oMath></w:p>`, "P (a)[x,y]"},
	{"root and sum", `<w:p><m:oMath><m:rad><m:radPr/><m:deg/><m:e><m:r><m:t>2</m:t></m:r></m:e></m:rad><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary></m:oMath></w:p>`, "P √2∑x"},
}

const wpsBox = `<w:drawing><wp:anchor><wp:docPr id="1" name="文本框"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`

const vmlBox = `<w:pict><v:shapetype id="t"><v:stroke/></v:shapetype><v:shape><v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict>`

var branchFixtures = []fixture{
	{"choice", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "P 新"},
	{"choice not understood", `<w:p><w:r><mc:AlternateContent xmlns:x="urn:x"><mc:Choice Requires="x"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "P 旧"},
	{"choice without text", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "P 旧"},
	{"second choice", `<w:p><w:r><mc:AlternateContent xmlns:x="urn:x"><mc:Choice Requires="wps x"><w:t>一</w:t></mc:Choice><mc:Choice Requires="wps w14"><w:t>二</w:t></mc:Choice><mc:Choice Requires="wps"><w:t>三</w:t></mc:Choice></mc:AlternateContent></w:r></w:p>`, "P 二"},
	{"pretty-printed", "<w:p>\n<w:r>\n<mc:AlternateContent>\n<mc:Choice Requires=\"wps\">\n<w:t>新</w:t>\n</mc:Choice>\n<mc:Fallback>\n<w:t>旧</w:t>\n</mc:Fallback>\n</mc:AlternateContent>\n</w:r>\n</w:p>", "P 新"},
	{"around runs", `<w:p><mc:AlternateContent><mc:Choice Requires="wps"><w:r><w:t>新</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>旧</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`, "P 新"},
	{"around blocks", `<mc:AlternateContent><mc:Choice Requires="wps">` + p("新") + `</mc:Choice><mc:Fallback>` + p("旧") + `</mc:Fallback></mc:AlternateContent>`, "P 新"},
	{"around rows", tbl(`<mc:AlternateContent><mc:Choice Requires="wps">` + tr(tc("", "新")) + `</mc:Choice><mc:Fallback>` + tr(tc("", "旧")) + `</mc:Fallback></mc:AlternateContent>`), lines("T1 1x1", "  新")},
	{"wps text box", `<w:p><w:r><w:t>甲</w:t></w:r><w:r>` + sprintf(wpsBox, p("框一")+p("框二")) + `</w:r><w:r><w:t>乙</w:t></w:r></w:p>` + p("丙"), lines("P 甲乙", "textbox P 框一", "textbox P 框二", "P 丙")},
	{"vml text box", `<w:p><w:r>` + sprintf(vmlBox, p("框")) + `</w:r></w:p>`, "textbox P 框"},
	{"text box in both branches", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">` + sprintf(wpsBox, p("框")) + `</mc:Choice><mc:Fallback>` + sprintf(vmlBox, p("框")) + `</mc:Fallback></mc:AlternateContent></w:r></w:p>`, "textbox P 框"},
	{"table in a text box", `<w:p><w:r>` + sprintf(wpsBox, tbl(tr(tc("", "甲"), tc("", "乙")))+p("丙")) + `</w:r></w:p>`, lines("textbox T1 1x2", "  甲 | 乙", "textbox P 丙")},
	{"text box in a text box", `<w:p><w:r>` + sprintf(wpsBox, `<w:p><w:r><w:t>外</w:t></w:r><w:r>`+sprintf(vmlBox, p("内"))+`</w:r></w:p>`) + `</w:r></w:p>`, lines("textbox P 外", "textbox P 内")},
	{"text box in a cell", tbl(tr(`<w:tc><w:p><w:r><w:t>格</w:t>` + sprintf(wpsBox, p("框")) + `</w:r></w:p></w:tc>`)), lines("T1 1x1", "  格", "textbox P @1.1.1 框")},
	{"text box with a field", `<w:p><w:r><w:fldChar w:fldCharType="begin"/>` + sprintf(wpsBox, p("框")) + `<w:t>看不见</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`, ""},
	{"drawing text", `<w:p><w:r><w:drawing><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:txBody><a:p><a:r><a:rPr/><a:t>图一</a:t></a:r><a:br/><a:r><a:t>注</a:t></a:r></a:p><a:p><a:r><a:t>图二</a:t></a:r></a:p></a:txBody></a:graphic></w:drawing></w:r></w:p>`, lines("textbox P 图一⏎注", "textbox P 图二")},
	{"word art", `<w:p><w:r><w:pict><v:shape><v:textpath on="t" string="公开 &amp; 透明"/></v:shape></w:pict></w:r></w:p>`, "textbox P 公开 & 透明"},
}

func TestText(t *testing.T) {
	for _, group := range [][]fixture{textFixtures, symbolFixtures, mathFixtures, branchFixtures} {
		for _, f := range group {
			t.Run(f.name, func(t *testing.T) {
				assert.Equal(t, f.want, printed(mustRead(t, packed(t, documentXML(f.body)))))
			})
		}
	}
}

// TestReadingsAreApart reads documents one after the other with the same memory.
func TestReadingsAreApart(t *testing.T) {
	plain := packed(t, documentXML(p("甲")))
	for _, f := range textFixtures {
		_, err := Read(t.Context(), packed(t, documentXML(f.body)+"<"), page.DefaultLimits())
		assert.Error(t, err)
		assert.Equal(t, f.want, printed(mustRead(t, packed(t, documentXML(f.body)))), f.name)
		assert.Equal(t, "P 甲", printed(mustRead(t, plain)), "after %s", f.name)
	}
}

// A long CDATA section is read in pieces, wherever these end.
func TestLongSection(t *testing.T) {
	for _, unit := range []string{"]", "]]", "甲", "&", "&甲]]", "<b>"} {
		want := strings.Repeat(unit, 3*textBytes/len(unit)+1)
		doc, err := Read(t.Context(), packed(t, documentXML("<w:p><w:r><w:t>x<![CDATA["+want+"]]></w:t></w:r></w:p>")), unlimitedRatio())
		require.NoError(t, err, unit)
		assert.True(t, doc.Blocks[0].Text == "x"+want, unit)
	}
	for _, open := range []string{"<w:p><w:r><w:t><![CDATA[", "<w:p><w:r><w:t><![CDATA[]]", "<w:p><w:r><w:t><![CDATA[a&b"} {
		document, _, _ := strings.Cut(documentXML(open+"|"), "|")
		_, err := Read(t.Context(), packed(t, document), unlimitedRatio())
		require.ErrorIs(t, err, page.ErrCorrupt, open)
	}
}
