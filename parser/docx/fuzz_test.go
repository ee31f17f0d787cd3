package docx

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/fumiama/go-docx"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/symbols"
	"github.com/jixiao-data/jixiao/parser/page"
)

// fuzzLimits are low, so that the fuzzer gets to them and stays fast.
func fuzzLimits() page.Limits {
	return page.Limits{
		InputBytes: 1 << 20, TextBytes: 1 << 20, Ratio: 200, RatioFloor: 1 << 16, Entries: 32,
		Depth: 64, Blocks: 1000, Cells: 1000, GridRows: 200, GridCols: 100, GridArea: 10_000, Runs: 3000,
	}
}

const (
	fuzzNumbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
	fuzzStyles    = `<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="2"><w:rPr><w:vanish/></w:rPr></w:style>`
)

func FuzzDocument(f *testing.F) {
	for _, group := range [][]fixture{textFixtures, symbolFixtures, mathFixtures, branchFixtures, tableFixtures} {
		for _, fixture := range group {
			f.Add([]byte(documentXML(fixture.body)))
		}
	}
	for _, fixture := range numberingFixtures {
		f.Add([]byte(documentXML(fixture.body)))
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		data := packedAs(t, zip.Store, string(document),
			part{"word/numbering.xml", "<w:numbering " + allNS + ">" + fuzzNumbering + "</w:numbering>"},
			part{"word/styles.xml", "<w:styles " + allNS + ">" + fuzzStyles + "</w:styles>"})
		doc := checkRead(t, data)
		if doc == nil {
			return
		}
		text := sorted(pageText(doc))
		items := loaded(t, data, windowBytes)
		assert.Equal(t, text, sorted(itemsText(items)), "the converter keeps what the loader found")
		assert.Equal(t, items, loaded(t, data, 8), "a small window shows the same")
		if want, ok := plainText(document); ok {
			assert.Equal(t, sorted(want), text, "the loader finds what is there")
		}
	})
}

func FuzzPackage(f *testing.F) {
	for _, file := range []string{"testdata/beidaihe-2020.docx", "testdata/he-2019-grades-a.docx"} {
		data, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add(packed(f, documentXML(p("甲")+tbl(tr(tc("", "乙")))),
		part{"word/numbering.xml", "<w:numbering " + allNS + ">" + fuzzNumbering + "</w:numbering>"},
		part{"word/styles.xml", "<w:styles " + allNS + ">" + fuzzStyles + "</w:styles>"},
		part{"word/footnotes.xml", "<w:footnotes " + allNS + "/>"}))
	f.Add(zippedAs(f, zip.Store, part{"[Content_Types].xml", typesXML}, part{"_rels/.rels", rootRelsXML},
		part{"word/document.xml", documentXML(p("甲") + `<w:p><w:pPr><w:pStyle w:val="p"/></w:pPr><w:r><w:drawing><c:chart r:id="c"/><dgm:relIds r:dm="d"/></w:drawing></w:r></w:p>` + section(`<w:titlePg/>`, "header default h", "header first h", "footer even f"))},
		part{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="h" Type="x/header" Target="h.xml"/><Relationship Id="f" Type="x/footer" Target="f.xml"/><Relationship Id="s" Type="x/settings" Target="s.xml"/>` +
			`<Relationship Id="t" Type="x/styles" Target="t.xml"/><Relationship Id="c" Type="x/chart" Target="c.xml"/><Relationship Id="d" Type="x/diagramData" Target="d.xml"/></Relationships>`},
		part{"word/h.xml", `<w:hdr ` + allNS + `>` + p("单位：万元") + `</w:hdr>`}, part{"word/f.xml", `<w:ftr ` + allNS + `>` + p("- 1 -") + p("乙") + `</w:ftr>`},
		part{"word/s.xml", `<w:settings ` + allNS + `><w:evenAndOddHeaders/></w:settings>`},
		part{"word/t.xml", `<w:styles ` + allNS + `><w:docDefaults><w:rPrDefault><w:rPr><w:vanish w:val="0"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="p"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`},
		part{"word/c.xml", `<c:chartSpace ` + allNS + `><c:strCache><c:pt><c:v>丙</c:v></c:pt></c:strCache></c:chartSpace>`},
		part{"word/d.xml", `<dgm:dataModel ` + allNS + `><dgm:t><a:p><a:r><a:t>丁</a:t></a:r></a:p></dgm:t></dgm:dataModel>`}))
	f.Add(zipped(f, part{"a", "b"}))
	f.Fuzz(func(t *testing.T, data []byte) { checkRead(t, data) })
}

// FuzzNumbering reads the parts that numbers and headings come from.
func FuzzNumbering(f *testing.F) {
	for _, fixture := range numberingFixtures {
		f.Add("<w:numbering "+allNS+">"+fixture.numbering+"</w:numbering>", "<w:styles "+allNS+">"+fixture.styles+"</w:styles>")
	}
	f.Fuzz(func(t *testing.T, numbering, styles string) {
		document := documentXML(item("1", "0", "甲") + item("1", "1", "乙") + item("2", "2", "丙") + styled("top", "丁") + styled("1", "戊"))
		doc := checkRead(t, packedAs(t, zip.Store, document, part{"word/numbering.xml", numbering}, part{"word/styles.xml", styles}))
		if doc != nil {
			assert.Equal(t, "甲乙丙丁戊", pageText(doc))
		}
	})
}

// checkRead reads a package twice, and checks what must be true of any.
func checkRead(t *testing.T, data []byte) *page.Document {
	doc, err := Read(context.Background(), data, fuzzLimits())
	again, errAgain := Read(context.Background(), data, fuzzLimits())
	assert.Equal(t, doc, again)
	assert.Equal(t, err, errAgain)
	if err != nil {
		var e *page.Error
		require.ErrorAs(t, err, &e)
		require.Error(t, e.Cause)
		assert.True(t, utf8.ValidString(err.Error()))
		return nil
	}
	checkPage(t, doc)
	return doc
}

// checkPage checks what readers promise of a page.
func checkPage(t *testing.T, doc *page.Document) {
	limits := fuzzLimits()
	assert.LessOrEqual(t, len(doc.Blocks), limits.Blocks)
	tables := 0
	for i, b := range doc.Blocks {
		assert.True(t, utf8.ValidString(b.Text) && utf8.ValidString(b.Number))
		if b.In != nil {
			assert.LessOrEqual(t, int(b.In.Block), i)
			assert.EqualValues(t, b.In.Table, doc.Blocks[b.In.Block-1].Table.No)
		}
		if b.Table == nil {
			assert.False(t, blank(b.Text))
			continue
		}
		tables++
		assert.Equal(t, tables, b.Table.No)
		assert.LessOrEqual(t, int64(b.Table.Rows)*int64(b.Table.Cols), limits.GridArea)
		for k := range b.Table.Cells {
			c := &b.Table.Cells[k]
			assert.Same(t, c, b.Table.At(c.Row, c.Col))
			assert.True(t, utf8.ValidString(c.Text))
			assert.LessOrEqual(t, len(c.Numbers), strings.Count(c.Text, "\n")+1)
		}
	}
	for _, d := range doc.Diagnostics {
		assert.True(t, utf8.ValidString(d.Message))
	}
}

func sorted(text string) string {
	runes := []rune(printable(text))
	slices.Sort(runes)
	return string(runes)
}

// itemsText is all text in items.
func itemsText(items []any) string {
	var b strings.Builder
	for _, item := range items {
		switch item := item.(type) {
		case *docx.Text:
			b.WriteString(item.Text)
		case *docx.Run:
			b.WriteString(itemsText(item.Children))
		case *docx.Paragraph:
			b.WriteString(itemsText(item.Children))
		case *docx.Table:
			for _, row := range item.TableRows {
				for _, cell := range row.TableCells {
					b.WriteString(cellText(cell))
				}
			}
		case *textBox:
			b.WriteString(itemsText(item.items))
		case *hiddenCell:
			b.WriteString(cellText((*docx.WTableCell)(item)))
		}
	}
	return b.String()
}

func cellText(cell *docx.WTableCell) string {
	var b strings.Builder
	for _, p := range cell.Paragraphs {
		b.WriteString(itemsText(p.Children))
	}
	return b.String()
}

// plainText reads the text of a document with encoding/xml. It is not ok where the
// document is not well-formed, or has more than insertions, deletions, containers
// and tables.
func plainText(document []byte) (text string, ok bool) {
	passed := map[string]bool{}
	for name, e := range elems[spaceWord] {
		switch e {
		case wSkip, wDel, wPPr, wRPr, wTrPr, wTcPr, wAltChunk, wSectPr, wControl:
			passed[name] = true
		}
	}
	for _, font := range symbols.Names() {
		if strings.Contains(string(document), font) {
			return "", false
		}
	}
	if strings.Contains(string(document), "cellDel") {
		return "", false
	}
	var b strings.Builder
	var open []string
	in := 0
	d := xml.NewDecoder(strings.NewReader(string(document)))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return b.String(), len(open) == 0
		}
		if err != nil {
			return "", false
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := ""
			switch spaceOf(token.Name.Space) {
			case spaceWord:
				name = token.Name.Local
			case spaceMath, spaceCompat, spaceDraw, spaceVML, spaceObject, spaceChart, spaceDiagram:
				return "", false
			}
			switch {
			case len(open) == 0 && name != "document":
				return "", false
			case slices.Contains([]string{"fldChar", "sym", "noBreakHyphen", "trPr"}, name):
				return "", false
			case in == 0 && passed[name]:
				if d.Skip() != nil {
					return "", false
				}
				continue
			}
			if open = append(open, name); name == "t" || in > 0 {
				in++
			}
		case xml.EndElement:
			open = open[:len(open)-1]
			in = max(in-1, 0)
		case xml.CharData:
			if in > 0 {
				b.Write(token)
			}
		}
	}
}
