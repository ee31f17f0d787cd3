package check

import (
	"regexp"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// targetsOf are the values that an indicator promises.
func targetsOf(in *schema.Indicator) (out []*schema.Value) {
	for column, v := range in.Values() {
		if column != "actual" {
			out = append(out, v)
		}
	}
	return out
}

// shareOver100 looks for shares over 100 percent where the name of the indicator
// allows none: reading the value has said so already.
func shareOver100(_ *schema.Project, in *schema.Indicator) (out []Finding) {
	for _, v := range in.Values() {
		t := v.Settled()
		if slices.Contains(t.Repairs, schema.PercentOver100) && !t.Ambiguous && t.Op != schema.LE && t.Op != schema.LT {
			out = append(out, at(say("%s cannot be %s", "%s不可能为%s", fold(raw(in.Level3)), oneLine(v.Raw)), v.Ref, ref(in.Level3)))
		}
	}
	return out
}

// A placeholder is a template that nobody filled in: ≥**%, XX人, ____. The sign ×
// between numbers is one of multiplication.
var (
	blanks  = regexp.MustCompile(`[*×]|[xX]{2,}|_{2,}|\?{2,}|[◯○□]{1,}`)
	numbers = regexp.MustCompile(`[0-9〇一二三四五六七八九十百千]`)
	// bare is an operator, a unit or both, without a number.
	bare = regexp.MustCompile(`^(?:[≥≤><=≧≦≈]|大于|小于|等于|不低于|不高于|不少于|不超过|大于等于|小于等于)*(?:[%‰]|百分比|元|万元|人|次|个|天)?$`)
	// later are words that put the target off.
	later = regexp.MustCompile(`^(?:待定|待填|待填写|待补充|待完善|待明确|待确定|另行确定|暂定|暂无|未定|同上|详?见附件|详?见附表)$`)
)

func targetPlaceholder(_ *schema.Project, in *schema.Indicator) (out []Finding) {
	for _, v := range targetsOf(in) {
		text := fold(v.Raw)
		switch {
		case v.Kind == schema.Grade && v.GradeClass == "scale":
			out = append(out, at(say("%s is a whole scale, not a target", "%s为等级表，未选定指标值", text), v.Ref, ref(in.Level3)))
		case v.Kind == schema.Words && text != "" &&
			(blanks.MatchString(text) && !numbers.MatchString(text) || bare.MatchString(text) || later.MatchString(text)):
			out = append(out, at(say("%s says nothing", "%s没有实际内容", text), v.Ref, ref(in.Level3)))
		}
	}
	return out
}

// targetEmpty looks for indicators with a name and no target, in projects whose
// table has a column for it. With halves for the year and for the whole term, one
// of them is enough.
func targetEmpty(_ *schema.Disclosure, p *schema.Project) (out []Finding) {
	for _, list := range [][]schema.Indicator{p.LongTerm, p.Indicators} {
		column := slices.ContainsFunc(list, func(in schema.Indicator) bool { return len(targetsOf(&in)) > 0 })
		for i := range list {
			in := &list[i]
			name := fold(raw(in.Level3))
			values := targetsOf(in)
			if !column || strings.Trim(name, ".…-—/无") == "" ||
				slices.ContainsFunc(values, func(v *schema.Value) bool { return v.Kind != schema.Empty }) {
				continue
			}
			place := ref(in.Level3)
			if len(values) > 0 {
				place = values[0].Ref
			}
			f := at(say("%s has no target", "%s未填指标值", name), place, ref(in.Level3))
			f.Indicator = in.No
			out = append(out, f)
		}
	}
	return out
}
