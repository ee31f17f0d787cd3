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
		f, _ := l.formats.rows.ahead(l.scanner)
		deleted := l.formatRow(row, f)
		if l.rowChildren(row) || deleted {
			return
		}
		t.TableRows = pushed(l, t.TableRows, row)
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
		return l.formatRow(row, l.formats.rows.read(l.scanner, l.rowFormat))
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

// A rowFormat is what of a row's formatting changes what is read.
type rowFormat struct {
	deleted bool
	gap     int // w:gridBefore: how many places before the first cell are empty
}

// formatRow gives a row the format that its w:trPr says, and returns whether the row
// was deleted.
func (l *loader) formatRow(row *docx.WTableRow, f rowFormat) (deleted bool) {
	// More than this is no layout but a broken value.
	if f.gap > 0 && f.gap < l.budget.limits.GridCols/2 {
		gap := l.newCell(row)
		gap.TableCellProperties = l.cellProps.One()
		gap.TableCellProperties.VMerge = mergeGap
		l.setSpan(gap, f.gap)
	}
	return f.deleted
}

// rowFormat reads a w:trPr.
func (l *loader) rowFormat() (f rowFormat, all bool) {
	for l.property() {
		switch l.name {
		case wDel:
			f.deleted = true
		case wGridBefore:
			f.gap = integer(l.val(), 0)
		}
		l.skip()
	}
	return f, true
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
	f, _ := l.formats.cells.ahead(l.scanner)
	for l.child() {
		if l.name == wTcPr {
			f = l.formats.cells.read(l.scanner, l.cellFormat)
			continue
		}
		l.block(func(item any) { l.addItem(cell, item) })
	}
	if f.span > 1 || f.merge != nil {
		cell.TableCellProperties = l.cellProps.One()
		cell.TableCellProperties.VMerge = f.merge
		l.setSpan(cell, f.span)
	}
	l.flush(func(item any) { l.addItem(cell, item) })
	switch n := len(row.TableCells); {
	case f.deleted:
		row.TableCells = row.TableCells[:n-1]
	case f.into && n > 1:
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

// A cellFormat is what of a cell's formatting changes what is read.
type cellFormat struct {
	span    int
	merge   *docx.WvMerge
	into    bool // the cell was merged into the one before it in its row
	deleted bool
}

// cellFormat reads a w:tcPr.
func (l *loader) cellFormat() (f cellFormat, all bool) {
	f.span = 1
	var revised *docx.WvMerge
	for l.property() {
		switch l.name {
		case wGridSpan:
			f.span = integer(l.val(), 1)
		case wVMerge:
			f.merge = mergeContinue
			if string(l.val()) == "restart" {
				f.merge = mergeRestart
			}
		case wHMerge:
			f.into = string(l.val()) != "restart"
		case wCellMerge: // as the merge is once the revision is accepted
			switch v, _ := l.attr("vMerge"); string(v) {
			case "cont":
				revised = mergeContinue
			case "rest":
				revised = mergeRestart
			}
		case wCellDel:
			f.deleted = true
		}
		l.skip()
	}
	f.merge = cmp.Or(revised, f.merge)
	return f, true
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
