package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/parquet"
	"github.com/jixiao-data/jixiao/export/sqlite"
	"github.com/jixiao-data/jixiao/export/xlsx"
)

// sinkFlags say in which format the output is, and where it goes.
type sinkFlags struct {
	Format string `short:"f" enum:"${formats}," default:"" placeholder:"FORMAT" help:"Output format: ${format_help}. Default json; csv with --table."`
	Output string `short:"o" placeholder:"PATH" help:"Write to PATH instead of standard output: a file, or for ${folder_formats} a folder."`
	Table  string `placeholder:"NAME" help:"Write only this table: ${tables}."`
	Excel  bool   `help:"For csv that is opened in Excel: a byte order mark, and a ' before text that it would run as a formula."`
}

// A format is one of the output formats.
type format struct {
	name, help string
	// folder formats have a file per table, file formats go to a file only.
	folder, file bool
	// oneTable says that --table goes with it.
	oneTable bool
	// keeps says that its library keeps tens of megabytes.
	keeps bool
}

var formats = []format{
	{name: "json", help: "one tree, or an array for several documents"},
	{name: "ndjson", help: "a tree per line"},
	{name: "csv", help: "a file per table", folder: true, oneTable: true},
	{name: "parquet", help: "a file per table", folder: true, oneTable: true, keeps: true},
	{name: "sqlite", help: "a database", file: true, keeps: true},
	{name: "xlsx", help: "a workbook, a sheet per table", file: true, oneTable: true, keeps: true},
}

// sinkHelp is what the help of the flags says of formats and tables.
func sinkHelp() kong.Vars {
	var names, help, folders, tables []string
	for _, f := range formats {
		names = append(names, f.name)
		help = append(help, f.name+" ("+f.help+")")
		if f.folder {
			folders = append(folders, f.name)
		}
	}
	for _, t := range export.Tables() {
		tables = append(tables, t.Name)
	}
	return kong.Vars{
		"formats":        strings.Join(names, ","),
		"format_help":    strings.Join(help, ", "),
		"folder_formats": strings.Join(folders, " and "),
		"tables":         strings.Join(tables, ", "),
	}
}

// format is the chosen one.
func (c *sinkFlags) format() format {
	return formats[slices.IndexFunc(formats, func(f format) bool { return f.name == c.Format })]
}

// complete finds flags that do not go together, and fills in the format.
func (c *sinkFlags) complete() error {
	if c.Table != "" {
		c.Format = cmp.Or(c.Format, "csv")
		if _, ok := export.Lookup(c.Table); !ok {
			return fmt.Errorf("no table %q: there are %s", c.Table, sinkHelp()["tables"])
		}
	}
	c.Format = cmp.Or(c.Format, "json")
	f := c.format()
	switch {
	case c.Table != "" && !f.oneTable:
		return fmt.Errorf("--table does not go with -f %s", f.name)
	case c.Excel && c.Format != "csv":
		return errors.New("--excel goes with -f csv")
	case c.Output == "" && f.file:
		return fmt.Errorf("%s is a file: say with -o where it is to go", f.name)
	case c.Output == "" && f.folder && c.Table == "":
		return fmt.Errorf("%s has several tables: give a folder with -o, or choose one with --table", f.name)
	}
	return nil
}

// open returns the sink for the flags. several says that JSON is to be an array.
func (c *sinkFlags) open(files *export.Staging, stdout io.Writer, several bool) (export.Sink, error) {
	tables := export.Tables()
	if t, ok := export.Lookup(c.Table); ok {
		tables = []export.Table{t}
	}
	if c.Output != "" {
		if err := os.MkdirAll(filepath.Dir(c.Output), 0o777); err != nil {
			return nil, err
		}
	}
	switch {
	case c.format().folder:
		return c.openFolder(files, stdout, tables)
	case c.Format == "sqlite":
		return c.openSQLite(files)
	case c.Format == "xlsx":
		return c.openXLSX(files, tables)
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

func (c *sinkFlags) openSQLite(files *export.Staging) (export.Sink, error) {
	temp, err := files.CreatePath(c.Output)
	if err != nil {
		return nil, err
	}
	sink, err := sqlite.New(temp)
	if err != nil {
		return nil, err
	}
	files.OnDiscard(sink.Discard)
	return sink, nil
}

func (c *sinkFlags) openXLSX(files *export.Staging, tables []export.Table) (export.Sink, error) {
	w, err := files.Create(c.Output)
	if err != nil {
		return nil, err
	}
	sink, err := xlsx.New(tables, w)
	if err != nil {
		return nil, err
	}
	files.OnDiscard(sink.Discard)
	return sink, nil
}

// openFolder is for a folder of tables with its description, or for one table on
// standard output.
func (c *sinkFlags) openFolder(files *export.Staging, stdout io.Writer, tables []export.Table) (export.Sink, error) {
	description := export.CSVFormat
	if c.Format == "parquet" {
		description = parquet.Format
	}
	create := func(t export.Table) (io.Writer, error) {
		return files.Create(filepath.Join(c.Output, t.Name+"."+description.Ext))
	}
	if c.Output == "" {
		create = func(export.Table) (io.Writer, error) { return stdout, nil }
	} else if err := c.describe(files, tables, description); err != nil {
		return nil, err
	}
	switch {
	case c.Format == "parquet":
		sink, err := parquet.New(tables, create)
		if err != nil {
			return nil, err
		}
		files.OnDiscard(sink.Discard)
		return sink, nil
	case c.Excel:
		return export.NewSpreadsheetCSV(tables, create)
	}
	return export.NewCSV(tables, create)
}

// ownTables makes sure that a folder holds no tables but those that are written: the
// description beside them would be silent about the others, which are of another run.
func (c *sinkFlags) ownTables() error {
	if c.Output == "" || !c.format().folder {
		return nil
	}
	for _, t := range export.Tables() {
		for _, f := range formats {
			path := filepath.Join(c.Output, t.Name+"."+f.name) // their extensions are their names
			if !f.folder || f.name == c.Format && (c.Table == "" || c.Table == t.Name) {
				continue
			}
			if _, err := os.Lstat(path); err == nil {
				return usageError{fmt.Errorf("%s is of another run: give these tables a folder of their own", path)}
			}
		}
	}
	return nil
}

// describe makes the folder and writes the description of what comes into it.
func (c *sinkFlags) describe(files *export.Staging, tables []export.Table, f export.FileFormat) error {
	if err := os.MkdirAll(c.Output, 0o777); err != nil {
		return err
	}
	w, err := files.Create(filepath.Join(c.Output, export.DataPackage))
	if err != nil {
		return err
	}
	return export.WriteDataPackage(w, tables, f)
}
