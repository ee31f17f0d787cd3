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
