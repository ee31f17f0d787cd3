// Package parquet writes the tables of package export as Apache Parquet, a file for
// each table.
//
//	export.Table.Rows ─→ temporary file ─→ row groups of 122,880 rows, pages compressed by zstd
//
// Rows wait, column by column, until there are enough for a row group, or there are no
// more. Then its columns are encoded, several at a time ([Sink.Workers]). The memory that
// this takes does not grow with the number of rows.
//
// A column has the name and the place that [export.Tables] gives it, and is optional
// unless it is of the key. Its type follows from the column's:
//
//	string   STRING
//	integer  INT64
//	boolean  BOOLEAN
//	decimal  DECIMAL(38,12)
//	list     LIST of STRING
//
// DECIMAL(38,12) has 26 digits before the point and 12 behind it, which is more than
// any budget has; but a document can print anything, and nothing is rounded. A number
// that does not fit leaves its cell null, and stands as text in the last column of
// such a table, [Overflow]: a list of column=digits. So a sum is exact, and whole when
// there is no overflow.
package parquet
