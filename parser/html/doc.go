// Package html reads web pages: those of content management systems, those that
// Word, WPS and Excel save, and pages saved as MHTML.
//
//	bytes → (mhtml) → charset → slimmer → goquery → walker → page.Document
//
// The slimmer leaves out what no reader sees before the tree is built, and reads the
// plain rows of tables beside it (plain.go); the walker goes over the tree once, in
// order.
//
// # What is visible
//
// Text as a browser shows it: not scripts, styles, comments, the title, templates
// and what the hidden attribute or an inline style (display:none, visibility:
// hidden) hides. Style sheets are not read. The values of text fields and
// buttons, and every option of a selection, are visible.
//
// White space collapses as in a browser, no-break spaces become spaces, and
// ideographic spaces stay. Characters of symbol fonts become what they show.
// Text that is crossed out is read and marked. A line end of the source between two Chinese
// characters is no space. <br> is a line break, two of them part paragraphs; in
// a cell each paragraph is a line of its own.
//
// # Tables
//
// Spans are cut at the end of their row group, as browsers do; the first thead
// comes first and the first tfoot last; a caption is the paragraph before its
// table. A table that orders nothing is a frame, and vanishes: one with a single
// cell, and one that holds tables and has no two cells with content side by
// side. Elements with display:table and its kin are tables. Blocks that are
// drawn as a table by style sheets cannot be seen to be one; they are read as
// paragraphs with the diagnostic div-table where their classes betray them.
//
// # Menus and footers
//
// What surrounds the article has the role boilerplate: see chrome.go for how it
// is told. Nothing in or between the tables of the article ever has it.
package html
