package batch

import (
	"archive/tar"
	"bytes"
	"context"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser"
)

// A stopping file ends the context when it is read behind a place, and counts what is
// read of it then.
type stopping struct {
	io.ReaderAt
	stop  func()
	at    int64
	after int
}

func (s *stopping) ReadAt(p []byte, off int64) (int, error) {
	if off > s.at {
		s.stop()
		s.after++
	}
	return s.ReaderAt.ReadAt(p, off)
}

// Nothing more of an archive is read when the context is done, be it passed over,
// copied, or a document.
func TestArchiveStops(t *testing.T) {
	for _, name := range []string{"passed over.jpg", "document.html", "nested.bin"} {
		var b bytes.Buffer
		z := tar.NewWriter(&b)
		data := append([]byte("PK\x03\x04"), make([]byte, 8<<20)...)
		require.NoError(t, z.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(data))}))
		_, err := z.Write(data)
		require.NoError(t, err)
		require.NoError(t, z.Close())

		ctx, stop := context.WithCancel(t.Context())
		file := &stopping{ReaderAt: bytes.NewReader(b.Bytes()), stop: stop, at: 1 << 20}
		w := walker{ctx: ctx, limits: parser.DefaultLimits(), yield: func(item) bool { t.Error("an input"); return true }}
		src := io.NewSectionReader(readerAt{ctx, file}, 0, int64(b.Len()))
		more := w.archive(tarFormat, src, "a.tar", 0)
		assert.False(t, more, name)
		assert.LessOrEqual(t, file.after, 1, name)
	}
}

type readFunc func([]byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

// So it is with what others open, which may have no end.
func TestOpenedStops(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	n := 0
	endless := readFunc(func(p []byte) (int, error) {
		if n++; n == 10 {
			stop()
		}
		return len(p), nil
	})
	o := Options{Open: func(context.Context, string) (io.ReadCloser, error) { return io.NopCloser(endless), nil }}
	for range Run(ctx, []string{"endless"}, o) {
		t.Error("a result")
	}
	assert.Equal(t, 10, n)
}
