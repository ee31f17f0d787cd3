package docx

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// peer returns the path of another reader of .docx, if it is installed.
func peer(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed; this comparison needs it", name)
	}
	return path
}

// TestAgainstPandoc compares the characters of clean documents with pandoc's.
func TestAgainstPandoc(t *testing.T) {
	pandoc := peer(t, "pandoc")
	for name, data := range cleanDocuments(t) {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "in.docx")
			require.NoError(t, os.WriteFile(file, data, 0o600))
			out, err := exec.Command(pandoc, "-f", "docx", "-t", "json", file).Output()
			require.NoError(t, err)
			var tree any
			require.NoError(t, json.Unmarshal(out, &tree))
			var text strings.Builder
			pandocText(tree, &text)
			assert.Equal(t, sorted(text.String()), sorted(pageText(mustRead(t, data))))
		})
	}
}

// pandocText collects the strings of pandoc's syntax tree.
func pandocText(node any, text *strings.Builder) {
	switch node := node.(type) {
	case []any:
		for _, child := range node {
			pandocText(child, text)
		}
	case map[string]any:
		if content, ok := node["c"].(string); ok && node["t"] == "Str" {
			text.WriteString(content)
			return
		}
		for _, child := range node {
			pandocText(child, text)
		}
	}
}

// TestAgainstLibreOffice compares the characters of clean documents with those that
// LibreOffice saves as text.
func TestAgainstLibreOffice(t *testing.T) {
	soffice := peer(t, "soffice")
	dir := t.TempDir()
	clean := cleanDocuments(t)
	args := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir}
	for name, data := range clean {
		file := filepath.Join(dir, strings.TrimSuffix(name, ".docx")+".docx")
		require.NoError(t, os.WriteFile(file, data, 0o600))
		args = append(args, file)
	}
	out, err := exec.Command(soffice, args...).CombinedOutput()
	require.NoError(t, err, string(out))
	for name, data := range clean {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join(dir, strings.TrimSuffix(name, ".docx")+".txt"))
			require.NoError(t, err)
			want := strings.TrimPrefix(string(text), "\ufeff")
			assert.Equal(t, sorted(want), sorted(pageText(mustRead(t, data))))
		})
	}
}
