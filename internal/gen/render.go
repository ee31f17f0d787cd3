package gen

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// html prints the blocks as an office's web site does.
func (g *generator) html() []byte {
	var b bytes.Buffer
	b.WriteString(`<!DOCTYPE html>` + "\n" + `<html><head><meta charset="utf-8"><title>` + g.office + "</title></head>\n<body>\n")
	for _, x := range g.blocks {
		switch {
		case x.table != nil:
			x.table.html(&b)
		case x.level > 0:
			fmt.Fprintf(&b, "<h%d>%s</h%d>\n", x.level, escape.Replace(x.text), x.level)
		default:
			fmt.Fprintf(&b, "<p>%s</p>\n", escape.Replace(x.text))
		}
	}
	b.WriteString("</body></html>\n")
	return b.Bytes()
}

func (t *table) html(b *bytes.Buffer) {
	b.WriteString(`<table border="1" cellspacing="0">`)
	for _, row := range t.rows {
		b.WriteString("<tr>")
		for _, c := range row {
			b.WriteString("<td")
			if c.cols > 1 {
				fmt.Fprintf(b, ` colspan="%d"`, c.cols)
			}
			if c.rows > 1 {
				fmt.Fprintf(b, ` rowspan="%d"`, c.rows)
			}
			text := strings.ReplaceAll(escape.Replace(c.text), "\n", "<br>")
			if text == "" {
				text = "&nbsp;"
			}
			b.WriteString(">" + text + "</td>")
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n")
}

const (
	contentTypes = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`
	relations = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	documentRelations = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
	// styles are those that WordXML names.
	styles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="Body Text 2"/><w:basedOn w:val="a"/></w:style><w:style w:type="table" w:styleId="a5"><w:name w:val="Table Grid"/></w:style></w:styles>`
	documentOpen = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	documentClose = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`
	// formatting stands in every run, as word processors leave it.
	formatting = `<w:rPr><w:rFonts w:ascii="方正仿宋_GBK" w:eastAsia="方正仿宋_GBK" w:hAnsi="方正仿宋_GBK"/><w:color w:val="000000"/><w:sz w:val="18"/></w:rPr>`
)

// docx prints the blocks as a word processor stores them.
func (g *generator) docx() []byte {
	var doc bytes.Buffer
	doc.WriteString(documentOpen)
	for _, x := range g.blocks {
		if x.table != nil {
			x.table.docx(&doc)
			continue
		}
		properties := ""
		if x.level > 0 {
			properties = fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, x.level-1)
		}
		docxParagraph(&doc, properties, x.text)
	}
	doc.WriteString(documentClose)
	return packed(doc.String())
}

// packed builds the package around a document.xml.
func packed(document string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes}, {"_rels/.rels", relations}, {"word/document.xml", document},
		{"word/_rels/document.xml.rels", documentRelations}, {"word/styles.xml", styles},
	} {
		if f, err := w.Create(part.name); err == nil { // writing to memory does not fail
			_, _ = f.Write([]byte(part.content))
		}
	}
	_ = w.Close()
	return b.Bytes()
}

func docxParagraph(b *bytes.Buffer, properties, text string) {
	b.WriteString(`<w:p><w:pPr>` + properties + formatting + `</w:pPr>`)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString(`<w:r><w:br/></w:r>`)
		}
		if line != "" {
			b.WriteString(`<w:r>` + formatting + `<w:t xml:space="preserve">` + escape.Replace(line) + `</w:t></w:r>`)
		}
	}
	b.WriteString(`</w:p>`)
}

// docx prints a table. A cell of several rows is continued in each of them.
func (t *table) docx(b *bytes.Buffer) {
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid/>`)
	above := map[int]cell{} // what reaches into the row, by column
	for _, row := range t.rows {
		below := map[int]cell{}
		col := 0
		put := func(c cell, merge string) {
			docxCell(b, c.cols, merge, c.text)
			if c.rows > 1 {
				below[col] = cell{"", c.cols, c.rows - 1}
			}
			col += c.cols
		}
		putAbove := func() {
			for c, ok := above[col]; ok; c, ok = above[col] {
				put(c, `<w:vMerge/>`)
			}
		}
		b.WriteString(`<w:tr>`)
		for _, c := range row {
			putAbove()
			merge := ""
			if c.rows > 1 {
				merge = `<w:vMerge w:val="restart"/>`
			}
			put(c, merge)
		}
		putAbove()
		b.WriteString(`</w:tr>`)
		above = below
	}
	b.WriteString(`</w:tbl>`)
}

func docxCell(b *bytes.Buffer, cols int, merge, text string) {
	b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="1178" w:type="dxa"/>`)
	if cols > 1 {
		fmt.Fprintf(b, `<w:gridSpan w:val="%d"/>`, cols)
	}
	b.WriteString(merge + `</w:tcPr>`)
	docxParagraph(b, "", text)
	b.WriteString(`</w:tc>`)
}
