package check

import (
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// steps are the steps of a project's payment plan that have a percentage, in the
// order of their months. It is nil for a project without money.
func steps(p *schema.Project) []schema.PlanStep {
	if t := p.Budget.Total; t != nil && t.Yuan != "" && t.Yuan.Cmp("0") == 0 {
		return nil
	}
	var out []schema.PlanStep
	months := true
	for _, s := range p.Plan {
		if s.CumulativePercent != nil && s.CumulativePercent.Value != "" {
			out = append(out, s)
			months = months && s.Month != ""
		}
	}
	if months {
		slices.SortStableFunc(out, func(a, b schema.PlanStep) int { return strings.Compare(a.Month, b.Month) })
	}
	return out
}

// byQuarter reports whether a plan gives what is paid in each quarter instead of
// what is paid until its end: quarters that make 100 together.
func byQuarter(plan []schema.PlanStep) bool {
	sum := schema.Decimal("0")
	for _, s := range plan {
		if !strings.Contains(s.Label.Raw, "季") || strings.ContainsAny(s.Label.Raw, "底末") {
			return false
		}
		sum = sum.Add(s.CumulativePercent.Value)
	}
	return sum.Cmp("100") == 0
}

func planNotRising(_ *schema.Disclosure, p *schema.Project) []Finding {
	plan := steps(p)
	if byQuarter(plan) {
		return nil
	}
	for i := 1; i < len(plan); i++ {
		a, b := plan[i-1], plan[i]
		if b.CumulativePercent.Value.Cmp(a.CumulativePercent.Value) < 0 {
			return []Finding{at(say("the plan falls from %s (%s) to %s (%s)", "资金支出计划由%s（%s）降为%s（%s）",
				a.CumulativePercent.Value, fold(a.Label.Raw), b.CumulativePercent.Value, fold(b.Label.Raw)),
				b.CumulativePercent.Ref, a.CumulativePercent.Ref)}
		}
	}
	return nil
}

func planNot100(_ *schema.Disclosure, p *schema.Project) []Finding {
	plan := steps(p)
	if len(plan) == 0 || byQuarter(plan) {
		return nil
	}
	for _, s := range p.Plan { // a blank step may be the one that reaches 100
		if s.CumulativePercent == nil || s.CumulativePercent.Value == "" {
			return nil
		}
	}
	last := plan[len(plan)-1]
	if last.CumulativePercent.Value.Cmp("100") == 0 {
		return nil
	}
	return []Finding{at(say("the plan ends at %s percent (%s)", "资金支出计划止于%s%%（%s）",
		last.CumulativePercent.Value, fold(last.Label.Raw)), last.CumulativePercent.Ref)}
}
