package charset

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// Text is a document's text in UTF-8.
type Text struct {
	// UTF8 is the text without a byte order mark. It may be part of the input.
	UTF8 []byte
	// Encoding is what it was decoded from: an IANA name in lower case.
	Encoding string
	// Diagnostics are encoding-mismatch and invalid-bytes.
	Diagnostics []schema.Diagnostic
}

// Decode turns the bytes of a document into UTF-8. declared is the encoding's
// label as the document gives it, "" where it gives none. It fails with a
// [page.LimitError] when the text is longer than limit bytes, or with the
// context's error.
func Decode(ctx context.Context, data []byte, declared string, limit int64) (Text, error) {
	label := Label(declared)
	name, mark := decide(data, label)
	data = data[mark:]
	t := Text{Encoding: name}
	if label != "" && label != name && !ascii(data) {
		t.Diagnostics = append(t.Diagnostics, schema.Diagnostic{
			Severity: schema.SeverityWarning,
			Code:     "encoding-mismatch",
			Message:  fmt.Sprintf("declared as %s, but the bytes are %s", declared, name),
		})
	}
	if name == utf8Name && utf8.Valid(data) {
		if int64(len(data)) > limit {
			return Text{}, overLimit(limit, len(data))
		}
		t.UTF8 = data
		return t, nil
	}
	var err error
	if t.UTF8, err = decode(ctx, data, name, limit); err != nil {
		return Text{}, err
	}
	if n, line := invalid(t.UTF8, data, name); n > 0 {
		t.Diagnostics = append(t.Diagnostics, schema.Diagnostic{
			Severity: schema.SeverityWarning,
			Code:     "invalid-bytes",
			Message:  fmt.Sprintf("%d places hold bytes that are no %s and became U+FFFD, the first in line %d of the source", n, name, line),
		})
	}
	return t, nil
}

func ascii(data []byte) bool { return asciiPrefix(data) == len(data) }

// asciiPrefix returns how many bytes of ASCII the data begins with.
func asciiPrefix(data []byte) int {
	i := 0
	for ; i+8 <= len(data); i += 8 {
		if high := binary.LittleEndian.Uint64(data[i:]) & 0x8080808080808080; high != 0 {
			return i + bits.TrailingZeros64(high)/8
		}
	}
	for i < len(data) && data[i] < utf8.RuneSelf {
		i++
	}
	return i
}

func overLimit(limit int64, got int) error {
	return &page.LimitError{Limit: "text bytes", Max: limit, Got: int64(got)}
}

// decode decodes run by run. ASCII, nine tenths of a page's markup, is copied as
// it is.
func decode(ctx context.Context, data []byte, name string, limit int64) ([]byte, error) {
	decoder := encodingOf(name).NewDecoder()
	out := make([]byte, 0, len(data)+len(data)/8+utf8.UTFMax)
	for looked := 0; len(data) > 0; {
		if looked -= 1; looked < 0 {
			looked = 1 << 10
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		ascii, end := run(data, name)
		out = append(out, data[:ascii]...)
		out = slices.Grow(out, 3*(end-ascii)) // no byte becomes more than U+FFFD
		n, _, err := decoder.Transform(out[len(out):cap(out)], data[ascii:end], true)
		if err != nil {
			return nil, err
		}
		out, data = out[:len(out)+n], data[end:]
		if int64(len(out)) > limit {
			return nil, overLimit(limit, len(out))
		}
	}
	return out, nil
}

// maxRun is about how much is decoded at once.
const maxRun = 64 << 10

// run returns how much of the data is ASCII that can be copied, and where the
// characters end that follow and are none.
func run(data []byte, name string) (ascii, end int) {
	if name == utf16LEName || name == utf16BEName {
		return 0, utf16Run(data, name)
	}
	ascii = asciiPrefix(data[:min(len(data), maxRun)])
	for end = ascii; end < len(data) && data[end] >= utf8.RuneSelf && end < maxRun; {
		end += charSize(data[end:], name)
	}
	return ascii, end
}

// charSize returns the length of the character that the data begins with, 1 for
// a byte that is none.
func charSize(data []byte, name string) (size int) {
	switch name {
	case utf8Name:
		_, size = utf8.DecodeRune(data)
	case gbName:
		size, _ = gbChar(data)
	case big5Name:
		size, _ = big5Char(data)
	default:
		size = 1
	}
	return size
}

// utf16Run cuts off what is decoded at once, not between two surrogates.
func utf16Run(data []byte, name string) int {
	if len(data) <= maxRun {
		return len(data)
	}
	last := data[maxRun-1]
	if name == utf16BEName {
		last = data[maxRun-2]
	}
	if last >= 0xD8 && last < 0xDC {
		return maxRun - 2
	}
	return maxRun
}

// invalid counts the replacement characters that decoding put in, and says in
// which line the first character of that kind stands.
func invalid(text, source []byte, name string) (n, line int) {
	const replacement = "\uFFFD"
	n = bytes.Count(text, []byte(replacement))
	switch name { // those that the source itself holds
	case utf8Name:
		n -= bytes.Count(source, []byte(replacement))
	case gbName:
		n -= bytes.Count(source, []byte("\x84\x31\xa4\x37"))
	case utf16LEName:
		n -= bytes.Count(source, []byte("\xfd\xff"))
	case utf16BEName:
		n -= bytes.Count(source, []byte("\xff\xfd"))
	}
	if n <= 0 {
		return 0, 0
	}
	return n, 1 + bytes.Count(text[:bytes.Index(text, []byte(replacement))], []byte("\n"))
}
