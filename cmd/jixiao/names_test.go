package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A file's name does nothing to a terminal, and forges no line: not even one that says
// that all is well.
func TestNamesOfFilesAreHarmless(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a\x1b[31m\nb.html: error: all is well.html")
	if err := os.WriteFile(name, []byte(`<html><head><meta charset="utf-8"></head><body><p>关于放假的通知</p></body></html>`), 0o666); err != nil {
		t.Skip("there are no such names here")
	}
	for _, command := range []string{"check", "show"} {
		var out, stderr bytes.Buffer
		require.Zero(t, run([]string{command, name}, &streams{out: &out, err: &stderr}), stderr.String())
		assert.NotContains(t, out.String(), "\x1b", command)
		assert.Contains(t, out.String(), "a[31mb.html: error", command)
		assert.Empty(t, stderr.String(), command)
	}
	var out, stderr bytes.Buffer
	require.Zero(t, run([]string{"check", "--json", name}, &streams{out: &out, err: &stderr}))
	assert.Equal(t, 1, strings.Count(out.String(), "\n"))
	assert.Contains(t, out.String(), `a\u001b[31m\nb.html`, "for programs it is the name as it is")
}
