// Package export writes disclosures as JSON, as NDJSON, and as the flat tables
// that analysts work with.
//
// [Tables] is the one definition of these tables: every column's name, type, unit,
// meaning in two languages, and where in the tree its cell comes from; keys, and
// references from table to table. Whatever writes or describes tables reads it; there
// is no second list. Formats that need a large library have a package each, so that
// only who writes them links it.
//
//	schema.Disclosure ─→ Table.Rows ─→ CSV, with a Data Package
//	                  │              ├→ export/parquet
//	                  │              ├→ export/sqlite
//	                  │              └→ export/xlsx
//	                  └─────────────→ JSON, NDJSON
//
// A [Sink] takes one disclosure at a time and keeps none of them, so that memory
// does not grow with their number. Sinks write to an io.Writer, only that of SQLite
// to a path; [Staging] is for output files, which appear only when they are complete:
//
//	sink := export.NewNDJSON(os.Stdout)
//	for _, d := range disclosures {
//		if err := sink.Write(d); err != nil {
//			return err
//		}
//	}
//	return sink.Close()
package export
