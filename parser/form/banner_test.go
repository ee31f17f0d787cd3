package form_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestUnitBanners reads the unit of a list's projects off a row of its own.
func TestUnitBanners(t *testing.T) {
	for name, page := range map[string]string{
		"no column of units": `
|项目名称|一级指标|二级指标|三级指标|指标值|
|某局{c5}|
|甲|产出指标|数量指标|a|≥1个|
||产出指标|质量指标|b|≥2个|
|某中心{c5}|
|甲|产出指标|数量指标|c|≥3个|`,
		"a column of units, blank below": `
|单位名称|项目名称|一级指标|二级指标|三级指标|指标值|
|某局{c6}|
||甲|产出指标|数量指标|a|≥1个|
|||产出指标|质量指标|b|≥2个|
|某中心{c6}|
||甲|产出指标|数量指标|c|≥3个|`,
	} {
		t.Run(name, func(t *testing.T) {
			d := read(t, page)
			require.Len(t, d.Projects, 2)
			assert.Equal(t, "某局", d.Projects[0].Org.Name)
			assert.Len(t, d.Projects[0].Indicators, 2)
			assert.Equal(t, "某中心", d.Projects[1].Org.Name)
			assert.Equal(t, "某局", d.Org.Name)
		})
	}
	d := read(t, `
|项目名称|一级指标|二级指标|三级指标|指标值|
|甲|产出指标|数量指标|a|≥1个|
|特定目标类{c5}|
|乙|产出指标|质量指标|b|≥2个|
|某局{c5}|
||产出指标|质量指标|c|≥2个|`)
	require.Len(t, d.Projects, 2)
	assert.Nil(t, d.Org, "a category is no unit, nor is a row within a project")
	assert.Len(t, d.Projects[1].Indicators, 2)
}

// TestProjectBanners begins a project at a heading between the rows that names one.
func TestProjectBanners(t *testing.T) {
	d := read(t, `
填报单位：某局
|一级指标|二级指标|三级指标|指标值|
|项目一：干部培训（20万元）{c4}|
|产出指标|数量指标|a|≥1个|
|项目二：就业援助（含补贴）{c4}|
|产出指标|数量指标|b|≥2个|`)
	require.Len(t, d.Projects, 2)
	assert.Equal(t, []string{"干部培训: 产出指标>数量指标>a target=≥1个", "就业援助（含补贴）: 产出指标>数量指标>b target=≥2个"}, rows(d))
	assert.EqualValues(t, "200000", d.Projects[0].Budget.Total.Yuan)
	assert.Nil(t, d.Projects[1].Budget.Total)
	assert.Equal(t, "某局", d.Projects[1].Org.Name)

	d = read(t, `
|项目名称|甲{c3}|
|一级指标|二级指标|三级指标|指标值|
|项目一：干部培训{c4}|
|产出指标|数量指标|a|≥1个|`)
	assert.Equal(t, []string{"甲: 产出指标>数量指标>a target=≥1个"}, rows(d))
}

// TestNamesOfHeadings names a project by the numbered heading above its table, where the
// table does not.
func TestNamesOfHeadings(t *testing.T) {
	for heading, name := range map[string]string{
		"1、干部培训绩效目标表":       "干部培训",
		"（二）2022年结转项目绩效自评表": "2022年结转项目",
		"一、部门整体支出绩效目标表":     "",
		"二、2023年度项目支出绩效目标表": "",
		"3、某县就业局绩效目标表":      "",
		"干部培训绩效目标表":         "",
		"一、预算项目绩效目标表":       "",
	} {
		d := read(t, "2023年部门预算公开\n"+heading+`

|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`)
		require.Len(t, d.Projects, 1)
		got := ""
		if n := d.Projects[0].Name; n != nil {
			got = n.Raw
		}
		assert.Equal(t, name, got, heading)
	}
}
