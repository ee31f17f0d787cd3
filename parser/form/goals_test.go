package form_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/schema"
)

// TestGoalPairs parts goals from outcomes, however the two columns are called, below a
// label of their own, beside each other and one below the other.
func TestGoalPairs(t *testing.T) {
	for _, pair := range []string{
		"预期目标|实际完成情况", "年初设定目标|年度总体目标完成情况综述", "年初目标|实际完成", "项目年度目标|年度目标完成情况",
		"年度总体目标|年度总体目标完成情况", "目标|完成情况", "绩效目标|绩效目标完成情况", "设定目标|完成情况",
	} {
		left, right, _ := strings.Cut(pair, "|")
		for layout, page := range map[string]string{
			"below": `
|项目名称|甲{c3}|
|年度总体目标{r2}|` + left + `|` + right + `{c2}|
|培训一百人|都培训了{c2}|`,
			"below a label of the purpose": `
|项目名称|甲{c3}|
|项目基本情况{r2}|` + left + `|` + right + `{c2}|
|培训一百人|都培训了{c2}|`,
			"below, two rows": `
|项目名称|甲{c3}|
|项目基本情况{r3}|1.项目年度目标完成情况{r2}|` + left + `|` + right + `|
|培训一百人|都培训了|
|2.项目实施内容及过程概述|{c2}|`,
		} {
			t.Run(layout+" "+pair, func(t *testing.T) {
				d := read(t, page+`
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`)
				p := d.Projects[0]
				assert.Equal(t, []string{"培训一百人"}, raws(p.Goals))
				assert.Equal(t, []string{"都培训了"}, raws(p.Outcomes))
				assert.Empty(t, p.Purpose)
			})
		}
		if strings.Contains("目标 设定目标", left) {
			continue // no label by itself
		}
		t.Run("beside "+pair, func(t *testing.T) {
			d := read(t, `
|项目名称|甲{c3}|
|`+left+`|培训一百人|`+right+`|都培训了|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`)
			assert.Equal(t, []string{"培训一百人"}, raws(d.Projects[0].Goals))
			assert.Equal(t, []string{"都培训了"}, raws(d.Projects[0].Outcomes))
		})
	}
}

func raws(items []schema.Item) []string {
	var out []string
	for _, it := range items {
		out = append(out, it.Raw)
	}
	return out
}

// TestLabelsAreNoGoals takes no name of a level, nor the title of the goals, for a goal.
func TestLabelsAreNoGoals(t *testing.T) {
	d := read(t, `
2023年部门预算项目绩效目标
|项目名称|金额（万元）|绩效目标|产出指标|效益指标|满意度指标|
|甲|10|开展培训|培训一百人|能力提升|满意|
|乙|约20|开展宣传|宣传一次|能力提升|满意|
|合计|30|||||`)
	require.Len(t, d.Projects, 2)
	p := d.Projects[0]
	assert.Equal(t, "甲", p.Name.Raw)
	assert.EqualValues(t, "100000", p.Budget.Total.Yuan)
	assert.Equal(t, []string{"开展培训"}, raws(p.Goals))
	assert.Empty(t, p.Indicators)
	assert.Equal(t, "乙", d.Projects[1].Name.Raw)
	assert.Nil(t, d.Projects[1].Budget.Total)

	d = read(t, `
2023年部门整体支出绩效目标表
|单位名称|年度预算申请（万元）{c2}|
||资金总额|一般公共预算|
|某县林业局|12|10|

||部门整体支出年度绩效目标{c3}|
||完成造林任务{c3}|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|造林面积|≥3200亩|`)
	assert.Equal(t, []string{"完成造林任务"}, raws(d.Projects[0].Goals))
	assert.Equal(t, "dept-overall", d.Form)
	assert.EqualValues(t, "120000", d.Projects[0].Budget.Total.Yuan)
}

// TestGoalsLikeHeadings keeps goals that are numbered as the headings of a form's parts are.
func TestGoalsLikeHeadings(t *testing.T) {
	d := read(t, `
|项目名称|甲{c3}|
|绩效目标{c4}|
|一、完成年度目标任务{c4}|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`)
	assert.Equal(t, []string{"一、完成年度目标任务"}, raws(d.Projects[0].Goals))
}
