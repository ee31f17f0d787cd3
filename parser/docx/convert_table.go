package docx

import (
	"strings"
	"unicode"

	"github.com/fumiama/go-docx"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// A pending is what stands in a cell but follows the table as blocks of its own: what
// rides in a paragraph, or a cell as a whole.
type pending struct {
	cell  int // its index in the table
	aside any
}

// A cellNote is a diagnostic about a cell, kept until the table has its address.
type cellNote struct {
	cell  int
	marks markSet
}

// A tableBuilder turns one table into a grid.
type tableBuilder struct {
	*converter
	grid *page.Grid
	// above are the cells, by their first column, that a cell below may continue
	// (w:vMerge); the value is the index of the cell plus one.
	above   []int
	pending []pending
	notes   []cellNote
}

// table appends a table, if it has any text, and behind it the content of those
// cells that hold tables of their own. Where there is no more than these, the table
// is there for the layout only and its content takes its place.
func (c *converter) table(t *docx.Table, at place) error {
	b := &tableBuilder{converter: c, grid: page.NewGrid(c.budget.limits), above: c.above[:0]}
	if err := b.build(t); err != nil {
		return err
	}
	c.above = b.above
	if b.grid.Blank() {
		for _, note := range b.notes {
			c.notes.marks(note.marks&(1<<markObject), schema.Ref{})
		}
		return b.follow(at, func(int) *schema.Ref { return at.in })
	}
	table, err := b.grid.TableContext(b.ctx)
	if err != nil {
		return err
	}
	if err := c.budget.table(table); err != nil {
		return err
	}
	c.tables++
	table.No = c.tables
	if err := c.block(page.Block{Kind: page.TableBlock, Role: at.role, Table: table, In: at.in}); err != nil {
		return err
	}
	block := len(c.doc.Blocks)
	for _, note := range b.notes {
		if err := c.work(pieceWork); err != nil {
			return err
		}
		c.notes.marks(note.marks, table.Cells[note.cell].Ref(block, table.No))
	}
	return b.follow(at, func(cell int) *schema.Ref {
		ref := table.Cells[cell].Ref(block, table.No)
		return &ref
	})
}

// follow appends what stands in cells but follows the table.
func (b *tableBuilder) follow(at place, in func(cell int) *schema.Ref) error {
	for _, p := range b.pending {
		if err := b.aside(p.aside, place{role: at.role, in: in(p.cell)}); err != nil {
			return err
		}
	}
	return nil
}

// maxGrow is for how many cells memory is taken at once.
const maxGrow = 1 << 16

// build places all cells.
func (b *tableBuilder) build(t *docx.Table) error {
	cells := 0
	for _, row := range t.TableRows[:min(len(t.TableRows), maxGrow)] {
		for _, cell := range row.TableCells {
			if merge := mergeOf(cell); merge != mergeContinue && merge != mergeGap {
				cells++
			}
		}
	}
	b.grid.Grow(min(cells, maxGrow))
	for _, row := range t.TableRows {
		if err := b.row(row); err != nil {
			return err
		}
	}
	return nil
}

// row places the cells of a row.
func (b *tableBuilder) row(row *docx.WTableRow) error {
	if err := b.ctx.Err(); err != nil {
		return err
	}
	if err := b.grid.Row(); err != nil {
		return err
	}
	for _, cell := range row.TableCells {
		span, merge := spanOf(cell), mergeOf(cell)
		if merge == mergeGap {
			b.grid.Skip(span)
			continue
		}
		col := b.grid.Next()
		if merge == mergeContinue {
			extended, err := b.extend(col, span, cell)
			if err != nil {
				return err
			}
			if extended {
				continue
			}
		}
		i, err := b.grid.Cell(1, span, "")
		if err != nil {
			return err
		}
		if err := b.fill(i, cell); err != nil {
			return err
		}
		b.open(b.grid.At(i), i, merge != nil)
	}
	return nil
}

func mergeOf(cell *docx.WTableCell) *docx.WvMerge {
	if p := cell.TableCellProperties; p != nil {
		return p.VMerge
	}
	return nil
}

// open notes which cell stands in its columns now, if it can be continued.
func (b *tableBuilder) open(cell *page.Cell, index int, merges bool) {
	for len(b.above) < cell.Col+cell.ColSpan {
		b.above = append(b.above, 0)
	}
	clear(b.above[cell.Col : cell.Col+cell.ColSpan])
	if merges {
		b.above[cell.Col] = index + 1
	}
}

// extend makes the cell above reach down over a cell that continues it. What such
// a cell holds Word does not show; it is not lost, but no text of the merged cell.
func (b *tableBuilder) extend(col, span int, cell *docx.WTableCell) (bool, error) {
	if col >= len(b.above) || b.above[col] == 0 {
		return false, nil
	}
	i := b.above[col] - 1
	if b.grid.At(i).ColSpan != span || !b.grid.Extend(i) {
		return false, nil
	}
	if b.cellHoldsText(cell) {
		return true, b.hide(i, (*hiddenCell)(cell))
	}
	return true, nil
}

// hide keeps a cell for later that is not shown.
func (b *tableBuilder) hide(i int, cell *hiddenCell) error {
	if err := b.note(i, 1<<markHiddenCell); err != nil {
		return err
	}
	return b.later(i, cell)
}

// later keeps what follows the table.
func (b *tableBuilder) later(i int, aside any) (err error) {
	b.pending, err = page.Append(b.ctx, b.pending, pending{i, aside})
	return err
}

func (b *tableBuilder) note(i int, marks markSet) (err error) {
	b.notes, err = page.Append(b.ctx, b.notes, cellNote{i, marks})
	return err
}

// fill gives a cell that is placed its text. Where it holds a table, all of its
// content follows the table instead.
func (b *tableBuilder) fill(i int, cell *docx.WTableCell) error {
	for _, t := range cell.Tables {
		if b.tableHoldsText(t) {
			return b.later(i, cell)
		}
	}
	b.join.reset()
	var numbers []string
	for k, p := range cell.Paragraphs {
		if k > 0 {
			b.join.newline()
		}
		first := b.join.newlines
		x, err := b.flatten(p)
		if err != nil {
			return err
		}
		number, err := b.number(p)
		if err != nil {
			return err
		}
		if number != "" {
			numbers = append(append(numbers, make([]string, first-len(numbers))...), number)
		}
		if x.marks != 0 {
			if err := b.note(i, x.marks); err != nil {
				return err
			}
		}
		for _, aside := range x.asides {
			if cell, ok := aside.(*hiddenCell); !ok {
				err = b.later(i, aside)
			} else if b.cellHoldsText((*docx.WTableCell)(cell)) {
				err = b.hide(i, cell)
			}
			if err != nil {
				return err
			}
		}
	}
	to := b.grid.At(i)
	to.Text = trimLines(b.join.done(b.texts))
	to.Numbers = trimNumbers(numbers, to.Text)
	return nil
}

// trimLines cuts off the blank lines at the end of a text.
func trimLines(text string) string {
	end := len(strings.TrimRightFunc(text, unicode.IsSpace))
	if end == 0 {
		return ""
	}
	if i := strings.IndexByte(text[end:], '\n'); i >= 0 {
		return text[:end+i]
	}
	return text
}

// trimNumbers cuts off the numbers of lines that a text does not have.
func trimNumbers(numbers []string, text string) []string {
	if lines := strings.Count(text, "\n") + 1; len(numbers) > lines {
		return numbers[:lines]
	}
	return numbers
}
