package form_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/schema"
)

// TestBudget reads the ways in which forms print money.
func TestBudget(t *testing.T) {
	for _, tt := range []struct {
		name, page                               string
		total, fiscal, initial, executed, midway string
	}{
		{
			name: "label and amount beside, unit in the group's label",
			page: `
|项目名称|甲{c4}|
|项目资金（万元）{r2}|年度资金总额：|10.00|其中：财政拨款|8.00|
|其他资金{c3}|2.00|`,
			total: "100000", fiscal: "80000",
		},
		{
			name: "stages in columns, unit above the table",
			page: `
单位：万元
|项目名称|甲{c5}|
|项目资金{r3}||年初预算数|全年预算数（A）|全年执行数（B）|执行率（B/A）|
|年度资金总额|1|2|1.5|75%|
|其中：财政拨款|1|2|1.5|75%|`,
			total: "20000", fiscal: "20000", initial: "10000", executed: "15000",
		},
		{
			name: "the term's money beside the year's",
			page: `
|项目名称|甲{c4}|
|项目资金（万元）{r2}|中期资金总额：|30|年度资金总额：|10|
|其中：财政拨款|27|其中：财政拨款|9|`,
			total: "100000", fiscal: "90000", midway: "300000",
		},
		{
			name: "a column of what is left from the year before",
			page: `
|项目名称|甲{c7}|
|项目资金（万元）{r3}||上年结转|年初预算数|全年预算数|全年执行数|分值|得分|
|年度资金总额|5|100|105|98|10|9.3|
|其中：当年财政拨款|5|80|85|78|—|—|`,
			total: "1050000", fiscal: "850000", initial: "1000000", executed: "980000",
		},
		{
			name: "the same behind the budget, no cells merged",
			page: `
|项目名称|甲||||||
|项目资金（万元）||年初预算数|上年结转|全年预算数|全年执行数|分值|
||全年资金总额|100|5|105|98|10|
||其中：当年财政拨款|80|5|85|78|—|`,
			total: "1050000", fiscal: "850000", initial: "1000000", executed: "980000",
		},
		{
			name: "what is left from the year before in a line",
			page: `
|项目名称|甲{c5}|
|项目资金（万元）{r3}||年初预算数|全年预算数|全年执行数|
|年度资金总额|100|105|98|
|上年结转资金|5|5|5|`,
			total: "1050000", initial: "1000000", executed: "980000",
		},
		{
			name: "the budget before and behind its change",
			page: `
|项目名称|甲{c5}|
|项目资金（万元）{r2}||预算数|调整后预算数|决算数|执行率|
|年度资金总额|100|120|114|95%|`,
			total: "1200000", initial: "1000000", executed: "1140000",
		},
		{
			name: "by what the budget was changed, beside both",
			page: `
|项目名称|甲{c6}|
|项目资金（万元）{r2}||年初预算数|预算调整数|全年预算数|全年执行数|执行率|
|年度资金总额|100|20|120|114|95%|`,
			total: "1200000", initial: "1000000", executed: "1140000",
		},
		{
			name: "points in the label of a score",
			page: `
|项目名称|甲{c5}|
|项目资金（万元）{r3}|年度资金总额：{c2}|1,250.00{c2}|执行率分值（10）{r3}|
|其中：财政拨款{c2}|1,200.00{c2}|
|其他资金{c2}|50.00{c2}|`,
			total: "12500000", fiscal: "12000000",
		},
		{
			name: "a label of an amount behind the value of another",
			page: `
|部门（单位）名称|某局{c2}|部门支出预算数（万元）|2,365.80|`,
			total: "23658000",
		},
		{
			name: "a label with a unit behind the value of another",
			page: `
|项目名称|甲{c2}|资金规模（万元）|50|`,
			total: "500000",
		},
		{
			name: "stage labels with the amount beside",
			page: `
|项目名称|甲{c5}|
|预算执行情况（元）|全年预算数|100|全年执行数|90|90%|`,
			total: "100", executed: "90",
		},
		{
			name: "one line of amounts without a label under the stages (Chongqing)",
			page: `
|项目名称|甲{c6}|
|项目资金（万元）{r2}|年初预算数|全年预算数|全年执行数|执行率（%）|执行率权重|执行率得分|
|3|2|1.5|75|10|7.5|`,
			total: "20000", initial: "30000", executed: "15000",
		},
		{
			name: "a label over the lines, a remark behind the stages (Sichuan)",
			page: `
|项目名称|甲{c6}|
|预算执行情况（10分）{r3}|年度预算数（万元）|年初预算|调整后预算数|预算执行数|预算执行率|原因|
|总额|3|2|1.5|75%||
|其中：财政资金|3|2|1.5|75%||`,
			total: "20000", fiscal: "20000", initial: "30000", executed: "15000",
		},
		{
			name: "label and amount in one cell",
			page: `
|项目名称|甲{c5}|
|年度资金总额：1,200.5万元{c2}|其中：财政拨款 1000元{c2}|中期资金总额（万元）：3{c2}|`,
			total: "12005000", fiscal: "1000", midway: "30000",
		},
		{
			name: "labels and amounts line by line in one cell",
			page: `
|项目名称|甲{c5}|
|项目资金（万元）|年度资金总额：3/其中：财政拨款：2/其他资金：1{c5}|`,
			total: "30000", fiscal: "20000",
		},
		{
			name: "a column that nobody knows among those of the stages",
			page: `
|项目名称|甲{c6}|
|项目资金（万元）{r3}||预算数|到位数|执行数|执行率|得分|
|年度资金总额|20|18|19|95%|9.5|
|其中：财政拨款|20|18|19|—|—|`,
			total: "200000", fiscal: "200000", executed: "190000",
		},
		{
			name: "columns called by letters without brackets",
			page: `
|项目名称|甲{c5}|
|项目资金（万元）{r2}||全年预算数A|全年执行数B|执行率B/A|得分|
|年度资金总额|20|19|95%|9.5|`,
			total: "200000", executed: "190000",
		},
		{
			name: "initial and adjusted budget by other names",
			page: `
|项目名称|甲{c5}|
|项目资金（万元）{r2}||年初预算安排|调整预算|实际支出|支出进度|
|年度资金总额|18|20|19|95%|`,
			total: "200000", initial: "180000", executed: "190000",
		},
		{
			name: "stages under a label that governs them, a blank cell between",
			page: `
|项目名称|甲{c4}|
|资金（万元）{r2}||预算数|到位数|执行数|
|总额|20|18|19|`,
			total: "200000", executed: "190000",
		},
		{
			name: "columns none of which is known",
			page: `
|项目名称|甲{c4}|
|项目资金（万元）{r2}||计划数|实际数|得分|
|年度资金总额|20|19|9.5|`,
		},
		{
			name: "amounts of the year before",
			page: `
|项目名称|甲|项目当年预算（元）|100{c2}|
|同名项目上年预算数（元）|90|同名项目上年预算执行数（元）|80{c2}|`,
			total: "100",
		},
		{
			name: "an amount with a remark, and with its unit in brackets",
			page: `
|项目名称|甲{c4}|
|项目资金（万元）{r2}|年度资金总额|120（含上年结转20）|其中：财政拨款|1000000（元）|
|其他资金{c3}|20/（含结转）|`,
			total: "1200000", fiscal: "1000000",
		},
		{
			name: "a table of sources with one column of amounts",
			page: `
|项目名称|甲{c3}|
|项目资金（万元）{r3}|资金来源|金额|备注|
|财政拨款|10|无|
|合计|12||`,
			total: "120000", fiscal: "100000",
		},
		{
			name: "a merged amount taken apart",
			page: `
|项目名称|甲{c3}|
|项目资金（万元）|年度资金总额|12|12|`,
			total: "120000",
		},
		{
			name: "labels above the amounts",
			page: `
|项目名称|甲{c5}|
|项目资金（万元）{r2}|资金总额|一般公共预算|政府性基金|其他资金|上年结转|
|12|10|0|1|1|`,
			total: "120000", fiscal: "100000",
		},
		{
			name: "labels above the amounts, in several rows without merged cells (Hunan)",
			page: `
单位：万元
|项目名称|甲{c5}|
|年度预算申请{c6}|
||资金总额|按收入性质分{c3}|按支出性质分|
|||一般公共预算|政府性基金拨款|其他资金|基本支出|
||12|10|||12|`,
			total: "120000", fiscal: "100000",
		},
		{
			name: "an unknown label with the unit over two pairs (Jiangxi)",
			page: `
|项目名称|甲{c4}|
|当年预算情况（万元）{r3}|收入预算合计|12|其中：财政拨款|10|
|||其他经费|2|
|支出预算合计|12|其中：基本支出|7|`,
			total: "120000", fiscal: "100000",
		},
		{
			name: "the source behind where it comes from (Henan)",
			page: `
|项目名称|甲{c2}|
|预算情况{r3}|项目预算总额（万元）|12|
|1、资金来源：（1）财政性资金|10|
|（2）其他资金|2|`,
			total: "120000", fiscal: "100000",
		},
		{
			name: "no plain amounts",
			page: `
|项目名称|甲{c4}|
|项目资金（万元）{r2}|年度资金总额|约120|其中：财政拨款|120（100）|
|其他资金{c3}|2023年20|`,
		},
		{
			name: "a task whose amount is not plain",
			page: `
|部门名称|某局{c4}|
|年度主要任务{r3}|任务名称|主要内容|预算金额（万元）{c2}|
|甲|建设|100{c2}|
|乙|培训|约5000{c2}|`,
		},
		{
			name: "no plain amount beside the only label",
			page: `
|项目名称|甲{c4}|
|资金总额（万元）|约120{c4}|`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, tt.page+`
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`)
			if tt.total == "" {
				assert.True(t, slices.ContainsFunc(d.Diagnostics, func(d schema.Diagnostic) bool { return d.Code == "amount-unread" }))
			} else {
				assert.Empty(t, d.Diagnostics)
			}
			require.Len(t, d.Projects, 1)
			b := d.Projects[0].Budget
			for _, m := range []struct {
				what, want string
				got        *schema.Money
			}{
				{"total", tt.total, b.Total}, {"fiscal", tt.fiscal, b.Fiscal}, {"initial", tt.initial, b.Initial},
				{"executed", tt.executed, b.Executed}, {"mid term", tt.midway, b.MidTerm},
			} {
				got := ""
				if m.got != nil {
					got = string(m.got.Yuan)
				}
				assert.Equal(t, m.want, got, m.what)
			}
		})
	}
}

// TestMoneyLabels reads amounts in the unit of a label that is in no list of labels.
func TestMoneyLabels(t *testing.T) {
	for _, label := range []string{
		"资金（万元）", "年度资金（万元）", "项目经费（万元）", "下达资金（万元）", "项目资金万元", "项目资金：万元", "项目资金/万元", "预算金额（万元）", "预算安排（万元）",
		"资金（单位：万元）", "（万元）资金", "年度收支（万元）", "预算数（万元）", "资金使用情况（万元）",
	} {
		for _, span := range []string{"{r2}", ""} {
			d := read(t, fmt.Sprintf(`
|项目名称|甲{c4}|
|%s%s|年度资金总额{c2}|36.5{c2}|
%s其中：财政拨款{c2}|30{c2}|
|一级指标|二级指标|三级指标|指标值{c2}|
|产出指标|数量指标|a|≥1个{c2}|`, label, span, map[string]string{"{r2}": "|", "": "||"}[span]))
			b := d.Projects[0].Budget
			if assert.NotNil(t, b.Total, label) && assert.NotNil(t, b.Fiscal, label) {
				assert.Equal(t, []schema.Decimal{"365000", "300000"}, []schema.Decimal{b.Total.Yuan, b.Fiscal.Yuan}, "%s%s", label, span)
			}
		}
		d := read(t, fmt.Sprintf(`
|项目名称|甲{c6}|
|%s{r3}||年初预算数|全年预算数|全年执行数|分值|执行率|
|年度资金总额|100|120|114|10|95%%|
|其中：当年财政拨款|90|110|104|—|—|
|一级指标|二级指标|三级指标{c2}|年度指标值|实际完成值|得分|
|产出指标|数量指标|a{c2}|≥1个|1个|10|`, label))
		b := d.Projects[0].Budget
		if assert.NotNil(t, b.Initial, label) && assert.NotNil(t, b.Total, label) && assert.NotNil(t, b.Executed, label) {
			assert.Equal(t, []schema.Decimal{"1000000", "1200000", "1140000"}, []schema.Decimal{b.Initial.Yuan, b.Total.Yuan, b.Executed.Yuan}, label)
		}
	}
}

// TestSums reads the amount beside a label of money that names no line of it, and says so
// where it is not sure.
func TestSums(t *testing.T) {
	for _, tt := range []struct{ head, total, fiscal string }{
		{"|项目资金（万元）|50{c3}|", "500000", ""},
		{"|项目资金|50万元{c3}|", "500000", ""},
		{"|项目资金（万元）{r2}|50|其中：财政拨款|40|\n|其中：事业收入|5|其他资金|", "500000", "400000"},
		{"|项目资金（万元）|100|其中：财政资金|80|", "1000000", "800000"},
		{"|项目预算（万元）|50{c3}|", "500000", ""},
		{"|本年度预算（万元）|50{c3}|", "500000", ""},
		{"|年度预算资金（万元）|50{c3}|", "500000", ""},
		{"|资金规模（万元）|50{c3}|", "500000", ""},
		{"|2023年预算（万元）|50{c3}|", "500000", ""},
		{"|2022年预算（万元）|40|2023年预算（万元）|50|", "500000", ""},
		{"|项目总额（万元）|50{c3}|", "500000", ""},
		{"|2023年项目总额（万元）|50{c3}|", "500000", ""},
		{"|项目预算（万元）|80|年度资金总额（万元）|50|", "500000", ""},
		{"|项目资金：50万元{c4}|", "500000", ""},
		{"|2023年预算：50万元{c4}|", "500000", ""},
		{"|预算金额：50万元{c4}|", "500000", ""},
		{"|项目资金（万元）|年度资金总额：50万元  其中：财政拨款40万元  其他资金10万元{c3}|", "500000", "400000"},
		{"|年度资金总额：50万元（其中：财政拨款40万元，其他资金10万元）。{c4}|", "500000", "400000"},
		{"|资金总额|合计65万元，其中：财政拨款65万元{c3}|", "650000", "650000"},
		{"|年度资金总额：1，200.50万元；其中：财政拨款1,000万元{c4}|", "12005000", "10000000"},
		{"|项目资金：约50万元{c4}|", "", ""},
		{"|年度资金总额：50万元，比上年增加10万元{c4}|", "", ""},
		{"|项目资金来源：50万元{c4}|", "", ""},
		{"|项目资金（万元）|50|项目预算（万元）|60|", "", ""},
		{"|项目资金（万元）|50|其中：财政资金|80|", "", "800000"},
		{"|资金来源（万元）|50{c3}|", "", ""},
		{"|预算执行情况（万元）|50{c3}|", "", ""},
		{"|项目资金（万元）|约50{c3}|", "", ""},
		{"|项目资金（万元）|50|40|10|", "", ""},
		{"|2022年预算（万元）|40{c3}|", "", ""},
		{"|往年投入资金（万元）|40{c3}|", "", ""},
	} {
		d := read(t, "（2023年度）\n|项目名称|甲{c3}|\n"+tt.head+`
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`)
		yuan := func(m *schema.Money) string {
			if m == nil {
				return ""
			}
			return string(m.Yuan)
		}
		b := d.Projects[0].Budget
		assert.Equal(t, []string{tt.total, tt.fiscal}, []string{yuan(b.Total), yuan(b.Fiscal)}, tt.head)
		if tt.total != "" {
			assert.Empty(t, d.Diagnostics, tt.head)
		} else {
			assert.True(t, slices.ContainsFunc(d.Diagnostics, func(d schema.Diagnostic) bool { return d.Code == "amount-unread" }), tt.head)
		}
	}
}

// TestBlankFirstColumn reads a sheet that begins in its second column.
func TestBlankFirstColumn(t *testing.T) {
	d := read(t, `
||部门（单位）名称|某局{c5}|
||年度主要任务{r4}|任务名称{r2}|主要内容{r2}|预算金额（万元）{c3}|
||总额|财政拨款|其他资金|
||信访接待|接待群众|45|45||
||金额合计{c2}|45|45||
||年度总体目标|目标1：畅通信访渠道{c5}|
||一级指标|二级指标|三级指标{c2}|指标值{c2}|
||产出指标|数量指标|a{c2}|≥1个{c2}|`)
	p := d.Projects[0]
	assert.Len(t, p.Tasks, 1)
	assert.Equal(t, []string{"目标1：畅通信访渠道"}, raws(p.Goals))
	assert.Equal(t, "450000", string(p.Budget.Total.Yuan))
	assert.Equal(t, []string{": 产出指标>数量指标>a target=≥1个"}, rows(d))
}

// TestUnitLines reads the unit of money that a line above the table prints.
func TestUnitLines(t *testing.T) {
	for _, line := range []string{
		"单位：万元", "金额单位：万元（保留两位小数）", "单位:万元(保留2位小数)", "单位：万元。", "单位：万元 第1页", "单位;万元", "单 位：万 元", "（万元）", "表内金额单位均为万元",
		"币种：人民币 单位：万元", "（金额单位：万元）",
	} {
		d := read(t, line+`
|项目名称|甲{c3}|
|项目资金|年度资金总额{c2}|36.5|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`)
		if total := d.Projects[0].Budget.Total; assert.NotNil(t, total, line) {
			assert.Equal(t, schema.Decimal("365000"), total.Yuan, line)
		}
		assert.Empty(t, d.Unclaimed, line)
	}
}

// TestTasks reads the main tasks of a department and the line that sums them up: each
// page prints two tasks of 100 and 50, of which 90 and 50 are fiscal.
func TestTasks(t *testing.T) {
	for _, tt := range []struct{ name, page string }{
		{"the total below its columns", `
|年度主要任务{r5}|任务名称{r2}|主要内容{r2}|预算金额（万元）{c3}|
|总额|财政拨款|其他资金|
|救助|甲|100|90|10|
|养老|乙|50|50||
|金额合计{c2}|150|140|10|`},
		{"merged cells printed once, as in a text dump", `
|年度主要任务|任务名称|主要内容|预算金额（万元）|
||||总额|财政拨款|其他资金|
||救助|甲|100|90|10|
||养老|乙|50|50||
||金额合计|150|140|10|`},
		{"other labels of the block", `
|年度重点工作{r4}|任务|主要内容|预算资金（万元）|其中：财政拨款|
|救助|甲|100|90|
|养老|乙|50|50|
|预算合计{c2}|150|140|`},
		{"tasks that are called 重点任务 and 项目名称", `
|年度主要任务{r4}|重点任务|项目名称|拟申请预算（万元）|其中：财政拨款|
|救助|甲|100|90|
|养老|乙|50|50|
|资金合计{c2}|150|140|`},
		{"the total in the first column of amounts, its name the sum's too", `
|年度主要任务{r5}|任务名称{r2}|主要内容{r2}|预算资金情况（万元）{c3}|
|总计|财政拨款|其他资金|
|救助|甲|100|90|10|
|养老|乙|50|50||
|小计{c2}|150|140|10|`},
		{"sums of some tasks", `
|年度主要任务{r7}|任务名称{r2}|主要内容{r2}|预算金额（万元）{c3}|
|金额合计|财政拨款|其他资金|
|救助|甲|100|90|10|
|小计{c2}|100|90|10|
|养老|乙|50|50||
|小计{c2}|50|50|0|
|总计{c2}|150|140|10|`},
		{"a sum without amounts", `
|年度主要任务{r4}|任务名称|主要内容|总额（万元）|财政拨款（万元）|
|合计||||
|救助|甲|100|90|
|养老|乙|50|50|`},
		{"merged cells printed once, no column of contents", `
|年度主要任务|任务名称|预算金额（万元）|
|||总额|财政拨款|
||救助|100|90|
||养老|50|50|
|合计|150|140|`},
		{"merged cells printed once, blank cells at the end not printed", `
|年度主要任务|任务名称|主要内容|预算金额（万元）|
||||总额|财政拨款|其他资金|
||救助|甲|100|90|10|
||养老|乙|50|50|
||金额合计||150|140|`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, "\n部门整体支出绩效目标表\n|部门名称|某局{c5}|"+tt.page+`
|年度总体目标|目标{c5}|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`)
			require.Len(t, d.Projects, 1)
			p := d.Projects[0]
			assert.Equal(t, "dept-overall", p.Form)
			require.NotNil(t, p.Budget.Total)
			require.NotNil(t, p.Budget.Fiscal)
			assert.Equal(t, "1500000", string(p.Budget.Total.Yuan))
			assert.Equal(t, "1400000", string(p.Budget.Fiscal.Yuan))
			var tasks []string
			for _, task := range p.Tasks {
				require.NotNil(t, task.Total, task.Name.Raw)
				tasks = append(tasks, task.Name.Raw+" "+string(task.Total.Yuan))
			}
			assert.Equal(t, []string{"救助 1000000", "养老 500000"}, tasks)
		})
	}
}
