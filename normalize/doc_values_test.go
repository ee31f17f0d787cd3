package normalize_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// repairRow is a row of the table of repairs in docs/values.md: code, words, raw with
// the indicator's name in brackets behind, and the value it is read as.
var repairRow = regexp.MustCompile("^\\| `([a-z0-9_]+)` \\| [^|]+ \\| `([^`]+)`(?: \\((.+)\\))? \\| `([^`]+)` \\|$")

// TestDocumentedRepairs runs each example of docs/values.md, and requires the list
// of units there to be the one in use.
func TestDocumentedRepairs(t *testing.T) {
	data, err := os.ReadFile("../docs/values.md")
	require.NoError(t, err)
	seen := map[schema.Repair]bool{}
	for line := range strings.Lines(string(data)) {
		m := repairRow.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			continue
		}
		code := schema.Repair(m[1])
		seen[code] = true
		got := normalize.Value(m[2], normalize.Context{Indicator: m[3]})
		assert.Contains(t, got.Repairs, code, line)
		assert.Equal(t, m[4], got.String(), line)
	}
	assert.Len(t, seen, 13, "a row for each code")

	_, table, ok := strings.Cut(string(data), "<!-- units -->\n")
	require.True(t, ok)
	table, _, ok = strings.Cut(table, "<!-- /units -->")
	require.True(t, ok)
	var want strings.Builder
	want.WriteString("| code | dimension | size in its base unit | spellings |\n| --- | --- | --- | --- |\n")
	for _, u := range schema.Units() {
		fmt.Fprintf(&want, "| `%s` | %s | %s | %s |\n", u.Code, u.Dimension, u.Size, strings.Join(u.Spellings, " "))
	}
	assert.Equal(t, want.String(), table)
}
