package report

import (
	"fmt"
	"strings"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// A block is a heading, a paragraph or a table as it is drawn.
type block struct {
	ID, Kind string // kind: heading, paragraph or table
	Level    int
	Role     page.Role
	Mark     mark
	Number   string
	Text     string
	Title    string // what a label was taken to mean
	Table    int
	Rows     [][]cell
}

// A cell is one cell of a table as it is drawn, or a place that the source left out.
type cell struct {
	ID               string
	Missing          bool
	RowSpan, ColSpan int
	Mark             mark
	Title            string
	Lines            []line
	Blocks           []block // what a cell with a table in it holds
}

// A line is a line of a cell with the number that was printed before it.
type line struct{ Number, Text string }

// A mark says what became of a text.
type mark uint8

// The marks; where several hold, the highest is shown.
const (
	unmarked mark = iota
	isRead
	isLabel
	isValue
	isUnclaimed
	isMended
	isAmbiguous
	isReviewed
)

// String is the mark's class in the style sheet.
func (m mark) String() string {
	return [...]string{"", "read", "label", "value", "unclaimed", "mended", "ambiguous", "reviewed"}[m]
}

// A spot is an address without the spans.
type spot struct{ block, row, col int32 }

func spotOf(r schema.Ref) spot { return spot{r.Block, r.Row, r.Col} }

// anchor is the id of the element at an address.
func anchor(r schema.Ref) string {
	switch {
	case r.Block == 0:
		return ""
	case r.Row == 0:
		return fmt.Sprintf("b%d", r.Block)
	}
	return fmt.Sprintf("b%d-%d-%d", r.Block, r.Row, r.Col)
}

// drawing draws the page.
type drawing struct {
	doc    *page.Document
	marks  map[spot]mark
	labels map[spot]string
	inside map[spot][]int // the blocks that stand in a cell, by index
}

// drawPage draws the blocks in reading order, those in cells at their place.
func drawPage(doc *page.Document, marks map[spot]mark, labels map[spot]string) []block {
	d := drawing{doc: doc, marks: marks, labels: labels, inside: map[spot][]int{}}
	var top []int
	for i := range doc.Blocks {
		if in := doc.Blocks[i].In; in != nil {
			d.inside[spotOf(*in)] = append(d.inside[spotOf(*in)], i)
		} else {
			top = append(top, i)
		}
	}
	return d.blocks(top)
}

func (d *drawing) blocks(list []int) []block {
	out := make([]block, 0, len(list))
	for _, i := range list {
		out = append(out, d.block(i))
	}
	return out
}

func (d *drawing) block(i int) block {
	b := &d.doc.Blocks[i]
	at := spot{block: int32(i + 1)}
	out := block{
		ID: anchor(schema.Ref{Block: int32(i + 1)}), Kind: "paragraph", Level: b.Level, Role: b.Role,
		Number: b.Number, Text: b.Text, Mark: d.marks[at], Title: d.labels[at],
	}
	switch b.Kind {
	case page.Heading:
		out.Kind = "heading"
	case page.TableBlock:
		out.Kind, out.Table, out.Mark = "table", b.Table.No, unmarked
		out.Rows = d.rows(i+1, b.Table)
	}
	return out
}

func (d *drawing) rows(no int, t *page.Table) [][]cell {
	rows := make([][]cell, t.Rows)
	for r := range t.Rows {
		for c := 0; c < t.Cols; {
			x := t.At(r, c)
			switch {
			case x == nil: // nothing was printed there
				from := c
				for c < t.Cols && t.At(r, c) == nil {
					c++
				}
				rows[r] = append(rows[r], cell{Missing: true, RowSpan: 1, ColSpan: c - from})
				continue
			case x.Row == r && x.Col == c:
				rows[r] = append(rows[r], d.cell(no, t.No, x))
			}
			c = x.Col + x.ColSpan
		}
	}
	return rows
}

func (d *drawing) cell(block, table int, x *page.Cell) cell {
	ref := x.Ref(block, table)
	at := spotOf(ref)
	out := cell{
		ID: anchor(ref), RowSpan: x.RowSpan, ColSpan: x.ColSpan,
		Mark: d.marks[at], Title: d.labels[at], Blocks: d.blocks(d.inside[at]),
	}
	if x.Text == "" {
		return out
	}
	for i, text := range strings.Split(x.Text, "\n") {
		l := line{Text: text}
		if i < len(x.Numbers) {
			l.Number = x.Numbers[i]
		}
		out.Lines = append(out.Lines, l)
	}
	return out
}
