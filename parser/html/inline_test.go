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
	pieces := []string{"预", "a", " ", "\u3000", "\n", "\n", " \n", "\u3000\n", "b\n"}
	rapid.Check(t, func(t *rapid.T) {
		var in inliner
		var want strings.Builder
		for _, piece := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "pieces") {
			if piece == "\n" {
				in.newline()
			} else {
				in.pre(piece)
			}
			want.WriteString(piece)
		}
		got := in.paragraphs()
		require.Len(t, got, len(splitLines(want.String())))
		for i, text := range splitLines(want.String()) {
			require.True(t, text == got[i])
		}
		require.True(t, in.empty())
	})
}
