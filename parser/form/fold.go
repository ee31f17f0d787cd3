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
	if !endsInHan(squeezed) {
		squeezed = strings.TrimRightFunc(squeezed, isClosing)
		squeezed = strings.TrimRightFunc(squeezed, isFootnote)
	}
	return dropEnumeration(squeezed)
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
	b.WriteString(s[:at])
	for _, r := range s[at:] {
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
	return b.String()
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
		if n := hanRun(s[i:]); n > 0 {
			i += n
			continue
		}
		switch c := s[i]; {
		case c > ' ' && c < utf8.RuneSelf && c != '*' && c != '[' && c != ']':
			i++
			continue
		case c < utf8.RuneSelf:
			return i
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
	if beginsHan(s) && !strings.Contains(countHan, s[:3]) { // as most labels
		return s
	}
	i := strings.IndexFunc(s, func(r rune) bool { return !isCount(r) })
	if i > 0 {
		for _, mark := range []string{"、", ".", ":"} {
			if rest, ok := strings.CutPrefix(s[i:], mark); ok && rest != "" && !startsWithDigit(rest) {
				return rest
			}
		}
	}
	return strings.TrimLeftFunc(s, isCircled)
}

// isCircled reports whether a character is a number in a circle: ①.
func isCircled(r rune) bool { return r >= '①' && r <= '⑳' }

// isCount reports whether a character is a digit, or a Chinese numeral up to ten.
func isCount(r rune) bool {
	if isHan(r) {
		return strings.ContainsRune(countHan, r)
	}
	return unicode.IsDigit(r)
}

const countHan = "一二三四五六七八九十"

// isHan reports whether a character is one of those that nearly all text is made of.
func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// beginsHan reports whether a text begins with such a character. To look at its bytes is
// several times as fast as to decode it.
func beginsHan(s string) bool {
	return len(s) > 2 && (s[0] > 0xe4 && s[0] <= 0xe9 || s[0] == 0xe4 && s[1] >= 0xb8)
}

// hanRun gives the length of such characters at the beginning of a text.
func hanRun(s string) int {
	n := 0
	for beginsHan(s[n:]) {
		n += 3
	}
	return n
}

// endsInHan reports whether a text ends in such a character.
func endsInHan(s string) bool { return len(s) > 2 && beginsHan(s[len(s)-3:]) }

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// blank reports whether s holds nothing but white space.
func blank(s string) bool {
	return !beginsHan(s) && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) }) < 0
}

// placeholder reports whether a cell holds no name: blank, or only dots, dashes
// and slashes, as filler rows do.
func placeholder(s string) bool {
	if beginsHan(s) {
		return false // as most cells
	}
	return strings.Trim(squeeze(s), ".…·-—–/、") == ""
}
