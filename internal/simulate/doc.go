// Command simulate plays the conversion of a large archive on a thousand workers,
// some of which die, are slow, or come back from the dead, and counts what is in the
// output at the end.
//
//	go run ./internal/simulate            # the tables of docs/scale.md
//	go run ./internal/simulate -measure   # latency.csv anew, on this machine
//
// What is simulated is the plan of docs/scale.md: parts of the archive, any of which
// may be done several times, and output files that appear whole under a part's name.
// The same seed gives the same numbers.
package main
