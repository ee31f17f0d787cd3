package text

import (
	"bytes"
	"context"
	"unicode"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/parser/charset"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// Sniff reports whether the bytes are text, in any encoding that [Read] knows,
// rather than binary data.
func Sniff(data []byte) bool {
	head := data[:min(len(data), 64<<10)]
	t, err := charset.Decode(context.Background(), head, "", int64(3*len(head)))
	if err != nil || len(bytes.TrimSpace(t.UTF8)) == 0 {
		return false
	}
	runes, bad := 0, 0
	for _, r := range string(t.UTF8) {
		runes++
		if r == utf8.RuneError || unicode.IsControl(r) && !unicode.IsSpace(r) {
			bad++
		}
	}
	return bad*50 <= runes
}

// Read makes blocks of the lines of a text. It fails with a [page.Error] whose
// cause is a [page.LimitError] or the context's error.
func Read(ctx context.Context, data []byte, limits page.Limits) (*page.Document, error) {
	doc, err := read(ctx, data, limits.WithDefaults())
	if err != nil {
		return nil, &page.Error{Format: "text", Cause: err}
	}
	return doc, nil
}

func read(ctx context.Context, data []byte, limits page.Limits) (*page.Document, error) {
	if size := int64(len(data)); size > limits.InputBytes {
		return nil, &page.LimitError{Limit: "input bytes", Max: limits.InputBytes, Got: size}
	}
	r := &reader{pace: &pace{ctx: ctx}, limits: limits, doc: &page.Document{}}
	lines := newSplitter(r.pace, data, limits)
	for {
		group, err := lines.group()
		if err != nil {
			return nil, err
		}
		if len(group) == 0 {
			break
		}
		if err := r.group(group); err != nil {
			return nil, err
		}
	}
	if err := r.endTable(); err != nil {
		return nil, err
	}
	r.doc.Encoding = lines.dec.Encoding
	r.doc.Diagnostics = append(lines.dec.Diagnostics(), r.doc.Diagnostics...)
	return r.doc, nil
}

// A reader turns groups of lines into blocks.
type reader struct {
	*pace
	limits page.Limits
	doc    *page.Document

	grid   *page.Grid          // the table that is open, or nil
	rows   int                 // of the open table
	width  int                 // the number of cells of its last row
	doubts []schema.Diagnostic // about the open table, should it turn out to hold text
	tables int
	cells  int   // of all tables that are closed
	area   int64 // of their grids

	// lone is the number of the block that the last group began with, when that
	// group ended a table and had no row; else 0.
	lone int
}

// paragraph adds a paragraph and returns its block's number.
func (r *reader) paragraph(text string) (int, error) {
	if err := r.endTable(); err != nil {
		return 0, err
	}
	return r.block(page.Block{Kind: page.Paragraph, Text: trim(text)})
}

func (r *reader) block(b page.Block) (int, error) {
	if err := r.work(stepBytes); err != nil {
		return 0, err
	}
	if n := len(r.doc.Blocks); n >= r.limits.Blocks {
		return 0, &page.LimitError{Limit: "blocks", Max: int64(r.limits.Blocks), Got: int64(n) + 1}
	}
	var err error
	r.doc.Blocks, err = page.Append(r.ctx, r.doc.Blocks, b)
	return len(r.doc.Blocks), err
}

// row adds a row to the open table, or to a new one.
func (r *reader) row(cells []string) error {
	if err := r.work(stepBytes * (1 + len(cells))); err != nil {
		return err
	}
	if r.grid == nil {
		r.grid = page.NewGrid(r.limits)
		r.rows = 0
	}
	r.rows++
	if err := r.grid.Row(); err != nil {
		return err
	}
	for _, text := range cells {
		if _, err := r.grid.Cell(1, 1, text); err != nil {
			return err
		}
	}
	r.width = len(cells)
	return nil
}

// endTable closes the open table, if any.
func (r *reader) endTable() error {
	if r.grid == nil {
		return nil
	}
	grid, doubts := r.grid, r.doubts
	r.grid, r.doubts = nil, nil
	if grid.Blank() {
		return r.ctx.Err()
	}
	if err := r.ctx.Err(); err != nil {
		return err
	}
	table, err := grid.TableContext(r.ctx)
	if err != nil {
		return err
	}
	r.cells += len(table.Cells)
	if r.cells > r.limits.Cells {
		return &page.LimitError{Limit: "cells", Max: int64(r.limits.Cells), Got: int64(r.cells)}
	}
	r.area += int64(table.Rows) * int64(table.Cols)
	if r.area > r.limits.GridArea {
		return &page.LimitError{Limit: "grid area", Max: r.limits.GridArea, Got: r.area}
	}
	r.tables++
	table.No = r.tables
	r.doc.Diagnostics = append(r.doc.Diagnostics, doubts...)
	_, err = r.block(page.Block{Kind: page.TableBlock, Table: table})
	return err
}

// diagnose reports what is wrong with a block.
func (r *reader) diagnose(code, message string, block int) {
	r.doc.Diagnostics = append(r.doc.Diagnostics, warning(code, message, schema.Ref{Block: int32(block)}))
}

// doubt reports what is wrong with the last row of the open table, or with one
// of its cells.
func (r *reader) doubt(code, message string, col int) {
	ref := schema.Ref{Block: int32(len(r.doc.Blocks) + 1), Table: int32(r.tables + 1), Row: int32(r.rows), Col: int32(col)}
	r.doubts = append(r.doubts, warning(code, message, ref))
}

func warning(code, message string, ref schema.Ref) schema.Diagnostic {
	return schema.Diagnostic{Severity: schema.SeverityWarning, Code: code, Message: message, Ref: ref}
}
