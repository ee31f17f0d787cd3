package normalize

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/jixiao-data/jixiao/schema"
)

// White space is dropped (rules §4), but a blank or a line break between two digits may
// stand between two numbers: 30 40场 is not 3040场. It belongs to one number where
//
//   - it parts groups of three, as the style manuals want it: 1 000 000;
//   - a group behind a comma is incomplete without it, as where a narrow column broke the
//     number: 1,23⏎4.00;
//   - it stands between 年 and 月, or 月 and 日: 2022年1 2月;
//   - all characters of the cell are printed apart: 9 5 %.

// A gapped number is a run of digits with a gap that nothing shows to be part of it.
type gapped struct {
	joined string // without the gaps
	pieces []string
	blank  bool // a gap is no line break
}

// gaps finds the gapped numbers of a text, of which f is the folding.
func (f *folding) gaps(raw string) []gapped {
	if !f.spaced && !breaksDigits(f.text) {
		return nil
	}
	s := foldSpaced(raw)
	if printedApart(s) {
		return nil
	}
	var found []gapped
	for i := 0; i < len(s); {
		if !isDigit(s[i]) {
			i++
			continue
		}
		run, end := []byte(nil), i
		for ; end < len(s) && (inNumber(s[end]) || isGap(s[end]) && end+1 < len(s) && isDigit(s[end+1])); end++ {
			if c := s[end]; !isGap(c) || isDigit(s[end-1]) || likeDigit(s[end-1]) { // not the one in 1, 200
				run = append(run, c)
			}
		}
		if slices.ContainsFunc(run, isGap) && !isOneNumber(run) && !inDate(s[:i], run, s[end:]) {
			text := strings.Map(plainDigit, string(run))
			pieces := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' })
			found = append(found, gapped{strings.Join(pieces, ""), pieces, slices.Contains(run, ' ')})
		}
		i = end
	}
	return found
}

// breaksDigits reports whether a line of a folded text ends in a digit and the next one
// begins with one.
func breaksDigits(s string) bool {
	for i := 1; ; i++ {
		n := strings.IndexByte(s[min(i, len(s)):], '\n')
		if n < 0 {
			return false
		}
		if i += n; i+1 < len(s) && isDigit(s[i-1]) && isDigit(s[i+1]) {
			return true
		}
	}
}

// foldSpaced folds a text and keeps one sign for the white space between two characters:
// a line break where there is one, else a blank.
func foldSpaced(raw string) []byte {
	s := make([]byte, 0, len(raw))
	for _, r := range raw {
		n, _ := foldRune(r)
		switch {
		case n >= 0 && n != '\n':
			s = append(s, string(n)...)
		case !unicode.IsSpace(r) || len(s) == 0:
		case !isGap(s[len(s)-1]):
			s = append(s, ' ')
			fallthrough
		case n == '\n':
			if n == '\n' {
				s[len(s)-1] = '\n'
			}
		}
	}
	return bytes.TrimRight(s, " \n")
}

func isGap(c byte) bool { return c == ' ' || c == '\n' }

// inNumber reports whether a character may stand in a number, behind its first digit.
func inNumber(c byte) bool { return isDigit(c) || c == '.' || c == ',' || likeDigit(c) }

// plainDigit gives what the characters of a number are read as, and drops its commas.
func plainDigit(r rune) rune {
	switch r {
	case 'I', 'l':
		return '1'
	case 'O', 'o':
		return '0'
	case ',':
		return -1
	}
	return r
}

// printedApart reports whether white space stands between all characters of a cell, which
// are not all digits.
func printedApart(s []byte) bool {
	other, apart := false, true
	for _, r := range string(s) {
		switch gap := r == ' ' || r == '\n'; {
		case gap:
			apart = true
		case !apart:
			return false
		default:
			other, apart = other || r < '0' || r > '9', false
		}
	}
	return other
}

// isOneNumber reports whether a run of digits, commas, points and gaps is one number by its
// groups of digits. Two equal numbers side by side are rather that: 100 100.
func isOneNumber(run []byte) bool {
	if comma := bytes.IndexByte(run, ','); comma >= 0 {
		joined := bytes.Map(func(r rune) rune {
			if r == ' ' || r == '\n' {
				return -1
			}
			return r
		}, run)
		if end := groups(string(joined), bytes.IndexByte(joined, ',')); comma > 3 || end != len(joined) {
			return false
		}
		for i, c := range run {
			if group := i - 1 - bytes.LastIndexByte(run[:i], ','); isGap(c) && (i < comma || group > 2 || !allDigits(string(run[i-group:i]))) {
				return false
			}
		}
		return true
	}
	if slices.Contains(run, '\n') {
		return false
	}
	whole, part, _ := strings.Cut(string(run), ".")
	pieces := strings.Split(whole, " ")
	for i, p := range pieces {
		if !allDigits(p) || i > 0 && len(p) != 3 || len(p) > 3 {
			return false
		}
	}
	return len(pieces) > 1 && pieces[0][0] != '0' && (part == "" || allDigits(part)) && (pieces[0] != pieces[1] || len(pieces) > 2)
}

// inDate reports whether a run of digits is the month or the day of a date.
func inDate(before, run, after []byte) bool {
	digits := 0
	for _, c := range run {
		if isDigit(c) {
			digits++
		}
	}
	head, tail := string(bytes.TrimRight(before, " \n")), string(bytes.TrimLeft(after, " \n"))
	return digits == 2 && (strings.HasSuffix(head, "年") && strings.HasPrefix(tail, "月") || strings.HasSuffix(head, "月") && startsWith(tail, "日", "号"))
}

// undecided leaves a value open whose number has a gap. It reports false where the
// readings cannot be told: the text then states no value.
func (g gapped) undecided(t *schema.Threshold) bool {
	switch t.Kind {
	case schema.Multi:
		held := !g.blank // a line break parts the values
		for i := range t.Parts {
			if p := &t.Parts[i]; strings.Contains(strings.ReplaceAll(p.Raw, ",", ""), g.joined) {
				if !g.undecided(p) {
					return false
				}
				held = true
				t.Ambiguous = t.Ambiguous || p.Ambiguous
			}
		}
		return held
	case schema.Date:
		if t.Value == "" || t.Ambiguous {
			return t.Ambiguous
		}
		t.Candidates = []schema.Candidate{{Op: t.Op, Value: t.Value}}
	case schema.Range:
		return false
	case schema.Bound, schema.Exact, schema.Duration, schema.Ratio, schema.Relative:
		number, neg := strings.CutPrefix(string(t.Value), "-")
		if t.Ambiguous || !strings.Contains(number, g.joined) { // 95 95% is 95 twice
			return t.Low == ""
		}
		t.Candidates = []schema.Candidate{{Op: t.Op, Value: t.Value, Unit: t.Unit}}
		for i, p := range g.pieces {
			if neg && i == 0 {
				p = "-" + p
			}
			c := schema.Candidate{Op: t.Op, Value: schema.Literal(p), Unit: t.Unit}
			if _, err := schema.ParseDecimal(p); err == nil && !slices.Contains(t.Candidates, c) {
				t.Candidates = append(t.Candidates, c)
			}
		}
		t.Repairs = slices.DeleteFunc(t.Repairs, func(r schema.Repair) bool { return r == schema.PercentOver100 })
	default:
		return true
	}
	t.Value, t.Ambiguous = "", true
	return true
}
