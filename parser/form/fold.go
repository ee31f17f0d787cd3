package form

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/jixiao-data/jixiao/internal/lookalike"
)

// fold brings a label to the form in which the vocabulary lists it: full-width
// letters narrowed, white space and the marks * ★ ☆ dropped, remarks in brackets
// dropped, and leading enumeration and closing colons dropped. A label that is
// nothing but a bracket keeps its content.
func fold(s string) string {
	squeezed := squeeze(s)
	if bare := dropBrackets(squeezed); bare != "" {
		squeezed = bare
	}
	if endsInMark(squeezed) {
		squeezed = strings.TrimRightFunc(squeezed, isClosing)
		squeezed = strings.TrimRightFunc(squeezed, isFootnote)
	}
	return dropEnumeration(squeezed)
}

// endsInMark reports whether a text may end in what isClosing or isFootnote name. Most
// end in a Chinese character, a digit or %.
func endsInMark(s string) bool {
	if s == "" {
		return false
	}
	last := s[len(s)-1]
	return last >= utf8.RuneSelf && !endsInHan(s) || last < utf8.RuneSelf && isClosing(rune(last))
}

func isClosing(r rune) bool {
	switch r {
	case ':', ';', ',', '.', '。', '、':
		return true
	}
	return false
}

// squeeze drops white space and emphasis marks, and narrows full-width forms. A text
// without any is returned as it is.
func squeeze(s string) string {
	at := plainRun(s)
	if at == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		b.WriteString(s[:at])
		if s = s[at:]; s == "" {
			return b.String()
		}
		r, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		at = plainRun(s)
		switch {
		case unicode.IsSpace(r), r == '*', r == '★', r == '☆', lookalike.Invisible(r):
		case r >= 0xff01 && r <= 0xff5e:
			b.WriteRune(r - 0xfee0)
		case r >= 0xff61 && r <= 0xffef:
			b.WriteString(width.Fold.String(string(r)))
		case r == '〔' || r == '【' || r == '[':
			b.WriteByte('(')
		case r == '〕' || r == '】' || r == ']':
			b.WriteByte(')')
		default:
			b.WriteRune(r)
		}
	}
}

// isFootnote reports whether a character is a mark that refers to a footnote: 项目名称①.
func isFootnote(r rune) bool { return isCircled(r) || r == '¹' || r == '²' || r == '³' }

// alike reports whether two texts are printed alike but for what squeeze drops.
func alike(a, b string) bool { return a == b || squeeze(a) == squeeze(b) }

// plainRun gives the length of what squeeze surely leaves as it is at the beginning of a
// text: of most cells all.
func plainRun(s string) int {
	i := 0
	for i < len(s) {
		c := s[i]
		if beginsHan(s[i:]) {
			i += 3
			continue
		}
		if c < utf8.RuneSelf {
			if c <= ' ' || c == '*' || c == '[' || c == ']' {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '≥', '≤', '、', '。', '“', '”':
			i += size
		default:
			return i
		}
	}
	return i
}

// dropBrackets removes bracketed remarks, nested ones too. An unclosed bracket is
// kept.
func dropBrackets(s string) string {
	if strings.IndexByte(s, '(') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	var open []int
	for i := range len(s) {
		switch c := s[i]; {
		case c == '(':
			open = append(open, len(out))
			out = append(out, c)
		case c == ')' && len(open) > 0:
			out = out[:open[len(open)-1]]
			open = open[:len(open)-1]
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// dropEnumeration removes a leading number and its punctuation: "1、", "一、",
// "2.", "①".
func dropEnumeration(s string) string {
	count := countRun(s)
	if count == len(s) {
		return s
	}
	if count > 0 {
		rest := s[count:]
		switch {
		case rest[0] == '.' || rest[0] == ':':
			rest = rest[1:]
		case strings.HasPrefix(rest, "、"):
			rest = rest[len("、"):]
		default:
			return s
		}
		if rest == "" || startsWithDigit(rest) {
			return s
		}
		return rest
	}
	if s[0] < utf8.RuneSelf || beginsHan(s) { // as most labels
		return s
	}
	return strings.TrimLeftFunc(s, isCircled)
}

// countRun gives the length of the number that a text begins with, in digits or Chinese
// numerals up to ten.
func countRun(s string) int {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			if c < '0' || c > '9' {
				return i
			}
			i++
		case beginsHan(s[i:]):
			if !isCountHan(s[i : i+3]) {
				return i
			}
			i += 3
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if !unicode.IsDigit(r) {
				return i
			}
			i += size
		}
	}
	return len(s)
}

// isCircled reports whether a character is a number in a circle: ①.
func isCircled(r rune) bool { return r >= '①' && r <= '⑳' }

// isCountHan reports whether a Chinese character, of three bytes, is a numeral up to ten.
func isCountHan(s string) bool {
	if s[0] > 0xe5 { // as most
		return false
	}
	switch s {
	case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十":
		return true
	}
	return false
}

// isHan reports whether a character is one of those that nearly all text is made of.
func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// beginsHan reports whether a text begins with such a character. To look at its bytes is
// several times as fast as to decode it.
func beginsHan(s string) bool {
	return len(s) > 2 && (s[0] > 0xe4 && s[0] <= 0xe9 || s[0] == 0xe4 && s[1] >= 0xb8)
}

// endsInHan reports whether a text ends in such a character.
func endsInHan(s string) bool { return len(s) > 2 && beginsHan(s[len(s)-3:]) }

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func hasHan(s string) bool { return strings.ContainsFunc(s, isHan) }

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// mayBeLabel reports whether a text is short enough for a label.
func mayBeLabel(s string) bool {
	return len(s) <= maxLabel || len(s) <= maxLabel*utf8.UTFMax && characters(s) <= maxLabel
}

// characters counts the characters of a text by their first bytes.
func characters(s string) int {
	n := 0
	for i := range len(s) {
		if s[i]&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

// blank reports whether s holds nothing but white space.
func blank(s string) bool {
	if s != "" && (s[0] > ' ' && s[0] < utf8.RuneSelf || beginsHan(s)) { // as most
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) }) < 0
}

// placeholder reports whether a cell holds no name: blank, or only dots, dashes
// and slashes, as filler rows do.
func placeholder(s string) bool {
	if beginsHan(s) || startsWithDigit(s) || strings.HasPrefix(s, "≥") {
		return false // as most cells
	}
	return strings.Trim(squeeze(s), ".…·-—–/、") == ""
}
