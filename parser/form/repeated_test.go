package form_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/schema"
)

// TestRepeatedCells reads forms in which a merged cell is printed in each column that it
// covered, and requires each of them once.
func TestRepeatedCells(t *testing.T) {
	d := read(t, `
|项目支出绩效自评表|项目支出绩效自评表|项目支出绩效自评表|项目支出绩效自评表|项目支出绩效自评表|项目支出绩效自评表|项目支出绩效自评表|项目支出绩效自评表|项目支出绩效自评表|
|项目名称|项目名称|某项目|某项目|某项目|某项目|某项目|某项目|某项目|
|主管部门|主管部门|某局|某局|某局|实施单位|实施单位|某所|某所|
|项目资金（万元）|||年初预算数|全年预算数|全年执行数|分值|执行率|得分|
|项目资金（万元）|年度资金总额|年度资金总额|100|100|100|10|100%|10|
|项目资金（万元）|其中：财政拨款|其中：财政拨款|100|100|100|—|—|—|
|年度总体目标|预期目标|预期目标|预期目标|预期目标|实际完成情况|实际完成情况|实际完成情况|实际完成情况|
|年度总体目标|修路|修路|修路|修路|修路|修路|修路|修路|
|绩效指标|一级指标|二级指标|三级指标|指标值|指标值|完成值|分值|得分|
|绩效指标|产出指标|数量指标|里程|≥5公里|≥5公里|5公里|50|50|
|绩效指标|产出指标|质量指标|合格率|100%|100%|100%|40|40|
|绩效指标|满意度指标|满意度指标|满意度|≥90%|≥90%|95%|10|10|
|总分|总分|总分|总分|总分|总分|总分|100|100|
|填报人：张某|填报人：张某|填报人：张某|填报人：张某|联系电话：123|联系电话：123|联系电话：123|联系电话：123|联系电话：123|`)
	require.Len(t, d.Projects, 1)
	p := d.Projects[0]
	assert.Equal(t, []string{
		"某项目: 产出指标>数量指标>里程 target=≥5公里 actual=5公里",
		"某项目: 产出指标>质量指标>合格率 target=100% actual=100%",
		"某项目: 满意度指标>满意度指标>满意度 target=≥90% actual=95%",
	}, rows(d))
	assert.Equal(t, "某局", p.Department.Name)
	assert.Equal(t, "某所", p.Org.Name)
	for _, m := range []*schema.Money{p.Budget.Initial, p.Budget.Total, p.Budget.Executed, p.Budget.Fiscal} {
		require.NotNil(t, m)
		assert.Equal(t, "1000000", string(m.Yuan))
	}
	require.Len(t, p.Goals, 1)
	require.Len(t, p.Outcomes, 1, "the same as the goal, in columns of its own")
	assert.Equal(t, "100", string(p.Score.Score.Value))
	assert.Len(t, p.Fields, 2, "who filled it in, and how to reach them")
	assert.Empty(t, d.Unclaimed)
	assert.Equal(t, schema.Ref{Block: 1, Table: 1, Row: 2, Col: 3, RowSpan: 1, ColSpan: 1}, p.Name.Ref, "as it is printed")
	assert.True(t, slices.ContainsFunc(d.Diagnostics, func(x schema.Diagnostic) bool { return x.Code == "repeated-cells" }))
	again := 0
	for _, l := range d.Tables[0].Labels {
		if l.Means == "repeat" && l.Raw == "某项目" {
			again++
			assert.Equal(t, int32(3+again), l.Ref.Col)
		}
	}
	assert.Equal(t, 6, again)
}

// TestEqualNeighbours reads tables in which equal cells beside each other are cells of
// their own, and requires all of them.
func TestEqualNeighbours(t *testing.T) {
	for _, tt := range []struct {
		name, page string
		want       []string
	}{
		{"values of two halves", `
|项目名称|项目名称|甲|甲|甲|
|一级指标|二级指标|三级指标|中期目标|年度目标|
|一级指标|二级指标|三级指标|指标值|指标值|
|产出指标|数量指标|a|≥5个|≥5个|
|产出指标|质量指标|b|合格|合格|`,
			[]string{"甲: 产出指标>数量指标>a mid=≥5个 target=≥5个", "甲: 产出指标>质量指标>b mid=合格 target=合格"}},
		{"a name and what is said of it, a value and what was reached", `
|项目名称|项目名称|甲|甲|甲|甲|
|一级指标|二级指标|三级指标|指标解释|指标值|完成值|
|产出指标|质量指标|按时完成|按时完成|按时完成|按时完成|
|满意度指标|满意度指标|满意度|满意度|≥90%|≥90%|`,
			[]string{"甲: 产出指标>质量指标>按时完成 target=按时完成 actual=按时完成", "甲: 满意度指标>满意度指标>满意度 target=≥90% actual=≥90%"}},
		{"the same on the next page, its header not printed again", `
|项目名称|项目名称|甲|甲|甲|
|一级指标|二级指标|三级指标|指标值|完成值|
|产出指标|质量指标|a|合格|合格|

|效益指标|社会效益指标|b|提升|提升|
|效益指标|社会效益指标|c|100%|100%|
|总分|总分|总分|90|90|`,
			[]string{"甲: 产出指标>质量指标>a target=合格 actual=合格", "甲: 效益指标>社会效益指标>b target=提升 actual=提升", "甲: 效益指标>社会效益指标>c target=100% actual=100%"}},
		{"a list", `
|单位名称|项目名称|三级指标|指标值|完成值|备注|备注|
|某局|某局|a|合格|合格|无|无|`,
			[]string{"某局: >>a target=合格 actual=合格"}},
		{"a label that goes on below, in two ways", `
|项目名称|项目名称|甲|甲|甲|甲|甲|
|绩效指标|绩效指标|绩效指标|绩效指标评价标准|绩效指标评价标准|绩效指标评价标准|绩效指标评价标准|
|分类||描述|优|良|中|差|
|产出指标|a|说明|1|1|1|0|`,
			[]string{"甲: 产出指标>>a 1 1 1 0"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, rows(read(t, tt.page)))
		})
	}
}

// TestEqualAmounts requires amounts beside each other that are those of columns, known
// or not, and the percentages of a plan.
func TestEqualAmounts(t *testing.T) {
	d := read(t, `
|项目名称|项目名称|甲|甲|甲|
|资金支出计划（%）|3月底|6月底|10月底|12月底|
|资金支出计划（%）|50|50|100|100|
|年度主要任务|任务名称|任务名称|预算金额（元）|预算金额（元）|
|年度主要任务|任务名称|任务名称|总额|财政拨款|
|年度主要任务|修路|修路|30|30|
|年度主要任务|金额合计|金额合计|30|30|
|三级指标|三级指标|三级指标|指标值|指标值|
|a|a|a|1|1|`)
	p := d.Projects[0]
	require.Len(t, p.Plan, 4)
	assert.Equal(t, "100", string(p.Plan[2].CumulativePercent.Value))
	require.Len(t, p.Tasks, 1)
	require.Len(t, p.Tasks[0].Funds, 1)
	assert.Equal(t, "30", string(p.Budget.Total.Yuan))
	assert.Equal(t, "30", string(p.Budget.Fiscal.Yuan))
	assert.Equal(t, []string{"甲: >>a target=1"}, rows(d))

	d = read(t, `
|项目名称|项目名称|甲|甲|
|资金|年中调剂|年末结余|年末上缴|
|年度预算|7|7|7|
|三级指标|三级指标|指标值|指标值|
|a|a|1|1|`)
	assert.Nil(t, d.Projects[0].Budget.MidTerm)
	labels := 0
	for _, l := range d.Tables[0].Labels {
		if l.Means == "repeat" && l.Raw == "7" {
			labels++
		}
	}
	assert.Zero(t, labels, "they may be of columns that nobody knows")
}

// TestRepeatedDown requires once what is printed again in the rows that a merged cell
// covered.
func TestRepeatedDown(t *testing.T) {
	d := read(t, `
|项目名称|甲{c3}|
|年度总体目标|做好{c3}|
|年度总体目标|做好{c3}|
|项目开支（元）|年度资金总额|5{c2}|
|项目开支（元）|其中：财政拨款|5{c2}|
|一级指标|三级指标|指标值|备注|
|产出指标|a|1|无|`)
	p := d.Projects[0]
	require.Len(t, p.Goals, 1)
	assert.Equal(t, "5", string(p.Budget.Total.Yuan))
	assert.Equal(t, "5", string(p.Budget.Fiscal.Yuan))
	assert.Empty(t, d.Unclaimed)

	d = read(t, `
|项目名称|预算数（元）|三级指标|指标值|
|甲|5|a|1|
|甲|5|b|2|`)
	require.Len(t, d.Projects, 1)
	assert.Empty(t, d.Projects[0].Budget.Funds)
}
