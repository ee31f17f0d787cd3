package parser_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/lookalike"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/parser/form"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// converted writes a text as it is found in files made of PDFs: with radicals where
// there are any that look like its characters.
var converted = func() *strings.Replacer {
	var pairs []string
	for r := rune(0x2fd5); r >= 0x2e80; r-- {
		if plain := lookalike.Plain(r); plain != r {
			pairs = append(pairs, string(plain), string(r))
		}
	}
	return strings.NewReplacer(pairs...)
}()

// TestLookalikes reads pages of all forms again with radicals in place of common
// characters. The tree must be the same, and its leaves as printed.
func TestLookalikes(t *testing.T) {
	names, err := filepath.Glob("../testdata/*.html")
	require.NoError(t, err)
	variants, err := filepath.Glob("../testdata/variants/*.html")
	require.NoError(t, err)
	for k, name := range append(names, variants...) {
		if k >= len(names) && k%4 > 0 {
			continue
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			require.NoError(t, err)
			plain, doc, err := parser.ParsePage(t.Context(), name, data, parser.DefaultLimits())
			require.NoError(t, err)
			shown := shownAs(doc, converted.Replace)
			require.NotEqual(t, doc, shown)
			got, err := form.Read(t.Context(), shown)
			require.NoError(t, err)
			assert.Equal(t, raws(plain, converted.Replace), raws(got, func(s string) string { return s }))
			assert.Equal(t, typed(plain), typed(got))
			if plain.Org != nil {
				assert.Equal(t, plain.Org.Name, got.Org.Name)
			}
			assert.Equal(t, plain.FiscalYear, got.FiscalYear)
		})
	}
}

// shownAs gives a page with all its text rewritten.
func shownAs(doc *page.Document, rewrite func(string) string) *page.Document {
	shown := *doc
	shown.Blocks = slices.Clone(doc.Blocks)
	for i := range shown.Blocks {
		b := &shown.Blocks[i]
		if b.Text = rewrite(b.Text); b.Table == nil {
			continue
		}
		table := *b.Table
		table.Cells = slices.Clone(table.Cells)
		for k := range table.Cells {
			table.Cells[k].Text = rewrite(table.Cells[k].Text)
		}
		b.Table = &table
	}
	return &shown
}

func raws(d *schema.Disclosure, rewrite func(string) string) []string {
	var out []string
	for leaf := range schema.Leaves(d) {
		out = append(out, rewrite(leaf.Raw))
	}
	return out
}

// typed lists what is read of the values and budgets of a tree.
func typed(d *schema.Disclosure) []string {
	var out []string
	for v := range schema.Values(d) {
		k := v.Value.Threshold
		out = append(out, string(k.Kind)+" "+string(k.Op)+" "+string(k.Value)+" "+string(k.Low)+" "+string(k.Unit)+" "+k.Base)
	}
	for _, p := range d.Projects {
		for _, m := range []*schema.Money{p.Budget.Total, p.Budget.Fiscal, p.Budget.Executed} {
			if m != nil {
				out = append(out, string(m.Yuan))
			}
		}
	}
	return out
}
