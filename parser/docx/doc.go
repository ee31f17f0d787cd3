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
// Insertions and moved-to text are read, deletions and moved-from text are not.
// Of a field the result is read, of a ruby the base, of an AlternateContent the
// first branch that is understood. Equations become a line of plain text. Symbols
// set in the Symbol and Wingdings fonts become the Unicode character they show.
// Headers, footers and comments are not read.
//
// # Memory
//
// A part is inflated through a window, never as a whole, and counted as it comes
// out; what is kept of it as text is counted once more. The structures of one body
// item are used again for the next. Limits.Runs counts all structures here (rows,
// cells, paragraphs, runs, texts), and Limits.Cells and GridArea hold for all
// tables of a document together.
package docx
