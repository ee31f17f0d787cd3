package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/parser"
)

type convertCommand struct {
	Format string   `short:"f" enum:"json,ndjson,csv," default:"" placeholder:"json|ndjson|csv" help:"Output format: json (one tree, or an array for several files), ndjson (a tree per line) or csv (a file per table). Default json; csv with --table."`
	Output string   `short:"o" placeholder:"PATH" help:"Write to PATH instead of standard output: a file, or for csv a folder."`
	Table  string   `placeholder:"NAME" help:"Write only this table: documents, projects, plan, goals, indicators, values or diagnostics."`
	Files  []string `arg:"" name:"file" help:"Disclosures to read: .docx, .html or .txt."`
}

// Validate finds flags that do not go together.
func (c *convertCommand) Validate() error {
	if c.Table != "" {
		c.Format = cmp.Or(c.Format, "csv")
		if _, ok := export.Lookup(c.Table); !ok {
			var names []string
			for _, t := range export.Tables() {
				names = append(names, t.Name)
			}
			return fmt.Errorf("no table %q: there are %s", c.Table, strings.Join(names, ", "))
		}
	}
	c.Format = cmp.Or(c.Format, "json")
	switch {
	case c.Table != "" && c.Format != "csv":
		return errors.New("--table goes with -f csv")
	case c.Format == "csv" && c.Output == "" && c.Table == "":
		return errors.New("csv has several tables: give a folder with -o, or choose one with --table")
	}
	return nil
}

func (c *convertCommand) Run(ctx context.Context, std *streams) error {
	var files export.Staging
	defer files.Discard()
	stdout := bufio.NewWriter(std.out)
	sink, err := c.open(&files, stdout)
	if err != nil {
		return err
	}
	read, failed := 0, false
	for _, name := range c.Files {
		d, err := parser.ParseFile(ctx, name)
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("interrupted: %w", err)
		}
		if err != nil {
			std.report(err)
			failed = true
			continue
		}
		if err := sink.Write(d); err != nil {
			return err
		}
		read++
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

// open returns the sink for the flags.
func (c *convertCommand) open(files *export.Staging, stdout io.Writer) (export.Sink, error) {
	if c.Format == "csv" {
		return c.openCSV(files, stdout)
	}
	out := stdout
	if c.Output != "" {
		var err error
		if out, err = files.Create(c.Output); err != nil {
			return nil, err
		}
	}
	if c.Format == "ndjson" {
		return export.NewNDJSON(out), nil
	}
	return export.NewJSON(out, len(c.Files) > 1), nil
}

func (c *convertCommand) openCSV(files *export.Staging, stdout io.Writer) (export.Sink, error) {
	tables := export.Tables()
	if t, ok := export.Lookup(c.Table); ok {
		tables = []export.Table{t}
	}
	if c.Output == "" {
		return export.NewCSV(tables, func(export.Table) (io.Writer, error) { return stdout, nil })
	}
	if err := os.MkdirAll(c.Output, 0o777); err != nil {
		return nil, err
	}
	return export.NewCSV(tables, func(t export.Table) (io.Writer, error) {
		return files.Create(filepath.Join(c.Output, t.Name+".csv"))
	})
}
