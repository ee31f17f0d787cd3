package html

import (
	"strconv"

	"github.com/jixiao-data/jixiao/parser/page"
	"golang.org/x/net/html"
)

// run returns the rows that stand in place of an element, nil where it is a row
// itself.
func (w *walker) run(n *html.Node) []plainRow {
	for i := range n.Attr {
		if n.Attr[i].Key == "r" {
			if at, err := strconv.Atoi(n.Attr[i].Val); err == nil && at < len(w.runs) {
				return w.runs[at]
			}
		}
	}
	return nil
}

// plainRow places the cells of a plain row and returns how many have content.
func (t *tableReader) plainRow(row *plainRow, rows int) (filled int, err error) {
	w := t.w
	if err := w.work(stepBytes * (1 + len(row.cells))); err != nil {
		return 0, err
	}
	if len(row.cells) > 0 {
		if err := w.deeper(cellDepth + row.depth); err != nil {
			return 0, err
		}
		w.depth -= cellDepth + row.depth
	}
	for i := range row.cells {
		c := &row.cells[i]
		at, err := t.place(int(c.rowSpan), int(c.colSpan), rows, c.text)
		if err != nil {
			return 0, err
		}
		if c.text == "" {
			continue
		}
		filled++
		size := len(c.text)
		if c.paragraphs != nil {
			size -= len(c.paragraphs) - 1
		}
		t.size += size
		if w.links > 0 {
			t.linked += size
		}
		if t.frame {
			items, err := w.itemsOf(c)
			if err != nil {
				return 0, err
			}
			t.fill(at, items)
		}
	}
	return filled, nil
}

// itemsOf makes items of a plain cell.
func (w *walker) itemsOf(c *plainCell) ([]*item, error) {
	paragraphs := c.paragraphs
	if paragraphs == nil {
		paragraphs = []string{c.text}
	}
	var f flow
	for _, text := range paragraphs {
		it := &item{Block: page.Block{Kind: page.Paragraph, Text: text}, size: len(text)}
		if w.links > 0 {
			it.linked = it.size
		}
		if err := w.add(&f, it); err != nil {
			return nil, err
		}
		w.divTables = w.divTables || it.divTable // the next item is the table
	}
	return f.items, nil
}
