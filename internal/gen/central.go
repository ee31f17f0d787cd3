package gen

import "fmt"

// The forms of the Ministry of Finance.

// centralTarget is 财预〔2015〕88号: one project, for the year alone or with the
// medium term beside it.
func (g *generator) centralTarget() {
	g.heading(1, "项目支出绩效目标申报表")
	g.paragraph(fmt.Sprintf("（%d年度）", g.year))
	if g.chance(2) {
		g.centralTwoHalves()
	} else {
		g.centralYear()
	}
	g.projects++
}

func (g *generator) centralTwoHalves() {
	list, year := g.indicators(), g.money()
	t := g.table()
	t.row(td(2, "项目名称"), td(6, g.pick(projectNames)))
	t.row(td(2, "主管部门及代码"), td(2, g.code+g.office), td(2, "实施单位"), td(2, g.office))
	t.row(td(2, "项目属性"), td(2, g.pick([]string{"新增项目", "延续项目"})), td(2, "项目期"), td(2, "3年"))
	t.row(tall(2, 3, "项目资金（万元）"), td(2, "中期资金总额："), td(1, amount(3*year)), td(2, "年度资金总额："), td(1, amount(year)))
	for _, label := range []string{"其中：财政拨款", "其他资金"} {
		a, b := "", ""
		if label != "其他资金" {
			a, b = amount(3*year), amount(year)
		}
		t.row(td(2, label), td(1, a), td(2, label), td(1, b))
	}
	t.row(tall(1, 2, "总体目标"), td(4, fmt.Sprintf("中期目标（%d年—%d年）", g.year, g.year+2)), td(3, "年度目标"))
	t.row(td(4, "目标1："+g.pick(goalTexts)), td(3, "目标1："+g.pick(goalTexts)))
	t.row(tall(1, len(list)+1, "绩效指标"), td(1, "一级指标"), td(1, "二级指标"), td(1, "三级指标"), td(1, "指标值"),
		td(1, "二级指标"), td(1, "三级指标"), td(1, "指标值"))
	for _, x := range list {
		cells := append(x.levels(1, 1), td(1, x.name), td(1, x.target))
		if x.head2 > 0 {
			cells = append(cells, tall(1, x.head2, x.level2))
		}
		t.row(append(cells, td(1, x.name), td(1, x.target))...)
		g.values += 2
	}
}

func (g *generator) centralYear() {
	list, total := g.indicators(), g.money()
	t := g.table()
	t.row(td(2, "项目名称"), td(4, g.pick(projectNames)))
	t.row(td(2, "主管部门及代码"), td(2, g.code+g.office), td(1, "实施单位"), td(1, g.office))
	t.row(tall(2, 3, "项目资金（万元）"), td(2, "年度资金总额："), td(2, amount(total)))
	t.row(td(2, "其中：财政拨款"), td(2, amount(total)))
	t.row(td(2, "其他资金"), td(2, ""))
	t.row(td(2, "年度总体目标"), td(4, "目标1："+g.pick(goalTexts)+"\n目标2："+g.pick(goalTexts)))
	t.row(tall(1, len(list)+1, "绩效指标"), td(1, "一级指标"), td(1, "二级指标"), td(1, "三级指标"), td(1, "指标值"), td(1, "分值"))
	for _, x := range list {
		t.row(append(x.levels(1, 1), td(1, x.name), td(1, x.target), td(1, fmt.Sprint(x.weight)))...)
		g.values++
	}
}

// selfevalBlock prints the indicators of a self-evaluation and its total, ten
// columns wide.
func (g *generator) selfevalBlock(t *table, side string) {
	list := g.indicators()
	t.row(tall(1, len(list)+1, side), td(1, "一级指标"), td(1, "二级指标"), td(2, "三级指标"), td(1, "年度指标值"), td(1, "实际完成值"),
		td(1, "分值"), td(1, "得分"), td(1, "偏差原因分析及改进措施"))
	lost := 0
	for i, x := range list {
		score, reason := x.weight, ""
		if i > 0 && g.chance(8) {
			score, reason = score-1, "受天气影响，下一步加快进度"
			lost++
		}
		t.row(append(x.levels(1, 1), td(2, x.name), td(1, x.target), td(1, x.actual),
			td(1, fmt.Sprint(x.weight)), td(1, fmt.Sprint(score)), td(1, reason))...)
		g.values += 2
	}
	t.row(td(7, "总分"), td(1, "100"), td(1, fmt.Sprint(100-lost)), td(1, ""))
}

// selfevalMoney prints a line of the money block of a self-evaluation behind its
// side label.
func selfevalMoney(label string, cents int, scored bool) []cell {
	weight, rate, score := "—", "—", "—"
	if scored {
		weight, rate, score = "10", "100.00%", "10"
	}
	return []cell{td(2, label), td(1, amount(cents)), td(1, amount(cents)), td(2, amount(cents)), td(1, weight), td(1, rate), td(1, score)}
}

var selfevalMoneyHead = []cell{
	td(2, ""), td(1, "年初预算数"), td(1, "全年预算数"), td(2, "全年执行数"), td(1, "分值"), td(1, "执行率"), td(1, "得分"),
}

// selfevalGoals prints what was aimed at and what was reached.
func (g *generator) selfevalGoals(t *table) {
	goal := g.pick(goalTexts)
	t.row(tall(1, 2, "年度总体目标"), td(5, "预期目标"), td(4, "实际完成情况"))
	t.row(td(5, goal), td(4, "已完成："+goal))
}

// centralSelfeval is 财预〔2020〕10号: one project.
func (g *generator) centralSelfeval() {
	g.heading(1, "项目支出绩效自评表")
	g.paragraph(fmt.Sprintf("（%d年度）", g.year))
	total := g.money()
	t := g.table()
	t.row(td(1, "项目名称"), td(9, g.pick(projectNames)))
	t.row(td(1, "主管部门"), td(5, g.office), td(1, "实施单位"), td(3, g.office))
	t.row(append([]cell{tall(1, 4, "项目资金（万元）")}, selfevalMoneyHead...)...)
	t.row(selfevalMoney("年度资金总额", total, true)...)
	t.row(selfevalMoney("其中：当年财政拨款", total, false)...)
	t.row(selfevalMoney("其他资金", 0, false)...)
	g.selfevalGoals(t)
	g.selfevalBlock(t, "绩效指标")
	g.projects++
}

// department is the form of a whole department, 财预〔2015〕88号.
func (g *generator) department() {
	g.heading(1, "部门（单位）整体支出绩效目标申报表")
	g.paragraph(fmt.Sprintf("（%d年度）", g.year))
	tasks, list := 2+g.IntN(4), g.indicators()
	t := g.table()
	t.row(td(2, "部门（单位）名称"), td(5, g.office))
	t.row(tall(1, tasks+3, "年度主要任务"), tall(1, 2, "任务名称"), tall(2, 2, "主要内容"), td(3, "预算金额（万元）"))
	t.row(td(1, "总额"), td(1, "财政拨款"), td(1, "其他资金"))
	sum := 0
	for i := range tasks {
		cents := g.money()
		sum += cents
		t.row(td(1, fmt.Sprintf("%s%d", g.pick(projectNames), i+1)), td(2, g.pick(goalTexts)), td(1, amount(cents)), td(1, amount(cents)), td(1, "0.00"))
	}
	t.row(td(3, "金额合计"), td(1, amount(sum)), td(1, amount(sum)), td(1, "0.00"))
	t.row(td(1, "年度总体目标"), td(6, "目标1："+g.pick(goalTexts)+"\n目标2："+g.pick(goalTexts)))
	t.row(tall(1, len(list)+1, "年度绩效指标"), td(1, "一级指标"), td(1, "二级指标"), td(2, "三级指标"), td(2, "指标值"))
	for _, x := range list {
		t.row(append(x.levels(1, 1), td(2, x.name), td(2, x.target))...)
		g.values++
	}
	g.projects++
}

// departmentSelfeval is its self-evaluation.
func (g *generator) departmentSelfeval() {
	g.heading(1, "部门整体支出绩效自评表")
	g.paragraph(fmt.Sprintf("（%d年度）", g.year))
	basic, project := g.money(), g.money()
	t := g.table()
	t.row(td(2, "部门（单位）名称"), td(8, g.office))
	t.row(append([]cell{tall(1, 4, "部门整体支出（万元）")}, selfevalMoneyHead...)...)
	t.row(selfevalMoney("年度资金总额", basic+project, true)...)
	t.row(selfevalMoney("其中：基本支出", basic, false)...)
	t.row(selfevalMoney("项目支出", project, false)...)
	t.row(tall(1, 2, "年度主要任务"), td(2, "任务名称"), td(4, "完成情况"), td(1, "预算数"), td(2, "执行数"))
	t.row(td(2, g.pick(projectNames)), td(4, "全部完成"), td(1, amount(project)), td(2, amount(project)))
	g.selfevalGoals(t)
	g.selfevalBlock(t, "年度绩效指标")
	g.projects++
}
