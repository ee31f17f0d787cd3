package parser

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gauge"
)

// TestCancelledAnywhere cancels the parsing of long inputs at many of its looks at the
// context: it must look all the way, and stop at the look that says so. What stands
// between two looks is logged, and counted as pieces of the input.
func TestCancelledAnywhere(t *testing.T) {
	for name, data := range map[string]string{
		"paragraphs":      strings.Repeat(strings.Repeat("预算", 100)+"\n", 2000),
		"short lines":     strings.Repeat("2020年度绩效\n\n", 10_000),
		"long lines":      strings.Repeat(strings.Repeat("预算", 100<<10)+"\n", 4),
		"html paragraphs": "<html><p>" + strings.Repeat("<p>2020年度绩效", 10_000),
		"html table": "<html><table><tr><td>一级指标<td>二级指标<td>三级指标<td>指标值" +
			strings.Repeat("<tr><td>产出指标<td>数量指标<td>甲<td>≥95%", 3000) + "</table>",
	} {
		t.Run(name, func(t *testing.T) {
			all := gauge.Watch(t.Context(), 0)
			_, err := Parse(all, name, []byte(data))
			all.Stop()
			require.NoError(t, err)
			assert.GreaterOrEqual(t, all.Looks, len(data)>>18)
			t.Logf("%d looks, at most %v apart", all.Looks, all.Longest)
			for tenth := range 10 {
				at := max(1, all.Looks*(tenth+1)/10)
				ctx := gauge.Watch(t.Context(), at)
				_, err := Parse(ctx, name, []byte(data))
				ctx.Stop()
				require.ErrorIs(t, err, context.Canceled)
				assert.LessOrEqual(t, ctx.Looks, at+4) // each function on the way out may look again
			}
		})
	}
}
