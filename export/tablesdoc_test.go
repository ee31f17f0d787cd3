package export_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/export"
)

var update = flag.Bool("update", false, "rewrite docs/tables.md")

// tablesBegin ends what is written by hand in docs/tables.md.
const tablesBegin = "<!-- From here on made by go test ./export -update -->\n"

// docs/tables.md has the definition, printed.
func TestTablesDoc(t *testing.T) {
	path := filepath.Join("..", "docs", "tables.md")
	page, err := os.ReadFile(path)
	require.NoError(t, err)
	intro, _, ok := strings.Cut(string(page), tablesBegin)
	require.True(t, ok, "%s has no line %q", path, tablesBegin)
	var b strings.Builder
	b.WriteString(intro + tablesBegin)
	for _, table := range export.Tables() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n%s\n\n", table.Name, table.Doc.EN, table.Doc.ZH)
		for _, r := range table.References {
			fmt.Fprintf(&b, "Refers to `%s` by `%s`.\n\n", r.Table, strings.Join(r.Columns, "`, `"))
		}
		b.WriteString("| column | type | meaning | 含义 |\n| --- | --- | --- | --- |\n")
		for _, c := range table.Columns {
			name, typ := "`"+c.Name+"`", string(c.Type)
			if slices.Contains(table.Key, c.Name) {
				name += " (key)"
			}
			if c.Unit != "" {
				typ += ", " + c.Unit
			}
			if c.Home != "" {
				typ += " (of " + c.Home + ")"
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", name, typ, c.Doc.EN, c.Doc.ZH)
		}
	}
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(b.String()), 0o644))
	}
	assert.True(t, *update || b.String() == string(page), "docs/tables.md is not the definition: run go test ./export -update")
}

// The definition is whole: every table and column is described in both
// languages, names are unique, keys are columns.
func TestDefinition(t *testing.T) {
	tables := map[string]bool{}
	for _, table := range export.Tables() {
		assert.False(t, tables[table.Name], table.Name)
		tables[table.Name] = true
		assert.NotEmpty(t, table.Doc.EN, table.Name)
		assert.NotEmpty(t, table.Doc.ZH, table.Name)
		columns := map[string]bool{}
		for _, c := range table.Columns {
			assert.False(t, columns[c.Name], "%s.%s", table.Name, c.Name)
			columns[c.Name] = true
			assert.Contains(t, goType, c.Type)
			for _, doc := range []string{c.Doc.EN, c.Doc.ZH} {
				assert.NotEmpty(t, doc, "%s.%s", table.Name, c.Name)
				assert.NotContains(t, doc, "|", "%s.%s breaks the table", table.Name, c.Name)
			}
		}
		for _, k := range table.Key {
			assert.True(t, columns[k], "%s: key %s", table.Name, k)
		}
		for _, r := range table.References {
			to, ok := export.Lookup(r.Table)
			require.True(t, ok, r.Table)
			assert.Equal(t, to.Key, r.Columns, "%s → %s", table.Name, r.Table)
			for _, k := range r.Columns {
				assert.True(t, columns[k], "%s → %s: %s", table.Name, r.Table, k)
			}
		}
	}
	_, ok := export.Lookup("nothing")
	assert.False(t, ok)
}

func typeName(cell any) string { return fmt.Sprintf("%T", cell) }

func keyOf(t *testing.T, table export.Table, cells []any) string {
	t.Helper()
	var key []string
	for i, c := range table.Columns {
		if slices.Contains(table.Key, c.Name) {
			key = append(key, fmt.Sprint(cells[i]))
		}
	}
	return strings.Join(key, "\x00")
}
