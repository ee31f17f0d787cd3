package html

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/internal/trim"
	"github.com/jixiao-data/jixiao/parser/page"
)

// An inliner joins pieces of text to paragraphs and collapses white space as a
// browser does. Blank lines part paragraphs; the lines of each have no white space
// around them.
type inliner struct {
	done []string // the paragraphs before the one that is open
	// buf is the end of the open paragraph; its last line begins at line.
	buf  []byte
	line int
	// space says that white space stands behind buf which shows only if more
	// text follows, wrap that it holds a line end of the source.
	space, wrap bool
	broken      bool // a line break was added
	edge        bool // crossed out text begins or ends here
	size        int  // bytes that were added
	linked      int  // of them inside links
	links       int  // that began in this paragraph
	texts       *texts
}

// texts keeps short texts in few pieces of memory. Without it each is kept by itself.
type texts struct{ b strings.Builder }

const textsBytes = 2 << 10

func (t *texts) keep(text []byte) string {
	if t == nil || len(text) > textsBytes/8 {
		return string(text)
	}
	if t.b.Cap()-t.b.Len() < len(text) {
		t.b.Reset()
		t.b.Grow(textsBytes)
	}
	start := t.b.Len()
	t.b.Write(text)
	return t.b.String()[start:]
}

// add adds a piece of text in which runs of white space are one space.
func add[T string | []byte](t *inliner, s T) {
	for i := 0; i < len(s); {
		if c := s[i]; isSpace(c) {
			t.space = true
			t.wrap = t.wrap || c == '\n' || c == '\r'
			i++
			continue
		}
		start, noBreak := i, false
		for i < len(s) && !isSpace(s[i]) {
			noBreak = noBreak || s[i] == noBreakSpace[0]
			i += step(s[i])
		}
		i = min(i, len(s))
		word(t, s[start:i], noBreak)
	}
}

// word adds text without white space, but for no-break spaces if noBreak says that there
// may be some.
func word[T string | []byte](t *inliner, s T, noBreak bool) {
	if t.edge && len(t.buf) > 0 && len(s) > 0 && page.RunTogether(t.buf[len(t.buf)-1], s[0]) {
		t.newline()
	}
	t.edge = false
	before := len(t.buf)
	if t.space {
		if len(t.buf) > 0 && t.buf[len(t.buf)-1] != '\n' && !(t.wrap && t.joins(string(s[:min(len(s), utf8.UTFMax)]))) {
			t.buf = append(t.buf, ' ')
		}
		t.space, t.wrap = false, false
	}
	from := 0
	for i := 0; noBreak && i+1 < len(s); i += step(s[i]) {
		if s[i] == noBreakSpace[0] && s[i+1] == noBreakSpace[1] {
			t.buf = append(append(t.buf, s[from:i]...), ' ')
			from = i + len(noBreakSpace)
		}
	}
	t.buf = append(t.buf, s[from:]...)
	t.size += len(t.buf) - before
}

const noBreakSpace = "\u00A0"

// step is how far the next byte is that may begin a character, by the first byte of one:
// most characters have three.
func step(first byte) int {
	if first >= 0xe0 {
		return 3
	}
	return 1
}

// joins reports whether a line end of the source between the text so far and s
// is no space: Chinese has none between its characters, and Word breaks the
// lines of its source anywhere in it (CSS Text 3, 4.1.3).
func (t *inliner) joins(s string) bool {
	before, _ := utf8.DecodeLastRune(t.buf)
	after, _ := utf8.DecodeRuneInString(s)
	return wide(before) && wide(after) || wideMark(before) || wideMark(after)
}

// wide reports whether a character is Chinese: an ideograph, or punctuation
// that is set as wide as one.
func wide(r rune) bool {
	switch {
	case r < 0x2010:
		return false
	case r < 0x2E80:
		return r <= 0x2026 // dashes, quotation marks, the ellipsis
	case r < 0xA4D0, r >= 0xF900 && r < 0xFB00, r >= 0xFE30 && r < 0xFE50, r >= 0xFF00 && r < 0xFFF0:
		return true
	}
	return r >= 0x20000 && r < 0x40000
}

// wideMark reports whether a character is punctuation of full width, which
// needs no space on either side.
func wideMark(r rune) bool {
	return r >= 0x3001 && r < 0x3020 || r >= 0xFF01 && r < 0xFF10 || r >= 0xFF1A && r < 0xFF20
}

// pre adds a piece of text whose white space stays.
func (t *inliner) pre(s string) {
	t.space, t.wrap = false, false
	for _, r := range s {
		switch r {
		case '\n':
			t.size++
			t.newline()
			continue
		case 0xA0:
			r = ' '
		}
		t.buf = utf8.AppendRune(t.buf, r)
		t.size += utf8.RuneLen(r)
	}
}

// newline adds a line break.
func (t *inliner) newline() {
	t.space, t.wrap, t.broken = false, false, true
	if line := t.buf[t.line:]; !trim.Tight(line) {
		line = bytes.TrimSpace(line)
		t.buf = append(t.buf[:t.line], line...)
		if len(line) == 0 {
			t.part()
			return
		}
	}
	t.buf = append(t.buf, '\n')
	t.line = len(t.buf)
}

// part ends the open paragraph, of which there are whole lines.
func (t *inliner) part() {
	text := t.buf
	if n := len(text); n > 0 && text[n-1] == '\n' {
		text = text[:n-1]
	}
	if len(text) > 0 {
		t.done = append(t.done, t.texts.keep(text))
	}
	t.buf, t.line = t.buf[:0], 0
}

// empty reports whether nothing was added since the inliner was empty.
func (t *inliner) empty() bool { return len(t.buf) == 0 && !t.broken }

// paragraphs returns the paragraphs and empties the inliner. They are good until
// the next is added.
func (t *inliner) paragraphs() []string {
	t.newline()
	t.part()
	done := t.done
	t.reset()
	return done
}

// reset empties the inliner.
func (t *inliner) reset() { *t = inliner{done: t.done[:0], buf: t.buf[:0], texts: t.texts} }
