package form_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestLayouts reads layouts that are in use, each reduced to what is peculiar to
// it, and requires all values under their right names.
func TestLayouts(t *testing.T) {
	for _, tt := range []struct {
		name, page string
		form       string
		want       []string
	}{
		{
			name: "operator, value and unit under the target, the actual alone (Yunnan)",
			page: `
项目支出绩效自评表
|项目名称|道路养护{c8}|
|一级指标{r2}|二级指标{r2}|三级指标{r2}|年度指标值{c3}|实际完成值{r2}|分值{r2}|得分{r2}|
|指标性质|指标值|度量单位|
|产出指标{r2}|数量指标|养护里程|≥|95|公里|96|10|10|
|质量指标|验收合格率|=|100|%|100%|10|10|
|总分{c7}|20|20|`,
			form: "central-selfeval",
			want: []string{
				"道路养护: 产出指标>数量指标>养护里程 target=≥95公里 actual=96",
				"道路养护: 产出指标>质量指标>验收合格率 target==100% actual=100%",
			},
		},
		{
			name: "the same in a text dump, where merged cells are printed once",
			page: `
项目支出绩效自评表
|项目名称|道路养护|
|绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
|||||指标性质|指标值|度量单位||||
||产出指标|数量指标|养护里程|≥|95|公里|96|10|9|
|||质量指标|验收合格率|=|100|%|100%|10|10|`,
			form: "central-selfeval",
			want: []string{
				"道路养护: 产出指标>数量指标>养护里程 target=≥95公里 actual=96",
				"道路养护: 产出指标>质量指标>验收合格率 target==100% actual=100%",
			},
		},
		{
			name: "two labels over others in a text dump",
			page: `
|项目名称|甲|
|一级指标|指标内容|指标值|绩效标准|完成情况|备注|
|||上年|预计当年实现||完成值|得分||
|数量指标|a|1个|≥3个|历史标准|3个|10|无|`,
			form: "central-selfeval",
			want: []string{"甲: 数量指标>>a target=≥3个 actual=3个"},
		},
		{
			name: "no levels, unit before operator, qualitative rows one cell short (Chongqing)",
			page: `
|项目名称|公园管护{c7}|
|指标名称|计量单位|指标性质|指标值|指标权重|全年完成值|指标得分|说明|
|管护面积|万平方米|≥|12|30|12.5|30||
|环境质量|定性|优|30|优|28|略有欠缺|
|群众满意度|%|≥|90|40|93|40||`,
			form: "central-selfeval",
			want: []string{
				"公园管护: >>管护面积 target=≥12万平方米 actual=12.5",
				"公园管护: >>环境质量 target=优 actual=优",
				"公园管护: >>群众满意度 target=≥90% actual=93",
			},
		},
		{
			name: "headings over the whole width between rows",
			page: `
|项目名称|三级指标|指标值|权重|
|一、某某县教育局{c4}|
|甲|a|≥1个|1|
|二、某某县民政局{c4}|
|乙|b|≥2个|1|`,
			form: "integrated-list",
			want: []string{"甲: >>a target=≥1个", "乙: >>b target=≥2个"},
		},
		{
			name: "a column of operators under a label that does not say so",
			page: `
|项目名称|甲{c5}|
|一级指标|二级指标|三级指标|判断|指标值|度量单位|
|1|2|3|4|5|6|
|产出指标{r2}|数量指标|a|≥|1|个|
|质量指标|b|不低于|90|%|
|……{c6}|
|产出指标|时效指标|c|定性|及时|/|
|总分{c4}|30|30|`,
			form: "central-target",
			want: []string{
				"甲: 产出指标>数量指标>a target=≥1个", "甲: 产出指标>质量指标>b target=不低于90%",
				"甲: 产出指标>时效指标>c target=及时",
			},
		},
		{
			name: "a column of operators beside one of types that is called 指标性质",
			page: `
|项目名称|三级指标|指标性质|方式|指标值|度量单位|
|甲|a|定量|≥|1|个|
|甲|b|定性|=|提升|%|`,
			form: "integrated-list",
			want: []string{"甲: >>a target=≥1个", "甲: >>b target=提升"},
		},
		{
			name: "rows that are in words join nothing, whatever the label of their type (Yunnan)",
			page: `
|项目名称|三级指标|指标性质|指标值|度量单位|定性定量|
|甲|a|>=|1|个|定量指标|
|甲|b|=|有所提升|%|定性指标|`,
			form: "integrated-list",
			want: []string{"甲: >>a target=>=1个", "甲: >>b target=有所提升"},
		},
		{
			name: "a column of remarks is none of operators",
			page: `
|项目名称|三级指标|判断|指标值|
|甲|a|≥|≥1个|
|甲|b|以台账为准|≥2个|`,
			form: "integrated-list",
			want: []string{"甲: >>a target=≥1个", "甲: >>b target=≥2个"},
		},
		{
			name: "units and projects in one column (Yunnan)",
			page: `
|单位名称、项目名称|绩效目标|三级指标|指标值|
|某某中学||||
|甲{r2}|上课{r2}|a|≥1个|
|b|≥2个|
|乙|||
|||c|≥3个|`,
			form: "integrated-list",
			want: []string{"甲: >>a target=≥1个", "甲: >>b target=≥2个", "乙: >>c target=≥3个"},
		},
		{
			name: "projects in brackets behind the units in the label (Hunan)",
			page: `
|单位（专项）名称|资金总额|一级指标|三级指标|指标值|
|甲|5|产出指标|a|≥1个|
|乙|6|产出指标|b|≥2个|`,
			form: "integrated-list",
			want: []string{"甲: 产出指标>>a target=≥1个", "乙: 产出指标>>b target=≥2个"},
		},
		{
			name: "a column 单位 left of the projects is whose they are",
			page: `
|单位|项目名称|三级指标|指标性质|指标值|单位|
|某局|甲|a|≥|1|个|`,
			form: "integrated-list",
			want: []string{"甲: >>a target=≥1个"},
		},
		{
			name: "a stroke for the name beside a value, and rows that nobody filled in",
			page: `
|项目名称|甲{c4}|
|一级指标|二级指标|三级指标|指标值|分值|
|产出指标|质量指标|／|≥90%|10|
|产出指标|数量指标|——|／|10|
|产出指标|时效指标|……|≥1个|10|
|产出指标|成本指标||≥1个|10|`,
			form: "central-target",
			want: []string{"甲: 产出指标>质量指标>／ target=≥90%"},
		},
		{
			name: "sums between the projects of a list",
			page: `
|单位名称|项目名称|预算数|一级指标|二级指标|三级指标|指标值|
|某局{r3}|甲{r2}|1{r2}|产出指标|数量指标|a|≥1个|
|产出指标|质量指标|b|≥2%|
|小计|1||||/|
|某局小计||1||||/|
|某局|丙|1|产出指标|数量指标|三公经费合计|/|
|某站|乙|2|产出指标|数量指标|培训合计|≥3次|
|全部|合计|3|||||`,
			form: "integrated-list",
			want: []string{
				"甲: 产出指标>数量指标>a target=≥1个", "甲: 产出指标>质量指标>b target=≥2%",
				"丙: 产出指标>数量指标>三公经费合计",
				"乙: 产出指标>数量指标>培训合计 target=≥3次",
			},
		},
		{
			name: "sums of the weights between the levels",
			page: `
|项目名称|甲{c4}|
|一级指标|二级指标|三级指标|指标值|分值|
|产出指标{r2}|数量指标|a|≥1个|10|
|质量指标|b|≥2%|10|
|小计{c4}|20|
|效益指标{r2}|社会效益指标|c|提升|10|
||小计|/|10|
|总分{c4}|30|`,
			form: "central-target",
			want: []string{
				"甲: 产出指标>数量指标>a target=≥1个", "甲: 产出指标>质量指标>b target=≥2%",
				"甲: 效益指标>社会效益指标>c target=提升",
			},
		},
		{
			name: "a heading within the block, a remark below it",
			page: `
|项目名称|甲{c3}|
|一级指标|二级指标|三级指标|指标值|
|一、产出部分{c4}|
|产出指标|数量指标|a|≥1个|
|二、效益部分{c4}|
|效益指标|社会效益指标|b|提升|
|以上指标由某某局填写{c4}|`,
			form: "central-target",
			want: []string{"甲: 产出指标>数量指标>a target=≥1个", "甲: 效益指标>社会效益指标>b target=提升"},
		},
		{
			name: "two levels only, the second names the indicators (Ezhou)",
			page: `
|项目名称|甲{c3}|
|一级指标|二级指标|绩效标准|当年预期实现值|
|数量指标|维修次数|反映维修|≥280次|`,
			form: "hubei-standard",
			want: []string{"甲: 数量指标>>维修次数 target=≥280次"},
		},
		{
			name: "the same name with another amount is another project",
			page: `
|项目名称|金额（元）|三级指标|指标性质|指标值|度量单位|
|甲{r2}|5{r2}|a|≥|1|个|
|b|≥|—|—|
|甲|6|c|≥||%|
|甲|6|d|定性|提升|%|`,
			form: "integrated-list",
			want: []string{"甲: >>a target=≥1个", "甲: >>b target=—", "甲: >>c", "甲: >>d target=提升"},
		},
		{
			name: "labels cut over two rows (Hebei)",
			page: `
|项目编码|1|项目名称|甲{c5}|
|绩效指标|绩效指标|绩效指标|绩效指标评价标准{c4}|评价标准|
|分类||描述|优|良|中|差|确定依据|
|产出指标|人数|领取人数|≥4人|≥3人|≥2人|<2人|文件|`,
			form: "he-2019-grades",
			want: []string{"甲: 产出指标>>人数 ≥4人 ≥3人 ≥2人 <2人"},
		},
		{
			name: "numbered columns (Yunnan)",
			page: `
|项目名称|三级指标|指标性质|指标值|度量单位|
|1|2|3|4|5|
|甲|a|≥|1|个|`,
			form: "integrated-list",
			want: []string{"甲: >>a target=≥1个"},
		},
		{
			name: "type, value, unit and scoring rule in columns (Hunan)",
			page: `
整体支出绩效目标表
|部门名称|某某县财政局{c7}|
|年度绩效目标|保障运转{c7}|
|一级指标|二级指标|三级指标|指标值类型|*指标值|计量单位|*指标解释|*评（扣）分标准|
|产出指标{r2}|数量指标|培训次数|定量|≥4|次|全年培训次数|少一次扣1分|
|质量指标|培训质量|定性|良好||参训人员评价|酌情扣分|`,
			form: "dept-overall",
			want: []string{
				": 产出指标>数量指标>培训次数 target=≥4次",
				": 产出指标>质量指标>培训质量 target=良好",
			},
		},
		{
			name: "three indicator columns without basis (Tianjin)",
			page: `
|131002某某委员会{c5}|单位：万元|
|项目编码|131-0501-JBN-CEW6{c2}|项目名称|调研{c2}|
|预算规模及资金用途{r2}|预算数|2.00|其中：财政资金|2.00|其他资金|
|调研经费{c5}|
|绩效目标|完成调研{c5}|
|一级指标|二级指标|三级指标|绩效指标描述{c2}|指标值|
|产出指标|数量指标|参与率|反映参与{c2}|≥95百分比|`,
			form: "he-2020",
			want: []string{"调研: 产出指标>数量指标>参与率 target=≥95百分比"},
		},
		{
			name: "a list with operators in words and the unit's name beside its measure (Inner Mongolia)",
			page: `
|序号|单位名称|项目名称|年度绩效目标|一级指标|二级指标|三级指标|指标方向|指标性质|指标值|计量单位|
|1|某局|扶持资金|支持农户|产出指标|数量指标|农户数|正向|大于等于|98|户|
|1|某局|扶持资金|支持农户|满意度指标|满意度|农户满意度|正向|大于等于|90|%|
|2|某局|水利资金|修渠|产出指标|数量指标|渠长|正向|等于|3|公里|`,
			form: "integrated-list",
			want: []string{
				"扶持资金: 产出指标>数量指标>农户数 target=大于等于98户",
				"扶持资金: 满意度指标>满意度>农户满意度 target=大于等于90%",
				"水利资金: 产出指标>数量指标>渠长 target=等于3公里",
			},
		},
		{
			name: "blank project cells are filled down, the header is repeated after a page break",
			page: `
|单位名称|项目名称|一级指标|二级指标|三级指标|指标值|
|某局|甲|产出指标|数量指标|a|≥1个|
||||质量指标|b|≥2个|
|单位名称|项目名称|一级指标|二级指标|三级指标|指标值|
|某局|甲|效益指标|社会效益指标|c|≥3个|
||乙|产出指标|数量指标|d|≥4个|`,
			form: "integrated-list",
			want: []string{
				"甲: 产出指标>数量指标>a target=≥1个",
				"甲: 产出指标>质量指标>b target=≥2个",
				"甲: 效益指标>社会效益指标>c target=≥3个",
				"乙: 产出指标>数量指标>d target=≥4个",
			},
		},
		{
			name: "indicators in a second table, and continued in a third without a header",
			page: `
|项目名称|巡查{c3}|
|年度绩效目标|完成巡查{c3}|

|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|巡查次数|≥12次|

|产出指标|质量指标|合格率|≥98%|
|满意度指标|服务对象满意度指标|群众满意度|≥90%|`,
			form: "central-target",
			want: []string{
				"巡查: 产出指标>数量指标>巡查次数 target=≥12次",
				"巡查: 产出指标>质量指标>合格率 target=≥98%",
				"巡查: 满意度指标>服务对象满意度指标>群众满意度 target=≥90%",
			},
		},
		{
			name: "two projects in one table, signatures between",
			page: `
|项目名称|甲{c3}|
|总体目标|目标甲{c3}|
|绩效指标{r2}|二级指标|三级指标|指标值|
|数量指标|a|≥1次|
|填报人：张三{c2}|联系电话：123{c2}|
|项目名称|乙{c3}|
|总体目标|目标乙{c3}|
|绩效指标{r2}|二级指标|三级指标|指标值|
|数量指标|b|≥2次|`,
			form: "central-target",
			want: []string{
				"甲: >数量指标>a target=≥1次",
				"乙: >数量指标>b target=≥2次",
			},
		},
		{
			name: "labels with marks, breaks, spaces and brackets",
			page: `
|★项 目 名 称|甲{c4}|
|年度总体/目标（必填）|目标{c4}|
|绩效指标（90分）{r3}|一级/指标|二级/指标（必填）|三级指标*|指标值（包含数字及文字描述）|
|产出指标/（50分）{r2}|数量 指标|指标1：a（个）|≥1|
|质量指标|……||`,
			form: "central-target",
			want: []string{"甲: 产出指标/（50分）>数量 指标>指标1：a（个） target=≥1"},
		},
		{
			name: "score columns before the values, names with stars",
			page: `
|项目名称|甲{c6}|
|一级指标|二级指标|三级指标|分值|得分|年初目标值（A）|实际完成值（B）|
|产出指标|数量指标|★a|10|10|≥1个|1个|`,
			form: "central-selfeval",
			want: []string{"甲: 产出指标>数量指标>★a target=≥1个 actual=1个"},
		},
		{
			name: "halves that name different indicators, or none",
			page: `
|项目名称|甲{c6}|
|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值|
|产出指标{r2}|数量指标|a|≥9个|数量指标|b|≥3个|
||||质量指标|c|≥90%|`,
			form: "central-target",
			want: []string{
				"甲: 产出指标>数量指标>a mid=≥9个",
				"甲: 产出指标>数量指标>b target=≥3个",
				"甲: 产出指标>质量指标>c target=≥90%",
			},
		},
		{
			name: "the target beside its history, by the year (Hubei)",
			page: `
|项目名称|甲{c6}|
|年度绩效目标{r2}|一级指标|二级指标|三级指标|绩效标准|2022年实际实现值|2023年预期值|
|产出指标|数量指标|a|历史标准|2个|≥3个|`,
			form: "hubei-standard",
			want: []string{"甲: 产出指标>数量指标>a target=≥3个"},
		},
		{
			name: "history columns under a group with the target",
			page: `
|项目名称|甲{c6}|
|一级指标{r2}|二级指标{r2}|指标内容{r2}|绩效标准{r2}|指标值{c3}|
|前年|上年|预计当年实现|
|产出指标|数量指标|a|历史标准|1个|2个|≥3个|`,
			form: "hubei-standard",
			want: []string{"甲: 产出指标>数量指标>a target=≥3个"},
		},
		{
			name: "grades beside level columns (later copies of Hebei's form)",
			page: `
|项目名称|甲{c6}|
|一级指标{r2}|二级指标{r2}|三级指标{r2}|评价标准{c4}|
|优|良|中|差|
|产出指标|数量指标|a|≥95%|≥90%|≥80%|<80%|`,
			form: "he-2019-grades",
			want: []string{"甲: 产出指标>数量指标>a ≥95% ≥90% ≥80% <80%"},
		},
		{
			name: "title, year and unit in rows of the table, remarks below",
			page: `
|项目支出绩效目标申报表{c4}|
|（2023年度）{c4}|
|单位：万元{c4}|
|项目名称|甲{c3}|
|绩效目标|做好{c3}|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|
|成本指标|经济成本指标|b|≤2万元|
|主管部门审核意见|（盖章）{c3}|
|说明：一式三份。{c4}|`,
			form: "central-target",
			want: []string{"甲: 产出指标>数量指标>a target=≥1个", "甲: 成本指标>经济成本指标>b target=≤2万元"},
		},
		{
			name: "operator and value in cells of their own under one label",
			page: `
|项目名称|甲{c5}|
|绩效目标|做好{c5}|
|一级指标|二级指标|三级指标|指标值{c2}|单位|
|产出指标|数量指标|a|≥|12|次|`,
			form: "central-target",
			want: []string{"甲: 产出指标>数量指标>a target=≥12次"},
		},
		{
			name: "an ordinary table after a form is no part of it",
			page: `
|项目名称|甲{c3}|
|绩效目标|做好{c3}|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|

|科目|科目名称|上年预算|本年预算|
|201|一般公共服务|比上年多|略增|
|合计|||说明见后|`,
			form: "central-target",
			want: []string{"甲: 产出指标>数量指标>a target=≥1个"},
		},
		{
			name: "split over pages with header, title and unit printed again",
			page: `
项目支出绩效自评表
|项目名称|甲{c6}|
|绩效指标{r2}|一级指标|二级指标|三级指标|年度指标值|实际完成值|得分|
|产出指标|数量指标|a|≥1个|1个|10|

- 2 -
项目支出绩效自评表（续）
单位：万元
|绩效指标{r2}|一级指标|二级指标|三级指标|年度指标值|实际完成值|得分|
|产出指标|质量指标|b|≥90%|95%|10|
|总分{c6}|20|`,
			form: "central-selfeval",
			want: []string{"甲: 产出指标>数量指标>a target=≥1个 actual=1个", "甲: 产出指标>质量指标>b target=≥90% actual=95%"},
		},
		{
			name: "continued without header and without the side label's column",
			page: `
|项目名称|甲{c4}|
|绩效指标{r2}|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|

续表
||质量指标|b|≥90%|
|满意度指标|服务对象满意度指标|c|≥95%|`,
			form: "central-target",
			want: []string{"甲: 产出指标>数量指标>a target=≥1个", "甲: 产出指标>质量指标>b target=≥90%", "甲: 满意度指标>服务对象满意度指标>c target=≥95%"},
		},
		{
			name: "a type beside the first level, the content beside the name",
			page: `
|项目名称|甲{c6}|
|指标类型|一级指标|二级指标|三级指标|指标内容|指标值|权重|
|定量|产出指标|数量指标|a|内容|≥1个|10|`,
			form: "central-target",
			want: []string{"甲: 产出指标>数量指标>a target=≥1个"},
		},
		{
			name: "the term's and the year's money and halves (older transfer form)",
			page: `
|专项名称|甲{c6}|
|资金情况（万元）|实施期金额：|30{c2}|年度金额：|10{c2}|
||其中：中央补助|30{c2}|其中：中央补助|9{c2}|
|总体目标{r2}|实施期目标{c3}|年度目标{c3}|
|三年做好{c3}|今年做好{c3}|
|绩效指标{r2}|一级指标|二级指标|三级指标|指标值|三级指标|指标值|
|产出指标|数量指标|a|≥9个|a|≥3个|`,
			form: "transfer-region",
			want: []string{"甲: 产出指标>数量指标>a mid=≥9个 target=≥3个"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, tt.page)
			assert.Equal(t, tt.form, d.Form)
			assert.Equal(t, tt.want, rows(d))
		})
	}
}

// TestSeveralForms reads a document that holds more than one form.
func TestSeveralForms(t *testing.T) {
	d := read(t, `
某某局2024年部门预算绩效目标
部门整体支出绩效目标表
|部门（单位）名称|某某局{c3}|
|年度总体目标|运转{c3}|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|

收支总表
|项目|预算数|
|基本支出|10.00|

项目支出绩效目标表
|项目名称|甲|实施单位|某某站|
|年度总体目标|做好{c3}|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|b|≥2个|`)
	require.Len(t, d.Projects, 2)
	assert.Equal(t, "dept-overall", d.Form)
	assert.Equal(t, "dept-overall", d.Projects[0].Form)
	assert.Equal(t, "central-target", d.Projects[1].Form)
	assert.Equal(t, "某某局", d.Org.Name)
	assert.Equal(t, 2024, d.FiscalYear.Year)
	assert.Equal(t, "项目支出绩效目标表", d.Projects[1].Heading.Raw)
	assert.Len(t, d.Unclaimed, 5, "the ordinary table and its title")
}

// TestNoForm requires that tables of other subjects are left alone.
func TestNoForm(t *testing.T) {
	for name, page := range map[string]string{
		"income and expenditure": `
收支总表
单位：万元
|收入{c2}|支出{c2}|
|项目|预算数|项目|预算数|
|一般公共预算|100.00|基本支出|60.00|
|合计|100.00|合计|100.00|`,
		"procurement": `
|单位名称|项目名称|计量单位|数量|预算数|
|某局|办公设备|台|10|5.00|`,
		"travel and vehicles": `
|项目|本年预算数|上年预算数|增减|
|因公出国（境）费|0|0|0|
|公务接待费|1.00|2.00|-1.00|`,
		"projects with goals in a column": `
|项目编码|项目名称|预算数|绩效目标|
|001|维修|3.00|修好|`,
		"what an office owns": `
绩效情况说明
本单位设置数量指标、满意度指标。
国有资产占用情况
|指标|单位|数量|指标值|
|房屋|平方米|2300|100%|
|车辆|辆|3|/|`,
		"projects with money only": `
|项目编码|项目名称|资金来源|金额|
|001|维修|财政拨款|3.00|`,
	} {
		t.Run(name, func(t *testing.T) {
			d := read(t, page)
			assert.Empty(t, d.Projects)
			assert.Empty(t, d.Tables)
			require.NotEmpty(t, d.Diagnostics)
			assert.Equal(t, "no-form", d.Diagnostics[0].Code)
		})
	}
}

// TestNearForm requires a word on a table that has level columns but no values.
func TestNearForm(t *testing.T) {
	d := read(t, `
|一级指标|二级指标|三级指标|权重|
|产出指标|数量指标|a|10|`)
	assert.Empty(t, d.Projects)
	require.Len(t, d.Diagnostics, 2)
	assert.Equal(t, "near-form", d.Diagnostics[0].Code)
	assert.Contains(t, d.Diagnostics[0].Message, "指标值")
}

// TestOneCell reads Anhui's list, in which all indicators of a project are text in
// one cell.
func TestOneCell(t *testing.T) {
	d := read(t, `
单位：元
|单位编码|单位名称（项目类别/支出项目）|年度预算安排|绩效目标|绩效指标|
|105001|某局/特定目标类/运维|1,200.00|保障运行|【产出指标-数量指标】/指标1：服务器（含虚拟机）数量（≥77台）；指标2:机房(含UPS)数(=2个)/【产出指标-质量指标】指标1：在线率（≥97%（含））|
|105001|某局/特定目标类/培训|300.00|提高能力|产出指标-数量指标 指标1：期数（≥2期） 满意度指标-服务对象满意度指标 指标1：学员满意度（≥95%）|
|105002|某中心其他运转类／巡检|80.00|方便群众|产出指标-数量指标指标1：巡检次数（≥12次）；产出指标-质量指标指标2：完好率（≥95%）|`)
	assert.Equal(t, "anhui-list", d.Form)
	assert.Equal(t, []string{
		"特定目标类/运维: 产出指标>数量指标>服务器（含虚拟机）数量 target=≥77台",
		"特定目标类/运维: 产出指标>数量指标>机房(含UPS)数 target==2个",
		"特定目标类/运维: 产出指标>质量指标>在线率 target=≥97%（含）",
		"特定目标类/培训: 产出指标>数量指标>期数 target=≥2期",
		"特定目标类/培训: 满意度指标>服务对象满意度指标>学员满意度 target=≥95%",
		"其他运转类／巡检: 产出指标>数量指标>巡检次数 target=≥12次",
		"其他运转类／巡检: 产出指标>质量指标>完好率 target=≥95%",
	}, rows(d))
	require.Len(t, d.Projects, 3)
	assert.Equal(t, "105001", d.Projects[0].Org.Code)
	assert.Equal(t, "某局", d.Projects[0].Org.Name)
	assert.Equal(t, "某中心", d.Projects[2].Org.Name)
	assert.Equal(t, "1200", string(d.Projects[0].Budget.Total.Yuan))
}

// TestTotalScore reads the total score, wherever it is printed.
func TestTotalScore(t *testing.T) {
	for _, tt := range []struct{ name, before, after, want string }{
		{"below its columns", "", "|总分{c4}||10|9.5||", "9.5"},
		{"merged in another way", "", "|总分{c3}|10|9.5{c2}|||", "9.5"},
		{"one number only", "", "|总分{c3}|9.5{c2}||||", "9.5"},
		{"behind a filler row", "", "|……{c8}|\n|总分{c4}||10|9.5||", "9.5"},
		{"below a note", "", "|其他需要说明的问题{c4}|无{c4}|\n|总分{c4}||10|9.5分||", "9.5"},
		{"on the next page", "", "\n- 2 -\n\n|总分{c4}||10|9.5||", "9.5"},
		{"in the head", "|自评总分{c2}|97.6{c6}|\n", "", "97.6"},
		{"below the sum of the indicators", "", "|合计{c5}|90|90||\n|总分{c5}|100|99.5||", "99.5"},
		{"above the sum of the indicators", "", "|总分{c5}|100|99.5||\n|合计{c5}|90|90||", "99.5"},
		{"the greater of two sums", "", "|合计{c5}|90|90||\n|预算执行率{c5}|10|9.5||\n|合计{c5}|100|99.5||", "99.5"},
		{"of the indicators, and in the head", "|自评总分{c2}|97.6{c6}|\n", "|合计{c5}|90|88.1||", "97.6"},
		{"below weight and score in one", "", "|总分{c5}|99.5{c3}|", "99.5"},
		{"of the evaluation by its own name", "", "|自评得分{c5}|100|98||", "98"},
		{"below the score of the execution", "|执行率{c2}|95%{c2}|自评得分{c2}|9.5{c2}|\n", "|总分{c5}|100|98||", "98"},
		{"below both sums", "", "|合计{c5}|90|89||\n|自评得分{c5}|98{c3}|", "98"},
		{"by the same name in the head", "|自评得分{c2}|98{c6}|\n", "", "98"},
		{"in one cell with its label", "", "|自评总分：96.5分{c8}|", "96.5"},
		{"below labels of its own", "", "|总分{c3r2}|总分值{c2}|总得分|自评等级{c2}|\n|100{c2}|98.5|优{c2}|", "98.5"},
		{"below them, behind a note", "", "|其他需要说明事项{c3}|无{c5}|\n|总分{c3r2}|总分值{c2}|总得分|自评等级{c2}|\n|100{c2}|98.5|优{c2}|", "98.5"},
		{"below them, no cells merged", "", "|总分||||总分值|总得分|自评等级||\n|||||100|98.5|优||", "98.5"},
		{"between its labels", "", "|总分|总分值|100{c2}|总得分|98.5|自评等级|优|", "98.5"},
		{"behind a list of labels", "", "|总分值、总得分、自评等级{c5}|100|98.5|优|", "98.5"},
		{"behind two labels", "", "|总分值／总自评得分{c5}|100|98.5||", "98.5"},
		{"behind the total weight", "", "|总分{c3}|100|得分{c2}|98.5{c2}|", "98.5"},
		{"below a label, not filled in, and in a line of its own", "", "|总分{c3r2}|总分值{c2}|总得分|自评等级{c2}|\n|100{c2}||优{c2}|\n|自评综合得分{c5}|98.5{c3}|", "98.5"},
		{"with its grade", "", "|总分{c5}|100|98.5（优）||", "98.5"},
		{"with its grade behind a mark", "", "|自评得分{c5}|98.5分，优{c3}|", "98.5"},
		{"by a name of departments", "", "|部门自评得分{c5}|98.5{c3}|", "98.5"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, `
|项目名称{c2}|甲{c6}|
`+tt.before+`|一级指标|二级指标|三级指标|指标值|完成值|分值|得分|说明|
|产出指标|数量指标|a|≥1个|1个|10|9.5||
`+tt.after)
			require.Len(t, d.Projects, 1)
			require.Len(t, d.Projects[0].Indicators, 1)
			require.NotNil(t, d.Projects[0].Score)
			assert.Equal(t, tt.want, string(d.Projects[0].Score.Score.Value))
		})
	}
}

// TestDepartmentInParts reads the evaluation of a department that prints headings over its
// parts, and its tasks without a side label (Yunnan).
func TestDepartmentInParts(t *testing.T) {
	d := read(t, `
部门整体支出绩效自评表
|部门名称|某县水务局{c8}|
|内容{c3}|说明{c6}|
|部门总体目标|部门职责{c2}|负责水务{c6}|
|一、部门年度目标{c9}|
|财年|目标{c4}|实际完成情况{c4}|
|2023|建设水网{c4}|已完成{c4}|
|二、部门年度重点工作任务{c9}|
|任务名称{r2}|项目级次{r2}|主要内容{r2}|批复金额（万元）{c3}|实际支出金额（万元）{r2}|预算执行率{r2}|原因{r2}|
|总额|财政拨款|其他资金|
|水库加固|本级|3座|120|100|20|118|98.33%||
|河道治理|本级|5条|80|80|0|80|100%|无|
|三、部门整体支出绩效指标{c9}|
|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|得分|说明|
|产出指标|数量指标|a|≥|3|座|3|20||`)
	require.Len(t, d.Projects, 1)
	p := d.Projects[0]
	assert.Equal(t, "dept-overall-selfeval", p.Form)
	assert.Equal(t, []string{"建设水网"}, raws(p.Goals))
	assert.Equal(t, []string{"已完成"}, raws(p.Outcomes))
	assert.Empty(t, p.Purpose)
	require.Len(t, p.Tasks, 2)
	assert.Equal(t, "水库加固 1200000 3座", p.Tasks[0].Name.Raw+" "+string(p.Tasks[0].Total.Yuan)+" "+p.Tasks[0].Content.Raw)
	assert.Equal(t, "河道治理 800000", p.Tasks[1].Name.Raw+" "+string(p.Tasks[1].Total.Yuan))
	assert.Equal(t, "2000000", string(p.Budget.Total.Yuan))
	assert.Equal(t, []string{": 产出指标>数量指标>a target=≥3座 actual=3"}, rows(d))
}

// TestCarriedOutBy requires the unit that carries a project out before the department
// that files it.
func TestCarriedOutBy(t *testing.T) {
	d := read(t, `
|项目名称|甲{c3}|
|预算部门|某某市公安局|实施单位|某某支队|
|年度目标完成情况{r2}|预期目标|目标实际完成情况{c2}|
|在线|已在线{c2}|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`)
	require.Len(t, d.Projects, 1)
	assert.Equal(t, "某某支队", d.Org.Name)
	require.Len(t, d.Projects[0].Goals, 1)
	assert.Equal(t, "在线", d.Projects[0].Goals[0].Raw)
	require.Len(t, d.Projects[0].Outcomes, 1)
}

// TestGoals reads goals beside what became of them, by the labels of the two.
func TestGoals(t *testing.T) {
	for _, labels := range []string{
		"预期目标{c3}|实际完成情况{c2}", "年初设定目标{c3}|年度总体目标完成情况综述{c2}", "年初目标{c3}|完成情况{c2}",
		"年度目标{c3}|完成情况{c2}",
	} {
		for _, side := range []string{"年度总体目标{r2}", "年度总体目标完成情况{r2}"} {
			d := read(t, `
|项目名称|甲{c5}|
|`+side+`|`+labels+`|
|做好{c3}|已做好{c2}|
|绩效指标{r2}|二级指标|三级指标|指标值|完成值|得分|
|数量指标|a|≥1个|1个|10|`)
			require.Len(t, d.Projects, 1, labels)
			p := d.Projects[0]
			require.Len(t, p.Goals, 1, side+labels)
			assert.Equal(t, "做好", p.Goals[0].Raw, side+labels)
			require.Len(t, p.Outcomes, 1, side+labels)
			assert.Equal(t, "已做好", p.Outcomes[0].Raw, side+labels)
		}
	}
}

// TestRepeatedLabels reads a form whose merged cells were taken apart, so that labels
// are printed in each row that they govern, and levels in each row of theirs.
func TestRepeatedLabels(t *testing.T) {
	d := read(t, `
|项目名称|甲{c7}|
|项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|
|项目资金（万元）|年度资金总额|3|2|1.5|10|75%|7.5|
|项目资金（万元）|其中：财政拨款|3|1|1||||
|年度总体目标|预期目标{c3}|实际完成情况{c4}|
|年度总体目标|做好{c3}|已做好{c4}|
|绩效指标|一级指标|二级指标|三级指标|指标值|完成值|分值|得分|
|绩效指标|产出指标|数量指标|a|≥1个|1个|10|10|
|绩效指标|产出指标||b|≥2个|2个|10|10|
|绩效指标|效益指标|社会效益指标|c|提升|提升|10|10|`)
	require.Len(t, d.Projects, 1)
	p := d.Projects[0]
	assert.Equal(t, []string{
		"甲: 产出指标>数量指标>a target=≥1个 actual=1个",
		"甲: 产出指标>数量指标>b target=≥2个 actual=2个",
		"甲: 效益指标>社会效益指标>c target=提升 actual=提升",
	}, rows(d))
	assert.Equal(t, "20000", string(p.Budget.Total.Yuan))
	assert.Equal(t, "10000", string(p.Budget.Fiscal.Yuan))
	assert.Equal(t, "15000", string(p.Budget.Executed.Yuan))
	require.Len(t, p.Goals, 1)
	assert.Equal(t, "做好", p.Goals[0].Raw)
	require.Len(t, p.Outcomes, 1)
	assert.Empty(t, d.Unclaimed)
}

// TestUnitRows requires the unit that a list prints in a row of its own above its
// projects, unless a line above the table says whose list it is.
func TestUnitRows(t *testing.T) {
	list := `
|单位名称、项目名称|三级指标|指标值|
|某某中学|||
|甲|a|≥1个|
|某某小学|||
|乙|b|≥2个|`
	d := read(t, list)
	require.Len(t, d.Projects, 2)
	assert.Equal(t, "某某中学", d.Projects[0].Org.Name)
	assert.Equal(t, "某某小学", d.Projects[1].Org.Name)
	d = read(t, "\n编制单位：某某教育局"+list)
	require.Len(t, d.Projects, 2)
	assert.Equal(t, "某某教育局", d.Projects[1].Org.Name)
	assert.Equal(t, "某某小学", d.Projects[1].Fields[0].Raw)
}

// TestOrgOfTitle requires the unit's name from the title where no form prints it, and
// only then.
func TestOrgOfTitle(t *testing.T) {
	for title, want := range map[string]string{
		"某某市图书馆2024年单位预算公开":    "某某市图书馆",
		"2024年某某县水务局部门预算绩效目标":  "某某县水务局",
		"关于某某区司法局二〇二四年度预算绩效公开": "某某区司法局",
		"某某省2024年项目绩效目标":       "",
		"2024年部门预算绩效信息":        "",
	} {
		d := read(t, title+`
单位：元
|项目名称|三级指标|指标值|
|甲|a|≥1个|`)
		got := ""
		if d.Org != nil {
			got = d.Org.Name
		}
		assert.Equal(t, want, got, title)
	}
}

// TestAnnounced requires that title, year and unit of money in rows above a further
// project of one table go with that project.
func TestAnnounced(t *testing.T) {
	for _, above := range []string{
		"|101001某某局{c2}|单位：万元{c2}|",
		"|101001某某局    单位：万元{c4}|",
		"|项目支出绩效目标表{c4}|\n|（2022年度）{c2}|单位：万元{c2}|",
		"|填报单位：某某局{c2}|金额单位：万元{c2}|",
	} {
		project := func(name string) string {
			return above + "\n|项目名称|" + name + "|资金总额|1.5|\n|绩效目标|做好{c3}|\n|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|a|≥1个|\n|{c4}|\n"
		}
		d := read(t, "\n"+project("甲")+project("乙"))
		require.Len(t, d.Projects, 2, above)
		for _, p := range d.Projects {
			require.NotNil(t, p.Budget.Total, above)
			assert.Equal(t, "15000", string(p.Budget.Total.Yuan), above)
		}
	}
}

// TestRelatives reads forms that are near relatives of those described, by the same
// vocabulary.
func TestRelatives(t *testing.T) {
	t.Run("mid-year monitoring", func(t *testing.T) {
		d := read(t, `
项目支出绩效目标执行监控表
（2023年度）
|项目名称|甲{c9}|
|主管部门|某某局{c4}|实施单位|某某站{c4}|
|项目资金（万元）{r3}||年初预算数|1-7月执行数|1-7月执行率|全年预计执行数{c5}|
|年度资金总额|100|60|60%|100{c5}|
|其中：本年一般公共预算拨款|100|60|60%|100{c5}|
|年度总体目标|做好{c9}|
|绩效指标{r2}|一级指标|二级指标|三级指标|年度指标值|1-7月执行情况|全年预计完成情况|偏差原因分析|完成目标可能性|备注|
|产出指标|数量指标|a|≥10个|6个|10个||确定能||`)
		require.Len(t, d.Projects, 1)
		p := d.Projects[0]
		assert.Equal(t, []string{"甲: 产出指标>数量指标>a target=≥10个"}, rows(d))
		assert.Equal(t, "1000000", string(p.Budget.Initial.Yuan))
		stages := map[string]string{}
		for _, f := range p.Budget.Funds {
			if f.Source == "total" {
				stages[f.Stage] = string(f.Yuan)
			}
		}
		assert.Equal(t, map[string]string{"part_year": "600000", "forecast": "1000000"}, stages)
	})
	t.Run("transfer payment self-evaluation with (A) (B) (B/A)", func(t *testing.T) {
		d := read(t, `
转移支付区域（项目）绩效自评表
|转移支付（项目）名称|甲资金{c6}|
|中央主管部门|某部{c6}|
|地方主管部门|某厅{c2}|资金使用单位|某县{c3}|
|资金投入情况（万元）{r3}||全年预算数（A）|全年执行数（B）|预算执行率（B/A×100%）{c3}|
|年度资金总额：|10|9|90%{c3}|
|其中：中央财政资金|10|9|90%{c3}|
|总体目标完成情况{r2}|总体目标{c3}|全年实际完成情况{c3}|
|目标{c3}|完成{c3}|
|绩效指标{r2}|一级指标|二级指标|三级指标|指标值|全年实际完成值|未完成原因和改进措施|
|产出指标|数量指标|a|≥10个|9个|天气|`)
		require.Len(t, d.Projects, 1)
		p := d.Projects[0]
		assert.Equal(t, "transfer-region", p.Form)
		assert.Equal(t, []string{"甲资金: 产出指标>数量指标>a target=≥10个 actual=9个"}, rows(d))
		assert.Equal(t, "100000", string(p.Budget.Total.Yuan))
		assert.Equal(t, "100000", string(p.Budget.Fiscal.Yuan))
		assert.Equal(t, "90000", string(p.Budget.Executed.Yuan))
		assert.Equal(t, "90", string(p.Budget.ExecutionRate.Value))
		assert.Equal(t, "完成", p.Outcomes[0].Raw)
		assert.Equal(t, "天气", p.Indicators[0].Deviation.Raw)
	})
	t.Run("poverty alleviation funds", func(t *testing.T) {
		d := read(t, `
扶贫项目资金绩效自评表
|★项目名称|饮水工程{c6}|
|★主管部门|某局{c2}|★实施单位|某镇{c3}|
|项目资金（万元）{r2}||全年预算数|全年执行数|分值|执行率|得分|
|年度资金总额|50|50|10|100%|10|
|绩效指标{r3}|一级指标|二级指标|三级指标|分值|年度指标值|实际完成值|
|产出指标|数量指标|★新建管道|30|≥5公里|5.2公里|
|满意度指标|服务对象满意度指标|★受益贫困人口满意度|10|≥95%|96%|`)
		assert.Equal(t, []string{
			"饮水工程: 产出指标>数量指标>★新建管道 target=≥5公里 actual=5.2公里",
			"饮水工程: 满意度指标>服务对象满意度指标>★受益贫困人口满意度 target=≥95% actual=96%",
		}, rows(d))
		assert.Equal(t, "30", string(d.Projects[0].Indicators[0].Weight.Value))
		assert.Equal(t, "central-selfeval", d.Form)
	})
	t.Run("Hubei self-evaluation", func(t *testing.T) {
		d := read(t, `
2022年度项目自评表
单位名称：某某局  填报日期：2023年3月1日
|项目名称|甲{c5}|
|主管部门|某某局{c2}|项目实施单位|某某站{c2}|
|预算执行情况（万元）（20分）||预算数（A）|执行数（B）|执行率（B/A）|得分（20分*执行率）|
|年度财政资金总额||80|72|90%|18|
|年度绩效目标（80分）{r2}|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|
|产出指标|数量指标|a|≥10个|10个|
|总分|98{c5}|`)
		require.Len(t, d.Projects, 1)
		p := d.Projects[0]
		assert.Equal(t, "central-selfeval", p.Form)
		assert.Equal(t, []string{"甲: 产出指标>数量指标>a target=≥10个 actual=10个"}, rows(d))
		assert.Equal(t, "800000", string(p.Budget.Total.Yuan))
		assert.Equal(t, "720000", string(p.Budget.Executed.Yuan))
		assert.Equal(t, 2022, d.FiscalYear.Year)
	})
}
