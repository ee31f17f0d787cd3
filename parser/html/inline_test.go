package html

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// splitLines is what an inliner makes of a text whose white space stays: by another
// way, all of it at once.
func splitLines(text string) []string {
	var all, current []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			current = append(current, line)
			continue
		}
		if current != nil {
			all = append(all, strings.Join(current, "\n"))
			current = nil
		}
	}
	if current != nil {
		all = append(all, strings.Join(current, "\n"))
	}
	return all
}

func TestParagraphs(t *testing.T) {
	long := strings.Repeat("a", spillAt/2)
	pieces := []string{"预", "a", " ", "\u3000", "\n", "\n", " \n", "\u3000\n", "b\n"}
	check := func(t *rapid.T, pieces []string) {
		var in inliner
		var want strings.Builder
		for _, piece := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "pieces") {
			if piece == "\n" {
				in.newline()
			} else {
				in.pre(piece)
			}
			in.spill()
			want.WriteString(piece)
		}
		got := in.paragraphs()
		require.Len(t, got, len(splitLines(want.String())))
		for i, text := range splitLines(want.String()) {
			require.True(t, text == got[i])
		}
		require.True(t, in.empty())
	}
	rapid.Check(t, func(t *rapid.T) { check(t, pieces) })
	pieces = append(pieces, long, long, long+" ", " "+long, strings.Repeat("\u3000", spillAt/4))
	rapid.Check(t, func(t *rapid.T) { check(t, pieces[len(pieces)-9:]) })
}
