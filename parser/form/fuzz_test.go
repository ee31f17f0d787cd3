package form_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser/form"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// words are what the cells of a fuzzed page hold: labels of every kind, and values.
var words = strings.Split(`|项目名称|项目编码|131-0501-JBN-CEW6|调研视察|131002某某委员会|单位：万元|预算规模及资金用途|预算数|2.00|其中：财政资金|其他资金|资金支出计划（%）|3月底|12月底|25.00|100.00|绩效目标|1、目标/2、目标|年度总体目标|中期目标|预期目标|实际完成情况|绩效指标|一级指标|二级指标|三级指标|指标值|年度指标值|实际完成值|分值|得分|产出指标|数量指标|质量指标|满意度指标|参与率|≥9595%及以上|≥95%|优|良|中|差|绩效指标评价标准|绩效指标分类|指标性质|度量单位|≥|%|定性|总分|合计|金额合计|年度主要任务|任务名称|主要内容|预算金额（万元）|总额|财政拨款|项目资金（万元）|年度资金总额|年初预算数|全年预算数|全年执行数|执行率|95.00%|—|……|单位名称|部门（单位）名称|专项名称|长期绩效目标|前年|绩效标准|填报人：张三|说明：无|项目名称：甲|【产出指标-数量指标】指标1：a（≥1个）|（2022年度）|某某县林业局|主管部门|实施单位|其中：中央补助|备注|审核意见|序号|1|绩效目标表`, "|")

// pageOf makes a page of bytes: each is a step of drawing it.
func pageOf(t *testing.T, steps []byte) *page.Document {
	t.Helper()
	doc := &page.Document{}
	var grid *page.Grid
	tables := 0
	flush := func() {
		if grid == nil {
			return
		}
		table, err := grid.Table()
		require.NoError(t, err)
		tables++
		table.No = tables
		doc.Blocks = append(doc.Blocks, page.Block{Kind: page.TableBlock, Table: table})
		grid = nil
	}
	rows, cols := 1, 1
	for _, b := range steps {
		switch {
		case b < 200:
			text := strings.ReplaceAll(words[int(b)%len(words)], "/", "\n")
			if grid == nil {
				if text != "" {
					doc.Blocks = append(doc.Blocks, page.Block{Text: text})
				}
				continue
			}
			if _, err := grid.Cell(rows, cols, text); err != nil {
				continue // the row is as wide as the limits allow
			}
			rows, cols = 1, 1
		case b < 220:
			if grid == nil {
				grid = page.NewGrid(page.DefaultLimits())
			}
			require.NoError(t, grid.Row())
		case b < 230:
			rows = int(b) - 218
		case b < 245:
			cols = int(b) - 228
		case b < 250 && grid != nil:
			grid.Skip(1)
		default:
			flush()
		}
	}
	flush()
	return doc
}

// FuzzRead requires of any page that no letter is lost or doubled, and that the
// same page gives the same tree, which survives JSON.
func FuzzRead(f *testing.F) {
	index := func(word string) byte {
		for i, w := range words {
			if w == word {
				return byte(i)
			}
		}
		f.Fatalf("no such word: %s", word)
		return 0
	}
	for _, drawing := range []string{
		"ROW 项目名称 调研视察 ROW 绩效目标 1、目标/2、目标 ROW 一级指标 二级指标 三级指标 指标值 ROW 产出指标 数量指标 参与率 ≥95%",
		"ROW 单位名称 项目名称 三级指标 指标性质 指标值 度量单位 ROW 某某县林业局 调研视察 参与率 ≥ 2.00 %",
		"绩效目标表 ROW 单位名称 绩效指标 ROW 某某县林业局 【产出指标-数量指标】指标1：a（≥1个）",
		"ROW 部门（单位）名称 某某县林业局 ROW 年度主要任务 任务名称 预算金额（万元） ROW  调研视察 2.00 ROW 金额合计 2.00 ROW 三级指标 指标值 ROW 参与率 ≥95%",
	} {
		var steps []byte
		for w := range strings.SplitSeq(drawing, " ") {
			if w == "ROW" {
				steps = append(steps, 200)
				continue
			}
			steps = append(steps, index(w))
		}
		f.Add(steps)
	}
	f.Fuzz(func(t *testing.T, steps []byte) {
		if len(steps) > 2000 {
			return
		}
		doc := pageOf(t, steps)
		d, err := form.Read(t.Context(), doc)
		require.NoError(t, err)
		require.Equal(t, pageLetters(doc), treeLetters(d))

		first, err := json.Marshal(d)
		require.NoError(t, err)
		again, err := form.Read(t.Context(), doc)
		require.NoError(t, err)
		second, err := json.Marshal(again)
		require.NoError(t, err)
		assert.Equal(t, string(first), string(second), "the same page gives the same tree")

		var back schema.Disclosure
		require.NoError(t, json.Unmarshal(first, &back))
		third, err := json.Marshal(&back)
		require.NoError(t, err)
		assert.Equal(t, string(first), string(third), "JSON gives the tree back")
	})
}
