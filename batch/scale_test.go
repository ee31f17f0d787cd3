package batch_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/parquet"
	"github.com/jixiao-data/jixiao/internal/gen"
)

// largeArchive writes a .tar.gz of n documents.
func largeArchive(t testing.TB, path string, n int) {
	t.Helper()
	f, err := os.Create(path)
	require.NoError(t, err)
	require.NoError(t, gen.WriteTarGz(f, 1, n))
	require.NoError(t, f.Close())
}

// Benchmarks with different numbers of workers: reading alone, and whole jobs with
// ledger and output.

func BenchmarkRun(b *testing.B) {
	benchmarkWorkers(b, func(in string, workers int) (n int) {
		for range batch.Run(context.Background(), []string{in}, batch.Options{Workers: workers}) {
			n++
		}
		return n
	})
}

func BenchmarkJob(b *testing.B) {
	for _, format := range formatNames {
		b.Run(format, func(b *testing.B) {
			out := filepath.Join(b.TempDir(), "out")
			benchmarkWorkers(b, func(in string, workers int) int {
				j := batch.Job{Inputs: []string{in}, Output: out, Fresh: true, Options: batch.Options{Workers: workers}}
				j.Open = func(files *export.Staging) (export.Sink, error) {
					sink, err := openFormat(format, out)(files)
					if p, ok := sink.(*parquet.Sink); ok {
						p.Workers = workers
					}
					return sink, err
				}
				return mustRun(b, &j).Inputs
			})
		})
	}
}

func benchmarkWorkers(b *testing.B, run func(in string, workers int) int) {
	in := filepath.Join(b.TempDir(), "in.tar.gz")
	largeArchive(b, in, 200)
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			for b.Loop() {
				require.Equal(b, 200, run(in, workers))
			}
			b.ReportMetric(200*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
		})
	}
}
