package charset

import (
	"bytes"
	"unicode/utf8"
)

// sampleBytes is how much of a document the measures below look at: enough for
// any statistics, and a bound on their cost.
const sampleBytes = 1 << 20

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
	return byContent(sample(data), declared), mark
}

// sample returns the part of the data that is measured: what is left of the
// first megabyte after plain ASCII at its start.
func sample(data []byte) []byte {
	i := bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
	if i < 0 {
		return nil
	}
	return data[i:min(len(data), i+sampleBytes)]
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
func byContent(sample []byte, declared string) string {
	if len(sample) == 0 { // ASCII is all of them
		if declared == "" {
			return utf8Name
		}
		return declared
	}
	utf, gb, big5 := measureUTF8(sample), measureGB(sample), measureBig5(sample)
	if utf.clean() && !(declared == gbName && gb.clean() && utf.short(gb)) {
		return utf8Name
	}
	// Neither reading is perfect: a page cut off or patched together. The one
	// that explains nearly all bytes is right.
	if utf.share() > 0.9 && utf.share() >= gb.share() {
		return utf8Name
	}
	if declared == latinName && (gb.share() < 0.95 || gb.usual() < 0.5) {
		return latinName
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

// A measure is how well bytes read in an encoding: the characters beyond ASCII
// that are good, those of them in everyday use, and the bytes that are bad.
type measure struct{ good, common, bad int }

func (m measure) clean() bool { return m.bad == 0 && m.good > 0 }

// share is the part of the non-ASCII characters that could be read.
func (m measure) share() float64 { return ratio(m.good, m.good+m.bad) }

// usual is the part of them that is in everyday use.
func (m measure) usual() float64 { return ratio(m.common, m.good+m.bad) }

// short reports whether a text that reads cleanly as UTF-8 is so short that this
// may be chance, and reads better in the other measure.
func (m measure) short(other measure) bool {
	return m.good <= 8 && other.usual() > m.usual()
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func measureUTF8(b []byte) (m measure) {
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		if !utf8.FullRune(b) {
			break // cut by the sample's end or the document's
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
	for i := 0; i < len(b); {
		lead := b[i]
		if lead < 0x80 {
			i++
			continue
		}
		if i+1 == len(b) {
			break
		}
		trail := b[i+1]
		switch {
		case lead == 0x80 || lead == 0xFF:
			m.bad++
			i++
		case trail >= 0x40 && trail != 0x7F && trail != 0xFF:
			m.good++
			if trail >= 0xA1 && (lead >= 0xB0 && lead <= 0xD7 || lead >= 0xA1 && lead <= 0xA3) {
				m.common++
			}
			i += 2
		case trail >= '0' && trail <= '9' && i+3 < len(b) &&
			b[i+2] >= 0x81 && b[i+2] != 0xFF && b[i+3] >= '0' && b[i+3] <= '9':
			m.good++
			i += 4
		default:
			m.bad++
			i++
		}
	}
	return m
}

// measureBig5 reads Big5. In everyday use are its first level (A4 to C6) and its
// symbols (A1 to A3).
func measureBig5(b []byte) (m measure) {
	for i := 0; i < len(b); {
		lead := b[i]
		if lead < 0x80 {
			i++
			continue
		}
		if i+1 == len(b) {
			break
		}
		trail := b[i+1]
		if lead < 0x81 || lead > 0xFE || !(trail >= 0x40 && trail <= 0x7E || trail >= 0xA1 && trail <= 0xFE) {
			m.bad++
			i++
			continue
		}
		m.good++
		if lead >= 0xA1 && lead <= 0xC6 {
			m.common++
		}
		i += 2
	}
	return m
}
