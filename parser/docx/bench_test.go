package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"testing"

	"github.com/fumiama/go-docx"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/parser/page"
)

// The benchmarks read a document of 500 forms. MB/s are of document.xml, as it is
// after inflating; Inflate and GoDocx are there to compare with in the same run.

func benchmarkDocument(b *testing.B, tables int) []byte {
	b.Helper()
	xml := gen.WordXML(tables)
	b.SetBytes(int64(len(xml)))
	return packed(b, xml)
}

func BenchmarkRead(b *testing.B) {
	for _, size := range []struct {
		name   string
		tables int
	}{{"50", 50}, {"500", 500}, {"4000", 4000}} {
		b.Run(size.name, func(b *testing.B) {
			data := benchmarkDocument(b, size.tables)
			b.ReportAllocs()
			for b.Loop() {
				_, err := Read(context.Background(), data, page.DefaultLimits())
				require.NoError(b, err)
			}
		})
	}
}

// BenchmarkReadSmall reads a document of the size that most published ones have.
func BenchmarkReadSmall(b *testing.B) {
	data, err := os.ReadFile("testdata/beidaihe-2020.docx")
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		_, err := Read(context.Background(), data, page.DefaultLimits())
		require.NoError(b, err)
	}
}

func BenchmarkInflate(b *testing.B) {
	data := benchmarkDocument(b, 500)
	for b.Loop() {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		require.NoError(b, err)
		f, err := z.Open("word/document.xml")
		require.NoError(b, err)
		_, err = io.Copy(io.Discard, f)
		require.NoError(b, err)
	}
}

func BenchmarkGoDocx(b *testing.B) {
	data := benchmarkDocument(b, 500)
	b.ReportAllocs()
	for b.Loop() {
		_, err := docx.Parse(bytes.NewReader(data), int64(len(data)))
		require.NoError(b, err)
	}
}

func BenchmarkInflateSmall(b *testing.B) {
	data, err := os.ReadFile("testdata/beidaihe-2020.docx")
	require.NoError(b, err)
	for b.Loop() {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		require.NoError(b, err)
		for _, f := range z.File {
			r, err := f.Open()
			require.NoError(b, err)
			_, err = io.Copy(io.Discard, r)
			require.NoError(b, err)
		}
	}
}
