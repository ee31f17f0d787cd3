// Package schema is the typed tree of one published budget-performance
// disclosure (预算绩效公开), and the ground floor of this module: it imports
// nothing else of it.
//
// # Conventions
//
// Every leaf keeps the text it was read from in Raw, unchanged, and says in Ref
// where that text stands, so that a person can put a finger on it. A text of the
// source is the Raw of exactly one leaf; where the tree must repeat it (a merged
// cell that serves several rows, a part taken out of a longer cell) the repetition
// is marked Copy. Counting the Raw of all leaves that are not copies therefore
// gives back the visible text of the document.
//
// What was not printed is absent (nil, or left out of the JSON); it is never zero.
//
// Numbers are exact decimals in text form ([Decimal], [Literal]), never floats.
//
// The JSON Schema of the tree is embedded; see [JSONSchema].
package schema

import _ "embed"

// Version is the version of the tree's shape, written to
// [Disclosure.SchemaVersion]. It changes when a field is renamed, removed or
// changes its meaning; a new optional field does not change it.
const Version = "1"

//go:embed schema.json
var jsonSchema []byte

// JSONSchema returns the JSON Schema (draft 2020-12) of [Disclosure]. The caller
// may keep and change the slice.
func JSONSchema() []byte { return append([]byte(nil), jsonSchema...) }
