package link_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/link"
)

var update = flag.Bool("update", false, "rewrite docs/link.md")

const intro = `# Targets and results

` + "`jixiao link`" + ` and package link join a year's target tables with its self-evaluation: for each
indicator what was promised, what was achieved, and whether that meets the promise. The tables
below are made from the program (` + "`go test ./link -update`" + `).

把同一年度的绩效目标与绩效自评逐项对上：目标是多少，完成了多少，是否达到。下列各表由程序生成。

` + "```console" + `
$ jixiao link TARGETS SELFEVAL           # a JSON object for each indicator, values typed
$ jixiao link -f csv TARGETS SELFEVAL    # the columns below
` + "```" + `

What was found is summed up on standard error. Both arguments may be the same document, when it
holds both; each may be a folder or an archive that holds one document and no more. It exits with 1
when a document cannot be read, with 2 when it was called wrongly.

## How they are joined

1. **Projects** are joined by project code. Those without a partner then are joined by unit and
   name: first by the unit that carries the project out, then by any unit or department that both
   print, then by name alone where one side prints no unit. Names are compared without white
   space, punctuation, width, the categories before a slash (特定目标类/…), the budget year in
   front and 项目 behind. A name that several projects have joins none of them. Two codes that
   differ keep projects apart, whatever their names. Forms about a whole department have no name:
   the unit joins them.
2. **Indicators** of joined projects are joined by name, without numbering (指标1：), points
   (（10分）), and a unit or a template in brackets at the end (（人）, （≥**%）). Between equal names
   the levels decide, and between equal levels the target.
3. **What looks alike is listed, never joined**: names that differ in up to a third of their
   characters, and equal names that other signs keep apart. See near_projects, near_indicators.

What has no partner is there too, with its status. Nothing is left out and nothing is twice.

## What is judged

The result is compared with the **promised** target. The evaluation prints a target as well; it
should be the same, and ` + "`changed`" + ` says whether it is. The same amount in another unit is the
same; a bound restated as a bare number (≥300 as 300) cannot be told. Where the target was changed,
` + "`met_restated`" + ` is the answer for the restated one.

Values are compared as numbers in their units, and as dates; ` + "`reason`" + ` says how the answer was
found, or why there is none:

| reason | what it means | 含义 |
| --- | --- | --- |
`

// docs/link.md has the reasons and the columns that there are.
func TestDocs(t *testing.T) {
	var b strings.Builder
	b.WriteString(intro)
	for _, r := range link.Reasons() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.Reason, r.EN, r.ZH)
	}
	b.WriteString("\n## Columns of the CSV\n\nAn empty field means that the documents do not say, or that the question does not arise. In the JSON,\n" +
		"values are typed and have their addresses, and each side's names stand on their own.\n\n" +
		"| column | meaning | 含义 |\n| --- | --- | --- |\n")
	for _, c := range link.Columns() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Name, strings.ReplaceAll(c.EN, "|", "`\\|`"), strings.ReplaceAll(c.ZH, "|", "`\\|`"))
	}
	path := filepath.Join("..", "docs", "link.md")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(b.String()), 0o644))
	}
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.True(t, b.String() == string(got), "docs/link.md is not what the program has: run go test ./link -update")
}
