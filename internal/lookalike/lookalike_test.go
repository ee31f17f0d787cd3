package lookalike

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

func TestFold(t *testing.T) {
	for printed, plain := range map[string]string{
		"⼀级指标":          "一级指标",
		"项⽬资⾦":          "项目资金",
		"12⽉底前":         "12月底前",
		"⻓⻔⻅⻋⻚⻛⻜⻢⻩⻬":    "长门见车页风飞马黄齐",
		"率年不":           "率年不", // compatibility ideographs
		"项目≥95%（1），“是”": "项目≥95%（1），“是”",
		"⺀⻌":            "⺀⻌",        // strokes are no words
		"⼀\xe2\xbc":     "⼀\xe2\xbc", // no text
		"":              "",
	} {
		assert.Equal(t, plain, Fold(printed))
	}
}

func TestInvisible(t *testing.T) {
	for _, r := range "\u00ad\u200b\u200c\u200d\u200e\u202a\u202c\u2060\u2066\ufe0f\ufeff" {
		assert.True(t, Invisible(r), "%U", r)
	}
	for r := range rune(0x20000) {
		assert.Equal(t, unicode.In(r, unicode.Cf, unicode.Variation_Selector), Invisible(r), "%U", r)
	}
	for _, r := range " \t\n\u00a0\u3000-_年≥a①³" {
		assert.False(t, Invisible(r), "%U", r)
	}
}

// TestLength checks that what is folded keeps its place in a text.
func TestLength(t *testing.T) {
	folded := 0
	for r := range rune(0x10000) {
		plain := Plain(r)
		if plain != r {
			folded++
			assert.True(t, In(string(r)))
			assert.Equal(t, plain, Plain(plain))
		}
		if utf8.RuneLen(r) != utf8.RuneLen(plain) {
			t.Errorf("%U", r)
		}
	}
	assert.Greater(t, folded, 214+utf8.RuneCountInString(supplement)) // the Kangxi radicals are 214
}
