// Package symbols knows what the characters of symbol fonts show: a ³ in the font
// Symbol is ≥.
package symbols

import (
	"strings"
	"unicode"
)

// A Font has what a symbol font shows, by code. The nil Font is any other font.
type Font map[rune]rune

// FontOf gives the symbol font of a name, or nil.
func FontOf(name string) Font {
	return fonts[name]
}

// Names are those of the fonts.
func Names() []string { return names }

var (
	names = []string{"Symbol", "Wingdings", "Wingdings 2", "Webdings"}
	fonts = map[string]Font{"Symbol": symbolFont, "Wingdings": wingdings, "Wingdings 2": wingdings2, "Webdings": webdings}
)

// Symbol fonts have their characters at privateFrom + 0x20 to 0xff.
const privateFrom = 0xF000

// Rune returns what a character shows in the font. One that is not known is returned
// as it is.
func (f Font) Rune(r rune) (shown rune, known bool) {
	if f == nil {
		return r, r < privateFrom || r > privateFrom+0xff
	}
	code := r
	if privateFrom <= r && r <= privateFrom+0xff {
		code -= privateFrom
	}
	if shown, ok := f[code]; ok {
		return shown, true
	}
	return r, code > 0xff
}

// Text returns what a text shows in the font. That the font is one of symbols need not
// mean that it is used: only a text of nothing but symbols and white space is changed,
// as a box that is ticked by an "R" in Wingdings 2.
func (f Font) Text(text string) string {
	if f == nil {
		return text
	}
	var shown strings.Builder
	for _, r := range text {
		s := r
		if !unicode.IsSpace(r) {
			if s, _ = f.Rune(r); s == r {
				return text
			}
		}
		shown.WriteRune(s)
	}
	return shown.String()
}

// row puts characters into a table at a code and those behind it.
func row(table map[rune]rune, code rune, shown string) {
	for _, r := range shown {
		table[code] = r
		code++
	}
}

// symbolFont is Adobe's Symbol encoding.
var symbolFont = func() map[rune]rune {
	t := map[rune]rune{}
	row(t, 0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?")
	row(t, 0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_")
	row(t, 0x60, "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")
	row(t, 0xa0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵")
	row(t, 0xc0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓")
	row(t, 0xe0, "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪")
	row(t, 0xf1, "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭")
	return t
}()

// wingdings has those of Wingdings' characters that documents use: hands, boxes,
// ticks, numbers in circles, stars and arrows.
var wingdings = func() map[rune]rune {
	t := map[rune]rune{}
	row(t, 0x20, " ")
	row(t, 0x22, "✂✁")
	row(t, 0x41, "✌")
	row(t, 0x45, "☜☞☝☟")
	row(t, 0x4a, "☺😐☹💣☠⚐")
	row(t, 0x51, "✈☼💧❄")
	row(t, 0x58, "✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓")
	row(t, 0x6c, "●❍■□")
	row(t, 0x71, "❑❒⬧⧫◆❖⬥⌧")
	row(t, 0x7a, "⌘")
	row(t, 0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")
	row(t, 0x9e, "·•")
	row(t, 0xa1, "○")
	row(t, 0xa4, "◉◎")
	row(t, 0xa7, "▪□")
	row(t, 0xaa, "✦★✶✴✹✵")
	row(t, 0xb5, "✪✰")
	row(t, 0xd8, "➢")
	row(t, 0xdf, "←→↑↓↖↗↙↘")
	row(t, 0xe8, "➔")
	row(t, 0xef, "⇦⇨⇧⇩")
	row(t, 0xfb, "✗✓☒☑")
	return t
}()

var wingdings2 = func() map[rune]rune {
	t := map[rune]rune{}
	row(t, 0x4f, "✗✓☒☑☒☒")
	row(t, 0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")
	row(t, 0x95, "•●●●")
	row(t, 0xa0, "■□□□")
	return t
}()

var webdings = func() map[rune]rune {
	t := map[rune]rune{}
	row(t, 0x61, "✔")
	row(t, 0x63, "□")
	row(t, 0x67, "■")
	row(t, 0x6e, "●")
	row(t, 0x72, "✖")
	return t
}()
