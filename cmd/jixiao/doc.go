// Command jixiao reads published budget-performance disclosures (预算绩效) and
// writes them as typed data.
//
//	jixiao convert [-f json|ndjson|csv|parquet|sqlite|xlsx] [-o PATH] [--table NAME] FILE…
//	jixiao merge -o PATH [-f FORMAT] OUTPUT…
//	jixiao show FILE
//	jixiao value [STRING…]
//	jixiao check [-f csv] [--json] [--lang zh] FILE…
//	jixiao link [-f ndjson|csv] TARGETS SELFEVAL
//	jixiao report -o PAGE FILE…
//	jixiao serve [FILE…]
//	jixiao schema
//	jixiao version
//
// A FILE is a document, or a folder, an archive or a pattern of them; convert and check
// take - for names on standard input.
//
// It exits with 0 when everything was read, with 1 when some input failed (each is
// named on standard error with its cause) or check found an error, and with 2 when it
// was called wrongly.
package main
