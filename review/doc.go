// Package review keeps what people say of values that they compared with the
// document: an overlay of confirmations and corrections, which never changes what
// was read.
//
// An overlay is a file of JSON lines that is only ever appended to. A line says who,
// when, what and why, and of which value: the document by the hash of its bytes,
// the value by its address, its column and its printed text. Of several lines about
// one value the last one holds.
//
//	overlay, err := review.Load("corrections.ndjson")
//	stale := overlay.Apply(disclosure) // sets schema.Value.Correction, and nothing else
//
// docs/report.md describes the file.
package review
