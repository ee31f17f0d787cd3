package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// A name is what an indicator's name (三级指标) says of its values' unit (rules
// §3.7). Most values do not ask, so it is folded when first asked.
type name struct {
	raw    string
	folded bool
	full   string // folded
	core   string // without brackets and a trailing template
}

// maxName is the length in bytes of the longest name that is looked at.
const maxName = 600

func (n *name) text() string { n.fold(); return n.full }
func (n *name) bare() string { n.fold(); return n.core }

func (n *name) fold() {
	if n.folded {
		return
	}
	n.folded = true
	if n.raw == "" || len(n.raw) > maxName {
		return
	}
	n.full = oneLine(fold(n.raw).text)
	n.core = strings.TrimRight(dropBrackets(n.full), "%‰*≥≤<>=:")
}

// dropBrackets drops brackets with what is in them.
func dropBrackets(s string) string {
	open := strings.IndexAny(s, "([")
	if open < 0 {
		return s
	}
	var b strings.Builder
	for open >= 0 {
		end := strings.IndexAny(s[open:], ")]")
		if end < 0 {
			break
		}
		b.WriteString(s[:open])
		s = s[open+end+1:]
		open = strings.IndexAny(s, "([")
	}
	b.WriteString(s)
	return b.String()
}

// What the endings of names say.
var (
	// shareEndings end the names of shares (rules §3.7b).
	shareEndings = []string{"率", "满意度", "知晓度", "参与度", "比例", "占比", "比重"}
	// growthEndings end the names of shares that may well exceed 100 (rules §5.3c).
	growthEndings = []string{"增长率", "增幅", "增速"}
	// cappedEndings end the names of shares that cannot (rules §4, percent_over_100).
	cappedEndings = []string{"满意度", "满意率", "合格率", "达标率", "覆盖率", "准确率", "及时率", "知晓率", "到位率", "发放率", "入学率", "成活率", "办结率"}
	// boundEndings end the names of shares that are asked to be large (rules §5.5).
	boundEndings = []string{"完成率", "执行率"}
)

func (n *name) share() bool  { return endsWith(n.bare(), shareEndings...) }
func (n *name) growth() bool { return endsWith(n.bare(), growthEndings...) }
func (n *name) capped() bool { return endsWith(n.bare(), cappedEndings...) }

// expectsBound reports whether a misread ≥ may be mended (rules §5.5).
func (n *name) expectsBound() bool {
	return n.capped() || endsWith(n.bare(), boundEndings...) || strings.Contains(n.bare(), "满意")
}

// ofMoney and ofRate recognise names of money (rules §3.7c).
func (n *name) ofMoney() bool {
	return hasAny(n.text(), "成本", "资金", "经费", "投资", "金额", "预算", "补助", "补贴", "收入", "产值", "费用")
}

func (n *name) ofRate() bool { return hasAny(n.text(), "补助", "补贴", "成本", "标准") }

// badEvent reports whether a text holds what had better not happen (rules §8, 无).
func badEvent(s string) bool {
	return hasAny(s, "事故", "投诉", "违纪", "违规", "差错", "上访", "舆情", "案件", "风险")
}

// printedUnit finds a unit in the brackets of a name (受益人数（人）, 成活率(≥**%)), or
// a percent or permille sign at its end (rules §3.7a).
func (n *name) printedUnit() (q quantity, ok bool) {
	rest := n.text()
	switch {
	case strings.HasSuffix(rest, "%"):
		q.unit = percent
		return q, true
	case strings.HasSuffix(rest, "‰"):
		q.unit = permille
		return q, true
	}
	for {
		open := strings.LastIndexAny(rest, "([")
		if open < 0 {
			return q, false
		}
		inside := rest[open+1:]
		if end := strings.IndexAny(inside, ")]"); end >= 0 {
			inside = inside[:end]
		}
		rest = rest[:open]
		if q, ok = templateUnit(inside); ok {
			return q, true
		}
		if q, ok = targetUnit(rest, inside); ok {
			return q, true
		}
	}
}

// targetUnit reads the unit of a target that a name prints in brackets, where the name
// counts in that unit: 培训人数（≥100人）. In 企业数（≥100人） it says which are counted.
func targetUnit(name, s string) (q quantity, ok bool) {
	word, _, ok := startsOperator(s)
	s = s[len(word):]
	n := digitRun(s)
	if !ok || n == 0 {
		return q, false
	}
	u, m := scanUnit(s[n:])
	q.unit = u
	return q, m > 0 && n+m == len(s) && endsWith(strings.TrimSuffix(name, "数"), s[n:], string(u.code))
}

// templateUnit reads a unit alone (人, 单位:万元, 元/人·月), or one behind a template
// (≥**%). Only a percent sign may stand behind a number: （5期） counts, （≥90%） tells
// the unit.
func templateUnit(s string) (q quantity, ok bool) {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "单位"), ":")
	for {
		word, _, ok := startsOperator(s)
		if !ok {
			break
		}
		s = s[len(word):]
	}
	s = strings.TrimLeft(s, "*×_xX")
	if n := digitRun(s); n > 0 {
		if s[n:] != "%" {
			return q, false
		}
		s = s[n:]
	}
	scale, at := scanScale(s)
	u, n := scanUnit(s[at:])
	if n == 0 {
		return q, false
	}
	q.unit, q.num.scale = u, scale
	return q, q.denominators(s, at+n) == len(s)
}

// unitTold reports whether the name says in what unit its values are.
func (n *name) unitTold() bool {
	_, ok := n.printedUnit()
	return ok || n.share() || n.ofMoney()
}

// inherit gives a quantity without a printed unit the one that the name tells.
// either says that percent and fraction both fit.
func (n *name) inherit(q *quantity) (either bool) {
	if !q.unit.none() || n.raw == "" {
		return false
	}
	if in, ok := n.printedUnit(); ok && (len(q.per) == 0 || len(in.per) == 0 || sameUnits(q.per, in.per)) {
		q.unit = in.unit
		if q.num.scale == 0 {
			q.num.scale = in.num.scale
		}
		if len(q.per) == 0 {
			q.per = in.per
		}
		q.mend.add(schema.UnitInName)
		return false
	}
	switch {
	case n.share() && len(q.per) == 0 && q.num.scale == 0:
		if q.num.text == "" { // 5.55.5
			break
		}
		value := schema.Decimal(q.sign(q.num.text))
		switch {
		case value.Cmp("0") < 0:
			return false
		case value.Cmp("0") > 0 && value.Cmp("1") <= 0:
			return true
		}
	case q.num.scale >= 3 && len(q.per) == 0 && n.ofMoney(), len(q.per) > 0 && q.each && n.ofRate():
		q.unit = yuan
		q.mend.add(schema.MissingUnit)
		return false
	default:
		return false
	}
	q.unit = percent
	q.mend.add(schema.MissingUnit)
	return false
}

func sameUnits(a, b []schema.Unit) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
