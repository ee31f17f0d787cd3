package form

import (
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// maxLabel is the length in runes beyond which a cell cannot be a label.
const maxLabel = 40

// A sheet is one table while it is read: its cells with their folded text, and
// which of them a leaf of the tree holds already.
type sheet struct {
	*page.Table
	block   int      // the table's block number
	folded  []string // by cell; "" for blank cells and those too long for a label
	columns []field  // by cell: what it means as a column label
	taken   []bool   // by cell
	named   []bool   // by cell: taken as a label
	labels  []schema.Label
}

func newSheet(t *page.Table, block int) *sheet {
	n := len(t.Cells)
	s := &sheet{
		Table: t, block: block, folded: make([]string, n), columns: make([]field, n),
		taken: make([]bool, n), named: make([]bool, n),
	}
	for i := range t.Cells {
		if text := t.Cells[i].Text; len(text) <= maxLabel*utf8.UTFMax && utf8.RuneCountInString(text) <= maxLabel {
			s.folded[i] = fold(text)
			s.columns[i] = columnMeans(s.folded[i])
		}
	}
	return s
}

func (s *sheet) ref(i int) schema.Ref { return s.Cells[i].Ref(s.block, s.No) }

func (s *sheet) blank(i int) bool { return i < 0 || blank(s.Cells[i].Text) }

// text gives the leaf for a whole cell and takes the cell. The first leaf of a
// cell holds its text, further ones are copies. It is nil for a blank cell.
func (s *sheet) text(i int) *schema.Text {
	if s.blank(i) {
		return nil
	}
	t := &schema.Text{Raw: s.Cells[i].Text, Ref: s.ref(i), Copy: s.taken[i]}
	if n := s.Cells[i].Numbers; len(n) > 0 {
		t.Number = n[0]
	}
	s.taken[i] = true
	return t
}

// label takes a cell as the name of a field.
func (s *sheet) label(i int, means field) {
	if s.taken[i] || s.blank(i) {
		return
	}
	s.labels = append(s.labels, schema.Label{Text: *s.text(i), Means: string(means)})
	s.named[i] = true
}

// starting lists the cells whose top left corner is in a row, left to right.
func (s *sheet) starting(row int) []int {
	var cells []int
	for col := 0; col < s.Cols; col++ {
		if i := s.Index(row, col); i >= 0 && s.Cells[i].Row == row {
			cells = append(cells, i)
			col += s.Cells[i].ColSpan - 1
		}
	}
	return cells
}

// covering lists the cells that cover a row, left to right, those that reach
// down from above included.
func (s *sheet) covering(row int) []int {
	var cells []int
	for col := 0; col < s.Cols; col++ {
		if i := s.Index(row, col); i >= 0 {
			cells = append(cells, i)
			col = s.right(i) - 1
		}
	}
	return cells
}

func (s *sheet) right(i int) int  { return s.Cells[i].Col + s.Cells[i].ColSpan }
func (s *sheet) bottom(i int) int { return s.Cells[i].Row + s.Cells[i].RowSpan }

// overlap is the number of columns that a cell shares with the span [left, right).
func (s *sheet) overlap(i, left, right int) int {
	return min(s.right(i), right) - max(s.Cells[i].Col, left)
}

// printed lists the cells of a list that hold text.
func (s *sheet) printed(cells []int) []int {
	var out []int
	for _, i := range cells {
		if !s.blank(i) {
			out = append(out, i)
		}
	}
	return out
}

// lines gives a cell's text line by line as items, and takes the cell.
func (s *sheet) items(i int) []schema.Item {
	if s.blank(i) {
		return nil
	}
	c := &s.Cells[i]
	isCopy := s.taken[i]
	s.taken[i] = true
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
