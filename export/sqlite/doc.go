// Package sqlite writes the tables of package export as a SQLite database, which any
// SQLite from 3.34 on opens.
//
//	documents ← projects ← plan, tasks ← funds
//	                     ← indicators ← values ← parts
//	                     ← long_term_values
//	          ← goals, diagnostics
//
// The tables are normalized: a column that has its home in another table is stored
// there only. For each table that is shorter for it there is a view with all columns of
// the definition in their order: values_flat, and so on. Keys, references and indexes
// are those of the definition; search is a full-text index over names and goals.
//
// The types of SQLite are few. Truth values are 0 and 1, lists JSON arrays. A decimal is
// an INTEGER or a REAL where that is the number, to the digit; where it has more
// digits than a REAL prints, it is TEXT. Its column has no type of its own, so that
// SQLite changes nothing of this.
package sqlite
