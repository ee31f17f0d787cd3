package check_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/check"
	"github.com/jixiao-data/jixiao/schema"
)

var update = flag.Bool("update", false, "rewrite docs/checks.md")

const intro = `# Checks

What ` + "`jixiao check`" + ` and package check look for. This page is made from the table of rules
(` + "`go test ./check -update`" + `).

本页由程序中的规则表生成，列出 ` + "`jixiao check`" + ` 的全部检查项。

- **error**: by the document's own words and numbers, part of it cannot be right.
- **warning**: something is doubtful, or falls short of what the form asks for.
- **info**: worth knowing.

A rule speaks only where the document says enough. What was not printed, could not be read, or
is ambiguous is no fault: a total is compared with its parts only where all of them are printed
or left blank, weights only where each indicator has one. Numbers are compared exactly, with
the tolerance that their printed digits leave: an amount of 2.00 may be off by 0.005, a rate by
one unit of its last digit; weights without a fraction were not rounded.

The codes are stable; messages may change. Problems that come up while reading a document are in
[diagnostics](diagnostics.md); ` + "`jixiao check`" + ` lists them too.

` + "```console" + `
$ jixiao check FILE…                # a line for each finding: file:place: severity code: message
$ jixiao check --lang zh FILE…      # the messages in Chinese
$ jixiao check -f csv FOLDER        # a table, with the columns below
$ jixiao check --json archive.zip   # a JSON object for each finding and line, with all addresses
$ find 2024 -name "*.docx" | jixiao check -
` + "```" + `

It takes what ` + "`jixiao convert`" + ` takes (see [batches](batch.md)): files, folders, archives, patterns, and with
` + "`-`" + ` their names on standard input. Findings come in the order of the documents, each as soon as its
document is checked. A document is checked under each of its names, also where another has the same
bytes. ` + "`--timeout`" + ` bounds the time for one document, ` + "`--workers`" + ` says how many are read at a time.

It exits with 1 when there is an error or an input could not be read, with 2 when it was called
wrongly, and with 0 otherwise, warnings or not.

| code | severity | what it means | 含义 | source |
| --- | --- | --- | --- | --- |
`

const columns = `
## Columns of the CSV

A row is a finding. ` + "`document`, `project_no` and `indicator_no`" + ` are those of the [tables](tables.md), which
hold what was read.

| column | meaning | 含义 |
| --- | --- | --- |
`

// docs/checks.md is the table of rules, printed.
func TestDocs(t *testing.T) {
	var b strings.Builder
	b.WriteString(intro)
	for _, r := range check.Rules() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", r.Code, r.Severity, r.Title.EN, r.Title.ZH, r.Source)
	}
	b.WriteString(columns)
	for _, c := range check.Columns() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Name, c.EN, c.ZH)
	}
	path := filepath.Join("..", "docs", "checks.md")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(b.String()), 0o644))
	}
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.True(t, b.String() == string(got), "docs/checks.md is not the table of rules: run go test ./check -update")
}

// Codes are unique and well-formed, and every rule is titled in both languages.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range check.Rules() {
		assert.Regexp(t, regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`), r.Code)
		assert.False(t, seen[r.Code], r.Code)
		seen[r.Code] = true
		assert.Contains(t, []schema.Severity{schema.SeverityError, schema.SeverityWarning, schema.SeverityInfo}, r.Severity)
		for _, title := range []string{r.Title.EN, r.Title.ZH} {
			assert.NotEmpty(t, title, r.Code)
			assert.NotContains(t, title, "|", "%s breaks the table", r.Code)
		}
	}
}
