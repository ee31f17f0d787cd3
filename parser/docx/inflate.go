package docx

import (
	"bufio"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// A flater inflates one member of a package after another, with the same memory.
type flater struct {
	src *bufio.Reader
	io.ReadCloser
}

var flaters = sync.Pool{New: func() any {
	src := bufio.NewReader(nil)
	return &flater{src, flate.NewReader(src)}
}}

// inflate inflates a member of a package.
func inflate(src io.Reader) io.ReadCloser {
	f := flaters.Get().(*flater)
	f.src.Reset(src)
	_ = f.ReadCloser.(flate.Resetter).Reset(f.src, nil) // has no error to report
	return &inflater{f}
}

// An inflater gives its flater back when it is closed.
type inflater struct{ *flater }

func (i *inflater) Read(p []byte) (int, error) {
	if i.flater == nil {
		return 0, io.ErrClosedPipe
	}
	return i.flater.Read(p)
}

func (i *inflater) Close() error {
	if i.flater == nil {
		return nil
	}
	err := i.flater.Close()
	flaters.Put(i.flater)
	i.flater = nil
	return err
}
