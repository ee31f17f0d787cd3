// Package report draws a page on which a person checks the data against the
// document: the source as it reads on paper beside the tree, each value linked with
// its cell. It does so for one document, and for a batch with pictures of the whole.
//
//	schema.Disclosure + page.Document ─ New ─ Doc ─┬─ WriteDoc ─ one document, one file
//	                                               └─ Batch.Add … Batch.Write ─ many, one file
//
// The file needs no network and runs under a Content-Security-Policy that allows
// nothing but the one style sheet and the one script in it. Document text reaches it
// through html/template only.
package report
