package parser_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/parser/docx"
	"github.com/jixiao-data/jixiao/parser/html"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/parser/text"
	"github.com/jixiao-data/jixiao/schema"
)

// fuzzLimits are low, so that the fuzzer gets to them and stays fast.
func fuzzLimits() parser.Limits {
	return parser.Limits{
		InputBytes: 1 << 20, TextBytes: 1 << 20, Ratio: 200, RatioFloor: 1 << 16, Entries: 32,
		Depth: 64, Blocks: 1000, Cells: 1000, GridRows: 200, GridCols: 100, GridArea: 10_000, Runs: 3000, Nodes: 5000,
	}
}

// FuzzParse requires of any bytes that reading them does not panic, keeps to the
// limits, loses and doubles no letter that the reader found, gives the same tree each
// time, and a tree that survives JSON.
func FuzzParse(f *testing.F) {
	paths := samples(f)
	for _, path := range paths {
		data, err := os.ReadFile(path)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := fuzzLimits()
		d, err := parser.ParseWithin(t.Context(), "input", data, limits)
		again, errAgain := parser.ParseWithin(t.Context(), "input", data, limits)
		require.Equal(t, err, errAgain)
		require.Equal(t, d, again)
		if err != nil {
			var e *parser.Error
			require.ErrorAs(t, err, &e)
			require.Error(t, e.Cause)
			assert.Equal(t, "input", e.Name)
			return
		}
		doc := pageOf(t, data, limits)
		assert.LessOrEqual(t, len(doc.Blocks), limits.Blocks)
		found := map[rune]int{}
		for _, b := range doc.Blocks {
			addLetters(found, b.Text, 1)
			if b.Table == nil {
				continue
			}
			assert.LessOrEqual(t, int64(b.Table.Rows)*int64(b.Table.Cols), limits.GridArea)
			for _, c := range b.Table.Cells {
				addLetters(found, c.Text, 1)
			}
		}
		kept := map[rune]int{}
		for _, l := range slices.Collect(schema.Leaves(d)) {
			addLetters(kept, l.Raw, 1)
		}
		assert.Equal(t, found, kept)

		first, err := json.Marshal(d)
		require.NoError(t, err)
		var back schema.Disclosure
		require.NoError(t, json.Unmarshal(first, &back))
		second, err := json.Marshal(&back)
		require.NoError(t, err)
		assert.True(t, bytes.Equal(first, second), "the JSON reads back as the same tree")
	})
}

// pageOf has the page read alone by the reader for its format.
func pageOf(t *testing.T, data []byte, limits parser.Limits) *page.Document {
	format, err := parser.Sniff(data)
	require.NoError(t, err)
	read := map[string]func(context.Context, []byte, parser.Limits) (*page.Document, error){
		"docx": docx.Read, "html": html.Read, "text": text.Read,
	}[format]
	doc, err := read(t.Context(), data, limits)
	require.NoError(t, err)
	return doc
}
