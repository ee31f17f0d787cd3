package normalize

import (
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/schema"
)

// maxParts is the number of values that one cell may hold.
const maxParts = 64

// split cuts a text at the marks between values (SPEC §2.2): ；;，,、 and line
// breaks, but not within brackets, nor at the commas of a number. Counting marks
// such as 1、 are dropped.
func split(s string) []string {
	if !strings.ContainsAny(s, ";，,、\n") {
		return nil
	}
	var parts []string
	depth, from := 0, 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth = max(depth-1, 0)
		case depth > 0:
		case r == ',' && i > 0 && isDigit(s[i-1]) && groups(s, i) > i:
		case r == '、' && counts(s[from:i]):
			from = i + size
		case r == ';' || r == '，' || r == ',' || r == '、' || r == '\n':
			parts = append(parts, s[from:i])
			from = i + size
		}
		i += size
	}
	parts = append(parts, s[from:])
	kept := parts[:0]
	for _, p := range parts {
		if p = dropCounter(strings.TrimRight(p, ".。")); p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

// dropCounter drops a counting number from the front of a part: 1.培训3次, (2)….
func dropCounter(p string) string {
	s := strings.TrimPrefix(p, "(")
	n := 0
	for n < len(s) && n < 2 && isDigit(s[n]) {
		n++
	}
	if n == 0 || n == len(s) {
		return p
	}
	rest := s[n:]
	switch {
	case len(s) < len(p) && rest[0] == ')', len(s) == len(p) && rest[0] == '.' && len(rest) > 1 && !isDigit(rest[1]):
		return rest[1:]
	}
	return p
}

// counts reports whether a text is a counting number before 、.
func counts(s string) bool { return len(s) <= 2 && allDigits(s) }

// multi reads several values in one cell: each part must be a value by itself, and
// at least one must hold a number or a date.
func multi(parts []string, n name, e *evidence, t *schema.Threshold) bool {
	if len(parts) > maxParts {
		return false
	}
	read := make([]schema.Threshold, 0, len(parts))
	var mend repairSet
	held := false
	for _, p := range parts {
		part := schema.Threshold{Raw: p, Kind: schema.Words}
		if isEmpty(p) || !typed(p, n, e, &part) {
			return false
		}
		held = held || part.Value != "" && part.Kind != schema.Boolean || part.Low != ""
		mend.addAll(part.Repairs)
		read = append(read, part)
	}
	if !held {
		return false
	}
	t.Kind, t.Parts = schema.Multi, read
	t.Repairs = mend.codes()
	for _, part := range read {
		t.Ambiguous = t.Ambiguous || part.Ambiguous
	}
	return true
}
