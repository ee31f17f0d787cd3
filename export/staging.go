package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Staging holds output files back until all of them are complete: they are
// written under other names beside their places, and renamed by [Staging.Commit].
// A program that is stopped half-way leaves no file that looks finished.
// Several that write the same files do not meet before their Commit, and the last one
// wins. The zero Staging is ready for use.
type Staging struct {
	// Alone says that nobody else writes these files, as when there is a lock. Their
	// other names are then always the same, and what a run that was killed has left
	// under them is overwritten.
	Alone   bool
	files   []*stagedFile
	release []func()
}

type stagedFile struct {
	*bufio.Writer          // nil for a file that others write
	file          *os.File // nil for a file that others write
	temp          string
	final         string // "" for a device or a pipe, which is written to directly
}

// ErrNoFile is the cause of the error where a file is needed and the path leads to
// something else.
var ErrNoFile = errors.New("not a regular file")

// Create begins the file that is to appear at path, in a folder that exists. A
// path that leads to a device or a pipe is written to directly.
func (s *Staging) Create(path string) (io.Writer, error) {
	out, err := stage(path)
	if err != nil {
		return nil, err
	}
	if err := s.open(out); err != nil {
		return nil, err
	}
	out.Writer = bufio.NewWriterSize(out.file, 1<<16)
	s.files = append(s.files, out)
	return out, nil
}

// CreatePath begins a file as [Staging.Create] does, for one who writes it by its
// name: it is there, and empty. A device or a pipe will not do.
func (s *Staging) CreatePath(path string) (temp string, err error) {
	out, err := stage(path)
	if err != nil {
		return "", err
	}
	if out.final == "" {
		return "", fmt.Errorf("%s: %w", path, ErrNoFile)
	}
	if err := s.open(out); err != nil {
		return "", err
	}
	if err := out.file.Close(); err != nil {
		return "", err
	}
	out.file = nil
	s.files = append(s.files, out)
	return out.temp, nil
}

// open opens the file that is written until Commit.
func (s *Staging) open(out *stagedFile) (err error) {
	dir, base := filepath.Split(out.final)
	switch {
	case out.final == "":
		out.file, err = os.OpenFile(out.temp, os.O_WRONLY, 0)
		return err
	case s.Alone:
		out.temp = filepath.Join(dir, "."+base+".part")
		out.file, err = os.Create(out.temp)
		return err
	}
	for { // os.CreateTemp would make a file that is its owner's alone
		out.temp = filepath.Join(dir, fmt.Sprintf(".%s.%d.part", base, rand.Uint32()))
		out.file, err = os.OpenFile(out.temp, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
}

// stage finds out where a file is to appear, or that it is written to directly.
func stage(path string) (*stagedFile, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if to, err := os.Readlink(path); err == nil { // a link to what is not there yet
			if !filepath.IsAbs(to) {
				to = filepath.Join(filepath.Dir(path), to)
			}
			return stage(to)
		}
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%s: is a folder", path)
	case !info.Mode().IsRegular():
		return &stagedFile{temp: path}, nil
	default: // keep a link, and replace what it points to
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return nil, err
		}
	}
	return &stagedFile{final: path}, nil
}

// Paths are the places of the files, but for devices and pipes.
func (s *Staging) Paths() []string {
	var all []string
	for _, f := range s.files {
		if f.final != "" {
			all = append(all, f.final)
		}
	}
	return all
}

// OnDiscard has [Staging.Discard] call a function first: what writes a file may have
// to let go of it.
func (s *Staging) OnDiscard(f func()) { s.release = append(s.release, f) }

// Commit puts all files in their places. When it fails, call Discard.
func (s *Staging) Commit() error {
	for _, f := range s.files {
		if err := f.finish(); err != nil {
			return err
		}
	}
	for len(s.files) > 0 {
		if f := s.files[0]; f.final != "" {
			if err := os.Rename(f.temp, f.final); err != nil {
				return err
			}
		}
		s.files = s.files[1:]
	}
	return nil
}

// Clear is Discard, and removes what was in the places before.
func (s *Staging) Clear() error {
	paths := s.Paths()
	s.Discard()
	for _, path := range paths {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// finish has a file's content on the disk, and closes it.
func (f *stagedFile) finish() error {
	if f.file == nil {
		var err error
		if f.file, err = os.OpenFile(f.temp, os.O_RDWR, 0); err != nil {
			return err
		}
	} else if err := f.Flush(); err != nil {
		return err
	}
	if f.final != "" {
		if err := f.file.Sync(); err != nil {
			return err
		}
	}
	return f.file.Close()
}

// Discard removes the files that are not in their places. After a Commit there
// are none.
func (s *Staging) Discard() {
	for _, f := range s.release {
		f()
	}
	for _, f := range s.files {
		if f.file != nil {
			_ = f.file.Close() // it may be closed; its content does not matter any more
		}
		if f.final != "" {
			_ = os.Remove(f.temp)
		}
	}
	s.files, s.release = nil, nil
}
