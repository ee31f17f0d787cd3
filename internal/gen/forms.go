package gen

import (
	"fmt"
	"strings"
)

// forms are the layouts of docs/forms.md.
var forms = []struct {
	id    string
	write func(*generator)
}{
	{"he-2020", (*generator).hebei2020},
	{"he-2019-grades", (*generator).hebei2019},
	{"central-target", (*generator).centralTarget},
	{"central-selfeval", (*generator).centralSelfeval},
	{"dept-overall", (*generator).department},
	{"dept-overall-selfeval", (*generator).departmentSelfeval},
	{"integrated-list", (*generator).integratedList},
	{"anhui-list", (*generator).anhuiList},
	{"hubei-standard", (*generator).hubeiStandard},
	{"transfer-region", (*generator).transferRegion},
}

// title opens a document.
func (g *generator) title(what string) {
	g.heading(1, fmt.Sprintf("%s%d年%s", g.office, g.year, what))
}

// levels are the cells of a row's two levels; a merged level is only printed where
// it begins.
func (x indicator) levels(cols1, cols2 int) []cell {
	var out []cell
	if x.head1 > 0 {
		out = append(out, tall(cols1, x.head1, x.level1))
	}
	if x.head2 > 0 {
		out = append(out, tall(cols2, x.head2, x.level2))
	}
	return out
}

// hebeiHead prints the head that both of Hebei's forms share, eight columns wide.
func (g *generator) hebeiHead(t *table, name string) {
	total := g.money()
	fiscal := total - g.IntN(2)*total/4
	t.row(td(6, g.code+g.office), td(2, "单位：万元"))
	t.row(td(1, "项目编码"), td(3, fmt.Sprintf("%s-%04d-JBN-%04X", g.code[:3], g.projects, g.IntN(1<<16))), td(1, "项目名称"), td(3, name))
	t.row(tall(1, 2, "预算规模及资金用途"), td(1, "预算数"), td(1, amount(total)), td(2, "其中：财政资金"), td(1, amount(fiscal)),
		td(1, "其他资金"), td(1, strings.TrimSuffix(amount(total-fiscal), "0.00")))
	t.row(td(7, g.pick(goalTexts)+"。"))
	t.row(tall(1, 2, "资金支出计划（%）"), td(1, "3月底"), td(2, "6月底"), td(2, "10月底"), td(2, "12月底"))
	t.row(td(1, "25.00"), td(2, "50.00"), td(2, "75.00"), td(2, "100.00"))
	t.row(td(1, "绩效目标"), td(7, "1、"+g.pick(goalTexts)+"\n2、"+g.pick(goalTexts)))
	g.projects++
}

func (g *generator) hebei2020() {
	g.hebeiProjects(1 + g.IntN(6))
}

func (g *generator) hebeiProjects(n int) {
	g.title("部门预算绩效文本")
	for i := range n {
		name := fmt.Sprintf("%s（%d）", g.pick(projectNames), i+1)
		g.heading(2, fmt.Sprintf("%d、%s绩效目标表", i+1, name))
		t := g.table()
		g.hebeiHead(t, name)
		t.row(td(1, "一级指标"), td(1, "二级指标"), td(2, "三级指标"), td(2, "绩效指标描述"), td(1, "指标值"), td(1, "指标值确定依据"))
		for _, x := range g.indicators() {
			t.row(append(x.levels(1, 1), td(2, x.name), td(2, "反映"+x.name+"的情况"), td(1, x.target), td(1, g.pick([]string{"", "工作计划", "历史标准"})))...)
			g.values++
		}
	}
}

func (g *generator) hebei2019() {
	g.title("部门预算绩效文本")
	for i := range 1 + g.IntN(4) {
		name := fmt.Sprintf("%s（%d）", g.pick(projectNames), i+1)
		g.heading(2, fmt.Sprintf("%d、%s绩效目标表", i+1, name))
		t := g.table()
		g.hebeiHead(t, name)
		t.row(tall(1, 2, "绩效指标分类"), tall(1, 2, "绩效指标"), tall(1, 2, "绩效指标描述"), td(4, "绩效指标评价标准"), tall(1, 2, "评价标准确定依据"))
		t.row(td(1, "优"), td(1, "良"), td(1, "中"), td(1, "差"))
		for _, x := range g.indicators() {
			var cells []cell
			if x.head1 > 0 {
				cells = append(cells, tall(1, x.head1, x.level1))
			}
			cells = append(cells, td(1, x.name), td(1, "反映"+x.name+"的情况"))
			best := 90 + g.IntN(11)
			for _, grade := range []string{
				fmt.Sprintf("≥%d%%", best), fmt.Sprintf("≥%d%%", best-10), fmt.Sprintf("≥%d%%", best-20), fmt.Sprintf("<%d%%", best-20),
			} {
				cells = append(cells, td(1, grade))
				g.values++
			}
			t.row(append(cells, td(1, "工作计划"))...)
		}
	}
}

// hubeiStandard is one project, with a block of the long term half of the time.
func (g *generator) hubeiStandard() {
	g.title("部门预算绩效目标公开")
	g.heading(2, "项目支出绩效目标表")
	g.paragraph("单位：万元")
	total := g.money()
	t := g.table()
	t.row(td(1, "项目名称"), td(3, g.pick(projectNames)), td(1, "项目编码"), td(3, fmt.Sprintf("4201%04dT%09d", g.year, g.IntN(1e9))))
	t.row(td(1, "项目主管部门"), td(3, g.office), td(1, "项目执行单位"), td(3, g.office))
	t.row(td(1, "项目总预算"), td(3, amount(total)), td(1, "其中：财政拨款"), td(3, amount(total)))
	t.row(td(1, "项目概况"), td(7, g.pick(goalTexts)+"。"))
	t.row(td(1, "项目绩效总目标"), td(7, "目标1："+g.pick(goalTexts)+"\n目标2："+g.pick(goalTexts)))
	if g.chance(2) {
		list := g.indicators()
		t.row(tall(1, len(list)+1, "长期绩效目标"), td(1, "一级指标"), td(1, "二级指标"), td(3, "三级指标"), td(2, "指标值"))
		for _, x := range list {
			t.row(append(x.levels(1, 1), td(3, x.name), td(2, x.target))...)
			g.values++
		}
	}
	list := g.indicators()
	t.row(tall(1, len(list)+1, "年度绩效目标"), td(1, "一级指标"), td(1, "二级指标"), td(1, "三级指标"), td(1, "绩效标准"),
		td(1, "前年"), td(1, "上年"), td(1, "当年预期实现值"))
	for _, x := range list {
		t.row(append(x.levels(1, 1), td(1, x.name), td(1, g.pick([]string{"计划标准", "行业标准", "历史标准"})),
			td(1, x.number+x.unit), td(1, x.number+x.unit), td(1, x.target))...)
		g.values++
	}
	g.projects++
}

// transferRegion is one transfer payment.
func (g *generator) transferRegion() {
	g.heading(1, "中央对地方转移支付区域绩效目标表")
	g.paragraph(fmt.Sprintf("（%d年度）", g.year))
	central, local := g.money(), g.money()
	list := g.indicators()
	t := g.table()
	t.row(td(2, "专项名称"), td(4, g.pick(projectNames)+"补助资金"))
	t.row(td(2, "中央主管部门"), td(1, "财政部"), td(1, "专项实施期"), td(2, fmt.Sprintf("%d年—%d年", g.year, g.year+2)))
	t.row(td(2, "省级财政部门"), td(1, "某某省财政厅"), td(1, "省级主管部门"), td(2, "某某省水利厅"))
	t.row(tall(2, 3, "资金情况（万元）"), td(2, "年度金额："), td(2, amount(central+local)))
	t.row(td(2, "其中：中央补助"), td(2, amount(central)))
	t.row(td(2, "地方资金"), td(2, amount(local)))
	t.row(td(2, "年度目标"), td(4, "1."+g.pick(goalTexts)+"\n2."+g.pick(goalTexts)))
	t.row(tall(1, len(list)+1, "绩效指标"), td(1, "一级指标"), td(1, "二级指标"), td(2, "三级指标"), td(1, "指标值"))
	for _, x := range list {
		t.row(append(x.levels(1, 1), td(2, x.name), td(1, x.target))...)
		g.values++
	}
	g.projects++
}
