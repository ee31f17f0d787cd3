package batch

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/export"
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

// Temporary copies of archives in archives are gone when a job ends, however early. They
// are made once, and an input is opened once, whoever counts beside the reading.
func TestTemporaryCopies(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Chdir(t.TempDir())
	archive := func(members ...string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for i, m := range members {
			w, err := z.Create(fmt.Sprintf("%d.bin", i))
			require.NoError(t, err)
			_, err = io.WriteString(w, m)
			require.NoError(t, err)
		}
		require.NoError(t, z.Close())
		return b.Bytes()
	}
	noise := make([]byte, 1<<20)
	_, _ = rand.NewChaCha8([32]byte{}).Read(noise) // it never fails
	inner := string(archive("PK\x03\x04 broken", string(noise)))
	require.NoError(t, os.WriteFile("a.zip", archive(inner, inner+" ", inner+"  "), 0o666))
	opened := 0
	for _, open := range []func(context.Context, string) (io.ReadCloser, error){nil, func(_ context.Context, name string) (io.ReadCloser, error) {
		opened++
		return os.Open(name)
	}} {
		j := &Job{Inputs: []string{"a.zip"}, Output: "out.ndjson", MaxFailures: 1, Options: Options{Open: open}}
		j.Open = func(files *export.Staging) (export.Sink, error) {
			w, err := files.Create("out.ndjson")
			return export.NewNDJSON(w), err
		}
		j.Watch = func(_ Result, p Progress) {
			assert.Zero(t, p.Total, "nobody inflates an archive to count what is in it")
		}
		_, err := j.Run(t.Context())
		require.ErrorIs(t, err, ErrTooManyFailures)
		left, err := os.ReadDir(temp)
		require.NoError(t, err)
		assert.Empty(t, left)
	}
	assert.Equal(t, 1, opened)
}
