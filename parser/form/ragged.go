package form

import (
	"context"
	"fmt"
	"slices"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// Some converters write a table as text without the cells that are merged into the one
// above: the side label stands in the header alone, a level in its first row alone, and
// what follows slides to the left. Such rows are known by a name of a level that stands
// left of its column. Where all rows of a block agree on how much is missing, they are
// moved back.

// straighten gives a page whose rows stand where they belong, and by table how far each
// row was moved. Addresses stay those of the page as it was.
func (r *reader) straighten(doc *page.Document) *page.Document {
	straight := doc
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Table == nil || b.Role != page.Body || !ragged(b.Table) {
			continue
		}
		g := newSlid(r.ctx, b.Table)
		g.find()
		if g.moves == 0 && g.doubtful == 0 {
			continue
		}
		ref := schema.Ref{Block: int32(i + 1), Table: int32(b.Table.No)}
		if g.doubtful > 0 {
			ref.Row = int32(g.doubtful)
			r.diagnose(schema.SeverityWarning, "uneven-rows", "rows are short by cells that were merged, but by how many is not sure: they are read as they stand", ref)
		}
		moved, ok := g.table()
		if g.moves == 0 || !ok {
			continue
		}
		ref.Row = 0
		r.diagnose(schema.SeverityInfo, "moved-rows", fmt.Sprintf(movedRows, g.moves), ref)
		if straight == doc {
			clone := *doc
			clone.Blocks = slices.Clone(doc.Blocks)
			straight, r.moved = &clone, map[*page.Table][]int{}
		}
		straight.Blocks[i].Table = moved
		r.moved[moved] = g.by
	}
	return straight
}

const movedRows = "%d rows lack the merged cells on their left: they are read as if these were printed"

// ragged reports whether a table has rows of different lengths and no merged cell.
func ragged(t *page.Table) bool {
	if len(t.Cells) >= t.Rows*t.Cols {
		return false
	}
	return !slices.ContainsFunc(t.Cells, func(c page.Cell) bool { return c.RowSpan > 1 || c.ColSpan > 1 })
}

// A slid is a table whose rows may have slid.
type slid struct {
	ctx context.Context
	*page.Table
	rows     [][]page.Cell
	by       []int // how far each row is to be moved
	moves    int   // rows that are
	doubtful int   // the number of a row that slid who knows how far
}

func newSlid(ctx context.Context, t *page.Table) *slid {
	g := &slid{ctx: ctx, Table: t, rows: make([][]page.Cell, t.Rows), by: make([]int, t.Rows)}
	for from := 0; from < len(t.Cells); {
		to, row := from, t.Cells[from].Row
		for to < len(t.Cells) && t.Cells[to].Row == row {
			to++
		}
		g.rows[row] = t.Cells[from:to]
		from = to
	}
	return g
}

// find looks for the headers below which rows slid.
func (g *slid) find() {
	for h := range g.rows {
		if h%looksEach == 0 && g.ctx.Err() != nil {
			return
		}
		row := g.rows[h]
		if len(row) < 3 {
			continue
		}
		_, first := read(row[0].Text)
		switch {
		case g.indicators(h):
		case first.head == fBudget && (blank(row[1].Text) || sourceOf(row[1].Text) != "" || g.means(h, 1).stage != ""):
			g.block(h, func(text string) bool { return sourceOf(text) != "" })
		case first.head == fGoals && g.means(h, 1).head != "" && g.means(h, 2).head != "":
			g.block(h, func(text string) bool { _, m := read(text); return *m == *unknown })
		}
	}
}

func (g *slid) means(row, k int) *meaning {
	_, m := read(g.rows[row][k].Text)
	return m
}

// block moves the rows below a label that reaches down: those that are all short by its
// cell.
func (g *slid) block(h int, belongs func(string) bool) {
	end := h + 1
	for end < len(g.rows) && len(g.rows[end]) > 0 && g.by[end] == 0 && !blank(g.rows[end][0].Text) && belongs(g.rows[end][0].Text) {
		if len(g.rows[end]) != len(g.rows[h])-1 {
			return
		}
		end++
	}
	for i := h + 1; i < end; i++ {
		g.move(i, 1)
	}
}

// sourceOf gives the source that the label of a money line names, or "".
func sourceOf(text string) field {
	return sourceIn(read(text))
}

func (g *slid) move(row, by int) {
	if by > 0 {
		g.by[row] = by
		g.moves++
	}
}

// indicators moves the rows below a header of an indicator block, and reports whether
// there is one.
func (g *slid) indicators(h int) bool {
	at := [3]int{-1, -1, -1} // the columns of the levels
	for k := range g.rows[h] {
		switch g.means(h, k).column {
		case cLevel1:
			at[0] = k
		case cLevel2:
			at[1] = k
		case cLevel3:
			at[2] = k
		}
	}
	if at[0] < 0 || at[1] <= at[0] || at[2] <= at[1] {
		return false
	}
	width := len(g.rows[h])
	tail := -1 // the cells that are missing on the right of each row
	var by []int
	for i := h + 1; i < len(g.rows); i++ {
		row := g.rows[i]
		if len(row) < 2 || i%looksEach == 0 && g.ctx.Err() != nil {
			break
		}
		name, m := read(row[0].Text)
		if name == "" || m.head != "" || m.column != "" && !isLevel1(name) && !isLevel2(name) {
			break // a sum, the next header, a signature
		}
		missing := width - len(row)
		move := 0
		switch next, _ := read(row[1].Text); {
		case isLevel1(name) && (isLevel2(next) || !isLevel2(name)):
			move = at[0]
		case isLevel2(name):
			move = at[1]
		case missing <= max(tail, 0):
		case tail >= 0 && missing == at[2]+tail:
			move = at[2]
		default:
			g.doubt(i, by)
			return true
		}
		if isLevel1(name) || isLevel2(name) {
			if missing < move || tail >= 0 && missing-move != tail {
				g.doubt(i, append(by, move))
				return true
			}
			tail = missing - move
		}
		by = append(by, move)
	}
	for k, n := range by {
		g.move(h+1+k, n)
	}
	return true
}

// doubt notes a row that does not agree with those before it, if any of them slid.
func (g *slid) doubt(row int, by []int) {
	if slices.Max(append(by, 0)) > 0 {
		g.doubtful = row + 1
	}
}

// table makes the table anew, with blank cells where some are missing.
func (g *slid) table() (*page.Table, bool) {
	grid := page.NewGrid(page.DefaultLimits())
	for i, row := range g.rows {
		if i%looksEach == 0 && g.ctx.Err() != nil || grid.Row() != nil {
			return nil, false
		}
		for range g.by[i] {
			if _, err := grid.Cell(1, 1, ""); err != nil {
				return nil, false
			}
		}
		for k := range row {
			if _, err := grid.Cell(1, 1, row[k].Text); err != nil {
				return nil, false
			}
		}
	}
	t, err := grid.Table()
	if err != nil || t.Cols > g.Cols {
		return nil, false
	}
	t.No = g.No
	return t, true
}

// isLevel1 and isLevel2 know the names of levels, some of which name either.
func isLevel1(name string) bool { return levelNames[name] == cLevel1 || levelNames[name] == cGroup }

func isLevel2(name string) bool { return levelNames[name] == cLevel2 || levelNames[name] == cGroup }
