package export_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/parquet"
	"github.com/jixiao-data/jixiao/export/sqlite"
)

// A question of docs/analytics.md: a block of code, and the block of what it prints.
var question = regexp.MustCompile("(?s)```([a-z ]+)\n([^`]*)```\n\n```text\n(.*?)```")

// The page's first block of Python reads what the others look at.
var opening = regexp.MustCompile("```python\n([^`]*)```")

// pythonWithPandas is a Python that has pandas, or nothing. To ask takes a second.
var pythonWithPandas = sync.OnceValue(func() string {
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(name, "-c", "import pandas").Run() == nil {
			return name
		}
	}
	return ""
})

// convertArchive writes the sample archive as the page says: archive.sqlite, and the
// Parquet files in tables.
func convertArchive(t *testing.T, dir string) {
	t.Helper()
	db, err := sqlite.New(filepath.Join(dir, "archive.sqlite"))
	require.NoError(t, err)
	defer db.Discard()
	tables := filepath.Join(dir, "tables")
	require.NoError(t, os.Mkdir(tables, 0o777))
	files, err := parquet.New(export.Tables(), create(t, tables, ".parquet"))
	require.NoError(t, err)
	t.Chdir("..") // documents are named from the root
	for r := range batch.Run(t.Context(), []string{"testdata/archive.zip"}, batch.Options{}) {
		require.NoError(t, r.Err)
		require.NoError(t, db.Write(r.Disclosure))
		require.NoError(t, files.Write(r.Disclosure))
	}
	require.NoError(t, db.Close())
	require.NoError(t, files.Close())
}

// clientText prints cells as the sqlite3 client does.
func clientText(cells []any) string {
	out := make([]string, len(cells))
	for i, cell := range cells {
		switch x := cell.(type) {
		case nil:
		case float64:
			if out[i] = strconv.FormatFloat(x, 'f', -1, 64); !strings.Contains(out[i], ".") {
				out[i] += ".0"
			}
		default:
			out[i] = fmt.Sprint(x)
		}
	}
	return strings.Join(out, "|") + "\n"
}

// What docs/analytics.md shows is what its queries give. DuckDB's, and those of
// pandas, are tested where it is installed.
func TestAnalytics(t *testing.T) {
	root, err := filepath.Abs("..")
	require.NoError(t, err)
	script, err := filepath.Abs(filepath.Join("testdata", "duckdb.js"))
	require.NoError(t, err)
	path := filepath.Join(root, "docs", "analytics.md")
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	page := string(text)

	dir := t.TempDir()
	convertArchive(t, dir)
	db := openDatabase(t, filepath.Join(dir, "archive.sqlite"))
	t.Chdir(dir)
	asked := map[string]int{}
	for _, m := range question.FindAllStringSubmatch(page, -1) {
		language, code, shown := m[1], m[2], m[3]
		var b strings.Builder
		switch language {
		case "sql":
			header, found := ask(t, db, code)
			b.WriteString(strings.Join(header, "|") + "\n")
			for _, cells := range found {
				b.WriteString(clientText(cells))
			}
		case "sql duckdb":
			if os.Getenv("JIXIAO_DUCKDB") == "" {
				continue
			}
			for _, row := range runDuckDB(t, script, code) {
				b.WriteString(strings.Join(row, "|") + "\n")
			}
		case "python":
			python := pythonWithPandas()
			if python == "" {
				continue
			}
			out, err := exec.Command(python, "-c", opening.FindStringSubmatch(page)[1]+code).CombinedOutput()
			require.NoError(t, err, "%s", out)
			b.Write(out)
		default:
			continue
		}
		asked[language]++
		assert.NotEmpty(t, strings.TrimSpace(b.String()), code)
		if *update {
			block := "```" + language + "\n" + code + "```\n\n```text\n"
			page = strings.Replace(page, block+shown, block+b.String(), 1)
		} else {
			assert.Equal(t, b.String(), shown, code)
		}
	}
	assert.Equal(t, 10, asked["sql"], "ten questions")
	assert.Equal(t, 10, strings.Count(page, "\n## "))
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(page), 0o644))
	}
}
