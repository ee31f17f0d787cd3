package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/export"
)

// pipe reads names from standard input for as long as there are any, and writes a
// line for each document when it is read: to standard output its tree, or to standard
// error its failure.
func (c *convertCommand) pipe(ctx context.Context, std *streams) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var namesErr error
	names := func(yield func(string) bool) { namesErr = eachName(ctx, std.in, yield) }
	sink := export.NewNDJSON(std.out) // which writes each line at once
	failures := json.NewEncoder(std.err)
	failures.SetEscapeHTML(false)
	failed := false
	// who pairs lines with names wants one for each, whatever came before
	o := batch.Options{Workers: c.Workers, Timeout: c.Timeout, ReadSame: true}
	for r := range batch.Stream(ctx, names, o) {
		var err error
		if r.Err != nil {
			failed = true
			err = failures.Encode(batch.NewFailure(r.Source, r.Err))
		} else {
			err = sink.Write(r.Disclosure)
		}
		if err != nil {
			cancel(err) // and wait for no further name
		}
	}
	if err := context.Cause(ctx); err != nil {
		return fmt.Errorf("stopped: %w", err)
	}
	if namesErr != nil {
		return fmt.Errorf("standard input: %w", namesErr)
	}
	if failed {
		return errReported
	}
	return nil
}

// eachName yields the lines of a text that are not empty, until the context is done.
func eachName(ctx context.Context, in io.Reader, yield func(string) bool) error {
	scanner := bufio.NewScanner(stoppable(ctx, in))
	for scanner.Scan() && ctx.Err() == nil {
		if name := strings.TrimSuffix(scanner.Text(), "\r"); name != "" && !yield(name) {
			return nil
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	return scanner.Err()
}

// readNames reads all names.
func readNames(ctx context.Context, in io.Reader) (names []string, err error) {
	var all iter.Seq[string] = func(yield func(string) bool) { err = eachName(ctx, in, yield) }
	names = slices.Collect(all)
	if err != nil {
		return nil, fmt.Errorf("standard input: %w", err)
	}
	return names, ctx.Err()
}
