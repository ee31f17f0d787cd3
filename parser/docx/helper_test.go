package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser/page"
)

// A part is one member of a package that a test builds.
type part struct{ name, content string }

const (
	typesXML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	rootRelsXML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	partRelsXML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes" Target="endnotes.xml"/><Relationship Id="chunk1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="附件.html"/></Relationships>`
	wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	allNS  = wordNS + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
		` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
		` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
		` xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"`
)

// zipped builds a zip of parts, in their order.
func zipped(t testing.TB, parts ...part) []byte { return zippedAs(t, zip.Deflate, parts...) }

func zippedAs(t testing.TB, method uint16, parts ...part) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: method})
		require.NoError(t, err)
		_, err = f.Write([]byte(p.content))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

// packed builds a package around a whole document.xml. Further parts take the
// place of those that are always there.
func packed(t testing.TB, document string, more ...part) []byte {
	return packedAs(t, zip.Deflate, document, more...)
}

func packedAs(t testing.TB, method uint16, document string, more ...part) []byte {
	t.Helper()
	parts := []part{
		{"[Content_Types].xml", typesXML},
		{"_rels/.rels", rootRelsXML},
		{"word/document.xml", document},
	}
	rels := false
	for _, p := range more {
		rels = rels || p.name == "word/_rels/document.xml.rels"
	}
	if len(more) > 0 && !rels {
		parts = append(parts, part{"word/_rels/document.xml.rels", relsFor(more)})
	}
	return zippedAs(t, method, append(parts, more...)...)
}

// relsFor leaves out of the document's relationships those to parts that a test
// does not give.
func relsFor(parts []part) string {
	rels := partRelsXML
	for _, name := range []string{"styles.xml", "numbering.xml", "footnotes.xml", "endnotes.xml"} {
		given := false
		for _, p := range parts {
			given = given || p.name == "word/"+name
		}
		if !given {
			end := strings.Index(rels, `Target="`+name+`"/>`)
			start := strings.LastIndex(rels[:end], "<Relationship ")
			rels = rels[:start] + rels[end+len(`Target="`+name+`"/>`):]
		}
	}
	return rels
}

// documentXML wraps the content of a body.
func documentXML(body string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<w:document ` + allNS + `><w:body>` + body + `<w:sectPr><w:pgSz w:w="11906.3"/></w:sectPr></w:body></w:document>`
}

// read reads a package that must be readable.
func mustRead(t testing.TB, data []byte) *page.Document {
	t.Helper()
	doc, err := Read(context.Background(), data, page.DefaultLimits())
	require.NoError(t, err)
	return doc
}

// p is a paragraph of plain text.
func p(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

// tc is a cell of plain text with properties.
func tc(properties, text string) string {
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + p(text) + `</w:tc>`
}

func tr(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func tbl(rows ...string) string {
	return `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>`
}

// printed writes a document down so that a test can compare it whole: a line for
// each block and each row of a table, then a line for each diagnostic.
//
//	H2 «一、» title           a heading of level 2 with its number
//	footnote P text           a paragraph that is a footnote
//	P @1.2.3 text             a paragraph in the cell at row 2, column 3 of table 1
//	T1 2x3                    table number 1
//	  a 1x2 | b | .           a merged cell, a cell, a place without a cell
//	! hidden-text 1           a diagnostic about block 1
func printed(doc *page.Document) string {
	var b strings.Builder
	for i := range doc.Blocks {
		block := &doc.Blocks[i]
		if block.Role != page.Body {
			fmt.Fprintf(&b, "%s ", block.Role)
		}
		switch block.Kind {
		case page.Paragraph:
			b.WriteString("P")
		case page.Heading:
			fmt.Fprintf(&b, "H%d", block.Level)
		case page.TableBlock:
			fmt.Fprintf(&b, "T%d %dx%d", block.Table.No, block.Table.Rows, block.Table.Cols)
		}
		if block.In != nil {
			fmt.Fprintf(&b, " @%d.%d.%d", block.In.Table, block.In.Row, block.In.Col)
		}
		if block.Number != "" {
			fmt.Fprintf(&b, " «%s»", block.Number)
		}
		if block.Table == nil {
			b.WriteString(" " + visible(block.Text))
		}
		b.WriteByte('\n')
		if block.Table != nil {
			printTable(&b, block.Table)
		}
	}
	for _, d := range doc.Diagnostics {
		fmt.Fprintf(&b, "! %s", d.Code)
		if d.Ref.Block > 0 {
			fmt.Fprintf(&b, " %d", d.Ref.Block)
		}
		if d.Ref.Row > 0 {
			fmt.Fprintf(&b, " @%d.%d.%d", d.Ref.Table, d.Ref.Row, d.Ref.Col)
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func printTable(b *strings.Builder, t *page.Table) {
	for r := range t.Rows {
		var cells []string
		for c := range t.Cols {
			cell := t.At(r, c)
			switch {
			case cell == nil:
				cells = append(cells, ".")
			case cell.Row == r && cell.Col == c:
				cells = append(cells, printedCell(cell))
			}
		}
		b.WriteString("  " + strings.Join(cells, " | ") + "\n")
	}
}

func printedCell(c *page.Cell) string {
	lines := strings.Split(c.Text, "\n")
	for i, n := range c.Numbers {
		if n != "" {
			lines[i] = "«" + n + "»" + lines[i]
		}
	}
	text := visible(strings.Join(lines, "\n"))
	if c.RowSpan > 1 || c.ColSpan > 1 {
		text += fmt.Sprintf(" %dx%d", c.RowSpan, c.ColSpan)
	}
	return text
}

func sprintf(format string, args ...any) string { return fmt.Sprintf(format, args...) }

func visible(s string) string { return strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(s) }

// lines joins what printed is expected to give.
func lines(l ...string) string { return strings.Join(l, "\n") }
