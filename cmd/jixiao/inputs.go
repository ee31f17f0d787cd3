package main

import (
	"fmt"
	"os"

	"github.com/jixiao-data/jixiao/batch"
)

// keepsInputs makes sure that an output replaces none of the files that are read.
func keepsInputs(output string, inputs ...[]string) error {
	out, err := os.Stat(output)
	if err != nil || !out.Mode().IsRegular() { // there is nothing yet to replace
		return nil
	}
	for _, names := range inputs {
		for _, name := range names {
			paths, _ := batch.Expand(name) // what is not there is not replaced
			for _, path := range paths {
				if in, err := os.Stat(path); err == nil && os.SameFile(in, out) {
					return usageError{fmt.Errorf("%s is read: it cannot be the output too", path)}
				}
			}
		}
	}
	return nil
}
