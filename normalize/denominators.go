package normalize

import (
	"strings"
	"unicode"

	"github.com/jixiao-data/jixiao/schema"
)

// denominators reads what the number is per: /年, /人·月, 每亩 (rules §3.6).
func (q *quantity) denominators(s string, i int) int {
	for i < len(s) {
		rest := s[i:]
		n := 0
		switch {
		case rest[0] == '/':
			n = 1
		case strings.HasPrefix(rest, "每"):
			u, length := eachUnit(rest)
			if length == 0 || !closes(rest[length:]) && !strings.HasPrefix(rest[length:], "每") {
				return i
			}
			q.addPer(u)
			q.each = true
			i += length
			continue
		case rest[0] == '(' && len(q.per) == 0:
			return i + q.denominatorsOnly(rest)
		case rest[0] == '(': // 3000元/人（年）
			length := remark(rest)
			if length == 0 {
				return i
			}
			u, n := scanUnit(rest[1 : length-1])
			if n != length-2 || !u.isTime() {
				return i
			}
			q.addPer(u.code)
			return i + length
		case len(q.per) > 0:
			n = len(productSign(rest))
			if _, m := scanPer(rest[n:]); rest[:n] == "、" && (m == 0 || !closes(rest[n+m:])) {
				n = 0 // 300元/人、按月发放
			}
		}
		if n == 0 {
			return i
		}
		u, length := perUnit(rest[n:])
		if length == 0 {
			if m := q.bracketed(rest[n:]); m > 0 {
				return i + n + m
			}
			return i
		}
		q.addPer(u)
		i += n + length
	}
	return i
}

// productSign gives the sign between two denominators that a text begins with:
// 元/人·天.
func productSign(s string) string {
	for _, sign := range []string{"·", "*", ".", "×", "、"} {
		if strings.HasPrefix(s, sign) {
			return sign
		}
	}
	return ""
}

// bracketed reads denominators in brackets: 元/(人·月).
func (q *quantity) bracketed(s string) (length int) {
	if s == "" || s[0] != '(' {
		return 0
	}
	end := strings.IndexByte(s, ')')
	if end < 0 {
		return 0
	}
	var inside quantity
	if text := "/" + s[1:end]; inside.denominators(text, 0) != len(text) {
		return 0
	}
	for _, u := range inside.per {
		q.addPer(u)
	}
	return end + 1
}

// denominatorsOnly reads a remark of several denominators, or of one behind 每, with
// which nothing else stands: 500元（人/月）, 500元（每人）.
func (q *quantity) denominatorsOnly(s string) (length int) {
	length = remark(s)
	if length == 0 {
		return 0
	}
	inside := s[1 : length-1]
	if !strings.HasPrefix(inside, "每") && !strings.ContainsAny(inside, "/·") {
		return 0
	}
	var read [4]schema.Unit
	per := read[:0]
	for inside != "" {
		inside = strings.TrimPrefix(inside, "每")
		u, n := scanPer(inside)
		if n == 0 || len(per) == len(read) {
			return 0
		}
		per = append(per, u.code)
		inside = inside[n:]
		inside = strings.TrimPrefix(inside, "/")
		inside = strings.TrimPrefix(inside, "·")
	}
	for _, u := range per {
		q.addPer(u)
	}
	return length
}

func (q *quantity) addPer(u schema.Unit) {
	for _, p := range q.per {
		if p == u {
			return
		}
	}
	if q.per == nil {
		q.per = make([]schema.Unit, 0, 2)
	}
	q.per = append(q.per, u)
}

// perUnit reads a denominator: a unit, 每人, or 全年 for the year.
func perUnit(s string) (u schema.Unit, length int) {
	if word, p, ok := tailWords.prefix(s); ok && p.role == scopes {
		return "year", len(word)
	}
	after := strings.TrimPrefix(s, "每")
	found, n := scanPer(after)
	if n == 0 {
		found, n = guessUnit(after)
	}
	if n <= 0 {
		return "", 0
	}
	return found.code, len(s) - len(after) + n
}

// eachAt reads 每年, 每人, 每个月 at a place before the number, and 一年 before a
// number of times: 一年两次.
func (q *quantity) eachAt(s string, i int) int {
	u, n := eachUnit(s[i:])
	if n == 0 {
		if i > 0 {
			return 0
		}
		if u, n = oneOf(s); n == 0 {
			return 0
		}
		if !isDigit(s[0]) && u != "half_year" {
			q.mend.add(schema.ChineseNumeral)
		}
	}
	q.addPer(u)
	q.each = true
	for s = s[i:]; n < len(s); { // 每人·天
		sign := productSign(s[n:])
		if s[n] == '/' {
			sign = "/"
		}
		u, m := scanPer(s[n+len(sign):])
		if sign == "" || m == 0 {
			break
		}
		q.addPer(u.code)
		n += len(sign) + m
	}
	return n
}

// oneOf reads 一年, 1天 or 半年 with a number of times behind it.
func oneOf(s string) (schema.Unit, int) {
	after, ok := strings.CutPrefix(s, "一")
	if !ok {
		after, ok = strings.CutPrefix(s, "1")
	}
	if !ok && strings.HasPrefix(s, "半年") {
		after, ok = s, true
	}
	if !ok {
		return "", 0
	}
	u, n := scanUnit(after)
	if !u.isTime() {
		return "", 0
	}
	times := after[n:]
	_, length := scanNumber(times)
	if length == 0 {
		_, length = scanHanzi(times)
	}
	if length == 0 || !strings.HasPrefix(times[length:], "次") {
		return "", 0
	}
	return u.code, len(s) - len(times)
}

// averageOf recognises 人均, 户均, 亩均, 日均 and 月均 right before a number or its
// operator. 年均 is no such word: 年均增长5% is a change.
func averageOf(s string) (u schema.Unit, length int) {
	const average = "均"
	if len(s) < 7 || s[3:6] != average {
		return "", 0
	}
	switch s[:3] {
	case "人", "户", "亩", "日", "月":
	default:
		return "", 0
	}
	if rest := s[6:]; !numberAt(rest, 0, false) && !operatorAt(rest) {
		return "", 0
	}
	found, _ := scanUnit(s[:3])
	return found.code, 6
}

// eachUnit recognises 每年, 每人, 每个月, 每半年. Every word may follow 每, up to the
// number or the operator before it.
func eachUnit(s string) (u schema.Unit, length int) {
	rest, ok := strings.CutPrefix(s, "每")
	if !ok {
		return averageOf(s)
	}
	if rest == "" {
		return "", 0
	}
	skip := 0
	if after, ok := strings.CutPrefix(rest, "个"); ok {
		if u, n := scanPer(after); n > 0 && u.code != "次" {
			skip = len("个")
		}
	}
	if found, n := scanPer(rest[skip:]); n > 0 {
		n += skip
		if found.isTime() && strings.HasPrefix(rest[n:], "度") {
			n += len("度") // 每年度
		}
		return found.code, len("每") + n
	}
	count := 0
	for j, r := range rest {
		if numberAt(rest, j, false) || operatorAt(rest[j:]) || r == '每' { // 每生每年
			if j == 0 || !mayMeasure(rest[:j]) {
				break
			}
			return schema.Unit(rest[:j]), len("每") + j
		}
		if count++; count > 3 || !unicode.Is(unicode.Han, r) || hanziDigit(r) >= 0 {
			break
		}
	}
	return "", 0
}
