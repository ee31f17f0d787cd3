package form_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestLevelsNamedAsHeads reads rows of indicators whose first level is called as a label of
// the head is, and ends the block at that label where the row is none of an indicator.
func TestLevelsNamedAsHeads(t *testing.T) {
	const head = `
|项目名称|甲{c7}|
|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|
`
	a, b := "甲: 产出指标>数量指标>a target=≥1个 actual=2个", "甲: 满意度指标>服务对象满意度指标>b target=≥90% actual=95%"
	const rest = "\n|产出指标|数量指标|a|≥1个|2个|10|10||\n|满意度指标|服务对象满意度指标|b|≥90%|95%|10|10||\n"
	for _, level1 := range []string{"预算执行（10分）", "预算执行", "预算执行情况", "项目资金", "绩效目标", "备注", "主要任务", "完成情况", "总体目标", "资金情况", "说明", "项目内容"} {
		d := read(t, head+"|"+level1+"|预算执行率|预算执行率|100%|95%|10|9.5||"+rest)
		assert.Equal(t, []string{"甲: " + level1 + ">预算执行率>预算执行率 target=100% actual=95%", a, b}, rows(d), level1)
	}
	for name, row := range map[string]string{
		"a note":                           "|备注|无{c7}|",
		"a note, taken apart":              "|备注|无|无|无|无|无|无|无|",
		"a note and who filled it in":      "|备注|无|填报人|张三|联系电话|123{c3}|",
		"amounts":                          "|项目资金|年度资金总额|100|其中：财政拨款|80|其他资金|20||",
		"the labels of amounts":            "|项目资金|年初预算数|全年预算数|全年执行数|执行率|得分|||",
		"amounts without labels":           "|项目资金|合计|100|80|20||||",
		"goals":                            "|年度总体目标|完成a{c3}|实际完成情况|已完成{c3}|",
		"goals and outcomes":               "|年度总体目标|预期目标|实际完成情况|||||",
		"a signature":                      "|填报人|张三|李四|13|14|15|||",
		"the name over the value's column": "|备注|甲|乙{c3}|丙|||",
	} {
		d := read(t, head+"|产出指标|数量指标|a|≥1个|2个|10|10||\n"+row+"\n")
		assert.Equal(t, []string{a}, rows(d), name)
	}
	d := read(t, head+"|总分|预算执行率|预算执行率|100%|95%|10|9.5||\n")
	assert.Empty(t, rows(d), "a line of totals")
	d = read(t, head+`|决策{r2}|绩效目标|绩效目标明确性|明确|明确|10|10||
|资金投入|预算编制科学性|科学|科学|10|10||`)
	assert.Equal(t, []string{"甲: 决策>绩效目标>绩效目标明确性 target=明确 actual=明确", "甲: 决策>资金投入>预算编制科学性 target=科学 actual=科学"}, rows(d), "the second level")
}
