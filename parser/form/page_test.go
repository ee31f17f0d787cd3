package form_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser/form"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

var span = regexp.MustCompile(`\{([cr])(\d+)(?:([cr])(\d+))?\}$`)

// draw makes a page from a drawing: a line with bars is a row of a table, with
// {c2}, {r3} or {r3c2} behind a cell for its spans and / for a line break; other
// lines are paragraphs, and an empty line ends a table.
func draw(t *testing.T, drawing string) *page.Document {
	t.Helper()
	doc := &page.Document{}
	var grid *page.Grid
	tables := 0
	flush := func() {
		if grid == nil {
			return
		}
		table, err := grid.Table()
		require.NoError(t, err)
		tables++
		table.No = tables
		doc.Blocks = append(doc.Blocks, page.Block{Kind: page.TableBlock, Table: table})
		grid = nil
	}
	for line := range strings.SplitSeq(drawing, "\n") {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "|") {
			flush()
			if line != "" {
				doc.Blocks = append(doc.Blocks, page.Block{Text: line})
			}
			continue
		}
		if grid == nil {
			grid = page.NewGrid(page.DefaultLimits())
		}
		require.NoError(t, grid.Row())
		for cell := range strings.SplitSeq(strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|"), "|") {
			cell = strings.TrimSpace(cell)
			rows, cols := 1, 1
			if m := span.FindStringSubmatch(cell); m != nil {
				cell = strings.TrimSuffix(cell, m[0])
				for k := 1; k+1 < len(m); k += 2 {
					n, _ := strconv.Atoi(m[k+1])
					switch m[k] {
					case "r":
						rows = n
					case "c":
						cols = n
					}
				}
			}
			_, err := grid.Cell(rows, cols, strings.TrimSpace(strings.ReplaceAll(cell, "/", "\n")))
			require.NoError(t, err)
		}
	}
	flush()
	return doc
}

// read reads a drawing and requires that no character of it is lost.
func read(t *testing.T, drawing string) *schema.Disclosure {
	t.Helper()
	doc := draw(t, drawing)
	d, err := form.Read(t.Context(), doc)
	require.NoError(t, err)
	assert.Equal(t, pageLetters(doc), treeLetters(d), "each letter of the page in exactly one leaf")
	return d
}

// letters counts the characters of a text that are not white space.
type letters map[rune]int

func (l letters) add(s string) {
	for _, r := range s {
		if !unicode.IsSpace(r) {
			l[r]++
		}
	}
}

func pageLetters(doc *page.Document) letters {
	l := letters{}
	for _, b := range doc.Blocks {
		l.add(b.Text)
		if b.Table != nil {
			for _, c := range b.Table.Cells {
				l.add(c.Text)
			}
		}
	}
	return l
}

func treeLetters(d *schema.Disclosure) letters {
	l := letters{}
	for t := range schema.Leaves(d) {
		l.add(t.Raw)
	}
	return l
}

// rows prints the values of a tree, one a line, as they would be read aloud.
func rows(d *schema.Disclosure) []string {
	var out []string
	text := func(t *schema.Text) string {
		if t == nil {
			return ""
		}
		return strings.ReplaceAll(t.Raw, "\n", "/")
	}
	for _, p := range d.Projects {
		for _, in := range p.Indicators {
			line := fmt.Sprintf("%s: %s>%s>%s", text(p.Name), text(in.Level1), text(in.Level2), text(in.Level3))
			for _, v := range []struct {
				name  string
				value *schema.Value
			}{{"mid", in.MidTermTarget}, {"target", in.Target}, {"actual", in.Actual}} {
				if v.value != nil {
					line += fmt.Sprintf(" %s=%s", v.name, v.value.Raw)
				}
			}
			if g := in.Grades; g != nil {
				for _, v := range []*schema.Value{g.Excellent, g.Good, g.Fair, g.Poor} {
					if v != nil {
						line += " " + v.Raw
					}
				}
			}
			out = append(out, line)
		}
	}
	return out
}
