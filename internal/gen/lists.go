package gen

import (
	"fmt"
	"strings"
)

// The forms that list many projects in one table.

// integratedList is an export of 预算管理一体化: a row for each indicator.
func (g *generator) integratedList() {
	g.title("部门预算绩效目标公开")
	g.heading(2, "部门预算项目绩效目标表")
	g.paragraph("单位：万元")
	t := g.table()
	header := []string{"单位名称", "项目名称", "预算数", "年度绩效目标", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重", "指标方向"}
	cells := make([]cell, len(header))
	for i, label := range header {
		cells[i] = td(1, label)
	}
	t.row(cells...)
	for i := range 2 + g.IntN(20) {
		list := g.indicators()
		for j, x := range list {
			var cells []cell
			if n := len(list); j == 0 {
				cells = []cell{
					tall(1, n, g.office), tall(1, n, fmt.Sprintf("%s（%d）", g.pick(projectNames), i+1)),
					tall(1, n, amount(g.money())), tall(1, n, g.pick(goalTexts)+"。"),
				}
			}
			direction := "正向"
			if x.op == "≤" {
				direction = "反向"
			}
			t.row(append(append(cells, x.levels(1, 1)...), td(1, x.name), td(1, x.op), td(1, x.number), td(1, x.unit),
				td(1, fmt.Sprint(x.weight)), td(1, direction))...)
			g.values++
		}
		g.projects++
	}
}

// anhuiList has a row for each project, and all its indicators as text in one cell.
func (g *generator) anhuiList() {
	g.title("部门预算绩效目标公开")
	g.heading(2, "项目绩效目标和指标公开表")
	g.paragraph("单位：万元")
	t := g.table()
	t.row(td(1, "单位编码"), td(1, "单位名称（项目类别/支出项目）"), td(1, "年度预算安排"), td(1, "项目内容"), td(1, "绩效目标"), td(1, "绩效指标"))
	for i := range 1 + g.IntN(8) {
		var text strings.Builder
		no := 0
		for j, x := range g.indicators() {
			if x.head2 > 0 {
				if j > 0 {
					text.WriteByte('\n')
				}
				fmt.Fprintf(&text, "【%s-%s】", x.level1, x.level2)
				no = 0
			}
			no++
			fmt.Fprintf(&text, "\n指标%d：%s（%s）；", no, x.name, x.target)
			g.values++
		}
		t.row(td(1, g.code), td(1, fmt.Sprintf("%s\n特定目标类/%s（%d）", g.office, g.pick(projectNames), i+1)), td(1, amount(g.money())),
			td(1, g.pick(goalTexts)), td(1, g.pick(goalTexts)+"。"), td(1, text.String()))
		g.projects++
	}
}
