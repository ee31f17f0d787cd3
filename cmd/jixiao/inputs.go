package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
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

// findInputs makes sure that each argument leads to something before a shard is read.
// What does not exist is an input that failed; but the inputs of most shards are elsewhere,
// and to these a disk that is not there would look like a job well done.
func findInputs(args []string) error {
	for _, arg := range args {
		_, err := batch.Expand(arg)
		if pe, ok := errors.AsType[*fs.PathError](err); ok {
			err = fmt.Errorf("%s: %w", cmp.Or(arg, `""`), pe.Err)
		}
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return usageError{err}
		case err != nil:
			return err
		}
	}
	return nil
}

// keepsInputs makes sure that an output replaces none of the files that are read.
func keepsInputs(output string, inputs ...[]string) error {
	isOutput := sameFile(output)
	if isOutput == nil {
		return nil
	}
	for _, names := range inputs {
		for _, name := range names {
			paths, _ := batch.Expand(name) // what is not there is not replaced
			for _, path := range paths {
				if isOutput(path) {
					return usageError{fmt.Errorf("%s is read: it cannot be the output too", path)}
				}
			}
		}
	}
	return nil
}

// sameFile returns a function that knows a file by any of its names. It is nil where
// path is no file.
func sameFile(path string) func(path string) bool {
	file, err := os.Stat(path)
	if err != nil || !file.Mode().IsRegular() {
		return nil
	}
	return func(path string) bool {
		other, err := os.Stat(path)
		return err == nil && os.SameFile(file, other)
	}
}
