package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/internal/lookalike"
)

// OrgCode parts the budget code (预算编码) of a unit from its name. Documents print
// them run together (131002某某委员会), with a mark or a space between (131002-某某委员会),
// in brackets before ([131002]某某局) or behind (某某市教育局（205）); the name may stand in
// brackets too (131002（某某局）). Without a code the whole text is the name, which may
// begin with digits (120急救中心).
func OrgCode(raw string) (code, name string) {
	name = strings.TrimFunc(raw, unseen)
	if !worthCounting(name) { // there is no code
		return "", name
	}
	s := strings.Map(narrow, name)
	printed := func(from, to int) string { // what stands at the place of s[from:to]
		runes := []rune(name)
		return string(runes[utf8.RuneCountInString(s[:from]):utf8.RuneCountInString(s[:to])])
	}
	if open := strings.IndexAny(s, "(["); open == 0 {
		if end := strings.IndexAny(s, ")]"); end > 0 && isOrgCode(s[1:end]) {
			return s[1:end], strings.TrimLeftFunc(printed(end+1, len(s)), partsCode)
		}
		return "", name
	}
	if strings.HasSuffix(s, ")") || strings.HasSuffix(s, "]") {
		open := strings.LastIndexAny(s, "([")
		if open > 0 && isOrgCode(s[open+1:len(s)-1]) {
			return s[open+1 : len(s)-1], strings.TrimSpace(printed(0, open))
		}
	}
	end := 0
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	from, to := len(s)-len(strings.TrimLeftFunc(s[end:], partsCode)), len(s)
	if inner, ok := strings.CutPrefix(s[from:], "("); ok && len(inner) > 1 && strings.IndexAny(inner, "()") == len(inner)-1 {
		from, to = from+1, to-1
	}
	rest := s[from:to]
	if !isOrgCode(s[:end]) || rest != "" && !unicode.Is(unicode.Han, firstRune(rest)) || strings.HasPrefix(rest, "年") ||
		from == end && rest != "" && isHotline(s[:end]) {
		return "", name
	}
	return s[:end], printed(from, to)
}

// isHotline reports whether digits are a number that people call, with which names
// begin: 120急救中心, 12345热线服务中心.
func isHotline(digits string) bool {
	switch digits {
	case "110", "114", "119", "120", "122":
		return true
	}
	return len(digits) == 5 && strings.HasPrefix(digits, "12")
}

// unseen reports whether a character shows nothing.
func unseen(r rune) bool { return unicode.IsSpace(r) || lookalike.Invisible(r) }

// partsCode reports whether a character may stand between a code and the name.
func partsCode(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-—_、:.,，", r) }

// narrow folds full-width digits and brackets to ASCII.
func narrow(r rune) rune {
	switch {
	case r >= '０' && r <= '９':
		return r - 0xfee0
	case r == '（' || r == '［' || r == '【' || r == '〔':
		return '('
	case r == '）' || r == '］' || r == '】' || r == '〕':
		return ')'
	case r == '：':
		return ':'
	}
	return r
}

// isOrgCode reports whether a text has the shape of a unit's budget code: three to
// twelve digits.
func isOrgCode(s string) bool { return len(s) >= 3 && len(s) <= 12 && allDigits(s) }

// ProjectCode parts a project's code from its name, where one cell prints both. The
// codes of Hebei (131-0501-JBN-CEW6) and those of the integrated budget system
// (13000023P001234567890, 42010021180T000000233) are known by their shape. Without
// a code the whole text is the name.
func ProjectCode(raw string) (code, name string) {
	text := strings.TrimSpace(raw)
	s := strings.Map(func(r rune) rune {
		if folded, wide := foldRune(r); wide {
			return folded
		}
		return r
	}, text)
	end := 0
	digits := 0
	for end < len(s) && (isDigit(s[end]) || s[end] >= 'A' && s[end] <= 'Z' || s[end] == '-') {
		if isDigit(s[end]) {
			digits++
		}
		end++
	}
	code = strings.TrimRight(s[:end], "-")
	rest := strings.TrimLeft(s[end:], "-—_、:： \t\n")
	hebei := strings.Count(code, "-") == 3 && len(code) >= 13
	national := !strings.Contains(code, "-") && len(code) >= 15 && len(code) <= 32 && digits >= 12
	if !hebei && !national {
		return "", text
	}
	return code, rest
}
