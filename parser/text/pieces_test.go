package text

import (
	"strings"
	"testing"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPieces moves line ends and characters across the places where one piece of a
// text ends and the next is decoded.
func TestPieces(t *testing.T) {
	for name, s := range map[string]struct{ line, text, end string }{
		"LF":      {"预算", "预算", "\n"},
		"CRLF":    {"绩效目标", "绩效目标", "\r\n"},
		"CR":      {"a", "a", "\r"},
		"GB18030": {"\xd4\xa4\xcb\xe3", "预算", "\r\n"},
	} {
		t.Run(name, func(t *testing.T) {
			unit := strings.Repeat(s.line, 1000) + s.end
			for before := range 5 {
				lines := 1 + 3*workBytes/len(unit)
				doc := readText(t, strings.Repeat("a", before)+s.end+strings.Repeat(unit, lines))
				if before > 0 {
					assert.Equal(t, strings.Repeat("a", before), doc.Blocks[0].Text)
					doc.Blocks = doc.Blocks[1:]
				}
				require.Len(t, doc.Blocks, lines)
				for _, b := range doc.Blocks {
					require.True(t, strings.Repeat(s.text, 1000) == b.Text)
				}
				assert.Empty(t, doc.Diagnostics)
			}
		})
	}

	// An LF that belongs to the CR before it makes no empty line: the row goes on.
	row := "\t" + strings.Repeat("a", workBytes-2)
	doc := readText(t, row+"\r\n\tb\r\n")
	require.Len(t, doc.Blocks, 1)
	assert.Equal(t, 2, doc.Blocks[0].Table.Cols)
}

// TestLongText reads lines and cells up to the length that they may have.
func TestLongText(t *testing.T) {
	long := strings.Repeat("a", maxTextBytes)
	for _, source := range []string{long, "b\n" + long + "\nb", "\t" + long[1:]} {
		doc := readText(t, source)
		assert.NotEmpty(t, doc.Blocks)
	}
	for _, source := range []string{
		long + "a", "b\n" + long + "a\nb", strings.Repeat(long, 2), "\ta\n" + long[:maxTextBytes/2] + "\n" + long[:maxTextBytes/2],
	} {
		_, err := Read(t.Context(), []byte(source), page.DefaultLimits())
		var limit *page.LimitError
		require.ErrorAs(t, err, &limit)
		assert.Equal(t, "bytes of one paragraph or cell", limit.Limit)
		assert.EqualValues(t, maxTextBytes, limit.Max)
		assert.Greater(t, limit.Got, limit.Max)
	}
}

func BenchmarkRead(b *testing.B) {
	dump := []byte(strings.Repeat("1、调研视察绩效目标表\n\t绩效目标\n\t1、畅通民主监督渠道\n2、提案质量不断提高\n\n\t数量指标\n\t≥95%\n\t调研次数\n\n说明\n\n", 10_000))
	b.SetBytes(int64(len(dump)))
	for b.Loop() {
		if _, err := Read(b.Context(), dump, page.DefaultLimits()); err != nil {
			b.Fatal(err)
		}
	}
}
