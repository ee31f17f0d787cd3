// Package page is the neutral model that every reader fills and every form is
// found in: one document as blocks in reading order, tables as rectangular grids
// with merged cells resolved. It knows no file format and no form.
//
//	.docx ─ parser/docx ─┐
//	.html ─ parser/html ─┼→ page.Document → parser/form → schema.Disclosure
//	.txt  ─ parser/text ─┘
//
// A reader promises: each non-space character of the document's visible text is
// in exactly one [Block] (as Text) or one [Cell]; blocks and tables without any
// text are left out; a limit that is hit is a [LimitError], never a silent cut.
package page
