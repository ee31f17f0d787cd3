package check

import (
	"regexp"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// hebeiCode is a project code of Hebei's forms: the first three digits are those of
// the department, as in the organisation code 131002 of 131-0501-JBN-CEW6.
var hebeiCode = regexp.MustCompile(`^([0-9]{3})-[0-9]{4}-`)

func codeOrg(d *schema.Disclosure, p *schema.Project) []Finding {
	org := p.Org
	if org == nil || org.Code == "" {
		org = d.Org
	}
	m := hebeiCode.FindStringSubmatch(codeOf(p))
	if m == nil || org == nil || len(org.Code) < len(m[1]) || strings.HasPrefix(org.Code, m[1]) {
		return nil
	}
	return []Finding{at(say("the project code %s is not of organisation %s", "项目编码%s与预算单位编码%s不一致", codeOf(p), org.Code),
		p.Code.Ref, org.Ref)}
}

// codeOf is a project's code without white space.
func codeOf(p *schema.Project) string { return strings.ToUpper(fold(raw(p.Code))) }

// duplicateCode looks for projects of one form with the same code. A project of
// which several units carry out a part is listed once for each of them.
func duplicateCode(d *schema.Disclosure) (out []Finding) {
	type key struct{ form, code string }
	first := map[key]*schema.Project{}
	for i := range d.Projects {
		p := &d.Projects[i]
		k := key{p.Form, codeOf(p)}
		if strings.Trim(k.code, "-—/无") == "" {
			continue
		}
		q := first[k]
		if q == nil {
			first[k] = p
			continue
		}
		if fold(raw(p.Name)) == fold(raw(q.Name)) && unitName(d, p) != unitName(d, q) {
			continue
		}
		f := at(say("projects %d and %d both have the code %s", "第%d、%d个项目的编码同为%s", q.No, p.No, k.code), p.Code.Ref, q.Code.Ref)
		f.Project = p.No
		out = append(out, f)
	}
	return out
}

// What is dropped from the names of indicators to compare them: 指标1： and （10分）.
var (
	indicatorNumber = regexp.MustCompile(`^指标[0-9一二三四五六七八九十]*[:：、.]`)
	pointsInName    = regexp.MustCompile(`\([0-9.]+分\)$`)
)

// nameOf is an indicator's name, comparable.
func nameOf(in *schema.Indicator) string {
	name := indicatorNumber.ReplaceAllString(fold(raw(in.Level3)), "")
	return pointsInName.ReplaceAllString(name, "")
}

func duplicateIndicator(_ *schema.Disclosure, p *schema.Project) (out []Finding) {
	for _, list := range [][]schema.Indicator{p.LongTerm, p.Indicators} {
		type key struct{ level1, level2, name, description string }
		first := map[key]*schema.Indicator{}
		for i := range list {
			in := &list[i]
			k := key{fold(raw(in.Level1)), fold(raw(in.Level2)), nameOf(in), fold(raw(in.Description))}
			if k.name == "" {
				continue
			}
			was := first[k]
			if was == nil {
				first[k] = in
				continue
			}
			if was.Level3.Ref == in.Level3.Ref && in.Level3.Ref != (schema.Ref{}) {
				continue // one name in a merged cell, with several values
			}
			f := at(say("indicators %d and %d are both %s", "第%d、%d项指标同为%s", was.No, in.No, k.name), in.Level3.Ref, was.Level3.Ref)
			f.Indicator = in.No
			out = append(out, f)
		}
	}
	return out
}
