package form_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser/form"
	"github.com/jixiao-data/jixiao/parser/page"
)

// listOf makes a list of n indicators, six to a project.
func listOf(tb testing.TB, n int) *page.Document {
	tb.Helper()
	limits := page.DefaultLimits()
	grid := page.NewGrid(limits)
	row := func(cells ...string) {
		require.NoError(tb, grid.Row())
		for _, c := range cells {
			_, err := grid.Cell(1, 1, c)
			require.NoError(tb, err)
		}
	}
	row("单位名称", "项目名称", "年度绩效目标", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重")
	for i := range n {
		row("某某局", fmt.Sprint("项目", i/6), "做好", "产出指标", "数量指标", fmt.Sprint("指标", i%6), "≥", fmt.Sprint(10+i%80), "次", "15")
	}
	table, err := grid.Table()
	require.NoError(tb, err)
	table.No = 1
	return &page.Document{Blocks: []page.Block{{Kind: page.TableBlock, Table: table}}}
}

// BenchmarkRead reads lists of growing length: the time per row must not grow.
func BenchmarkRead(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		doc := listOf(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := form.Read(b.Context(), doc)
				require.NoError(b, err)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/row")
		})
	}
}
