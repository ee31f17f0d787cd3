package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// oneSided reads a bound that is printed as a pair of ends is: an interval that is open
// to infinity ([90%,+∞)), or a number before the sign (90%≤X).
func oneSided(s string) (q quantity, ok bool) {
	if strings.Contains(s, "∞") {
		return toInfinity(s)
	}
	quantified := strings.TrimRight(s, "Xx")
	if len(quantified) != len(s)-1 {
		return q, false
	}
	at := strings.IndexAny(s, "<≤>≥≦≧⩽⩾")
	if at <= 0 {
		return q, false
	}
	word, o, found := startsOperator(s[at:])
	if q, ok = plainEnd(s[:at]); !ok || !found || at+len(word) != len(quantified) {
		return q, false
	}
	q.leadBy(operator{mirrored[o.op], o.as})
	return q, true
}

// mirrored are the operators as seen from the other side.
var mirrored = map[schema.Op]schema.Op{schema.GE: schema.LE, schema.LE: schema.GE, schema.GT: schema.LT, schema.LT: schema.GT}

// toInfinity reads [90%,+∞) and (-∞,5%].
func toInfinity(s string) (q quantity, ok bool) {
	end := len(s) - 1
	if strings.IndexByte("[(", s[0]) < 0 || strings.IndexByte("])", s[end]) < 0 {
		return q, false
	}
	a, b, found := strings.Cut(strings.Replace(s[1:end], "，", ",", 1), ",")
	switch {
	case !found:
		return q, false
	case b == "+∞" || b == "∞":
		q, ok = plainEnd(a)
		q.leadBy(operator{op: openEnd(s[0] == '[', schema.GE, schema.GT)})
	case a == "-∞":
		q, ok = plainEnd(b)
		q.leadBy(operator{op: openEnd(s[end] == ']', schema.LE, schema.LT)})
	}
	return q, ok
}

func openEnd(closed bool, with, without schema.Op) schema.Op {
	if closed {
		return with
	}
	return without
}

// leadBy gives a number the operator that does not stand before it.
func (q *quantity) leadBy(o operator) {
	q.lead = o
	q.decide()
}
