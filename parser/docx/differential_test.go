package docx

import (
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/fumiama/go-docx"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/parser/page"
)

// cleanDocuments are documents in which go-docx loses nothing.
func cleanDocuments(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("testdata/*.docx")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	all := map[string][]byte{"generated": packed(t, gen.WordXML(20))}
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		all[filepath.Base(file)] = data
	}
	return all
}

// TestLoaderAgainstGoDocx compares the loader's tree with that of docx.Parse.
func TestLoaderAgainstGoDocx(t *testing.T) {
	for name, data := range cleanDocuments(t) {
		t.Run(name, func(t *testing.T) {
			want, err := docx.Parse(bytes.NewReader(data), int64(len(data)))
			require.NoError(t, err)
			got := shapes(loaded(t, data, windowBytes))
			require.NotEmpty(t, got)
			assert.Equal(t, shapes(want.Document.Body.Items), got)
		})
	}
}

// loaded returns all items of a package's document as the loader makes them,
// reading through a window of the given size.
func loaded(t *testing.T, data []byte, window int) []any {
	t.Helper()
	b := &budget{limits: page.DefaultLimits()}
	s := newScanner(context.Background(), b.limits, make([]byte, window))
	p, err := openBundle(context.Background(), data, b, &s)
	require.NoError(t, err)
	main, err := p.mainPart()
	require.NoError(t, err)
	l := newLoader(b, &memory{})
	var items []any
	require.NoError(t, p.walk(main, func(s *scanner) {
		l.scanner = s
		l.blocks(func(item any) { items = append(items, item) })
	}))
	return items
}

// The shapes of items are what both readers say about them, free of what only one
// of them keeps: formatting there, marks here.
type (
	paragraphShape struct {
		style, list string
		runs        []string
	}
	cellShape struct {
		span       int
		merge      string
		paragraphs []paragraphShape
		tables     []any
	}
	tableShape [][]cellShape
)

func shapes(items []any) []any {
	var all []any
	for _, item := range items {
		switch item := item.(type) {
		case *docx.Paragraph:
			all = append(all, shapeOf(item))
		case *docx.Table:
			all = append(all, tableShapeOf(item))
		}
	}
	return all
}

func shapeOf(p *docx.Paragraph) paragraphShape {
	var shape paragraphShape
	if p.Properties != nil {
		if p.Properties.Style != nil {
			shape.style = p.Properties.Style.Val
		}
		if n := p.Properties.NumProperties; n != nil {
			shape.list = n.NumID.Val + "/" + n.Ilvl.Val
		}
	}
	for _, child := range p.Children {
		run, ok := child.(*docx.Run)
		if !ok {
			continue
		}
		text := ""
		for _, piece := range run.Children {
			switch piece := piece.(type) {
			case *docx.Text:
				text += piece.Text
			case *docx.Tab:
				text += "\t"
			case *docx.BarterRabbet:
				text += "\n"
			}
		}
		if text != "" {
			shape.runs = append(shape.runs, text)
		}
	}
	return shape
}

func tableShapeOf(t *docx.Table) tableShape {
	var shape tableShape
	for _, row := range t.TableRows {
		var cells []cellShape
		for _, cell := range row.TableCells {
			c := cellShape{span: spanOf(cell)}
			if merge := mergeOf(cell); merge != nil {
				c.merge = "continue"
				if merge.Val == "restart" {
					c.merge = "restart"
				}
			}
			for _, p := range cell.Paragraphs {
				if nested(p) == nil {
					c.paragraphs = append(c.paragraphs, shapeOf(p))
				}
			}
			for _, inner := range cell.Tables {
				c.tables = append(c.tables, tableShapeOf(inner))
			}
			cells = append(cells, c)
		}
		shape = append(shape, cells)
	}
	return shape
}

// TestNothingIsLost counts the characters of w:t with another XML reader.
func TestNothingIsLost(t *testing.T) {
	for name, data := range cleanDocuments(t) {
		t.Run(name, func(t *testing.T) {
			want := printable(wordText(t, data))
			require.NotEmpty(t, want)
			assert.Equal(t, want, printable(pageText(mustRead(t, data))))
		})
	}
}

// wordText is the text of all w:t of word/document.xml.
func wordText(t *testing.T, data []byte) string {
	t.Helper()
	b := &budget{limits: page.DefaultLimits()}
	s := newScanner(context.Background(), b.limits, make([]byte, windowBytes))
	p, err := openBundle(context.Background(), data, b, &s)
	require.NoError(t, err)
	f, err := p.parts["word/document.xml"].Open()
	require.NoError(t, err)
	defer f.Close()
	var text strings.Builder
	in := 0
	for d := xml.NewDecoder(f); ; {
		token, err := d.Token()
		if err == io.EOF {
			return text.String()
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "t" {
				in++
			}
		case xml.EndElement:
			if token.Name.Local == "t" {
				in--
			}
		case xml.CharData:
			if in > 0 {
				text.Write(token)
			}
		}
	}
}

// pageText is all text of a page in its order.
func pageText(doc *page.Document) string {
	var text strings.Builder
	for _, b := range doc.Blocks {
		text.WriteString(b.Text)
		if b.Table != nil {
			for _, c := range b.Table.Cells {
				text.WriteString(c.Text)
			}
		}
	}
	return text.String()
}

// printable leaves out what is not to be seen.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}
