package form_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser/form"
)

// TestAllocations holds the rows of a list below a ceiling: ten cells, of which
// each becomes a leaf or a label, take no allocation of their own. It requires too
// that rows cost the same in long lists.
func TestAllocations(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, which is run with -short, allocates too")
	}
	perRow := func(rows int) float64 {
		doc := listOf(t, rows)
		return testing.AllocsPerRun(3, func() {
			_, err := form.Read(t.Context(), doc)
			require.NoError(t, err)
		}) / float64(rows)
	}
	few, many := perRow(300), perRow(3_000)
	assert.Less(t, many, 3.8, "allocations per row")
	assert.Less(t, many, 1.15*few)
}
