package html

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/require"
)

// fuzzLimits keep a single input of the fuzzer quick.
func fuzzLimits() page.Limits {
	l := page.DefaultLimits()
	l.InputBytes, l.TextBytes = 1<<20, 2<<20
	l.Nodes, l.Blocks, l.Cells, l.GridArea, l.GridRows = 20_000, 10_000, 20_000, 200_000, 5_000
	return l
}

func FuzzRead(f *testing.F) {
	samples, err := filepath.Glob("testdata/*.html")
	require.NoError(f, err)
	for _, name := range samples {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data[:min(len(data), 6000)])
	}
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := fuzzLimits()
		doc, err := Read(context.Background(), data, limits)
		again, errAgain := Read(context.Background(), data, limits)
		if err != nil {
			var located *page.Error
			require.ErrorAs(t, err, &located)
			var limit *page.LimitError
			require.True(t, errors.Is(err, page.ErrCorrupt) || errors.As(err, &limit), err.Error())
			require.Equal(t, err.Error(), errAgain.Error())
			return
		}
		require.NoError(t, errAgain)
		require.Equal(t, doc, again, "not deterministic")
		checkDocument(t, doc, limits)
		Sniff(data)
	})
}

// checkDocument checks what every document promises.
func checkDocument(t *testing.T, doc *page.Document, limits page.Limits) {
	t.Helper()
	require.LessOrEqual(t, len(doc.Blocks), limits.Blocks)
	tables := 0
	for i, b := range doc.Blocks {
		if b.In != nil {
			require.Positive(t, b.In.Table)
			require.LessOrEqual(t, int(b.In.Block), i)
			outer := doc.Blocks[b.In.Block-1].Table
			require.NotNil(t, outer)
			require.EqualValues(t, outer.No, b.In.Table)
			cell := outer.At(int(b.In.Row)-1, int(b.In.Col)-1)
			require.NotNil(t, cell)
			require.Empty(t, cell.Text)
		}
		if b.Table == nil {
			require.NotEmpty(t, characters(b.Text), "block %d", i+1)
			require.True(t, utf8.ValidString(b.Text))
			continue
		}
		tables++
		require.Equal(t, tables, b.Table.No)
		require.NotEmpty(t, characters(textOf(&page.Document{Blocks: doc.Blocks[i : i+1]})))
		require.LessOrEqual(t, int64(b.Table.Rows)*int64(b.Table.Cols), limits.GridArea)
		for _, c := range b.Table.Cells {
			require.LessOrEqual(t, c.Row+c.RowSpan, b.Table.Rows)
			require.LessOrEqual(t, c.Col+c.ColSpan, b.Table.Cols)
			if c.Numbers != nil {
				require.Len(t, c.Numbers, 1+countLines(c.Text))
			}
		}
	}
}

func countLines(s string) int {
	n := 0
	for _, r := range s {
		if r == '\n' {
			n++
		}
	}
	return n
}

// FuzzVisible looks in what is read for all that is visible in the tree of the
// unslimmed page.
func FuzzVisible(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) || skipVisible(source) {
			return
		}
		want, err := visible(source)
		if err != nil {
			return
		}
		doc, err := Read(context.Background(), []byte(source), fuzzLimits())
		if err != nil {
			return
		}
		if doc.Encoding != "utf-8" {
			return
		}
		require.Empty(t, missing(want, textOf(doc)))
	})
}
