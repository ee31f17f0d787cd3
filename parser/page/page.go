package page

import "github.com/jixiao-data/jixiao/schema"

// Document is what a reader makes of the bytes of one file.
type Document struct {
	// Encoding is the character encoding the text was decoded from, as an IANA
	// name in lower case ("utf-8", "gb18030"); "" where the format fixes it.
	Encoding string
	Blocks   []Block
	// Diagnostics are what the reader found wrong, in document order.
	Diagnostics []schema.Diagnostic
}

// BlockKind says what a block is.
type BlockKind uint8

// The kinds of blocks.
const (
	Paragraph BlockKind = iota
	Heading             // a paragraph that the document marks as a heading
	TableBlock
)

// Role says what part a block plays where it is not plain body text.
type Role string

// The roles.
const (
	Body        Role = ""
	Footnote    Role = "footnote" // footnotes and endnotes, after the body
	TextBox     Role = "textbox"
	Boilerplate Role = "boilerplate" // menus, breadcrumbs and footers around the article
	Hidden      Role = "hidden"      // text of cells that were merged away, which is not shown
	Header      Role = "header"      // what stands above each page, after the body
	Footer      Role = "footer"      // and below, without the page's number
)

// Block is one heading, paragraph or table.
type Block struct {
	Kind  BlockKind
	Role  Role
	Level int // heading level from 1; 0 for other kinds
	// Number is what the word processor prints before the text by automatic
	// numbering; it is no part of Text.
	Number string
	// Text is the text of a heading or paragraph, its line breaks as "\n". Empty
	// for a table.
	Text  string
	Table *Table
	// In is the cell that this block stands in, when that cell holds a table: the
	// paragraphs and tables of such a cell follow, as blocks of their own in
	// reading order, the table it belongs to, and the cell itself is empty.
	In *schema.Ref
}

// Table is a rectangular grid. Every place of the grid belongs to at most one
// cell; a place that the source left out belongs to none.
type Table struct {
	// No is the table's number in the document, from 1.
	No         int
	Rows, Cols int
	// Cells are the cells in document order: by row, then by column.
	Cells []Cell
	// slots maps row*Cols+col to an index into Cells plus one; 0 is no cell.
	slots []int32
}

// Cell is one cell with the rectangle it covers. Row and Col count from 0.
type Cell struct {
	Row, Col         int
	RowSpan, ColSpan int
	// Text is the cell's text: its paragraphs and line breaks joined by "\n",
	// blank lines at the end dropped.
	Text string
	// Numbers are the automatic numbers of the lines of Text, nil where there are
	// none; Numbers[i] belongs to line i.
	Numbers []string
}

// At returns the cell that covers a place of the grid (counted from 0), or nil
// when none does or the place is outside.
func (t *Table) At(row, col int) *Cell {
	if i := t.Index(row, col); i >= 0 {
		return &t.Cells[i]
	}
	return nil
}

// Index returns the position in Cells of the cell that At returns, or -1.
func (t *Table) Index(row, col int) int {
	if row < 0 || col < 0 || row >= t.Rows || col >= t.Cols {
		return -1
	}
	return int(t.slots[row*t.Cols+col]) - 1
}

// Ref returns the address of a place in block number block (from 1).
func (c *Cell) Ref(block, table int) schema.Ref {
	return schema.Ref{
		Block: int32(block), Table: int32(table),
		Row: int32(c.Row + 1), Col: int32(c.Col + 1), RowSpan: int32(c.RowSpan), ColSpan: int32(c.ColSpan),
	}
}
