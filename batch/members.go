package batch

import (
	"bytes"
	"io"
	"os"
	"path"

	"github.com/jixiao-data/jixiao/parser"
)

// nestedBytes limits an archive in an archive, which is unpacked to a temporary
// file.
const nestedBytes = 4 << 30

// archive takes the members of an archive. depth is 1 in an archive in an archive.
func (w *walker) archive(f *format, src *io.SectionReader, name string, depth int) (more bool) {
	defer func() { // the readers of archives are others' work on strangers' files
		if p := recover(); p != nil {
			more = w.fail(name, &parser.Error{Format: f.name, Cause: newBug(p, "")})
		}
	}()
	entries, total := int64(0), int64(0)
	var taken names
	if !w.namesOnly || w.shard.Of > 1 { // who only counts needs no names
		taken = names{}
	}
	for m, err := range f.members(src, path.Base(name)) {
		if w.ctx.Err() != nil {
			return false
		}
		if err != nil { // nothing behind this place can be read
			return w.fail(name, archiveError(f, err))
		}
		entries++
		total += max(m.size, m.stored, 0)
		if limit := overLimit(entries, total, src.Size()); limit != nil {
			return w.fail(name, &parser.Error{Format: f.name, Cause: limit})
		}
		if !m.mode.IsRegular() || !m.isDocument && noDocument(m.name) { // folders; links are not followed
			continue
		}
		if !w.member(f, &m, taken.unique(name+"!/"+printable(m.name)), depth) {
			return false
		}
	}
	return w.ctx.Err() == nil
}

// Limits of one archive. The bytes are those that its directory promises; no member
// gives more.
const (
	maxEntries = 5_000_000
	maxBytes   = 256 << 30
	maxRatio   = 1000 // of the bytes to the size of the archive, above ratioFloor
	ratioFloor = 1 << 30
)

func overLimit(entries, total, size int64) error {
	switch {
	case entries > maxEntries:
		return &parser.LimitError{Limit: "entries", Max: maxEntries, Got: entries}
	case total > maxBytes:
		return &parser.LimitError{Limit: "bytes in the archive", Max: maxBytes, Got: total}
	case total > ratioFloor && total/maxRatio > size:
		return &parser.LimitError{Limit: "times the size of the archive", Max: maxRatio, Got: total / max(size, 1)}
	}
	return nil
}

// member takes one file of an archive.
func (w *walker) member(f *format, m *member, name string, depth int) bool {
	switch {
	case isDocument(m.name) && !w.wants(name):
		return w.pass(name)
	case m.encrypted:
		return w.fail(name, &parser.Error{Format: f.name, Cause: parser.ErrEncrypted, Detail: "the archive has a password"})
	case isDocument(m.name) && m.size > w.limits.InputBytes:
		return w.tooLarge(name, m.size, m.size)
	}
	r, err := m.open()
	if err != nil {
		return w.fail(name, archiveError(f, err))
	}
	defer r.Close()
	var in io.Reader = &corruptReader{f, r}
	if m.size >= 0 { // a member that gives more than it promised is no member to trust
		in = &exactReader{r: in, left: m.size}
	}
	if isDocument(m.name) {
		return w.read(name, in, m.size)
	}
	head := make([]byte, sniffBytes)
	n, err := io.ReadFull(in, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return w.fail(name, err)
	}
	in = io.MultiReader(bytes.NewReader(head[:n]), in)
	if sniffArchive(m.name, head[:n]) == nil {
		return w.read(name, in, m.size)
	}
	return w.temporary(in, name, depth)
}

// temporary takes what looks like an archive and is no file of its own. depth is that
// of the archive it is in, -1 in none.
func (w *walker) temporary(in io.Reader, name string, depth int) bool {
	if w.namesOnly {
		return false
	}
	temp, err := os.CreateTemp("", "jixiao-*")
	if err != nil {
		return w.fail(name, err)
	}
	_ = os.Remove(temp.Name()) // where an open file needs no name, none is left behind, whatever happens
	defer os.Remove(temp.Name())
	defer temp.Close()
	size, err := io.Copy(temp, io.LimitReader(in, nestedBytes+1))
	switch {
	case err != nil:
		return w.fail(name, err)
	case size > nestedBytes:
		return w.fail(name, &parser.LimitError{Limit: "bytes of an archive in an archive", Max: nestedBytes, Got: size})
	}
	src := io.NewSectionReader(readerAt{w.ctx, temp}, 0, size)
	format := archiveFormat(name, src)
	switch {
	case format == nil: // a document by another name
		return w.read(name, src, size)
	case depth > 0:
		return w.fail(name, &parser.Error{Format: format.name, Cause: parser.ErrUnsupported, Detail: "archives nested too deep: unpack the outer one"})
	}
	return w.archive(format, src, name, depth+1)
}

// archiveError says why an archive or a member of it cannot be read.
func archiveError(f *format, err error) error {
	cause, detail := error(parser.ErrCorrupt), err.Error()
	if f.encrypted != nil && f.encrypted(err) {
		cause, detail = parser.ErrEncrypted, "the archive has a password"
	}
	return &parser.Error{Format: f.name, Cause: cause, Detail: detail}
}

// A corruptReader turns the errors of a decompressor into those of the format.
type corruptReader struct {
	f *format
	r io.Reader
}

func (c *corruptReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if err != nil && err != io.EOF {
		err = archiveError(c.f, err)
	}
	return n, err
}

// An exactReader fails where a member is longer than its header says.
type exactReader struct {
	r    io.Reader
	left int64
}

func (e *exactReader) Read(p []byte) (int, error) {
	n, err := e.r.Read(p[:min(int64(len(p)), e.left+1)])
	if e.left -= int64(n); e.left < 0 {
		return 0, &parser.Error{Cause: parser.ErrCorrupt, Detail: "the member is longer than the archive says"}
	}
	return n, err
}
