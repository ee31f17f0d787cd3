package form

import (
	"strings"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// set gives the project a field of its head. A field that is printed a second
// time goes to Fields, so that nothing is lost.
func (p *project) set(m field, label string, t schema.Text) {
	if m == fName && p.Name == nil && p.Code == nil && hasAny(label, "代码", "编码") {
		if code, name := normalize.ProjectCode(t.Raw); code != "" && name != "" { // 项目代码及名称
			p.Code = &schema.Text{Raw: code, Ref: t.Ref, Copy: true}
			p.Name = &schema.Text{Raw: name, Ref: t.Ref, Copy: true}
			p.field(m, label, t)
			return
		}
	}
	switch {
	case m == fCode && p.Code == nil:
		p.Code = &t
	case (m == fName || m == fTransfer) && p.Name == nil:
		p.Name = &t
	case (m == fOrg || m == fDeptOrg) && p.Org == nil:
		p.Org, p.orgBy = org(t), m
	case m == fOrg && p.orgBy == fDeptOrg && p.Name != nil: // who carries the project out
		p.field(fDeptOrg, "", p.Org.Text)
		p.Org, p.orgBy = org(t), m
	case m == fOrgCode && p.orgCode == "":
		p.orgCode = strings.TrimSpace(t.Raw)
		p.field(m, label, t)
	case m == fDepartment && p.Department == nil:
		p.Department = org(t)
	case m == fPeriod && p.Period == nil:
		p.Period = &t
	case m == fKind && p.Kind == nil:
		p.Kind = &t
	default:
		p.field(m, label, t)
	}
}

// field adds a labelled text that the schema has no place for.
func (p *project) field(m field, label string, t schema.Text) {
	p.Fields = append(p.Fields, schema.Field{Name: string(m), Label: strings.TrimSpace(label), Text: t})
}

// number reads a cell with text as a weight or a score.
func (s *sheet) number(i int) *schema.Number {
	n := s.leaves.numbers.one()
	n.Text = s.leaf(i)
	if v, ok := scoreOf(n.Raw); ok {
		n.Value = v
	}
	return n
}

// grades are the words that a score may have behind it, the longer ones first.
var grades = []string{"优秀", "良好", "中等", "较差", "不合格", "合格", "一般", "优", "良", "中", "差"}

// scoreOf reads a weight or a score, with the grade behind it: 98.5（优）.
func scoreOf(text string) (schema.Decimal, bool) {
	v, ok := normalize.Percent(text)
	if ok || !hasAny(text, "优", "良", "中", "差", "合格", "一般") {
		return v, ok
	}
	bare := strings.TrimRight(squeeze(text), ")")
	for _, grade := range grades {
		if before, found := strings.CutSuffix(bare, grade); found {
			return normalize.Percent(strings.TrimRight(before, "(,、;:/"))
		}
	}
	return "", false
}

// percent reads a cell with text as a percentage.
func (s *sheet) percent(i int) *schema.Percent {
	p := s.leaves.percents.one()
	p.Text = s.leaf(i)
	p.Value, _ = normalize.Percent(p.Raw)
	return p
}

// unreadNumbers warns of weights, scores and rates that hold digits and are no number.
func (r *reader) unreadNumbers(p *project) {
	unread := func(t schema.Text, value schema.Decimal) {
		if value == "" && hasDigit(t.Raw) {
			r.numberUnread(t)
		}
	}
	number := func(numbers ...*schema.Number) {
		for _, n := range numbers {
			if n != nil {
				unread(n.Text, n.Value)
			}
		}
	}
	percent := func(n *schema.Percent) {
		if n != nil {
			unread(n.Text, n.Value)
		}
	}
	percent(p.Budget.ExecutionRate)
	number(p.Budget.ExecutionWeight, p.Budget.ExecutionScore)
	for i := range p.Plan {
		percent(p.Plan[i].CumulativePercent)
	}
	for _, list := range [][]schema.Indicator{p.Indicators, p.LongTerm} {
		for i := range list {
			number(list[i].Weight, list[i].Score)
		}
	}
	if p.Score != nil {
		number(p.Score.Weight, p.Score.Score)
	}
}

func (r *reader) numberUnread(t schema.Text) {
	r.diagnose(schema.SeverityWarning, "number-unread", "no plain number: "+strings.TrimSpace(t.Raw), t.Ref)
}
