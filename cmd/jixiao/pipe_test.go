package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Whoever writes a name to a pipe gets its line before there is a next name.
func TestPipeAnswersAtOnce(t *testing.T) {
	in, names := io.Pipe()
	lines, out := io.Pipe()
	var stderr bytes.Buffer
	done := make(chan error, 1)
	c := convertCommand{Files: []string{"-"}}
	c.Workers = 2
	c.Format = "ndjson"
	go func() {
		done <- c.Run(t.Context(), &streams{in: in, out: out, err: &stderr})
		out.Close()
	}()
	answers := bufio.NewReader(lines)
	for _, name := range []string{"beidaihe-2020.docx", "beidaihe-2020.html", "beidaihe-2020.docx"} {
		path := filepath.ToSlash(filepath.Join("..", "..", "testdata", name))
		_, err := fmt.Fprintln(names, path)
		require.NoError(t, err)
		line, err := answers.ReadString('\n')
		require.NoError(t, err)
		assert.Contains(t, line, `"source":{"name":"`+path+`"`)
	}
	require.NoError(t, names.Close())
	require.NoError(t, <-done)
	assert.Empty(t, stderr.String())
}

// It stops when it is told to, or when nobody listens, even if no name comes.
func TestPipeStops(t *testing.T) {
	c := convertCommand{Files: []string{"-"}}
	c.Format = "ndjson"
	in, _ := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, c.Run(ctx, &streams{in: in, out: io.Discard, err: io.Discard}), context.Canceled)

	deaf := errors.New("nobody listens")
	lines, out := io.Pipe()
	require.NoError(t, lines.CloseWithError(deaf))
	in, names := io.Pipe()
	go fmt.Fprintln(names, "../../testdata/beidaihe-2020.docx")
	require.ErrorIs(t, c.Run(t.Context(), &streams{in: in, out: out, err: io.Discard}), deaf)
}
