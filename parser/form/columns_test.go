package form_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/schema"
)

// columnsOf reads a block of indicators below a project's name.
func columnsOf(t *testing.T, block string) *schema.Disclosure {
	t.Helper()
	d := read(t, "\n|项目名称|甲{c9}|"+block)
	require.Len(t, d.Projects, 1, block)
	return d
}

// unread gives what of the values was not read.
func unread(d *schema.Disclosure) (what string) {
	for _, g := range d.Diagnostics {
		if g.Code == "unread-values" {
			_, what, _ = strings.Cut(g.Message, "not read: ")
		}
	}
	return what
}

// fieldsOf gives the fields of a document's first indicator.
func fieldsOf(d *schema.Disclosure) (fields []string) {
	for _, f := range d.Projects[0].Indicators[0].Fields {
		fields = append(fields, f.Label+"="+f.Raw)
	}
	return fields
}

// TestGroups reads columns whose labels stand below another one: each for itself, and
// joined only where they are operator, value and unit.
func TestGroups(t *testing.T) {
	const levels = "\n|一级指标{r2}|二级指标{r2}|三级指标{r2}|"
	const row = "\n|产出指标|数量指标|a|"
	for _, tt := range []struct {
		name, block  string
		want, unread string
		fields       []string
	}{
		{"value and rate", levels + "年度指标值{r2}|实际完成情况{c2}|\n|完成值|完成率|" + row + "≥9次|12次|100%|", "target=≥9次 actual=12次", "", []string{"完成率=100%"}},
		{"value and share", levels + "年度指标值{r2}|实际完成值{c2}|\n|数值|完成比例|" + row + "提升|提升|100%|", "target=提升 actual=提升", "", []string{"完成比例=100%"}},
		{"in a text dump", "\n|一级指标|二级指标|三级指标|指标值|实际完成情况|得分|\n|||||完成值|完成率||" + row + "≥9次|12次|100%|20|", "target=≥9次 actual=12次", "", []string{"完成率=100%"}},
		{"target and actual", levels + "绩效目标完成情况{c2}|\n|年度指标值|全年完成值|" + row + "≥9次|12次|", "target=≥9次 actual=12次", "", nil},
		{"target, actual and rate", levels + "目标完成情况{c3}|\n|年初目标值|实际完成值|完成率|" + row + "≥9次|12次|100%|", "target=≥9次 actual=12次", "", []string{"完成率=100%"}},
		{"below a label that is not known", levels + "执行结果对比{c3}|\n|年初目标值|实际完成值|完成率|" + row + "≥9次|12次|100%|", "target=≥9次 actual=12次", "", []string{"完成率=100%"}},
		{"levels and values", "\n|绩效指标{c3}|目标值{c2}|\n|一级指标|二级指标|三级指标|数值|计量单位|" + row + "9|次|", "target=9次", "", nil},
		{"operator, value and unit", "\n|绩效指标{c3}|指标值{c3}|\n|一级指标|二级指标|三级指标|符号|值|单位|" + row + "≥|9|次|", "target=≥9次", "", nil},
		{"an unknown label beside operator and unit", levels + "指标值{c3}|\n|运算符号|内容|度量单位|" + row + ">=|9|次|", "target=>=9次", "", nil},
		{"three rows", "\n|绩效指标{c3}|年度绩效指标完成情况{c4}|\n|一级指标{r2}|二级指标{r2}|三级指标{r2}|年度指标值{c2}|实际完成值{c2}|\n|数值|单位|数值|完成率|" + row + "9|次|12|100%|",
			"target=9次 actual=12", "", []string{"完成率=100%"}},
		{"指标值 of what was done", levels + "实际完成值{c3}|指标值{r2}|\n|指标性质|指标值|度量单位|" + row + "＝|12|次|≥9次|", "target=≥9次 actual=＝12次", "", nil},
		{"first and changed", levels + "年度指标值{c2}|完成值{r2}|\n|年初|调整后|" + row + "≥9次|≥7次|12次|", "target=≥9次 actual=12次", "which value they are is not certain: 调整后", []string{"调整后=≥7次"}},
		{"half a year and all of it", levels + "指标值{r2}|实际完成值{c2}|\n|上半年|全年|" + row + "≥9次|6次|12次|", "target=≥9次 actual=12次", "", []string{"上半年=6次"}},
		{"months and the year", levels + "指标值{r2}|实际完成值{c2}|\n|1-6月累计|全年|" + row + "≥9次|6次|12次|", "target=≥9次 actual=12次", "", []string{"1-6月累计=6次"}},
		{"years", levels + "指标值{c3}|\n|2023年|2024年|2025年|" + row + "≥9次|≥7次|≥8次|", "", "which value they are is not certain: 2023年, 2024年, 2025年", []string{"2023年=≥9次", "2024年=≥7次", "2025年=≥8次"}},
		{"last year and this", levels + "指标值{c2}|\n|2022年实际|2023年目标|" + row + "7次|≥9次|", "target=≥9次", "", []string{"2022年实际=7次"}},
		{"in numbers or in words", levels + "指标值{c2}|完成值{r2}|\n|数值|文字描述|" + row + "|提升|有所提升|", "target=提升 actual=有所提升", "", nil},
		{"in numbers and in words", levels + "指标值{c3}|\n|定量值|定性描述|单位|" + row + "9|每月办|次|", "target=9次", "", []string{"定性描述=每月办"}},
		{"the term and the year", levels + "指标值{c2}|\n|实施期目标|年度目标|" + row + "≥9次|≥3次|", "mid=≥9次 target=≥3次", "", nil},
		{"no labels below", "\n|一级指标|二级指标|三级指标|指标值{c3}|完成值{c2}|" + row + "≥|9|次|12次|100%|", "target=≥9次", "cells below one label may be several values", []string{"完成值=12次", "完成值=100%"}},
		{"a label printed over each column", "\n|一级指标|二级指标|三级指标|指标值|指标值|指标值|完成值|" + row + "≥|9|次|12次|", "target=≥9次 actual=12次", "", nil},
		{"a row below merged labels that is no header", levels + "指标值{c2}|\n|≥9|次|" + row + "≥8|次|", "target=≥8次", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := columnsOf(t, tt.block)
			assert.Equal(t, []string{strings.TrimSpace("甲: 产出指标>数量指标>a " + tt.want)}, trimmed(rows(d)))
			assert.Equal(t, tt.unread, unread(d))
			assert.Equal(t, tt.fields, fieldsOf(d))
		})
	}
}

func trimmed(lines []string) []string {
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return lines
}

// TestValueLabels reads columns of values by labels that are seldom printed, and those
// of two columns that may hold the same value.
func TestValueLabels(t *testing.T) {
	for _, tt := range []struct{ labels, cells, want, unread string }{
		{"指标要求", "≥9次", "target=≥9次", ""},
		{"标准值", "≥9次", "target=≥9次", ""},
		{"考核目标", "≥9次", "target=≥9次", ""},
		{"设定值", "≥9次", "target=≥9次", ""},
		{"目标", "≥9次", "target=≥9次", ""},
		{"年度目标", "≥9次", "target=≥9次", ""},
		{"绩效目标值及单位", "≥9次", "target=≥9次", ""},
		{"指标值及内容", "≥9次", "target=≥9次", ""},
		{"预计完成值", "≥9次", "target=≥9次", ""},
		{"目标值及单位|目标值说明", "≥9次|2次", "target=≥9次", ""},
		{"标准值|指标值", "≥5次|≥9次", "target=≥9次", ""},
		{"指标值|预计完成值|得分", "≥9次|提前|9", "target=≥9次", ""},
		{"指标值|预计完成值|得分", "≥9次|10次|9", "target=≥9次", "there are results, but no known label for what was achieved: 预计完成值"},
		{"指标值|全年完成数", "≥9次|12次", "target=≥9次 actual=12次", ""},
		{"指标值|年度完成情况|实际完成值说明", "≥9次|12次|3次", "target=≥9次 actual=12次", ""},
		{"指标值|实际情况", "≥9次|12次", "target=≥9次 actual=12次", ""},
		{"指标值|实现值", "≥9次|12次", "target=≥9次 actual=12次", ""},
		{"指标值|完成程度|得分", "≥9次|12次|9", "target=≥9次", "there are results, but no known label for what was achieved: 完成程度"},
		{"指标值|完成程度|分值", "≥9次|12次|9", "target=≥9次", ""},
		{"指标值|评语|得分", "≥9次|很好|9", "target=≥9次", ""},
		{"目标值|目标值完成率|实际完成值", "≥9次|100%|12次", "target=≥9次 actual=12次", ""},
		{"年初目标值|调整目标值|完成值", "≥9次|≥7次|12次", "target=≥9次 actual=12次", "which value they are is not certain: 调整目标值"},
		{"调整后目标值|年初目标值|完成值", "≥7次|≥9次|12次", "target=≥9次 actual=12次", "which value they are is not certain: 调整后目标值"},
		{"指标值|上半年完成值|全年完成值", "≥9次|6次|12次", "target=≥9次 actual=12次", "which value they are is not certain: 上半年完成值"},
		{"2023年指标值|2024年指标值|完成值", "≥9次|≥7次|12次", "actual=12次", "which value they are is not certain: 2023年指标值, 2024年指标值"},
		{"2022年完成值|2023年目标值", "7次|≥9次", "target=≥9次", ""},
	} {
		d := columnsOf(t, "\n|一级指标|二级指标|三级指标|"+tt.labels+"|\n|产出指标|数量指标|a|"+tt.cells+"|")
		assert.Equal(t, []string{"甲: 产出指标>数量指标>a " + tt.want}, rows(d), tt.labels)
		assert.Equal(t, tt.unread, unread(d), tt.labels)
	}
	for _, labels := range []string{"指标名称|目标", "指标名称|标准值", "目标|指标名称|计量单位"} { // not without levels
		assert.Empty(t, read(t, "\n|项目名称|甲{c9}|\n|"+labels+"|\n|a|9|9|").Projects, labels)
	}
}

// TestLevelNames reads the names of levels where no label says which they are, where
// they stand in rows of their own, and where a page break cut them.
func TestLevelNames(t *testing.T) {
	for _, tt := range []struct {
		name, block string
		want        []string
	}{
		{"labels that leave it to the cells", "|指标类别|指标类型|三级指标|指标值|\n|产出指标|数量指标|a|≥1次|\n|满意度指标|满意度指标|b|≥2次|", []string{"产出指标>数量指标>a target=≥1次", "满意度指标>满意度指标>b target=≥2次"}},
		{"unknown labels", "|大类|子类|三级指标|指标值|\n|产出指标（50分）{r2}|数量指标|a|≥1次|\n|成本指标|b|≥2次|", []string{"产出指标（50分）>数量指标>a target=≥1次", "产出指标（50分）>成本指标>b target=≥2次"}},
		{"cells that name no level", "|大类|子类|三级指标|指标值|\n|产出指标|城区|a|≥1次|\n|道路|数量指标|b|≥2次|", []string{">>a target=≥1次", ">>b target=≥2次"}},
		{"a column of first levels that names the second", "|指标类型|指标名称|指标值|\n|数量指标|a|≥1次|", []string{"数量指标>>a target=≥1次"}},
		{"other words for first and second", "|绩效指标一级|绩效指标二级|绩效指标三级|指标值|\n|产出指标|数量指标|a|≥1次|", []string{"产出指标>数量指标>a target=≥1次"}},
		{"Roman numerals", "|Ⅰ级指标|Ⅱ级指标|Ⅲ级指标|指标值|\n|产出指标|数量指标|a|≥1次|", []string{"产出指标>数量指标>a target=≥1次"}},
		{"both in one column", "|绩效指标类型|三级指标|指标值|\n|产出指标-数量指标|a|≥1次|", []string{"产出指标-数量指标>>a target=≥1次"}},
		{"one cell over both columns", "|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|a|≥1次|\n|满意度指标{c2}|b|≥2次|", []string{"产出指标>数量指标>a target=≥1次", "满意度指标>满意度指标>b target=≥2次"}},
		{"going on behind a page break", "|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|a|≥1次|\n|产出指标（续）{r2}||b|≥2次|\n|质量指标|c|≥3次|\n|效益指标（续）|社会效益指标|d|≥4次|",
			[]string{"产出指标>数量指标>a target=≥1次", "产出指标>数量指标>b target=≥2次", "产出指标>质量指标>c target=≥3次", "效益指标（续）>社会效益指标>d target=≥4次"}},
		{"the first in rows of their own", "|序号|二级指标|三级指标|指标值|\n|（一）产出指标{c4}|\n|1|数量指标|a|≥1次|\n|（二）满意度指标{c4}|\n|2|满意度指标|b|≥2次|",
			[]string{"（一）产出指标>数量指标>a target=≥1次", "（二）满意度指标>满意度指标>b target=≥2次"}},
		{"both in rows of their own", "|三级指标|指标值|\n|产出指标{c2}|\n|数量指标{c2}|\n|a|≥1次|\n|成本指标{c2}|\n|b|≥2次|\n|成本指标{c2}|\n|经济成本指标{c2}|\n|c|≥3次|\n|满意度指标{c2}|\n|d|≥4次|",
			[]string{"产出指标>数量指标>a target=≥1次", "产出指标>成本指标>b target=≥2次", "成本指标>经济成本指标>c target=≥3次", "满意度指标>>d target=≥4次"}},
		{"no merged cells", "|二级指标|三级指标|指标值|\n|产出指标|||\n|数量指标|a|≥1次|\n|满意度指标|||\n|服务对象满意度指标|b|≥2次|",
			[]string{"产出指标>数量指标>a target=≥1次", "满意度指标>服务对象满意度指标>b target=≥2次"}},
		{"other headings between rows", "|二级指标|三级指标|指标值|\n|城区部分{c3}|\n|数量指标|a|≥1次|\n|郊区部分{c3}|\n|数量指标|b|≥2次|", []string{">数量指标>a target=≥1次", ">数量指标>b target=≥2次"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := columnsOf(t, "\n"+tt.block)
			for k := range tt.want {
				tt.want[k] = "甲: " + tt.want[k]
			}
			assert.Equal(t, tt.want, rows(d))
		})
	}
}

// TestHistoryForm tells Hubei's form, which prints the values of two years before, from
// others that print last year's.
func TestHistoryForm(t *testing.T) {
	for labels, want := range map[string]string{
		"前年|上年|指标值": "hubei-standard", "绩效标准|上年|指标值": "hubei-standard", "上年完成值|备注|指标值": "central-target",
	} {
		d := columnsOf(t, "\n|项目总预算（元）|9{c5}|\n|一级指标|二级指标|三级指标|"+labels+"|\n|产出指标|数量指标|a|1|2|≥3次|")
		assert.Equal(t, want, d.Form, labels)
		assert.Equal(t, []string{"甲: 产出指标>数量指标>a target=≥3次"}, rows(d), labels)
	}
}
