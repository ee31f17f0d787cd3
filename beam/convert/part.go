package convert

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/batch"
)

// convertFn converts the documents of a part.
type convertFn struct {
	Output, Format string
	Parts          int
}

// ProcessElement reads the part's documents, in the order of their names, writes its
// files, and emits the failures. Equal documents are read each, so that what is in the
// output does not depend on which part they are in.
func (f *convertFn) ProcessElement(ctx ctx, part int, next func(*string) bool, emit func(string)) error {
	var names []string
	for name := ""; next(&name); {
		names = append(names, name)
	}
	slices.Sort(names)
	names = slices.Compact(names) // several patterns may match one file

	dir, err := os.MkdirTemp("", "jixiao-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	out, err := newOutput(dir, f.Format)
	if err != nil {
		return err
	}
	defer out.files.Discard()
	for r := range batch.Run(ctx, names, batch.Options{Workers: 1, ReadSame: true, Open: open}) {
		if lost(r.Err) {
			return r.Err
		}
		failure, err := out.add(r)
		if err != nil {
			return err
		}
		if failure != "" {
			emit(failure)
		}
		tookMicros.Update(ctx, r.Took.Microseconds())
		inputBytes.Inc(ctx, r.Source.Bytes)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := out.finish(); err != nil {
		return err
	}
	count(ctx, &out.summary)
	return f.publish(ctx, dir, part)
}

// lost tells an error of the store from one of the document. It fails the part, so
// that the engine tries again: a document is no dead letter because a connection broke.
func lost(err error) bool {
	return err != nil && batch.Kind(err) == batch.Unreadable &&
		!errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission)
}

// publish puts the part's files in their places: values.csv of part 3 becomes
// values/part-00003-of-00064.csv.
func (f *convertFn) publish(ctx ctx, dir string, part int) error {
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, file := range files {
		table, ext, _ := strings.Cut(file.Name(), ".")
		to := fmt.Sprintf("%s/%s/part-%05d-of-%05d.%s", strings.TrimSuffix(f.Output, "/"), table, part, f.Parts, ext)
		if err := put(ctx, filepath.Join(dir, file.Name()), to); err != nil {
			return err
		}
	}
	return nil
}
