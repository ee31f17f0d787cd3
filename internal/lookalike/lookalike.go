// Package lookalike knows the characters that look like common ones and are others:
// what converters leave of a font whose glyphs they only know by shape. A PDF turned
// into a Word file has 项⽬ with a radical for 项目.
package lookalike

import (
	"strings"
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
var supplement = pairs(
	"⺒⺓⺜⺝⺟⺠⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
	"巳幺日月母民肉虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟")

func pairs(from, to string) map[rune]rune {
	m, plain := map[rune]rune{}, []rune(to)
	for _, r := range from {
		m[r], plain = plain[0], plain[1:]
	}
	return m
}

// Plain gives the common character that a character looks like, else the character
// itself. Both have as many bytes in UTF-8.
func Plain(r rune) rune {
	if r < radicalFrom || r > radicalTo && r < compatFrom || r > compatTo {
		return r
	}
	if plain, ok := supplement[r]; ok {
		return plain
	}
	plain, size := utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
	if size != utf8.RuneLen(r) {
		return r
	}
	return plain
}

// In reports whether a text has a character that may be one of these.
func In(s string) bool { return within(s, 0xe2, 0xba, 0xbf) || within(s, 0xef, 0xa4, 0xab) }

// within looks for a character of three bytes by its first, and by what its second is
// from and to. Little else of Chinese text has these first bytes.
func within(s string, lead, from, to byte) bool {
	for {
		i := strings.IndexByte(s, lead)
		if i < 0 || i+1 >= len(s) {
			return false
		}
		if s[i+1] >= from && s[i+1] <= to {
			return true
		}
		s = s[i+1:]
	}
}

// Fold replaces all such characters of a text, which keeps its length in bytes.
func Fold(s string) string {
	if !In(s) || !utf8.ValidString(s) {
		return s
	}
	return strings.Map(Plain, s)
}
