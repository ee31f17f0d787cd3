package docx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fumiama/go-docx"
)

// symbol reads a w:sym: a character by its number in a font.
func (l *loader) symbol(p *docx.Paragraph) {
	r, known := l.symbolRune()
	l.skip()
	if !known {
		l.add(p, markSymbol)
	}
	l.addText(p, utf8.AppendRune(nil, r))
}

// symbolRune returns the character that the current w:sym shows. One that is not
// known is kept as it is: a character for private use.
func (l *loader) symbolRune() (r rune, known bool) {
	char, _ := l.attr("char")
	font, _ := l.attr("font")
	n, err := strconv.ParseUint(string(bytes.TrimSpace(char)), 16, 32)
	if err != nil || n == 0 || n > utf8.MaxRune {
		return utf8.RuneError, false
	}
	return fontRune(string(font), rune(n))
}

// Symbol fonts have their characters at privateFrom + 0x20 to 0xff.
const privateFrom = 0xF000

// fontRune returns what a character shows in a font.
func fontRune(font string, r rune) (shown rune, known bool) {
	if table := symbolFonts[strings.TrimSpace(font)]; table != nil {
		return symbolIn(table, r)
	}
	return r, r < privateFrom || r > privateFrom+0xff
}

func symbolIn(table map[rune]rune, r rune) (shown rune, known bool) {
	code := r
	if privateFrom <= r && r <= privateFrom+0xff {
		code -= privateFrom
	}
	if shown, ok := table[code]; ok {
		return shown, true
	}
	return r, code > 0xff
}

// showSymbols replaces text in a symbol font by what it shows. That the font is one
// of symbols need not mean that it is used: only a text of nothing but symbols is
// changed, as a box that is ticked by an "R" in Wingdings 2.
func showSymbols(text []byte, table map[rune]rune) []byte {
	var shown []byte
	for _, r := range string(text) {
		s, _ := symbolIn(table, r)
		if s == r {
			return text
		}
		shown = utf8.AppendRune(shown, s)
	}
	return shown
}

// symbolFonts are the symbol fonts by name.
var symbolFonts = map[string]map[rune]rune{
	"Symbol":      symbolFont,
	"Wingdings":   wingdings,
	"Wingdings 2": wingdings2,
	"Webdings":    webdings,
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
