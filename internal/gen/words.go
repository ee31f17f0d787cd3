package gen

import (
	"fmt"
	"slices"
	"strconv"
)

var places = []string{
	"某某县", "某某区", "河北省某某市", "湖北省某某市", "安徽省某某县", "四川省某某县", "某某市某某区", "云南省某某州",
}

var offices = []string{
	"教育局", "民政局", "财政局", "水利局", "农业农村局", "文化和旅游局", "卫生健康局", "市场监督管理局", "司法局",
	"人民政府办公室", "交通运输局", "自然资源局", "应急管理局", "退役军人事务局", "生态环境局", "住房和城乡建设局",
}

var projectNames = []string{
	"调研视察", "文史资料征集", "信息化系统运行维护", "城乡居民最低生活保障", "农村公路养护", "水库除险加固",
	"义务教育薄弱环节改善", "基本公共卫生服务", "食品安全抽检", "法律援助办案补贴", "高标准农田建设", "公共文化场馆免费开放",
	"病虫害统防统治", "村级公益事业奖补", "大气污染防治", "退役士兵安置", "防汛物资储备", "老旧小区改造",
}

var goalTexts = []string{
	"保障各项工作正常开展，完成年度任务", "改善基础设施条件，提高公共服务水平", "兜住困难群众基本生活底线，做到应保尽保",
	"加强日常监管，消除安全隐患", "推进信息系统稳定运行，提升办事效率", "促进产业发展，增加群众收入",
}

// A sort is one second level with indicators as they are published: their names,
// and the units of their numbers. Without units the values are words.
type sort struct {
	level1, level2 string
	names          []string
	ops            []string
	units          []string
	low, high      int
}

var sorts = []sort{
	{"产出指标", "数量指标", []string{"开展培训", "举办活动", "受益人数", "维护设备", "检测批次", "改造面积"}, []string{"≥", "=", "≥"}, []string{"次", "人", "台", "批次", "平方米", "户"}, 2, 4000},
	{"产出指标", "质量指标", []string{"验收合格率", "系统正常运行率", "补助发放准确率", "培训合格率"}, []string{"≥", "=", "≥"}, []string{"%"}, 85, 100},
	{"产出指标", "时效指标", []string{"资金拨付及时率", "任务按期完成率", "故障响应时间"}, []string{"≥", "≤"}, []string{"%", "小时", "个工作日"}, 1, 99},
	{"产出指标", "成本指标", []string{"项目总成本", "人均补助标准", "单位面积造价"}, []string{"≤"}, []string{"万元", "元/人", "元/平方米"}, 5, 900},
	{"效益指标", "经济效益指标", []string{"带动群众增收", "节约财政资金"}, []string{"≥"}, []string{"万元", "%"}, 3, 80},
	{"效益指标", "社会效益指标", []string{"公共服务水平", "群众安全意识", "社会影响"}, nil, nil, 0, 0},
	{"效益指标", "可持续影响指标", []string{"长效管理机制", "设施使用年限"}, []string{"≥"}, []string{"年"}, 2, 20},
	{"满意度指标", "服务对象满意度指标", []string{"服务对象满意度", "受益群众满意度", "学生家长满意度"}, []string{"≥"}, []string{"%"}, 80, 98},
}

var qualities = []string{"稳步提高", "持续改善", "有所提升", "明显", "健全", "应保尽保"}

// An indicator in print. op, number and unit are target in parts.
type indicator struct {
	level1, level2, name string
	op, number, unit     string
	target, actual       string
	weight               int
	// head1 and head2 say that a new level begins, and over how many rows.
	head1, head2 int
}

// indicators makes up a block of at least one indicator of each sort of a random
// choice, in the order of the forms.
func (g *generator) indicators() []indicator {
	var out []indicator
	for _, s := range sorts {
		if g.chance(4) && s.level2 != "数量指标" {
			continue
		}
		names := slices.Clone(s.names)
		g.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		for _, name := range names[:1+g.IntN(min(3, len(names)))] {
			out = append(out, g.indicator(&s, name))
		}
	}
	for i := range out {
		out[i].weight = 90 / len(out)
		if i == 0 {
			out[i].weight += 90 % len(out)
		}
	}
	for i := 0; i < len(out); i += out[i].head1 {
		out[i].head1 = runOf(out[i:], func(x indicator) string { return x.level1 })
	}
	for i := 0; i < len(out); i += out[i].head2 {
		out[i].head2 = runOf(out[i:], func(x indicator) string { return x.level1 + x.level2 })
	}
	return out
}

// runOf counts the indicators that share the first one's key.
func runOf(list []indicator, key func(indicator) string) int {
	n := slices.IndexFunc(list, func(x indicator) bool { return key(x) != key(list[0]) })
	if n < 0 {
		return len(list)
	}
	return n
}

func (g *generator) indicator(s *sort, name string) indicator {
	x := indicator{level1: s.level1, level2: s.level2, name: name}
	if s.units == nil {
		x.target = g.pick(qualities)
		x.number, x.op = x.target, "定性"
		x.actual = g.pick([]string{x.target, "达成预期指标", "部分达成预期指标"})
		return x
	}
	number := s.low + g.IntN(s.high-s.low+1)
	x.op, x.number, x.unit = g.pick(s.ops), strconv.Itoa(number), g.pick(s.units)
	x.actual = strconv.Itoa(number+g.IntN(3)) + x.unit
	x.target = g.spell(x, number)
	return x
}

// spell prints a target value: mostly plainly, at times the other ways that offices
// have, their slips among them.
func (g *generator) spell(x indicator, number int) string {
	plain := x.op + x.number + x.unit
	switch g.IntN(14) {
	case 0:
		return x.number + x.unit + "以上"
	case 1:
		return fmt.Sprintf("%d-%d%s", number, number+5, x.unit)
	case 2:
		return "不低于" + x.number + x.unit
	case 3: // the export of a form system that prints the number twice
		return "≥" + x.number + x.number + x.unit + "及以上"
	case 4:
		return g.pick([]string{"12月31日前", "按计划完成", "100%", "较上年提高"})
	case 5:
		return "大于等于" + x.number + x.unit
	}
	return plain
}

// money makes up an amount in 万元 with two decimals, in cents of it.
func (g *generator) money() int { return 100 * (1 + g.IntN(200000)) / (1 + g.IntN(100)) }

// amount prints an amount in 万元.
func amount(cents int) string { return fmt.Sprintf("%d.%02d", cents/100, cents%100) }
