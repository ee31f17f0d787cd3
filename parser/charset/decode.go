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
	"golang.org/x/text/transform"
)

// replacement stands for bytes that are no character.
const replacement = "\uFFFD"

// A Decoder turns pieces of one document into UTF-8.
type Decoder struct {
	// Encoding is what the document is in: an IANA name in lower case.
	Encoding string
	// Mark is the length of the byte order mark that the document begins with.
	Mark int

	tables   transform.Transformer // nil for UTF-8
	mismatch string                // the label that lied, or ""
	invalid  int                   // places that hold no character
	before   string                // the text before the first of them
}

// NewDecoder decides in which encoding the document is. declared is the label
// that the document gives, "" where it gives none.
func NewDecoder(data []byte, declared string) *Decoder {
	label := Label(declared)
	d := &Decoder{}
	d.Encoding, d.Mark = decide(data, label)
	if d.Encoding != utf8Name {
		d.tables = encodingOf(d.Encoding).NewDecoder()
	}
	if label != "" && label != d.Encoding && asciiPrefix(data[d.Mark:]) < len(data)-d.Mark {
		d.mismatch = declared
	}
	return d
}

// Wide reports whether the encoding is a form of UTF-16, in which ASCII has more
// than a byte. In all others markup can be found before decoding.
func (d *Decoder) Wide() bool { return d.Encoding == utf16LEName || d.Encoding == utf16BEName }

// Diagnostics says what was wrong: encoding-mismatch, when the declaration is not
// what the bytes are, and invalid-bytes, for the pieces decoded so far.
func (d *Decoder) Diagnostics() []schema.Diagnostic {
	var all []schema.Diagnostic
	if d.mismatch != "" {
		all = append(all, schema.Diagnostic{
			Severity: schema.SeverityWarning,
			Code:     "encoding-mismatch",
			Message:  fmt.Sprintf("declared as %s, but the bytes are %s", d.mismatch, d.Encoding),
		})
	}
	if d.invalid > 0 {
		all = append(all, schema.Diagnostic{
			Severity: schema.SeverityWarning,
			Code:     "invalid-bytes",
			Message: fmt.Sprintf("in %d places bytes that are no %s became U+FFFD, first after %q",
				d.invalid, d.Encoding, d.before),
		})
	}
	return all
}

// Append decodes a piece of the document, which must not end within a character,
// and appends it to dst. Bytes in a row that are no character become one U+FFFD.
func (d *Decoder) Append(dst, piece []byte) []byte {
	if d.tables == nil {
		return d.appendUTF8(dst, piece)
	}
	for len(piece) > 0 {
		// ASCII, nine tenths of a page's markup, is copied as it is.
		ascii, end := d.run(piece)
		dst = append(dst, piece[:ascii]...)
		from := len(dst)
		dst = slices.Grow(dst, 3*(end-ascii)) // no byte becomes more than a replacement
		n, _, _ := d.tables.Transform(dst[from:cap(dst)], piece[ascii:end], true)
		dst = dst[:from+n]
		if bytes.Contains(dst[from:], []byte(replacement)) {
			dst = d.note(dst, from)
		}
		piece = piece[end:]
	}
	return dst
}

func (d *Decoder) appendUTF8(dst, piece []byte) []byte {
	for !utf8.Valid(piece) {
		good := 0
		for {
			r, size := utf8.DecodeRune(piece[good:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			good += size
		}
		dst = append(dst, piece[:good]...)
		from := len(dst)
		dst = d.note(append(dst, replacement...), from)
		for piece = piece[good:]; len(piece) > 0; piece = piece[1:] {
			if r, size := utf8.DecodeRune(piece); r != utf8.RuneError || size != 1 {
				break
			}
		}
	}
	return append(dst, piece...)
}

// note counts the replacements behind a place of the output, and leaves one of
// several in a row.
func (d *Decoder) note(out []byte, from int) []byte {
	if d.invalid == 0 {
		at := from + bytes.Index(out[from:], []byte(replacement))
		start := max(0, at-30)
		for start < at && !utf8.RuneStart(out[start]) {
			start++
		}
		d.before = string(out[start:at])
	}
	kept, last := from, false
	for i := from; i < len(out); {
		_, size := utf8.DecodeRune(out[i:])
		bad := string(out[i:i+size]) == replacement
		if !bad || !last {
			kept += copy(out[kept:], out[i:i+size])
		}
		if bad && !last {
			d.invalid++
		}
		last = bad
		i += size
	}
	return out[:kept]
}

// maxRun is about how much is decoded at once.
const maxRun = 64 << 10

// run returns how much of a piece is ASCII that can be copied, and where the
// characters end that follow and are none.
func (d *Decoder) run(piece []byte) (ascii, end int) {
	if d.Wide() {
		return 0, d.Cut(piece, maxRun)
	}
	ascii = asciiPrefix(piece[:min(len(piece), maxRun)])
	for end = ascii; end < len(piece) && piece[end] >= utf8.RuneSelf && end < maxRun; {
		end += d.size(piece[end:])
	}
	return ascii, end
}

// Cut returns the end of the last character of a piece that ends within the
// first n bytes; of at least one character.
func (d *Decoder) Cut(piece []byte, n int) int {
	if len(piece) <= n {
		return len(piece)
	}
	end := d.size(piece)
	if d.Encoding == utf8Name && n > utf8.UTFMax {
		// The character that reaches beyond n, if any, begins shortly before it.
		for start := n - 1; start > n-utf8.UTFMax; start-- {
			if utf8.RuneStart(piece[start]) {
				if start+d.size(piece[start:]) > n {
					return start
				}
				break
			}
		}
		return n
	}
	for end < n {
		if !d.Wide() {
			end += asciiPrefix(piece[end:n])
		}
		size := d.size(piece[end:])
		if end+size > n {
			break
		}
		end += size
	}
	return end
}

// size returns the length of the character that b begins with, 1 for a byte that
// is none.
func (d *Decoder) size(b []byte) (size int) {
	switch {
	case d.Wide():
		return utf16Char(b, d.Encoding == utf16BEName)
	case b[0] < utf8.RuneSelf:
		return 1
	case d.Encoding == utf8Name:
		_, size = utf8.DecodeRune(b)
	case d.Encoding == gbName:
		size, _ = gbChar(b)
	case d.Encoding == big5Name:
		size, _ = big5Char(b)
	default:
		size = 1
	}
	return size
}

// utf16Char returns the length of the character that b begins with. Two surrogates
// are taken together.
func utf16Char(b []byte, big bool) int {
	if len(b) < 4 {
		return min(len(b), 2)
	}
	first, second := b[1], b[3]
	if big {
		first, second = b[0], b[2]
	}
	if first&0xF8 == 0xD8 && second&0xFC == 0xDC {
		return 4
	}
	return 2
}

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

// Text is a whole document in UTF-8.
type Text struct {
	// UTF8 is the text without a byte order mark. It may be part of the input.
	UTF8 []byte
	// Encoding and Diagnostics are as in [Decoder].
	Encoding    string
	Diagnostics []schema.Diagnostic
}

// Decode decodes a whole document. It fails with a [page.LimitError] when the
// text is longer than limit bytes, or with the context's error.
func Decode(ctx context.Context, data []byte, declared string, limit int64) (Text, error) {
	d := NewDecoder(data, declared)
	text := data[d.Mark:]
	good := 0 // bytes that need no decoding
	for d.tables == nil && good < len(text) {
		if err := ctx.Err(); err != nil {
			return Text{}, err
		}
		n := d.Cut(text[good:], pieceBytes)
		if !utf8.Valid(text[good : good+n]) {
			break
		}
		good += n
	}
	if good < len(text) {
		var err error
		if text, err = d.All(ctx, text, limit); err != nil {
			return Text{}, err
		}
	}
	if err := within(text, limit); err != nil {
		return Text{}, err
	}
	return Text{UTF8: text, Encoding: d.Encoding, Diagnostics: d.Diagnostics()}, nil
}

// pieceBytes is about how much is decoded between two looks at the context.
const pieceBytes = 1 << 20

// All decodes what follows the byte order mark, piece by piece. Its errors are
// those of [Decode].
func (d *Decoder) All(ctx context.Context, data []byte, limit int64) ([]byte, error) {
	// Two bytes of most encodings become three, which pages that are nearly all
	// markup do not come near; but growing a large buffer takes long.
	out := make([]byte, 0, len(data)+len(data)/2)
	for len(data) > 0 && int64(len(out)) <= limit {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n := d.Cut(data, pieceBytes)
		out, data = d.Append(out, data[:n]), data[n:]
	}
	return out, within(out, limit)
}

func within(text []byte, limit int64) error {
	if got := int64(len(text)); got > limit {
		return &page.LimitError{Limit: "text bytes", Max: limit, Got: got}
	}
	return nil
}
