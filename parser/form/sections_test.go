package form

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The marks as regular expressions, which say the same.
var (
	sectionMark = regexp.MustCompile(`[【\[]\s*([^【】\[\]\-—－–]+?)\s*[\-—－–]+\s*([^【】\[\]]+?)\s*[】\]]|(\p{Han}{1,6}指标)\s*[\-—－–]+\s*(\p{Han}{1,10}指标)\s*[：:]?`)
	itemMark    = regexp.MustCompile(`指标\s*[0-9０-９]+\s*[：:、.]`)
	noName      = regexp.MustCompile(`^[\s\-—－–]*$`)
)

// TestSections compares the scanner with the expressions on texts that are made of what
// they look at.
func TestSections(t *testing.T) {
	pieces := []string{"【", "】", "[", "]", "-", "——", "－", "指标", "指标", "产出", "某", "1", "２", "：", "、", ".", " ", "\n", "x", "\xff"}
	random := rand.New(rand.NewPCG(7, 7))
	found := 0
	for range 20_000 {
		var b strings.Builder
		for range 1 + random.IntN(24) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		text := b.String()
		var want []section
		named := true
		for _, m := range sectionMark.FindAllStringSubmatchIndex(text, -1) {
			k := 2
			if m[k] < 0 {
				k = 6 // the form without brackets
			}
			s := section{m[0], m[1], text[m[k]:m[k+1]], text[m[k+2]:m[k+3]]}
			if k == 6 && strings.HasSuffix(s.level2, "指标指标") { // the second begins an indicator
				s.level2 = strings.TrimSuffix(s.level2, "指标")
				s.end = m[k+3] - len("指标")
			}
			named = named && !noName.MatchString(s.level1) && !noName.MatchString(s.level2)
			want = append(want, s)
		}
		if named { // white space and dashes are names for the expression
			require.Equal(t, want, sectionsOf(text), "%q", text)
			found += len(want)
		}
		at := 0
		for _, m := range itemMark.FindAllStringIndex(text, -1) {
			start, end, ok := nextItem(text[at:])
			require.True(t, ok, "%q", text)
			require.Equal(t, m, []int{at + start, at + end}, "%q", text)
			at += end
		}
		_, _, ok := nextItem(text[at:])
		require.False(t, ok, "%q", text)
	}
	require.Greater(t, found, 500)
}
