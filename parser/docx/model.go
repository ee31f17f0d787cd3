package docx

import "github.com/fumiama/go-docx"

// The loader fills go-docx's types. What they have no place for rides in their
// open child lists, as the types below:
//
//	docx.Run.Children        mark before the text it is about; *textBox; *drawing
//	docx.Paragraph.Children  outline
//	docx.WTableCell          a nested table is in Tables, as in go-docx, and once
//	                         more at its place among the paragraphs: as the only
//	                         child of a paragraph of its own, as are *hiddenCell
//	                         and *altChunk
//	docx.WvMerge.Val         "gap" for places of a row that hold no cell
//
// An item is what a body, a note or a text box holds: *docx.Paragraph,
// *docx.Table, or *altChunk.

// A mark says something about the text behind it in its run.
type mark uint8

const (
	markHidden  mark = iota // w:vanish: the text is there, Word does not show it
	markSymbol              // a symbol of a font whose symbols are not known
	markInvalid             // bytes that are no UTF-8 were replaced
	markObject              // an embedded object stands here, shown as a picture
	markStruck              // w:strike: the text is crossed out
)

// outline is the level a paragraph has in the document's outline, from 1; 0 is
// body text, whatever the paragraph's style says.
type outline uint8

// A textBox is anchored in a run.
type textBox struct{ items []any }

// A hiddenCell is a cell that was merged into the one it rides in (w:hMerge), and
// whose content Word does not show.
type hiddenCell docx.WTableCell

// An altChunk is a document of some other format that Word takes in on opening.
type altChunk struct{ id string }

// A drawing is a chart or diagram, whose text is kept in a part of its own.
type drawing struct{ id string }

// vertical merges, by what they mean rather than by what is written: a w:vMerge
// without a value, or with one that is no word for it, continues.
var (
	mergeRestart  = &docx.WvMerge{Val: "restart"}
	mergeContinue = &docx.WvMerge{Val: "continue"}
	mergeGap      = &docx.WvMerge{Val: "gap"}
)

// Values without a content of their own are shared.
var (
	emptyParagraph = &docx.Paragraph{}
	tabulator      = &docx.Tab{}
	lineBreak      = &docx.BarterRabbet{}
)

// nested returns the table a cell holds at this place among its paragraphs, or nil.
func nested(p *docx.Paragraph) *docx.Table {
	if len(p.Children) != 1 {
		return nil
	}
	t, _ := p.Children[0].(*docx.Table)
	return t
}
