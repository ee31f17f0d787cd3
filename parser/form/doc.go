// Package form finds performance forms on a page and reads them into the typed
// tree. It knows no file format: page.Document in, schema.Disclosure out.
//
// There is one engine. What makes one region's form differ from another's is
// vocabulary: labels and what they mean (vocabulary.go), and which meanings speak
// for which form (forms.go). No rule asks for a row or column number.
//
//	page ─ printed.go    characters that only look like common ones
//	     ├ apart.go, ragged.go  cells that a converter repeated, or left out
//	     ├ outline.go    title, year, part one, the lines above each table
//	     └ sheet.go      a table as label cells and value cells, each claimed once
//	        ├ header.go      where an indicator block begins, and its columns
//	        ├ spread.go      headers whose merged cells were taken apart
//	        ├ columns.go, groups.go  what columns are whose labels do not say it
//	        ├ lead.go, headlines.go  lines above a table: its title, or the whole head
//	        ├ head.go, headrows.go   label → value beside or below, in the rows before it
//	        ├ goals.go       goals and outcomes side by side
//	        ├ money.go       budget lines: source × stage
//	        ├ grid.go, sums.go  amounts whose labels stand above them, or say little
//	        ├ org.go         whose disclosure it is
//	        ├ indicators.go  rows of the block → indicators
//	        ├ term.go        blocks of the whole term, apart from the year's
//	        ├ blockend.go, totals.go  rows of the block that are none: totals, headings, the tail
//	        ├ banner.go      headings between rows: a unit, a project
//	        ├ continued.go   what goes on in a further table
//	        ├ list.go        many projects in one table
//	        ├ matrix.go      many projects, a column of words for each level
//	        └ onecell.go     all indicators in one cell
//
// Every cell with text ends in exactly one leaf of the tree; what no rule took is
// in Unclaimed.
package form
