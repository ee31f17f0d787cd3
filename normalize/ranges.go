package normalize

import (
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/schema"
)

// spread reads values with two ends (SPEC §3.4).
func spread(s string, n name, _ *evidence, t *schema.Threshold) bool {
	if len(s) > maxQuantity || strings.Count(s, "/") > 0 && isFraction(s) {
		return false
	}
	low, high, ok := interval(s)
	if !ok {
		low, high, ok = plusMinus(s)
	}
	if !ok {
		low, high, ok = twoBounds(s)
	}
	if !ok {
		low, high, ok = joined(s)
	}
	if !ok || low.q.num.text == "" || high.q.num.text == "" {
		return false
	}
	share(&low.q, &high.q)
	either := n.inherit(&high.q)
	if low.q.unit == nil {
		low.q.unit = high.q.unit
	}
	if low.q.unit != nil && high.q.unit != nil && low.q.unit.code != high.q.unit.code {
		return false
	}
	sizeLow, sizeHigh := sized(&low.q), sized(&high.q)
	if sizeLow.Cmp(sizeHigh) > 0 {
		return false // 95-90 is no range
	}
	t.Kind, t.Op = schema.Range, schema.Between
	t.Low, t.High = schema.Literal(low.q.sign(low.q.num.text)), schema.Literal(high.q.sign(high.q.num.text))
	t.Scale = scaleOf(high.q.num.scale)
	if low.q.num.scale != high.q.num.scale {
		t.Low, t.High, t.Scale = schema.Literal(sizeLow), schema.Literal(sizeHigh), "1"
	}
	t.LowClosed, t.HighClosed = new(low.closed), new(high.closed)
	if high.q.unit != nil {
		t.Unit, t.UnitRaw = high.q.unit.code, high.q.unitRaw
	}
	t.Per = high.q.per
	if len(t.Per) == 0 {
		t.Per = low.q.per
	}
	if either {
		t.Ambiguous = true
	}
	mend := low.q.mend | high.q.mend
	t.Repairs = mend.codes()
	return true
}

// An end is one end of a range.
type end struct {
	q      quantity
	closed bool
}

// share lets a unit that is printed once serve both ends.
func share(low, high *quantity) {
	switch {
	case low.unit == nil && high.unit != nil:
		low.unit, low.unitRaw = high.unit, high.unitRaw
		if low.num.scale == 0 {
			low.num.scale = high.num.scale
		}
	case high.unit == nil && low.unit != nil:
		high.unit, high.unitRaw = low.unit, low.unitRaw
		if high.num.scale == 0 {
			high.num.scale = low.num.scale
		}
	case low.unit == nil && high.unit == nil && low.num.scale == 0:
		low.num.scale = high.num.scale
	}
}

// sized is a quantity's number with its scale multiplied out.
func sized(q *quantity) schema.Decimal {
	d := schema.Decimal(q.sign(q.num.text))
	if q.num.scale == 0 {
		return d
	}
	return d.Mul(schema.Decimal(scaleOf(q.num.scale))).Reduce()
}

// interval reads [80%,90%) and its kin.
func interval(s string) (low, high end, ok bool) {
	if s == "" || s[0] != '[' && s[0] != '(' {
		return low, high, false
	}
	last := s[len(s)-1]
	if last != ']' && last != ')' {
		return low, high, false
	}
	inside := s[1 : len(s)-1]
	for _, sep := range []string{",", "，", "、", "~", "-"} {
		a, b, found := strings.Cut(inside, sep)
		if !found {
			continue
		}
		var okA, okB bool
		low.q, okA = plainEnd(a)
		high.q, okB = plainEnd(b)
		if !okA || !okB {
			continue
		}
		low.closed, high.closed = s[0] == '[', last == ']'
		return low, high, true
	}
	return low, high, false
}

// plainEnd reads a number with its unit and nothing else.
func plainEnd(s string) (q quantity, ok bool) {
	q, ok = scanQuantity(s)
	return q, ok && q.start == 0 && q.end == len(s) && q.lead.op == "" && q.tail == "" && !q.again
}

// plusMinus reads ±5% and 10±2天.
func plusMinus(s string) (low, high end, ok bool) {
	a, b, found := strings.Cut(s, "±")
	if !found {
		return low, high, false
	}
	by, ok := scanQuantity(b)
	if !ok || by.start != 0 || by.num.text == "" || by.lead.op != "" || by.tail != "" {
		return low, high, false
	}
	low, high = end{by, true}, end{by, true}
	center := schema.Decimal("0")
	if a != "" {
		q, ok := plainEnd(a)
		if !ok || q.num.text == "" {
			return low, high, false
		}
		share(&q, &by)
		center = schema.Decimal(q.sign(q.num.text))
		low.q.mend |= q.mend
	}
	width := schema.Decimal(by.num.text)
	setNumber(&low.q, center.Sub(width))
	setNumber(&high.q, center.Add(width))
	return low, high, true
}

func setNumber(q *quantity, d schema.Decimal) {
	text := string(d)
	q.neg = strings.HasPrefix(text, "-")
	q.num = number{text: strings.TrimPrefix(text, "-"), scale: q.num.scale}
}

// twoBounds reads two bounds on one quantity: ≥90%且<95%, 90%≤X<95%, 大于90小于100.
func twoBounds(s string) (low, high end, ok bool) {
	if low, high, ok = around(s); ok {
		return low, high, true
	}
	for i := 1; i < len(s); i++ {
		if !utf8.RuneStart(s[i]) {
			continue
		}
		cut := s[i:]
		rest := cut
		for _, and := range []string{"且", "并且", "并", "和", "，", ",", "、", "但"} {
			if r, found := strings.CutPrefix(cut, and); found {
				rest = r
				break
			}
		}
		if _, o, found := leadingOperators.prefix(rest); !found || o.weak {
			continue
		}
		a, okA := bound(s[:i])
		b, okB := bound(rest)
		if !okA || !okB {
			continue
		}
		if isLower(a.q.op) && !isLower(b.q.op) {
			return a, b, true
		}
		if isLower(b.q.op) && !isLower(a.q.op) {
			return b, a, true
		}
	}
	return low, high, false
}

// bound reads one bound of a pair.
func bound(s string) (e end, ok bool) {
	q, ok := scanQuantity(s)
	if !ok || q.end != len(s) || q.other != "" {
		return e, false
	}
	switch q.op {
	case schema.GE, schema.LE:
		return end{q, true}, true
	case schema.GT, schema.LT:
		return end{q, false}, true
	}
	return e, false
}

// isLower reports whether an operator bounds from below.
func isLower(op schema.Op) bool { return op == schema.GE || op == schema.GT }

// around reads 90%≤X<95%: number, operator, a word for the quantity, operator,
// number.
func around(s string) (low, high end, ok bool) {
	first := strings.IndexAny(s, "<≤>≥")
	if first <= 0 {
		return low, high, false
	}
	a, okA := plainEnd(s[:first])
	word, opA, _ := leadingOperators.prefix(s[first:])
	rest := s[first+len(word):]
	second := strings.IndexAny(rest, "<≤>≥")
	if !okA || second <= 0 || hasDigit(rest[:second]) {
		return low, high, false
	}
	word, opB, _ := leadingOperators.prefix(rest[second:])
	b, okB := plainEnd(rest[second+len(word):])
	if !okB {
		return low, high, false
	}
	if opA.variant || opB.variant {
		a.mend.add(schema.OperatorVariant)
	}
	closed := func(op schema.Op) bool { return op == schema.GE || op == schema.LE }
	switch {
	case !isLower(opA.op) && !isLower(opB.op): // 90 ≤ X < 95
		return end{a, closed(opA.op)}, end{b, closed(opB.op)}, true
	case isLower(opA.op) && isLower(opB.op): // 95 > X ≥ 90
		return end{b, closed(opB.op)}, end{a, closed(opA.op)}, true
	}
	return low, high, false
}

// joined reads 80%-90%, 3至5天, 80(含)-90.
func joined(s string) (low, high end, ok bool) {
	for i := 1; i < len(s); i++ {
		n := 0
		switch {
		case s[i] == '-' || s[i] == '~':
			n = 1
			for i+n < len(s) && (s[i+n] == '-' || s[i+n] == '~') {
				n++
			}
		case strings.HasPrefix(s[i:], "至") && !strings.HasPrefix(s[i:], "至少") && !strings.HasPrefix(s[i:], "至多"), strings.HasPrefix(s[i:], "到"):
			n = len("至")
		}
		if n == 0 || i+n >= len(s) {
			continue
		}
		a, okA := firstEnd(s[:i])
		b, okB := scanQuantity(s[i+n:])
		if !okA || !okB || b.lead.op != "" || b.start != 0 || b.again {
			continue
		}
		low, high = end{a, true}, end{b, true}
		// 含 closes its end and opens the other one, unless that is marked too;
		// 不含 opens its end.
		if a.incl && !b.incl {
			high.closed = false
		}
		if b.incl && !a.incl {
			low.closed = false
		}
		if a.excl {
			low.closed = false
		}
		if b.excl {
			high.closed = false
		}
		if a.incl && b.excl {
			low.closed, high.closed = true, false
		}
		if a.excl && b.incl {
			low.closed, high.closed = false, true
		}
		return low, high, true
	}
	return low, high, false
}

// firstEnd reads the first end of a joined range: words may stand before it, and a
// mark behind it.
func firstEnd(s string) (quantity, bool) {
	q, ok := scanQuantity(s)
	if !ok || q.lead.op != "" || q.tail != "" || q.again {
		return q, false
	}
	after := s[q.end:]
	if after != "" && bracket(after) != len(after) {
		return q, false
	}
	return q, true
}
