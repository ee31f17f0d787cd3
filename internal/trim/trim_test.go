package trim

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSpace(t *testing.T) {
	texts := []string{"", "甲", "9", "95", "≥95%", "甲乙（丙）", "a", "\xe4\xb8", "\xe4", "甲\x85", "\xe4\xb8\xad\xa0", "\xe4\xc2\x85"}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if unicode.IsSpace(r) {
			texts = append(texts, string(r), string(r)+string(r))
		}
	}
	for _, s := range texts {
		for _, before := range texts {
			for _, after := range texts {
				s := before + s + after
				require.Equal(t, strings.TrimSpace(s), Space(s), "%q", s)
			}
		}
	}
	assert.True(t, Tight("甲乙"))
	assert.True(t, Tight("12"))
	assert.False(t, Tight("甲\u3000"))
}
