package normalize

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

func TestTraitsIn(t *testing.T) {
	for r := range rune(utf8.MaxRune) {
		if s := string(r); traitsIn(s) != traitsOf([]rune(s)[0]) {
			assert.Fail(t, "not those of the character", "%q", s)
		}
	}
	for _, s := range []string{"\xe5", "\xe5\xb9", "\xe5ab", "\xe5\xb9a", "甲\xe4\xb8"} {
		assert.NotZero(t, traitsIn(s)&unfolded, "%q", s)
	}
}
