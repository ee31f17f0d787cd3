package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/jixiao-data/jixiao/export"
)

// sinkFlags say in which format the output is, and where it goes.
type sinkFlags struct {
	Format string `short:"f" enum:"json,ndjson,csv," default:"" placeholder:"json|ndjson|csv" help:"Output format: json (one tree, or an array for several documents), ndjson (a tree per line) or csv (a file per table). Default json; csv with --table."`
	Output string `short:"o" placeholder:"PATH" help:"Write to PATH instead of standard output: a file, or for csv a folder."`
	Table  string `placeholder:"NAME" help:"Write only this table: documents, projects, plan, goals, indicators, values or diagnostics."`
}

// complete finds flags that do not go together, and fills in the format.
func (c *sinkFlags) complete() error {
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

// open returns the sink for the flags. several says that JSON is to be an array.
func (c *sinkFlags) open(files *export.Staging, stdout io.Writer, several bool) (export.Sink, error) {
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
	return export.NewJSON(out, several), nil
}

func (c *sinkFlags) openCSV(files *export.Staging, stdout io.Writer) (export.Sink, error) {
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
