package normalize

import (
	"strings"
	"unicode/utf8"
)

// FiscalYear finds the budget year (预算年度) that a title or a line above a table
// prints: 2020年部门预算…, （2022年度）, 二〇二〇年度. Of a span (2021-2023年) it is the
// first; of a year in which something is published or paid in advance, and the one that it
// is for, the latter: 2024年公开2023年度自评表. A calendar date is no fiscal year: 2020年3月.
func FiscalYear(text string) (year int, ok bool) {
	if len(text) > maxQuantity || !strings.Contains(text, "年") {
		return 0, false
	}
	s := zeros.Replace(strings.ReplaceAll(fold(text).text, "\n", ""))
	year, _, end := nextYear(s, 0)
	if end == 0 {
		return 0, false
	}
	if later, start, after := nextYear(s, end); after > 0 && isFor(s[end:start], s[after:]) {
		year = later
	}
	return year, true
}

// isFor reports whether a second year is the one that a text is for, by what stands between
// the two and behind the second.
func isFor(between, behind string) bool {
	switch {
	case hasAny(between, "提前下达", "提前安排", "提前拨付", "提前告知", "提前通知"):
		return true
	case between == "" || strings.HasPrefix(between, "度") || !strings.HasPrefix(behind, "度"):
		return false
	}
	return !hasAny(between, "预算", "决算", "绩效", "(", ")", "《", "》", "-", "~", "至", "到", "和", "与", "及", "、")
}

// nextYear finds the next year that a text prints, from a place on: the place where it
// begins and ends. The end is 0 where there is none.
func nextYear(s string, from int) (year, start, end int) {
	for i := from; i < len(s); {
		year, n := scanYear(s[i:])
		if n > 0 && (i == 0 || !isDigit(s[i-1])) && !monthFollows(s[i+n:]) {
			return year, i, i + n
		}
		for _, w := range []struct{ before, behind string }{{"年度:", ""}, {"预算年度", ""}, {"所属年度", ""}, {"", "财年"}, {"(", ")年"}} { // 年度：2022
			rest, ok := strings.CutPrefix(s[i:], w.before)
			if !ok || w.before == "" && i > 0 && isDigit(s[i-1]) {
				continue
			}
			rest = strings.TrimLeft(rest, ":")
			if len(rest) >= 4 && allDigits(rest[:4]) && (len(rest) == 4 || !isDigit(rest[4])) && strings.HasPrefix(rest[4:], w.behind) {
				if y, _ := scanInt(rest[:4], 2099); y >= 1949 {
					return y, i, len(s) - len(rest) + 4 + len(w.behind)
				}
			}
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += max(n, size)
	}
	return 0, 0, 0
}

// zeros mends what is typed for 〇 in a year: 二O二三, 二0二三.
var zeros = strings.NewReplacer("二O二", "二〇二", "二o二", "二〇二", "二0二", "二〇二", "二O一", "二〇一", "二o一", "二〇一", "二0一", "二〇一")

// monthFollows reports whether the year before is that of a calendar date.
func monthFollows(s string) bool {
	_, n := scanInt(s, 12)
	if n == 0 {
		_, n = scanHanzi(s)
	}
	return n > 0 && strings.HasPrefix(s[n:], "月")
}

// PlanMonth reads the label of a step in a payment plan and gives the month at
// whose end it stands, "01" to "12": 3月底, 第一季度, 1-3月, 上半年, 全年.
func PlanMonth(label string) (month string, ok bool) {
	s := dropBrackets(strings.ReplaceAll(fold(label).text, "\n", ""))
	if len(s) > 30 {
		return "", false
	}
	rest := new(quantity).dateLead(s)
	p, n := scanPoint(rest, point{})
	if n == 0 {
		return "", false
	}
	if to, m := spanEnd(rest[n:], p); m > 0 {
		p, n = to, n+m
	}
	if p.until > 0 {
		p.month = p.until
	}
	if p.month == 0 && p.last {
		p.month = 12
	}
	_, after := dateSide(rest[n:])
	if p.month == 0 || hasDigit(after) || utf8.RuneCountInString(after) > 6 {
		return "", false
	}
	return string(iso(0, p.month, 0)[2:]), true
}
