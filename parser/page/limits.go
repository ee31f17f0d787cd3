package page

import "cmp"

// Limits bound what one document may cost. Time is bounded by the context. A field
// that is zero stands for that of [DefaultLimits].
type Limits struct {
	// InputBytes is the size of the input as given.
	InputBytes int64
	// TextBytes is the size of the document's markup after inflating: the sum of
	// all parts of a package that are opened, or the decoded html or text.
	TextBytes int64
	// Ratio bounds TextBytes by a multiple of the compressed size, once more than
	// RatioFloor bytes came out. Ordinary styles compress 1:140.
	Ratio      int64
	RatioFloor int64
	// Entries is the number of members of a package.
	Entries int
	// Depth is how deep elements, and tables in cells, may be nested.
	Depth int
	// Blocks is the number of headings, paragraphs and tables.
	Blocks int
	// Cells is the number of cells of one table, GridRows, GridCols and GridArea
	// the size of its grid.
	Cells    int
	GridRows int
	GridCols int
	GridArea int64
	// Runs is the number of pieces of text (w:t, lines of a text).
	Runs int
	// Nodes is the number of elements and pieces of text in the tree of an html
	// page, which are what its memory goes to.
	Nodes int
}

// DefaultLimits suit files that strangers upload: the largest disclosures that
// are published stay well inside, and a document at the limits takes less than
// 512 MiB of memory.
func DefaultLimits() Limits {
	return Limits{
		InputBytes: 64 << 20,
		TextBytes:  192 << 20,
		Ratio:      400,
		RatioFloor: 4 << 20,
		Entries:    4096,
		Depth:      256,
		Blocks:     500_000,
		Cells:      1_000_000,
		GridRows:   200_000,
		GridCols:   1_000,
		GridArea:   8_000_000,
		Runs:       2_000_000,
		Nodes:      1_000_000,
	}
}

// WithDefaults fills the fields that are zero.
func (l Limits) WithDefaults() Limits {
	d := DefaultLimits()
	return Limits{
		InputBytes: cmp.Or(l.InputBytes, d.InputBytes),
		TextBytes:  cmp.Or(l.TextBytes, d.TextBytes),
		Ratio:      cmp.Or(l.Ratio, d.Ratio),
		RatioFloor: cmp.Or(l.RatioFloor, d.RatioFloor),
		Entries:    cmp.Or(l.Entries, d.Entries),
		Depth:      cmp.Or(l.Depth, d.Depth),
		Blocks:     cmp.Or(l.Blocks, d.Blocks),
		Cells:      cmp.Or(l.Cells, d.Cells),
		GridRows:   cmp.Or(l.GridRows, d.GridRows),
		GridCols:   cmp.Or(l.GridCols, d.GridCols),
		GridArea:   cmp.Or(l.GridArea, d.GridArea),
		Runs:       cmp.Or(l.Runs, d.Runs),
		Nodes:      cmp.Or(l.Nodes, d.Nodes),
	}
}
