package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// A point is a date as printed (rules §7). Zero means that a part is not printed.
type point struct {
	year, month, day int
	// until is the last month of a span that a word names: a quarter, half a year,
	// or the whole year.
	until int
	// last says that the last day is meant: 年底, 9月末.
	last bool
	// hanzi says that a part is printed in Chinese numerals, dotted that the parts
	// are parted by signs: 2021.3.
	hanzi, dotted bool
}

// scanPoint reads a date at the beginning of a text. What the second date of a
// span leaves out is taken from the first.
func scanPoint(s string, first point) (p point, length int) {
	if p, n := isoDate(s); n > 0 {
		return p, n
	}
	if p, n := compactDay(s); n > 0 {
		return p, n
	}
	if p, n := dottedEnd(s, first); n > 0 {
		return p, n
	}
	if p, n := dottedDay(s); n > 0 {
		return p, n
	}
	i := 0
	if year, n := scanYear(s); n > 0 {
		p.year, p.hanzi = year, !isDigit(s[0])
		i = n
		if strings.HasPrefix(s[i:], "度") { // 2020年度第四季度
			i += len("度")
		}
	} else {
		p.year = first.year
	}
	hasYear := i > 0
	if month, until, n := monthsOf(s[i:], first); n > 0 {
		p.month, p.until = month, until
		i += n
		return p, i + p.lastOf(s[i:])
	}
	if last, n := yearEnd(s[i:], hasYear); n > 0 {
		p.last = last
		if !last && !hasYear {
			p.month, p.until = 1, 12
		}
		return p, i + n
	}
	month, n, hanzi := scanCount(s[i:], 12)
	switch {
	case n > 0 && strings.HasPrefix(s[i+n:], "月"):
		p.month, p.hanzi = month, p.hanzi || hanzi
		i += n + len("月")
		if strings.HasPrefix(s[i:], "份") {
			i += len("份")
		}
	case n > 0 && first.month == 0 && followsMonths(s[i+n:]): // 1-12月
		p.month, p.hanzi = month, p.hanzi || hanzi
		return p, i + n
	case hasYear:
		return p, i
	case first.day > 0: // 3月1-5日
		p.month = first.month
	}
	if p.month == 0 {
		return point{}, 0
	}
	if n := p.lastOf(s[i:]); n > 0 {
		return p, i + n
	}
	day, n, hanzi := scanCount(s[i:], daysIn(max(p.year, 4), p.month))
	if n == 0 {
		if i == 0 {
			return point{}, 0
		}
		return p, i
	}
	rest := s[i+n:]
	if strings.HasPrefix(rest, "日") || strings.HasPrefix(rest, "号") {
		p.day, p.hanzi = day, p.hanzi || hanzi
		return p, i + n + len("日")
	}
	if rest != "" && strings.IndexByte("-~", rest[0]) >= 0 { // 3月1-5日
		p.day = day
		return p, i + n
	}
	return point{}, 0
}

// lastOf reads 底 and 末.
func (p *point) lastOf(s string) (length int) {
	if strings.HasPrefix(s, "底") || strings.HasPrefix(s, "末") {
		p.last = true
		return len("底")
	}
	return 0
}

// scanCount reads a number from 1 to most, in digits or in Chinese numerals before
// 月, 日 or 号.
func scanCount(s string, most int) (n, length int, hanzi bool) {
	if n, length = scanInt(s, most); length > 0 {
		return n, length, false
	}
	h, length := scanHanzi(s)
	if length == 0 || h.scale != 0 || strings.HasPrefix(s, "两") || !startsWith(s[length:], "月", "日", "号") && !followsMonths(s[length:]) {
		return 0, 0, false
	}
	if n, m := scanInt(h.text, most); m > 0 {
		return n, length, true
	}
	return 0, 0, false
}

// followsMonths reports whether a span of months goes on: -12月.
func followsMonths(s string) bool {
	for _, sep := range []string{"-", "~", "至", "到"} {
		if r, ok := strings.CutPrefix(s, sep); ok {
			_, n, _ := scanCount(r, 12)
			return n > 0 && strings.HasPrefix(r[n:], "月")
		}
	}
	return false
}

// monthsOf reads the words for quarters and half years. 1-3季度 is a span of
// quarters.
func monthsOf(s string, first point) (month, until, length int) {
	switch {
	case strings.HasPrefix(s, "上半年"):
		return 1, 6, len("上半年")
	case strings.HasPrefix(s, "下半年"):
		return 7, 12, len("下半年")
	}
	rest := strings.TrimPrefix(s, "第")
	q := 0
	switch r := firstRune(rest); {
	case r >= '1' && r <= '4':
		q = int(r - '0')
	case r == '一', r == '二', r == '三', r == '四':
		q = hanziDigit(r)
	default:
		return 0, 0, 0
	}
	length = len(s) - len(rest) + runeLen(rest)
	after := s[length:]
	switch {
	case strings.HasPrefix(after, "季度"):
		length += len("季度")
	case first.month == 0 && followsQuarters(after):
	default:
		return 0, 0, 0
	}
	return 3*q - 2, 3 * q, length
}

// followsQuarters reports whether a span of quarters goes on: -3季度, 至第三季度.
func followsQuarters(s string) bool {
	for _, sep := range []string{"-", "~", "至", "到"} {
		if r, ok := strings.CutPrefix(s, sep); ok {
			_, _, n := monthsOf(r, point{month: 1})
			return n > 0 && !strings.HasPrefix(r, "上") && !strings.HasPrefix(r, "下")
		}
	}
	return false
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
	for _, w := range []string{"全年度", "全年"} {
		if strings.HasPrefix(s, w) {
			return false, len(w)
		}
	}
	return false, 0
}

// scanYear reads 2020年; the year must lie between 1949 and 2099 (rules §2.3).
func scanYear(s string) (year, length int) {
	year, length = scanInt(s, 2099)
	if length != 4 || year < 1949 {
		if year, length = hanziYear(s); length == 0 || !strings.HasPrefix(s[length:], "年") {
			return 0, 0
		}
	}
	rest := s[length:]
	if strings.HasPrefix(rest, "年") {
		return year, length + len("年")
	}
	if strings.HasPrefix(rest, "全年") { // 2021全年
		return year, length
	}
	// 2021-2023年: the first year of a span
	for _, sep := range []string{"-", "~", "至", "到"} {
		if r, ok := strings.CutPrefix(rest, sep); ok {
			if _, n := scanInt(r, 2099); n == 4 && strings.HasPrefix(r[n:], "年") {
				return year, length
			}
		}
	}
	return 0, 0
}

// hanziYear reads 二〇二〇.
func hanziYear(s string) (year, length int) {
	for range 4 {
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

// scanInt reads up to four digits as a number from 1 to most.
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

// compactDay reads 20231231.
func compactDay(s string) (p point, length int) {
	if digitRun(s) != 8 || !allDigits(s[:8]) {
		return p, 0
	}
	p.year, _ = scanInt(s[:4], 2099)
	p.month, _ = scanInt(s[4:6], 12)
	if p.year < 1949 || p.month == 0 {
		return point{}, 0
	}
	if p.day, length = scanInt(s[6:8], daysIn(p.year, p.month)); length == 0 || !endsDate(s[8:]) {
		return point{}, 0
	}
	return p, 8
}

// opensCompactDay reports whether a text opens with a day without signs, behind words that
// may stand before a date: then it may be one, though no sign of the calendar is in it.
func opensCompactDay(s string) bool {
	for i := range len(s) {
		if isDigit(s[i]) {
			_, n := compactDay(s[i:])
			return n > 0 && new(quantity).dateLead(s) == s[i:]
		}
	}
	return false
}

// endsDate reports whether what stands behind a date of digits alone may stand there.
func endsDate(rest string) bool {
	return rest == "" || strings.IndexByte("-~", rest[0]) >= 0 || startsWith(rest, "至", "到", "月", "前", "之前", "以前", "底", "末", "后", "起", "之后", "以后", "完成")
}

// isoDate reads 2021-12-31, 2022.03, 2022/6/30. A year with nothing but a month
// must end there, since 2020.12万元 is an amount.
func isoDate(s string) (p point, length int) {
	if len(s) < 6 || strings.IndexByte("-./", s[4]) < 0 || !allDigits(s[:4]) {
		return p, 0
	}
	year, _ := scanInt(s[:4], 2099)
	month, n := scanInt(s[5:], 12)
	if year < 1949 || n == 0 || n > 2 {
		return p, 0
	}
	p = point{year: year, month: month, dotted: true}
	length = 5 + n
	rest := s[length:]
	if rest != "" && rest[0] == s[4] {
		if day, n := scanInt(rest[1:], daysIn(year, month)); n > 0 && n <= 2 {
			p.day = day
			return p, length + 1 + n
		}
	}
	if !endsDate(rest) {
		return point{}, 0
	}
	if r, ok := strings.CutPrefix(rest, "月"); ok {
		length = len(s) - len(r)
	}
	return p, length + p.lastOf(s[length:])
}

// dottedEnd reads the second date of a span whose first is parted by signs:
// 2021.1-12, 2021.1.1-12.31.
func dottedEnd(s string, first point) (p point, length int) {
	if !first.dotted {
		return p, 0
	}
	month, n := scanInt(s, 12)
	if n == 0 || n > 2 {
		return p, 0
	}
	p = point{year: first.year, month: month, dotted: true}
	if first.day == 0 && (n == len(s) || strings.HasPrefix(s[n:], "月")) {
		return p, len(s) - len(strings.TrimPrefix(s[n:], "月"))
	}
	if first.day > 0 && n < len(s) && strings.IndexByte("./", s[n]) >= 0 {
		if day, m := scanInt(s[n+1:], daysIn(first.year, month)); m > 0 {
			p.day = day
			return p, n + 1 + m
		}
	}
	return point{}, 0
}

// lastDay gives the last day of what is printed.
func lastDay(p point) schema.Literal {
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

// daysIn counts the days of a month. Without a year February has 28 (rules §7).
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
func iso(year, month, day int) schema.Literal {
	b := make([]byte, 0, 10)
	if year > 0 {
		for div := 1000; div > 0; div /= 10 {
			b = append(b, byte('0'+year/div%10))
		}
	} else {
		b = append(b, '-')
	}
	for _, n := range []int{month, day} {
		if n > 0 {
			b = append(b, '-', byte('0'+n/10), byte('0'+n%10))
		}
	}
	return schema.Literal(b)
}

// dottedDay reads 12.31 of 12.31前: without 前 it is a number.
func dottedDay(s string) (p point, length int) {
	month, n := scanInt(s, 12)
	if n == 0 || !strings.HasPrefix(s[n:], ".") {
		return p, 0
	}
	day, m := scanInt(s[n+1:], 31)
	if m == 0 {
		return p, 0
	}
	length = n + 1 + m
	for _, before := range []string{"前", "之前", "以前"} {
		if strings.HasPrefix(s[length:], before) {
			return point{month: month, day: day}, length
		}
	}
	return p, 0
}
