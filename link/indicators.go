package link

import (
	"context"

	"github.com/jixiao-data/jixiao/schema"
)

// matchIndicators gives the records of a project; t or e is nil where it is missing
// on that side.
func matchIndicators(ctx context.Context, t, e *project) (out []Record, err error) {
	left, right := indicators(t), indicators(e)
	m, err := pairIndicators(ctx, left, right)
	if err != nil {
		return nil, err
	}
	for i := range left {
		r := Record{Status: TargetsOnly, Targets: side(t, left[i]), NearIndicators: m.nearLeft[i]}
		r.promise(left[i])
		if k := m.ofLeft[i]; k >= 0 {
			r.Status, r.Evaluation = Matched, side(e, right[k])
			r.evaluate(right[k])
			r.Changed = changed(r.Promised, r.Restated)
			r.Met, r.Reason = judge(left[i], r.Promised, r.Achieved)
			if r.Restated != nil {
				r.MetRestated, _ = judge(right[k], r.Restated, r.Achieved)
			}
		}
		out = append(out, r)
	}
	for k := range right {
		if m.ofRight[k] >= 0 {
			continue
		}
		r := Record{Status: EvaluationOnly, Evaluation: side(e, right[k]), NearIndicators: m.nearRight[k]}
		r.evaluate(right[k])
		if r.Restated != nil {
			r.MetRestated, _ = judge(right[k], r.Restated, r.Achieved)
		}
		out = append(out, r)
	}
	return out, nil
}

func indicators(p *project) (out []*schema.Indicator) {
	if p == nil {
		return nil
	}
	for i := range p.Indicators {
		out = append(out, &p.Indicators[i])
	}
	return out
}

// pairIndicators pairs indicators by name. Between equal names the levels decide,
// and between equal levels the target.
func pairIndicators(ctx context.Context, left, right []*schema.Indicator) (*matching, error) {
	m := newMatching(len(left), len(right))
	for _, key := range []func(name string, in *schema.Indicator) string{
		func(name string, in *schema.Indicator) string {
			return name + "\x00" + levelName(in.Level1) + "\x00" + levelName(in.Level2) + "\x00" + targetText(in)
		},
		func(name string, in *schema.Indicator) string {
			return name + "\x00" + levelName(in.Level1) + "\x00" + levelName(in.Level2)
		},
		func(name string, in *schema.Indicator) string { return name + "\x00" + levelName(in.Level2) },
		func(name string, _ *schema.Indicator) string { return name },
	} {
		keys := func(list []*schema.Indicator) func(int) []string {
			return func(i int) []string {
				name := indicatorName(trimmed(list[i].Level3))
				if name == "" {
					return nil
				}
				return []string{key(name, list[i])}
			}
		}
		m.pass("name", keys(left), keys(right), func(_, _ int) bool { return true })
	}
	names := func(list []*schema.Indicator) [][]rune {
		out := make([][]rune, len(list))
		for i := range list {
			out[i] = []rune(indicatorName(trimmed(list[i].Level3)))
		}
		return out
	}
	err := m.findNear(ctx, names(left), names(right),
		func(i int) string { return trimmed(left[i].Level3) }, func(i int) string { return trimmed(right[i].Level3) })
	return m, err
}

// targetText is the target's canonical form.
func targetText(in *schema.Indicator) string {
	if in.Target == nil {
		return ""
	}
	return fold(in.Target.Threshold.String())
}

func side(p *project, in *schema.Indicator) *Side {
	s := &Side{
		ProjectNo: p.No, ProjectCode: trimmed(p.Code), ProjectName: trimmed(p.Name),
		IndicatorNo: in.No, Level1: trimmed(in.Level1), Level2: trimmed(in.Level2), Level3: trimmed(in.Level3),
	}
	if p.unit != nil {
		s.OrgCode, s.OrgName = p.unit.Code, p.unit.Name
	}
	return s
}

// promise takes what the targets say.
func (r *Record) promise(in *schema.Indicator) {
	r.Promised = said(in.Target)
	r.Weight = number(in.Weight)
}

// evaluate takes what the evaluation says. Its weight wins: it is the one that the
// score belongs to.
func (r *Record) evaluate(in *schema.Indicator) {
	r.Restated, r.Achieved = said(in.Target), said(in.Actual)
	if w := number(in.Weight); w != "" {
		r.Weight = w
	}
	r.Score = number(in.Score)
	r.Deviation = trimmed(in.Deviation)
}

// said is a value, or nil when its cell is blank or holds a dash.
func said(v *schema.Value) *schema.Value {
	if v == nil || v.Settled().Kind == schema.Empty {
		return nil
	}
	return v
}

func number(n *schema.Number) schema.Decimal {
	if n == nil {
		return ""
	}
	return n.Value
}
