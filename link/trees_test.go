package link_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/link"
	"github.com/jixiao-data/jixiao/schema"
)

// entry is a project with one indicator.
func entry(code, name, org string) schema.Project {
	p := schema.Project{Indicators: []schema.Indicator{{Level3: &schema.Text{Raw: "次数"}}}}
	if code != "" {
		p.Code = &schema.Text{Raw: code}
	}
	if name != "" {
		p.Name = &schema.Text{Raw: name}
	}
	if org != "" {
		p.Org = &schema.Org{Name: org}
	}
	return p
}

func document(org string, projects ...schema.Project) *schema.Disclosure {
	d := &schema.Disclosure{Projects: projects}
	number(d)
	if org != "" {
		d.Org = &schema.Org{Name: org}
	}
	return d
}

func TestProjects(t *testing.T) {
	under := func(p schema.Project, department string) schema.Project {
		p.Department = &schema.Org{Name: department}
		return p
	}
	for name, c := range map[string]struct {
		targets, evaluation *schema.Disclosure
		want                []link.Pair
	}{
		"the code wins over the name": {
			document("甲局", entry("A-1", "河道保洁", ""), entry("A-2", "水质监测", "")),
			document("甲局", entry("A-2", "河道保洁", ""), entry("Ａ-1", "水质监测", "")),
			[]link.Pair{{1, 2, "code"}, {2, 1, "code"}},
		},
		"a code that two projects have joins neither": {
			document("甲局", entry("A-1", "河道保洁", ""), entry("A-1", "水质监测", "")),
			document("甲局", entry("A-1", "水质监测", "")),
			[]link.Pair{{1, 0, ""}, {2, 1, "name"}},
		},
		"codes that differ keep equal names apart": {
			document("甲局", entry("A-1", "河道保洁", "")), document("甲局", entry("A-2", "河道保洁", "")),
			[]link.Pair{{1, 0, ""}, {0, 1, ""}},
		},
		"the same name at two units": {
			document("", entry("", "运行经费", "甲站"), entry("", "运行经费", "乙站")),
			document("", entry("", "运行经费", "乙站"), entry("", "运行经费", "甲站")),
			[]link.Pair{{1, 2, "name"}, {2, 1, "name"}},
		},
		"another unit's project": {
			document("甲局", entry("", "运行经费", "")), document("乙局", entry("", "运行经费", "")),
			[]link.Pair{{1, 0, ""}, {0, 1, ""}},
		},
		"the department is what both print": {
			document("甲局", entry("", "河道保洁", "")), document("", under(entry("", "河道保洁", "甲站"), "甲局")),
			[]link.Pair{{1, 1, "name"}},
		},
		"of two units under the department, either may be meant": {
			document("甲局", entry("", "运行经费", "")),
			document("", under(entry("", "运行经费", "甲站"), "甲局"), under(entry("", "运行经费", "乙站"), "甲局")),
			[]link.Pair{{1, 0, ""}, {0, 1, ""}, {0, 2, ""}},
		},
		"no unit on one side": {
			document("", entry("", "河道保洁", "")), document("甲局", entry("", "河道保洁项目", "")),
			[]link.Pair{{1, 1, "name"}},
		},
		"a whole department": {
			document("", entry("", "", "甲局"), entry("", "河道保洁", "甲局")),
			document("", entry("", "", "甲局")),
			[]link.Pair{{1, 1, "name"}, {2, 0, ""}},
		},
		"nothing": {document(""), document(""), nil},
	} {
		assert.Equal(t, c.want, linked(t, c.targets, c.evaluation).Projects, name)
	}
}

func TestNearProjects(t *testing.T) {
	r := linked(t,
		document("甲局", entry("A-1", "防汛物资储备", "")),
		document("", entry("", "防汛物资储备", "乙局"), entry("", "防汛物资储备库", "乙局"), entry("", "防汛物资", "乙局"), entry("", "防汛物资调拨", "乙局"), entry("", "节水宣传", "乙局")))
	assert.Equal(t, []string{"防汛物资储备 乙局", "防汛物资储备库 乙局", "防汛物资 乙局"}, r.Records[0].NearProjects, "the three nearest")
	assert.Equal(t, []string{"防汛物资储备 A-1 甲局"}, r.Records[1].NearProjects)
	assert.Empty(t, r.Records[5].NearProjects)
}

func TestIndicators(t *testing.T) {
	in := func(level1, level2, level3, target string) schema.Indicator {
		x := schema.Indicator{Level1: &schema.Text{Raw: level1}, Level2: &schema.Text{Raw: level2}, Level3: &schema.Text{Raw: level3}}
		if target != "" {
			x.Target = &schema.Value{Threshold: schema.Threshold{Raw: target, Kind: schema.Words}}
		}
		return x
	}
	project := func(list ...schema.Indicator) *schema.Disclosure {
		p := entry("A-1", "河道保洁", "")
		p.Indicators = list
		return document("", p)
	}
	pairs := func(targets, evaluation *schema.Disclosure) (out [][2]int) {
		for _, r := range linked(t, targets, evaluation).Records {
			pair := [2]int{}
			if r.Targets != nil {
				pair[0] = r.Targets.IndicatorNo
			}
			if r.Evaluation != nil {
				pair[1] = r.Evaluation.IndicatorNo
			}
			out = append(out, pair)
		}
		return out
	}
	assert.Equal(t, [][2]int{{1, 2}, {2, 1}}, pairs(
		project(in("产出指标", "数量指标", "培训", ""), in("产出指标", "质量指标", "培训", "")),
		project(in("产出指标（50分）", "质量指标", "培训", ""), in("产出指标（50分）", "数量指标", "培训", ""))), "the second level decides")
	assert.Equal(t, [][2]int{{1, 2}, {2, 1}}, pairs(
		project(in("产出指标", "数量指标", "培训", "甲"), in("产出指标", "数量指标", "培训", "乙")),
		project(in("产出指标", "数量指标", "培训", "乙"), in("产出指标", "数量指标", "培训", "丙"))), "one target decides, and the rest follows")
	assert.Equal(t, [][2]int{{1, 0}, {2, 0}, {0, 1}, {0, 2}}, pairs(
		project(in("产出指标", "数量指标", "培训", "甲"), in("产出指标", "数量指标", "培训", "乙")),
		project(in("产出指标", "数量指标", "培训", "丙"), in("产出指标", "数量指标", "培训", "丁"))), "nothing decides")
	assert.Equal(t, [][2]int{{1, 1}}, pairs(
		project(in("产出指标", "数量指标", "培训", "")), project(in("", "", "指标3：培训（次）", ""))), "the evaluation has no levels")
	assert.Equal(t, [][2]int{{1, 0}, {0, 1}}, pairs(project(schema.Indicator{}), project(schema.Indicator{})), "without names")
}

func TestYears(t *testing.T) {
	targets, evaluation := document(""), document("")
	evaluation.FiscalYear = &schema.FiscalYear{Year: 2023}
	r := linked(t, targets, evaluation)
	assert.Equal(t, []int{0, 2023}, []int{r.TargetsYear, r.EvaluationYear})
}
