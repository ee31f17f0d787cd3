package gen

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"io"
)

// WriteTarGz writes documents 0 to n-1 of an archive as a .tar.gz.
func WriteTarGz(w io.Writer, seed uint64, n int) error {
	z := gzip.NewWriter(w)
	t := tar.NewWriter(z)
	for d := range Archive(seed, n) {
		// PAX, because it says that names are UTF-8
		h := tar.Header{Name: d.Name, Mode: 0o644, Size: int64(len(d.Data)), Format: tar.FormatPAX}
		if err := t.WriteHeader(&h); err != nil {
			return err
		}
		if _, err := t.Write(d.Data); err != nil {
			return err
		}
	}
	return errors.Join(t.Close(), z.Close())
}
