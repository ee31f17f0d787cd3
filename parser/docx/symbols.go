package docx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fumiama/go-docx"
	"github.com/jixiao-data/jixiao/internal/symbols"
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
	return symbols.FontOf(strings.TrimSpace(string(font))).Rune(rune(n))
}
