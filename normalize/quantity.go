package normalize

import (
	"slices"
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

// remark returns the length of a bracketed remark at the beginning of a text, or 0.
func remark(s string) int {
	if s[0] != '(' && s[0] != '[' {
		return 0
	}
	return strings.IndexAny(s, ")]") + 1
}

// latinWord returns the length of a Latin word at the beginning of a text, with
// the digits that are part of it: PM2.5, CO2.
func latinWord(s string) int {
	if !isLetter(s[0]) {
		return 0
	}
	n := letters(s)
	if n > 1 && numbers(s[:n], s[n:]) {
		return n // APP1个
	}
	if len(s) > 2 && s[0]|0x20 == 'p' && s[1]|0x20 == 'h' && isDigit(s[2]) { // pH6-9
		return len("pH")
	}
	for n < len(s) && (isLetter(s[n]) || isDigit(s[n]) || s[n] == '.' && n+1 < len(s) && isDigit(s[n+1])) {
		n++
	}
	if isDigit(s[n-1]) && len(s) >= n+5 && s[n] == '-' && allDigits(s[n+1:n+5]) { // GB5749-2006
		return n + 5
	}
	return n
}

// letters gives the length of the letters that a text begins with.
func letters(s string) (n int) {
	for n < len(s) && isLetter(s[n]) {
		n++
	}
	return n
}

// numbers reports whether the digits behind letters count things and are no part of
// the word: APP1个, LOGO1套. The letters are none that a number mostly belongs to.
func numbers(word, s string) bool {
	n := digitRun(s)
	if n == 0 || s[0] == '0' || !allDigits(s[:n]) || slices.Contains(numberedWords, strings.ToUpper(word)) {
		return false
	}
	u, m := scanUnit(s[n:])
	return m > 0 && s[n] >= utf8.RuneSelf && u.counts() && u.is&countable == 0 && closes(s[n+m:])
}

// numberedWords are letters that digits are part of: PM10, ISO9001, TOP10.
var numberedWords = strings.Fields("PM CO SO NO NH BOD COD GB DB HJ ISO MP TOP USB COVID IPV HPV DDR")

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
