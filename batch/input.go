package batch

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/jixiao-data/jixiao/parser"
)

// An item is one input: its bytes, or why there are none.
type item struct {
	no   int // from 1, over all shards
	name string
	data []byte
	size int64 // of the data, also where they were not read; 0 if nobody knows
	err  error
}

// A walker finds the inputs that names lead to: files, the files of folders and of
// archives, and of archives in archives.
type walker struct {
	ctx    context.Context
	limits parser.Limits
	shard  Shard
	// spare are absolute paths that are no inputs where they are found in a folder: the
	// job's own output.
	spare map[string]bool
	// open is Options.Open.
	open func(context.Context, string) (io.ReadCloser, error)
	// namesOnly leaves the data of items out, and stops at what would have to be copied
	// to be counted.
	namesOnly bool
	yield     func(item) bool
	no        int
}

// walk yields the items in order. It reports whether these were all: it stops when the
// context is done.
func (w *walker) walk(names iter.Seq[string]) bool {
	take := w.argument
	if w.open != nil {
		take = w.opened
	}
	for name := range names {
		if !take(name) {
			return false
		}
	}
	return true
}

// opened takes a document or an archive that the caller opens.
func (w *walker) opened(name string) bool {
	opened := name
	name = printable(name)
	if isDocument(name) && !w.wants(name) {
		return w.pass(name)
	}
	r, err := w.open(w.ctx, opened)
	if err != nil {
		return w.fail(name, err)
	}
	defer r.Close()
	in := reader{w.ctx, r}
	if isDocument(name) {
		return w.read(name, in, -1)
	}
	return w.temporary(in, name, -1)
}

// Expand gives the paths that a name leads to: the name, or if there is no such path
// and it is a pattern, what matches it, ordered. It fails where there is nothing.
func Expand(name string) ([]string, error) {
	_, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(name, "*?[") {
		matches, globErr := filepath.Glob(name) // sorted
		if globErr == nil && len(matches) > 0 {
			return matches, nil
		}
	}
	if err != nil {
		return nil, err
	}
	return []string{name}, nil
}

// argument takes what a name leads to.
func (w *walker) argument(name string) bool {
	paths, err := Expand(name)
	if err != nil {
		return w.fail(fileName(name), err)
	}
	for _, path := range paths {
		if !w.path(path) {
			return false
		}
	}
	return true
}

// path takes a file or a folder that was named, or that a pattern found. If it is a
// link, it is followed: whoever named it meant it.
func (w *walker) path(name string) bool {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return w.fail(fileName(name), err)
	case info.IsDir():
		return w.folder(name)
	case !info.Mode().IsRegular():
		return w.device(name)
	}
	return w.file(name)
}

// device takes a device or a pipe: there is no looking into it twice. Opening and
// reading it may block; they are left to themselves when the context is done.
func (w *walker) device(path string) bool {
	name := fileName(path)
	if !w.wants(name) {
		return w.pass(name)
	}
	r, to := io.Pipe()
	defer r.Close()
	defer context.AfterFunc(w.ctx, func() { to.CloseWithError(w.ctx.Err()) })()
	go func() {
		f, err := os.Open(path)
		if err == nil {
			defer f.Close()
			_, err = io.Copy(to, f)
		}
		to.CloseWithError(err)
	}()
	return w.read(name, r, -1)
}

// folder takes what is in a folder, in the order of the names. It follows no links.
func (w *walker) folder(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil && !w.fail(fileName(dir), err) {
		return false
	}
	for _, e := range entries {
		at, ok := filepath.Join(dir, e.Name()), true
		switch {
		case w.isSpare(at):
		case e.IsDir() && (hidden(e.Name()) || strings.HasSuffix(at, ownSuffix)), !e.IsDir() && noDocument(e.Name()):
		case e.IsDir():
			ok = w.folder(at)
		case e.Type().IsRegular():
			ok = w.file(at)
		}
		if !ok {
			return false
		}
	}
	return true
}

// Single tells whether a name stands for one document: for no folder, archive or
// pattern.
func Single(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return !strings.ContainsAny(name, "*?[")
	}
	if info.IsDir() || !info.Mode().IsRegular() {
		return !info.IsDir()
	}
	f, err := os.Open(name)
	if err != nil {
		return true
	}
	defer f.Close()
	return archiveFormat(name, io.NewSectionReader(f, 0, info.Size())) == nil
}

func (w *walker) isSpare(path string) bool {
	abs, err := filepath.Abs(path)
	return err == nil && w.spare[abs]
}

// A readerAt ends a file when the context is done. All that is read of an archive, for
// whatever purpose, comes through it.
type readerAt struct {
	ctx context.Context
	io.ReaderAt
}

func (r readerAt) ReadAt(p []byte, off int64) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.ReaderAt.ReadAt(p, off)
}

// A reader is the same for what somebody else has opened.
type reader struct {
	ctx context.Context
	io.Reader
}

func (r reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}

// file takes a document or an archive on disk.
func (w *walker) file(path string) bool {
	name := fileName(path)
	if isDocument(path) && !w.wants(name) {
		return w.pass(name)
	}
	f, err := os.Open(path)
	if err != nil {
		return w.fail(name, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return w.fail(name, err)
	}
	src := io.NewSectionReader(readerAt{w.ctx, f}, 0, info.Size())
	if format := archiveFormat(path, src); format != nil {
		return w.archive(format, src, name, 0)
	}
	return w.read(name, src, src.Size())
}

// read takes a document of so many bytes; -1 is for one that does not say. What is over
// the limit is not read, or no further than shows that it is.
func (w *walker) read(name string, r io.Reader, size int64) bool {
	if !w.wants(name) {
		return w.pass(name)
	}
	limit := w.limits.InputBytes
	if size > limit {
		return w.tooLarge(name, size, size)
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch got := int64(len(data)); {
	case err != nil:
		return w.fail(name, err)
	case got > limit:
		return w.tooLarge(name, max(size, 0), got)
	}
	return w.put(item{name: name, data: data, size: int64(len(data))})
}

// tooLarge puts a document that is not read; size is 0 where it is not known.
func (w *walker) tooLarge(name string, size, got int64) bool {
	limit := &parser.LimitError{Limit: "input bytes", Max: w.limits.InputBytes, Got: got}
	return w.put(item{name: name, size: size, err: &parser.Error{Name: name, Cause: limit}})
}

// wants tells whether the bytes of an input are asked for here.
func (w *walker) wants(name string) bool { return !w.namesOnly && w.shard.has(name) }

// put numbers an item and yields it, unless it is another shard's.
func (w *walker) put(x item) bool {
	if w.ctx.Err() != nil {
		return false
	}
	w.no++
	x.no = w.no
	return !w.shard.has(x.name) || w.yield(x)
}

// pass counts an item whose bytes nobody asks for here.
func (w *walker) pass(name string) bool { return w.put(item{name: name}) }

// fail puts an input that cannot be read.
func (w *walker) fail(name string, err error) bool {
	e := parser.Error{Cause: plainError(err)}
	if known, ok := errors.AsType[*parser.Error](err); ok {
		e = *known
	}
	e.Name = name
	return w.put(item{name: name, err: &e})
}

// plainError drops the path from an error of the file system: parser.Error has it.
func plainError(err error) error {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err
	}
	return err
}
