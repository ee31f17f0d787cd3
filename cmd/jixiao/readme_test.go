package main_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser"
)

const root = "../.."

// fence returns the content of the only block of a language in a README.
func fence(t *testing.T, name, language string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, name))
	require.NoError(t, err)
	_, rest, ok := strings.Cut(string(text), "\n```"+language+"\n")
	require.True(t, ok, "%s has no block of %s", name, language)
	content, rest, ok := strings.Cut(rest, "```")
	require.True(t, ok)
	require.NotContains(t, rest, "\n```"+language+"\n", "%s has two", name)
	return content
}

var readmes = []string{"README.md", "README.zh-CN.md"}

// The library example compiles, and prints what README says.
func TestReadmeExample(t *testing.T) {
	for _, name := range readmes {
		program := filepath.Join(t.TempDir(), "main.go")
		require.NoError(t, os.WriteFile(program, []byte(fence(t, name, "go")), 0o644))
		run := exec.Command("go", "run", program)
		run.Dir = root
		out, err := run.CombinedOutput()
		require.NoError(t, err, string(out))
		want := fence(t, name, "text")
		assert.NotEmpty(t, want)
		assert.True(t, strings.HasPrefix(string(out), want), "%s: it prints\n%s", name, out)
	}
}

// The excerpt of what the first command shows is in its output.
func TestReadmeShow(t *testing.T) {
	show := exec.Command("go", "run", "./cmd/jixiao", "show", "testdata/beidaihe-2020.docx")
	show.Dir = root
	out, err := show.Output()
	require.NoError(t, err)
	for _, name := range readmes {
		assert.Contains(t, fence(t, name, "sh"), strings.Join(show.Args, " ")+"\n")
		assert.Contains(t, string(out), fence(t, name, "output"), name)
	}
}

// The excerpt of the tree is the sample's first indicator.
func TestReadmeTree(t *testing.T) {
	d, err := parser.ParseFile(t.Context(), filepath.Join(root, "testdata", "beidaihe-2020.docx"))
	require.NoError(t, err)
	want, err := json.Marshal(d.Projects[0].Indicators[0])
	require.NoError(t, err)
	for _, name := range readmes {
		assert.JSONEq(t, string(want), fence(t, name, "json"), name)
	}
}
