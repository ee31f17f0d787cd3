package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// A point is a date as printed (SPEC §7). Zero means that a part is not printed.
type point struct {
	year, month, day int
	// until is the last month of a span that a word names: a quarter, half a year,
	// or the whole year.
	until int
	// last says that the last day is meant: 年底, 9月末.
	last bool
	// hanzi says that a part is printed in Chinese numerals.
	hanzi bool
}

// planWords are whole cells that say "as planned" (SPEC §7).
var planWords = func() map[string]bool {
	words := map[string]bool{"按计划完成": true, "在计划时间内完成": true}
	for _, w := range []string{"按时", "及时", "按期"} {
		words[w] = true
		for _, done := range []string{"完成", "发放", "拨付", "支付"} {
			words[w+done] = true
		}
	}
	return words
}()

// currentYear are whole cells that say "within this year".
var currentYear = map[string]bool{"当年": true, "本年度": true, "年度内": true, "本年": true, "年内": true, "当年内": true, "本年度内": true, "本年内": true}

// date reads dates, spans and plan words (SPEC §7).
func date(s string, _ name, _ *evidence, t *schema.Threshold) bool {
	switch {
	case currentYear[s]:
		t.Kind, t.Op, t.Base = schema.Date, schema.EQ, "current_year"
		return true
	case planWords[s]:
		t.Kind, t.Op, t.Base = schema.Date, schema.LE, "plan"
		return true
	case len(s) > 120 || !strings.ContainsAny(s, "年月日季半.-/"):
		return false
	}
	op, rest := dateLead(s)
	if at := strings.IndexFunc(rest, func(r rune) bool { return r >= '0' && r <= '9' }); at > 0 && !isLetter(rest[at-1]) {
		if _, n := scanPoint(rest, point{}); n == 0 {
			rest = rest[at:] // 工程于2021年10月底前竣工
		}
	}
	from, n := scanPoint(rest, point{})
	if n == 0 {
		return false
	}
	printed := rest[:n]
	rest = rest[n:]
	to, n := spanEnd(rest, from)
	rest = rest[n:]
	side, rest := dateSide(rest)
	if !closesDate(rest, printed) {
		return false
	}
	if op == "" {
		op = side
	}
	if from.hanzi || to.hanzi {
		t.Repairs = schema.Repairs{schema.ChineseNumeral}
	}
	if n > 0 {
		return spanned(from, to, op, t)
	}
	pointed(from, op, t)
	return true
}

// closesDate reports whether the text behind a date says no more of the value:
// 完成, 竣工验收. 全年 must stand alone, since 全年无休 is no date.
func closesDate(rest, printed string) bool {
	if rest == "" {
		return true
	}
	if printed == "全年" || hasDigit(rest) || len(rest) > 30 {
		return false
	}
	r := firstRune(rest)
	return r > 0x7f && r != '以' && r != '上' && r != '中' && r != '下' && !hasAny(rest, "率", "以上", "以下")
}

// dateFillers are words that may stand before a date.
var dateFillers = newDictionary(map[string]bool{
	"完成时间": true, "完成": true, "预计": true, "计划": true, "当年": true, "本年": true, "应于": true, "于": true, "在": true,
	"截至": true, "截止": true, "到": true, "至": true, "项目": true, "力争": true, "确保": true, "时间": true, "为": true, ":": true,
})

// dateLead reads what stands before a date: operators, and words that say nothing.
func dateLead(s string) (op schema.Op, rest string) {
	for rest = s; rest != ""; {
		if word, o, ok := leadingOperators.prefix(rest); ok && o.symbol {
			op, rest = o.op, rest[len(word):]
		} else if r, ok := strings.CutPrefix(rest, "不晚于"); ok {
			op, rest = schema.LE, r
		} else if r, ok := strings.CutPrefix(rest, "不早于"); ok {
			op, rest = schema.GE, r
		} else if word, _, ok := dateFillers.prefix(rest); ok {
			rest = rest[len(word):]
		} else {
			break
		}
	}
	return op, rest
}

// dateSide reads 前, 后 and their kin behind a date.
func dateSide(s string) (op schema.Op, rest string) {
	for _, w := range []struct {
		word string
		op   schema.Op
	}{
		{"之前", schema.LE}, {"以前", schema.LE}, {"前", schema.LE},
		{"之后", schema.GE}, {"以后", schema.GE}, {"后", schema.GE}, {"起", schema.GE},
		{"以内", schema.LE}, {"之内", schema.LE}, {"内", schema.LE},
	} {
		if r, ok := strings.CutPrefix(s, w.word); ok {
			return w.op, r
		}
	}
	return "", s
}

// spanEnd reads the end of a span behind its beginning.
func spanEnd(s string, from point) (to point, length int) {
	for _, sep := range []string{"--", "-", "~", "至", "到"} {
		if r, ok := strings.CutPrefix(s, sep); ok {
			if to, n := scanPoint(r, from); n > 0 {
				return to, len(sep) + n
			}
			return to, 0
		}
	}
	return to, 0
}

// scanPoint reads a date at the beginning of a text. What the second date of a
// span leaves out is taken from the first.
func scanPoint(s string, first point) (p point, length int) {
	if p, n := isoDate(s); n > 0 {
		return p, n
	}
	i := 0
	if year, n := scanYear(s); n > 0 {
		p.year, p.hanzi = year, !isDigit(s[0])
		i = n
	} else if first.year > 0 {
		p.year = first.year
	}
	hasYear := i > 0
	rest := s[i:]
	if hasYear { // 2020年度第四季度
		if r, ok := strings.CutPrefix(rest, "度"); ok {
			i += len("度")
			rest = r
		}
	}
	if month, until, n := monthsOf(rest, hasYear); n > 0 {
		p.month, p.until = month, until
		i += n
		if strings.HasPrefix(s[i:], "底") || strings.HasPrefix(s[i:], "末") {
			p.last = true
			i += len("底")
		}
		return p, i
	}
	if word, n := yearEnd(rest, hasYear); n > 0 {
		p.last = word
		if !word { // 全年
			if !hasYear {
				p.month, p.until = 1, 12
			}
		}
		return p, i + n
	}
	month, n := scanInt(rest, 12)
	if m, k := hanziMonth(rest); k > 0 {
		month, n, p.hanzi = m, k, true
	}
	switch {
	case n > 0 && strings.HasPrefix(rest[n:], "月"):
		p.month = month
		i += n + len("月")
		rest = s[i:]
		if r, ok := strings.CutPrefix(rest, "份"); ok {
			i += len("份")
			rest = r
		}
	case n > 0 && first.month == 0 && followsMonths(rest[n:]): // 1-12月
		p.month = month
		return p, i + n
	case hasYear:
		return p, i
	}
	if p.month == 0 && first.month > 0 && first.day > 0 {
		p.month = first.month
	}
	if p.month == 0 {
		return point{}, 0
	}
	if strings.HasPrefix(rest, "底") || strings.HasPrefix(rest, "末") {
		p.last = true
		return p, i + len("底")
	}
	if day, n := scanInt(rest, 31); n > 0 {
		for _, w := range []string{"日", "号"} {
			if strings.HasPrefix(rest[n:], w) {
				p.day = day
				return p, i + n + len(w)
			}
		}
		if strings.IndexAny(rest[n:], "-~") == 0 { // 3月1-5日
			p.day = day
			return p, i + n
		}
		return point{}, 0
	}
	return p, i
}

// hanziMonth reads 三 of 三月 and 十二 of 十二月.
func hanziMonth(s string) (month, length int) {
	for k, word := range []string{"十二", "十一", "十", "九", "八", "七", "六", "五", "四", "三", "二", "一"} {
		if rest, ok := strings.CutPrefix(s, word); ok && strings.HasPrefix(rest, "月") {
			return 12 - k, len(word)
		}
	}
	return 0, 0
}

// followsMonths reports whether a span of months goes on: -12月.
func followsMonths(s string) bool {
	for _, sep := range []string{"-", "~", "至", "到"} {
		if r, ok := strings.CutPrefix(s, sep); ok {
			_, n := scanInt(r, 12)
			return n > 0 && strings.HasPrefix(r[n:], "月")
		}
	}
	return false
}

// monthsOf reads the words for quarters and half years.
func monthsOf(s string, hasYear bool) (month, until, length int) {
	switch {
	case strings.HasPrefix(s, "上半年"):
		return 1, 6, len("上半年")
	case strings.HasPrefix(s, "下半年"):
		return 7, 12, len("下半年")
	}
	rest, ordinal := strings.CutPrefix(s, "第")
	q := 0
	switch r := firstRune(rest); {
	case rest == "":
	case r >= '1' && r <= '4':
		q = int(r - '0')
	case r == '一', r == '二', r == '三', r == '四':
		q = hanziDigit(r)
	}
	if q == 0 {
		return 0, 0, 0
	}
	word := rest[:len(string(firstRune(rest)))]
	after := rest[len(word):]
	if !strings.HasPrefix(after, "季度") || !ordinal && !hasYear && isDigit(word[0]) && strings.HasPrefix(after, "季度以") {
		return 0, 0, 0
	}
	n := len(word) + len("季度")
	if ordinal {
		n += len("第")
	}
	return 3*q - 2, 3 * q, n
}

// yearEnd reads 年底, 年末, 全年; after a printed year the 年 is gone already.
func yearEnd(s string, hasYear bool) (last bool, length int) {
	words := []string{"年底", "年末", "年终"}
	if hasYear {
		words = []string{"底", "末", "年底", "年末"}
	}
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true, len(w)
		}
	}
	if strings.HasPrefix(s, "全年") {
		return false, len("全年")
	}
	return false, 0
}

// scanYear reads 2020年; the year must lie between 1949 and 2099.
func scanYear(s string) (year, length int) {
	if len(s) < 4 || !allDigits(s[:4]) || len(s) > 4 && isDigit(s[4]) {
		if year, n := hanziYear(s); n > 0 && strings.HasPrefix(s[n:], "年") {
			return year, n + len("年")
		}
		return 0, 0
	}
	year, _ = scanInt(s, 2099)
	if year < 1949 {
		return 0, 0
	}
	if strings.HasPrefix(s[4:], "年") {
		return year, 4 + len("年")
	}
	// 2021-2023年: the first year of a span
	for _, sep := range []string{"-", "~", "至"} {
		if r, ok := strings.CutPrefix(s[4:], sep); ok && len(r) >= 4 && allDigits(r[:4]) && strings.HasPrefix(r[4:], "年") {
			return year, 4
		}
	}
	return 0, 0
}

// hanziYear reads 二〇二〇.
func hanziYear(s string) (year, length int) {
	for range 4 {
		if length >= len(s) {
			return 0, 0
		}
		r := firstRune(s[length:])
		d := hanziDigit(r)
		if d < 0 || r == '两' {
			return 0, 0
		}
		year = year*10 + d
		length += len(string(r))
	}
	if year < 1949 || year > 2099 {
		return 0, 0
	}
	return year, length
}

// scanInt reads digits as a number from 1 to most.
func scanInt(s string, most int) (n, length int) {
	for length < len(s) && length < 4 && isDigit(s[length]) {
		n = n*10 + int(s[length]-'0')
		length++
	}
	if n < 1 || n > most || length < len(s) && isDigit(s[length]) {
		return 0, 0
	}
	return n, length
}

// isoDate reads 2021-12-31, 2022.03, 2022/6/30.
func isoDate(s string) (p point, length int) {
	if len(s) < 6 || !allDigits(s[:4]) || strings.IndexByte("-./", s[4]) < 0 {
		return p, 0
	}
	year, _ := scanInt(s[:4], 2099)
	if year < 1949 {
		return p, 0
	}
	sep := s[4]
	month, n := scanInt(s[5:], 12)
	if n == 0 || n > 2 {
		return p, 0
	}
	p.year, p.month = year, month
	length = 5 + n
	if length < len(s) && s[length] == sep {
		if day, n := scanInt(s[length+1:], 31); n > 0 && n <= 2 {
			p.day = day
			return p, length + 1 + n
		}
	}
	if sep != '.' && length-5 < 2 || length < len(s) && strings.HasPrefix(s[length:], "万") || length == len(s) && sep == '-' && n < 2 {
		return point{}, 0
	}
	if strings.HasPrefix(s[length:], "%") || strings.HasPrefix(s[length:], "元") {
		return point{}, 0
	}
	return p, length
}

// spanned makes the threshold of a span.
func spanned(from, to point, op schema.Op, t *schema.Threshold) bool {
	if to.year > 0 && from.year == 0 {
		from.year = to.year
	}
	if from.until > 0 && to.until == 0 || from.until == 0 && to.until > 0 {
		if from.until == 0 && from.month == 0 {
			return false
		}
	}
	if to.until > 0 {
		to.month = to.until
	}
	t.Kind, t.Op = schema.Date, schema.Between
	t.Low, t.High = schema.Literal(iso(from.year, from.month, from.day)), schema.Literal(iso(to.year, to.month, to.day))
	if to.last {
		t.High = schema.Literal(lastDay(to))
	}
	if op == schema.LE { // …-12月底前
		t.High = schema.Literal(lastDay(to))
	}
	return true
}

// pointed makes the threshold of a single date, or of a span that a word names.
func pointed(p point, op schema.Op, t *schema.Threshold) {
	t.Kind = schema.Date
	switch {
	case op == schema.LE || op == schema.LT:
		t.Op, t.Value = op, schema.Literal(lastDay(p))
	case op == schema.GE || op == schema.GT:
		t.Op, t.Value = op, schema.Literal(iso(p.year, p.month, p.day))
		if p.last {
			t.Value = schema.Literal(lastDay(p))
		}
	case p.last:
		t.Op, t.Value = schema.EQ, schema.Literal(lastDay(p))
	case p.until > 0:
		t.Op, t.Low, t.High = schema.Between, schema.Literal(iso(p.year, p.month, 0)), schema.Literal(iso(p.year, p.until, 0))
	default:
		t.Op, t.Value = schema.EQ, schema.Literal(iso(p.year, p.month, p.day))
	}
}

// lastDay gives the last day of what is printed.
func lastDay(p point) string {
	if p.until > 0 {
		p.month = p.until
	}
	if p.month == 0 {
		p.month, p.day = 12, 31
	}
	if p.day == 0 {
		p.day = daysIn(p.year, p.month)
	}
	return iso(p.year, p.month, p.day)
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year > 0 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// iso spells a date or a part of one: 2020-12-31, 2020-12, 2020, --12-31, --12.
func iso(year, month, day int) string {
	b := make([]byte, 0, 10)
	if year > 0 {
		b = append(b, itoa(int64(year))...)
	} else {
		b = append(b, '-')
	}
	for _, n := range []int{month, day} {
		if n > 0 {
			b = append(b, '-', byte('0'+n/10), byte('0'+n%10))
		}
	}
	return string(b)
}
