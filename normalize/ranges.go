package normalize

import (
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/schema"
)

// A span is a pair of ends (rules §3.4).
type span struct {
	low, high             quantity
	lowClosed, highClosed bool
}

// An end is closed where its operator includes the number.
func closed(op schema.Op) bool { return op == schema.GE || op == schema.LE }

// bounds reports from which side an operator bounds.
func boundsLow(op schema.Op) bool  { return op == schema.GE || op == schema.GT }
func boundsHigh(op schema.Op) bool { return op == schema.LE || op == schema.LT }

// maxSplits is the number of places at which a text is parted in search of two
// ends. Two ends have few signs between them.
const maxSplits = 6

// scanSpan reads a text that states two ends.
func scanSpan(s string) (span, bool) {
	if len(s) > maxQuantity || !hasNumber(s) {
		return span{}, false
	}
	for _, read := range []func(string) (span, bool){interval, plusMinus, twoBounds, joined} {
		if p, ok := read(s); ok && p.low.num.text != "" && p.high.num.text != "" {
			return p, p.align()
		}
	}
	return span{}, false
}

// hasNumber reports whether a text may hold a number at all.
func hasNumber(s string) bool {
	for _, r := range s {
		if r >= '0' && r <= '9' || hanziDigit(r) >= 0 || hanziPower(r) == 1 {
			return true
		}
	}
	return false
}

// align gives both ends the same unit and scale. A unit that is printed once serves
// both; units that differ are no pair.
func (p *span) align() bool {
	low, high := &p.low, &p.high
	switch {
	case low.unit.none() && high.unit.none() && low.num.scale == 0:
		if !low.full(high) {
			low.num.scale = high.num.scale // 1-2万
		}
	case low.unit.none() && !high.unit.none():
		low.unit, low.unitRaw = high.unit, high.unitRaw
		if low.num.scale == 0 && !low.full(high) {
			low.num.scale = high.num.scale
		}
	case high.unit.none() && !low.unit.none():
		high.unit, high.unitRaw = low.unit, low.unitRaw
		if high.num.scale == 0 {
			high.num.scale = low.num.scale
		}
	}
	if len(low.per) == 0 {
		low.per = high.per
	} else if len(high.per) == 0 {
		high.per = low.per
	}
	return low.unit.code == high.unit.code && sameUnits(low.per, high.per)
}

// full reports whether the number of the low end is written out, so that the scale
// printed behind the high end is not its own: 5000-1万元.
func (low *quantity) full(high *quantity) bool {
	return schema.Decimal(low.num.text).Cmp(schema.Decimal(high.num.text)) > 0 && low.size().Cmp(high.size()) < 0
}

// size is a quantity's number with its scale multiplied out.
func (q *quantity) size() schema.Decimal {
	d := schema.Decimal(q.sign(q.num.text))
	if q.num.scale == 0 {
		return d
	}
	return d.Mul(schema.Decimal(scaleOf(q.num.scale))).Reduce()
}

// fill makes the threshold of two ends. They are put in order: 95%-90% has the
// same ends as 90%-95%.
func (p *span) fill(t *schema.Threshold, n *name) bool {
	either := n.inherit(&p.high)
	if p.low.unit.none() {
		p.low.unit = p.high.unit
		p.low.num.scale = p.high.num.scale
	}
	sizeLow, sizeHigh := p.low.size(), p.high.size()
	if sizeLow.Cmp(sizeHigh) > 0 {
		if p.high.neg || p.high.unit.none() {
			return false
		}
		p.low, p.high = p.high, p.low
		p.lowClosed, p.highClosed = p.highClosed, p.lowClosed
		sizeLow, sizeHigh = sizeHigh, sizeLow
	}
	low, high := &p.low, &p.high
	t.Kind, t.Op = schema.Range, schema.Between
	t.Low, t.High = schema.Literal(low.sign(low.num.text)), schema.Literal(high.sign(high.num.text))
	t.Scale = scaleOf(high.num.scale)
	if low.num.scale != high.num.scale { // 5000元-1万元
		t.Low, t.High, t.Scale = schema.Literal(sizeLow), schema.Literal(sizeHigh), "1"
	}
	t.LowClosed, t.HighClosed = new(p.lowClosed), new(p.highClosed)
	t.Unit, t.UnitRaw = high.unit.code, high.unitRaw
	t.Per = high.per
	if len(t.Per) == 0 {
		t.Per = low.per
	}
	if (low.period || high.period) && len(t.Per) == 0 {
		t.Period = periodOf(high)
	}
	if either {
		t.Ambiguous, t.Candidates = true, shareOrFraction(t.Op, "")
	}
	mend := low.mend | high.mend
	if t.Unit == percent.code && n.capped() && sizeHigh.Cmp("100") > 0 {
		mend.add(schema.PercentOver100)
	}
	t.Repairs = mend.codes()
	return true
}

// interval reads [80%,90%) and its kin. A unit may stand behind the brackets.
func interval(s string) (p span, ok bool) {
	if s[0] != '[' && s[0] != '(' {
		return p, false
	}
	s = withoutRemark(s)
	end := strings.LastIndexAny(s, "])")
	if end < 0 {
		return p, false
	}
	inside, behind := s[1:end], s[end+1:]
	u, n := scanUnit(behind)
	if n != len(behind) {
		return p, false
	}
	for _, sep := range []string{",", "，", "、", "~", "-"} {
		a, b, found := strings.Cut(inside, sep)
		if !found {
			continue
		}
		var okA, okB bool
		p.low, okA = plainEnd(a)
		p.high, okB = plainEnd(b)
		if !okA || !okB {
			continue
		}
		if p.high.unit.none() {
			p.high.unit, p.high.unitRaw = u, behind
		}
		p.lowClosed, p.highClosed = s[0] == '[', s[end] == ']'
		return p, true
	}
	return p, false
}

// withoutRemark drops the remark behind an interval: [80%,90%)(12/12). One that marks
// an end, or tells the unit, is none.
func withoutRemark(s string) string {
	open := strings.LastIndexAny(s, "([")
	if open <= strings.IndexAny(s, "])") || open+remark(s[open:]) != len(s) {
		return s
	}
	inside := s[open+1 : len(s)-1]
	if _, n := scanUnit(inside); n > 0 || strings.Contains(inside, "含") {
		return s
	}
	return s[:open]
}

// plainEnd reads a number with its unit and nothing else.
func plainEnd(s string) (q quantity, ok bool) {
	q, ok = scanQuantity(s)
	return q, ok && q.start == 0 && q.end == len(s) && q.lead.none() && q.tail == "" && !q.again
}

// plusMinus reads ±5% and 10±2天. Operators before or behind say no more than the
// sign: ≤±5%.
func plusMinus(s string) (p span, ok bool) {
	at, sign := -1, ""
	for _, w := range []string{"±", "+/-", "+-", "正负"} {
		if at = strings.Index(s, w); at >= 0 {
			sign = w
			break
		}
	}
	if at < 0 {
		return p, false
	}
	before := s[:at]
	by, ok := scanQuantity(s[at+len(sign):])
	if !ok || by.start != 0 || by.num.text == "" || by.neg || !by.lead.none() || by.again {
		return p, false
	}
	by.tail = ""
	p = span{low: by, high: by, lowClosed: true, highClosed: true}
	center := schema.Decimal("0")
	if hasNumber(before) {
		q, ok := plainEnd(before)
		if !ok || q.num.text == "" {
			return p, false
		}
		if q.unit.none() && q.num.scale == 0 {
			q.num.scale = by.num.scale // 100±5万元
		}
		both := span{low: q, high: by}
		if !both.align() || both.low.num.scale != both.high.num.scale {
			return p, false
		}
		p.low.unit, p.low.num.scale = both.high.unit, both.high.num.scale
		p.high.unit, p.high.num.scale = both.high.unit, both.high.num.scale
		p.low.mend |= q.mend
		center = schema.Decimal(q.sign(q.num.text))
	}
	width := schema.Decimal(by.num.text)
	p.low.setNumber(center.Sub(width))
	p.high.setNumber(center.Add(width))
	return p, true
}

func (q *quantity) setNumber(d schema.Decimal) {
	text, neg := strings.CutPrefix(string(d), "-")
	q.neg, q.num.text = neg, text
}

// twoBounds reads two bounds on one quantity: ≥90%且<95%, 90%≤X<95%, 大于90小于100,
// 60%以上80%以下.
func twoBounds(s string) (p span, ok bool) {
	if p, ok = around(s); ok {
		return p, true
	}
	tries := 0
	for i := 0; i < len(s) && tries < maxSplits; {
		at, rest := i, s[i:]
		word, tail, found := tailWords.prefix(rest)
		if found && tail.role == operates { // part behind the operator
			i += len(word)
			at = i
		} else if word, o, leads := startsOperator(rest); i > 0 && leads && o.as&weak == 0 { // or before it
			i += len(word)
		} else {
			i += runeLen(rest)
			continue
		}
		if at == len(s) {
			break
		}
		tries++
		a, okA := bound(trimAnd(s[:at]))
		b, okB := bound(trimAnd(s[at:]))
		switch {
		case !okA || !okB:
			continue
		case boundsLow(a.op) && boundsHigh(b.op):
		case boundsLow(b.op) && boundsHigh(a.op):
			a, b = b, a
		default:
			continue
		}
		if a.num.text != "" && b.num.text != "" && a.size().Cmp(b.size()) > 0 {
			return p, false // ≥90%或≤10% is no range
		}
		return span{a, b, closed(a.op), closed(b.op)}, true
	}
	return p, false
}

// trimAnd takes the words for "and" off the ends of a bound.
func trimAnd(s string) string {
	for _, and := range []string{"并且", "且", "并", "和", "，", ",", "、", "但", "而"} {
		s = strings.TrimPrefix(strings.TrimSuffix(s, and), and)
	}
	return s
}

// bound reads one bound of a pair.
func bound(s string) (quantity, bool) {
	q, ok := scanQuantity(s)
	return q, ok && q.end == len(s) && q.other == "" && !q.again && (boundsLow(q.op) || boundsHigh(q.op))
}

// around reads 90%≤X<95%: number, operator, a word for the quantity, operator,
// number.
func around(s string) (p span, ok bool) {
	first := strings.IndexAny(s, "<≤>≥≦≧⩽⩾")
	if first <= 0 {
		return p, false
	}
	a, okA := plainEnd(s[:first])
	word, opA, found := startsOperator(s[first:])
	rest := s[first+len(word):]
	second := strings.IndexAny(rest, "<≤>≥≦≧⩽⩾")
	if !okA || !found || second <= 0 || hasDigit(rest[:second]) {
		return p, false
	}
	word, opB, found := startsOperator(rest[second:])
	b, okB := plainEnd(rest[second+len(word):])
	if !okB || !found {
		return p, false
	}
	if (opA.as|opB.as)&variant != 0 {
		a.mend.add(schema.OperatorVariant)
	}
	switch {
	case boundsHigh(opA.op) && boundsHigh(opB.op): // 90 ≤ X < 95
		return span{a, b, closed(opA.op), closed(opB.op)}, true
	case boundsLow(opA.op) && boundsLow(opB.op): // 95 > X ≥ 90
		return span{b, a, closed(opB.op), closed(opA.op)}, true
	}
	return p, false
}

// joined reads 80%-90%, 3至5天, 80(含)-90.
func joined(s string) (p span, ok bool) {
	tries := 0
	for i := 1; i < len(s) && tries < maxSplits; i++ {
		n := joint(s[i:])
		if n == 0 || i+n >= len(s) || !utf8.RuneStart(s[i]) {
			continue
		}
		tries++
		if n == 2 && s[0] == '-' && isDigit(s[i+n]) {
			n = 1 // -5--3
		}
		a := quantity{joined: true}
		okA := a.scan(s[:i])
		b, okB := scanQuantity(s[i+n:])
		if !okA || !okB || b.start != 0 || a.again || b.again || a.other != "" || b.other != "" {
			continue
		}
		if a.unit.none() && !b.num.share.none() && strings.Contains(s[i+n:], "成") { // 三到五成
			if tenths, ok := scanQuantity(s[:i] + "成"); ok && !tenths.num.share.none() {
				a, a.end = tenths, i
			}
		}
		if after := s[a.end:i]; after != "" && remark(after) != len(after) {
			continue // words stand between
		}
		if boundsHigh(a.tail) || boundsLow(b.lead.op) || b.lead.op == schema.EQ {
			continue
		}
		if a.neg && !b.neg && a.unit.none() && strings.Contains(s[:i], "零下") {
			continue // 零下5至10℃: both may be
		}
		a.incl, a.excl = a.incl || b.inclOther, a.excl || b.exclOther
		b.incl, b.excl = b.incl || a.inclOther, b.excl || a.exclOther
		return span{a, b, closedLow(&a, &b), closedHigh(&a, &b)}, true
	}
	return p, false
}

// joint gives the length of a sign between two ends. The second dash of ~-5 is the
// sign of the number.
func joint(s string) int {
	switch {
	case s[0] == '~', s[0] == '-':
		n := 1
		for n < len(s) && s[n] == s[0] {
			n++
		}
		return n
	case strings.HasPrefix(s, "至") && !strings.HasPrefix(s, "至少") && !strings.HasPrefix(s, "至多"), strings.HasPrefix(s, "到"):
		return len("至")
	}
	return 0
}

// closedLow and closedHigh tell whether the ends of a joined pair are closed: 含
// closes its end and opens the other one, unless that is marked too; 不含 and the
// operators > and < open theirs.
func closedLow(a, b *quantity) bool {
	switch {
	case a.excl || a.lead.op == schema.GT:
		return false
	case b.incl && !a.incl:
		return false
	}
	return true
}

func closedHigh(a, b *quantity) bool {
	switch {
	case b.excl || b.lead.op == schema.LT || a.lead.op == schema.LT:
		return false
	case a.incl && !b.incl:
		return false
	}
	return true
}
