package docx

import "github.com/fumiama/go-docx"

// What of an item holds no text to show is left out, wherever it stands. Long texts
// may be blank, and many items empty, and so the context is asked here. When it was
// cancelled nothing has text, whatever it is: the reading ends soon.

// cellHoldsText reports whether a cell has anything to show.
func (c *converter) cellHoldsText(cell *docx.WTableCell) bool {
	for _, p := range cell.Paragraphs {
		if c.itemHoldsText(p) {
			return true
		}
	}
	return false
}

// tableHoldsText reports whether a table has anything to show. It is asked of a table
// in a table in a table by each of these, and looked up only once.
func (c *converter) tableHoldsText(t *docx.Table) bool {
	holds, known := c.holds[t]
	if known {
		return holds
	}
	for _, row := range t.TableRows {
		for _, cell := range row.TableCells {
			holds = holds || c.cellHoldsText(cell)
		}
	}
	if c.holds == nil {
		c.holds = map[*docx.Table]bool{}
	}
	c.holds[t] = holds
	return holds
}

func (c *converter) itemsHoldText(items []any) bool {
	for _, item := range items {
		if c.itemHoldsText(item) {
			return true
		}
	}
	return false
}

func (c *converter) itemHoldsText(item any) bool {
	if c.work(pieceWork) != nil {
		return false
	}
	switch item := item.(type) {
	case *docx.Text:
		return !c.blank(item.Text)
	case *docx.Run:
		return c.itemsHoldText(item.Children)
	case *docx.Paragraph:
		return c.itemsHoldText(item.Children)
	case *docx.Table:
		return c.tableHoldsText(item)
	case *textBox:
		return c.itemsHoldText(item.items)
	case *hiddenCell:
		return c.cellHoldsText((*docx.WTableCell)(item))
	}
	return false
}

// blank reports whether a text has nothing to show.
func (c *converter) blank(text string) bool {
	return c.work(len(text)) == nil && blank(text)
}
