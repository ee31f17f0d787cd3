package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/schema"
)

// maxParts is the number of values that one cell may hold.
const maxParts = 64

// split cuts a text at the marks between values (rules §2.2): ；;，,、 and line
// breaks, but not within brackets, nor at the commas of a number. Counting marks
// such as 1、 are dropped. It gives nothing for more than maxParts parts.
func split(s string) []string {
	parts := make([]string, 0, 4)
	depth, from := 0, 0
	listed := strings.HasPrefix(s, "1、") && hasAny(s, ";2、", "\n2、") // 1、95%；2、90%
	for i := 0; i <= len(s); {
		r, size := rune('\n'), 1 // the end parts too
		if i < len(s) {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth = max(depth-1, 0)
		case depth > 0 && i < len(s):
		case r == ',' && i > 0 && isDigit(s[i-1]) && groupAt(s, i):
		case r == '、' && counts(s[from:i]) && i+size < len(s) && (listed || !startsNumber(s[i+size:])):
			from = i + size
		case r == ';' || r == '，' || r == ',' || r == '、' || r == '\n':
			if p := dropCounter(strings.TrimRight(s[from:i], ".。")); p != "" {
				if len(parts) == maxParts {
					return nil
				}
				parts = append(parts, p)
			}
			from = i + size
		}
		i += size
	}
	return parts
}

// unexplained drops what the parts of a result say of it where they give a reason:
// 76.5%，未完成，原因：上级约稿减少 is 76.5 %.
func unexplained(parts []string) []string {
	why := slices.IndexFunc(parts, func(p string) bool {
		return startsWith(p, "原因:", "原因是", "主要原因", "未完成原因", "偏差原因", "由于") || strings.HasPrefix(p, "因") && !hasDigit(p)
	})
	if why <= 0 || !slices.ContainsFunc(parts[:why], hasDigit) {
		return parts
	}
	return slices.DeleteFunc(parts[:why], func(p string) bool { return truths[p] != "" })
}

// dropCounter drops a counting number from the front of a part: 1.培训3次, 2)…, (3)…,
// 指标1:….
func dropCounter(p string) string {
	if rest, ok := strings.CutPrefix(p, "指标"); ok {
		if n := digitRun(rest); n > 0 && n+1 < len(rest) && rest[n] == ':' {
			return rest[n+1:]
		}
		return p
	}
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
	case rest[0] == ')' && len(rest) > 1, len(s) == len(p) && rest[0] == '.' && len(rest) > 1 && !isDigit(rest[1]):
		return rest[1:]
	}
	return p
}

// counts reports whether a text is a counting number before 、: 1 or 一.
func counts(s string) bool {
	return len(s) <= 2 && allDigits(s) || hanziDigit(firstRune(s)) > 0 && runeLen(s) == len(s)
}

// startsNumber reports whether a text begins with a digit, Arabic or Chinese.
func startsNumber(s string) bool { return isDigit(s[0]) || hanziDigit(firstRune(s)) > 0 }

// multi reads several values in one cell: each part must be a value by itself, and
// at least one must hold a number or a date.
func multi(parts []string, n *name, e *evidence, t *schema.Threshold) bool {
	read := make([]schema.Threshold, 0, len(parts))
	var mend repairSet
	held, ambiguous := false, false
	for _, p := range parts {
		part := schema.Threshold{Raw: p, Kind: schema.Words}
		if r, n := utf8.DecodeRuneInString(p); n == len(p) && hanziDigit(r) > 0 {
			return false // 二、三季度
		}
		if isEmpty(p) || !typed(p, ^traits(0), n, e, &part) {
			return false
		}
		held = held || part.Value != "" && part.Kind != schema.Boolean || part.Low != ""
		ambiguous = ambiguous || part.Ambiguous
		mend.addAll(part.Repairs)
		read = append(read, part)
	}
	if !held {
		return false
	}
	t.Kind, t.Parts, t.Ambiguous = schema.Multi, read, ambiguous
	t.Repairs = mend.codes()
	return true
}
