package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	godocx "github.com/fumiama/go-docx"

	"github.com/jixiao-data/jixiao/parser/docx"
	"github.com/jixiao-data/jixiao/parser/html"
	"github.com/jixiao-data/jixiao/parser/page"
)

// A reader is one that the table compares. version is "" where it is not installed.
type reader struct {
	name, version string
	// read reads a file; the places of cells may be left out if they are not asked
	// for.
	read func(ctx context.Context, file string, cells bool) (reading, error)
}

func readJixiao(ctx context.Context, file string, _ bool) (reading, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return reading{}, err
	}
	doc, err := docx.Read(ctx, data, page.DefaultLimits())
	if err != nil {
		return reading{}, err
	}
	return ofPage(doc), nil
}

// ofPage writes down a page in the order of its blocks.
func ofPage(doc *page.Document) reading {
	var text strings.Builder
	var cells []string
	for i := range doc.Blocks {
		block := &doc.Blocks[i]
		text.WriteString(block.Number + block.Text + "\n")
		if block.Table == nil {
			continue
		}
		for i := range block.Table.Cells {
			c := &block.Table.Cells[i]
			text.WriteString(c.Text + "\n")
			cells = append(cells, place(c.Row, c.Col, c.RowSpan, c.ColSpan, c.Text))
		}
	}
	return reading{text.String(), cells}
}

// ofHTML reads what a peer wrote as html.
func ofHTML(ctx context.Context, data []byte) (reading, error) {
	doc, err := html.Read(ctx, data, page.DefaultLimits())
	if err != nil {
		return reading{}, err
	}
	return ofPage(doc), nil
}

func readGoDocx(_ context.Context, file string, _ bool) (r reading, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v", cause)
		}
	}()
	data, err := os.ReadFile(file)
	if err != nil {
		return reading{}, err
	}
	doc, err := godocx.Parse(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return reading{}, err
	}
	for _, item := range doc.Document.Body.Items {
		switch item := item.(type) {
		case *godocx.Paragraph:
			r.text += item.String() + "\n"
		case *godocx.Table:
			r.goDocxTable(item)
		}
	}
	return r, nil
}

// goDocxTable places cells by the spans and merges that go-docx keeps. It keeps the
// paragraphs of a cell apart from its tables, so their order is not known.
func (r *reading) goDocxTable(t *godocx.Table) {
	type cell struct {
		row, col, rows, cols int
		text                 string
	}
	var all []*cell
	above := map[int]*cell{}
	for row, tr := range t.TableRows {
		col := 0
		for _, tc := range tr.TableCells {
			cols, merged := 1, false
			if properties := tc.TableCellProperties; properties != nil {
				if properties.GridSpan != nil {
					cols = properties.GridSpan.Val
				}
				merged = properties.VMerge != nil && properties.VMerge.Val != "restart"
			}
			var text string
			for _, p := range tc.Paragraphs {
				text += p.String() + "\n"
			}
			r.text += text
			for _, inner := range tc.Tables {
				r.goDocxTable(inner)
			}
			if merged && above[col] != nil {
				above[col].rows++
			} else {
				above[col] = &cell{row, col, 1, cols, text}
				all = append(all, above[col])
			}
			col += cols
		}
	}
	for _, c := range all {
		r.cells = append(r.cells, place(c.row, c.col, c.rows, c.cols, c.text))
	}
}

// goDocxVersion is the version that this program was built with.
func goDocxVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "of an unknown version"
	}
	for _, dep := range info.Deps {
		if strings.HasSuffix(dep.Path, "/go-docx") {
			return dep.Version
		}
	}
	return "of an unknown version"
}
