package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// What stands behind the measure of a quantity.

// colloquialTail gives the operator of what ends a text behind the measure: 90%不到 is less
// than 90 %, 95%+ is 95 % and more.
func colloquialTail(rest string) schema.Op {
	switch rest {
	case "不到":
		return schema.LT
	case "+":
		return schema.GE
	}
	return ""
}

// takesTail notes a trailing operator right behind the measure.
func (q *quantity) takesTail(i int, word string, op schema.Op, after string) bool {
	if q.end != i || q.tail != "" && q.tail != schema.Approx {
		return false
	}
	if word == "内" && after != "" && (q.unit.none() || q.unit.counts() && strings.ContainsRune(inner, firstRune(after))) {
		return false // 内 of a word
	}
	if q.tail == schema.Approx && op != schema.Approx {
		q.other = schema.Approx // 100余人以上
	}
	q.tail, q.cue = op, isCue(word)
	return true
}

// unitBehind takes a unit that closes the text behind the operator: 95以上%.
func (q *quantity) unitBehind(s string, i int) int {
	if !q.unit.none() || i == len(s) {
		return i
	}
	if u, n := scanUnit(s[i:]); n > 0 && i+n == len(s) {
		q.unit, q.unitRaw = u, s[i:]
		return len(s)
	}
	return i
}

// perBehind takes denominators that stand behind the operator: 12次以上/年.
func (q *quantity) perBehind(s string, i int) int {
	if len(q.per) > 0 || i == len(s) || s[i] != '/' {
		return i
	}
	_, n := scanPer(s[i+1:])
	if after := s[i+1+n:]; n == 0 || !closes(after) && productSign(after) == "" {
		return i
	}
	return q.denominators(s, i)
}

// orMore returns the length of the number printed again before an operator behind it,
// or 0: 3次及3次以上 is 3次及以上.
func (q *quantity) orMore(s string, i int) int {
	again, ok := strings.CutPrefix(s[i:], "及")
	if !ok || q.end != i || q.start < 0 {
		return 0
	}
	printed := s[q.start:i]
	for {
		word, _, leads := startsOperator(printed)
		if !leads {
			break
		}
		printed = printed[len(word):]
	}
	tail, ok := strings.CutPrefix(again, printed)
	if !ok || !startsWith(tail, "以上", "以下", "以内", "之内") {
		return 0
	}
	return len("及") + len(printed)
}

// repeated returns the length of the same operator, number and unit printed again
// (rules §5.1b), or 0.
func (q *quantity) repeated(s string, i int) int {
	if q.end != i || q.neg || q.num.digits == "" && q.unit.none() { // -5%-5% is a range
		return 0
	}
	printed := s[q.start:i]
	if strings.HasPrefix(s[i:], printed) && (q.tail == "" || i+len(printed) == len(s)) {
		after := i + len(printed)
		if after < len(s) && (isDigit(s[after]) || s[after] == '.') && isDigit(printed[len(printed)-1]) {
			return 0
		}
		if !q.lead.none() || q.tail != "" {
			q.mend.add(schema.DuplicatedOperator)
		}
		return len(printed)
	}
	if q.tail != "" || q.lead.none() || q.unit.none() {
		return 0
	}
	bare := printed
	for {
		word, _, ok := startsOperator(bare)
		if !ok {
			break
		}
		bare = bare[len(word):]
	}
	if strings.HasPrefix(s[i:], bare) {
		return len(bare)
	}
	return 0
}
