package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/internal/lookalike"
)

// A folding is a text in the spelling that the scanner reads: half-width, without
// white space (line breaks kept as '\n'), one kind of dash, wave and bracket.
type folding struct {
	text string
	has  traits
	// wide says that full-width digits, letters or signs were folded, or characters
	// that stand for a common one: ⽉ for 月 (code full_width). Brackets and
	// punctuation are no repair (rules §4).
	wide bool
	// ocr says that I l O o inside a number were read as digits.
	ocr bool
	// spaced says that blanks between two digits were dropped.
	spaced bool
}

// traits say which signs a text has, so that a rule that needs one of them is not
// tried where there is none.
type traits uint8

const (
	hasDate      traits = 1 << iota // a sign of the calendar (rules §7)
	hasBase                         // the beginning of a base (rules §6)
	hasSeparator                    // a mark between values (rules §2.2)
	hasConfusable
	hasWideComma
	hasNegation
	unfolded // folding changes the sign
)

// traitsOf looks at one character of a text.
func traitsOf(r rune) traits {
	switch r {
	case '年', '月', '日', '季', '半', '及', '按', '在', '当':
		return hasDate
	case '.', '-', '/':
		return hasDate
	case '上', '去', '同', '环', '预', '标', '规', '定', '计', '目', '平', '往', '比', '较':
		return hasBase
	case '\n', ';', ',', '、':
		return hasSeparator
	case '，':
		return hasSeparator | hasWideComma
	case '不', '未', '无', '非', '没', '难':
		return hasNegation
	case 'I', 'l', 'O', 'o':
		return hasConfusable
	case '&':
		return unfolded
	case '≥', '≤', '。', '±', '‰', '·', '㎡', '≈':
		return 0
	}
	if r > ' ' && r < utf8.RuneSelf || r >= 0x4e00 && r <= 0x9fff {
		return 0
	}
	return unfolded
}

// traitsIn looks at all characters of a text, at most of them by their bytes.
func traitsIn(s string) (has traits) {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			has |= signTraits[c]
			i++
		case beginsHan(s[i:]) && !hanTells[list(s[i:])]:
			i += 3
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			has |= traitsOf(r)
			i += size
		}
	}
	return has
}

// beginsHan reports whether a text begins with a character of U+4E00 to U+9FFF.
func beginsHan(s string) bool {
	return len(s) > 2 && (s[0] > 0xe4 && s[0] <= 0xe9 || s[0] == 0xe4 && s[1] >= 0xb8) && s[1]&0xc0 == 0x80 && s[2]&0xc0 == 0x80
}

// signTraits are the traits of the signs of ASCII, and hanTells says of which lists (see
// list) a Chinese character may have some.
var signTraits, hanTells = func() (signs [utf8.RuneSelf]traits, tells [256]bool) {
	for c := range signs {
		signs[c] = traitsOf(rune(c))
	}
	for _, r := range "年月日季半及按在当上去同环预标规定计目平往比较不未无非没难" {
		tells[list(string(r))] = true
	}
	return signs, tells
}()

// fold folds a text. A text that is clean already is returned as it is.
func fold(raw string) folding {
	f := folding{text: raw, has: traitsIn(raw)}
	if f.has&unfolded != 0 {
		f.rewrite(raw)
	}
	if f.has&hasConfusable != 0 {
		f.text, f.ocr = foldConfusables(f.text)
	}
	if f.has&hasWideComma != 0 {
		f.foldCommas()
	}
	return f
}

// rewrite folds character by character.
func (f *folding) rewrite(raw string) {
	var b strings.Builder
	b.Grow(len(raw))
	f.has = 0
	last, blank := rune(0), false
	for _, r := range raw {
		n, wide := foldRune(r)
		if n < 0 {
			blank = blank || unicode.IsSpace(r)
			continue
		}
		f.spaced = f.spaced || blank && n >= '0' && n <= '9' && last < utf8.RuneSelf && (isDigit(byte(last)) || likeDigit(byte(last)))
		last, blank = n, false
		f.wide = f.wide || wide
		f.has |= traitsOf(n)
		b.WriteRune(n)
	}
	f.text = b.String()
	if strings.Contains(f.text, "&") {
		f.text = entities.Replace(f.text)
	}
}

// entities are operators that were escaped twice on their way to the page.
var entities = strings.NewReplacer("&gt;", ">", "&lt;", "<", "&ge;", "≥", "&le;", "≤", "&amp;gt;", ">", "&amp;lt;", "<", "&amp;ge;", "≥", "&amp;le;", "≤")

// foldRune gives the spelling of a character that the scanner reads, or -1 where
// it is dropped; wide says that its folding is a repair (rules §4, full_width).
func foldRune(r rune) (folded rune, wide bool) {
	switch {
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ',
		r == '％', r == '．', r == '＞', r == '＜', r == '＝', r == '＋', r == '－':
		return r - 0xfee0, true
	case r == '﹪':
		return '%', true
	case r == '\n':
		return r, false
	case unicode.IsSpace(r):
		return -1, false
	}
	switch r {
	case '（':
		return '(', false
	case '）':
		return ')', false
	case '【', '［':
		return '[', false
	case '】', '］':
		return ']', false
	case '～', '〜', '∼':
		return '~', false
	case '；':
		return ';', false
	case '：':
		return ':', false
	case '／', '∕', '⁄':
		return '/', false
	case '＊':
		return '*', false
	case '•', '・', '‧', '∙', '⋅':
		return '·', false
	case '—', '–', '―', '−', '‐', '‑', '─':
		return '-', false
	}
	if lookalike.Invisible(r) {
		return -1, false
	}
	plain := lookalike.Plain(r)
	return plain, plain != r
}

// foldCommas folds full-width commas that separate thousands: 1，200. Others
// separate values.
func (f *folding) foldCommas() {
	rest := f.text
	var b []byte
	for {
		i := strings.Index(rest, "，")
		if i < 0 {
			break
		}
		b = append(b, rest[:i]...)
		if rest = rest[i+len("，"):]; groupsDigits(b, rest) {
			b = append(b, ',')
			f.wide = true
		} else {
			b = append(b, "，"...)
		}
	}
	if f.wide {
		f.text = string(append(b, rest...))
	}
}

// groupsDigits reports whether a comma between two texts separates thousands: one
// to three digits stand before it, three after another comma, and exactly three
// behind.
func groupsDigits(before []byte, after string) bool {
	n := 0
	for n < len(before) && n < 4 && isDigit(before[len(before)-1-n]) {
		n++
	}
	if n == 0 || n > 3 {
		return false
	}
	if n < len(before) {
		if c := before[len(before)-1-n]; c == '.' || c == ',' && n < 3 {
			return false
		}
	}
	return len(after) >= 3 && allDigits(after[:3]) && (len(after) == 3 || !isDigit(after[3]))
}

// foldConfusables reads I l as 1 and O o as 0 in runs of digits (rules §4,
// ocr_confusable): IO0% is 100%. A run that holds any other letter is a word, but
// for an N or W at the beginning, which may be an operator (rules §5.5).
func foldConfusables(s string) (string, bool) {
	var b []byte
	i := 0
	if len(s) > 1 && (s[0] == 'N' || s[0] == 'W') {
		i = 1
	}
	for i < len(s) {
		end, digits, letters, word := i, 0, 0, false
		for ; end < len(s) && (isDigit(s[end]) || isLetter(s[end]) || s[end] == '.' || end > i && groupsLike(s, end)); end++ {
			switch {
			case isDigit(s[end]):
				digits++
			case likeDigit(s[end]):
				letters++
			case isLetter(s[end]):
				word = true
			}
		}
		if digits > 0 && letters > 0 && !word && !litres(s, i, end) {
			if b == nil {
				b = []byte(s)
			}
			for k := i; k < end; k++ {
				switch b[k] {
				case 'I', 'l':
					b[k] = '1'
				case 'O', 'o':
					b[k] = '0'
				}
			}
		}
		i = max(end, i+1)
	}
	if b == nil {
		return s, false
	}
	return string(b), true
}

// likeDigit reports whether a letter is easily taken for a digit.
func likeDigit(c byte) bool { return c == 'I' || c == 'l' || c == 'O' || c == 'o' }

// groupsLike reports whether a comma and three characters like digits stand at a
// place: 1,2OO.
func groupsLike(s string, i int) bool {
	if s[i] != ',' || len(s) < i+4 || len(s) > i+4 && (isDigit(s[i+4]) || isLetter(s[i+4])) {
		return false
	}
	for _, c := range []byte(s[i+1 : i+4]) {
		if !isDigit(c) && !likeDigit(c) {
			return false
		}
	}
	return true
}

// litres reports whether the last letter of a run is the unit: 100l, 5l/天.
func litres(s string, from, end int) bool {
	return s[end-1] == 'l' && !strings.ContainsAny(s[from:end-1], "IlOo") && (end == len(s) || s[end] == '/')
}
