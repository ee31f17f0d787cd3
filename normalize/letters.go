package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// What stands beside a number and is passed over: remarks in brackets, words of letters.

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
