package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/jixiao-data/jixiao/batch"
)

// timeFlag bounds how long reading takes.
type timeFlag struct {
	Timeout time.Duration `placeholder:"TIME" default:"1m" help:"Time that one document may take. Default 1m."`
}

// readFlags say how documents are read.
type readFlags struct {
	Workers int `placeholder:"N" help:"Documents to read at a time: by default as many as there are processors."`
	timeFlag
}

// Validate finds numbers that cannot be meant.
func (f *timeFlag) Validate() error {
	if f.Timeout <= 0 {
		return fmt.Errorf("--timeout=%s: want more than 0", f.Timeout)
	}
	return nil
}

// Validate finds numbers that cannot be meant.
func (f *readFlags) Validate() error {
	if f.Workers < 0 {
		return fmt.Errorf("--workers=%d: want 1 or more", f.Workers)
	}
	return f.timeFlag.Validate()
}

func (f *readFlags) options() batch.Options {
	return batch.Options{Workers: f.Workers, Timeout: f.Timeout}
}

// stdin is the name that stands for names on standard input.
const stdin = "-"

func isStdin(args []string) bool { return len(args) == 1 && args[0] == stdin }

// standsAlone finds - among other names.
func standsAlone(args []string) error {
	if slices.Contains(args, stdin) && !isStdin(args) {
		return errors.New("- stands alone")
	}
	return nil
}

// each reads what the arguments lead to, of - the names on standard input, and gives the
// results to take: in order, and each as soon as it is there. An error of take is the end.
func each(ctx context.Context, std *streams, args []string, o batch.Options, take func(batch.Result) error) error {
	reading, stop := context.WithCancel(ctx)
	defer stop()
	var namesErr, takeErr error
	names := slices.Values(args)
	if isStdin(args) {
		names = func(yield func(string) bool) { namesErr = eachName(reading, std.in, yield) }
	}
	for r := range batch.Stream(reading, names, o) {
		if takeErr = take(r); takeErr != nil {
			stop() // and wait for no further name
		}
	}
	switch {
	case takeErr != nil:
		return takeErr
	case ctx.Err() != nil:
		return fmt.Errorf("interrupted: %w", ctx.Err())
	case namesErr != nil:
		return fmt.Errorf("standard input: %w", namesErr)
	}
	return nil
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
