package batch

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Whatever a WARC file holds, its records come to an end, and there are no more of
// them than there are bytes.
func FuzzWARC(f *testing.F) {
	wget, err := os.ReadFile("testdata/wget.warc.gz")
	require.NoError(f, err)
	f.Add(wget)
	z, err := gzip.NewReader(bytes.NewReader(wget))
	require.NoError(f, err)
	plain, err := io.ReadAll(z)
	require.NoError(f, err)
	f.Add(plain)
	f.Add([]byte("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: u\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>\r\n\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var in io.Reader = bytes.NewReader(data)
		if bytes.HasPrefix(data, []byte("\x1f\x8b")) {
			in = newGzipRecords(io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))))
		}
		n := 0
		for m, err := range warcMembers(in) {
			n++
			if err != nil || !m.mode.IsRegular() {
				continue
			}
			assert.NotEmpty(t, m.name)
			if r, err := m.open(); err == nil {
				_, _ = io.Copy(io.Discard, io.LimitReader(r, 1<<20)) // it may be damaged
			}
		}
		assert.LessOrEqual(t, n, 1+1100*len(data), "deflate makes a thousand bytes of one")
	})
}
