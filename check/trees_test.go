package check_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/check"
	"github.com/jixiao-data/jixiao/schema"
)

func text(raw string) *schema.Text { return &schema.Text{Raw: raw} }

func wan(amount string) *schema.Money {
	return &schema.Money{Amount: schema.Decimal(amount), Unit: "万元", Yuan: schema.Decimal(amount).Mul("10000")}
}

func points(value string) *schema.Number { return &schema.Number{Value: schema.Decimal(value)} }

// at is a number in a cell of a table.
func at(row int32, value string) *schema.Number {
	return &schema.Number{Text: schema.Text{Ref: schema.Ref{Table: 1, Row: row, Col: 7}}, Value: schema.Decimal(value)}
}

// codes are the codes of what is found in a document of one project, apart from what
// such trees are short of.
func codes(p schema.Project) []string {
	out := []string{}
	p.Org = &schema.Org{Name: "某局"}
	for _, f := range check.Run(&schema.Disclosure{FiscalYear: &schema.FiscalYear{Year: 2024}, Projects: []schema.Project{p}}) {
		if f.Code != "no-indicators" && f.Code != "missing-level1" && f.Code != "missing-satisfaction" {
			out = append(out, f.Code)
		}
	}
	return out
}

func TestNoIndicators(t *testing.T) {
	d := &schema.Disclosure{Projects: []schema.Project{{No: 1, Name: &schema.Text{Raw: "项目", Ref: schema.Ref{Block: 3}}}}}
	got := of("no-indicators", check.Run(d))
	if assert.Len(t, got, 1) {
		assert.Equal(t, []schema.Ref{{Block: 3}}, got[0].Refs)
		assert.Equal(t, 1, got[0].Project)
	}
	d.Projects[0].LongTerm = []schema.Indicator{{Level3: text("名")}}
	assert.Empty(t, of("no-indicators", check.Run(d)))
}

func TestBudgets(t *testing.T) {
	part := func(source, stage, amount string) schema.Fund {
		return schema.Fund{Source: source, Stage: stage, Money: *wan(amount)}
	}
	for name, c := range map[string]struct {
		form   string
		budget schema.Budget
		want   []string
	}{
		"a transfer payment": {"transfer-region", schema.Budget{
			Total: wan("1260.00"), Fiscal: wan("1060.00"), Funds: []schema.Fund{part("local", "budget", "200.00")}}, nil},
		"a transfer payment, wrong": {"transfer-region", schema.Budget{
			Total: wan("1060.00"), Fiscal: wan("1060.00"), Funds: []schema.Fund{part("local", "budget", "200.00")}}, []string{"budget-sum"}},
		"central and local within the fiscal part": {"", schema.Budget{
			Total: wan("100.00"), Fiscal: wan("90.00"), Other: wan("10.00"),
			Funds: []schema.Fund{part("central", "budget", "60.00"), part("local", "budget", "30.00")}}, nil},
		"central and local beside the fiscal part": {"", schema.Budget{
			Total: wan("180.00"), Fiscal: wan("90.00"),
			Funds: []schema.Fund{part("central", "budget", "60.00"), part("local", "budget", "30.00")}}, nil},
		"by use": {"", schema.Budget{
			Executed: wan("145.70"), Funds: []schema.Fund{part("basic", "executed", "50.00"), part("project", "executed", "95.70")}}, nil},
		"by use, wrong": {"", schema.Budget{
			Executed: wan("145.70"), Funds: []schema.Fund{part("basic", "executed", "50.00"), part("project", "executed", "90.70")}}, []string{"budget-sum"}},
		"basic expenditure in two lines": {"", schema.Budget{
			Total: wan("100"), Funds: []schema.Fund{part("basic", "budget", "50"), part("basic", "budget", "20"), part("project", "budget", "50")}}, nil},
		"only the parts are printed": {"", schema.Budget{Fiscal: wan("1.00"), Other: wan("2.00")}, nil},
		"the total of a forecast": {"", schema.Budget{Funds: []schema.Fund{
			part("total", "forecast", "10.00"), part("fiscal", "forecast", "6.00"), part("other", "forecast", "3.00")}}, []string{"budget-sum"}},
		"nothing": {"", schema.Budget{Total: wan("0"), Fiscal: wan("0"), Other: wan("0"), Executed: wan("0"),
			ExecutionRate: &schema.Percent{Value: "0"}}, nil},
		"an amount that is none": {"", schema.Budget{Total: &schema.Money{}, Fiscal: wan("1"), Other: wan("1")}, nil},
		"measured against the first budget where no other is printed": {"", schema.Budget{Initial: wan("200.00"), Executed: wan("100.00"),
			ExecutionRate: &schema.Percent{Text: schema.Text{Raw: "60%"}, Value: "60"}}, []string{"execution-rate"}},
	} {
		assert.ElementsMatch(t, c.want, codes(schema.Project{Form: c.form, Budget: c.budget}), name)
	}
}

func TestPlans(t *testing.T) {
	plan := func(pairs ...string) (out []schema.PlanStep) {
		for i := 0; i < len(pairs); i += 3 {
			out = append(out, schema.PlanStep{Label: schema.Text{Raw: pairs[i]}, Month: pairs[i+1],
				CumulativePercent: &schema.Percent{Value: schema.Decimal(pairs[i+2])}})
		}
		return out
	}
	none := []string{}
	quarters := plan("第一季度", "03", "30", "第二季度", "06", "30", "第三季度", "09", "20", "第四季度", "12", "20")
	assert.Equal(t, none, codes(schema.Project{Plan: quarters}), "a plan that gives each quarter its own part")
	quarters[3].CumulativePercent.Value = "10"
	assert.NotEqual(t, none, codes(schema.Project{Plan: quarters}))
	assert.Equal(t, none, codes(schema.Project{Plan: plan("12月底", "12", "100", "3月底", "03", "25")}), "by month, not by column")
	zero := plan("3月底", "03", "0", "12月底", "12", "0")
	assert.Equal(t, none, codes(schema.Project{Plan: zero, Budget: schema.Budget{Total: wan("0")}}), "no money, no plan")
	assert.Equal(t, []string{"plan-not-100"}, codes(schema.Project{Plan: zero, Budget: schema.Budget{Total: wan("1")}}))
}

func TestPoints(t *testing.T) {
	project := func(weights ...*schema.Number) schema.Project {
		p := schema.Project{}
		for i, w := range weights {
			p.Indicators = append(p.Indicators, schema.Indicator{No: i + 1, Weight: w})
		}
		return p
	}
	none := []string{}
	assert.Equal(t, none, codes(project(points("33.33"), points("33.33"), points("33.33"))), "rounded thirds")
	assert.Equal(t, []string{"weights-not-100"}, codes(project(points("33.3"), points("33.3"), points("32.3"))))
	assert.Equal(t, []string{"weights-not-100"}, codes(project(points("50"), points("49"))), "whole numbers were not rounded")
	assert.Equal(t, []string{"weights-not-100"}, codes(project(points("50.00"), points("49.00"))))
	assert.Equal(t, none, codes(project(points("0.5"), points("0.4"))), "fractions of 1")
	assert.Equal(t, none, codes(project(at(4, "60"), at(4, "60"), at(6, "40"))), "a merged cell counts once")
	assert.Equal(t, []string{"weights-not-100"}, codes(project(points("60"), nil, points("50"))), "more than 100, whatever is missing")

	rated := project(points("90"), points("10"))
	rated.Budget.ExecutionWeight = points("10")
	assert.Equal(t, []string{"weights-not-100"}, codes(rated))
	rated.Indicators[1].Level3 = text("预算执行率")
	assert.Equal(t, none, codes(rated), "the rate is one of the indicators")
}

func TestScores(t *testing.T) {
	threshold := func(op schema.Op, value string) *schema.Value {
		return &schema.Value{Threshold: schema.Threshold{Raw: value, Kind: schema.Bound, Op: op, Value: schema.Literal(value), Unit: "percent", Scale: "1"}}
	}
	p := schema.Project{
		Indicators: []schema.Indicator{
			{No: 1, Weight: at(3, "60"), Score: at(3, "60"), Target: threshold(schema.GE, "90"), Actual: threshold(schema.EQ, "95")},
			{No: 2, Weight: points("30"), Score: points("27.35"), Target: threshold(schema.GE, "90"), Actual: threshold(schema.EQ, "80")},
		},
		Score: &schema.TotalScore{Score: points("97.35")},
	}
	p.Indicators[0].Score.Ref.Col = 8
	none := []string{}
	assert.Equal(t, none, codes(p), "the 10 points that are not printed are those of the execution rate")
	p.Score.Score = points("97.4")
	assert.Equal(t, none, codes(p), "rounded")
	p.Score.Score = points("97.6")
	assert.Equal(t, []string{"score-sum"}, codes(p), "more than 10 for the execution rate")
	p.Score.Score = points("98.0")
	p.Budget.ExecutionScore, p.Budget.ExecutionWeight = points("10"), points("10")
	assert.Equal(t, []string{"score-sum"}, codes(p))
	p.Score = nil
	p.Indicators[1].Score = points("30")
	assert.Equal(t, []string{"full-marks-missed"}, codes(p))
	p.Indicators[0].Weight, p.Indicators[1].Weight = points("0.6"), points("0.4")
	p.Budget.ExecutionWeight = nil
	assert.Equal(t, none, codes(p), "weights as shares, scores as points")
	p.Indicators[0].Weight, p.Indicators[1].Weight = points("60"), points("30")
	p.Indicators[0].Score, p.Indicators[1].Score = at(4, "90"), at(4, "90")
	assert.Equal(t, none, codes(p), "the score of both together is nobody's own")
}

func TestDuplicates(t *testing.T) {
	project := func(no int, code, name, org string) schema.Project {
		return schema.Project{No: no, Form: "integrated-list", Code: text(code), Name: text(name), Org: &schema.Org{Name: org}}
	}
	run := func(a, b schema.Project) []check.Finding {
		return of("duplicate-code", check.Run(&schema.Disclosure{Projects: []schema.Project{a, b}}))
	}
	assert.Len(t, run(project(1, "a-1", "甲", "某局"), project(2, "Ａ-1", "乙", "某局")), 1)
	assert.Len(t, run(project(1, "A-1", "甲", "某局"), project(2, "A-1", "甲", "某局")), 1)
	assert.Empty(t, run(project(1, "A-1", "甲", "某局"), project(2, "A-1", "甲", "某站")), "each unit's part of one project")
	assert.Empty(t, run(project(1, "/", "甲", "某局"), project(2, "/", "乙", "某局")))
	evaluation := project(2, "A-1", "甲", "某局")
	evaluation.Form = "central-selfeval"
	assert.Empty(t, run(project(1, "A-1", "甲", "某局"), evaluation), "target and evaluation of one project")

	name := &schema.Text{Raw: "检查次数", Ref: schema.Ref{Row: 4}}
	twice := schema.Project{Indicators: []schema.Indicator{{No: 1, Level3: name}, {No: 2, Level3: name}}}
	assert.Equal(t, []string{}, codes(twice), "one merged cell with two values")
	twice.Indicators[1].Level3 = &schema.Text{Raw: "指标2：检查次数（10分）", Ref: schema.Ref{Row: 5}}
	assert.Equal(t, []string{"duplicate-indicator"}, codes(twice))
	twice.Indicators[1].Description = text("乡镇")
	assert.Equal(t, []string{}, codes(twice), "the descriptions tell them apart")
}

func TestHalves(t *testing.T) {
	value := &schema.Value{Threshold: schema.Threshold{Raw: "≥5次", Kind: schema.Bound, Op: schema.GE, Value: "5", Unit: "次"}}
	p := schema.Project{Indicators: []schema.Indicator{
		{No: 1, Level3: text("次数"), Target: value},
		{No: 2, Level3: text("三年次数"), MidTermTarget: value},
		{No: 3, Level3: text("分级"), Grades: &schema.Grades{Excellent: value}},
	}}
	assert.Equal(t, []string{}, codes(p))
	p.Indicators[1].MidTermTarget = nil
	assert.Equal(t, []string{"target-empty"}, codes(p))
}

// Findings about the whole document come first, then all by place.
func TestOrder(t *testing.T) {
	d := load(t, "hebei", edit{"2024年", ""}, edit{"<td>80.00</td>", "<td>45.00</td>"}, edit{"≥85%", "≥XX%"}, edit{"≥500次", ""})
	var got []string
	for _, f := range check.Run(d) {
		got = append(got, f.Code)
	}
	assert.Equal(t, []string{"missing-year", "plan-not-rising", "target-empty", "target-placeholder"}, got)
	assert.Equal(t, check.Run(d), check.Run(d))
	assert.Empty(t, check.Run(&schema.Disclosure{}))
}
