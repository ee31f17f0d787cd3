package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A folding is a text in the spelling that the scanner reads: half-width, without
// white space (line breaks kept as '\n'), one kind of dash, wave and bracket.
type folding struct {
	text string
	// wide says that full-width digits, letters or signs were folded (code
	// full_width). Brackets and punctuation are no repair.
	wide bool
	// ocr says that I l O o inside a number were read as digits.
	ocr bool
}

// plainFold maps characters whose folding is no repair. A space means the
// character is dropped.
var plainFold = map[rune]rune{
	'（': '(', '）': ')', '【': '[', '】': ']', '［': '[', '］': ']',
	'～': '~', '〜': '~', '∼': '~', '；': ';', '：': ':', '／': '/', '＊': '*',
	'—': '-', '–': '-', '―': '-', '−': '-', '‐': '-', '‑': '-', '─': '-',
	'\u200b': ' ', '\ufeff': ' ', '\u00ad': ' ',
}

// fold folds a text. A text that is clean already is returned as it is.
func fold(raw string) folding {
	if clean(raw) {
		return folding{text: raw}
	}
	var f folding
	var b strings.Builder
	b.Grow(len(raw))
	for i, r := range raw {
		switch {
		case r == '\n':
			b.WriteByte('\n')
		case unicode.IsSpace(r):
		case wideSign(r) != 0:
			b.WriteRune(wideSign(r))
			f.wide = true
		case r == '，' && groupsDigits(b.String(), raw[i+len("，"):]):
			b.WriteByte(',')
			f.wide = true
		default:
			if p, ok := plainFold[r]; ok {
				r = p
			}
			if r != ' ' {
				b.WriteRune(r)
			}
		}
	}
	f.text = b.String()
	if strings.ContainsAny(f.text, "IlOo") {
		f.text, f.ocr = foldConfusables(f.text)
	}
	return f
}

// clean reports whether folding would change nothing: only ASCII without letters
// that may be confused, han characters, and the plain signs.
func clean(s string) bool {
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			switch r {
			case ' ', '\t', '\r', '\v', '\f', 'I', 'l', 'O', 'o':
				return false
			}
		case r >= 0x4e00 && r <= 0x9fff, r == '≥', r == '≤', r == '、', r == '。':
		default:
			return false
		}
	}
	return true
}

// wideSign gives the half-width form of a full-width digit, letter or sign whose
// folding is a repair, or 0.
func wideSign(r rune) rune {
	switch {
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ':
		return r - 0xfee0
	case r == '％', r == '．', r == '＞', r == '＜', r == '＝', r == '＋', r == '－':
		return r - 0xfee0
	case r == '﹪':
		return '%'
	}
	return 0
}

// groupsDigits reports whether a comma between two texts separates thousands.
func groupsDigits(before, after string) bool {
	if before == "" || !isDigit(before[len(before)-1]) {
		return false
	}
	n := 0
	for _, r := range after {
		if w := wideSign(r); w != 0 {
			r = w
		}
		if r < '0' || r > '9' {
			break
		}
		n++
	}
	return n == 3
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// foldConfusables reads I l as 1 and O o as 0 in runs of digits: IO0% is 100%. A
// run that holds any other letter is a word.
func foldConfusables(s string) (string, bool) {
	b := []byte(s)
	changed := false
	for i := 0; i < len(b); {
		j, digits, letters := i, 0, 0
		word := false
		for j < len(b) && (isDigit(b[j]) || isLetter(b[j]) || b[j] == '.') {
			switch {
			case isDigit(b[j]):
				digits++
			case strings.IndexByte("IlOo", b[j]) >= 0:
				letters++
			case b[j] != '.':
				word = true
			}
			j++
		}
		if digits > 0 && letters > 0 && !word && !litres(s, i, j) {
			for k := i; k < j; k++ {
				switch b[k] {
				case 'I', 'l':
					b[k], changed = '1', true
				case 'O', 'o':
					b[k], changed = '0', true
				}
			}
		}
		i = max(j, i+1)
	}
	return string(b), changed
}

// litres reports whether the last letter of a run is the unit: 100l, 5l/天.
func litres(s string, from, end int) bool {
	return s[end-1] == 'l' && !strings.ContainsAny(s[from:end-1], "IlOo") && (end == len(s) || s[end] == '/')
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// firstRune and lastRune look at the ends of a text.
func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }
