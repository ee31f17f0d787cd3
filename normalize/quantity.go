package normalize

import (
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/schema"
)

// A quantity is one number with all that belongs to it: operators before and
// behind, unit, denominators.
type quantity struct {
	op    schema.Op // the operator that applies
	other schema.Op // a second one that disagrees with it
	lead  operator  // the operator before the number
	tail  schema.Op // the operator behind it
	cue   bool      // the tail is a tail cue (rules §5)
	num   number
	neg   bool
	unit  unit
	// unitRaw is the unit as printed; empty when the name told it.
	unitRaw string
	guessed bool // the unit is a word of no table
	per     []schema.Unit
	each    bool // the denominator is printed with 每
	period  bool // 全年 or 年度 stands beside the number
	again   bool // number and unit are printed twice
	mend    repairSet
	// incl and excl are the marks of an end: （含） and （不含）.
	incl, excl bool
	// inclOther and exclOther are marks that name the number of the other end:
	// 80%-90%（含80%）.
	inclOther, exclOther bool
	// joined says that a second end follows the text: the 三 of 培训三至五次.
	joined bool
	// start and end are the bytes from the first operator to the last unit.
	start, end int
}

// maxQuantity is the length in bytes of the longest cell that is searched for a
// quantity. Longer cells are prose.
const maxQuantity = 600

// scanQuantity reads a text that states one quantity. Words around it that carry
// no operator, unit or time are passed over; a second quantity is not.
func scanQuantity(s string) (q quantity, ok bool) {
	ok = q.scan(s)
	return q, ok
}

func (q *quantity) scan(s string) bool {
	if len(s) > maxQuantity {
		return false
	}
	i, ok := q.before(s)
	if !ok {
		return false
	}
	if i, ok = q.measure(s, i); !ok {
		return false
	}
	q.end = i
	if !q.behind(s, i) {
		return false
	}
	q.decide()
	return true
}

// before reads what stands before the number and returns where that begins.
func (q *quantity) before(s string) (int, bool) {
	q.start = -1
	words := false // words that are no fillers stand before the number
	led := -1      // the place behind the last operator
	for i := 0; i < len(s); {
		if n := q.eachAt(s, i); n > 0 {
			i += n
			continue
		}
		if strings.HasPrefix(s[i:], "每") { // 每两年, 每逢假日: no time that has a unit
			return 0, false
		}
		if n := minusWord(s, i); n > 0 && i+n < len(s) && s[i+n] != '-' && numberAt(s, i+n, words) {
			if q.start < 0 {
				q.start = i
			}
			q.neg = true
			return i + n, true
		}
		if numberAt(s, i, words) || (words || i == led) && s[i] >= utf8.RuneSelf && q.countAt(s, i, i == led) {
			if q.start < 0 {
				q.start = i
			}
			return i, true
		}
		rest := s[i:]
		word, p, ok := leadWords.prefix(rest)
		switch {
		case !ok:
		case p.role == bars:
			return 0, false
		case p.role == scopes:
			q.period = true
			i += len(word)
			continue
		case p.role == nothing:
			q.wordsBefore()
			words = true
			if first := runeLen(word); i >= first && apart.at(s, i-first) {
				word = word[:first]
			}
			i += len(word)
			continue
		case p.role == fills:
			i += len(word)
			continue
		case p.as&near != 0 && i > 0 && enders.at(s, i-len(string(lastRune(s[:i])))):
			q.wordsBefore()
			words = true
			i += len(word)
			continue
		case p.as&quote != 0 && strings.ContainsAny(s, "〈《") && strings.ContainsAny(s, "〉》"):
		default:
			if q.start < 0 {
				q.start = i
			}
			q.addLead(p.operator)
			i += len(word)
			led = i
			continue
		}
		if rest[0] == '%' && (i == 0 || i == led) && len(rest) > 1 && isDigit(rest[1]) { // ≥%95
			q.unit, q.unitRaw = percent, "%"
			i++
			continue
		}
		n := remark(rest)
		if n == 0 {
			if n = latinWord(rest); n == 0 {
				n = runeLen(rest)
			}
			q.wordsBefore()
			words = true
		}
		i += n
	}
	return 0, false
}

// minusWord gives the length of a minus in words at a place: 负5%, 零下5℃. 减负 and 自负
// are words, and 正负 is ±.
func minusWord(s string, i int) int {
	switch rest := s[i:]; {
	case strings.HasPrefix(rest, "零下"):
		return len("零下")
	case strings.HasPrefix(rest, "负") && (i == 0 || !strings.ContainsRune("正自担肩抱背辜胜欠减增", lastRune(s[:i]))):
		return len("负")
	}
	return 0
}

// wordsBefore notes that words stand before the number: an operator that must be
// near it was part of them.
func (q *quantity) wordsBefore() {
	if q.lead.as&near != 0 {
		q.lead, q.other, q.start = operator{}, "", -1
	}
}

// addLead notes an operator before the number. The same one again is a
// duplication, another one a disagreement.
func (q *quantity) addLead(o operator) {
	old := q.lead
	switch {
	case old.none():
		q.lead = o
	case old.op == o.op && (old.as|o.as)&weak == 0:
		q.lead.as |= twice | o.as&(symbol|variant)
		q.lead.as &^= near &^ o.as
	case old.op == o.op || o.as&weak != 0:
		q.lead.as &^= weak&^o.as | near&^o.as
		q.lead.as |= o.as & (symbol | variant)
	case old.as&weak != 0:
		q.lead = o
	default:
		q.other = o.op
	}
}

// behind reads what follows the measure: operators, the whole printed a second
// time, remarks. Anything with a number in it is a second quantity.
func (q *quantity) behind(s string, i int) bool {
	for i < len(s) {
		rest := s[i:]
		if n := q.repeated(s, i); n > 0 {
			q.again = true
			i += n
			if len(q.per) == 0 {
				i = q.denominators(s, i) // 1次1次/月
			}
			q.end = i
			continue
		}
		if op := colloquialTail(rest); op != "" && q.takesTail(i, rest, op, "") {
			q.end = len(s)
			break
		}
		if n := q.orMore(s, i); n > 0 {
			i += n
			q.end = i
			continue
		}
		if word, p, ok := tailWords.prefix(rest); ok {
			switch p.role {
			case scopes:
				q.period = true
			case operates:
				if q.takesTail(i, word, p.op, rest[len(word):]) {
					i = q.perBehind(s, q.unitBehind(s, i+len(word)))
					q.end = i
					continue
				}
			}
			i += len(word)
			continue
		}
		if n := remark(rest); n > 0 {
			inside := rest[1 : n-1]
			q.mark(inside)
			if word, p, ok := tailWords.prefix(inside); ok && word == inside && p.role == operates && q.takesTail(i, word, p.op, rest[n:]) {
				i += n // 95%（以上）
				q.end = i
				continue
			}
			if q.end == i {
				q.end += n // 100%(含)以上
			}
			i += n
			continue
		}
		if numberAt(s, i, true) || strings.HasPrefix(rest, "零下") ||
			s[i] >= utf8.RuneSelf && i > q.end && joint(s[q.end:]) == i-q.end && hanziAt(s, i, false) {
			return false
		}
		if n := latinWord(rest); n > 0 {
			i += n
			continue
		}
		if word, p, ok := leadWords.prefix(rest); ok && (p.role == bars || p.as&(symbol|quote) == symbol ||
			p.role == operates && p.as&near == 0 && new(quantity).countAt(s, i+len(word), true)) {
			return false
		}
		i += runeLen(rest)
	}
	return true
}

// mark reads a bracketed remark for the marks of an end and for the period.
func (q *quantity) mark(text string) {
	if text == "全年" || text == "年度" {
		q.period = true
		return
	}
	for text != "" {
		rest, without := strings.CutPrefix(text, "不含")
		if !without {
			var with bool
			rest = strings.TrimPrefix(text, "包")
			if rest, with = strings.CutPrefix(rest, "含"); !with {
				return
			}
		}
		own := true
		if rest != "" {
			n, length := scanNumber(rest)
			if length == 0 {
				return // 含线上, 含本数
			}
			own = n.text == q.num.text
			_, unit := scanUnit(rest[length:])
			rest = strings.TrimLeft(rest[length+unit:], ",，、;")
		}
		switch {
		case own && without:
			q.excl = true
		case own:
			q.incl = true
		case without:
			q.exclOther = true
		default:
			q.inclOther = true
		}
		text = rest
	}
}

// decide settles the operator from the one before and the one behind.
func (q *quantity) decide() {
	lead, tail := q.lead.op, q.tail
	if q.lead.as&variant != 0 {
		q.mend.add(schema.OperatorVariant)
	}
	if q.lead.as&twice != 0 {
		q.mend.add(schema.DuplicatedOperator)
	}
	switch {
	case lead == "" && tail == "":
		q.op = schema.EQ
	case lead == "":
		q.op = tail
	case tail == "":
		q.op = lead
	case q.lead.as&weak != 0: // 达到95%以上, 控制在5%以内 are one phrase
		q.op = tail
	case lead == tail:
		q.op = lead
		q.mend.add(schema.OperatorBothSides)
	default:
		q.op = lead
		if q.other == "" {
			q.other = tail
		}
	}
	switch {
	case q.excl && !q.incl: // 90%以上（不含90%）
		q.op = strict(q.op)
	case q.incl && !q.excl: // 大于90%（含90%）
		if q.other != "" && strict(q.op) == strict(q.other) { // 大于90%以上（含90%）
			q.other = ""
			q.mend.add(schema.OperatorBothSides)
		}
		q.op = inclusive(q.op)
	}
}

// strict and inclusive give the operator that bounds from the same side without and with
// the number itself.
func strict(op schema.Op) schema.Op {
	switch op {
	case schema.GE:
		return schema.GT
	case schema.LE:
		return schema.LT
	}
	return op
}

func inclusive(op schema.Op) schema.Op {
	switch op {
	case schema.GT:
		return schema.GE
	case schema.LT:
		return schema.LE
	}
	return op
}
