package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// evidence is what the other values of a document say of one value (rules §5.3d and
// §5.5). It counts, so that the answer does not depend on their order, and so that
// a document of many values is counted once.
type evidence struct {
	proven    int32 // values whose doubling their own text proves
	undoubled int32 // values with symbol operator and digit that are not doubled
	twos      int32 // percentages like 295% whose 2 may be a misread ≥
}

// evidenceOf gives what one value says of the others. f is its folding.
func evidenceOf(raw string, f folding) (e evidence) {
	if len(raw) > maxSibling || !worthCounting(raw) {
		return e
	}
	s := oneLine(f.text)
	digits, symbol := startsSymbol(s)
	if opensPlainly(s, digits, symbol) { // as most values: no need to scan them
		if symbol {
			e.undoubled = 1
		}
		return e
	}
	return scannedEvidence(s, digits, symbol)
}

// scannedEvidence gives what a folded text says, for those that evidenceOf has to scan.
func scannedEvidence(s, digits string, symbol bool) (e evidence) {
	q, ok := scanQuantity(s)
	proven := ok && q.proven()
	if proven {
		e.proven = 1
	}
	if symbol {
		if _, doubled := halved(digits[:min(len(digits), maxDigits)]); !doubled && !proven {
			e.undoubled = 1
		}
		return e
	}
	if ok && q.start == 0 && q.lead.none() && q.unit.code == "percent" && likeMisread(q.num.digits) {
		e.twos = 1
	}
	return e
}

// opensPlainly reports whether a text opens with a number, behind a symbol or not, that
// is all its digits, is not doubled, and does not begin with a 2 that may be a symbol.
func opensPlainly(s, digits string, symbol bool) bool {
	if !symbol {
		digits = s[:digitRun(s)]
	}
	if digits == "" || digits[0] == '2' && !symbol {
		return false
	}
	if _, doubled := halved(digits[:min(len(digits), maxDigits)]); doubled {
		return false
	}
	_, behind, _ := strings.Cut(s, digits)
	return !hasDigit(behind)
}

// with counts what another value says in, and without counts it out again.
func (e evidence) with(o evidence) evidence {
	return evidence{e.proven + o.proven, e.undoubled + o.undoubled, e.twos + o.twos}
}

func (e evidence) without(o evidence) evidence {
	return evidence{e.proven - o.proven, e.undoubled - o.undoubled, e.twos - o.twos}
}

// maxSibling is the length in bytes of the longest text that is looked at as a
// sibling: a quantity, and what folding may take off it.
const maxSibling = 4 * maxQuantity

// worthCounting reports whether a text holds a digit in any spelling; of values, the
// others say nothing.
func worthCounting(raw string) bool {
	for i := range len(raw) {
		if isDigit(raw[i]) || raw[i] == "０"[0] && isWideDigit(raw[i:]) {
			return true
		}
	}
	return false
}

func isWideDigit(s string) bool {
	r := firstRune(s)
	return r >= '０' && r <= '９'
}

// proven reports whether a value's own text proves that it is doubled (rules §5.1).
func (q *quantity) proven() bool {
	return q.again || q.read(&name{}, &evidence{}).code == schema.DuplicatedNumber
}

// doubling reports whether the siblings prove that the document doubles numbers.
func (e *evidence) doubling() bool { return e.proven >= 2 && e.undoubled == 0 }

// misread reports whether a sibling shows a 2 in place of ≥.
func (e *evidence) misread() bool { return e.twos > 0 }
