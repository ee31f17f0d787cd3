package html

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTables(t *testing.T) {
	runSketches(t, []sketchTest{
		{"spans", "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>", `
[a | b | ←]
[↑ | c | d]`},
		{"paragraphs in a cell are lines", "<table><tr><td><p>1、甲</p>\n<p>&nbsp;</p><p>2、乙</p><div>丙<br>丁</div></td><td>x</table>", `
[1、甲⏎2、乙⏎丙⏎丁 | x]`},
		{"rowspan 0 reaches to the end of its group", "<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</table>", `
[a | b]
[↑ | c]
[d | e]`},
		{"spans end with their group", "<table><thead><tr><th rowspan=5>h<th>i</thead><tbody><tr><td>a<td>b</table>", `
[h | i]
[a | b]`},
		{"spans that are no numbers", "<table><tr><td colspan='2px'>a<td colspan=x rowspan=-3>b<td colspan=0>c<td colspan=' +2 '>d</table>", `
[a | ← | b | c | d | ←]`},
		{"overlapping spans", "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d</table>", `
[a | b | ·]
[c | ↑ | d]`},
		{"huge spans", "<table><tr><td colspan=1000>a<tr><td rowspan=65534>b<td>c</table>",
			"[a" + strings.Repeat(" | ←", 999) + "]\n[b | c" + strings.Repeat(" | ·", 998) + "]"},
		{"short and empty rows", "<table><tr><td>a<td>b<tr></tr><tr><td>c</table>", `
[a | b]
[· | ·]
[c | ·]`},
		{"head first, foot last", "<table><tfoot><tr><td>f<td>1</tfoot><tbody><tr><td>b<td>2</tbody><thead><tr><td>h<td>3</thead></table>", `
[h | 3]
[b | 2]
[f | 1]`},
		{"a second head is a body", "<table><thead><tr><td>h<td>1</thead><tbody><tr><td>b<td>2</tbody><thead><tr><td>i<td>3</thead></table>", `
[h | 1]
[b | 2]
[i | 3]`},
		{"caption", "<table><tr><td>a<td>b</tr><caption>单位：万元</caption></table>", "单位：万元\n[a | b]"},
		{"text between rows comes first", "<table>x<tr><td>a<td>b</tr>y</table>", "xy\n[a | b]"},
		{"rows that are hidden", "<table><tr><td>a<td>b<tr style='display:none'><td>c<td>d<tr height=0 style='mso-yfti-irow:1;display:none'><td><td></table>", "[a | b]"},
		{"cells that are hidden", "<table><tr><td>a<td style='display:none'>x<td>b</table>", "[a | b]"},
		{"cells without a row, rows without a table", "<table><td>a<td>b</table><tr><td>c<td>d", "[a | b]\ncd"},
		{"empty tables vanish", "<table><tr><td>&nbsp;<td></table>a", "a"},
		{"a table of one cell is a frame", "<table><tr><td><h2>标题</h2><p>一</p><p>二</p></table>", "#2 标题\n一\n二"},
	})
}

func TestNestedTables(t *testing.T) {
	const inner = "<table><tr><td>1<td>2<tr><td>3<td>4</table>"
	runSketches(t, []sketchTest{
		{"in a cell beside others", "<table><tr><td>名称<td>x" + inner + "y<tr><td>备注<td>z</table>e", `
[名称 | ]
[备注 | z]
@1,2 x
@1,2 [1 | 2]
@1,2 [3 | 4]
@1,2 y
e`},
		{"a table inside the inner one", "<table><tr><td>a<td><table><tr><td>b<td>" + inner + "</table></table>", `
[a | ]
@1,2 [b | ]
@1,2 [1 | 2]
@1,2 [3 | 4]`},
		{"layout tables vanish", "<table><tr><td>" + inner + "<td>" + inner + "</table>", `
[1 | 2]
[3 | 4]
[1 | 2]
[3 | 4]`},
		{"frames vanish", "<table><tr><td>&nbsp;<td>标题<td>&nbsp;<tr><td><td>" + inner + "<tr><td colspan=3>落款</table>", `
标题
[1 | 2]
[3 | 4]
落款`},
		{"frames in frames", "<table><tr><td><table><tr><td><p>甲</p>" + inner + "</table></table>", `
甲
[1 | 2]
[3 | 4]`},
		{"a list goes on in no table", "<ol><li><table><tr><td><li>a<td>b</table></ol>", "[a | b]"},
	})
}

func TestTablesOfBlocks(t *testing.T) {
	doc := readPage(t, `<div style="display:table"><div style="display:table-row"><div style="display: table-cell">a</div>
<div style="display:table-cell"><p>b</p></div></div><div style="display:table-row-group"><p style="display:table-row">
<span style="display:table-cell">c</span><span style="display:table-cell">d</span></p></div></div>`)
	assert.Equal(t, "[a | b]\n[c | d]", sketch(doc))
	assert.Empty(t, doc.Diagnostics)

	row := `<div class="tr"><div class="td">项目</div><div class="td">预算</div><div class="td">备注</div></div>`
	doc = readPage(t, `<p>前</p><div class="my-table">`+row+row+`</div>`)
	assert.Equal(t, "前\n项目\n预算\n备注\n项目\n预算\n备注", sketch(doc))
	require.Len(t, doc.Diagnostics, 1)
	assert.Equal(t, "div-table", doc.Diagnostics[0].Code)
	assert.EqualValues(t, 2, doc.Diagnostics[0].Ref.Block)

	doc = readPage(t, `<div class="row"><p>甲</p><p>乙</p><p>丙</p></div>`)
	assert.Empty(t, doc.Diagnostics, "one row is no table")
}

func TestTableLimits(t *testing.T) {
	wide := func(n int) string { return "<table><tr>" + strings.Repeat("<td>a", n) + "</table>" }
	square := "<table><tr><td colspan=100 rowspan=50>a<td>b" + strings.Repeat("<tr>", 49) + "</table>"
	tests := []struct {
		source string
		change func(*page.Limits)
		limit  string
	}{
		{wide(20), func(l *page.Limits) { l.GridCols = 19 }, "grid columns"},
		{wide(20), func(l *page.Limits) { l.Cells = 19 }, "cells"},
		{wide(12) + wide(12), func(l *page.Limits) { l.Cells = 19 }, "cells"},
		{"<table>" + strings.Repeat("<tr><td>a<td>b", 20) + "</table>", func(l *page.Limits) { l.GridRows = 19 }, "grid rows"},
		{square, func(l *page.Limits) { l.GridArea = 5000 }, "grid area"},
		{square + square, func(l *page.Limits) { l.GridArea = 6000 }, "grid area"},
		{strings.Repeat("<p>a", 20), func(l *page.Limits) { l.Blocks = 19 }, "blocks"},
		{strings.Repeat("<p>a", 20), func(l *page.Limits) { l.Nodes = 19 }, "nodes"},
		{strings.Repeat("<div>", 300), func(*page.Limits) {}, "depth"},
		{strings.Repeat("<div>", 3000), func(*page.Limits) {}, "depth"},
		{strings.Repeat("<table><tr><td>", 100), func(*page.Limits) {}, "depth"},
		{"<p>预算</p>", func(l *page.Limits) { l.InputBytes = 12 }, "input bytes"},
		{"<p>预算</p>", func(l *page.Limits) { l.TextBytes = 12 }, "text bytes"},
	}
	for i, tt := range tests {
		limits := page.DefaultLimits()
		tt.change(&limits)
		_, err := Read(context.Background(), []byte(tt.source), limits)
		var limit *page.LimitError
		require.ErrorAs(t, err, &limit, fmt.Sprint(i))
		assert.Equal(t, tt.limit, limit.Limit)
		assert.Greater(t, limit.Got, limit.Max)
		var located *page.Error
		require.ErrorAs(t, err, &located)
		assert.Equal(t, "html", located.Format)
	}
}
