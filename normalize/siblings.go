package normalize

import "strings"

// evidence is what the other values of a document say of one value (SPEC §5.3d and
// §5.5). It counts, so that the answer does not depend on their order, and so that
// a document of many values is counted once.
type evidence struct {
	proven    int // values whose doubling their own text proves
	undoubled int // values with symbol operator and digit that are not doubled
	twos      int // percentages like 295% whose 2 may be a misread ≥
}

// add counts one value in, or with sign -1 out again.
func (e *evidence) add(raw string, sign int) {
	s := strings.ReplaceAll(fold(raw).text, "\n", "")
	if s == "" || len(s) > maxQuantity || !hasDigit(s) {
		return
	}
	rest, symbol := startsWithSymbol(s)
	if symbol {
		digits := rest
		if end := strings.IndexFunc(rest, func(r rune) bool { return r != '.' && (r < '0' || r > '9') }); end >= 0 {
			digits = rest[:end]
		}
		q, ok := scanQuantity(s)
		_, doubled := halved(strings.TrimRight(digits, "."))
		if !doubled && !(ok && q.again) {
			e.undoubled += sign
		}
		if ok && q.proven() {
			e.proven += sign
		}
		return
	}
	if q, ok := scanQuantity(s); ok {
		switch {
		case q.proven():
			e.proven += sign
		case q.start == 0 && q.lead.op == "" && q.unit != nil && q.unit.code == "percent" && likeMisread(q.num.digits):
			e.twos += sign
		}
	}
}

func hasDigit(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= '0' && r <= '9' }) >= 0
}

// likeMisread reports whether digits are 2 and two digits, or 2100.
func likeMisread(digits string) bool {
	return digits == "2100" || len(digits) == 3 && digits[0] == '2' && digits[1] != '0' && !strings.Contains(digits, ".")
}

// proven reports whether a value's own text proves that it is doubled (SPEC §5.1).
func (q *quantity) proven() bool {
	if q.again {
		return true
	}
	r := q.read(name{}, &evidence{})
	return r.code == "duplicated_number"
}

// doubling reports whether the siblings prove that the document doubles numbers.
func (e *evidence) doubling() bool { return e.proven >= 2 && e.undoubled == 0 }

// misread reports whether a sibling shows a 2 in place of ≥.
func (e *evidence) misread() bool { return e.twos > 0 }
