package check

import "github.com/jixiao-data/jixiao/schema"

// scoreAboveWeight looks at each indicator, the execution rate and the total.
func scoreAboveWeight(_ *schema.Disclosure, p *schema.Project) (out []Finding) {
	see := func(no int, score, weight *schema.Number) {
		if score == nil || score.Value == "" {
			return
		}
		if score.Value.Cmp("0") < 0 {
			f := at(say("the score %s is below zero", "得分%s为负数", score.Value), score.Ref)
			f.Indicator = no
			out = append(out, f)
		}
		if weight != nil && weight.Value != "" && score.Value.Cmp(weight.Value) > 0 && !sameCell(score, weight) {
			f := at(say("the score %s is higher than the weight %s", "得分%s高于分值%s", score.Value, weight.Value), score.Ref, weight.Ref)
			f.Indicator = no
			out = append(out, f)
		}
	}
	if inShares(p) {
		return nil
	}
	see(0, p.Budget.ExecutionScore, p.Budget.ExecutionWeight)
	shared := sharedCells(p)
	for i := range p.Indicators {
		if in := &p.Indicators[i]; in.Score != nil && in.Weight != nil && !shared[in.Score.Ref] {
			see(in.No, in.Score, in.Weight)
		}
	}
	if p.Score != nil {
		see(0, p.Score.Score, p.Score.Weight)
	}
	return out
}

func sameCell(a, b *schema.Number) bool { return a.Ref == b.Ref && a.Ref != (schema.Ref{}) }

// sharedCells are the cells of weights and scores that serve several indicators:
// merged cells, whose number is no single indicator's.
func sharedCells(p *schema.Project) map[schema.Ref]bool {
	times := map[schema.Ref]int{}
	for i := range p.Indicators {
		for _, n := range []*schema.Number{p.Indicators[i].Weight, p.Indicators[i].Score} {
			if n != nil && n.Ref != (schema.Ref{}) {
				times[n.Ref]++
			}
		}
	}
	shared := map[schema.Ref]bool{}
	for r, n := range times {
		shared[r] = n > 1
	}
	return shared
}

// scoreSum compares the total with the scores. Where the form prints no score for
// the execution rate and the weights make 90, up to 10 points may be its own.
func scoreSum(_ *schema.Disclosure, p *schema.Project) []Finding {
	if p.Score == nil || p.Score.Score == nil || p.Score.Score.Value == "" {
		return nil
	}
	s := newPoints()
	for i := range p.Indicators {
		s.add(p.Indicators[i].Score)
	}
	total := p.Score.Score
	if s.n == 0 || s.missing > 0 {
		return nil
	}
	b := &p.Budget
	execution := b.ExecutionScore != nil && b.ExecutionScore.Value != ""
	if execution {
		s.add(b.ExecutionScore)
	} else if b.ExecutionWeight != nil && b.ExecutionWeight.Value != "" {
		return nil // there is a score that was not printed or not read
	}
	tolerance := s.slack
	if step(total.Value).Cmp(step(s.sum)) > 0 {
		tolerance = tolerance.Add(rounding(total.Value))
	}
	if near(s.sum, total.Value, tolerance) {
		return nil
	}
	if w := weightsOf(p); !execution && near(w.sum, "90", w.slack) {
		if rest := total.Value.Sub(s.sum); rest.Cmp("0") > 0 && rest.Sub("10").Cmp(tolerance) <= 0 {
			return nil
		}
	}
	if execution && near(s.sum.Sub(b.ExecutionScore.Value), total.Value, tolerance) && ratesExecution(p) {
		return nil // the rate is an indicator too
	}
	return []Finding{at(say("the total is %s, but the scores make %s", "总分为%s，而各项得分合计为%s", total.Value, s.sum), total.Ref, s.first)}
}

// attained tells whether an actual value meets the target, both as people corrected
// them. Numbers tell; for values in words, 财预〔2020〕10号 has levels of attainment.
func attained(in *schema.Indicator) schema.Acceptance {
	if in.Target == nil || in.Actual == nil {
		return schema.CannotTell
	}
	a := in.Actual.Settled()
	if a.GradeClass == "attainment" && !a.Ambiguous {
		if a.Grade == "full" {
			return schema.Meets
		}
		return schema.Misses
	}
	return in.Target.Settled().Accepts(a)
}

// judged calls see for each indicator whose score and weight are its own.
func judged(p *schema.Project, see func(in *schema.Indicator, score, weight schema.Decimal)) {
	if inShares(p) {
		return
	}
	shared := sharedCells(p)
	for i := range p.Indicators {
		in := &p.Indicators[i]
		if in.Score == nil || in.Weight == nil || in.Score.Value == "" || in.Weight.Value == "" || in.Weight.Value.Cmp("0") <= 0 {
			continue
		}
		if !shared[in.Score.Ref] && !shared[in.Weight.Ref] {
			see(in, in.Score.Value, in.Weight.Value)
		}
	}
}

func fullMarksMissed(_ *schema.Disclosure, p *schema.Project) (out []Finding) {
	judged(p, func(in *schema.Indicator, score, weight schema.Decimal) {
		if score.Cmp(weight) >= 0 && attained(in) == schema.Misses {
			out = append(out, scoreFinding(in, say("%s of %s points for %s, where %s was the target",
				"得%s分（分值%s），而完成值%s未达指标值%s", score, weight, oneLine(in.Actual.Raw), oneLine(in.Target.Raw))))
		}
	})
	return out
}

func pointsLostMet(_ *schema.Disclosure, p *schema.Project) (out []Finding) {
	judged(p, func(in *schema.Indicator, score, weight schema.Decimal) {
		if score.Cmp(weight) < 0 && attained(in) == schema.Meets {
			out = append(out, scoreFinding(in, say("only %s of %s points for %s, where %s was the target",
				"仅得%s分（分值%s），而完成值%s已达指标值%s", score, weight, oneLine(in.Actual.Raw), oneLine(in.Target.Raw))))
		}
	})
	return out
}

func scoreFinding(in *schema.Indicator, m Message) Finding {
	f := at(m, in.Score.Ref, in.Actual.Ref, in.Target.Ref)
	f.Indicator = in.No
	return f
}
