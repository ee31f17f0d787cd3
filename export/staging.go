package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Staging holds output files back until all of them are complete: they are
// written under other names beside their places, and renamed by [Staging.Commit].
// A program that is stopped half-way leaves no file that looks finished.
// The zero Staging is ready for use.
type Staging struct{ files []*stagedFile }

type stagedFile struct {
	*bufio.Writer
	file  *os.File
	final string // "" for a device or a pipe, which is written to directly
}

// Create begins the file that is to appear at path, in a folder that exists. A
// path that leads to a device or a pipe is written to directly.
func (s *Staging) Create(path string) (io.Writer, error) {
	flags, temp := os.O_WRONLY|os.O_CREATE|os.O_TRUNC, ""
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%s: is a folder", path)
	case !info.Mode().IsRegular():
		flags, temp = os.O_WRONLY, path
	default: // keep a link, and replace what it points to
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return nil, err
		}
	}
	out := &stagedFile{}
	if temp == "" {
		out.final = path
		temp = filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".part")
	}
	if out.file, err = os.OpenFile(temp, flags, 0o666); err != nil {
		return nil, err
	}
	out.Writer = bufio.NewWriterSize(out.file, 1<<16)
	s.files = append(s.files, out)
	return out, nil
}

// Commit puts all files in their places. When it fails, call Discard.
func (s *Staging) Commit() error {
	for _, f := range s.files {
		if err := f.Flush(); err != nil {
			return err
		}
		if f.final != "" {
			if err := f.file.Sync(); err != nil {
				return err
			}
		}
		if err := f.file.Close(); err != nil {
			return err
		}
	}
	for len(s.files) > 0 {
		if f := s.files[0]; f.final != "" {
			if err := os.Rename(f.file.Name(), f.final); err != nil {
				return err
			}
		}
		s.files = s.files[1:]
	}
	return nil
}

// Discard removes the files that are not in their places. After a Commit there
// are none.
func (s *Staging) Discard() {
	for _, f := range s.files {
		_ = f.file.Close() // it may be closed; its content does not matter any more
		if f.final != "" {
			_ = os.Remove(f.file.Name())
		}
	}
	s.files = nil
}
