package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/report"
	"github.com/jixiao-data/jixiao/review"
	"github.com/jixiao-data/jixiao/schema"
)

type reportCommand struct {
	Output string `short:"o" required:"" placeholder:"PATH" help:"The page to write: one .html file, complete in itself."`
	readFlags
	correctionFlags
	Files []string `arg:"" name:"file" help:"Disclosures to show: .docx, .html or .txt; folders, patterns and archives of them."`
}

func (c *reportCommand) Run(ctx context.Context, std *streams) error {
	if err := keepsInputs(c.Output, c.Files, c.Corrections); err != nil {
		return err
	}
	overlay, err := c.load()
	if err != nil {
		return err
	}
	earlier := sameFile(c.Output) // which may stand among the inputs
	single := len(c.Files) == 1 && batch.Single(c.Files[0])
	all := report.Batch{}
	var write func(io.Writer) error
	failed, read := false, 0
	for r, x := range pages(ctx, c.Files, c.options(), func(d *schema.Disclosure, p *page.Document) (x drawn) {
		if overlay != nil {
			x.stale = overlay.Apply(d)
		}
		if single {
			x.page = p
			return x
		}
		x.packed, x.err = report.Pack(d, p)
		return x
	}) {
		warnOf(x.stale, r.Source.Name, std.err)
		switch {
		case earlier != nil && earlier(r.Source.Name):
			continue
		case r.Err != nil:
			std.report(r.Err)
			failed = true
			all.AddFailure(r.Source.Name, batch.Kind(r.Err), r.Err.Error())
			continue
		case r.Disclosure == nil: // the same bytes as an earlier input
			continue
		case x.err != nil:
			return x.err
		case single:
			write = func(w io.Writer) error { return report.WriteDoc(w, r.Disclosure, x.page) }
		default:
			all.Add(x.packed)
		}
		read++
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("interrupted: %w", err)
	}
	if !single {
		write = func(w io.Writer) error { return all.Write(ctx, w) }
	}
	if read == 0 { // there is nothing to show
		return errReported
	}
	if err := c.write(write); err != nil {
		return err
	}
	if failed {
		return errReported
	}
	return nil
}

// drawn is what the page needs of a document.
type drawn struct {
	page   *page.Document // where it is the only one
	packed *report.Packed
	stale  []review.Line // corrections that have lost their value
	err    error
}

// write puts the page in its place when all of it is written.
func (c *reportCommand) write(write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(c.Output), 0o777); err != nil {
		return err
	}
	var files export.Staging
	defer files.Discard()
	f, err := files.Create(c.Output)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<16)
	if err := errors.Join(write(w), w.Flush()); err != nil {
		return err
	}
	return files.Commit()
}
