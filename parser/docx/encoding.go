package docx

import (
	"bufio"
	"bytes"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// headBytes is how much of a part is looked at for its encoding.
const headBytes = 256

// decoded returns the text of a part as UTF-8, by its byte order mark, its first
// characters, or its XML declaration.
func decoded(r *bufio.Reader) (io.Reader, error) {
	head, err := r.Peek(headBytes)
	if err != nil && err != io.EOF {
		return nil, err
	}
	utf16 := func(order unicode.Endianness) io.Reader {
		return transform.NewReader(r, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		_, err := r.Discard(3)
		return r, err
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("<\x00")):
		return utf16(unicode.LittleEndian), nil
	case bytes.HasPrefix(head, []byte("\xfe\xff")), bytes.HasPrefix(head, []byte("\x00<")):
		return utf16(unicode.BigEndian), nil
	}
	name := declaredEncoding(head)
	if name == "" || strings.HasPrefix(strings.ToLower(name), "utf-16") {
		return r, nil // these bytes cannot be UTF-16, whatever they declare
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil, &malformed{detail: "the encoding " + name + " is not known"}
	}
	if enc == unicode.UTF8 {
		return r, nil
	}
	return transform.NewReader(r, enc.NewDecoder()), nil
}

// declaredEncoding returns the encoding that an XML declaration names.
func declaredEncoding(head []byte) string {
	if !bytes.HasPrefix(head, []byte("<?xml")) {
		return ""
	}
	head, _, _ = bytes.Cut(head, []byte("?>"))
	_, value, ok := bytes.Cut(head, []byte("encoding"))
	if !ok {
		return ""
	}
	value = bytes.TrimLeft(value, " \t\r\n=")
	if len(value) == 0 {
		return ""
	}
	name, _, _ := bytes.Cut(value[1:], value[:1])
	return string(name)
}
