// Package xlsx writes the tables of package export as an Excel workbook: a sheet for
// each table, with a frozen header and filters, and a last sheet that explains the
// columns.
//
// A decimal is a number where Excel shows it to the last digit, which are 15 at most;
// otherwise it is text, as it is for codes with leading zeros. Lists are joined with |.
// Text is never a formula. A table of more rows than a sheet has goes on in the next:
// values, values (2). A text that is longer than a cell may be ends with how long it is.
package xlsx
