package normalize

import (
	"strings"
	"unicode"

	"github.com/jixiao-data/jixiao/schema"
)

// halved splits a doubled run of digits (rules §5): 9595 is 95 twice, 90.0090 is 90
// twice in different spellings. It returns the shorter half.
func halved(digits string) (half string, ok bool) {
	for i := 1; i < len(digits); i++ {
		a, b := digits[:i], digits[i:]
		if a[0] != b[0] || !numeral(a) || !numeral(b) || !sameNumber(a, b) {
			continue
		}
		if len(b) < len(a) {
			return b, true
		}
		return a, true
	}
	return "", false
}

// numeral reports whether digits are a well-formed number: no dot at an end, at
// most one, no superfluous zero in front.
func numeral(s string) bool {
	whole, part, dotted := strings.Cut(s, ".")
	if dotted && !allDigits(part) {
		return false
	}
	return whole != "" && (len(whole) == 1 || whole[0] != '0')
}

// sameNumber compares two numerals. Without a dot they have one spelling.
func sameNumber(a, b string) bool {
	return a == b || (strings.IndexByte(a, '.') >= 0 || strings.IndexByte(b, '.') >= 0) && schema.Decimal(a).Cmp(schema.Decimal(b)) == 0
}

// atLeast1000 reports whether a run of digits is a number of 1000 or more.
func atLeast1000(digits string) bool {
	whole, _, _ := strings.Cut(digits, ".")
	return len(strings.TrimLeft(whole, "0")) > 3
}

// A reading is what becomes of a quantity's number once duplication and misread
// operators are considered: the number to be taken, or candidates.
type reading struct {
	value      string
	op         schema.Op
	code       schema.Repair
	candidates []schema.Candidate
}

// read decides about a quantity's number (rules §5.1 to §5.5). Numbers with
// separators, in words, or printed twice with their unit are what they are.
func (q *quantity) read(n *name, e *evidence) reading {
	r := reading{value: q.num.text, op: q.op}
	if q.num.digits == "" || q.num.grouped || !q.num.share.none() || q.again && q.num.text != "" {
		return r
	}
	if half, ok := halved(q.num.digits); ok {
		if q.again || q.doubled(n, e) {
			r.value, r.code = half, schema.DuplicatedNumber
			return r
		}
		if q.doubtful() {
			if q.num.text != "" {
				r.candidates = append(r.candidates, q.candidate(r.op, q.num.text))
			}
			r.candidates = append(r.candidates, q.candidate(r.op, half))
			return r
		}
	}
	q.readMisread(&r, n, e)
	return r
}

// impossible reports whether a doubled number cannot stand as printed: it is no
// number, or a percentage of 1000 and more.
func (q *quantity) impossible() bool {
	return q.num.text == "" || q.unit.code == "percent" && atLeast1000(q.num.digits)
}

// leads reports whether an operator stands before the number. The 达到 of
// 达到95%以上 is none.
func (q *quantity) leads() bool {
	return !q.lead.none() && (q.lead.as&weak == 0 || q.tail == "")
}

// cued reports whether a tail cue agrees with the operator before the number.
func (q *quantity) cued() bool { return q.leads() && q.cue && q.tail == q.lead.op }

// doubled reports whether a doubled number is to be halved: its own text proves it
// (rules §5.1a), the name does (§5.3c), or the siblings do (§5.3d).
func (q *quantity) doubled(n *name, e *evidence) bool {
	switch {
	case q.cued() && q.impossible():
		return true
	case q.unit.code == "percent" && q.impossible() && (q.leads() || q.unitRaw != ""):
		if n.share() && !n.growth() {
			return true
		}
	}
	return q.lead.as&symbol != 0 && e.doubling()
}

// doubtful reports whether a doubled number that nothing proves is as likely
// printed twice as not (rules §5.2, §5.4).
func (q *quantity) doubtful() bool {
	large := atLeast1000(q.num.digits)
	switch {
	case q.num.text == "":
		return true
	case q.unit.none():
		return false
	case !q.leads():
		return large && q.unit.code == "percent" && q.unitRaw != ""
	case q.cued():
		return true
	case q.unit.code == "percent":
		return large
	}
	return large && q.unit.is&countable == 0
}

// readMisread decides about a 2 that may have been a ≥ (rules §5.5). What would
// remain must be a well-formed number: 200% and 2050次 are as printed.
func (q *quantity) readMisread(r *reading, n *name, e *evidence) {
	digits := q.num.digits
	if digits[0] != '2' || !q.lead.none() || q.neg || q.start != 0 {
		return
	}
	rest := digits[1:]
	if len(rest) < 2 || rest[0] == '0' || !allDigits(rest) {
		return
	}
	switch {
	case q.unit.code == "percent" && q.num.scale == 0 && len(q.per) == 0 && likeMisread(digits):
		if n.expectsBound() {
			r.value, r.op, r.code = rest, schema.GE, schema.MisreadOperator
			return
		}
	case q.unit.code != "percent" && e.misread():
	default:
		return
	}
	r.candidates = []schema.Candidate{q.candidate(r.op, digits), q.candidate(schema.GE, rest)}
}

// likeMisread reports whether digits are 2 and two digits, or 2100.
func likeMisread(digits string) bool {
	return digits == "2100" || len(digits) == 3 && digits[0] == '2' && digits[1] != '0' && allDigits(digits)
}

func (q *quantity) candidate(op schema.Op, value string) schema.Candidate {
	return schema.Candidate{Op: op, Value: schema.Literal(q.sign(value)), Unit: q.unit.code}
}

// misreadOperator recognises an operator that OCR read as a letter or a hanzi: N 三
// for ≥, W for ≤, 二 for =, directly before a digit (rules §5.5).
func misreadOperator(s string) (op schema.Op, length int) {
	switch {
	case s == "":
		return "", 0
	case s[0] == 'N', strings.HasPrefix(s, "三"):
		op = schema.GE
	case s[0] == 'W':
		op = schema.LE
	case strings.HasPrefix(s, "二"):
		op = schema.EQ
	default:
		return "", 0
	}
	length = runeLen(s)
	if length == len(s) || !isDigit(s[length]) {
		return "", 0
	}
	return op, length
}

// namesThing reports whether a misread operator with its number is rather a name:
// N95口罩. A unit that is no part of a word tells.
func namesThing(s string) bool {
	rest := s[runeLen(s):]
	_, n := scanNumber(rest)
	if n == 0 || closes(rest[n:]) {
		return n == 0
	}
	u, m := scanUnit(rest[n:])
	word, after := rest[n:n+m], rest[n+m:]
	_, scale := scanScale(after) // N98万人次万人次
	return m == 0 || isLetter(s[0]) && !u.isTime() && u.code != yuan.code &&
		!closes(after) && unicode.Is(unicode.Han, firstRune(after)) && !strings.HasPrefix(after[scale:], word)
}
