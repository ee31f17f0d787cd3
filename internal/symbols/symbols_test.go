package symbols

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestText(t *testing.T) {
	for _, tt := range []struct{ font, text, want string }{
		{"Symbol", "³", "≥"},
		{"Symbol", "\uf0b3\uf0a3", "≥≤"},
		{"Symbol", " ³\u00a0", " ≥\u00a0"},
		{"Symbol", "³95%", "³95%"}, // the font is set, and not used
		{"Symbol", "指标", "指标"},
		{"Symbol", "", ""},
		{"Wingdings", "þ", "☑"},
		{"Wingdings 2", "R", "☑"},
		{"Webdings", "a", "✔"},
		{"宋体", "³", "³"},
	} {
		assert.Equal(t, tt.want, FontOf(tt.font).Text(tt.text), tt.font)
	}
}

func TestRune(t *testing.T) {
	for _, tt := range []struct {
		font  string
		r     rune
		want  rune
		known bool
	}{
		{"Symbol", 0xf0b3, '≥', true},
		{"Symbol", '指', '指', true},
		{"Wingdings", 0xf030, 0xf030, false},
		{"Marlett", 0xf061, 0xf061, false},
		{"Marlett", 'a', 'a', true},
	} {
		got, known := FontOf(tt.font).Rune(tt.r)
		assert.Equal(t, tt.want, got, tt.font)
		assert.Equal(t, tt.known, known, tt.font)
	}
	for _, name := range Names() {
		assert.NotNil(t, FontOf(name))
	}
}
