package browsertest

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/report"
)

// tables is a document of n tables, each a project with ten indicators.
func tables(n int) []byte {
	var b strings.Builder
	b.WriteString(`<!doctype html><meta charset="utf-8"><h1>某某县2021年项目支出绩效目标表</h1>`)
	for i := range n {
		fmt.Fprintf(&b, `<h2>%d、河道整治工程（%d期）</h2><table><tr><td>项目名称</td><td colspan=3>河道整治工程%d</td></tr>
<tr><td>实施单位</td><td colspan=3>某某县水利局</td></tr><tr><td rowspan=3>项目资金（万元）</td><td>年度资金总额</td><td colspan=2>%d.00</td></tr>
<tr><td>其中：财政拨款</td><td colspan=2>%d.00</td></tr><tr><td>其他资金</td><td colspan=2>0.00</td></tr>
<tr><td>年度总体目标</td><td colspan=3>完成河道清淤%d公里，改善水质，保障防洪安全。</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>`, i+1, i, i, 100+i, 100+i, i)
		for k := range 10 {
			fmt.Fprintf(&b, `<tr><td>产出指标</td><td>质量指标</td><td>第%d标段验收合格率</td><td>≥%d%d%%及以上</td></tr>`, k+1, 90+k, 90+k)
		}
		b.WriteString(`</table>`)
	}
	return []byte(b.String())
}

// How long it takes until a page shows something, and until it answers. The figures
// are reported, not asserted: machines differ.
func TestFirstPaint(t *testing.T) {
	b := newTab(t)
	const paint = `performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? -1`
	measure := func(name, url string, size int) {
		best := -1.0
		for range 2 {
			b.do(chromedp.Navigate(url))
			b.becomes(paint + ` >= 0`)
			if at := get[float64](b, paint); best < 0 || at < best {
				best = at
			}
		}
		t.Logf("%s: %d kB, first paint after %.0f ms (best of 2), loaded after %.0f ms, %.0f elements", name, size/1000, best,
			get[float64](b, `performance.timing.domComplete - performance.timing.navigationStart`), get[float64](b, `document.getElementsByTagName("*").length`))
	}
	data := tables(500)
	d, p, err := parser.ParsePage(t.Context(), "500.html", data, parser.DefaultLimits())
	require.NoError(t, err)
	require.Len(t, d.Projects, 500)
	var page bytes.Buffer
	start := time.Now()
	require.NoError(t, report.WriteDoc(&page, d, p))
	t.Logf("drawn in %v", time.Since(start))
	measure("500 tables", file(t, page.Bytes()), page.Len())

	start = time.Now()
	b.run(`document.querySelectorAll("a.leaf.reading")[4990].click()`)
	b.becomes(`(r => r.top > 0 && r.bottom < innerHeight)(document.querySelector("td.lit").getBoundingClientRect())`)
	t.Logf("from a value at the end to its cell: %v", time.Since(start))
	assert.True(t, get[bool](b, `document.activeElement.matches("td")`))
	start = time.Now()
	b.typed("#search", "河道整治工程499")
	b.becomes(`document.querySelector("#hits").textContent === "2"`)
	t.Logf("search: %v", time.Since(start))

	many := batchPage(t, 200)
	info, err := os.Stat(strings.TrimPrefix(many, "file://"))
	require.NoError(t, err)
	measure("200 documents", many, int(info.Size()))
}
