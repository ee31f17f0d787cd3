//go:build unix

package batch_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/batch"
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

// The memory of a job does not grow with the number of its documents: at ten times
// as many it is less than a fifth more.
func TestMemoryIsFlat(t *testing.T) {
	large, err := strconv.Atoi(os.Getenv("JIXIAO_TEST_DOCUMENTS"))
	if err != nil {
		t.Skip("takes minutes: set JIXIAO_TEST_DOCUMENTS=10000")
	}
	t.Chdir(t.TempDir())
	peak := func(n int) int64 {
		in := fmt.Sprintf("%d.tar.gz", n)
		largeArchive(t, in, n)
		c := exec.Command(os.Args[0], "-test.run=^$")
		c.Env = append(os.Environ(), "BATCH_TEST_IN="+in, fmt.Sprintf("BATCH_TEST_OUT=out%d", n), "BATCH_TEST_TEXT=1")
		start := time.Now()
		require.NoError(t, c.Run())
		usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
		require.True(t, ok)
		t.Logf("%d documents: %d MiB at most, %s", n, usage.Maxrss>>10, time.Since(start).Round(time.Millisecond))
		return usage.Maxrss
	}
	few, many := peak(large/10), peak(large)
	assert.Less(t, float64(many), 1.2*float64(few))
}

// Benchmarks with different numbers of workers: reading alone, and a whole job with
// its ledger and output.

func BenchmarkRun(b *testing.B) {
	benchmarkWorkers(b, func(in string, workers int) (n int) {
		for range batch.Run(context.Background(), []string{in}, batch.Options{Workers: workers}) {
			n++
		}
		return n
	})
}

func BenchmarkJob(b *testing.B) {
	out := filepath.Join(b.TempDir(), "out.ndjson")
	benchmarkWorkers(b, func(in string, workers int) int {
		j := batch.Job{Inputs: []string{in}, Output: out, Fresh: true, Options: batch.Options{Workers: workers}}
		j.Open = openLines(out)
		return mustRun(b, &j).Inputs
	})
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
