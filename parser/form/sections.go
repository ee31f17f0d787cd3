package form

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The marks of a one-cell list are looked for in every cell that may be one, so they
// are scanned by hand: regular expressions took two thirds of reading such a list.

// A section is a part of a one-cell list: the mark that opens it stands at [start, end)
// and names two levels.
type section struct {
	start, end     int
	level1, level2 string
}

// sectionsOf lists the section marks in a text: 【level1-level2】 (or in other brackets),
// or the same without brackets where both names end in 指标. Nothing but the dash tells
// them apart from other text.
func sectionsOf(text string) []section {
	var list []section
	from := 0 // where the text behind the last mark begins
	for at := 0; ; {
		n := indexDash(text[at:])
		if n < 0 {
			return list
		}
		dash := at + n
		at = dash + dashes(text[dash:])
		m, ok := bracketed(text, from, dash, at)
		if !ok {
			m, ok = unbracketed(text, from, dash, at)
		}
		if ok {
			list = append(list, m)
			from, at = m.end, m.end
		}
	}
}

// bracketed reads a mark in brackets around the dashes [dash, behind). It begins at from
// or later.
func bracketed(text string, from, dash, behind int) (m section, ok bool) {
	open := strings.LastIndexFunc(text[from:dash], func(r rune) bool { return isSquare(r) || isDash(r) })
	if open < 0 {
		return m, false
	}
	m.start = from + open
	r, size := utf8.DecodeRuneInString(text[m.start:])
	if r != '【' && r != '[' {
		return m, false
	}
	n := strings.IndexFunc(text[behind:], isSquare)
	if n < 0 {
		return m, false
	}
	last, more := utf8.DecodeRuneInString(text[behind+n:])
	m.end = behind + n + more
	m.level1 = strings.Trim(text[m.start+size:dash], markSpace)
	m.level2 = strings.Trim(text[behind:behind+n], markSpace)
	return m, (last == '】' || last == ']') && m.level1 != "" && m.level2 != ""
}

// The longest names of the two levels where no brackets stand around them, in runes and
// without 指标.
const maxLevel1, maxLevel2 = 6, 10

// unbracketed reads a mark without brackets around the dashes [dash, behind).
func unbracketed(text string, from, dash, behind int) (m section, ok bool) {
	before := strings.TrimRight(text[from:dash], markSpace)
	name, ok := strings.CutSuffix(before, "指标")
	if !ok {
		return m, false
	}
	start := len(name)
	for range maxLevel1 {
		r, size := utf8.DecodeLastRuneInString(name[:start])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		start -= size
	}
	if start == len(name) {
		return m, false
	}
	m.start, m.level1 = from+start, before[start:]
	rest := strings.TrimLeft(text[behind:], markSpace)
	end := 0 // of the second name, which is the longest there is
	for i, n := 0, 0; n <= maxLevel2; n++ {
		if n > 0 && strings.HasPrefix(rest[i:], "指标") {
			end = i + len("指标")
		}
		r, size := utf8.DecodeRuneInString(rest[i:])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		i += size
	}
	if end == 0 {
		return m, false
	}
	if strings.HasSuffix(rest[:end], "指标指标") { // 数量指标指标1：… the line break between them was lost
		end -= len("指标")
	}
	m.level2 = rest[:end]
	rest = strings.TrimLeft(rest[end:], markSpace)
	if r, size := utf8.DecodeRuneInString(rest); r == '：' || r == ':' {
		rest = rest[size:]
	}
	m.end = len(text) - len(rest)
	return m, true
}

// nextItem finds the first 指标N： in a text: the mark before an indicator stands at
// [start, end).
func nextItem(text string) (start, end int, ok bool) {
	for at := 0; ; {
		n := strings.Index(text[at:], "指标")
		if n < 0 {
			return 0, 0, false
		}
		start = at + n
		at = start + len("指标")
		rest := strings.TrimLeft(text[at:], markSpace)
		number := strings.TrimLeftFunc(rest, func(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' })
		if len(number) == len(rest) {
			continue
		}
		rest = strings.TrimLeft(number, markSpace)
		switch r, size := utf8.DecodeRuneInString(rest); r {
		case '：', ':', '、', '.':
			return start, len(text) - len(rest) + size, true
		}
	}
}

// markSpace is the white space that may stand inside a mark.
const markSpace = " \t\n\f\r"

func isDash(r rune) bool {
	switch r {
	case '-', '—', '－', '–':
		return true
	}
	return false
}

// indexDash finds the first dash of a text, which may be long.
func indexDash(s string) int {
	for i := range len(s) {
		switch s[i] {
		case '-', "—"[0], "－"[0]: // the first bytes of dashes
			if r, _ := utf8.DecodeRuneInString(s[i:]); isDash(r) {
				return i
			}
		}
	}
	return -1
}

// dashes gives the length of the dashes that a text begins with.
func dashes(s string) int { return len(s) - len(strings.TrimLeftFunc(s, isDash)) }

func isSquare(r rune) bool {
	switch r {
	case '【', '】', '[', ']':
		return true
	}
	return false
}
