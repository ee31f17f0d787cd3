package parser

import (
	"bytes"

	"github.com/jixiao-data/jixiao/parser/html"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/parser/text"
)

// A magic is a format known by its first bytes.
type magic struct {
	prefix string
	format string
	// hint tells how to have such a file read.
	hint string
}

// magics are the formats that turn up among disclosures and cannot be read.
var magics = []magic{
	{"%PDF-", "pdf", "export it as .docx or .html"},
	{"\x89PNG\r\n\x1a\n", "png", "a picture holds no text"},
	{"\xff\xd8\xff", "jpeg", "a picture holds no text"},
	{"GIF8", "gif", "a picture holds no text"},
	{"BM", "bmp", "a picture holds no text"},
	{"II*\x00", "tiff", "a picture holds no text"},
	{"MM\x00*", "tiff", "a picture holds no text"},
	{"{\\rtf", "rtf", "save it as .docx"},
	{"Rar!\x1a\x07", "rar", "unpack it first"},
	{"7z\xbc\xaf\x27\x1c", "7z", "unpack it first"},
	{"\x1f\x8b", "gzip", "unpack it first"},
	{"%!PS", "postscript", "export it as .docx or .html"},
	{"\x7fELF", "program", ""},
	{"MZ\x90", "program", ""},
}

const ole2 = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// Sniff finds out the format of a document from its bytes: "docx" (any zip
// package), "html" (MHTML too) or "text". The error, an [*Error], says what else it
// is or looks like.
func Sniff(data []byte) (string, error) {
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n\x00")
	switch {
	case len(trimmed) == 0:
		return "", &Error{Cause: page.ErrEmpty}
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return "docx", nil
	case bytes.HasPrefix(data, []byte(ole2)):
		return "", sniffOLE2(data)
	}
	for _, m := range magics {
		if bytes.HasPrefix(trimmed, []byte(m.prefix)) && !(m.format == "bmp" && text.Sniff(data)) {
			return "", &Error{Format: m.format, Cause: page.ErrUnsupported, Detail: m.hint}
		}
	}
	if format := officeXML(trimmed); format != "" {
		return "", &Error{Format: format, Cause: page.ErrUnsupported, Detail: "save it as .docx"}
	}
	switch {
	case html.Sniff(data):
		return "html", nil
	case text.Sniff(data):
		return "text", nil
	}
	return "", &Error{Format: "binary data", Cause: page.ErrUnsupported}
}

// officeXML names a document that Office saved as one XML file: Word 2003 XML, or a
// package that was written flat.
func officeXML(data []byte) string {
	head := data[:min(len(data), 2048)]
	switch {
	case !bytes.HasPrefix(head, []byte("<?xml")):
	case bytes.Contains(head, []byte(`<?mso-application progid="Word.Document"`)),
		bytes.Contains(head, []byte("http://schemas.microsoft.com/office/word/2003/wordml")),
		bytes.Contains(head, []byte("http://schemas.microsoft.com/office/2006/xmlPackage")):
		return "word xml"
	case bytes.Contains(head, []byte(`<?mso-application progid="Excel.Sheet"`)):
		return "excel xml"
	}
	return ""
}

// sniffOLE2 tells what an OLE2 compound file is, by the names of its streams: an
// encrypted package, or a document of Office 97–2003.
func sniffOLE2(data []byte) error {
	head := data[:min(len(data), 1<<20)]
	for _, kind := range []struct {
		stream string
		err    Error
	}{
		{"EncryptedPackage", Error{Format: "docx", Cause: page.ErrEncrypted, Detail: "remove its password first"}},
		{"EncryptionInfo", Error{Format: "docx", Cause: page.ErrEncrypted, Detail: "remove its password first"}},
		{"WordDocument", Error{Format: "doc", Cause: page.ErrUnsupported, Detail: "save it as .docx"}},
		{"Workbook", Error{Format: "xls", Cause: page.ErrUnsupported}},
		{"PowerPoint Document", Error{Format: "ppt", Cause: page.ErrUnsupported}},
	} {
		if bytes.Contains(head, utf16le(kind.stream)) {
			return &kind.err
		}
	}
	return &Error{Format: "ole2", Cause: page.ErrUnsupported, Detail: "an Office 97–2003 file: save it as .docx"}
}

// utf16le spells an ASCII name as compound files store it.
func utf16le(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}
