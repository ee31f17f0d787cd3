package form_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/schema"
)

const bareTable = `
|一级指标|三级指标|指标值|
|产出指标|a|≥1个|
`

// TestHeadInLines reads forms whose head stands in lines above a table of indicators.
func TestHeadInLines(t *testing.T) {
	long := strings.Repeat("提高农村公路的养护水平，", 8)
	d := read(t, `
项目支出绩效目标表
单位：万元
1.项目名称：甲   项目编码：123456
2.主管部门：某县交通局
3.实施单位：某县公路段
4.项目期：2023年
5.年度资金总额：1,234.5，其中：财政拨款1,000，其他资金234.5。
6.年度绩效目标：
（1）`+long+`
（2）做好养护。
`+bareTable+`
项目名称：乙
预算金额：12.5元
总体目标：修桥。
`+bareTable)
	require.Len(t, d.Projects, 2)
	p := d.Projects[0]
	assert.Equal(t, "甲", p.Name.Raw)
	assert.Equal(t, schema.Ref{Block: 3}, p.Name.Ref)
	assert.Equal(t, "123456", p.Code.Raw)
	assert.Equal(t, "某县交通局", p.Department.Name)
	assert.Equal(t, "某县公路段", p.Org.Name)
	assert.Equal(t, "2023年", p.Period.Raw)
	assert.Equal(t, "12345000", string(p.Budget.Total.Yuan))
	assert.Equal(t, "10000000", string(p.Budget.Fiscal.Yuan))
	assert.Equal(t, "2345000", string(p.Budget.Other.Yuan))
	require.Len(t, p.Goals, 2)
	assert.Equal(t, schema.Ref{Block: 10}, p.Goals[1].Ref)
	assert.Equal(t, "乙", d.Projects[1].Name.Raw)
	assert.Equal(t, "12.5", string(d.Projects[1].Budget.Total.Yuan))
	require.Len(t, d.Projects[1].Goals, 1)
	assert.Empty(t, d.Unclaimed)

	d = read(t, `
项目名称：甲
年初预算数：10万元  全年预算数：12万元  全年执行数：11万元
自评得分：95
预期目标：做好
实际完成情况：已做好
|一级指标|三级指标|指标值|完成值|
|产出指标|a|1|2|`)
	p = d.Projects[0]
	assert.Equal(t, "100000", string(p.Budget.Initial.Yuan))
	assert.Equal(t, "120000", string(p.Budget.Total.Yuan))
	assert.Equal(t, "110000", string(p.Budget.Executed.Yuan))
	assert.Equal(t, "95", string(p.Score.Score.Value))
	require.Len(t, p.Outcomes, 1)
}

// TestNoHeadInLines requires of other text that it is no head.
func TestNoHeadInLines(t *testing.T) {
	long := strings.Repeat("提高农村公路的养护水平，", 8)
	for name, page := range map[string]string{
		"prose between":         "\n项目名称：甲\n年度资金总额：5元\n" + long + "\n" + bareTable,
		"prose with a colon":    "\n年度资金总额：预算安排5元，结余按规定上缴\n" + bareTable,
		"another table between": "\n项目名称：甲\n年度资金总额：5元\n|收入|支出|\n|1|2|\n\n年初\n" + bareTable,
		"a table with a head":   "\n年度资金总额：5元\n|项目名称|乙{c2}|\n" + strings.TrimPrefix(bareTable, "\n"),
	} {
		d := read(t, page)
		require.Len(t, d.Projects, 1, name)
		assert.Nil(t, d.Projects[0].Budget.Total, name)
	}
	d := read(t, "\n项目名称：甲\n"+bareTable+"\n项目名称：甲\n"+bareTable)
	require.Len(t, d.Projects, 1, "goes on below a page break")
	assert.Len(t, d.Projects[0].Indicators, 2)

	d = read(t, "\n总体绩效目标：做好全部工作\n项目名称：甲\n总体目标：修路\n"+bareTable)
	require.Len(t, d.Overall.General, 1)
	require.Len(t, d.Projects[0].Goals, 1)
	assert.Equal(t, "修路", d.Projects[0].Goals[0].Raw)
}
