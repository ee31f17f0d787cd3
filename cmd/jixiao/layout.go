package main

import (
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"
	"golang.org/x/text/width"
)

// plainWidth is the width of lines where there is no terminal to ask.
const plainWidth = 100

// screen lays text out for people: in a terminal as wide as it is and in colour,
// elsewhere plain.
type screen struct {
	strings.Builder
	width  int
	colour bool
}

func newScreen(out io.Writer) *screen {
	s := &screen{width: plainWidth}
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		s.colour = os.Getenv("NO_COLOR") == ""
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			s.width = w
		}
	}
	return s
}

// style is an ANSI "select graphic rendition" code.
type style string

const (
	regular style = ""
	bold    style = "1"
	faint   style = "2"
	red     style = "31"
	yellow  style = "33"
)

func (s *screen) paint(st style, text string) string {
	if !s.colour || st == regular || text == "" {
		return text
	}
	return "\x1b[" + string(st) + "m" + text + "\x1b[0m"
}

// span is a cell of text in one style.
type span struct {
	text  string
	style style
}

func plain(text string) span { return span{text: text} }

// gap is the number of blanks between columns.
const gap = 2

// table prints rows in columns that start at the same place in every row. Cells
// that do not fit are wrapped, the widest columns first.
func (s *screen) table(indent int, rows [][]span) {
	var widths, least []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths, least = append(widths, 0), append(least, 8)
			}
			widths[i] = max(widths[i], cells(cell.text))
			least[i] = max(least[i], longestWord(cell.text))
		}
	}
	total := indent - gap
	for _, w := range widths {
		total += w + gap
	}
	for ; total > s.width; total-- {
		widest := -1
		for i, w := range widths {
			if w > least[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	for _, row := range rows {
		s.row(indent, widths, row)
	}
}

func (s *screen) row(indent int, widths []int, row []span) {
	wrapped, height := make([][]string, len(row)), 1
	for i, cell := range row {
		wrapped[i] = wrap(cell.text, widths[i])
		height = max(height, len(wrapped[i]))
	}
	for line := range height {
		pending := indent // blanks are printed only before text: no line ends in them
		for i, cell := range row {
			text := ""
			if line < len(wrapped[i]) {
				text = wrapped[i][line]
			}
			if text != "" {
				s.WriteString(strings.Repeat(" ", pending) + s.paint(cell.style, text))
				pending = 0
			}
			pending += widths[i] - cells(text) + gap
		}
		s.WriteByte('\n')
	}
}

// noStart are the characters that begin no line.
const noStart = "，。、；：！？）》」』】％"

// wrap cuts text into lines of at most n terminal cells, at a blank or beside a
// Chinese character where there is one.
func wrap(text string, n int) []string {
	var lines []string
	for cells(text) > n {
		cut, fits, room, wide := 0, 0, n, false
		for i, r := range text {
			w := runeCells(r)
			if i > 0 && (r == ' ' || w == 2 || wide) && !strings.ContainsRune(noStart, r) {
				cut = i
			}
			if room -= w; room < 0 && i > 0 {
				break
			}
			fits, wide = i+utf8.RuneLen(r), w == 2
		}
		if cut == 0 {
			cut = fits
		}
		lines = append(lines, text[:cut])
		text = strings.TrimLeft(text[cut:], " ")
	}
	return append(lines, text)
}

// longestWord returns the cells of the longest piece of text that wrap should not
// cut, of a length that a column can give room to.
func longestWord(text string) int {
	const most = 24
	longest, n := 0, 0
	for _, r := range text {
		if n += runeCells(r); r == ' ' || runeCells(r) == 2 {
			n = 0
		}
		longest = max(longest, n)
	}
	return min(longest, most)
}

// cells returns the number of terminal cells that s takes.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n += runeCells(r)
	}
	return n
}

func runeCells(r rune) int {
	switch {
	case r < 0x20 || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r < 0x1100: // no wide characters below
		return 1
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// oneLine drops the line breaks of a cell, and whatever could move the cursor.
func oneLine(s string) string { return visible(strings.Join(strings.Fields(s), " ")) }

// visible drops whatever could move the cursor, line breaks too.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
