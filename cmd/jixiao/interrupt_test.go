package main

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gen"
)

// A stopper is standard error to somebody who interrupts at the first word.
type stopper struct {
	bytes.Buffer
	stop func()
}

func (s *stopper) Write(p []byte) (int, error) {
	s.stop()
	return s.Buffer.Write(p)
}

// Who interrupts a batch is told how to go on; and the same command does.
func TestInterruptedConvert(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.Mkdir("in", 0o777))
	require.NoError(t, os.WriteFile("in/0.docx", []byte("PK\x03\x04broken"), 0o666))
	for d := range gen.Archive(1, 20) {
		require.NoError(t, os.WriteFile("in/"+d.Name, d.Data, 0o666))
	}
	convert := func() convertCommand {
		c := convertCommand{Files: []string{"in"}}
		c.Format, c.Output = "ndjson", "out.ndjson"
		return c
	}
	ctx, cancel := context.WithCancel(t.Context())
	stderr := &stopper{stop: cancel}
	c := convert()
	err := c.Run(ctx, &streams{err: stderr})
	require.EqualError(t, err, "interrupted: what was read is kept, and the same command goes on from here")
	assert.Contains(t, stderr.String(), "failed      1: 1 corrupt", "the summary is of what was done")
	assert.NoFileExists(t, "out.ndjson")
	c = convert()
	require.ErrorIs(t, c.Run(t.Context(), &streams{err: &bytes.Buffer{}}), errReported)
	assert.FileExists(t, "out.ndjson")
}
