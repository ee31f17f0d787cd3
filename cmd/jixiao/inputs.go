package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

// parseFile reads one disclosure. When the context is done it does not wait for a read
// that blocks, as that of a pipe may.
func parseFile(ctx context.Context, name string) (*schema.Disclosure, error) {
	type answer struct {
		d   *schema.Disclosure
		err error
	}
	done := make(chan answer, 1)
	go func() {
		d, err := parser.ParseFile(ctx, name)
		done <- answer{d, err}
	}()
	select {
	case a := <-done:
		return a.d, a.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// stoppable reads from in until the context is done, even where a read blocks.
func stoppable(ctx context.Context, in io.Reader) io.Reader {
	r, to := io.Pipe()
	context.AfterFunc(ctx, func() { to.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(to, in)
		to.CloseWithError(err)
	}()
	return r
}

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
