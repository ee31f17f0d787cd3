//go:build linux || darwin

package batch_test

import (
	"bytes"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/schema"
)

// In the process that a test starts, no file can grow beyond a limit: what a full
// disk is to a program.
func init() {
	if n, err := strconv.ParseUint(os.Getenv("BATCH_TEST_FILE_BYTES"), 10, 63); err == nil {
		signal.Ignore(syscall.SIGXFSZ)
		limit := syscall.Rlimit{Cur: n, Max: n}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			panic(err)
		}
	}
}

// A run that the disk has no place for fails, and goes on when there is place again:
// with what it had read, and to the same bytes.
func TestFullDisk(t *testing.T) {
	t.Chdir(t.TempDir())
	corpus(t, "in", 40)
	mustRun(t, job("in", "calm"))
	want := contents(t, "calm")
	kept := int64(0)
	for _, limit := range []int{0, 10_000, 40_000, 200_000} { // of the ledger, of the output
		var stderr bytes.Buffer
		c := child("full")
		// SQLite would not even begin, and nothing would be read.
		c.Env = append(c.Env, fmt.Sprintf("BATCH_TEST_FILE_BYTES=%d", limit), "BATCH_TEST_FORMATS=ndjson,csv")
		c.Stderr = &stderr
		require.Error(t, c.Run())
		assert.Contains(t, stderr.String(), "file too large")
		assert.NoFileExists(t, "full/out.ndjson")
		assert.NoFileExists(t, "full/.out.ndjson.part")
		assert.NoFileExists(t, "full.jixiao/run.json")
		info, err := os.Stat("full.jixiao/ledger")
		require.NoError(t, err)
		assert.GreaterOrEqual(t, info.Size(), kept, "nothing that was read is lost")
		kept = info.Size()
	}
	assert.Positive(t, kept)
	mustRun(t, job("in", "full"))
	same(t, want, contents(t, "full"), "with place again")
}

// The same where only the output is on the disk that is full.
func TestFullDiskOfTheOutput(t *testing.T) {
	t.Chdir(t.TempDir())
	corpus(t, "in", 16)
	mustRun(t, job("in", "calm"))
	j := job("in", "full")
	j.Open = func(files *export.Staging) (export.Sink, error) {
		sink, err := openAll("full")(files)
		return &fullSink{sink, 5}, err
	}
	s, err := j.Run(t.Context())
	require.ErrorIs(t, err, syscall.ENOSPC)
	assert.Equal(t, 6, s.Read)
	entries, err := os.ReadDir("full")
	require.NoError(t, err)
	assert.Empty(t, entries, "nothing half-done is left")
	mustRun(t, job("in", "full"))
	same(t, contents(t, "calm"), contents(t, "full"), "with place again")
}

// A fullSink has place for some disclosures.
type fullSink struct {
	export.Sink
	left int
}

func (s *fullSink) Write(d *schema.Disclosure) error {
	if s.left--; s.left < 0 {
		return syscall.ENOSPC
	}
	return s.Sink.Write(d)
}
