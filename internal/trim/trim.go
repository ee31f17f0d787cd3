// Package trim looks for the white space around texts that are mostly Chinese.
package trim

import (
	"strings"
	"unicode/utf8"
)

// Space is strings.TrimSpace. That decodes the characters at both ends of all but ASCII;
// most texts have no white space there, as their bytes tell.
func Space(s string) string {
	if Tight(s) {
		return s
	}
	return strings.TrimSpace(s)
}

// Tight reports whether a text surely has no white space around it, as most that begin
// and end in a sign of ASCII or a Chinese character. No white space has a first byte as
// these have.
func Tight[T string | []byte](s T) bool {
	const chinese = 0xe4 // the least byte that such characters begin with
	n := len(s)
	if n == 0 || s[0] <= ' ' || s[0] >= utf8.RuneSelf && s[0] < chinese {
		return false
	}
	if last := s[n-1]; last < utf8.RuneSelf {
		return last > ' '
	}
	return n > 2 && s[n-3] >= chinese && s[n-2] < 0xc0 // the one before the last goes on with a character
}
