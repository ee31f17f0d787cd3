package convert

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/parquet"
)

// An opener opens a sink that writes its files to a folder.
type opener func(files *export.Staging, dir string) (export.Sink, error)

var openers = map[string]opener{
	"ndjson": func(files *export.Staging, dir string) (export.Sink, error) {
		w, err := files.Create(filepath.Join(dir, "trees.ndjson"))
		return export.NewNDJSON(w), err
	},
	"csv": func(files *export.Staging, dir string) (export.Sink, error) {
		return export.NewCSV(export.Tables(), tableFile(files, dir, export.CSVFormat))
	},
	"parquet": func(files *export.Staging, dir string) (export.Sink, error) {
		sink, err := parquet.New(export.Tables(), tableFile(files, dir, parquet.Format))
		if err != nil {
			return nil, err
		}
		sink.Workers = 1 // as those that read: the engine has several parts at a time
		files.OnDiscard(sink.Discard)
		return sink, nil
	},
}

// tableFile returns the function that begins the file of a table.
func tableFile(files *export.Staging, dir string, f export.FileFormat) func(export.Table) (io.Writer, error) {
	return func(t export.Table) (io.Writer, error) {
		return files.Create(filepath.Join(dir, t.Name+"."+f.Ext))
	}
}

// Formats are the formats of the output: ndjson is a tree a line; the others have a
// file for each table.
func Formats() []string { return slices.Sorted(maps.Keys(openers)) }

func openerOf(format string) (opener, error) {
	if open, ok := openers[format]; ok {
		return open, nil
	}
	return nil, fmt.Errorf("no format %q: there are %s", format, strings.Join(Formats(), ", "))
}

// An output is the files of a part, while they are on this machine.
type output struct {
	files    export.Staging
	sink     export.Sink
	failures io.Writer
	summary  batch.Summary
}

func newOutput(dir, format string) (*output, error) {
	open, err := openerOf(format)
	if err != nil {
		return nil, err
	}
	out := &output{}
	if out.sink, err = open(&out.files, dir); err == nil {
		out.failures, err = out.files.Create(filepath.Join(dir, "failures.ndjson"))
	}
	if err != nil {
		out.files.Discard()
	}
	return out, err
}

// add writes a result. It returns the line that it wrote of a failure.
func (out *output) add(r batch.Result) (failure string, err error) {
	out.summary.Add(r)
	switch {
	case r.Err != nil:
		var line bytes.Buffer
		enc := json.NewEncoder(&line)
		enc.SetEscapeHTML(false) // as everywhere else
		if err := enc.Encode(batch.NewFailure(r.Source, r.Err)); err != nil {
			return "", err
		}
		_, err := out.failures.Write(line.Bytes())
		return strings.TrimSuffix(line.String(), "\n"), err
	default:
		return "", out.sink.Write(r.Disclosure)
	}
}

// finish completes the files.
func (out *output) finish() error {
	if err := out.sink.Close(); err != nil {
		return err
	}
	return out.files.Commit()
}
