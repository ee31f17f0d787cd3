package charset

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
	"golang.org/x/text/transform"
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

// chunk is how many bytes are decoded between two looks at the context.
const chunk = 256 << 10

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

func ascii(data []byte) bool {
	for _, c := range data {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func overLimit(limit int64, got int) error {
	return &page.LimitError{Limit: "text bytes", Max: limit, Got: int64(got)}
}

// decode decodes chunk by chunk. A UTF-16 mark is gone from data by now.
func decode(ctx context.Context, data []byte, name string, limit int64) ([]byte, error) {
	decoder := encodingOf(name).NewDecoder()
	out := make([]byte, 0, len(data)+len(data)/8+64)
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		part := data[:min(len(data), chunk)]
		if cap(out)-len(out) < chunk {
			grown := make([]byte, len(out), cap(out)+max(cap(out)/2, 2*chunk))
			copy(grown, out)
			out = grown
		}
		n, read, err := decoder.Transform(out[len(out):cap(out)], part, len(part) == len(data))
		out = out[:len(out)+n]
		data = data[read:]
		if int64(len(out)) > limit {
			return nil, overLimit(limit, len(out))
		}
		switch {
		case err == nil && len(data) == 0:
			return out, nil
		case err != nil && !errors.Is(err, transform.ErrShortDst) && !errors.Is(err, transform.ErrShortSrc):
			return nil, err
		}
	}
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
