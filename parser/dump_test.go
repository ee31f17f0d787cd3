package parser_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/parser/docx"
	"github.com/jixiao-data/jixiao/parser/page"
)

// TestDumps turns each .docx sample into the text that extractors dump, in which
// spans are lost and merged cells are blank, and requires the values of the
// document.
func TestDumps(t *testing.T) {
	for _, path := range samples(t) {
		if filepath.Ext(path) != ".docx" {
			continue
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			require.NoError(t, err)
			doc, err := docx.Read(t.Context(), data, parser.DefaultLimits())
			require.NoError(t, err)
			d, err := parser.Parse(t.Context(), path, []byte(dump(doc)))
			require.NoError(t, err)
			assert.Equal(t, "text", d.Source.Format)
			assert.Equal(t, expectedValues(t, strings.TrimSuffix(path, ".docx")+".values.csv"), valueRows(d))
		})
	}
}

// dump prints a page as paragraphs and tab-led cells, an empty line after each row.
func dump(doc *page.Document) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		if block.Table == nil {
			b.WriteString(block.Text + "\n")
			continue
		}
		t := block.Table
		for row := range t.Rows {
			for col := 0; col < t.Cols; col++ {
				c := t.At(row, col)
				if c == nil {
					continue
				}
				b.WriteByte('\t')
				if c.Row == row {
					b.WriteString(c.Text)
				}
				b.WriteByte('\n')
				col = c.Col + c.ColSpan - 1
			}
			b.WriteByte('\n')
		}
		b.WriteByte('\n')
	}
	return b.String()
}
