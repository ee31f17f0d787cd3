package schema

// Ref is the address of a leaf in its document. All numbers count from one; zero
// means that the part does not apply.
//
// Blocks are the headings, paragraphs and tables of the document that hold text,
// in reading order. A table inside a cell of another table is a block of its own,
// after the block it stands in. Row and Col are positions in the table's
// rectangular grid, in which a merged cell covers RowSpan × ColSpan places and is
// addressed by its top left one.
type Ref struct {
	// Block is the heading, paragraph or table of the document, from 1.
	Block int32 `json:"block,omitempty"`
	// Table is the table of the document, from 1; absent outside tables.
	Table int32 `json:"table,omitempty"`
	// Row is the row in the table's grid, from 1; of a merged cell the first.
	Row int32 `json:"row,omitempty"`
	// Col is the column in the table's grid, from 1; of a merged cell the leftmost.
	Col int32 `json:"col,omitempty"`
	// RowSpan is the number of rows that the cell covers: 1 unless it is merged.
	RowSpan int32 `json:"row_span,omitempty"`
	// ColSpan is the number of columns that the cell covers.
	ColSpan int32 `json:"col_span,omitempty"`
}

// Text is a piece of the source as it was printed.
type Text struct {
	// Raw is the text, unchanged but for markup. Paragraphs and line breaks
	// inside a cell are newlines.
	Raw string `json:"raw"`
	// Number is the number that the word processor printed before the text
	// by automatic numbering. It is no part of Raw.
	Number string `json:"number,omitempty"`
	// Copy says that another leaf holds this text of the source already.
	Copy bool `json:"copy,omitempty"`
	// Ref is where the text stands.
	Ref Ref `json:"ref"`
}

// String gives Raw, and nothing for a text that the document does not print: nil.
func (t *Text) String() string {
	if t == nil {
		return ""
	}
	return t.Raw
}
