package docx

import (
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// inflaters keeps what inflates, with the memory it has: a package has many small
// members.
var inflaters = sync.Pool{New: func() any { return flate.NewReader(nil) }}

// inflate inflates a member of a package.
func inflate(src io.Reader) io.ReadCloser {
	r := inflaters.Get().(io.ReadCloser)
	_ = r.(flate.Resetter).Reset(src, nil) // has no error to report
	return &inflater{r}
}

// An inflater gives its reader back when it is closed.
type inflater struct{ r io.ReadCloser }

func (i *inflater) Read(p []byte) (int, error) {
	if i.r == nil {
		return 0, io.ErrClosedPipe
	}
	return i.r.Read(p)
}

func (i *inflater) Close() error {
	if i.r == nil {
		return nil
	}
	err := i.r.Close()
	inflaters.Put(i.r)
	i.r = nil
	return err
}
