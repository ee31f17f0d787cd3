// Package text reads plain text that a converter made of a document: the form in
// which archives often keep a disclosure whose file is gone. It has no markup,
// so tables are found by the shape of the lines alone.
//
// # The tab dump
//
// The dump that Apache Tika and its kin write is the main shape. A row is a
// group of lines, one cell each, and an empty line ends it:
//
//	1、调研视察绩效目标表               a paragraph
//	→项目编码                          a cell: a tab, then its text
//	→131-0501-JBN-CEW6
//	→                                 an empty cell
//	                                  the row ends
//	→绩效目标
//	→1、畅通民主监督渠道
//	2、提案质量不断提高                 no tab: a further paragraph of the cell above
//
//	→一级指标                          the next row of the same table
//
// A table goes on over empty lines, however many, and ends at a line without a
// tab that follows an empty line. Rows have as many cells as were written, at
// columns 0 to n-1; merged cells are not in a dump, places without a cell hold
// none. [bookmark: …] marks are markup and taken out wherever they stand.
//
// # Other shapes
//
// A row may stand on one line, its cells parted by tabs ("a→b→c", or "→a→b→c"
// where every line begins with a tab). Pipe tables of Markdown ("| a | b |")
// are read with their separator line and "\|" and <br> undone, and so are three lines or
// more with as many bars each, and none around them ("a | b | c").
//
// # What does not fit
//
// A line is never put into a cell on a guess. It becomes a paragraph where its
// shape does not say that it is a cell's; and where the shape says so but looks
// wrong, that is reported:
//
//   - stray-line: a line between rows, or under an empty cell, that may belong to
//     either side; a row of more cells than a form can have;
//   - lost-tab: a row that is short by just as many cells as there are lines
//     without a tab in it, or by one below such a line;
//   - space-table: lines in columns made of spaces, which are left as they are.
package text
