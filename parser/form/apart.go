package form

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/parser/page"
)

// Many converters know no merged cells and print one once in each column that it covers:
// 项目名称 | 某项目 | 某项目 | 某项目. These are made one cell again before the table is
// read. Equal neighbours may also be cells of their own: 指标值 | 指标值 below 中期 and 年度,
// 100 | 100 below two stages of the budget. So they are one only where a row of labels above
// gives them one column, or where they stand beside a label and no such row is above.

// mayBeApart reports whether a table has no cell over several columns, but words in two
// beside each other that a merged cell may have held: labels, or what is beside a label.
func mayBeApart(t *page.Table) bool {
	told, again := false, 0
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.ColSpan > 1 {
			return false
		}
		if told || i == 0 || len(c.Text) != len(t.Cells[i-1].Text) || !repeats(c, &t.Cells[i-1]) || !hasHan(c.Text) {
			again = 0
			continue
		}
		again++
		told = again > 1 && again == t.Cols-1 || meaningOf(c.Text) != unknown || openingOf(c.Text) != "" ||
			i > 1 && t.Cells[i-2].Row == c.Row && isHeadLabel(t.Cells[i-2].Text)
	}
	return told
}

// repeats reports whether a cell prints again what the one on its left holds.
func repeats(c, left *page.Cell) bool {
	return c.Row == left.Row && c.Col == left.Col+left.ColSpan && c.RowSpan == left.RowSpan && c.Text == left.Text && !blank(c.Text)
}

// meaningOf gives the meaning of a text that may be a label.
func meaningOf(text string) *meaning {
	if !mayBeLabel(text) {
		return unknown
	}
	_, m := read(text)
	return m
}

// isHeadLabel reports whether a text is a label with its value beside it.
func isHeadLabel(text string) bool {
	m := meaningOf(text)
	return m.head != "" || m.source != "" || m.stage != "" || sourceOf(text) != ""
}

// openingOf gives what a text means as a label of the head, or what stands before its
// colon.
func openingOf(text string) field {
	if m := meaningOf(text).head; m != "" {
		return m
	}
	label, _, ok := cutInline(text)
	if !ok {
		return ""
	}
	if at := strings.IndexFunc(text, unicode.IsDigit); at > 0 && sourceOf(text[:at]) != "" {
		return fBudget
	}
	return meaningOf(label).head
}

// An apart is a table whose merged cells may have been printed once in each column.
type apart struct {
	ctx context.Context
	*page.Table
	margin int   // the first column that holds text
	spans  []int // by cell, the columns that it covers; 0 for one that repeats another
	joins  int
	words  bool // some of them hold words
	// edges are the columns at which the labels in force end, nil where none are.
	edges []bool
	side  string // what stands left of them, in the first column that is not blank
	end   int    // the row below them
	goals bool   // they are those of goals and outcomes
	money bool   // they are those of amounts
}

func newApart(ctx context.Context, t *page.Table) *apart {
	a := &apart{ctx: ctx, Table: t, spans: make([]int, len(t.Cells)), margin: t.Cols}
	for i := range t.Cells {
		c := &t.Cells[i]
		if a.spans[i] = c.ColSpan; c.Col < a.margin && !blank(c.Text) {
			a.margin = c.Col
		}
	}
	return a
}

// A run is a cell with text and those behind it that repeat it.
type run struct {
	cell, n int
	text    string
}

// find looks for the cells that are one.
func (a *apart) find() {
	var runs []run
	for from, rows := 0, 0; from < len(a.Cells); rows++ {
		if rows%looksEach == 0 && a.ctx.Err() != nil {
			return
		}
		row, to := a.Cells[from].Row, from
		runs = runs[:0]
		for ; to < len(a.Cells) && a.Cells[to].Row == row; to++ {
			switch c := &a.Cells[to]; {
			case to > from && repeats(c, &a.Cells[to-1]):
				runs[len(runs)-1].n++
			case !blank(c.Text):
				runs = append(runs, run{to, 1, c.Text})
			}
		}
		if from = to; len(runs) > 0 {
			a.row(row, runs)
		}
	}
}

// row joins what is one in a row.
func (a *apart) row(row int, runs []run) {
	if isLabelRow(runs) {
		a.labels(row, runs)
		return
	}
	if !a.governs(row, runs) {
		a.edges = nil
	}
	for k, r := range runs {
		switch {
		case r.n == 1:
		case a.edges != nil && !a.isOver(k, runs):
			a.split(r, a.edges)
		case a.edges != nil || a.isWhole(k, runs):
			a.join(r.cell, r.n)
		}
	}
}

// isLabelRow reports whether a row has nothing but labels, or several of amounts or of an
// indicator block and no amount.
func isLabelRow(runs []run) bool {
	if len(runs) < 2 {
		return false
	}
	known, columns := 0, 0
	for _, r := range runs {
		m := meaningOf(r.text)
		if m.column != "" || m.stage != "" {
			columns++
		}
		if _, month := normalize.PlanMonth(r.text); month || m != unknown || sourceOf(r.text) != "" || saysState(r.text) {
			known++
		} else if isAmount(r.text) {
			return false
		}
	}
	return known == len(runs) || columns > 1
}

// saysState reports whether a text ends as a label of what was done does.
func saysState(text string) bool {
	return strings.HasSuffix(text, "完成情况") && utf8.RuneCountInString(text) <= maxSubLabel
}

// labels puts a row of labels in force. They are parted where the labels of the row above
// are, if that is one too: 指标值 | 指标值 below 中期目标 | 年度目标.
func (a *apart) labels(row int, runs []run) {
	side := a.textAt(row, a.margin)
	if a.edges == nil || row > a.end || side != a.side && !blank(side) {
		a.edges, a.side, a.goals = make([]bool, a.Cols+1), side, true
	}
	stages := 0
	for _, r := range runs {
		if !a.goesOnBelow(r) {
			a.split(r, a.edges)
		}
		m := meaningOf(r.text)
		switch m.column {
		case cLevel1, cLevel2, cLevel3, cTarget:
			a.goals, stages = false, -len(runs)
		}
		switch {
		case m.head == fTaskName:
			stages = -len(runs)
		case m.stage != "":
			stages++
		}
		a.goals = a.goals && (isGoalLabel(m.head) || saysState(r.text))
	}
	for col := 1; col < a.Cols; col++ {
		a.edges[col] = a.edges[col] || a.textAt(row, col-1) != a.textAt(row, col)
	}
	a.end, a.money = row+1, stages > 1
}

// goesOnBelow reports whether the cells of a label go on in the row below, each in another
// way: 绩效指标 | 绩效指标 over 分类 | 描述.
func (a *apart) goesOnBelow(r run) bool {
	c := &a.Cells[r.cell]
	for col := c.Col; r.n > 1 && col < c.Col+r.n; col++ {
		if below := a.textAt(c.Row+c.RowSpan, col); !blank(below) && below != r.text && lexicon[fold(r.text)+fold(below)] != nil {
			return true
		}
	}
	return false
}

// governs reports whether a row is below the labels in force.
func (a *apart) governs(row int, runs []run) bool {
	if a.edges == nil {
		return false
	}
	side := a.textAt(row, a.margin)
	beside := side == a.side && !blank(side)
	if len(runs) > 1 && runs[0].text == a.side {
		runs = runs[1:]
	}
	opening := openingOf(runs[0].text)
	switch {
	case a.goals:
		return (beside || row == a.end) && opening == ""
	case beside:
		return true
	case isUnitLine(runs[len(runs)-1].text):
		return false
	case opening == "", opening == fSide, opening == fSideMidTerm, opening == fTotalScore:
		return true
	}
	return sourceOf(runs[0].text) != "" || isSumLabel(fold(runs[0].text))
}

// isOver reports whether a run below the labels in force goes over their columns: a
// heading between the rows, a note, or the label of a sum.
func (a *apart) isOver(k int, runs []run) bool {
	r := runs[k]
	switch {
	case a.money && hasHan(r.text):
		return true
	case k > 1 || a.goals:
		return false
	case a.fillsRow(k, runs), k == 0 && len(runs) == 2 && a.fillsRow(1, runs):
		return true
	case k == 1 && runs[0].text != a.side:
		return false
	}
	return meaningOf(r.text).head == fTotalScore || isSumLabel(fold(r.text))
}

// isWhole reports whether a run where no labels are in force is one cell: a label, what is
// beside one, a line over the whole table, or the unit that fills the form in beside the
// unit of money.
func (a *apart) isWhole(k int, runs []run) bool {
	r := runs[k]
	c := &a.Cells[r.cell]
	switch {
	case meaningOf(r.text) != unknown, sourceOf(r.text) != "", isUnitLine(r.text), openingOf(r.text) != "":
		return true
	case k == len(runs)-1 && a.isWide(r):
		return true
	case k == 0 && len(runs) > 1 && hasHan(r.text) && (isUnitLine(runs[1].text) || isHeadLabel(runs[1].text) || a.fillsRow(1, runs)):
		return true
	case a.spanAt(c.Row-1, c.Col) == r.n: // as wide as the one above
		return true
	case hasHan(r.text):
		return c.Col > 0 && isHeadLabel(a.textAt(c.Row, c.Col-1))
	}
	return c.Col > 0 && (isHeadLabel(a.textAt(c.Row, c.Col-1)) || k > 0 && a.spans[runs[k-1].cell] > 1) && !a.partedAbove(c, r.n)
}

// fillsRow reports whether a run of words is all of a row, or all but what stands before
// it, and too wide for columns that happen to hold the same.
func (a *apart) fillsRow(k int, runs []run) bool {
	return k < 2 && k == len(runs)-1 && a.isWide(runs[k])
}

// isWide reports whether a run of words covers most of the table.
func (a *apart) isWide(r run) bool { return r.n > 1 && 2*r.n > a.Cols && hasHan(r.text) }

// partedAbove reports whether two words or numbers that are no labels stand side by side
// above a run: it may be below columns that nobody knows.
func (a *apart) partedAbove(c *page.Cell, n int) bool {
	for col := c.Col + 1; col < c.Col+n; col++ {
		left, right := a.textAt(c.Row-1, col-1), a.textAt(c.Row-1, col)
		if left != right && !blank(left) && !blank(right) && meaningOf(left) == unknown && meaningOf(right) == unknown {
			return true
		}
	}
	return false
}

// split joins the cells of a run that are between the same edges.
func (a *apart) split(r run, edges []bool) {
	from := r.cell
	for i := r.cell + 1; i <= r.cell+r.n; i++ {
		if i == r.cell+r.n || edges[a.Cells[i].Col] {
			a.join(from, i-from)
			from = i
		}
	}
}

func (a *apart) join(cell, n int) {
	if n < 2 {
		return
	}
	a.joins++
	a.words = a.words || hasHan(a.Cells[cell].Text)
	a.spans[cell] = n
	clear(a.spans[cell+1 : cell+n])
}

// spanAt gives the columns of the cell that begins in a place.
func (a *apart) spanAt(row, col int) int {
	if i := a.Index(row, col); i >= 0 {
		return a.spans[i]
	}
	return 0
}

func (a *apart) textAt(row, col int) string {
	if c := a.At(row, col); c != nil {
		return c.Text
	}
	return ""
}
