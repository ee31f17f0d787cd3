package check

import (
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// budgetSum compares the total of each stage with its parts, by source and by use.
func budgetSum(d *schema.Disclosure, p *schema.Project) (out []Finding) {
	for _, s := range stagesOf(&p.Budget) {
		if s.total == nil || s.total.Yuan == "" {
			continue
		}
		for _, byUse := range []bool{false, true} {
			count, perhaps := s.split(byUse, p.Form == "transfer-region")
			if k := slices.IndexFunc(count, s.exceeds); k >= 0 {
				out = append(out, at(say("the part %s is more than the total %s", "其中的%s大于总额%s",
					printed(count[k].Money), printed(s.total)), s.total.Ref, count[k].Ref))
				continue
			}
			complete := len(count) > 1 || len(count) == 1 && !byUse && hasBlankLine(d, p, s.total.Ref, s.parts)
			if !complete || addsUp(s.total, count, perhaps) {
				continue
			}
			refs := []schema.Ref{s.total.Ref}
			for _, f := range count {
				refs = append(refs, f.Ref)
			}
			out = append(out, at(say("the total %s is not the sum of %s", "总额%s不等于%s",
				printed(s.total), list(append(slices.Clip(count), perhaps...))), refs...))
		}
	}
	return out
}

// exceeds reports whether a part is larger than the whole.
func (s *stage) exceeds(f fund) bool {
	return s.total.Yuan.Cmp("0") >= 0 && f.Yuan.Sub(s.total.Yuan).Cmp(slack(s.total).Add(slack(f.Money))) > 0
}

// hasBlankLine reports whether the project's table prints the label of a further
// source without an amount: 其他资金 with an empty cell. The printed parts are then
// all there are.
func hasBlankLine(d *schema.Disclosure, p *schema.Project, total schema.Ref, parts []fund) bool {
	first, last := rowsOf(p, total.Table)
	for _, t := range d.Tables {
		if t.Ref.Table != total.Table || total.Table == 0 {
			continue
		}
		for _, l := range t.Labels {
			source, ok := strings.CutPrefix(l.Means, "budget.")
			if !ok || !slices.Contains([]string{"fiscal", "other", "carryover", "local", "central"}, source) {
				continue
			}
			if l.Ref.Row < first || l.Ref.Row > last {
				continue // of another project
			}
			has := slices.ContainsFunc(parts, func(f fund) bool { return f.source == source })
			said := slices.ContainsFunc(p.Budget.Notes, func(n schema.Text) bool {
				return n.Ref.Table == l.Ref.Table && n.Ref.Row == l.Ref.Row && strings.Trim(n.Raw, " \n-—–/") != ""
			})
			if !has && !said {
				return true
			}
		}
	}
	return false
}

// rowsOf gives the first and last row of a table that hold a project.
func rowsOf(p *schema.Project, table int32) (first, last int32) {
	for t := range schema.Leaves(&schema.Disclosure{Projects: []schema.Project{*p}}) {
		if t.Ref.Table != table {
			continue
		}
		if first == 0 || t.Ref.Row < first {
			first = t.Ref.Row
		}
		last = max(last, t.Ref.Row+max(t.Ref.RowSpan, 1)-1)
	}
	return first, last
}

// taskSum compares the tasks of a department with 金额合计, and each with its parts.
func taskSum(d *schema.Disclosure, p *schema.Project) (out []Finding) {
	var tasks []fund
	known := len(p.Tasks) > 0
	for _, t := range p.Tasks {
		if t.Total == nil || t.Total.Yuan == "" {
			known = false
			continue
		}
		tasks = append(tasks, fund{"task", t.Total})
		s := stage{total: t.Total}
		for i := range t.Funds {
			if t.Funds[i].Stage == "budget" {
				s.add(t.Funds[i].Source, &t.Funds[i].Money)
			}
		}
		count, perhaps := s.split(false, false)
		if k := slices.IndexFunc(s.parts, s.exceeds); k >= 0 || len(count) > 1 && !addsUp(s.total, count, perhaps) {
			out = append(out, at(say("the task's total %s is not the sum of %s", "任务总额%s不等于%s",
				printed(t.Total), list(s.parts)), t.Total.Ref))
		}
	}
	total := p.Budget.Total
	if !known || total == nil || total.Yuan == "" || !isTaskTotal(d, total.Ref) {
		return out
	}
	if !addsUp(total, tasks, nil) {
		out = append(out, at(say("the total %s is not the sum of the tasks %s", "金额合计%s不等于各任务之和%s",
			printed(total), list(tasks)), total.Ref, tasks[0].Ref))
	}
	return out
}

// isTaskTotal reports whether a place is in the line 金额合计 below the tasks. A total
// from elsewhere is that of the budget, of which the tasks are a choice.
func isTaskTotal(d *schema.Disclosure, total schema.Ref) bool {
	for _, t := range d.Tables {
		if t.Ref.Table == total.Table && slices.ContainsFunc(t.Labels, func(l schema.Label) bool {
			return l.Means == "task.sum" && l.Ref.Row == total.Row
		}) {
			return true
		}
	}
	return false
}

// executionRate compares the rate with the amounts. Rates are printed rounded or cut
// off: a whole unit of the last digit is allowed, and what the amounts may be off by.
func executionRate(_ *schema.Disclosure, p *schema.Project) []Finding {
	b := &p.Budget
	budget := b.Total
	if budget == nil {
		budget = b.Initial
	}
	if b.ExecutionRate == nil || b.ExecutionRate.Value == "" || b.Executed == nil || b.Executed.Yuan == "" ||
		budget == nil || budget.Yuan.Cmp("0") <= 0 {
		return nil
	}
	rate, tolerance := b.ExecutionRate.Value, step(b.ExecutionRate.Value)
	fits := func(rate, tolerance schema.Decimal) bool {
		spent := b.Executed.Yuan.Mul("100")
		off := tolerance.Mul(budget.Yuan).Add(slack(b.Executed).Mul("100")).Add(slack(budget).Mul(abs(rate)))
		return near(spent, rate.Mul(budget.Yuan), off)
	}
	if fits(rate, tolerance) || !strings.ContainsAny(b.ExecutionRate.Raw, "%％") && fits(rate.Mul("100"), tolerance.Mul("100")) {
		return nil
	}
	return []Finding{at(say("the execution rate is printed as %s, but %s of %s were spent", "执行率为%s，与执行数%s、预算数%s不符",
		oneLine(b.ExecutionRate.Raw), printed(b.Executed), printed(budget)),
		b.ExecutionRate.Ref, b.Executed.Ref, budget.Ref)}
}
