package check

import "github.com/jixiao-data/jixiao/schema"

// place is where a project begins: its name, its code, the heading above it, or
// the first leaf that has a place.
func place(p *schema.Project) schema.Ref {
	for _, t := range []*schema.Text{p.Name, p.Code, p.Heading} {
		if t != nil && t.Ref != (schema.Ref{}) {
			return t.Ref
		}
	}
	if p.Org != nil && p.Org.Ref != (schema.Ref{}) {
		return p.Org.Ref
	}
	for i := range p.Indicators {
		if r := ref(p.Indicators[i].Level3); r != (schema.Ref{}) {
			return r
		}
	}
	return schema.Ref{}
}

func noIndicators(_ *schema.Disclosure, p *schema.Project) []Finding {
	if len(p.Indicators) > 0 || len(p.LongTerm) > 0 {
		return nil
	}
	return []Finding{at(say("the project has no indicators", "项目没有绩效指标"), place(p))}
}

// The words by which the first level, or the second below it, shows that a project
// has indicators of a kind.
var (
	outputWords       = []string{"产出", "完成指标", "数量", "质量", "时效"}
	benefitWords      = []string{"效益", "效果", "影响"}
	satisfactionWords = []string{"满意"}
)

// has reports whether a project has an indicator of a kind; known is false where the
// form prints no levels.
func has(p *schema.Project, words []string, names bool) (has, known bool) {
	for i := range p.Indicators {
		in := &p.Indicators[i]
		text := fold(raw(in.Level1) + raw(in.Level2))
		known = known || text != ""
		if names {
			text += fold(raw(in.Level3))
		}
		if containsAny(text, words...) {
			return true, true
		}
	}
	return false, known
}

func missingLevel1(_ *schema.Disclosure, p *schema.Project) (out []Finding) {
	if ok, known := has(p, outputWords, false); !ok && known {
		out = append(out, at(say("the project has no output indicators", "项目没有产出指标"), place(p)))
	}
	if ok, known := has(p, benefitWords, false); !ok && known {
		out = append(out, at(say("the project has no indicators of benefit", "项目没有效益指标"), place(p)))
	}
	return out
}

func missingSatisfaction(_ *schema.Disclosure, p *schema.Project) []Finding {
	if ok, known := has(p, satisfactionWords, true); ok || !known {
		return nil
	}
	return []Finding{at(say("the project has no indicators of satisfaction", "项目没有满意度指标"), place(p))}
}

func missingYear(d *schema.Disclosure) []Finding {
	if len(d.Projects) == 0 || d.FiscalYear != nil && d.FiscalYear.Year != 0 {
		return nil
	}
	return []Finding{at(say("no budget year is printed", "未注明预算年度"))}
}

// missingOrg counts the projects without any unit. That of a document stands for
// all its projects; a transfer payment has at least a department in charge.
func missingOrg(d *schema.Disclosure) []Finding {
	var first *schema.Project
	n := 0
	for i := range d.Projects {
		if d.OrgOf(&d.Projects[i]) == nil {
			n++
			if first == nil {
				first = &d.Projects[i]
			}
		}
	}
	if n == 0 {
		return nil
	}
	f := at(say("no unit is printed for %d of %d projects", "%d个项目（共%d个）未注明单位", n, len(d.Projects)), place(first))
	f.Project = first.No
	return []Finding{f}
}
