package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser/page"
)

// strict turns transitional namespaces and relationship types into strict ones.
var strict = strings.NewReplacer(
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
	"http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math",
)

func utf16XML(xml string, order binary.AppendByteOrder, mark bool) string {
	if mark {
		xml = "\ufeff" + xml
	}
	var b []byte
	for _, u := range utf16.Encode([]rune(xml)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

// TestPackages reads the same document out of packages of many shapes.
func TestPackages(t *testing.T) {
	body := p("甲≥") + item("1", "0", "乙")
	document := documentXML(body)
	numberingXML := `<w:numbering ` + allNS + `>` + abstract("0", "decimal|%1.") + num("1", "0", "") + `</w:numbering>`
	numberingPart := part{"word/numbering.xml", numberingXML}
	listRels := relsFor([]part{numberingPart})
	want := lines("P 甲≥", "P «1.» 乙")

	for name, data := range map[string][]byte{
		"plain":  packed(t, document, numberingPart),
		"strict": packed(t, strict.Replace(document), part{"word/numbering.xml", strict.Replace(numberingXML)}, part{"word/_rels/document.xml.rels", strict.Replace(listRels)}),
		"main part of another name": zipped(t,
			part{"[Content_Types].xml", strings.Replace(typesXML, "/word/document.xml", "/内容/main%20part.xml", 1)},
			part{"_rels/.rels", strings.Replace(rootRelsXML, "word/document.xml", "/内容/main%20part.xml", 1)},
			part{"内容/_rels/main part.xml.rels", strings.Replace(listRels, `Target="numbering.xml"`, `Target="../lists/n.xml"`, 1)},
			part{"内容/main part.xml", document}, part{"lists/n.xml", numberingXML}),
		"relationship ids of any shape": packed(t, document, numberingPart, part{"word/_rels/document.xml.rels", strings.ReplaceAll(listRels, `Id="rId`, `Id="关系-`)}),
		"backslashes": zipped(t, part{"[Content_Types].xml", typesXML}, part{`_rels\.rels`, strings.Replace(rootRelsXML, "word/", `\word\`, 1)},
			part{`word\_rels\document.xml.rels`, listRels}, part{`word\document.xml`, document}, part{`word\numbering.xml`, numberingXML}),
		"letter case": zipped(t, part{"[content_types].XML", typesXML}, part{"_RELS/.rels", rootRelsXML},
			part{"Word/_Rels/Document.xml.rels", listRels}, part{"WORD/Document.XML", document}, part{"word/Numbering.xml", numberingXML}),
		"no content types":                  zipped(t, part{"_rels/.rels", rootRelsXML}, part{"word/_rels/document.xml.rels", listRels}, part{"word/document.xml", document}, numberingPart),
		"no package relationships":          zipped(t, part{"[Content_Types].xml", typesXML}, part{"word/_rels/document.xml.rels", listRels}, part{"word/document.xml", document}, numberingPart),
		"template":                          packed(t, document, numberingPart, part{"docProps/app.xml", ""}),
		"utf-16 le":                         packed(t, utf16XML(strings.Replace(document, "UTF-8", "UTF-16", 1), binary.LittleEndian, true), numberingPart),
		"utf-16 be":                         packed(t, utf16XML(strings.Replace(document, "UTF-8", "UTF-16", 1), binary.BigEndian, true), numberingPart),
		"utf-16 without a mark":             packed(t, utf16XML(document, binary.LittleEndian, false), numberingPart),
		"utf-8 mark":                        packed(t, "\ufeff"+document, numberingPart),
		"utf-8 that says utf-16":            packed(t, strings.Replace(document, "UTF-8", "utf-16", 1), numberingPart),
		"no declaration":                    packed(t, document[strings.Index(document, "<w:document"):], numberingPart),
		"other prefixes":                    packed(t, strings.NewReplacer("w:", "正文:", ":w=", ":正文=").Replace(document), numberingPart),
		"no prefix":                         packed(t, strings.NewReplacer("<w:", "<", "</w:", "</", "xmlns:w=", "xmlns=").Replace(document), numberingPart),
		"prefix declared where it is used":  packed(t, strings.NewReplacer("<w:t>", `<x:t xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`, "</w:t>", "</x:t>").Replace(document), numberingPart),
		"prefix that means something else":  packed(t, strings.Replace(document, "<w:body>", `<w:body><w:x xmlns:w="urn:x"><w:p><w:r><w:t>不是</w:t></w:r></w:p></w:x>`, 1), numberingPart),
		"comments and instructions outside": packed(t, strings.Replace(document, "<w:document", "<!-- > --><?x > ?><w:document", 1)+"\n<!-- x -->\n", numberingPart),
		"single quotes and spaces":          packed(t, strings.NewReplacer(`"`, `'`, `/>`, ` />`, `</w:t>`, "</w:t\n>").Replace(document), numberingPart),
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, want, printed(mustRead(t, data)))
		})
	}
}

func TestNotes(t *testing.T) {
	note := func(kind, id, text string) string {
		return `<w:` + kind + ` w:id="` + id + `">` + `<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>` + text + `</w:t></w:r></w:p></w:` + kind + `>`
	}
	doc := mustRead(t, packed(t, documentXML(`<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`),
		part{"word/footnotes.xml", `<w:footnotes ` + allNS + `><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/><w:t>---</w:t></w:r></w:p></w:footnote>` + note("footnote", "2", "脚注") + `</w:footnotes>`},
		part{"word/endnotes.xml", `<w:endnotes ` + allNS + `>` + note("endnote", "1", "尾注") + `</w:endnotes>`}))
	assert.Equal(t, lines("P 甲", "footnote P 脚注", "footnote P 尾注"), printed(doc))

	// A part is read once, however often it is referred to.
	twice := strings.Replace(partRelsXML, `<Relationship Id="rId1"`, `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/><Relationship Id="rId1"`, 1)
	doc = mustRead(t, packed(t, documentXML(p("甲")), part{"word/footnotes.xml", `<w:footnotes ` + allNS + `>` + note("footnote", "2", "脚注") + `</w:footnotes>`}, part{"word/_rels/document.xml.rels", twice}))
	assert.Equal(t, 1, strings.Count(printed(doc), "脚注"))
}

// TestPartsThatDoNotMatter reads a document whose other parts are broken or absent.
func TestPartsThatDoNotMatter(t *testing.T) {
	doc := mustRead(t, packed(t, documentXML(p("甲")),
		part{"word/styles.xml", "<w:styles " + allNS + "><w:style>"},
		part{"word/numbering.xml", ""},
		part{"word/media/image1.png", "no png"},
		part{"word/comments.xml", "<w:comments"}))
	assert.Equal(t, lines("P 甲", "! part-unreadable", "! part-unreadable"), printed(doc))
	assert.Contains(t, doc.Diagnostics[0].Message, "word/styles.xml, byte")

	doc = mustRead(t, packed(t, documentXML(p("甲")), part{"word/_rels/document.xml.rels", partRelsXML}))
	assert.Equal(t, strings.Repeat("! part-unreadable\n", 3)+"! part-unreadable", strings.TrimPrefix(printed(doc), "P 甲\n"))
}

func TestRefused(t *testing.T) {
	document := documentXML(p("甲"))
	whole := packed(t, document)
	types := func(contentType string) part {
		return part{"[Content_Types].xml", strings.Replace(typesXML, "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", contentType, 1)}
	}
	flipped := bytes.Clone(whole)
	at := bytes.Index(flipped, []byte("word/document.xml")) + 60
	flipped[at] ^= 0xff
	locked := bytes.Clone(whole)
	for i := 0; ; {
		n := bytes.Index(locked[i:], centralHeader)
		if n < 0 {
			break
		}
		locked[i+n+8] |= 1
		i += n + 1
	}

	for _, c := range []struct {
		name   string
		data   []byte
		cause  error
		format string
		part   string
	}{
		{"nothing", nil, page.ErrEmpty, "docx", ""},
		{"no zip", []byte("单位：万元"), page.ErrUnsupported, "docx", ""},
		{"a zip of nothing", zipped(t), page.ErrUnsupported, "zip", ""},
		{"a zip of files", zipped(t, part{"a.txt", "x"}), page.ErrUnsupported, "zip", ""},
		{"xlsx", zipped(t, types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), part{"_rels/.rels", rootRelsXML}, part{"word/document.xml", "<x/>"}), page.ErrUnsupported, "xlsx", ""},
		{"pptx", zipped(t, types("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), part{"_rels/.rels", rootRelsXML}, part{"word/document.xml", "<x/>"}), page.ErrUnsupported, "pptx", ""},
		{"odt", zipped(t, part{"mimetype", "application/vnd.oasis.opendocument.text"}, part{"content.xml", "<x/>"}), page.ErrUnsupported, "odt", ""},
		{"ods", zipped(t, part{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}), page.ErrUnsupported, "ods", ""},
		{"ofd", zipped(t, part{"OFD.xml", "<x/>"}), page.ErrUnsupported, "ofd", ""},
		{"another root", packed(t, "<html/>"), page.ErrUnsupported, "docx", "word/document.xml"},
		{"no main part", zipped(t, part{"[Content_Types].xml", typesXML}, part{"_rels/.rels", rootRelsXML}), page.ErrCorrupt, "docx", "word/document.xml"},
		{"cut in a member", whole[:bytes.Index(whole, []byte("word/document.xml"))+40], page.ErrCorrupt, "docx", "word/document.xml"},
		{"cut in the directory", whole[:len(whole)-30], page.ErrCorrupt, "docx", "word/document.xml"},
		{"cut in the first header", whole[:10], page.ErrCorrupt, "docx", ""},
		{"damaged", flipped, page.ErrCorrupt, "docx", "word/document.xml"},
		{"password", locked, page.ErrEncrypted, "docx", "[content_types].xml"},
		{"two members of one name", packed(t, document, part{"word/document.xml", document}), page.ErrCorrupt, "docx", "word/document.xml"},
		{"two members of one name but for case", packed(t, document, part{"WORD/Document.xml", document}), page.ErrCorrupt, "docx", "WORD/Document.xml"},
		{"document cut", packed(t, document[:len(document)-40]), page.ErrCorrupt, "docx", "word/document.xml, byte"},
		{"document cut in a tag", packed(t, document[:strings.Index(document, "<w:pgSz")+3]), page.ErrCorrupt, "docx", "word/document.xml, byte"},
		{"document cut in a comment", packed(t, documentXML("")[:200]+"<!-- x"), page.ErrCorrupt, "docx", "word/document.xml, byte"},
		{"document empty", packed(t, ""), page.ErrCorrupt, "docx", "word/document.xml"},
		{"tags that do not match", packed(t, documentXML("<w:p></w:r>")), page.ErrCorrupt, "docx", "word/document.xml, byte"},
		{"second root", packed(t, document+"<w:document/>"), page.ErrCorrupt, "docx", "word/document.xml, byte"},
		{"doctype", packed(t, `<!DOCTYPE w [<!ENTITY a "b">]>`+document), page.ErrCorrupt, "docx", "word/document.xml, byte"},
		{"nul", packed(t, documentXML(p("a\x00b"))), page.ErrCorrupt, "docx", "word/document.xml, byte"},
		{"unknown encoding", packed(t, strings.Replace(document, "UTF-8", "no-such", 1)), page.ErrCorrupt, "docx", "word/document.xml, byte"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Read(context.Background(), c.data, page.DefaultLimits())
			assert.Nil(t, doc)
			var e *page.Error
			require.ErrorAs(t, err, &e)
			assert.ErrorIs(t, err, c.cause)
			assert.Equal(t, c.format, e.Format)
			if c.part == "" {
				assert.Empty(t, e.Part)
			}
			assert.Contains(t, e.Part, c.part)
		})
	}
}

func TestUnknownCompression(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Method: 99, CompressedSize64: 1, UncompressedSize64: 1})
	require.NoError(t, err)
	_, err = f.Write([]byte("x"))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	_, err = Read(context.Background(), b.Bytes(), page.DefaultLimits())
	assert.ErrorIs(t, err, page.ErrUnsupported)
}
