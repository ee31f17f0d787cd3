package normalize

import "strings"

// Some digits are a name and no number: 附件1, 财预[2020]10号, A-01, 0335-4041234.

// refers reports whether the digits at a place refer to something. With a unit behind
// them they count: 附件1份.
func refers(s string, i int) bool {
	before := s[:i]
	last := lastRune(before)
	switch last {
	case ']', ')', '-', '~', '件', '表', '录', '图', '、':
	default:
		return false
	}
	after := s[i+digitRun(s[i:]):]
	if last == ']' || last == ')' {
		return strings.HasPrefix(after, "号") && yearInBrackets(before)
	}
	if after != "" && (after[0] == '%' || isDigit(after[0])) {
		return false
	}
	if u, _ := scanUnit(after); !u.none() {
		return false
	}
	if last == '-' && i > 1 && isLetter(s[i-2]) {
		return true
	}
	return endsWith(strings.TrimRight(before, "0123456789-~、"), "附件", "附表", "附录", "附图", "见表", "见图")
}

// yearInBrackets reports whether a text ends in the year of a document's number: 财预[2020].
func yearInBrackets(s string) bool {
	n := len(s)
	return n > 6 && strings.IndexByte("[(", s[n-6]) >= 0 && allDigits(s[n-5:n-1])
}

// isTelephone reports whether a text is, or ends in, the number of a telephone with its
// area code.
func isTelephone(s string) bool {
	at := strings.LastIndexByte(s, '-')
	if at < 3 || !allDigits(s[at+1:]) || len(s)-at < 8 || len(s)-at > 9 {
		return false
	}
	area := s[:at]
	for area != "" && !isDigit(area[0]) {
		area = area[runeLen(area):]
	}
	return len(area) >= 3 && len(area) <= 4 && area[0] == '0' && allDigits(area)
}
