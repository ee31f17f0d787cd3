package report

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/schema"
)

// palettes are the custom properties of the style sheet's light and dark colours.
func palettes(t *testing.T) (light, darkByMedia, darkByChoice map[string]string) {
	t.Helper()
	var out []map[string]string
	for _, m := range regexp.MustCompile(`(?s)color-scheme: (?:light|dark);(.*?)\}`).FindAllStringSubmatch(style, -1) {
		p := map[string]string{}
		for _, v := range regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]{6})`).FindAllStringSubmatch(m[1], -1) {
			p[v[1]] = v[2]
		}
		out = append(out, p)
	}
	require.Len(t, out, 3)
	return out[0], out[1], out[2]
}

// luminance is that of WCAG 2.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	require.Len(t, hex, 7)
	l := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		require.NoError(t, err)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		l += weight * c
	}
	return l
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Text has a contrast of 4.5 and pictures one of 3 in both sets of colours (WCAG 2.2,
// AA).
func TestContrast(t *testing.T) {
	light, media, choice := palettes(t)
	assert.Equal(t, media, choice, "dark by the browser's setting and dark by choice are the same")
	for name, p := range map[string]map[string]string{"light": light, "dark": media} {
		for _, pair := range strings.Fields("ink/bg ink/paper ink/lit ink/value muted/bg muted/paper muted/value accent/bg accent/paper paper/accent " +
			"mend/mend-bg mend/paper doubt/doubt-bg doubt/paper doubt/bg ok/ok-bg ok/paper rest/rest-bg rest/hatch paper/ink") {
			fg, bg, _ := strings.Cut(pair, "/")
			assert.GreaterOrEqual(t, contrast(t, p[fg], p[bg]), 4.5, "%s: %s", name, pair)
		}
		for _, pair := range strings.Fields("bar1/paper bar2/paper bar3/paper lit-line/lit accent/paper accent/bg") {
			fg, bg, _ := strings.Cut(pair, "/")
			assert.GreaterOrEqual(t, contrast(t, p[fg], p[bg]), 3.0, "%s: %s", name, pair)
		}
		for variable := range p {
			assert.Contains(t, style, "var(--"+variable+")", "it is used")
		}
	}
	for _, m := range regexp.MustCompile(`var\((--[a-z0-9-]+)\)`).FindAllStringSubmatch(style, -1) {
		assert.Contains(t, style, m[1]+":", "it is defined")
	}
}

// Each text is there in both languages, and each key is used.
func TestWords(t *testing.T) {
	source := pageHTML + batchHTML
	for key, w := range texts {
		assert.NotEmpty(t, w.EN, key)
		assert.NotEmpty(t, w.ZH, key)
		assert.Contains(t, source, `{{w "`+key+`"}}`)
	}
	for _, m := range regexp.MustCompile(`\{\{w "([^"]+)"`).FindAllStringSubmatch(source, -1) {
		assert.Contains(t, texts, m[1])
	}
	for _, m := range regexp.MustCompile(`data-(?:label|hint|text)="([^"{]+)"`).FindAllStringSubmatch(source, -1) {
		assert.Contains(t, m[1], "|", "two languages")
	}
}

// What is said of the codes is said of all of them, and is what the documentation says.
func TestCodeWords(t *testing.T) {
	values, err := os.ReadFile("../docs/values.md")
	require.NoError(t, err)
	_, repairs, _ := strings.Cut(string(values), "## Repairs")
	repairs, _, _ = strings.Cut(repairs, "\n## ")
	n := 0
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z0-9_]+)` \\|").FindAllStringSubmatch(repairs, -1) {
		assert.NotEmpty(t, repairWords[schema.Repair(m[1])].ZH, m[1])
		n++
	}
	assert.Len(t, repairWords, n)

	kinds, _, _ := strings.Cut(string(values), "## Units")
	for kind := range kindWords {
		assert.Contains(t, kinds, "`"+string(kind)+"`")
	}

	diagnostics, err := os.ReadFile("../docs/diagnostics.md")
	require.NoError(t, err)
	listed := map[string]string{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z0-9-]+)` \\| [a-z]+ \\| .* \\| (.*) \\|$").FindAllStringSubmatch(string(diagnostics), -1) {
		listed[m[1]] = m[2]
	}
	assert.Equal(t, listed, diagnosticWords)
}

// The script reads no element that the templates do not have.
func TestScriptFitsTemplates(t *testing.T) {
	for _, m := range regexp.MustCompile(`[$(]\("#([a-z-]+)[" ]`).FindAllStringSubmatch(script, -1) {
		assert.Contains(t, pageHTML+batchHTML, `id="`+m[1]+`"`)
	}
	assert.NotContains(t, script, "eval(")
	assert.NotContains(t, script, "</")
}
