package docx

import (
	"io"

	"github.com/jixiao-data/jixiao/parser/page"
)

// A budget counts what one document costs against the limits.
type budget struct {
	limits page.Limits
	bytes  int64 // that came out of all parts, and again those that are kept as text
	pieces int   // rows, cells, paragraphs, runs and texts
	cells  int
	area   int64 // of all grids
}

// text takes n bytes of markup, or of text that is kept.
func (b *budget) text(n int) error {
	b.bytes += int64(n)
	if b.bytes > b.limits.TextBytes {
		return &page.LimitError{Limit: "inflated bytes", Max: b.limits.TextBytes, Got: b.bytes}
	}
	return nil
}

func (b *budget) piece() error {
	if b.pieces++; b.pieces > b.limits.Runs {
		return &page.LimitError{Limit: "runs, paragraphs and cells", Max: int64(b.limits.Runs), Got: int64(b.pieces)}
	}
	return nil
}

func (b *budget) cell() error {
	if b.cells++; b.cells > b.limits.Cells {
		return &page.LimitError{Limit: "cells", Max: int64(b.limits.Cells), Got: int64(b.cells)}
	}
	return nil
}

func (b *budget) table(t *page.Table) error {
	b.area += int64(t.Rows) * int64(t.Cols)
	if b.area > b.limits.GridArea {
		return &page.LimitError{Limit: "grid area", Max: b.limits.GridArea, Got: b.area}
	}
	return nil
}

// A meter counts the bytes that come out of one member of the package.
type meter struct {
	src        io.Reader
	budget     *budget
	compressed int64
	n          int64
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.src.Read(p)
	m.n += int64(n)
	if err := m.budget.text(n); err != nil {
		return n, err
	}
	limits := m.budget.limits
	if m.n > limits.RatioFloor && m.n/max(limits.Ratio, 1) >= m.compressed {
		return n, &page.LimitError{Limit: "times the compressed size", Max: limits.Ratio, Got: m.n/max(m.compressed, 1) + 1}
	}
	return n, err
}
