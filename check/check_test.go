package check_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/check"
	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

// An edit writes something else into a document of testdata, at one place.
type edit struct{ old, new string }

// load reads a document of testdata as edited.
func load(t *testing.T, name string, edits ...edit) *schema.Disclosure {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".html"))
	require.NoError(t, err)
	page := string(data)
	for _, e := range edits {
		require.Equal(t, 1, strings.Count(page, e.old), "%s stands in %s once", e.old, name)
		page = strings.Replace(page, e.old, e.new, 1)
	}
	d, err := parser.Parse(t.Context(), name, []byte(page))
	require.NoError(t, err)
	return d
}

// of returns the findings of one rule.
func of(code string, all []check.Finding) (out []check.Finding) {
	for _, f := range all {
		if f.Code == code {
			out = append(out, f)
		}
	}
	return out
}

// faults are documents with a fault: what to edit, and which rule must then speak.
var faults = []struct {
	code, document string
	edits          []edit
	message        string
}{
	{"budget-sum", "hebei", []edit{{"<td>120.00</td>", "<td>130.00</td>"}}, "the total 130.00万元 is not the sum of 70.00万元 + 50.00万元"},
	{"budget-sum", "hebei", []edit{{"<td>预算数</td><td>48.60</td>", "<td>预算数</td><td>50.00</td>"}}, "the total 50.00万元 is not the sum of 48.60万元"},
	{"budget-sum", "hebei", []edit{{"<td>预算数</td><td>48.60</td>", "<td>预算数</td><td>48.00</td>"}}, "the part 48.60万元 is more than the total 48.00万元"},
	{"budget-sum", "selfeval", []edit{{"<td>60.00</td>", "<td>55.00</td>"}}, "the total 80.00万元 is not the sum of"},
	{"budget-sum", "selfeval", []edit{{"<td>62.31</td>", "<td>62.41</td>"}}, "the total 87.31万元 is not the sum of"},
	{"budget-sum", "department", []edit{{"<td>54.00</td>", "<td>53.00</td>"}}, "the total 60.50万元 is not the sum of"},
	{"task-sum", "department", []edit{{"<td>24.00</td><td>24.00</td>", "<td>25.00</td><td>25.00</td>"}}, "the total 60.50万元 is not the sum of the tasks 36.50万元 + 25.00万元"},
	{"task-sum", "department", []edit{{"<td>30.00</td>", "<td>31.00</td>"}}, "the task's total 36.50万元 is not the sum of"},
	{"execution-rate", "selfeval", []edit{{"97.01%", "98.01%"}}, "printed as 98.01%, but 87.31万元 of 90.00万元 were spent"},
	{"execution-rate", "selfeval", []edit{{"97.01%", "0.9801"}}, "printed as 0.9801"},
	{"amount-impossible", "hebei", []edit{{"<td>120.00</td>", "<td>120000000.00</td>"}}, "are 1200000000000 yuan"},
	{"amount-impossible", "hebei", []edit{{"<td>120.00</td>", "<td>100000000.00</td>"}}, "are 1000000000000 yuan"},
	{"amount-doubtful", "hebei", []edit{{"<td>120.00</td>", "<td>1000000.00</td>"}}, "are 10000000000 yuan"},
	{"amount-doubtful", "hebei", []edit{{"<td>120.00</td>", "<td>1200000.00</td>"}}, "for a body named 青石县档案馆"},
	{"unit-factor", "hebei", []edit{{"≤48.6万元", "≤48.6元"}}, "48.60万元 and ≤48.6元 differ by a factor of exactly 10,000"},
	{"unit-factor", "hebei", []edit{{"≤48.6万元", "≤486000万元"}}, "48.60万元 and ≤486000万元 differ"},
	{"unit-factor", "hebei", []edit{{"<td>预算数</td><td>48.60</td>", "<td>预算数</td><td>486000</td>"}}, "486000万元 and 48.60万元 differ"},
	{"unit-factor", "selfeval", []edit{{"<td>87.31</td>", "<td>900000</td>"}}, "90.00万元 and 900000万元 differ"},
	{"unit-factor", "department", []edit{{"<td>24.00</td><td>24.00</td>", "<td>605000</td><td>24.00</td>"}}, "60.50万元 and 605000万元 differ"},

	{"plan-not-rising", "hebei", []edit{{"<td>80.00</td>", "<td>45.00</td>"}}, "falls from 50.00 (6月底) to 45.00 (10月底)"},
	{"plan-not-100", "hebei", []edit{{"<td>80.00</td><td colspan=\"3\">100.00</td>", "<td>80.00</td><td colspan=\"3\">95.00</td>"}}, "ends at 95.00 percent (12月底)"},
	{"plan-not-100", "hebei", []edit{{"<td>80.00</td><td colspan=\"3\">100.00</td>", "<td>80.00</td><td colspan=\"3\">110.00</td>"}}, "ends at 110.00 percent"},

	{"weights-not-100", "selfeval", []edit{{"<td>93%</td><td>10</td>", "<td>93%</td><td>15</td>"}}, "the weights make 105: the indicators 95, the execution rate 10"},
	{"weights-not-100", "selfeval", []edit{{"<td>90.00</td><td>87.31</td><td>10</td>", "<td>90.00</td><td>87.31</td><td>20</td>"}}, "the weights make 110"},
	{"level-weight", "selfeval", []edit{{"效益指标（30分）", "效益指标（40分）"}}, "效益指标(40分) has weights of 30"},
	{"score-above-weight", "selfeval", []edit{{"<td>10</td><td>9</td>", "<td>10</td><td>11</td>"}}, "the score 11 is higher than the weight 10"},
	{"score-above-weight", "selfeval", []edit{{"<td>9.7</td>", "<td>10.5</td>"}}, "the score 10.5 is higher than the weight 10"},
	{"score-above-weight", "selfeval", []edit{{"<td>10</td><td>9</td>", "<td>10</td><td>-1</td>"}}, "the score -1 is below zero"},
	{"score-sum", "selfeval", []edit{{"<td>98.7</td>", "<td>99.7</td>"}}, "the total is 99.7, but the scores make 98.7"},
	{"score-sum", "selfeval", []edit{{"<td>98.7</td>", "<td>89</td>"}}, "the total is 89"}, // the execution rate forgotten
	{"full-marks-missed", "selfeval", []edit{{"<td>10</td><td>9</td>", "<td>10</td><td>10</td>"}}, "10 of 10 points for 90%, where ≥95% was the target"},
	{"full-marks-missed", "selfeval", []edit{{"<td>达成预期指标</td>", "<td>部分达成预期指标</td>"}}, "15 of 15 points for 部分达成预期指标"},
	{"points-lost-met", "selfeval", []edit{{"<td>93%</td><td>10</td><td>10</td>", "<td>93%</td><td>10</td><td>8</td>"}}, "only 8 of 10 points for 93%, where ≥90% was the target"},

	{"share-over-100", "hebei", []edit{{"≥85%", "≥110%"}}, "工作人员满意度 cannot be ≥110%"},
	{"share-over-100", "selfeval", []edit{{"<td>93%</td>", "<td>193%</td>"}}, "学生满意度 cannot be 193%"},
	{"target-placeholder", "hebei", []edit{{"≥85%", "≥**%"}}, "≥**% says nothing"},
	{"target-placeholder", "hebei", []edit{{"≥85%", "≥ＸＸ%"}}, "≥XX% says nothing"},
	{"target-placeholder", "hebei", []edit{{"≥500次", "≥____次"}}, "≥____次 says nothing"},
	{"target-placeholder", "hebei", []edit{{"≥85%", "≥%"}}, "≥% says nothing"},
	{"target-placeholder", "hebei", []edit{{"≥500次", "待定"}}, "待定 says nothing"},
	{"target-placeholder", "hebei", []edit{{"明显改善", "优/良/中/差"}}, "is a whole scale"},
	{"target-empty", "hebei", []edit{{"≥85%", ""}}, "工作人员满意度 has no target"},
	{"target-empty", "hebei", []edit{{"≥85%", "/"}}, "工作人员满意度 has no target"},

	{"code-org", "hebei", []edit{{"218-0302-YBN-ABC2", "219-0302-YBN-ABC2"}}, "219-0302-YBN-ABC2 is not of organisation 218003"},
	{"duplicate-code", "hebei", []edit{{"218-0302-YBN-ABC2", "218-0301-JBN-ABC1"}}, "projects 1 and 2 both have the code 218-0301-JBN-ABC1"},
	{"duplicate-indicator", "selfeval", []edit{{"<td>质量指标</td><td>维护验收合格率</td>", "<td>数量指标</td><td>维护场地 数量</td>"}}, "indicators 1 and 2 are both 维护场地数量"},

	{"missing-level1", "hebei", []edit{{"<td>效果指标</td><td>社会效益指标</td><td>库房保管条件</td>", "<td>产出指标</td><td>质量指标</td><td>库房保管条件</td>"}}, "no indicators of benefit"},
	{"missing-level1", "department", []edit{{"<td>产出指标</td><td>数量指标</td>", "<td>效益指标</td><td>社会效益指标</td>"}}, "no output indicators"},
	{"missing-satisfaction", "department", []edit{{"<td>满意度指标</td><td>服务对象满意度指标</td><td colspan=\"2\">群众满意度</td>", "<td>效益指标</td><td>社会效益指标</td><td colspan=\"2\">群众知晓率</td>"}}, "no indicators of satisfaction"},
	{"missing-year", "department", []edit{{"（2024年度）", ""}}, "no budget year"},
	{"missing-org", "department", []edit{{"红柳县文化馆", ""}}, "no unit is printed for 1 of 1 projects"},
}

func TestFaults(t *testing.T) {
	severities := map[string]schema.Severity{}
	for _, r := range check.Rules() {
		severities[r.Code] = r.Severity
	}
	for _, c := range faults {
		got := of(c.code, check.Run(load(t, c.document, c.edits...)))
		if assert.NotEmpty(t, got, "%s: %v", c.code, c.edits) {
			assert.Contains(t, got[0].Message.EN, c.message)
			assert.NotEmpty(t, got[0].Message.ZH)
			assert.NotContains(t, got[0].Message.EN+got[0].Message.ZH, "%!", "arguments and formats agree")
			assert.Equal(t, severities[c.code], got[0].Severity)
			assert.Len(t, got, 1, "one fault, one finding: %v", got)
		}
	}
}

// What a person said of a value is what is judged.
func TestCorrected(t *testing.T) {
	d := load(t, "selfeval", edit{"<td>10</td><td>9</td>", "<td>10</td><td>10</td>"})
	require.NotEmpty(t, of("full-marks-missed", check.Run(d)))
	for v := range schema.Values(d) {
		if v.Column == "actual" && v.Value.Raw == "90%" {
			to := normalize.Value("96%", normalize.Context{})
			v.Value.Correction = &schema.Correction{Verdict: schema.Corrected, Threshold: &to}
		}
	}
	assert.Empty(t, of("full-marks-missed", check.Run(d)))
}

// fair are documents that come close to a fault and have none.
var fair = []struct {
	code, document string
	edits          []edit
}{
	// rounding leaves a cent for each amount
	{"budget-sum", "hebei", []edit{{"<td>120.00</td>", "<td>120.01</td>"}}},
	// 其中：财政资金 alone, without a line for other money, is not all there is
	{"budget-sum", "hebei", []edit{{"<td>其中：财政资金</td><td>48.60</td><td>其他资金</td><td></td>", "<td>其中：财政资金</td><td colspan=\"3\">40.00</td>"}}},
	// carried-over money may count apart or within the fiscal part
	{"budget-sum", "selfeval", []edit{{"<td>上年结转资金</td><td></td><td></td>", "<td>上年结转资金</td><td></td><td>10.00</td>"}}},
	{"budget-sum", "selfeval", []edit{{"<td>60.00</td>", "<td>50.00</td>"}, {"<td>上年结转资金</td><td></td><td></td>", "<td>上年结转资金</td><td>10.00</td><td></td>"}}},
	{"budget-sum", "selfeval", []edit{{"<td>60.00</td>", "<td></td>"}, {"<td>20.00</td>", "<td></td>"}}},
	{"budget-sum", "department", []edit{{"<td>60.50</td>", "<td></td>"}}},
	{"task-sum", "department", []edit{{"<td>24.00</td><td>24.00</td>", "<td></td><td></td>"}}},
	{"task-sum", "department", []edit{{"<td>30.00</td><td>6.50</td>", "<td>30.00</td><td></td>"}}},
	{"task-sum", "department", []edit{{"<td colspan=\"3\">金额合计</td><td>60.50</td><td>54.00</td><td>6.50</td>", "<td colspan=\"2\">年度资金总额</td><td colspan=\"4\">99.00</td>"}}},
	{"execution-rate", "selfeval", []edit{{"97.01%", "97%"}}},
	{"execution-rate", "selfeval", []edit{{"97.01%", "0.97"}}},
	{"execution-rate", "selfeval", []edit{{"97.01%", ""}}},
	{"execution-rate", "selfeval", []edit{{"<td>87.31</td>", "<td></td>"}}},
	{"amount-impossible", "hebei", []edit{{"<td>120.00</td>", "<td>99000000.00</td>"}}},
	{"amount-doubtful", "hebei", []edit{{"<td>120.00</td>", "<td>900000.00</td>"}}},
	{"amount-doubtful", "hebei", []edit{{"<td>120.00</td>", "<td>1200000.00</td>"}, {"<td colspan=\"6\">218003青石县档案馆</td><td>单位：万元</td></tr>\n<tr><td>项目编码</td><td colspan=\"2\">218-0302", "<td colspan=\"6\">218003某某省农业农村厅</td><td>单位：万元</td></tr>\n<tr><td>项目编码</td><td colspan=\"2\">218-0302"}}},
	// what one piece costs is not what all cost, and round numbers meet by chance
	{"unit-factor", "hebei", []edit{{"<td>整理总成本</td>", "<td>单卷整理成本</td>"}, {"≤48.6万元", "≤48.6元"}}},
	{"unit-factor", "hebei", []edit{{"≤48.6万元", "≤48.6元/卷"}}},
	{"unit-factor", "hebei", []edit{{"<td>预算数</td><td>48.60</td><td>其中：财政资金</td><td>48.60</td>", "<td>预算数</td><td>30.00</td><td>其中：财政资金</td><td>30.00</td>"}, {"≤48.6万元", "≤30元"}}},
	{"unit-factor", "hebei", []edit{{"<td>120.00</td><td>其中：财政资金</td><td>70.00</td><td>其他资金</td><td>50.00</td>", "<td>10000</td><td>其中：财政资金</td><td>9999</td><td>其他资金</td><td>1</td>"}}},

	{"plan-not-rising", "hebei", []edit{{"<td>80.00</td>", "<td>50.00</td>"}}},
	{"plan-not-rising", "hebei", []edit{{"<td>80.00</td>", "<td></td>"}}},
	{"plan-not-100", "hebei", []edit{{"<td>80.00</td><td colspan=\"3\">100.00</td>", "<td>80.00</td><td colspan=\"3\">100%</td>"}}},
	{"plan-not-100", "hebei", []edit{{"<td>80.00</td><td colspan=\"3\">100.00</td>", "<td>80.00</td><td colspan=\"3\"></td>"}}},

	{"weights-not-100", "selfeval", []edit{{"<td>93%</td><td>10</td>", "<td>93%</td><td></td>"}}},
	{"weights-not-100", "selfeval", []edit{{"<td>90.00</td><td>87.31</td><td>10</td>", "<td>90.00</td><td>87.31</td><td></td>"}}}, // 90 alone
	{"weights-not-100", "selfeval", []edit{{"<td>90.00</td><td>87.31</td><td>10</td>", "<td>90.00</td><td>87.31</td><td></td>"}, {"<td>93%</td><td>10</td>", "<td>93%</td><td>20</td>"}}},
	{"level-weight", "selfeval", []edit{{"效益指标（30分）", "效益指标"}}},
	{"score-above-weight", "selfeval", []edit{{"<td>93%</td><td>10</td><td>10</td>", "<td>93%</td><td></td><td>10</td>"}}},
	{"score-sum", "selfeval", []edit{{"<td>98.7</td>", "<td>99</td>"}}}, // rounded
	{"score-sum", "selfeval", []edit{{"<td>98.7</td>", "<td></td>"}}},
	{"score-sum", "selfeval", []edit{{"<td>10</td><td>9</td>", "<td>10</td><td></td>"}}},
	{"score-sum", "selfeval", []edit{{"<td>9.7</td>", "<td></td>"}}},
	{"full-marks-missed", "selfeval", []edit{{"<td>90%</td><td>10</td><td>9</td>", "<td>95%</td><td>10</td><td>10</td>"}}},
	{"full-marks-missed", "selfeval", []edit{{"<td>≥12片</td>", "<td>10片</td>"}}}, // would more do as well? it does not say
	{"points-lost-met", "selfeval", []edit{{"<td>达成预期指标</td>", "<td>部分达成预期指标</td>"}}},
	{"points-lost-met", "selfeval", []edit{{"<td>15</td><td>15</td><td></td></tr>\n<tr><td>满意度", "<td>15</td><td>12</td><td></td></tr>\n<tr><td>满意度"}, {"<td>达成预期指标</td>", "<td>有所改善</td>"}}},

	{"share-over-100", "hebei", []edit{{"≥85%", "≥100%"}}},
	{"share-over-100", "hebei", []edit{{"≥85%", "≤105%"}}},
	{"share-over-100", "hebei", []edit{{"<td>工作人员满意度</td>", "<td>改造面积增长率</td>"}, {"≥85%", "≥110%"}}},
	{"target-placeholder", "hebei", []edit{{"明显改善", "达到设计要求"}}},
	{"target-placeholder", "hebei", []edit{{"≥3000卷", "3×1000卷"}}},
	{"target-placeholder", "hebei", []edit{{"<td>工作人员满意度</td>", "<td>工作人员满意度（≥**%）</td>"}}},
	{"target-empty", "hebei", []edit{{"<td>工作人员满意度</td>", "<td>……</td>"}, {"≥85%", ""}}},

	{"code-org", "hebei", []edit{{"218-0302-YBN-ABC2", "42010021180T000000233"}}},
	{"duplicate-code", "hebei", []edit{{"218-0302-YBN-ABC2", "218-0301-JBN-ABC3"}}},
	{"duplicate-indicator", "selfeval", []edit{{"<td>维护验收合格率</td>", "<td>维护场地数量</td>"}}}, // of another level
	{"missing-level1", "hebei", []edit{{"<td>效果指标</td><td>社会效益指标</td><td>库房保管条件</td>", "<td>项目效益</td><td>社会效益指标</td><td>库房保管条件</td>"}}},
	{"missing-satisfaction", "department", []edit{{"<td>满意度指标</td><td>服务对象满意度指标</td>", "<td>效益指标</td><td>社会效益指标</td>"}}}, // the name says it
	{"missing-year", "department", []edit{{"（2024年度）", ""}, {"<h1>部门整体", "<h1>2024年部门整体"}}},
	{"missing-org", "department", nil},
	{"no-indicators", "department", nil},
}

func TestFair(t *testing.T) {
	for _, c := range fair {
		assert.Empty(t, of(c.code, check.Run(load(t, c.document, c.edits...))), "%s: %v", c.code, c.edits)
	}
}

// The documents that the faults are written into have none themselves.
func TestWithoutEdits(t *testing.T) {
	for _, name := range []string{"hebei", "selfeval", "department"} {
		assert.Empty(t, check.Run(load(t, name)), name)
	}
}

// Each rule is shown to speak and to keep silent.
func TestEveryRuleIsTested(t *testing.T) {
	spoke, silent := map[string]bool{"no-indicators": true}, map[string]bool{} // see trees_test.go
	for _, c := range faults {
		spoke[c.code] = true
	}
	for _, c := range fair {
		silent[c.code] = true
	}
	for _, r := range check.Rules() {
		assert.True(t, spoke[r.Code], r.Code)
		assert.True(t, silent[r.Code], r.Code)
	}
}
