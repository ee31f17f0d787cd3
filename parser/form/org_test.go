package form_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestUnitRow takes code and name of a unit without a label from the row that Hebei's
// form begins with, and from no other cell that begins with digits.
func TestUnitRow(t *testing.T) {
	const block = `
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`
	for _, tt := range []struct{ name, page, code, org string }{
		{"beside the unit of money", "|131某局{c2}|单位：万元{c2}|\n|项目名称|甲{c3}|" + block, "131", "某局"},
		{"alone above a label", "|131002某某局{c4}|\n|项目名称|甲{c3}|" + block, "131002", "某某局"},
		{"an amount", "|项目总投资|3000万元{c3}|\n|项目名称|甲|实施单位|某局|" + block, "", "某局"},
		{"an amount in the second row", "|项目名称|甲{c3}|\n|测算标准|3000元/人{c3}|" + block, "", ""},
		{"a place", "|项目名称|甲|建设地点|102国道北侧|" + block, "", ""},
		{"a number of persons over the whole width", "|项目名称|甲{c3}|\n|2000多名干部参加培训{c4}|" + block, "", ""},
		{"an amount alone above a label", "|3000000万元{c4}|\n|项目名称|甲{c3}|" + block, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, tt.page)
			if tt.org == "" {
				assert.Nil(t, d.Org)
				return
			}
			assert.Equal(t, tt.code, d.Org.Code)
			assert.Equal(t, tt.org, d.Org.Name)
		})
	}
}

// TestOrgLine reads the line that says who filled a form in, above the table and in it,
// whatever else is printed on it.
func TestOrgLine(t *testing.T) {
	const table = `
|项目名称|甲|资金总额|5|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`
	for _, tt := range []struct{ line, org, department string }{
		{"填报单位：某县就业局      2023年3月15日     单位：万元", "某县就业局", ""},
		{"填报单位：某县就业局 2023年3月15日", "某县就业局", ""},
		{"填报单位（盖章）：某县就业局    填报时间：2023-03-15", "某县就业局", ""},
		{"填报单位： 某县就业局　　联系人：张三   电话：1234567", "某县就业局", ""},
		{"填 报 单 位：某县就业局    制 表 人：张三", "某县就业局", ""},
		{"填报单位：某县就业局    填报日期：", "某县就业局", ""},
		{"主管部门（公章）：某县人社局  项目单位（公章）：某县就业局", "某县就业局", "某县人社局"},
		{"项目单位：某县就业局（公章）  主管部门：某县人社局", "某县就业局", "某县人社局"},
		{"填报单位：某局 单位：万元", "某局", ""},
		{"填报单位：某县 就业局", "某县 就业局", ""},
		{"填报单位：某县就业局（本级）", "某县就业局（本级）", ""},
		{"325004某某所    单位：万元", "某某所", ""},
	} {
		for where, page := range map[string]string{
			"above": tt.line + "\n" + table,
			"in":    "|" + tt.line + "{c4}|" + table,
		} {
			t.Run(where+" "+tt.line, func(t *testing.T) {
				d := read(t, page)
				assert.Equal(t, tt.org, d.Org.Name)
				if yuan := d.Projects[0].Budget.Total.Yuan; strings.Contains(tt.line, "万元") {
					assert.EqualValues(t, "50000", yuan)
				} else {
					assert.EqualValues(t, "5", yuan)
				}
				if p := d.Projects[0]; tt.department != "" {
					assert.Equal(t, tt.department, p.Department.Name)
				} else {
					assert.Nil(t, p.Department)
				}
			})
		}
	}
}

// TestNoOrg takes a stroke for no unit, and leaves names that look like a line of parts whole.
func TestNoOrg(t *testing.T) {
	d := read(t, `
|项目名称：道路养护 一期：主干道{c2}|主管部门|某局|
|实施单位|同上|项目负责人|张三|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`)
	assert.Equal(t, "道路养护 一期：主干道", d.Projects[0].Name.Raw)
	assert.Equal(t, "某局", d.Org.Name)
	d = read(t, `
|项目名称|甲|实施单位|/|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`)
	assert.Nil(t, d.Org)
}

// TestLabels reads labels of the head that only some forms have.
func TestLabels(t *testing.T) {
	d := read(t, `
|政策（项目）名称|甲|项目唯一码|123|
|责任单位|某局|一级主管部门|某厅|
|项目目标|培训{c3}|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`)
	p := d.Projects[0]
	assert.Equal(t, "甲", p.Name.Raw)
	assert.Equal(t, "123", p.Code.Raw)
	assert.Equal(t, "某局", d.Org.Name)
	assert.Equal(t, "某厅", p.Department.Name)
	assert.Equal(t, []string{"培训"}, raws(p.Goals))

	for label, cell := range map[string]string{"项目代码及名称": "51000021R000000019951-工资性支出", "项目名称": "51000021R000000019951-工资性支出"} {
		d := read(t, `
|`+label+`|`+cell+`{c3}|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`)
		p := d.Projects[0]
		if label == "项目名称" {
			assert.Equal(t, cell, p.Name.Raw)
			assert.Nil(t, p.Code)
			continue
		}
		assert.Equal(t, "工资性支出", p.Name.Raw)
		assert.Equal(t, "51000021R000000019951", p.Code.Raw)
	}
}

// TestUnitLabels reads the unit from labels that say of which government it is, and from
// those of who files the form.
func TestUnitLabels(t *testing.T) {
	const block = `
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`
	for _, label := range []string{"省级预算部门名称", "省级预算部门（单位）名称", "市级预算部门（单位）名称", "县（区）级预算部门名称", "县级预算部门名称", "中央预算单位名称",
		"编制部门", "自评单位", "评价单位", "报送单位", "部门名称及代码", "单位名称（盖章）", "填报单位名称", "预算部门、单位名称", "部门、单位名称"} {
		d := read(t, "部门整体支出绩效目标表\n|"+label+"|105某局{c3}|\n|年度总体目标|a{c3}|"+block)
		assert.Equal(t, "某局", d.Org.Name, label)
		assert.Equal(t, "105", d.Org.Code, label)
		assert.Equal(t, "dept-overall", d.Form, label)

		d = read(t, "项目支出绩效目标表\n"+label+"：某局    单位：万元\n|项目名称|甲{c3}|"+block)
		assert.Equal(t, "某局", d.Org.Name, label)
	}
	d := read(t, "|自评单位|某局{c3}|\n|项目名称|甲|实施单位|某中心|"+block)
	assert.Equal(t, "某中心", d.Org.Name, "who carries the project out")
	d = read(t, "|项目名称|甲{c3}|\n|省级预算部门绩效目标|b{c3}|"+block)
	assert.Nil(t, d.Org, "a label of something else")
}
