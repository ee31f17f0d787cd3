package batch_test

import (
	"context"
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/batch"
)

// Of two runs with the same output, the second does nothing; and a run that was killed
// keeps nobody out.
func TestTwoRunsOnOneOutput(t *testing.T) {
	t.Chdir(t.TempDir())
	corpus(t, "in", 12)
	mustRun(t, job("in", "whole"))
	first := job("in", "out")
	first.Watch = func(_ batch.Result, p batch.Progress) {
		if p.Done > 1 {
			return
		}
		other := job("in", "out")
		other.Fresh = true
		_, err := other.Run(t.Context())
		require.ErrorIs(t, err, batch.ErrLocked)
		assert.ErrorContains(t, err, "out: ")
		assert.FileExists(t, "out.jixiao/ledger", "not even what --fresh would delete is gone")
		_, err = batch.Merge(t.Context(), []string{"whole"}, "out", openAll("out"))
		require.ErrorIs(t, err, batch.ErrLocked)
		_, err = child("out").Output()
		failed, ok := err.(*exec.ExitError)
		require.True(t, ok, "another process")
		assert.Contains(t, string(failed.Stderr), batch.ErrLocked.Error())
	}
	first.Workers = 1
	mustRun(t, first)
	want := contents(t, "out")

	killed := child("killed")
	require.NoError(t, killed.Start())
	time.Sleep(30 * time.Millisecond)
	_ = killed.Process.Kill() // it may be through
	_ = killed.Wait()
	_, err := job("in", "killed").Run(context.Background())
	require.NoError(t, err)
	same(t, want, contents(t, "killed"), "after the kill")
}
