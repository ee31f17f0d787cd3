package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// halved splits a doubled run of digits (SPEC §5): 9595 is 95 twice, 90.0090 is 90
// twice in different spellings. It returns the shorter half.
func halved(digits string) (half string, ok bool) {
	for i := 1; i < len(digits); i++ {
		a, b := digits[:i], digits[i:]
		if !numeral(a) || !numeral(b) || schema.Decimal(a).Cmp(schema.Decimal(b)) != 0 {
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
	dot := strings.IndexByte(s, '.')
	whole := s
	if dot >= 0 {
		whole = s[:dot]
		if dot == len(s)-1 || strings.IndexByte(s[dot+1:], '.') >= 0 {
			return false
		}
	}
	return whole != "" && (len(whole) == 1 || whole[0] != '0')
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
	ambiguous  bool
}

// read decides about a quantity's number (SPEC §5.1 to §5.5).
func (q *quantity) read(n name, evidence *evidence) reading {
	r := reading{value: q.num.text, op: q.op}
	if q.num.digits == "" || q.num.grouped || q.num.share != "" {
		return r
	}
	percent := q.unit != nil && q.unit.code == "percent"
	if half, ok := halved(q.num.digits); ok && !q.again {
		return q.readDoubled(r, half, percent, n, evidence)
	}
	if q.num.text == "" {
		return r
	}
	return q.readMisread(r, percent, n, evidence)
}

// readDoubled decides about a doubled number.
func (q *quantity) readDoubled(r reading, half string, percent bool, n name, evidence *evidence) reading {
	digits := q.num.digits
	broken := q.num.text == ""
	impossible := broken || percent && atLeast1000(digits)
	lead := q.lead.op != "" && !(q.lead.weak && q.tail != "")
	cue := lead && q.cue && q.tail == q.lead.op
	symbol := q.lead.symbol
	proven := cue && impossible ||
		percent && impossible && n.share() && !n.growth() && (lead || q.unitRaw != "") ||
		symbol && evidence.doubling()
	if proven {
		r.value, r.code = half, schema.DuplicatedNumber
		return r
	}
	doubtful := false
	switch {
	case broken:
		doubtful = true
	case !lead && !(percent && q.unitRaw != ""):
	case percent && atLeast1000(digits):
		doubtful = true
	case cue:
		doubtful = true
	case lead && atLeast1000(digits) && q.unit != nil && !q.unit.countable():
		doubtful = true
	}
	if !doubtful {
		return r
	}
	r.ambiguous = true
	if !broken {
		r.candidates = append(r.candidates, q.candidate(r.op, digits))
	}
	r.candidates = append(r.candidates, q.candidate(r.op, half))
	return r
}

// readMisread decides about a 2 that may have been a ≥ (SPEC §5.5).
func (q *quantity) readMisread(r reading, percent bool, n name, evidence *evidence) reading {
	digits := q.num.digits
	if q.lead.op != "" || q.neg || q.start != 0 || digits[0] != '2' || strings.Contains(digits, ".") || q.num.scale != 0 || len(q.per) > 0 {
		return r
	}
	rest := digits[1:]
	if len(rest) < 2 || rest[0] == '0' {
		return r
	}
	switch {
	case percent && q.unitRaw != "" && (len(rest) == 2 || rest == "100"):
		if n.expectsBound() {
			r.value, r.op, r.code = rest, schema.GE, schema.MisreadOperator
			return r
		}
	case !percent && evidence.misread():
	default:
		return r
	}
	r.ambiguous = true
	r.candidates = []schema.Candidate{q.candidate(r.op, digits), q.candidate(schema.GE, rest)}
	return r
}

func (q *quantity) candidate(op schema.Op, value string) schema.Candidate {
	c := schema.Candidate{Op: op, Value: schema.Literal(value)}
	if q.unit != nil {
		c.Unit = q.unit.code
	}
	return c
}

// misreadLetter recognises an operator that OCR read as a letter or a hanzi: N 三
// for ≥, W for ≤, 二 for =, directly before a number (SPEC §5.5). The number must
// have a unit of measurement or stand alone: N95口罩 is no bound.
func misreadLetter(s string) (op schema.Op, length int) {
	if s == "" {
		return "", 0
	}
	r := firstRune(s)
	switch r {
	case 'N', '三':
		op = schema.GE
	case 'W':
		op = schema.LE
	case '二':
		op = schema.EQ
	default:
		return "", 0
	}
	length = len(string(r))
	rest := s[length:]
	if rest == "" || !isDigit(rest[0]) {
		return "", 0
	}
	_, n := scanNumber(rest)
	if after := rest[n:]; after != "" {
		if _, m := scanUnit(after); m == 0 {
			if _, _, ok := trailingOperators.prefix(after); !ok {
				return "", 0
			}
		}
	}
	return op, length
}
