package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// It reads its inputs, prints the address to open, which holds the key, answers there,
// and ends well when it is told to.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	in, out := io.Pipe()
	var messages bytes.Buffer
	c := serveCommand{
		Host: "127.0.0.1", Corrections: filepath.Join(dir, "c.ndjson"),
		Files: []string{"../../testdata/beidaihe-2020.docx", "../../testdata/README.md", "../../testdata/none.docx"},
	}
	done := make(chan error, 1)
	go func() { done <- c.Run(ctx, &streams{out: out, err: &messages}) }()
	line, err := bufio.NewReader(in).ReadString('\n')
	require.NoError(t, err)
	require.Regexp(t, `^http://127\.0\.0\.1:[0-9]+/\?token=[A-Z2-7]{26}\n$`, line)

	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	resp, err := (&http.Client{Jar: jar}).Get(strings.TrimSpace(line))
	require.NoError(t, err)
	defer resp.Body.Close()
	page, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	assert.Contains(t, string(page), "beidaihe-2020.docx")
	assert.Contains(t, string(page), "none.docx")

	cancel()
	require.NoError(t, <-done)
	assert.Contains(t, messages.String(), "none.docx")
	assert.NoFileExists(t, c.Corrections)
}
