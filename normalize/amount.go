package normalize

import (
	"strings"
	"unicode"

	"github.com/jixiao-data/jixiao/schema"
)

// Cells that state one number, and what may stand before and behind it.

// counted reads values of numbers (rules §2.5 to §2.8).
func counted(s string, has traits, n *name, e *evidence, t *schema.Threshold) bool {
	if isFraction(s) {
		return false
	}
	if amount(s, n, e, t) {
		return true
	}
	if has&hasDate != 0 { // 2021年完成培训12次
		if rest := behindDate(s); rest != "" {
			return amount(rest, n, e, t)
		}
	}
	if rest := behindName(s, n); rest != "" {
		return amount(rest, n, e, t)
	}
	return false
}

// behindName gives the text behind a name that opens a cell and holds a number of
// its own: the indicator's (12345热线办结数20件), that of a share
// (30分钟内到达率≥95%), or one of an age, a rank or a time before an operator.
func behindName(s string, n *name) string {
	if len(s) > maxQuantity || !hasNumber(s) {
		return ""
	}
	if rest, ok := strings.CutPrefix(s, n.text()); ok && rest != "" && n.raw != "" {
		return rest
	}
	end := -1
	for _, w := range shareEndings {
		if at := strings.LastIndex(s, w); at > 0 {
			end = max(end, at+len(w))
		}
	}
	if end > 0 && end < len(s) && (numberAt(s, end, false) || operatorAt(s[end:])) {
		return s[end:]
	}
	// 60岁以上老人≥500人
	at := strings.IndexAny(s, "≥≤<>=")
	if at <= 0 || !unicode.Is(unicode.Han, lastRune(s[:at])) {
		return ""
	}
	if q, ok := scanQuantity(s[:at]); ok && (q.end == at || !q.unit.qualifies()) {
		return ""
	}
	return s[at:]
}

// amount reads one number, or the two ends of a range.
func amount(s string, n *name, e *evidence, t *schema.Threshold) bool {
	misread, skip := misreadOperator(s)
	if misread != "" && namesThing(s) {
		misread, skip = "", 0
	}
	q, ok := scanQuantity(s[skip:])
	if !ok {
		if isTelephone(s) {
			return false
		}
		if p, ok := scanSpan(s); ok {
			return p.fill(t, n)
		}
		if q, ok = oneSided(s); !ok {
			return false
		}
	}
	if q.ofCalendar(s) {
		return false
	}
	if misread != "" && q.lead.none() {
		q.lead = operator{op: misread}
		q.mend.add(schema.MisreadOperator)
		q.decide()
	}
	if q.guessed && q.num.text == "0" && len(q.per) == 0 { // 0投诉, 0延误: nothing of the kind
		q.unit, q.unitRaw = unit{}, ""
	}
	either := n.inherit(&q)
	q.fill(t, n, e, either)
	return true
}

// behindDate gives the text behind a date that opens a cell, with the words for a
// whole year that end the date.
func behindDate(s string) string {
	rest := new(quantity).dateLead(s)
	from, n := scanPoint(rest, point{})
	if n == 0 {
		return ""
	}
	for _, w := range []string{"全年", "年度"} {
		if strings.HasSuffix(rest[:n], w) {
			return rest[n-len(w):]
		}
	}
	rest = rest[n:]
	_, n = spanEnd(rest, from) // 1-6月≥50%
	_, rest = dateSide(rest[n:])
	if n := digitRun(rest); startsWith(rest[n:], "日", "号") {
		return "" // 2月30日
	}
	return rest
}

// ofCalendar reports whether a number names a day, a month or a quarter and is no
// length of time: 6月中旬, 次月10日前, 二季度.
func (q *quantity) ofCalendar(s string) bool {
	switch q.unitRaw {
	case "月", "季度", "季":
		return len(q.per) == 0
	case "日":
		at := strings.Index(s, "日")
		return strings.Contains(s[:at], "月") || startsWith(s[at+len("日"):], "前", "之前", "以前")
	}
	return false
}
