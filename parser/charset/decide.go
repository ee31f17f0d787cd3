package charset

import (
	"bytes"
	"unicode/utf8"
)

// sampleChars is how many characters beyond ASCII the measures below look at.
const sampleChars = 16 << 10

// The byte order marks.
var marks = []struct {
	mark, name string
}{
	{"\xef\xbb\xbf", utf8Name},
	{"\x84\x31\x95\x33", gbName},
	{"\xff\xfe", utf16LEName},
	{"\xfe\xff", utf16BEName},
}

// decide returns the encoding that the bytes are in and the length of the byte
// order mark they begin with. declared is a recorded name, or "".
func decide(data []byte, declared string) (name string, mark int) {
	for _, m := range marks {
		if bytes.HasPrefix(data, []byte(m.mark)) {
			declared, mark = m.name, len(m.mark)
			break
		}
	}
	if mark == 2 {
		return declared, mark // a UTF-16 mark: no other encoding begins so
	}
	data = data[mark:]
	if name := utf16Pattern(data); name != "" {
		return name, mark
	}
	if declared == utf16LEName || declared == utf16BEName {
		declared = "" // a label that could be read byte by byte is not in UTF-16
	}
	return byContent(data, declared), mark
}

// utf16Pattern recognises UTF-16 without a mark by its NUL bytes: ASCII
// characters, of which line ends at least are in any document, have one, always
// on the same side.
func utf16Pattern(data []byte) string {
	data = data[:min(len(data), 64<<10)&^1]
	if bytes.IndexByte(data, 0) < 0 {
		return ""
	}
	var zeros [2]int
	for i, c := range data {
		if c == 0 {
			zeros[i&1]++
		}
	}
	few, many, name := zeros[0], zeros[1], utf16LEName
	if few > many {
		few, many, name = many, few, utf16BEName
	}
	if many*100 < len(data) || few*20 > many {
		return ""
	}
	return name
}

// byContent weighs the bytes against the declaration.
func byContent(data []byte, declared string) string {
	utf := measureUTF8(data, 1)
	if utf.good+utf.bad == 0 { // ASCII is all of them
		if declared == "" {
			return utf8Name
		}
		return declared
	}
	if utf.bad == 0 && (declared != gbName || utf.good > chance) {
		return utf8Name
	}
	gb := measureGB(data)
	if utf.bad == 0 {
		if gb.bad == 0 && gb.usual() > utf.usual() {
			return gbName
		}
		return utf8Name
	}
	if gb.share() < 1 {
		// Neither reading is perfect: a page cut off or patched together. The one
		// that explains nearly all bytes is right.
		utf = measureUTF8(data, sampleChars)
		if utf.share() > 0.9 && utf.share() >= gb.share() {
			return utf8Name
		}
	}
	if declared == latinName && (gb.share() < 0.95 || gb.usual() < 0.5) {
		return latinName
	}
	var big5 measure
	if declared == big5Name || gb.usual()+0.2 < 1 { // else no other reading is better by so much
		big5 = measureBig5(data)
	}
	if declared == big5Name {
		if big5.share() > 0.95 && gb.usual() < big5.usual()+0.2 {
			return big5Name
		}
	} else if big5.share() > 0.99 && big5.usual() > gb.usual()+0.2 {
		return big5Name
	}
	if gb.share() > 0.5 && gb.share() >= utf.share() || declared == gbName {
		return gbName
	}
	return utf8Name
}

// chance is how many characters may happen to be both UTF-8 and GB18030.
const chance = 8

// A measure is how well bytes read in an encoding: the characters beyond ASCII
// that are good, those of them in everyday use, and the bytes that are bad, as
// far as sampleChars go.
type measure struct{ good, common, bad int }

// share is the part of the non-ASCII characters that could be read.
func (m measure) share() float64 { return ratio(m.good, m.good+m.bad) }

// usual is the part of them that is in everyday use.
func (m measure) usual() float64 { return ratio(m.common, m.good+m.bad) }

// full reports whether enough characters were looked at.
func (m measure) full() bool { return m.good+m.bad >= sampleChars }

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// measureUTF8 stops once so many bytes are bad.
func measureUTF8(b []byte, bad int) (m measure) {
	for b = b[asciiPrefix(b):]; len(b) > 0 && m.bad < bad && !m.full(); b = b[asciiPrefix(b):] {
		for len(b) > 2 && b[0] >= 0xE2 && b[0] <= 0xE9 && b[1]&0xC0 == 0x80 && b[2]&0xC0 == 0x80 && !m.full() {
			m.good++
			m.common++ // U+2000 to U+9FFF, nearly all Chinese text
			b = b[3:]
		}
		if len(b) == 0 || b[0] < utf8.RuneSelf || m.full() {
			continue
		}
		if !utf8.FullRune(b) {
			break // cut off by the document's end
		}
		r, size := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && size == 1:
			m.bad++
		case r >= 0x2000 && r < 0xA000 || r >= 0xFF00 && r < 0xFFF0:
			m.good++
			m.common++ // punctuation, ideographs, full-width forms
		default:
			m.good++
		}
		b = b[size:]
	}
	return m
}

// measureGB reads GB18030. In everyday use are the first level of GB 2312
// (rows 16 to 55) and its symbols (rows 1 to 3).
func measureGB(b []byte) (m measure) {
	for b = b[asciiPrefix(b):]; len(b) > 1 && !m.full(); b = b[asciiPrefix(b):] {
		for len(b) > 1 && (b[0] >= 0xB0 && b[0] <= 0xD7 || b[0] >= 0xA1 && b[0] <= 0xA3) && b[1] >= 0xA1 && b[1] != 0xFF && !m.full() {
			m.good++
			m.common++
			b = b[2:]
		}
		if len(b) < 2 || b[0] < utf8.RuneSelf || m.full() {
			continue
		}
		size, ok := gbChar(b)
		if !ok {
			m.bad++
		} else {
			m.good++
		}
		b = b[size:]
	}
	return m
}

// gbChar returns the length of the GB18030 character beyond ASCII that b begins
// with, and whether it is one.
func gbChar(b []byte) (size int, ok bool) {
	if len(b) < 2 || b[0] == 0x80 || b[0] == 0xFF {
		return 1, false
	}
	switch trail := b[1]; {
	case trail >= 0x40 && trail != 0x7F && trail != 0xFF:
		return 2, true
	case digit(trail) && len(b) > 3 && b[2] > 0x80 && b[2] != 0xFF && digit(b[3]):
		// Four bytes count on from one another. The first range is the rest of the
		// Basic Multilingual Plane, the second all other planes.
		n := ((int(b[0]-0x81)*10+int(trail-'0'))*126+int(b[2]-0x81))*10 + int(b[3]-'0')
		if n < 39_420 || n >= 189_000 && n < 189_000+0x100000 {
			return 4, true
		}
	}
	return 1, false
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// measureBig5 reads Big5. In everyday use are its first level (A4 to C6) and its
// symbols (A1 to A3).
func measureBig5(b []byte) (m measure) {
	for b = b[asciiPrefix(b):]; len(b) > 1 && !m.full(); b = b[asciiPrefix(b):] {
		size, ok := big5Char(b)
		if !ok {
			m.bad++
		} else {
			m.good++
		}
		if ok && b[0] >= 0xA1 && b[0] <= 0xC6 {
			m.common++
		}
		b = b[size:]
	}
	return m
}

// big5Char returns the length of the Big5 character that b begins with, and
// whether it is one.
func big5Char(b []byte) (size int, ok bool) {
	if len(b) < 2 || b[0] <= 0x80 || b[0] == 0xFF {
		return 1, false
	}
	switch trail := b[1]; {
	case trail >= 0x40 && trail <= 0x7E, trail >= 0xA1 && trail <= 0xFE:
		return 2, true
	case trail >= 0x7F:
		return 2, false // taken together by the decoder
	}
	return 1, false
}
