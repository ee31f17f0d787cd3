// Package lookalike knows the characters that look like common ones and are others:
// what converters leave of a font whose glyphs they only know by shape. A PDF turned
// into a Word file has 项⽬ with a radical for 项目. And it knows those that look like
// nothing.
package lookalike

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The blocks: CJK Radicals Supplement with Kangxi Radicals, and CJK Compatibility
// Ideographs. All of their characters have three bytes in UTF-8.
const (
	radicalFrom, radicalTo = 0x2e80, 0x2fd5
	compatFrom, compatTo   = 0xf900, 0xfaff
)

// supplement are the radicals that Unicode does not fold, and the characters that stand
// for the same (EquivalentUnifiedIdeograph.txt): those that are words of their own.
const (
	supplement      = "⺒⺓⺜⺝⺟⺠⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
	supplementPlain = "巳幺日月母民肉虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)

// Invisible reports whether a character has no shape and no width: marks of joining, of
// breaking words and of the direction of writing, and choices of a glyph, which editors
// leave between letters. White space is not among them.
func Invisible(r rune) bool {
	if r < 0xad || r >= 0x2070 && r < 0xfe00 || r >= 0xff00 && r < 0xfff0 {
		return false // nearly all: ASCII, characters of Chinese, full-width forms
	}
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector)
}

// Plain gives the common character that a character looks like, else the character
// itself. Both have as many bytes in UTF-8.
func Plain(r rune) rune {
	if r < radicalFrom || r > radicalTo && r < compatFrom || r > compatTo {
		return r
	}
	return table()[tableAt(r)]
}

// tableAt is the place of a character in the table.
func tableAt(r rune) rune {
	if r >= compatFrom {
		return r - compatFrom + radicalTo - radicalFrom + 1
	}
	return r - radicalFrom
}

// table has the common character for each of the blocks. It is made when first asked for.
var table = sync.OnceValue(func() []rune {
	t := make([]rune, tableAt(compatTo)+1)
	add := func(from, to rune) {
		for r := from; r <= to; r++ {
			plain, size := utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
			if size != utf8.RuneLen(r) {
				plain = r
			}
			t[tableAt(r)] = plain
		}
	}
	add(radicalFrom, radicalTo)
	add(compatFrom, compatTo)
	plain := []rune(supplementPlain)
	for i, r := range []rune(supplement) {
		t[tableAt(r)] = plain[i]
	}
	return t
})

// In reports whether a text has a character that may be one of these. It looks at two
// bytes of each character: all texts are asked this.
func In(s string) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c > 0xe2 && c < 0xef: // as most
			i += 3
		case c < utf8.RuneSelf:
			i++
		case c == 0xe2 && i+1 < len(s) && s[i+1] >= 0xba && s[i+1] <= 0xbf,
			c == 0xef && i+1 < len(s) && s[i+1] >= 0xa4 && s[i+1] <= 0xab:
			return true
		case c < 0xe0: // of two bytes, or none that is whole
			i++
		default:
			i += 3
		}
	}
	return false
}

// Fold replaces all such characters of a text, which keeps its length in bytes.
func Fold(s string) string {
	if !In(s) || !utf8.ValidString(s) {
		return s
	}
	return strings.Map(Plain, s)
}
