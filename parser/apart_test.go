package parser_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/parser/form"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// TestTakenApart prints merged cells once for each column, each row, or both, as
// converters do, and requires the values and facts of the document, and that all of the
// page is in the tree.
func TestTakenApart(t *testing.T) {
	for _, path := range append(samples(t), variants(t)...) {
		if filepath.Ext(path) == ".txt" {
			continue
		}
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		whole, doc, err := parser.ParsePage(t.Context(), path, data, parser.DefaultLimits())
		require.NoError(t, err)
		for _, mode := range []struct {
			name         string
			across, down bool
		}{{"across", true, false}, {"down", false, true}, {"both", true, true}} {
			t.Run(filepath.Base(path)+"/"+mode.name, func(t *testing.T) {
				apart := takenApart(t, doc, mode.across, mode.down)
				d, err := form.Read(t.Context(), apart)
				require.NoError(t, err)
				assert.Equal(t, pageLetters(apart), leafLetters(d))
				base := strings.TrimSuffix(path, filepath.Ext(path))
				assert.Equal(t, expectedValues(t, base+".values.csv"), valueRows(d))
				assertFacts(t, base+".facts.json", d)
				if len(whole.Projects) == len(d.Projects) && !isVariant(path) {
					for i := range whole.Projects {
						assert.Equal(t, told(&whole.Projects[i]), told(&d.Projects[i]))
					}
				}
			})
		}
	}
}

func isVariant(path string) bool { return filepath.Base(filepath.Dir(path)) == "variants" }

func pageLetters(doc *page.Document) map[rune]int {
	n := map[rune]int{}
	for i := range doc.Blocks {
		addLetters(n, doc.Blocks[i].Text, 1)
		if t := doc.Blocks[i].Table; t != nil {
			for k := range t.Cells {
				addLetters(n, t.Cells[k].Text, 1)
			}
		}
	}
	return n
}

func leafLetters(d *schema.Disclosure) map[rune]int {
	n := map[rune]int{}
	for l := range schema.Leaves(d) {
		addLetters(n, l.Raw, 1)
	}
	return n
}

// told lists what a project's head says, without addresses.
func told(p *schema.Project) []string {
	var out []string
	add := func(what string, raw string) { out = append(out, what+": "+strings.TrimSpace(raw)) }
	for _, g := range p.Goals {
		add("goal", g.Raw)
	}
	for _, g := range p.MidTermGoals {
		add("mid-term goal", g.Raw)
	}
	for _, g := range p.Outcomes {
		add("outcome", g.Raw)
	}
	for _, g := range p.Purpose {
		add("purpose", g.Raw)
	}
	for _, f := range p.Budget.Funds {
		add("fund "+f.Source+" "+f.Stage, f.Raw)
	}
	for _, n := range p.Budget.Notes {
		add("budget note", n.Raw)
	}
	for _, task := range p.Tasks {
		add("task", fmt.Sprint(raw(task.Name), raw(task.Content), len(task.Funds)))
	}
	for _, f := range p.Fields {
		add("field "+f.Name, f.Raw)
	}
	return out
}

// takenApart gives a page whose merged cells are printed once for each place.
func takenApart(t *testing.T, doc *page.Document, across, down bool) *page.Document {
	t.Helper()
	out := *doc
	out.Blocks = append([]page.Block(nil), doc.Blocks...)
	for i := range out.Blocks {
		from := out.Blocks[i].Table
		if from == nil {
			continue
		}
		g := page.NewGrid(page.DefaultLimits())
		for row := range from.Rows {
			require.NoError(t, g.Row())
			for col := 0; col < from.Cols; {
				c := from.At(row, col)
				rows, cols := 1, 1
				switch {
				case c == nil:
					if g.Next() == col {
						g.Skip(1)
					}
					col++
					continue
				case c.Row < row && !down:
					col = c.Col + c.ColSpan
					continue
				}
				if !across {
					cols = c.ColSpan
				}
				if !down {
					rows = c.RowSpan
				}
				k, err := g.Cell(rows, cols, c.Text)
				require.NoError(t, err)
				g.At(k).Numbers = c.Numbers
				col += cols
			}
		}
		table, err := g.Table()
		require.NoError(t, err)
		table.No = from.No
		out.Blocks[i].Table = table
	}
	return &out
}
