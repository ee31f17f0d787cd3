package docx

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// abstract is a list definition; each level is "format|text" or
// "format|text|more".
func abstract(id string, levels ...string) string {
	var b strings.Builder
	b.WriteString(`<w:abstractNum w:abstractNumId="` + id + `"><w:multiLevelType w:val="multilevel"/>`)
	for i, l := range levels {
		format, text, _ := strings.Cut(l, "|")
		text, more, _ := strings.Cut(text, "|")
		b.WriteString(sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, i, format, more, text))
	}
	return b.String() + `</w:abstractNum>`
}

// num is a use of a definition.
func num(id, abstract, overrides string) string {
	return `<w:num w:numId="` + id + `"><w:abstractNumId w:val="` + abstract + `"/>` + overrides + `</w:num>`
}

// item is a numbered paragraph.
func item(numID, ilvl, text string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + ilvl + `"/><w:numId w:val="` + numID + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

var numberingFixtures = []struct{ name, numbering, styles, body, want string }{
	{
		"decimal", abstract("0", "decimal|%1、") + num("1", "0", ""), "",
		item("1", "0", "甲") + p("乙") + item("1", "0", "丙"),
		lines("P «1、» 甲", "P 乙", "P «2、» 丙"),
	},
	{
		"levels restart", abstract("0", "chineseCounting|第%1部分", "chineseCounting|（%2）", "decimal|%1.%2.%3") + num("1", "0", ""), "",
		item("1", "0", "a") + item("1", "1", "b") + item("1", "1", "c") + item("1", "2", "d") + item("1", "0", "e") + item("1", "1", "f") + item("1", "2", "g"),
		lines("P «第一部分» a", "P «（一）» b", "P «（二）» c", "P «一.二.1» d", "P «第二部分» e", "P «（一）» f", "P «二.一.1» g"),
	},
	{
		"legal numbers", abstract("0", "chineseCounting|第%1章", "decimal|%1.%2|<w:isLgl/>") + num("1", "0", ""), "",
		item("1", "0", "a") + item("1", "1", "b"),
		lines("P «第一章» a", "P «1.1» b"),
	},
	{
		"a level above that has not begun", abstract("0", "decimal|%1.", "decimal|%1.%2") + num("1", "0", ""), "",
		item("1", "1", "a") + item("1", "0", "b") + item("1", "1", "c"),
		lines("P «1.1» a", "P «1.» b", "P «1.1» c"),
	},
	{
		"no restart", abstract("0", "decimal|%1.", `decimal|%2)|<w:lvlRestart w:val="0"/>`, `decimal|%3]|<w:lvlRestart w:val="1"/>`) + num("1", "0", ""), "",
		item("1", "0", "a") + item("1", "1", "b") + item("1", "2", "c") + item("1", "1", "d") + item("1", "2", "e") + item("1", "0", "f") + item("1", "1", "g") + item("1", "2", "h"),
		lines("P «1.» a", "P «1)» b", "P «1]» c", "P «2)» d", "P «2]» e", "P «2.» f", "P «3)» g", "P «1]» h"),
	},
	{
		"lists of one definition go on counting", abstract("0", "decimal|%1.") + num("1", "0", "") + num("2", "0", ""), "",
		item("1", "0", "a") + item("2", "0", "b"),
		lines("P «1.» a", "P «2.» b"),
	},
	{
		"start override", abstract("0", "decimal|%1.") + num("1", "0", "") + num("2", "0", `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`) + num("3", "0", `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>`), "",
		item("1", "0", "a") + item("1", "0", "b") + item("2", "0", "c") + item("2", "0", "d") + item("3", "0", "e"),
		lines("P «1.» a", "P «2.» b", "P «1.» c", "P «2.» d", "P «7.» e"),
	},
	{
		"level override", abstract("0", "decimal|%1.") + num("1", "0", `<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>`), "",
		item("1", "0", "a"),
		"P «III)» a",
	},
	{
		"by paragraph style", abstract("0", "decimal|%1.", `decimal|%1.%2|<w:pStyle w:val="sub"/>`) + num("5", "0", ""),
		`<w:style w:styleId="top"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style><w:style w:styleId="sub"><w:basedOn w:val="top"/></w:style>`,
		styled("top", "a") + styled("sub", "b") + `<w:p><w:pPr><w:pStyle w:val="top"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>c</w:t></w:r></w:p>`,
		lines("P «1.» a", "P «1.1» b", "P c"),
	},
	{
		"by numbering style", `<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="link"/></w:abstractNum>` + abstract("0", "decimal|%1.") + num("1", "9", "") + num("2", "0", ""),
		`<w:style w:type="numbering" w:styleId="link"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`,
		item("1", "0", "a"),
		"P «1.» a",
	},
	{
		"bullets", abstract("0", "bullet|\uf0b7|<w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr>", "bullet|\uf0fc|<w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr>") + num("1", "0", ""), "",
		item("1", "0", "a"), "P «•» a",
	},
	{
		"alternate format", abstract("0", `x|%1.|<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>`) + num("1", "0", ""), "",
		item("1", "0", "a"), "P «1.» a",
	},
	{
		"in cells", abstract("0", "decimal|%1") + num("1", "0", ""), "",
		tbl(tr(`<w:tc>`+item("1", "0", "")+`</w:tc>`, `<w:tc>`+p("甲")+item("1", "0", "乙")+`<w:p/>`+item("1", "0", "丙")+item("1", "0", "")+`</w:tc>`)),
		lines("T1 1x2", "  «1» | 甲⏎«2»乙⏎⏎«3»丙"),
	},
	{
		"unknown lists", abstract("0", "decimal|%1.") + num("1", "7", ""), "",
		item("1", "0", "a") + item("8", "0", "b") + item("x", "y", "c"),
		lines("P a", "P b", "P c"),
	},
	{
		"odd values", `<w:abstractNum w:abstractNumId="a"><w:lvl w:ilvl="0"><w:start w:val="x"/><w:numFmt w:val="no such"/><w:lvlText w:val="%0%%1%"/></w:lvl><w:lvl w:ilvl="77"/></w:abstractNum>` + num("b", "a", `<w:lvlOverride w:ilvl="-1"/>`), "",
		item("b", "0", "a") + item("b", "99", "b"),
		lines("P «%0%0%» a", "P b"),
	},
}

func TestNumbering(t *testing.T) {
	for _, f := range numberingFixtures {
		t.Run(f.name, func(t *testing.T) {
			doc := mustRead(t, packed(t, documentXML(f.body),
				part{"word/numbering.xml", `<w:numbering ` + allNS + `>` + f.numbering + `</w:numbering>`},
				part{"word/styles.xml", `<w:styles ` + allNS + `>` + f.styles + `</w:styles>`}))
			assert.Equal(t, f.want, printed(doc))
		})
	}
}

func TestFormatNumber(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{
		{"decimal", 0, "0"}, {"decimal", 12, "12"}, {"decimalZero", 3, "03"}, {"decimalZero", 12, "12"}, {"none", 3, ""},
		{"upperRoman", 1994, "MCMXCIV"}, {"lowerRoman", 9, "ix"}, {"upperRoman", 4000, "4000"}, {"upperRoman", 0, "0"},
		{"upperLetter", 1, "A"}, {"upperLetter", 26, "Z"}, {"upperLetter", 27, "AA"}, {"lowerLetter", 54, "bbb"}, {"lowerLetter", 100000, "100000"},
		{"decimalEnclosedCircle", 1, "①"}, {"decimalEnclosedCircle", 20, "⑳"}, {"decimalEnclosedCircle", 21, "21"},
		{"decimalEnclosedCircleChinese", 10, "⑩"}, {"decimalEnclosedParen", 3, "⑶"}, {"decimalEnclosedFullstop", 4, "⒋"},
		{"decimalFullWidth", 12, "１２"}, {"ideographDigital", 102, "一〇二"},
		{"ideographTraditional", 10, "癸"}, {"ideographTraditional", 11, "11"}, {"ideographZodiac", 12, "亥"}, {"ideographEnclosedCircle", 2, "㊁"},
		{"chineseCounting", 1, "一"}, {"chineseCounting", 10, "十"}, {"chineseCounting", 11, "十一"}, {"chineseCounting", 20, "二十"}, {"chineseCounting", 99, "九十九"}, {"chineseCounting", 105, "一○五"},
		{"chineseCountingThousand", 15, "十五"}, {"chineseCountingThousand", 100, "一百"}, {"chineseCountingThousand", 105, "一百零五"}, {"chineseCountingThousand", 110, "一百一十"}, {"chineseCountingThousand", 1010, "一千零一十"},
		{"chineseCountingThousand", 10000, "一万"}, {"chineseCountingThousand", 100005, "十万零五"}, {"chineseCountingThousand", 200300, "二十万零三百"}, {"chineseCountingThousand", 100000005, "一亿零五"}, {"chineseCountingThousand", 0, "零"},
		{"taiwaneseCountingThousand", 21, "二十一"}, {"japaneseCounting", 12, "十二"},
		{"chineseLegalSimplified", 10, "壹拾"}, {"chineseLegalSimplified", 23, "贰拾叁"}, {"ideographLegalTraditional", 3, "參"},
		{"no such format", 7, "7"}, {"chineseCounting", -1, "-1"},
	} {
		assert.Equal(t, c.want, formatNumber(c.format, c.n), "%s %d", c.format, c.n)
	}
}

func TestHeadingStyles(t *testing.T) {
	styles := `<w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
		`<w:style w:styleId="2"><w:name w:val="Heading 2"/></w:style>` +
		`<w:style w:styleId="a"><w:name w:val="小节"/><w:basedOn w:val="1"/></w:style>` +
		`<w:style w:styleId="b"><w:name w:val="x"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>` +
		`<w:style w:styleId="c"><w:basedOn w:val="d"/></w:style><w:style w:styleId="d"><w:basedOn w:val="c"/></w:style>` +
		`<w:style w:styleId="Heading5"><w:name w:val="body"/></w:style>`
	body := styled("1", "甲") + styled("2", "乙") + styled("a", "丙") + styled("b", "丁") + styled("c", "戊") + styled("Heading5", "己") + styled("Heading4", "庚")
	doc := mustRead(t, packed(t, documentXML(body), part{"word/styles.xml", `<w:styles ` + allNS + `>` + styles + `</w:styles>`}))
	assert.Equal(t, lines("H1 甲", "H2 乙", "H1 丙", "P 丁", "P 戊", "P 己", "H4 庚"), printed(doc))
}
