package html

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/require"
)

// BenchmarkRead is the whole job; BenchmarkGoquery is what building goquery's
// document of the same bytes alone takes. Reading is to stay below 1.5 times.
func BenchmarkRead(b *testing.B) {
	eachSample(b, func(b *testing.B, data []byte) {
		for b.Loop() {
			_, err := Read(context.Background(), data, page.DefaultLimits())
			require.NoError(b, err)
		}
	})
}

func BenchmarkGoquery(b *testing.B) {
	eachSample(b, func(b *testing.B, data []byte) {
		for b.Loop() {
			_, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
			require.NoError(b, err)
		}
	})
}

func eachSample(b *testing.B, run func(b *testing.B, data []byte)) {
	for _, name := range []string{"beidaihe-2020.html", "central-selfeval-b.html"} {
		data, err := os.ReadFile("testdata/" + name)
		require.NoError(b, err)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			run(b, data)
		})
	}
}
