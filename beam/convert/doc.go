// Package convert is jixiao's batch conversion as an Apache Beam pipeline, for
// archives that are larger than one machine.
//
//	patterns ─ match ─→ names ─ part ─→ (part, name) ─ group ─→ (part, names) ─ convert ─→ failures
//	                                                                              └─→ files
//
// What is shuffled is names. The documents are read, parsed and written where their
// part is, by packages batch and export, so that their bytes move once. A part's
// files depend on nothing but its documents: whatever an engine does again, on this
// machine or another, gives the same files under the same names, and so each
// document is in the output once. docs/scale.md tells how that holds on an engine.
package convert
