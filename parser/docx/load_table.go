package docx

import (
	"cmp"

	"github.com/fumiama/go-docx"

	"github.com/jixiao-data/jixiao/parser/page"
)

// table reads the current element as a table.
func (l *loader) table() *docx.Table {
	t := l.tables.One()
	l.tableChildren(t)
	return t
}

func (l *loader) tableChildren(t *docx.Table) {
	for l.child() {
		l.tableChild(t)
	}
}

// tableChild reads the current element as part of a table. Cells and text that
// stand in no row are given one.
func (l *loader) tableChild(t *docx.Table) {
	switch l.name {
	case wTr:
		l.spend()
		row := l.rows.One()
		if deleted := l.rowChildren(row); !deleted {
			t.TableRows = pushed(l, t.TableRows, row)
		}
	case wTc, wP, wTbl, wR, wT:
		l.spend()
		row := l.rows.One()
		l.rowChild(row)
		t.TableRows = pushed(l, t.TableRows, row)
	case mcAlternate:
		l.alternate(func() { l.tableChildren(t) })
	case wDel, wSkip, wSectPr:
		l.skip()
	default:
		l.tableChildren(t)
	}
}

// rowChildren reads what a row holds, and whether the row was deleted.
func (l *loader) rowChildren(row *docx.WTableRow) (deleted bool) {
	for l.child() {
		if l.rowChild(row) {
			deleted = true
		}
	}
	return deleted
}

// rowChild reads the current element as part of a row.
func (l *loader) rowChild(row *docx.WTableRow) (deleted bool) {
	switch l.name {
	case wTrPr:
		return l.rowProperties(row)
	case wTc:
		l.cell(row)
	case wP, wTbl, wR, wT:
		cell := l.newCell(row)
		l.block(func(item any) { l.addItem(cell, item) })
		l.flush(func(item any) { l.addItem(cell, item) })
	case mcAlternate:
		l.alternate(func() { deleted = l.rowChildren(row) })
	case wDel, wSkip, wSectPr:
		l.skip()
	default:
		return l.rowChildren(row)
	}
	return deleted
}

func (l *loader) rowProperties(row *docx.WTableRow) (deleted bool) {
	for l.property() {
		switch l.name {
		case wDel:
			deleted = true
		case wGridBefore:
			// More than this is no layout but a broken value.
			if n := integer(l.val(), 0); n > 0 && n < l.budget.limits.GridCols/2 {
				gap := l.newCell(row)
				gap.TableCellProperties = l.cellProps.One()
				gap.TableCellProperties.VMerge = mergeGap
				l.setSpan(gap, n)
			}
		}
		l.skip()
	}
	return deleted
}

func (l *loader) newCell(row *docx.WTableRow) *docx.WTableCell {
	l.spend()
	if err := l.budget.cell(); err != nil {
		l.fail(err)
	}
	if n, limit := len(row.TableCells), l.budget.limits.GridCols; n >= limit {
		l.fail(&page.LimitError{Limit: "grid columns", Max: int64(limit), Got: int64(n) + 1})
	}
	cell := l.cells.One()
	if row.TableCells == nil {
		row.TableCells = l.cellLists.Take(8)[:0]
	}
	row.TableCells = append(row.TableCells, cell)
	return cell
}

// cell reads the current element as a cell of a row.
func (l *loader) cell(row *docx.WTableRow) {
	cell := l.newCell(row)
	into := false // w:hMerge: the cell was merged into the one before it
	deleted := false
	for l.child() {
		if l.name == wTcPr {
			into, deleted = l.cellProperties(cell)
			continue
		}
		l.block(func(item any) { l.addItem(cell, item) })
	}
	l.flush(func(item any) { l.addItem(cell, item) })
	switch n := len(row.TableCells); {
	case deleted:
		row.TableCells = row.TableCells[:n-1]
	case into && n > 1:
		l.mergeInto(row.TableCells[n-2], cell)
		row.TableCells = row.TableCells[:n-1]
	}
}

// addItem appends what a cell holds.
func (l *loader) addItem(cell *docx.WTableCell, item any) {
	p, ok := item.(*docx.Paragraph)
	if !ok {
		l.spend()
		p = l.paragraphs.One()
		p.Children = l.push(nil, item, 1)
	}
	if t, ok := item.(*docx.Table); ok {
		cell.Tables = pushed(l, cell.Tables, t)
	}
	if cell.Paragraphs == nil {
		cell.Paragraphs = l.lists.Take(1)[:0]
	}
	cell.Paragraphs = pushed(l, cell.Paragraphs, p)
}

// cellProperties reads a w:tcPr, and whether it merges the cell into the one
// before it in its row, or the cell was deleted.
func (l *loader) cellProperties(cell *docx.WTableCell) (into, deleted bool) {
	span := 1
	var merge, revised *docx.WvMerge
	for l.property() {
		switch l.name {
		case wGridSpan:
			span = integer(l.val(), 1)
		case wVMerge:
			merge = mergeContinue
			if string(l.val()) == "restart" {
				merge = mergeRestart
			}
		case wHMerge:
			into = string(l.val()) != "restart"
		case wCellMerge: // as the merge is once the revision is accepted
			switch v, _ := l.attr("vMerge"); string(v) {
			case "cont":
				revised = mergeContinue
			case "rest":
				revised = mergeRestart
			}
		case wCellDel:
			deleted = true
		}
		l.skip()
	}
	merge = cmp.Or(revised, merge)
	if span > 1 || merge != nil {
		cell.TableCellProperties = l.cellProps.One()
		cell.TableCellProperties.VMerge = merge
		l.setSpan(cell, span)
	}
	return into, deleted
}

func (l *loader) setSpan(cell *docx.WTableCell, span int) {
	if span > 1 {
		cell.TableCellProperties.GridSpan = l.spans.One()
		cell.TableCellProperties.GridSpan.Val = span
	}
}

// mergeInto makes a cell the right part of the one before it.
func (l *loader) mergeInto(left, cell *docx.WTableCell) {
	span := spanOf(left) + spanOf(cell)
	if left.TableCellProperties == nil {
		left.TableCellProperties = l.cellProps.One()
	}
	l.setSpan(left, span)
	if len(cell.Paragraphs) > 0 {
		l.addItem(left, (*hiddenCell)(cell))
	}
}

// spanOf returns how many columns a cell covers.
func spanOf(cell *docx.WTableCell) int {
	if p := cell.TableCellProperties; p != nil && p.GridSpan != nil {
		return max(p.GridSpan.Val, 1)
	}
	return 1
}
