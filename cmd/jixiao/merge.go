package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/export"
)

type mergeCommand struct {
	sinkFlags
	correctionFlags
	Quiet  bool     `short:"q" help:"Show no summary."`
	Shards []string `arg:"" name:"output" help:"The outputs of all shards, with the .jixiao folders beside them."`
}

// Validate finds flags that do not go together.
func (c *mergeCommand) Validate() error {
	if c.Output == "" {
		return errors.New("say with -o where the whole is to go")
	}
	return c.complete()
}

func (c *mergeCommand) Run(ctx context.Context, std *streams) error {
	if err := c.ownTables(); err != nil {
		return err
	}
	if err := keepsInputs(c.Output, c.Corrections); err != nil {
		return err
	}
	summary, err := batch.Merge(ctx, c.Shards, c.Output, func(files *export.Staging) (export.Sink, error) {
		sink, err := c.open(files, std.out, true)
		return c.wrap(sink, err, std.err)
	})
	if errors.Is(err, batch.ErrIsShard) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	if !c.Quiet {
		fmt.Fprint(std.err, &summary)
	}
	if summary.Failures() > 0 { // as convert would have it
		return errReported
	}
	return nil
}
