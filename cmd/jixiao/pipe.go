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
	sink, err := c.wrap(export.NewNDJSON(std.out), nil, std.err) // which writes each line at once
	if err != nil {
		return err
	}
	failures := json.NewEncoder(std.err)
	failures.SetEscapeHTML(false)
	failed := false
	o := c.options()
	o.ReadSame = true // who pairs lines with names wants one for each, whatever came before
	err = each(ctx, std, c.Files, o, func(r batch.Result) error {
		if r.Err != nil {
			failed = true
			return failures.Encode(batch.NewFailure(r.Source, r.Err))
		}
		return sink.Write(r.Disclosure)
	})
	if err == nil && failed {
		err = errReported
	}
	return err
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
