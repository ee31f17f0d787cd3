package html

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/parser/charset"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/require"
)

// BenchmarkRead is the reader's part of the whole job; BenchmarkGoquery is what
// decoding and building goquery's document of the same bytes take. The reader is to
// stay below 0.7 of it, so that the whole job stays below 1.5.
func BenchmarkRead(b *testing.B) {
	eachPage(b, func(b *testing.B, data []byte) {
		_, err := Read(context.Background(), data, page.DefaultLimits())
		require.NoError(b, err)
	})
}

func BenchmarkGoquery(b *testing.B) {
	eachPage(b, func(b *testing.B, data []byte) {
		text, err := charset.Decode(context.Background(), data, "", 1<<30)
		require.NoError(b, err)
		_, err = goquery.NewDocumentFromReader(bytes.NewReader(text.UTF8))
		require.NoError(b, err)
	})
}

// eachPage times what is done to the samples and to generated pages, all forms
// together.
func eachPage(b *testing.B, do func(b *testing.B, data []byte)) {
	for _, name := range []string{"beidaihe-2020.html", "central-selfeval-b.html"} {
		data, err := os.ReadFile("testdata/" + name)
		require.NoError(b, err)
		b.Run(name, func(b *testing.B) { benchPages(b, [][]byte{data}, do) })
	}
	var pages [][]byte
	for i := 0; len(pages) < 30; i++ {
		if d := gen.Document(1, i); d.Format == "html" && d.Broken == "" {
			pages = append(pages, d.Data)
		}
	}
	b.Run("generated", func(b *testing.B) { benchPages(b, pages, do) })
}

func benchPages(b *testing.B, pages [][]byte, do func(b *testing.B, data []byte)) {
	size := 0
	for _, data := range pages {
		size += len(data)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, data := range pages {
			do(b, data)
		}
	}
}
