// Package gen makes up disclosures for tests and benchmarks: documents of all ten
// forms of docs/forms.md, as .docx and as .html, some of them broken. Units,
// projects and numbers are invented; the layouts are those of the published forms.
//
// A document depends on its seed and number only, byte for byte, so that the tests
// of a batch can name any document of an archive of any size without keeping it:
//
//	doc := gen.Document(1, 42) // number 42 of archive 1
//
// As a file, such an archive is made by
//
//	go run ./internal/gen/archive 1000 generated.tar.gz
package gen
