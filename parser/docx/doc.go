// Package docx reads WordprocessingML packages (.docx, and .docm and .dotx) into
// the neutral page model of package page.
//
//	doc, err := docx.Read(ctx, data, page.DefaultLimits())
//
// Reading has two stages. A loader walks the parts of the package that hold text
// and fills the types of github.com/fumiama/go-docx, one paragraph or table of
// the body at a time; a converter turns each of these into blocks of the page.
// What go-docx has no place for rides in its open child lists; see model.go.
//
//	zip ─ openPackage → parts ─ scanner → tokens ─ loader → docx.Paragraph, docx.Table ─ converter → page.Document
//
// go-docx's own Parse is not used: it drops text without an error, reads media,
// and can be made to take all memory. On clean documents both give the same tree,
// which the tests check.
//
// # What counts as text
//
// Insertions and moved-to text are read, deletions and moved-from text are not; a
// paragraph whose mark was deleted goes on in the next one.
// Of a field the result is read, of a ruby the base, of an AlternateContent the
// first branch that is understood. Equations become a line of plain text. Symbols
// set in the Symbol and Wingdings fonts become the Unicode character they show, the
// boxes of form fields become ☑ and ☐. Text that is hidden, by itself or by a style,
// and text that is crossed out is read and marked; that a table style may hide text is not looked at. Of charts
// the titles and the names of series and categories are read, of diagrams all text.
//
// Headers and footers that a section shows follow the body, each once, with a role of
// their own: they stand on every page, and so at no one place of the text. A paragraph
// of one that is no more than the page's number is left out, since it is another one
// on each page. Comments, the text of pictures and embedded objects are not read.
//
// # Memory
//
// A part is inflated through a window, never as a whole, and counted as it comes
// out; what is kept of it as text is counted once more. The structures of one body
// item are used again for the next. Limits.Runs counts all structures here (rows,
// cells, paragraphs, runs, texts), and Limits.Cells and GridArea hold for all
// tables of a document together.
package docx
