//go:build unix

package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Who interrupts need not wait for a pipe that gives nothing.
func TestInterruptedAtAPipe(t *testing.T) {
	sample := "../../testdata/beidaihe-2020.docx"
	for name, run := range map[string]func(ctx context.Context, path string, std *streams) error{
		"show": func(ctx context.Context, path string, std *streams) error {
			return (&showCommand{File: path}).Run(ctx, std)
		},
		"check": func(ctx context.Context, path string, std *streams) error {
			return (&checkCommand{Files: []string{path}}).Run(ctx, std)
		},
		"link": func(ctx context.Context, path string, std *streams) error {
			return (&linkCommand{Targets: sample, Evaluation: path}).Run(ctx, std)
		},
		"convert": func(ctx context.Context, path string, std *streams) error {
			c := convertCommand{Files: []string{path}}
			c.Format = "json"
			return c.Run(ctx, std)
		},
	} {
		path := filepath.Join(t.TempDir(), "pipe.docx")
		require.NoError(t, syscall.Mkfifo(path, 0o600))
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- run(ctx, path, &streams{out: io.Discard, err: io.Discard}) }()
		w, err := os.OpenFile(path, os.O_WRONLY, 0) // which waits for one who reads
		require.NoError(t, err)
		cancel()
		require.ErrorIs(t, <-done, context.Canceled, name)
		require.NoError(t, w.Close())
	}
}

// Of the values that are waited for, those that are there have their lines.
func TestInterruptedValue(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in, values := io.Pipe()
	lines, out := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- (&valueCommand{}).Run(ctx, &streams{in: in, out: out, err: io.Discard}) }()
	_, err := fmt.Fprintln(values, "≥95%")
	require.NoError(t, err)
	line, err := bufio.NewReader(lines).ReadString('\n')
	require.NoError(t, err)
	assert.Contains(t, line, "≥95%")
	cancel()
	require.ErrorIs(t, <-done, context.Canceled)
}
