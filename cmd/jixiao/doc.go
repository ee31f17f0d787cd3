// Command jixiao reads published budget-performance disclosures (预算绩效) and
// writes them as typed data.
//
//	jixiao convert [-f json|ndjson|csv|parquet|sqlite|xlsx] [-o PATH] [--table NAME] FILE…
//	jixiao show FILE
//	jixiao value [STRING…]
//	jixiao check [--json] FILE…
//	jixiao link [-f ndjson|csv] TARGETS SELFEVAL
//	jixiao merge SHARD…
//	jixiao schema
//	jixiao version
//
// It exits with 0 when everything was read, with 1 when some input failed (each is
// named on standard error with its cause), and with 2 when it was called wrongly.
package main
