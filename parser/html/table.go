package html

import (
	"slices"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A section is a row group: spans do not reach out of it.
type section struct {
	kind atom.Atom // Thead, Tfoot, or anything else for a body
	rows []row
}

// A row has cells in the tree, or is plain.
type row struct {
	cells []*html.Node
	plain *plainRow
}

// A filling is the content of a cell, as long as it may have to become blocks.
type filling struct {
	cell  int
	items []*item
}

// A tableReader reads one table.
type tableReader struct {
	w        *walker
	sections []section
	grid     *page.Grid
	size     int
	linked   int
	links    int
	// frame says that so far no two cells with content stand side by side, and
	// fillings are all cells with content then; after that, those with tables.
	frame    bool
	nested   bool
	fillings []filling
	kept     int // items in fillings
	cells    int
}

// table reads a table element, or one that acts as a table.
func (w *walker) table(n *html.Node, f *flow) error {
	if err := w.end(f); err != nil {
		return err
	}
	outer, pres, lists, links := w.region, w.pres, w.lists, w.links
	w.enterRegion(n)
	w.pres, w.lists = 0, nil
	t := &tableReader{w: w, grid: page.NewGrid(w.limits), frame: true}
	err := t.gather(n, f)
	if err == nil {
		err = w.end(f)
	}
	if err == nil {
		err = t.read()
	}
	if err == nil {
		err = t.emit(f)
	}
	w.region, w.pres, w.lists, w.links = outer, pres, lists, links
	return err
}

// part says which part of a table an element is or acts as: atom.Caption, Tbody
// (or Thead, Tfoot), Tr, Td, or 0.
func part(n *html.Node) atom.Atom {
	switch n.DataAtom {
	case atom.Caption, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td:
		return n.DataAtom
	case atom.Th:
		return atom.Td
	}
	switch styleOf(n) {
	case lookRows:
		return atom.Tbody
	case lookRow:
		return atom.Tr
	case lookCell:
		return atom.Td
	}
	return 0
}

// gather finds the rows of a table. What stands between them, the caption for
// one, comes before the table.
func (t *tableReader) gather(n *html.Node, f *flow) error {
	body := -1 // the section that loose rows go to
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		kind := part(c)
		if kind != 0 && styleOf(c) == lookHidden {
			continue
		}
		switch kind {
		case atom.Tbody, atom.Thead, atom.Tfoot:
			s := section{kind: kind}
			if err := t.gatherRows(c, &s, f); err != nil {
				return err
			}
			t.sections, body = append(t.sections, s), -1
		case atom.Tr, atom.Td:
			if body < 0 {
				t.sections, body = append(t.sections, section{}), len(t.sections)
			}
			if err := t.gatherRow(c, &t.sections[body], f); err != nil {
				return err
			}
		default:
			if err := t.w.node(c, f); err != nil {
				return err
			}
		}
	}
	t.order()
	return nil
}

func (t *tableReader) gatherRows(group *html.Node, s *section, f *flow) error {
	for c := group.FirstChild; c != nil; c = group.FirstChild {
		group.RemoveChild(c)
		if err := t.gatherRow(c, s, f); err != nil {
			return err
		}
	}
	return nil
}

// gatherRow adds a row to a section, or a cell without a row to its last row.
func (t *tableReader) gatherRow(n *html.Node, s *section, f *flow) error {
	if n.Type == html.ElementNode && styleOf(n) == lookHidden {
		return nil
	}
	switch part(n) {
	case atom.Td:
		if len(s.rows) == 0 {
			s.rows = append(s.rows, row{})
		}
		last := &s.rows[len(s.rows)-1]
		last.cells = append(last.cells, n)
		return nil
	case atom.Tr:
	default:
		return t.w.node(n, f)
	}
	if run := t.w.run(n); run != nil {
		s.rows = slices.Grow(s.rows, len(run))
		for i := range run {
			s.rows = append(s.rows, row{plain: &run[i]})
		}
		return nil
	}
	var cells []*html.Node
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		switch {
		case part(c) != atom.Td:
			if err := t.w.node(c, f); err != nil {
				return err
			}
		case styleOf(c) != lookHidden:
			cells = append(cells, c)
		}
	}
	s.rows = append(s.rows, row{cells: cells})
	return nil
}

// order puts the first head first and the first foot last (CSS 2.2, 17.2).
func (t *tableReader) order() {
	var ordered []section
	var foot *section
	head := -1
	for i := range t.sections {
		if t.sections[i].kind == atom.Thead {
			head = i
			ordered = append(ordered, t.sections[i])
			break
		}
	}
	for i := range t.sections {
		switch s := &t.sections[i]; {
		case i == head:
		case s.kind == atom.Tfoot && foot == nil:
			foot = s
		default:
			ordered = append(ordered, *s)
		}
	}
	if foot != nil {
		ordered = append(ordered, *foot)
	}
	t.sections = ordered
}

// read places the cells of all rows.
func (t *tableReader) read() error {
	cells := 0
	for _, s := range t.sections {
		for _, row := range s.rows {
			cells += len(row.cells)
			if row.plain != nil {
				cells += len(row.plain.cells)
			}
		}
	}
	t.grid.Grow(cells)
	for _, s := range t.sections {
		for i, row := range s.rows {
			if err := t.grid.Row(); err != nil {
				return err
			}
			filled := 0
			if row.plain != nil {
				var err error
				if filled, err = t.plainRow(row.plain, len(s.rows)-i); err != nil {
					return err
				}
			}
			for k, cell := range row.cells {
				row.cells[k] = nil // what was read is free to go
				content, err := t.cell(cell, len(s.rows)-i)
				if err != nil {
					return err
				}
				if content {
					filled++
				}
			}
			if filled > 1 {
				t.noFrame()
			}
		}
	}
	return nil
}

// cellDepth is how deep a cell is in its table: in a row of a row group.
const cellDepth = 3

// cell places a cell, below whose top left corner its row group has so many rows
// left, and reports whether it has content.
func (t *tableReader) cell(n *html.Node, rows int) (bool, error) {
	w := t.w
	style := styleOf(n)
	outer, links := w.region, w.links
	w.enterRegion(n)
	if style == lookPre {
		w.pres++
	}
	var f flow
	err := w.deeper(cellDepth)
	if err == nil {
		err = w.children(n, &f)
	}
	if err == nil {
		err = w.end(&f)
	}
	w.region, w.links, w.pres = outer, links, 0
	w.depth -= cellDepth
	if err != nil {
		return false, err
	}
	var text string
	if !f.tables {
		size := 0
		for _, it := range f.items {
			size += it.size
		}
		if err := fits(size); err != nil {
			return false, err
		}
		text = joined(f.items)
	}
	i, err := t.place(span(attribute(n, "rowspan")), span(attribute(n, "colspan")), rows, text)
	if err != nil {
		return false, err
	}
	if !f.tables {
		t.grid.At(i).Numbers = numbers(f.items)
		for k := range f.items {
			t.size += f.items[k].size
			t.linked += f.items[k].linked
			t.links += f.items[k].links
			w.divTables = w.divTables || f.items[k].divTable // the next item is the table
		}
	}
	t.nested = t.nested || f.tables
	if len(f.items) > 0 && (f.tables || t.frame) {
		t.fill(i, f.items)
	}
	return len(f.items) > 0, nil
}

// place puts a cell into the grid, below whose top left corner its row group has
// so many rows left.
func (t *tableReader) place(rowSpan, colSpan, rows int, text string) (int, error) {
	if rowSpan == 0 || rowSpan > rows {
		rowSpan = rows
	}
	t.cells++
	return t.grid.Cell(rowSpan, colSpan, text)
}

// fill keeps the content of a cell as long as it may have to become blocks.
func (t *tableReader) fill(cell int, items []*item) {
	t.fillings = append(t.fillings, filling{cell, items})
	t.kept += len(items)
	if t.kept > t.w.limits.Blocks {
		t.noFrame()
	}
}

// noFrame says that the table orders its cells, so that only those with tables
// in them become blocks.
func (t *tableReader) noFrame() {
	if !t.frame {
		return
	}
	t.frame = false
	kept := t.fillings[:0]
	for _, fill := range t.fillings {
		for i := range fill.items {
			if fill.items[i].Table != nil {
				kept = append(kept, fill)
				break
			}
		}
	}
	t.fillings = kept
}

// emit adds the table to the flow, and what its cells hold beside text.
func (t *tableReader) emit(f *flow) error {
	w := t.w
	if t.frame && (t.nested || t.cells == 1) || t.grid.Blank() {
		for _, fill := range t.fillings {
			if err := w.move(f, fill.items); err != nil {
				return err
			}
		}
		return nil
	}
	table, err := t.grid.TableContext(t.w.ctx)
	if err != nil {
		return err
	}
	if w.cells += len(table.Cells); w.cells > w.limits.Cells {
		return &page.LimitError{Limit: "cells", Max: int64(w.limits.Cells), Got: int64(w.cells)}
	}
	if w.area += int64(table.Rows) * int64(table.Cols); w.area > w.limits.GridArea {
		return &page.LimitError{Limit: "grid area", Max: w.limits.GridArea, Got: w.area}
	}
	it := &item{Block: page.Block{Kind: page.TableBlock, Table: table}, size: t.size, linked: t.linked, links: t.links}
	if t.frame {
		t.noFrame()
	}
	for _, fill := range t.fillings {
		cell := &table.Cells[fill.cell]
		var in *schema.Ref
		for i := range fill.items {
			if fill.items[i].In != nil {
				continue
			}
			if in == nil {
				ref := cell.Ref(0, 0) // numbered at the end
				in = &ref
				w.refs[table] = append(w.refs[table], in)
			}
			fill.items[i].In = in
		}
	}
	if err := w.add(f, it); err != nil {
		return err
	}
	for _, fill := range t.fillings {
		if err := w.move(f, fill.items); err != nil {
			return err
		}
	}
	return nil
}

// move adds items that were read already to another flow.
func (w *walker) move(f *flow, items []*item) error {
	if err := w.blocks(len(f.items) + len(items)); err != nil {
		return err
	}
	for i := range items {
		f.tables = f.tables || items[i].Table != nil
	}
	f.items = append(f.items, items...)
	return nil
}
