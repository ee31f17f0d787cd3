package check

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// No project costs a trillion yuan, and a whole county spends some ten billion in a
// year.
const (
	impossibleYuan schema.Decimal = "1000000000000"
	doubtfulYuan   schema.Decimal = "10000000000"
)

// amounts yields all amounts of a project.
func amounts(p *schema.Project) (out []*schema.Money) {
	for _, s := range stagesOf(&p.Budget) {
		out = append(out, s.total)
		for _, f := range s.parts {
			out = append(out, f.Money)
		}
	}
	for i := range p.Tasks {
		out = append(out, p.Tasks[i].Total)
		for k := range p.Tasks[i].Funds {
			out = append(out, &p.Tasks[i].Funds[k].Money)
		}
	}
	return out
}

// largest is the largest amount of a project, or nil: a table whose unit is wrong
// is one fault, however many amounts it has.
func largest(p *schema.Project) (most *schema.Money) {
	for _, m := range amounts(p) {
		if m != nil && (most == nil || m.Yuan.Cmp(most.Yuan) > 0) {
			most = m
		}
	}
	return most
}

func amountImpossible(_ *schema.Disclosure, p *schema.Project) []Finding {
	m := largest(p)
	if m == nil || m.Yuan.Cmp(impossibleYuan) < 0 {
		return nil
	}
	return []Finding{at(say("%s are %s yuan: the printed unit cannot be right", "%s即%s元，单位有误", printed(m), m.Yuan), m.Ref)}
}

func amountDoubtful(d *schema.Disclosure, p *schema.Project) []Finding {
	m := largest(p)
	name := unitName(d, p)
	if m == nil || m.Yuan.Cmp(doubtfulYuan) < 0 || m.Yuan.Cmp(impossibleYuan) >= 0 || !isLocal(name) {
		return nil
	}
	return []Finding{at(say("%s are %s yuan, for a body named %s: is the printed unit right?", "%s即%s元（%[3]s），单位疑有误",
		printed(m), m.Yuan, name), m.Ref)}
}

// notLocal are words that hold the word for a county, a district or a town without
// being the name of one. New areas and the like have budgets of a city.
var notLocal = strings.NewReplacer(
	"自治区", "", "新区", "", "开发区", "", "高新区", "", "示范区", "", "保税区", "", "特区", "", "地区", "",
	"灌区", "", "库区", "", "林区", "", "矿区", "", "景区", "", "保护区", "", "校区", "", "院区", "", "社区", "", "小区", "",
	"农村", "", "乡村", "", "城镇", "", "城乡", "", "景德镇", "",
)

// isLocal reports whether a name is that of a body of a county or below.
func isLocal(name string) bool {
	name = notLocal.Replace(name)
	return strings.ContainsAny(name, "县区旗镇乡村") || strings.Contains(name, "街道")
}

// unitName is the name of the unit that a project is of, or "".
func unitName(d *schema.Disclosure, p *schema.Project) string {
	if o := d.OrgOf(p); o != nil {
		return o.Name
	}
	return ""
}

// unitFactor looks for amounts in yuan among amounts in 万元, and the other way
// round. However many amounts it is about, the table has one fault.
func unitFactor(_ *schema.Disclosure, p *schema.Project) (out []Finding) {
	report := func(a *schema.Money, b string, place schema.Ref) {
		if len(out) > 0 {
			out[0].Refs = append(out[0].Refs, place)
			return
		}
		out = append(out, at(say("%s and %s differ by a factor of exactly 10,000", "%s与%s恰差一万倍", printed(a), b), a.Ref, place))
	}
	stages := stagesOf(&p.Budget)
	for i, s := range stages {
		if s.total == nil {
			continue
		}
		count, perhaps := s.split(false, p.Form == "transfer-region")
		for _, f := range s.parts {
			if tenThousandfold(f.Yuan, s.total.Yuan) || tenThousandfold(s.total.Yuan, f.Yuan) && !addsUp(s.total, count, perhaps) {
				report(s.total, printed(f.Money), f.Ref)
			}
		}
		for _, t := range stages[:i] {
			if t.total != nil && (tenThousandfold(s.total.Yuan, t.total.Yuan) || tenThousandfold(t.total.Yuan, s.total.Yuan)) {
				report(t.total, printed(s.total), s.total.Ref)
			}
		}
	}
	total := p.Budget.Total
	if total == nil {
		return out
	}
	for i := range p.Tasks {
		if m := p.Tasks[i].Total; m != nil && tenThousandfold(m.Yuan, total.Yuan) {
			report(total, printed(m), m.Ref)
		}
	}
	for i := range p.Indicators {
		in := &p.Indicators[i]
		if yuan := wholeCost(in); tenThousandfold(yuan, total.Yuan) || tenThousandfold(total.Yuan, yuan) {
			report(total, oneLine(in.Target.Raw), in.Target.Ref)
		}
	}
	return out
}

// tenThousandfold reports whether a is exactly 10,000 times b, and not zero.
func tenThousandfold(a, b schema.Decimal) bool {
	return a != "" && b != "" && b.Cmp("0") != 0 && a.Cmp(b.Mul("10000")) == 0
}

// wholeCost is the target of an indicator for what a project costs, in yuan, or "".
// What a piece or a person costs is told apart by its unit or its name, and a round
// number (30元, beside a budget of 30万元) is taken for such a price.
func wholeCost(in *schema.Indicator) schema.Decimal {
	if in.Target == nil {
		return ""
	}
	t := in.Target.Settled()
	if t.Ambiguous || t.Unit != "CNY" || t.Value == "" || len(t.Per) > 0 || t.Kind != schema.Bound && t.Kind != schema.Exact {
		return ""
	}
	name := raw(in.Level3)
	if !strings.Contains(raw(in.Level1)+raw(in.Level2)+name, "成本") || containsAny(name, "单", "每", "均", "次", "标准", "价") {
		return ""
	}
	value, err := schema.ParseDecimal(string(t.Value))
	if err != nil {
		return ""
	}
	digits := strings.Trim(strings.ReplaceAll(string(value.Reduce()), ".", ""), "0")
	if len(digits) < 2 {
		return ""
	}
	if t.Scale != "" {
		value = value.Mul(schema.Decimal(t.Scale))
	}
	return value
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
