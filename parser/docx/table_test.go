package docx

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var tableFixtures = []fixture{
	{"grid span", tbl(tr(tc(`<w:gridSpan w:val="2"/>`, "甲")), tr(tc("", "乙"), tc("", "丙"))), lines("T1 2x2", "  甲 1x2", "  乙 | 丙")},
	{"vertical merge", tbl(
		tr(tc(`<w:vMerge w:val="restart"/>`, "甲"), tc("", "乙")),
		tr(tc(`<w:vMerge/>`, ""), tc("", "丙")),
		tr(tc(`<w:vMerge w:val="continue"/>`, ""), tc("", "丁")),
		tr(tc(`<w:vMerge w:val="restart"/>`, "戊"), tc("", "己"))), lines("T1 4x2", "  甲 3x1 | 乙", "  丙", "  丁", "  戊 | 己")},
	{"merge of both kinds", tbl(
		tr(tc("", "a"), tc(`<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>`, "b")),
		tr(tc("", "c"), tc(`<w:gridSpan w:val="2"/><w:vMerge/>`, ""))), lines("T1 2x3", "  a | b 2x2", "  c")},
	{"merge that begins nowhere", tbl(tr(tc(`<w:vMerge/>`, "甲"), tc("", "乙")), tr(tc(`<w:vMerge/>`, ""), tc("", "丙"))), lines("T1 2x2", "  甲 2x1 | 乙", "  丙")},
	{"merge of another width", tbl(
		tr(tc(`<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>`, "甲")),
		tr(tc(`<w:vMerge/>`, ""), tc("", "乙"))), lines("T1 2x2", "  甲 1x2", "   | 乙")},
	{"merge over a plain cell", tbl(tr(tc(`<w:vMerge w:val="restart"/>`, "a")), tr(tc("", "b")), tr(tc(`<w:vMerge/>`, "c"))), lines("T1 3x1", "  a", "  b", "  c")},
	{"text in a cell merged away", tbl(
		tr(tc(`<w:vMerge w:val="restart"/>`, "甲"), tc("", "乙")),
		tr(tc(`<w:vMerge/>`, "藏"), tc("", "丙"))) + p("丁"), lines("T1 2x2", "  甲 2x1 | 乙", "  丙", "hidden P @1.1.1 藏", "P 丁", "! hidden-cell-text 1 @1.1.1")},
	{"horizontal merge", tbl(
		tr(tc(`<w:hMerge w:val="restart"/>`, "甲"), tc(`<w:hMerge/>`, ""), tc(`<w:gridSpan w:val="2"/><w:hMerge w:val="continue"/>`, ""), tc("", "乙")),
		tr(tc("", "1"), tc("", "2"), tc("", "3"), tc("", "4"), tc("", "5"))), lines("T1 2x5", "  甲 1x4 | 乙", "  1 | 2 | 3 | 4 | 5")},
	{"text merged away horizontally", tbl(tr(tc(`<w:hMerge w:val="restart"/>`, "甲"), tc(`<w:hMerge/>`, "藏"))), lines("T1 1x2", "  甲 1x2", "hidden P @1.1.1 藏", "! hidden-cell-text 1 @1.1.1")},
	{"grid before and after", tbl(
		`<w:tr><w:trPr><w:gridBefore w:val="2"/><w:wBefore w:w="auto"/></w:trPr>`+tc("", "甲")+`</w:tr>`,
		`<w:tr><w:trPr><w:gridAfter w:val="1"/></w:trPr>`+tc("", "1")+tc("", "2")+`</w:tr>`,
		tr(tc("", "a"), tc("", "b"), tc("", "c"))), lines("T1 3x3", "  . | . | 甲", "  1 | 2 | .", "  a | b | c")},
	{"absurd grid before", tbl(`<w:tr><w:trPr><w:gridBefore w:val="70000"/></w:trPr>` + tc("", "甲") + `</w:tr>`), lines("T1 1x1", "  甲")},
	{"short rows", tbl(tr(tc("", "a"), tc("", "b")), tr(tc("", "c"))), lines("T1 2x2", "  a | b", "  c | .")},
	{"rows wider than the grid", tbl(tr(tc("", "a")), tr(tc("", "b"), tc(`<w:gridSpan w:val="3"/>`, "c"))), lines("T1 2x4", "  a | . | . | .", "  b | c 1x3")},
	{"odd spans", tbl(
		tr(tc(`<w:gridSpan w:val="x"/>`, "a"), tc(`<w:gridSpan w:val="0"/>`, "b"), tc(`<w:gridSpan w:val="-3"/>`, "c"), tc(`<w:gridSpan/>`, "d"), tc(`<w:gridSpan w:val="2.0"/><w:tcW w:w="auto"/>`, "e")),
		`<w:tr><w:trPr><w:gridBefore w:val="x"/><w:trHeight w:val="1.5"/></w:trPr>`+tc("", "f")+`</w:tr>`), lines("T1 2x6", "  a | b | c | d | e 1x2", "  f | . | . | . | . | .")},
	{"huge span", tbl(tr(tc(`<w:gridSpan w:val="99999999999999999999"/>`, "a")), tr(tc(`<w:gridSpan w:val="65534"/>`, "b"))), lines("T1 2x1000", "  a | "+strings.TrimSuffix(strings.Repeat(". | ", 999), " | "), "  b 1x1000")},
	{"deleted row", tbl(tr(tc("", "a")), `<w:tr><w:trPr><w:cantSplit/><w:del w:id="1"/></w:trPr>`+tc("", "b")+`</w:tr>`, `<w:tr><w:trPr><w:ins w:id="2"/></w:trPr>`+tc("", "c")+`</w:tr>`), lines("T1 2x1", "  a", "  c")},
	{"deleted cell", tbl(tr(tc("", "a"), tc(`<w:cellDel w:id="1"/>`, "b"), tc(`<w:cellIns w:id="2"/>`, "c")), tr(tc("", "d"), tc(`<w:cellMerge w:vMerge="rest"/>`, "e"))), lines("T1 2x2", "  a | c", "  d | e")},
	{"tracked merge", tbl(
		tr(tc(`<w:cellMerge w:id="1" w:author="a" w:vMerge="rest"/>`, "a"), tc("", "b")),
		tr(tc(`<w:vMerge w:val="restart"/><w:cellMerge w:id="2" w:author="a" w:vMerge="cont" w:vMergeOrig="rest"/>`, ""), tc("", "c")),
		tr(tc(`<w:vMerge/><w:cellMerge w:id="3" w:author="a" w:vMerge="rest" w:vMergeOrig="cont"/>`, "d"), tc(`<w:cellMerge w:id="4" w:author="a"/>`, "e"))),
		lines("T1 3x2", "  a 2x1 | b", "  c", "  d | e")},
	{"sdt around rows and cells", tbl(`<w:sdt><w:sdtPr/><w:sdtContent>`+tr(tc("", "a"), `<w:sdt><w:sdtContent>`+tc("", "b")+`</w:sdtContent></w:sdt>`, tc("", "c"))+`</w:sdtContent></w:sdt>`, `<w:ins>`+tr(`<w:customXml>`+tc("", "d")+`</w:customXml>`)+`</w:ins>`), lines("T1 2x3", "  a | b | c", "  d | . | .")},
	{"sdt in a cell", tbl(tr(`<w:tc><w:sdt><w:sdtContent>` + p("a") + `</w:sdtContent></w:sdt></w:tc>`)), lines("T1 1x1", "  a")},
	{"lines of a cell", tbl(tr(`<w:tc>`+p("甲")+`<w:p/>`+`<w:p><w:r><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>`+`<w:p/>`+p(" ")+`</w:tc>`, tc("", " "))), lines("T1 1x2", "  甲⏎⏎乙⏎丙 | ")},
	{"blank table", tbl(tr(tc("", ""), tc("", " "))) + p("甲") + tbl(tr(tc("", "乙"))), lines("P 甲", "T1 1x1", "  乙")},
	{"nested table", tbl(tr(tc("", "a"), `<w:tc>`+p("前")+tbl(tr(tc("", "内1"), tc("", "内2")))+p("后")+`</w:tc>`), tr(tc("", "b"), tc("", "c"))) + p("尾"), lines(
		"T1 2x2", "  a | ", "  b | c", "P @1.1.2 前", "T2 1x2 @1.1.2", "  内1 | 内2", "P @1.1.2 后", "P 尾")},
	{"nested twice", tbl(tr(tc("", "外"), `<w:tc>`+tbl(tr(tc("", "中"), `<w:tc>`+tbl(tr(tc("", "内")))+`<w:p/></w:tc>`))+`<w:p/></w:tc>`)), lines(
		"T1 1x2", "  外 | ", "T2 1x2 @1.1.2", "  中 | ", "T3 1x1 @2.1.2", "  内")},
	{"layout table", tbl(tr(`<w:tc>` + p("题") + tbl(tr(tc("", "a"), tc("", "b"))) + `<w:p/></w:tc>`)), lines("P 题", "T1 1x2", "  a | b")},
	{"blank nested table", tbl(tr(`<w:tc>` + p("甲") + tbl(tr(tc("", ""))) + `<w:p/></w:tc>`)), lines("T1 1x1", "  甲")},
	{"nested table in a cell merged away", tbl(tr(tc(`<w:vMerge w:val="restart"/>`, "a")), tr(`<w:tc><w:tcPr><w:vMerge/></w:tcPr>`+tbl(tr(tc("", "b")))+`<w:p/></w:tc>`)), lines("T1 2x1", "  a 2x1", "  ", "hidden T2 1x1 @1.1.1", "  b", "! hidden-cell-text 1 @1.1.1")},
	{"alt chunk in a cell", tbl(tr(`<w:tc>` + p("a") + `<w:altChunk r:id="chunk1"/></w:tc>`)), lines("T1 1x1", "  a", "! alt-chunk")},
	{"cells out of place", `<w:tbl>` + p("a") + tc("", "b") + `<w:tr>` + p("c") + `</w:tr></w:tbl><w:tr>` + tc("", "d") + `</w:tr>`, lines("T1 3x1", "  a", "  b", "  c", "T2 1x1", "  d")},
}

func TestTables(t *testing.T) {
	for _, f := range tableFixtures {
		t.Run(f.name, func(t *testing.T) {
			assert.Equal(t, f.want, printed(mustRead(t, packed(t, documentXML(f.body)))))
		})
	}
}

// TestTableRefs checks the addresses of what stands in a cell.
func TestTableRefs(t *testing.T) {
	doc := mustRead(t, packed(t, documentXML(p("甲")+tbl(tr(tc(`<w:gridSpan w:val="2"/>`, "a")), tr(tc("", "b"), `<w:tc>`+tbl(tr(tc("", "c")))+`</w:tc>`)))))
	require.Len(t, doc.Blocks, 3)
	in := doc.Blocks[2].In
	require.NotNil(t, in)
	assert.EqualValues(t, 2, in.Block)
	assert.Equal(t, doc.Blocks[1].Table.At(1, 1).Ref(2, 1), *in)
}
