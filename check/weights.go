package check

import (
	"regexp"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// A column of weights or scores, as far as it was printed.
type points struct {
	sum schema.Decimal
	// slack is what rounding may have done to the sum: numbers without a fraction
	// were not rounded.
	slack schema.Decimal
	n     int
	// missing counts the indicators without a number.
	missing int
	first   schema.Ref
	seen    map[schema.Ref]bool
}

func newPoints() *points { return &points{sum: "0", slack: "0", seen: map[schema.Ref]bool{}} }

// add counts a number. A merged cell, which serves several indicators, counts once.
func (s *points) add(n *schema.Number) {
	if n == nil || n.Value == "" {
		s.missing++
		return
	}
	if n.Ref != (schema.Ref{}) && s.seen[n.Ref] {
		return
	}
	s.seen[n.Ref] = true
	if s.n == 0 {
		s.first = n.Ref
	}
	s.n++
	s.sum = s.sum.Add(n.Value)
	if !whole(n.Value) {
		s.slack = s.slack.Add(rounding(n.Value))
	}
}

// weightsOf adds up the weights of a project's indicators.
func weightsOf(p *schema.Project) *points {
	s := newPoints()
	for i := range p.Indicators {
		s.add(p.Indicators[i].Weight)
	}
	return s
}

// inShares reports whether the weights are shares of 1 (0.15), so that scores are
// not points of them.
func inShares(p *schema.Project) bool {
	s := weightsOf(p)
	return s.n > 0 && s.sum.Cmp("1") <= 0
}

// weightsNot100 wants the weights to make 100, that of the execution rate included;
// the target forms of 财预〔2021〕101号 leave it out, and have 90. Weights may be
// printed as fractions of 1.
func weightsNot100(_ *schema.Disclosure, p *schema.Project) []Finding {
	s := weightsOf(p)
	if s.n == 0 {
		return nil
	}
	sum := s.sum
	execution := p.Budget.ExecutionWeight
	if execution != nil && execution.Value != "" {
		sum = sum.Add(execution.Value)
	} else {
		execution = nil
	}
	is := func(want schema.Decimal) bool { return near(sum, want, s.slack) }
	switch {
	case is("100"), execution == nil && is("90"), execution == nil && (is("1") || is("0.9")):
		return nil
	case s.missing > 0 && sum.Cmp("100") < 0:
		return nil // the missing ones may be the difference
	case execution != nil && near(s.sum, "100", s.slack) && ratesExecution(p):
		return nil // the rate is an indicator too, and its points are not counted twice
	}
	if execution != nil {
		return []Finding{at(say("the weights make %s: the indicators %s, the execution rate %s", "分值合计为%s：指标%s，预算执行率%s",
			sum, s.sum, execution.Value), s.first, execution.Ref)}
	}
	return []Finding{at(say("the weights of the indicators make %s", "各指标权重（分值）合计为%s", sum), s.first)}
}

// ratesExecution reports whether one of the indicators is the execution rate.
func ratesExecution(p *schema.Project) bool {
	for i := range p.Indicators {
		if strings.Contains(raw(p.Indicators[i].Level3), "执行率") {
			return true
		}
	}
	return false
}

// levelPoints are the points that a level prints with its name: 产出指标（50分）.
var levelPoints = regexp.MustCompile(`\(([0-9]+(?:\.[0-9]+)?)分\)$`)

func levelWeight(_ *schema.Disclosure, p *schema.Project) (out []Finding) {
	var order []string
	sums := map[string]*points{}
	places := map[string]schema.Ref{}
	for i := range p.Indicators {
		in := &p.Indicators[i]
		level := fold(raw(in.Level1))
		if !levelPoints.MatchString(level) {
			continue
		}
		if sums[level] == nil {
			order = append(order, level)
			sums[level], places[level] = newPoints(), in.Level1.Ref
		}
		sums[level].add(in.Weight)
	}
	for _, level := range order {
		s := sums[level]
		want := schema.Decimal(levelPoints.FindStringSubmatch(level)[1])
		if s.missing > 0 || near(s.sum, want, s.slack) {
			continue
		}
		out = append(out, at(say("%s has weights of %s", "%s的分值合计为%s", level, s.sum), places[level], s.first))
	}
	return out
}
