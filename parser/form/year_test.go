package form_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestYearElsewhere finds the year where no line prints it alone: titles are believed
// before prose, wherever they stand.
func TestYearElsewhere(t *testing.T) {
	const table = `
|项目名称|甲{c3}|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`
	for _, tt := range []struct {
		lines string
		year  int
	}{
		{"本部门2022年预算执行情况良好。\n2023年部门预算绩效目标表", 2023},
		{"一、2022年工作总结\n2022年度，我局完成了各项任务。\n二、2023年部门预算安排情况\n项目支出绩效目标表", 2023},
		{"根据《关于批复2022年部门决算的通知》（财〔2021〕10号）\n某县就业局2023年度部门决算公开", 2023},
		{"项目支出绩效目标表\n（2022—2024年）项目  （2023年度）", 2023},
		{"根据《预算法》（2018年修正）和财预〔2021〕101号文件要求，为进一步加强管理，接受社会监督，提高财政资金使用效益，现将本单位2023年部门预算项目绩效目标公开如下：", 2023},
		{"项目支出绩效目标表\n2023年1月1日—2023年12月31日", 2023},
		{"项目支出绩效目标表\n2023年6月1日—2023年12月31日", 0},
		{"某县就业局2024年部门预算公开\n1、2022年结转项目绩效目标表", 2024},
		{"1、2022年结转项目绩效目标表", 2022},
		{"某县2023年决算公开\n根据《关于印发2022年办法的通知》", 2023},
	} {
		t.Run(tt.lines, func(t *testing.T) {
			d := read(t, tt.lines+"\n"+table)
			if tt.year == 0 {
				assert.Nil(t, d.FiscalYear)
				return
			}
			require.NotNil(t, d.FiscalYear)
			assert.Equal(t, tt.year, d.FiscalYear.Year)
		})
	}
}

// TestYearInHead finds the year in cells and titles that print it without 年, or beside its
// label.
func TestYearInHead(t *testing.T) {
	const block = `
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`
	for _, tt := range []struct {
		page string
		year int
	}{
		{"|年度|2024{c3}|\n|项目名称|甲{c3}|", 2024},
		{"|预算年度|2024年{c3}|\n|项目名称|甲{c3}|", 2024},
		{"|项目名称|甲|预算年度|2024年度|", 2024},
		{"|预算年度：2024{c4}|\n|项目名称|甲{c3}|", 2024},
		{"2023年5月填报\n|项目名称|甲|年度|2024|", 2024},
		{"项目支出绩效目标表（2024）\n|项目名称|甲{c3}|", 2024},
		{"|项目支出绩效目标表（2024）{c4}|\n|项目名称|甲{c3}|", 2024},
		{"项目支出绩效目标表\n(2024)年度\n|项目名称|甲{c3}|", 2024},
		{"项目支出绩效目标表\n2024财年\n|项目名称|甲{c3}|", 2024},
		{"2024年公开2023年度项目支出绩效自评表\n|项目名称|甲{c3}|", 2023},
		{"2023年中央财政提前下达2024年衔接资金绩效目标表\n|项目名称|甲{c3}|", 2024},
		{"项目支出绩效目标表（2024）号\n|项目名称|甲{c3}|", 0},
		{"|项目名称|甲|项目年度|2022—2024|", 0},
		{"|项目名称|甲|申报年度|2024|", 0},
		{"|项目名称|甲{c3}|\n|年度|年度目标{c3}|\n|2023|完成{c3}|\n|2024|继续{c3}|", 0},
	} {
		d := read(t, tt.page+block)
		year := 0
		if d.FiscalYear != nil {
			year = d.FiscalYear.Year
		}
		assert.Equal(t, tt.year, year, tt.page)
	}
}
