package link_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/link"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

func read(t *testing.T, name string) *schema.Disclosure {
	t.Helper()
	d, err := parser.ParseFile(t.Context(), filepath.Join("testdata", name+".html"))
	require.NoError(t, err)
	return d
}

func linked(t *testing.T, targets, evaluation *schema.Disclosure) *link.Result {
	t.Helper()
	r, err := link.Link(t.Context(), targets, evaluation)
	require.NoError(t, err)
	return r
}

// line shows a record: by what it was found, the indicator, and the answers.
func line(r link.Record) string {
	side := r.Targets
	if side == nil {
		side = r.Evaluation
	}
	raw := func(v *schema.Value) string {
		if v == nil {
			return "-"
		}
		return v.Raw
	}
	out := []string{string(r.Status), r.ProjectMatch, side.ProjectName, side.Level3,
		raw(r.Promised), raw(r.Restated), string(r.Changed), raw(r.Achieved), string(r.Met), string(r.Reason), string(r.MetRestated)}
	for _, near := range [][]string{r.NearProjects, r.NearIndicators} {
		out = append(out, strings.Join(near, "|"))
	}
	return strings.TrimRight(strings.Join(out, ";"), ";")
}

func lines(r *link.Result) (out []string) {
	for _, x := range r.Records {
		out = append(out, line(x))
	}
	return out
}

func TestLink(t *testing.T) {
	r := linked(t, read(t, "targets"), read(t, "selfeval"))
	assert.Equal(t, []string{
		"matched;code;河道保洁;保洁河道长度;≥46.5公里;≥46500米;no;47公里;yes;compared;yes",
		"matched;code;河道保洁;保洁检查合格率;≥95%;≥90%;yes;93%;no;compared;yes",
		"matched;code;河道保洁;应急处置时间;≤24小时;≤24小时;no;30小时;no;compared;no",
		"matched;code;河道保洁;单位保洁成本;3000元/公里;3000元/公里;no;2800元/公里;cannot tell;bare-number;cannot tell",
		"matched;code;河道保洁;河道水环境;明显改善;明显改善;no;部分达成预期指标;no;stated;no",
		"matched;code;河道保洁;河道面貌;整洁;整洁;no;整洁;yes;same-words;yes",
		"targets-only;code;河道保洁;沿河居民满意度;≥90%;-;;-;;;;;沿河居民的满意度",
		"evaluation-only;code;河道日常保洁项目;沿河居民的满意度;-;≥90%;;92%;;;yes;;沿河居民满意度",
		"matched;name;水质监测（一期）;监测次数;≥12次;12次;cannot tell;14次;yes;compared;cannot tell",
		"matched;name;水质监测（一期）;监测次数;≥95%;≥95%;no;96%;yes;compared;yes",
		"matched;name;水质监测（一期）;监测断面数量;30个;30个;no;-;cannot tell;no-actual;cannot tell",
		"matched;name;水质监测（一期）;监测数据使用率;≥80%;≥80%;no;较高;cannot tell;in-words;cannot tell",
		"matched;name;水质监测（一期）;使用单位满意度;≥85%;≥85%;no;88%;yes;compared;yes",
		"evaluation-only;name;水质监测(一期)项目;监测能力;-;提升;;提升;;;yes",
		"targets-only;;防汛物资储备;储备物资种类;≥8种;-;;-;;;;防汛物资储备库 白杨县水务局",
		"targets-only;;防汛物资储备;防汛保障能力;有效提升;-;;-;;;;防汛物资储备库 白杨县水务局",
		"targets-only;;节水宣传;宣传活动场次;≥6场;-;;-",
		"evaluation-only;;防汛物资储备库;储备物资种类;-;≥8种;;9种;;;yes;防汛物资储备 218-0403-YBN-QRS3 白杨县水务局",
		"evaluation-only;;应急供水;应急供水次数;-;≥2次;;3次;;;yes",
	}, lines(r))
	assert.Equal(t, link.Counts{
		ByCode: 1, ByName: 1, TargetsOnly: 2, EvaluationOnly: 2,
		Met: 5, Missed: 3, CannotTell: 3, Changed: 1,
		IndicatorsTargetsOnly: 1, IndicatorsEvaluationOnly: 2,
	}, r.Counts())
	assert.Equal(t, []link.Pair{{1, 1, "code"}, {2, 2, "name"}, {3, 0, ""}, {4, 0, ""}, {0, 3, ""}, {0, 4, ""}}, r.Projects)
	assert.Equal(t, []int{2023, 2023}, []int{r.TargetsYear, r.EvaluationYear})

	third := r.Records[2]
	assert.Equal(t, &link.Side{OrgCode: "218004", OrgName: "白杨县水务局", ProjectNo: 1, ProjectCode: "218-0401-JBN-QRS1", ProjectName: "河道保洁",
		IndicatorNo: 3, Level1: "产出指标", Level2: "时效指标", Level3: "应急处置时间"}, third.Targets)
	assert.Equal(t, "应急处置时间（小时）", third.Evaluation.Level3)
	assert.Equal(t, schema.Decimal("10"), third.Weight)
	assert.Equal(t, schema.Decimal("8"), third.Score)
	assert.Equal(t, "汛期道路受阻", third.Deviation)
	assert.NotZero(t, third.Achieved.Ref, "values keep their addresses")

	assert.Equal(t, r, linked(t, read(t, "targets"), read(t, "selfeval")), "the same each time")
}

// A document with the targets and the evaluation is both arguments.
func TestOneDocument(t *testing.T) {
	targets, evaluation := read(t, "targets"), read(t, "selfeval")
	want := lines(linked(t, targets, evaluation))
	both := &schema.Disclosure{FiscalYear: targets.FiscalYear, Projects: append(targets.Projects, evaluation.Projects...)}
	assert.Equal(t, want, lines(linked(t, both, both)))
}

// The weight is that of the evaluation, which the score belongs to; where it prints none,
// that of the targets.
func TestWeight(t *testing.T) {
	weigh := func(name string, weights ...schema.Decimal) *schema.Disclosure {
		p := schema.Project{No: 1, Name: &schema.Text{Raw: "河道保洁"}}
		for i, w := range weights {
			in := schema.Indicator{No: i + 1, Level3: &schema.Text{Raw: "指标" + string(rune('甲'+i))}}
			if w != "-" {
				in.Weight = &schema.Number{Value: w}
			}
			p.Indicators = append(p.Indicators, in)
		}
		return &schema.Disclosure{Org: &schema.Org{Name: name}, Projects: []schema.Project{p}}
	}
	r := linked(t, weigh("水务局", "10", "10", "10", "-"), weigh("水务局", "20", "", "-", "30"))
	var got []schema.Decimal
	for _, x := range r.Records {
		assert.Equal(t, link.Matched, x.Status)
		got = append(got, x.Weight)
	}
	assert.Equal(t, []schema.Decimal{"20", "10", "10", "30"}, got)
}

func TestInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, err := link.Link(ctx, read(t, "targets"), read(t, "selfeval"))
	assert.ErrorIs(t, err, context.Canceled)
}

func TestWrite(t *testing.T) {
	r := linked(t, read(t, "targets"), read(t, "selfeval"))
	var out bytes.Buffer
	require.NoError(t, r.WriteNDJSON(&out))
	assert.NotContains(t, out.String(), `\u003c`)
	objects := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	require.Len(t, objects, len(r.Records))
	var back link.Record
	require.NoError(t, json.Unmarshal([]byte(objects[1]), &back))
	assert.Equal(t, line(r.Records[1]), line(back))
	assert.Equal(t, schema.GE, back.Promised.Op, "values are typed")

	out.Reset()
	require.NoError(t, r.WriteCSV(&out))
	records, err := csv.NewReader(&out).ReadAll()
	require.NoError(t, err)
	require.Len(t, records, len(r.Records)+1)
	assert.Equal(t, "fiscal_year,status,project_match,org_code,org_name,project_code,project_name,level1,level2,level3,"+
		"promised,restated,changed,achieved,met,reason,met_restated,weight,score,deviation,evaluation_project_name,evaluation_level3,"+
		"near_projects,near_indicators,targets_project_no,targets_indicator_no,evaluation_project_no,evaluation_indicator_no",
		strings.Join(records[0], ","), "the columns are a public contract")
	assert.Equal(t, "2023,matched,code,218004,白杨县水务局,218-0401-JBN-QRS1,河道保洁,产出指标,时效指标,应急处置时间,"+
		"≤24小时,≤24小时,no,30小时,no,compared,no,10,8,汛期道路受阻,河道日常保洁项目,应急处置时间（小时）,,,1,3,1,3", strings.Join(records[3], ","))
	assert.Equal(t, "2023,evaluation-only,,,白杨县自来水站,,应急供水,产出指标（50分）,数量指标,应急供水次数,"+
		",≥2次,,3次,,,yes,90,90,,应急供水,应急供水次数,,,,,4,1", strings.Join(records[19], ","))
}
