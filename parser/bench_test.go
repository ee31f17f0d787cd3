package parser_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/parser/docx"
	"github.com/jixiao-data/jixiao/parser/form"
	"github.com/jixiao-data/jixiao/parser/html"
	"github.com/jixiao-data/jixiao/parser/page"
)

// The benchmarks of this file do the whole job, bytes to tree, and each stage of it
// alone on the same documents. bench/ compares them with other readers.

// parseAll reads documents in turn and returns when all are read once.
func parseAll(b *testing.B, docs [][]byte) {
	for _, data := range docs {
		_, err := parser.Parse(b.Context(), "", data)
		require.NoError(b, err)
	}
}

// BenchmarkParse reads documents of growing length: the time per table must not
// grow. MB/s are of document.xml, or of the html page.
func BenchmarkParse(b *testing.B) {
	for _, tables := range []int{50, 500, 4000} { // 5,000 are over the limit of inflated bytes
		b.Run(fmt.Sprint("docx/", tables), func(b *testing.B) {
			docs := [][]byte{gen.Word(tables)}
			b.SetBytes(int64(len(gen.WordXML(tables))))
			b.ReportAllocs()
			for b.Loop() {
				parseAll(b, docs)
			}
			perTable(b, tables)
		})
	}
	for _, tables := range []int{50, 500, 3000} { // and of nodes
		b.Run(fmt.Sprint("html/", tables), func(b *testing.B) {
			docs := [][]byte{gen.HTML(tables)}
			b.SetBytes(int64(len(docs[0])))
			b.ReportAllocs()
			for b.Loop() {
				parseAll(b, docs)
			}
			perTable(b, tables)
		})
	}
}

func perTable(b *testing.B, tables int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(tables), "ns/table")
}

// BenchmarkArchive reads an archive of small documents of all forms, one after
// another.
func BenchmarkArchive(b *testing.B) {
	for _, format := range []string{"docx", "html"} {
		b.Run(format, func(b *testing.B) {
			docs, size := archive(format)
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				parseAll(b, docs)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(docs)), "ns/document")
		})
	}
}

// archive gives generated documents of one format that are not broken, and the
// number of bytes of their markup.
func archive(format string) (docs [][]byte, size int) {
	for doc := range gen.Archive(1, 400) {
		if doc.Format != format || doc.Broken != "" {
			continue
		}
		docs = append(docs, doc.Data)
		if format == "html" {
			size += len(doc.Data)
			continue
		}
		if z, err := zip.NewReader(bytes.NewReader(doc.Data), int64(len(doc.Data))); err == nil {
			for _, f := range z.File {
				size += int(f.UncompressedSize64)
			}
		}
	}
	return docs, size
}

// BenchmarkStages takes the stages of the whole job apart: what inflating alone
// takes, reading the page, and finding the forms on it.
func BenchmarkStages(b *testing.B) {
	const tables = 500
	word, web := gen.Word(tables), gen.HTML(tables)
	b.Run("inflate", func(b *testing.B) {
		for b.Loop() {
			inflate(b, word)
		}
		perTable(b, tables)
	})
	for _, s := range []struct {
		name string
		data []byte
		read func(context.Context, []byte, page.Limits) (*page.Document, error)
	}{{"docx", word, docx.Read}, {"html", web, html.Read}} {
		b.Run(s.name+"/page", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := s.read(b.Context(), s.data, page.DefaultLimits())
				require.NoError(b, err)
			}
			perTable(b, tables)
		})
		b.Run(s.name+"/form", func(b *testing.B) {
			doc, err := s.read(b.Context(), s.data, page.DefaultLimits())
			require.NoError(b, err)
			b.ReportAllocs()
			for b.Loop() {
				_, err := form.Read(b.Context(), doc)
				require.NoError(b, err)
			}
			perTable(b, tables)
		})
	}
}

// inflate reads every member of a package and drops it.
func inflate(tb testing.TB, data []byte) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(tb, err)
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(tb, err)
		_, err = io.Copy(io.Discard, r)
		require.NoError(tb, err)
		require.NoError(tb, r.Close())
	}
}
