package form

import (
	"iter"
	"strings"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// maxLabel is the length in runes beyond which a cell cannot be a label.
const maxLabel = 40

// A sheet is one table while it is read: its cells with what they mean as labels,
// and which of them a leaf of the tree holds already. What rows hold is looked up
// many times, so it is worked out once.
type sheet struct {
	*page.Table
	block  int        // the table's block number
	folded []string   // by cell; "" for blank cells and those too long for a label
	means  []*meaning // by cell: what the folded text means
	state  []state    // by cell
	inked  []int      // the cells that hold text, and
	rows   []int      // by row, where those that start in it begin in inked
	// again has, by label, the cells below that print it once more in each row it
	// governs, as where a merged cell was taken apart; first is the way back. They are
	// read as blank.
	again  map[int][]int
	first  map[int]int
	labels []schema.Label
	leaves *leaves
	notes  *notes
	margin int   // the first column that holds text: those before it are blank
	moved  []int // by row, how far it was moved to the right; nil where none was
	whole  bool  // cells over several columns are printed once in each: see repeated
}

// state is what is known of a cell.
type state struct {
	blank bool
	taken bool  // a leaf holds it
	named bool  // taken as a label
	down  int32 // the rows of its repeats
}

func newSheet(t *page.Table, block int, leaves *leaves, notes *notes) *sheet {
	s := &sheet{Table: t, block: block, leaves: leaves, notes: notes, margin: t.Cols}
	notes.place(s)
	row := 0
	for i := range t.Cells {
		c := &t.Cells[i]
		for ; row <= c.Row; row++ {
			s.rows[row] = len(s.inked)
		}
		s.means[i] = unknown
		if blank(c.Text) {
			s.state[i].blank = true
			continue
		}
		if mayBeLabel(c.Text) {
			if s.folded[i], s.means[i] = read(c.Text); s.means[i] != unknown || c.Col == 0 {
				s.repeats(i)
			}
		}
		s.margin = min(s.margin, c.Col)
		if !s.state[i].blank {
			s.inked = append(s.inked, i)
		}
	}
	for ; row <= t.Rows; row++ {
		s.rows[row] = len(s.inked)
	}
	s.margin %= max(1, t.Cols) // 0 where nothing is printed
	return s
}

// repeats notes where a cell prints again the label above it that governs rows.
func (s *sheet) repeats(i int) {
	switch s.means[i].head {
	case fBudget, fBudgetUse, fPlan, fTasks, fGoals, fSide, fSideMidTerm:
	case "":
		if s.means[i] != unknown {
			return
		}
	default:
		return
	}
	c := &s.Cells[i]
	above := s.restated(i)
	if above < 0 || s.means[i].head == "" && !s.isBesideMoney(above) {
		return
	}
	first, again := s.first[above]
	if !again {
		first = above
	}
	if s.again == nil {
		s.again, s.first = map[int][]int{}, map[int]int{}
	}
	s.again[first] = append(s.again[first], i)
	s.first[i] = first
	s.state[i].blank = true
	s.state[first].down += int32(c.RowSpan)
	s.folded[i], s.means[i] = "", unknown
}

// isBesideMoney reports whether a cell of unknown words about money stands beside a money
// line or a stage: it governs the lines below.
func (s *sheet) isBesideMoney(i int) bool {
	if _, again := s.first[i]; again {
		return true
	}
	if s.means[i] != unknown || !hasAny(s.folded[i], moneyWords...) {
		return false
	}
	beside := s.beside(i)
	return beside >= 0 && (s.source(beside) != "" || s.stage(beside) != "")
}

// restated returns the cell above one that is as wide and has the same text, or -1.
func (s *sheet) restated(i int) int {
	c := &s.Cells[i]
	above := s.Index(c.Row-1, c.Col)
	if above < 0 || s.Cells[above].Text != c.Text || s.Cells[above].Col != c.Col || s.Cells[above].ColSpan != c.ColSpan {
		return -1
	}
	return above
}

func (s *sheet) ref(i int) schema.Ref {
	ref := s.Cells[i].Ref(s.block, s.No)
	if s.moved != nil {
		ref.Col -= int32(s.moved[s.Cells[i].Row])
	}
	if s.whole {
		ref.ColSpan = 1
	}
	return ref
}

func (s *sheet) blank(i int) bool { return i < 0 || s.state[i].blank }

func (s *sheet) taken(i int) bool { return s.state[i].taken }

// take notes that a leaf holds a cell, and reports whether one did before.
func (s *sheet) take(i int) (again bool) {
	again = s.state[i].taken
	s.state[i].taken = true
	return again
}

// leaf gives the leaf for a whole cell with text and takes the cell. The first leaf
// of a cell holds its text, further ones are copies.
func (s *sheet) leaf(i int) schema.Text {
	t := schema.Text{Raw: s.Cells[i].Text, Ref: s.ref(i), Copy: s.take(i)}
	if n := s.Cells[i].Numbers; len(n) > 0 {
		t.Number = n[0]
	}
	return t
}

// text gives the leaf for a whole cell as leaf does, or nil for a blank cell.
func (s *sheet) text(i int) *schema.Text {
	if s.blank(i) {
		return nil
	}
	t := s.leaves.texts.one()
	*t = s.leaf(i)
	return t
}

// label takes a cell as the name of a field.
func (s *sheet) label(i int, means field) {
	if s.taken(i) || s.blank(i) {
		return
	}
	s.labels = append(s.labels, schema.Label{Text: s.leaf(i), Means: string(means)})
	s.state[i].named = true
	for _, k := range s.again[i] {
		s.labels = append(s.labels, schema.Label{Text: s.leaf(k), Means: string(means)})
		s.state[k].named = true
	}
}

// printed lists the cells with text whose top left corner is in a row, left to
// right. The list is the sheet's own.
func (s *sheet) printed(row int) []int {
	if row < 0 || row >= s.Rows {
		return nil
	}
	return s.inked[s.rows[row]:s.rows[row+1]]
}

// covering goes through the cells that cover a row, left to right, those that reach
// down from above included.
func (s *sheet) covering(row int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for col := 0; col < s.Cols; {
			i := s.Index(row, col)
			if i < 0 {
				col++
				continue
			}
			if !yield(i) {
				return
			}
			col = s.right(i)
		}
	}
}

func (s *sheet) right(i int) int  { return s.Cells[i].Col + s.Cells[i].ColSpan }
func (s *sheet) bottom(i int) int { return s.Cells[i].Row + s.Cells[i].RowSpan + int(s.state[i].down) }

// overlap is the number of columns that a cell shares with the span [left, right).
func (s *sheet) overlap(i, left, right int) int {
	return min(s.right(i), right) - max(s.Cells[i].Col, left)
}

// items gives a cell's text line by line as items, and takes the cell.
func (s *sheet) items(i int) []schema.Item {
	if s.blank(i) {
		return nil
	}
	c := &s.Cells[i]
	isCopy := s.take(i)
	var items []schema.Item
	for n, line := range strings.Split(c.Text, "\n") {
		if blank(line) {
			continue
		}
		it := item(schema.Text{Raw: line, Ref: s.ref(i), Copy: isCopy})
		if n < len(c.Numbers) {
			it.Number = c.Numbers[n]
		}
		items = append(items, it)
	}
	return items
}

// paragraphs gives a cell's text line by line, and takes the cell.
func (s *sheet) paragraphs(i int) []schema.Text {
	var out []schema.Text
	for _, it := range s.items(i) {
		out = append(out, it.Text)
	}
	return out
}
