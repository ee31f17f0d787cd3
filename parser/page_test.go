package parser_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// The page that comes with a tree is the one its addresses are about: each leaf's
// text stands where the leaf says.
func TestParsePage(t *testing.T) {
	data, err := os.ReadFile("../testdata/beidaihe-2020.docx")
	require.NoError(t, err)
	d, doc, err := parser.ParsePage(t.Context(), "a.docx", data, parser.DefaultLimits())
	require.NoError(t, err)
	alone, err := parser.Parse(t.Context(), "a.docx", data)
	require.NoError(t, err)
	assert.Equal(t, alone, d)
	n := 0
	for leaf := range schema.Leaves(d) {
		b := doc.Blocks[leaf.Ref.Block-1]
		text := b.Text
		if b.Kind == page.TableBlock {
			text = b.Table.At(int(leaf.Ref.Row)-1, int(leaf.Ref.Col)-1).Text
		}
		assert.True(t, strings.Contains(text, leaf.Raw), "%q is not at %+v", leaf.Raw, leaf.Ref)
		n++
	}
	assert.Greater(t, n, 100)

	_, _, err = parser.ParsePage(t.Context(), "a.docx", nil, parser.DefaultLimits())
	assert.ErrorIs(t, err, parser.ErrEmpty)
}
