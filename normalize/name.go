package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// A name is what an indicator's name (三级指标) says of its values' unit (SPEC §3.7).
type name struct {
	text string // folded
	bare string // without brackets
}

func newName(indicator string) name {
	if indicator == "" {
		return name{}
	}
	text := strings.ReplaceAll(fold(indicator).text, "\n", "")
	return name{text: text, bare: dropBrackets(text)}
}

func dropBrackets(s string) string {
	for {
		open := strings.IndexAny(s, "([")
		if open < 0 {
			return s
		}
		end := strings.IndexAny(s[open:], ")]")
		if end < 0 {
			return s
		}
		s = s[:open] + s[open+end+1:]
	}
}

// shareEndings end the names of shares (SPEC §3.7b).
var shareEndings = []string{"率", "满意度", "知晓度", "参与度", "比例", "占比", "比重"}

// share reports whether the name is that of a share.
func (n name) share() bool { return hasSuffix(n.bare, shareEndings) }

// growth reports whether the share is one that may well exceed 100.
func (n name) growth() bool { return hasSuffix(n.bare, []string{"增长率", "增幅", "增速"}) }

// cappedEndings end the names of shares that cannot exceed 100 (percent_over_100).
var cappedEndings = []string{"满意度", "满意率", "合格率", "达标率", "覆盖率", "准确率", "及时率", "知晓率", "到位率", "发放率", "入学率", "成活率", "办结率"}

func (n name) capped() bool { return hasSuffix(n.bare, cappedEndings) }

// expectsBound reports whether a misread ≥ may be mended (SPEC §5.5).
func (n name) expectsBound() bool {
	return n.capped() || hasSuffix(n.bare, []string{"完成率", "执行率"}) || strings.Contains(n.bare, "满意")
}

func (n name) ofMoney() bool {
	return hasAny(n.text, "成本", "资金", "经费", "投资", "金额", "预算", "补助", "补贴", "收入", "产值", "费用")
}

func (n name) ofRate() bool { return hasAny(n.text, "补助", "补贴", "成本", "标准") }

func (n name) badEvent() bool { return badEvent(n.text) }

// badEvents are what had better not happen (SPEC §8, 无).
var badEvents = []string{"事故", "投诉", "违纪", "违规", "差错", "上访", "舆情", "案件", "风险"}

func badEvent(s string) bool {
	return hasAny(s, badEvents...) || hasAny(s, "伤亡", "失误", "发生", "缺陷", "信访")
}

func hasSuffix(s string, endings []string) bool {
	for _, e := range endings {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

func hasAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// printedUnit finds a unit in the brackets of a name (受益人数（人）, 成活率(≥**%)), or
// a percent sign at its end.
func (n name) printedUnit() (q quantity, ok bool) {
	if strings.HasSuffix(n.text, "%") {
		q.setUnit(unitByCode["percent"], "%")
		return q, true
	}
	rest := n.text
	for {
		open := strings.LastIndexAny(rest, "([")
		if open < 0 {
			return q, false
		}
		inside := rest[open+1:]
		if end := strings.IndexAny(inside, ")]"); end >= 0 {
			inside = inside[:end]
		}
		if unitText := templateUnit(inside); unitText != "" {
			scale, at := scanScale(unitText)
			u, length := scanUnit(unitText[at:])
			if length > 0 {
				q.num.scale = scale
				q.setUnit(u, unitText[:at+length])
				if end := q.denominators(unitText, at+length); end == len(unitText) {
					return q, true
				}
				q = quantity{}
			}
		}
		rest = rest[:open]
	}
}

// templateUnit takes the operator and the stars off a template: ≥**% is %. 单位： is
// dropped too.
func templateUnit(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "单位"), ":")
	_, s = splitLead(s)
	return strings.TrimLeft(s, "*×_")
}

// inherit gives a quantity without a printed unit the one that the name tells.
// ambiguous says that percent and fraction both fit.
func (n name) inherit(q *quantity) (ambiguous bool) {
	if q.unit != nil || n.text == "" {
		return false
	}
	if len(q.per) == 0 {
		if in, ok := n.printedUnit(); ok {
			q.setUnit(in.unit, "")
			q.num.scale += in.num.scale
			q.per = in.per
			q.mend.add(schema.UnitInName)
			return false
		}
	}
	switch {
	case n.share() && len(q.per) == 0 && q.num.scale == 0 && q.num.text != "":
		value := schema.Decimal(q.num.text)
		if value.Cmp("0") > 0 && value.Cmp("1") <= 0 {
			return true
		}
		q.setUnit(unitByCode["percent"], "")
		q.mend.add(schema.MissingUnit)
	case n.share() && len(q.per) == 0 && q.num.scale == 0 && q.num.digits != "": // 5.55.5
		q.setUnit(unitByCode["percent"], "")
		q.mend.add(schema.MissingUnit)
	case q.num.scale >= 3 && len(q.per) == 0 && n.ofMoney(), len(q.per) > 0 && q.each && n.ofRate():
		q.setUnit(unitByCode["CNY"], "")
		q.mend.add(schema.MissingUnit)
	}
	return false
}
