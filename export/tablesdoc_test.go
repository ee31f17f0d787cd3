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

const tablesIntro = `# Tables

What ` + "`jixiao convert -f csv`" + ` writes: a file per table. This page is made from the
definition in package export (` + "`go test ./export -update`" + `).

本页由程序中的表定义生成：每张表一个 CSV 文件，各列含义如下。

- CSV is RFC 4180 with LF line ends, in UTF-8 without byte order mark.
- An empty field means that the document does not say; nothing printed is never zero.
- Text is as printed, without the blanks around it; ` + "`raw`" + ` keeps these too.
- A list is joined with ` + "`|`" + `.
- A decimal is exact, with the digits as printed.
- The columns of ` + "`values`" + ` are a public contract: they change only with the version of
  the schema.

Type	CSV
---	---
string	text, line breaks inside a cell kept
integer	digits
decimal	an optional minus sign, digits, optionally a dot and digits
boolean	` + "`true` or `false`" + `
list	its items joined with ` + "`\\|`" + `
`

// docs/tables.md is the definition, printed.
func TestTablesDoc(t *testing.T) {
	var b strings.Builder
	for line := range strings.Lines(tablesIntro) {
		if strings.Contains(line, "\t") {
			line = "| " + strings.ReplaceAll(strings.TrimSuffix(line, "\n"), "\t", " | ") + " |\n"
		}
		b.WriteString(line)
	}
	for _, table := range export.Tables() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n%s\n\n", table.Name, table.Doc.EN, table.Doc.ZH)
		b.WriteString("| column | type | meaning | 含义 |\n| --- | --- | --- | --- |\n")
		for _, c := range table.Columns {
			name := "`" + c.Name + "`"
			if slices.Contains(table.Key, c.Name) {
				name += " (key)"
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", name, c.Type, c.Doc.EN, c.Doc.ZH)
		}
	}
	path := filepath.Join("..", "docs", "tables.md")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(b.String()), 0o644))
	}
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.True(t, b.String() == string(got), "docs/tables.md is not the definition: run go test ./export -update")
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
