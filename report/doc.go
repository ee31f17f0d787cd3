// Package report draws a page on which a person checks the data against the
// document: the source as it reads on paper beside the tree, each value linked with
// its cell. It does so for one document, and for a batch with pictures of the whole.
//
//	schema.Disclosure + page.Document ─┬─ WriteDoc ──────────────── one document, one file
//	                                   ├─ Pack ─ Batch.Add ─┬ Write ─ many, one file
//	                                   │  Summarise ────────┘
//	                                   └─ WriteReview ───────────── one document that package serve shows
//
// The file needs no network and runs under a Content-Security-Policy that allows
// nothing but the one style sheet and the one script in it. Document text reaches it
// through html/template only.
package report
