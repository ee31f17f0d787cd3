package html

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// An inliner joins pieces of text to a paragraph and collapses white space as a
// browser does.
type inliner struct {
	buf []byte
	// spilled is what stands before buf in a very long paragraph, so that growing
	// it does not take several times its memory.
	spilled []string
	before  int // bytes in spilled
	// space says that white space stands behind buf which shows only if more
	// text follows, wrap that it holds a line end of the source.
	space, wrap bool
	linked      int // bytes inside links
	links       int // that began in this paragraph
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
		start := i
		for i < len(s) && !isSpace(s[i]) {
			i++
		}
		word(t, s[start:i])
	}
}

// word adds text without white space, but for no-break spaces.
func word[T string | []byte](t *inliner, s T) {
	if t.space {
		if len(t.buf) > 0 && t.buf[len(t.buf)-1] != '\n' && !(t.wrap && t.joins(string(s[:min(len(s), utf8.UTFMax)]))) {
			t.buf = append(t.buf, ' ')
		}
		t.space, t.wrap = false, false
	}
	from := 0
	for i := 0; i+1 < len(s); i++ {
		if s[i] == noBreakSpace[0] && s[i+1] == noBreakSpace[1] {
			t.buf = append(append(t.buf, s[from:i]...), ' ')
			from = i + len(noBreakSpace)
		}
	}
	t.buf = append(t.buf, s[from:]...)
}

const noBreakSpace = "\u00A0"

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
		if r == 0xA0 {
			r = ' '
		}
		t.buf = utf8.AppendRune(t.buf, r)
	}
}

// reset empties the inliner.
func (t *inliner) reset() { *t = inliner{buf: t.buf[:0]} }

// newline adds a line break.
func (t *inliner) newline() {
	t.space, t.wrap = false, false
	t.buf = append(t.buf, '\n')
}

// spillAt is how large the buffer grows.
const spillAt = 1 << 20

// spill empties a large buffer but for its last character.
func (t *inliner) spill() {
	if len(t.buf) < spillAt {
		return
	}
	_, last := utf8.DecodeLastRune(t.buf)
	cut := len(t.buf) - last
	t.spilled = append(t.spilled, string(t.buf[:cut]))
	t.before += cut
	t.buf = append(t.buf[:0], t.buf[cut:]...)
}

// size is how many bytes of text there are.
func (t *inliner) size() int { return t.before + len(t.buf) }

// paragraphs empties the inliner and appends its paragraphs to all. Blank lines
// part them; the lines of each have no white space around them.
func (t *inliner) paragraphs(all []string) []string {
	var text string
	if t.spilled == nil {
		text = string(bytes.TrimSpace(t.buf))
	} else {
		text = strings.TrimSpace(strings.Join(append(t.spilled, string(t.buf)), ""))
	}
	t.reset()
	if text == "" {
		return all
	}
	if !strings.Contains(text, "\n") {
		return append(all, text)
	}
	var current []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			current = append(current, line)
			continue
		}
		if len(current) > 0 {
			all = append(all, strings.Join(current, "\n"))
			current = nil
		}
	}
	return append(all, strings.Join(current, "\n"))
}
