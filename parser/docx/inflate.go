package docx

import (
	"bufio"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// A flater inflates, with memory that one member after another can use: a package has
// many small members.
type flater struct {
	src *bufio.Reader // or flate makes one for each
	r   io.ReadCloser
}

var flaters = sync.Pool{New: func() any { return &flater{bufio.NewReader(nil), flate.NewReader(nil)} }}

// inflate inflates a member of a package.
func inflate(src io.Reader) io.ReadCloser {
	f := flaters.Get().(*flater)
	f.src.Reset(src)
	_ = f.r.(flate.Resetter).Reset(f.src, nil) // has no error to report
	return &inflater{f}
}

// An inflater gives its memory back when it is closed.
type inflater struct{ f *flater }

func (i *inflater) Read(p []byte) (int, error) {
	if i.f == nil {
		return 0, io.ErrClosedPipe
	}
	return i.f.r.Read(p)
}

func (i *inflater) Close() error {
	if i.f == nil {
		return nil
	}
	err := i.f.r.Close()
	i.f.src.Reset(nil)
	flaters.Put(i.f)
	i.f = nil
	return err
}
