package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"

	"golang.org/x/term"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/parquet"
)

type convertCommand struct {
	sinkFlags
	readFlags
	jobFlags
	correctionFlags
	Files []string `arg:"" name:"file" help:"Disclosures to read: .docx, .html or .txt; folders, patterns and archives of them. - reads their names from standard input, one a line."`
}

// jobFlags go with -o only.
type jobFlags struct {
	Shard        string `placeholder:"I/N" help:"Read only part I of N; jixiao merge joins the parts."`
	Fresh        bool   `help:"Read everything again, instead of going on where the last run with this output stopped."`
	Quiet        bool   `short:"q" help:"Show no progress, failures or summary."`
	MaxFailures  int    `placeholder:"N" help:"Stop when N inputs have failed."`
	KeepFailures string `placeholder:"FOLDER" help:"Copy inputs that cannot be read to this folder."`
}

// Validate finds flags that do not go together.
func (c *convertCommand) Validate() error {
	if err := cmp.Or(c.complete(), c.readFlags.Validate(), standsAlone(c.Files)); err != nil {
		return err
	}
	if c.MaxFailures < 0 {
		return fmt.Errorf("--max-failures=%d: want 1 or more", c.MaxFailures)
	}
	if c.jobFlags != (jobFlags{}) && c.Output == "" {
		return errors.New("--shard, --fresh, --quiet, --max-failures and --keep-failures go with -o")
	}
	if c.jobFlags != (jobFlags{}) && isDevice(c.Output) {
		return fmt.Errorf("--shard, --fresh, --quiet, --max-failures and --keep-failures need a file or a folder: %s is neither", c.Output)
	}
	if isStdin(c.Files) && c.Output == "" && c.Format != "ndjson" {
		return errors.New("- goes with -f ndjson, or with -o")
	}
	_, err := batch.ParseShard(c.Shard)
	return err
}

func (c *convertCommand) Run(ctx context.Context, std *streams) error {
	if c.Shard != "" && !isStdin(c.Files) {
		if err := findInputs(c.Files); err != nil {
			return err
		}
	}
	if isStdin(c.Files) && c.Output == "" {
		return c.pipe(ctx, std)
	}
	several := len(c.Files) > 1 || !batch.Single(c.Files[0])
	if isStdin(c.Files) {
		names, err := readNames(ctx, std.in)
		if err != nil {
			return err
		}
		c.Files, several = names, true
	}
	if err := c.ownTables(); err != nil {
		return err
	}
	if err := keepsInputs(c.Output, c.Files, c.Corrections); err != nil {
		return err
	}
	if c.Output != "" && (several || c.jobFlags != jobFlags{}) && !isDevice(c.Output) {
		return c.job(ctx, std, several)
	}
	return c.once(ctx, std, several)
}

// once converts what needs no ledger: one document, or many to standard output.
func (c *convertCommand) once(ctx context.Context, std *streams, several bool) error {
	var files export.Staging
	defer files.Discard()
	stdout := bufio.NewWriter(std.out)
	sink, err := c.open(&files, stdout, several)
	sink, err = c.wrap(sink, err, std.err)
	if err != nil {
		return err
	}
	read, failed := 0, false
	err = each(ctx, std, c.Files, c.options(), func(r batch.Result) error {
		switch {
		case r.Err != nil:
			std.report(r.Err)
			failed = true
			return nil
		case r.Disclosure == nil: // the same bytes as an earlier input
			return nil
		}
		read++
		return sink.Write(r.Disclosure)
	})
	if err != nil {
		return err
	}
	if read > 0 { // else there is nothing to show for it, and no output appears
		for _, finish := range []func() error{sink.Close, stdout.Flush, files.Commit} {
			if err := finish(); err != nil {
				return err
			}
		}
	}
	if failed {
		return errReported
	}
	return nil
}

// job converts many documents, with a ledger beside the output.
func (c *convertCommand) job(ctx context.Context, std *streams, several bool) error {
	shard, err := batch.ParseShard(c.Shard)
	if err != nil {
		return err
	}
	j := batch.Job{
		Options: c.options(),
		Inputs:  slices.Clone(c.Files), Output: c.Output, Fresh: c.Fresh,
		Open: func(files *export.Staging) (export.Sink, error) {
			sink, err := c.open(files, std.out, several)
			if p, ok := sink.(*parquet.Sink); ok {
				p.Workers = c.Workers // those that read wait for it meanwhile
			}
			return c.wrap(sink, err, std.err)
		},
		MaxFailures: c.MaxFailures, KeepFailures: c.KeepFailures,
	}
	j.Shard = shard
	if os.Getenv("GOGC") == "" && !c.format().keeps { // much garbage, and little to keep: for 25 MB more, a tenth less time
		debug.SetGCPercent(300)
	}
	printer := newPrinter(std.err, isTerminal(std.err))
	if !c.Quiet {
		j.Watch = func(r batch.Result, p batch.Progress) {
			if r.Err != nil {
				printer.clear()
				std.report(r.Err)
			}
			printer.show(p)
		}
	}
	summary, err := j.Run(ctx)
	printer.clear()
	if err != nil && summary.Inputs == 0 {
		return err
	}
	if err != nil && !errors.Is(err, batch.ErrTooManyFailures) {
		if ctx.Err() != nil {
			err = errors.New("interrupted")
		}
		err = fmt.Errorf("%w: what was read is kept, and the same command goes on from here", err)
	}
	return c.end(std, &summary, err)
}

// end shows the summary, unless there is to be silence.
func (f *jobFlags) end(std *streams, summary *batch.Summary, err error) error {
	if !f.Quiet {
		fmt.Fprint(std.err, summary)
	}
	if err == nil && summary.Failures() > 0 {
		err = errReported
	}
	return err
}

func isDevice(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
