package gen_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gen"
)

var update = flag.Bool("update", false, "rewrite testdata/archive.zip")

// testdata/archive.zip, on which docs/analytics.md shows what can be asked, is the
// sample of 北戴河 and two dozen generated documents.
func TestSampleArchive(t *testing.T) {
	testdata := filepath.Join("..", "..", "testdata")
	beidaihe, err := os.ReadFile(filepath.Join(testdata, "beidaihe-2020.docx"))
	require.NoError(t, err)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name string, data []byte) {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write(data)
		require.NoError(t, err)
	}
	add("beidaihe-2020.docx", beidaihe)
	for d := range gen.Archive(6, 24) {
		if d.Broken == "" {
			add(d.Name, d.Data)
		}
	}
	require.NoError(t, z.Close())

	path := filepath.Join(testdata, "archive.zip")
	if *update {
		require.NoError(t, os.WriteFile(path, b.Bytes(), 0o644))
	}
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(b.Bytes(), got), "%s is another: run go test ./internal/gen -update", path)
}
