package text

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// sketch draws a document: paragraphs as they are, rows of tables in brackets,
// line breaks as "⏎", places without a cell not at all, and "--" between tables.
func sketch(doc *page.Document) string {
	var lines []string
	for i, b := range doc.Blocks {
		if b.Table == nil {
			lines = append(lines, b.Text)
			continue
		}
		if i > 0 && doc.Blocks[i-1].Table != nil {
			lines = append(lines, "--")
		}
		for row := range b.Table.Rows {
			var cells []string
			for col := range b.Table.Cols {
				if c := b.Table.At(row, col); c != nil {
					cells = append(cells, strings.ReplaceAll(c.Text, "\n", "⏎"))
				}
			}
			lines = append(lines, "["+strings.Join(cells, "|")+"]")
		}
	}
	return strings.Join(lines, "\n")
}

// codes are a document's diagnostics, with the blocks they stand in.
func codes(doc *page.Document) string {
	var all []string
	for _, d := range doc.Diagnostics {
		all = append(all, fmt.Sprintf("%s@%d", d.Code, d.Ref.Block))
	}
	return strings.Join(all, " ")
}

func readText(t *testing.T, source string) *page.Document {
	t.Helper()
	doc, err := Read(context.Background(), []byte(source), page.DefaultLimits())
	require.NoError(t, err)
	return doc
}

// The dump writes a tab as → and a line's end as a line's end.
type dumpTest struct{ name, source, want, codes string }

func TestShapes(t *testing.T) {
	for _, tt := range []dumpTest{
		{"paragraphs", "一\n\n二\n三\n", "一\n二\n三", ""},
		{"a cell per line", "题\n→a\n→b\n\n→c\n→d\n\n尾", "题\n[a|b]\n[c|d]\n尾", ""},
		{"empty cells", "→a\n→\n→b\n→\n\n→\n→c\n", "[a||b|]\n[|c]", ""},
		{"paragraphs of a cell", "→目标\n→1、甲\n2、乙\n 3、丙\n\n→x\n→y", "[目标|1、甲⏎2、乙⏎3、丙]\n[x|y]", ""},
		{"blank lines between rows", "→a\n→b\n\n\n \n　\n→c\n", "[a|b]\n[c]", ""},
		{"a title between tables", "→a\n\n2、乙表\n→b\n\n→c", "[a]\n2、乙表\n[b]\n[c]", ""},
		{"a text between tables", "→a\n\n一\n二\n\n三\n\n→b\n", "[a]\n一\n二\n三\n[b]", ""},
		{"what may be the rest of a cell", "→目标\n→1、甲\n\n2、乙\n\n→指标\n→值\n", "[目标|1、甲]\n2、乙\n[指标|值]", "stray-line@2"},
		{"a page number between rows", "→a\n→b\n\n- 3 -\n\n→c\n→d\n", "[a|b]\n- 3 -\n[c|d]", "stray-line@2"},
		{"a form feed ends a line", "一\f二\f→a\n→b", "一\n二\n[a|b]", ""},
		{"bookmarks", "[bookmark: _Toc1]题[bookmark: 页眉]目\n→[bookmark: _GoBack]a\n[bookmark: x]→b\n[bookmark: ]c [bookmark: d e] [bookmark: f",
			"题目\n[a|b⏎[bookmark: ]c [bookmark: d e] [bookmark: f]", ""},
		{"a line of bookmarks is empty", "→a\n[bookmark: x]\n→b", "[a]\n[b]", ""},
		{"a tab lost", "→项目编码\n→131\n→项目名称\n→调研\n\n→一\n二\n→三\n→四\n", "[项目编码|131|项目名称|调研]\n[一⏎二|三|四]", "lost-tab@1"},
		{"a tab lost in the first cell", "→一级\n→二级\n→值\n\n产出\n→数量\n→95\n", "[一级|二级|值]\n产出\n[数量|95]", "lost-tab@3"},
		{"a line under an empty cell", "→a\n→\n2、乙表\n→b\n", "[a|2、乙表|b]", "stray-line@1"},
		{"a table of empty cells vanishes", "→\n→\n\na", "a", ""},

		{"a row per line", "题\na→b→c\nd→→f\n→g→\n\n尾", "题\n[a|b|c]\n[d||f]\n[|g|]\n尾", ""},
		{"a row per line, led by tabs", "Sheet1\n→a→b\n→c→d\n→e\n", "Sheet1\n[a|b]\n[c|d]\n[e]", ""},
		{"a line between such rows", "a→b\nc→d\n表2\ne→f\ng→h", "[a|b]\n[c|d]\n表2\n[e|f]\n[g|h]", "stray-line@2"},
		{"a title before such rows", "表1\na→b\nc→d\n\n表2\ne→f\ng→h", "表1\n[a|b]\n[c|d]\n表2\n[e|f]\n[g|h]", ""},
		{"one line with three cells", "a→b→c", "[a|b|c]", ""},
		{"one tab in a line is no table", "单位：某局→单位：万元\n二", "单位：某局→单位：万元\n二", ""},
		{"a row on one line among others", "→a\n→b\n→c\n\n→d→e→f\n\n→g\n→h\n→i\n", "[a|b|c]\n[d|e|f]\n[g|h|i]", ""},
		{"a tab inside a cell", "→a→x\n→b\n→c\n", "[a→x|b|c]", ""},

		{"pipes", "题\n| a | b |\n|---|:-:|\n| c\\|d | e<br>f |\n尾", "题\n[a|b]\n[c|d|e⏎f]\n尾", ""},
		{"pipes without a separator", "|a|b|\n|c||\n", "[a|b]\n[c|]", ""},
		{"pipes without outer ones", "a | b\n--|--\nc | d\n\ne | f", "[a|b]\n[c|d]\ne | f", ""},
		{"bars between cells", "题\na | b | c\n |  | d\n | e | \n尾", "题\n[a|b|c]\n[||d]\n[|e|]\n尾", ""},
		{"two lines of links", "首页 | 概况 | 公开\n关于 | 联系 | 地图", "首页 | 概况 | 公开\n关于 | 联系 | 地图", ""},
		{"lines with other numbers of bars", "首页 | 概况 | 公开\na | b\nc | d | e", "首页 | 概况 | 公开\na | b\nc | d | e", ""},
		{"pipes among tabs", "|a|b|\n|c|d|\n→e\n→f\n", "[a|b]\n[c|d]\n--\n[e|f]", ""},
		{"one line with pipes is no table", "| a | b |\n首页 | 概况\n", "| a | b |\n首页 | 概况", ""},
		{"a rule is no separator", "a\n---\nb", "a\n---\nb", ""},

		{"columns of spaces", "项目  预算  备注\n甲    20    无\n乙　　30　　无\n", "项目  预算  备注\n甲    20    无\n乙　　30　　无", "space-table@1"},
		{"a row of too many cells", strings.Repeat("→a\n", maxCells+1), strings.TrimSuffix(strings.Repeat("a\n", maxCells+1), "\n"), "stray-line@1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, end := range []string{"\n", "\r\n", "\r"} {
				source := strings.ReplaceAll(strings.ReplaceAll(tt.source, "→", "\t"), "\n", end)
				doc := readText(t, source)
				assert.Equal(t, strings.ReplaceAll(tt.want, "→", "\t"), sketch(doc), "%q", end)
				assert.Equal(t, tt.codes, codes(doc))
			}
		})
	}
}

func TestPublishedDump(t *testing.T) {
	data, err := os.ReadFile("testdata/beidaihe-2020.txt")
	require.NoError(t, err)
	doc := readText(t, string(data))
	assert.Empty(t, doc.Diagnostics)
	assert.Equal(t, "utf-8", doc.Encoding)
	tables := 0
	for i, b := range doc.Blocks {
		if b.Table == nil {
			continue
		}
		tables++
		assert.Contains(t, doc.Blocks[i-1].Text, "绩效目标表")
		assert.Equal(t, "项目编码", b.Table.At(1, 0).Text)
		assert.Equal(t, "绩效目标", b.Table.At(6, 0).Text)
		assert.Len(t, strings.Split(b.Table.At(6, 1).Text, "\n"), 2)
		assert.Equal(t, "一级指标", b.Table.At(7, 0).Text)
		assert.Nil(t, b.Table.At(1, 4), "a place that was not written")
		assert.Empty(t, b.Table.At(3, 0).Text, "an empty cell")
	}
	assert.Equal(t, 5, tables)
	assert.Equal(t, visibleIn(string(data)), withoutSpace(strings.ReplaceAll(textOf(doc), "|", "")))

	// The same dump in other encodings and with other line ends.
	want := sketch(doc)
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(data)
	require.NoError(t, err)
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().Bytes(data)
	require.NoError(t, err)
	for encoding, data := range map[string][]byte{
		"gb18030": gb, "utf-16le": wide, "utf-8": append([]byte("\uFEFF"), bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))...),
	} {
		doc := readText(t, string(data))
		assert.Equal(t, encoding, doc.Encoding)
		assert.Equal(t, want, sketch(doc), encoding)
		assert.True(t, Sniff(data))
	}
}

func TestLimits(t *testing.T) {
	tests := []struct {
		source string
		change func(*page.Limits)
		limit  string
	}{
		{strings.Repeat("a\n", 20), func(l *page.Limits) { l.Blocks = 19 }, "blocks"},
		{strings.Repeat("a\n", 20), func(l *page.Limits) { l.Runs = 19 }, "lines"},
		{strings.Repeat("a\n", 20), func(l *page.Limits) { l.InputBytes = 39 }, "input bytes"},
		{strings.Repeat("a\n", 20), func(l *page.Limits) { l.TextBytes = 39 }, "text bytes"},
		{strings.Repeat("\ta\n\n", 20), func(l *page.Limits) { l.GridRows = 19 }, "grid rows"},
		{strings.Repeat("\ta\n\n", 20), func(l *page.Limits) { l.Cells = 19 }, "cells"},
		{strings.Repeat("\ta\n\nb\n", 20), func(l *page.Limits) { l.Cells = 19 }, "cells"},
		{strings.Repeat("\ta\n\nb\n", 20), func(l *page.Limits) { l.GridArea = 19 }, "grid area"},
		{strings.Repeat("a\t", 2000), func(*page.Limits) {}, "grid columns"},
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
		assert.Equal(t, "text", located.Format)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Read(ctx, []byte("a"), page.DefaultLimits())
	require.ErrorIs(t, err, context.Canceled)
}

func TestSniff(t *testing.T) {
	for _, s := range []string{"2020年部门预算", "\ta\n\tb\n", "a", "\xd4\xa4\xcb\xe3\xca\xfd", "a\f\v\r"} {
		assert.True(t, Sniff([]byte(s)), "%q", s)
	}
	for _, s := range []string{"", " \n\t", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "PK\x03\x04\x14\x00\x06\x00\x08\x00",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00\x00\x00\x00", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x01\x02\x03"} {
		assert.False(t, Sniff([]byte(s)), "%q", s)
	}
}
