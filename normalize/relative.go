package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/schema"
)

// A word of a comparison (rules §6): a base, a change, or a word that only looks
// like one.
type compared struct {
	base, change string
	// ever says that the base is one without 较 or 比 before it too.
	ever bool
}

var comparing = func() *dictionary[compared] {
	words := map[string]compared{}
	add := func(c compared, spellings string) {
		for _, w := range strings.Fields(spellings) {
			words[w] = c
		}
	}
	add(compared{base: "prev_year", ever: true}, "上年 上年度 上一年 上一年度 去年 去年同期 上年同期 往年 同比")
	add(compared{base: "prev_period", ever: true}, "上期 上季度 上月 环比")
	add(compared{base: "budget"}, "预算")
	add(compared{base: "standard"}, "标准 规定 定额")
	add(compared{base: "plan"}, "计划")
	add(compared{base: "target"}, "目标")
	add(compared{base: "peer"}, "平均水平 同类")
	add(compared{change: "increase"}, "增长 增加 上升 提高 提升 增幅 递增")
	add(compared{change: "decrease"}, "下降 降低 减少 降幅 递减 压减 压缩 缩减")
	add(compared{}, "标准化 规定动作 计划生育 预算执行率 预算完成率 计划完成率 目标完成率")
	return newDictionary(words)
}()

// gap stands where a word was cut out, so that what stood on both sides does not
// run together.
const gap = "\n"

// A comparison is a text in which a base is named.
type comparison struct {
	base, change string
	against      bool // 较, 比 or 与 stand before the base, or it needs none
	negated      bool // 不下降, 未增加
	at, end      int  // the bytes of the base
	before       string
	after        string
	rest         string // the text without base and change
}

// relative reads a comparison with a base (rules §6).
func relative(s string, n *name, e *evidence, t *schema.Threshold) bool {
	if len(s) > maxQuantity {
		return false
	}
	c, ok := findComparison(s)
	if !ok {
		return false
	}
	// The level itself is compared where an operator stands right before the base.
	if c.level(n, e, t) {
		return true
	}
	if c.change == "" || !c.against {
		return false
	}
	if c.negated { // 同比不下降
		if holdsNumber(c.rest) {
			return false
		}
		op := schema.LE
		if c.change == "decrease" {
			op = schema.GE
		}
		return levelOf(t, c.base, op)
	}
	return c.changed(n, e, t)
}

// findComparison looks for the first base, and for the first change. Remarks in
// brackets are not searched.
func findComparison(s string) (c comparison, ok bool) {
	var cut [2][2]int // base and change
	for i := 0; i < len(s); {
		rest := s[i:]
		if n := remark(rest); n > 0 {
			i += n
			continue
		}
		word, w, found := comparing.prefix(rest)
		if !found && c.base == "" && isDigit(rest[0]) {
			word, w, found = earlierYear(s, i)
		}
		switch {
		case !found:
			i += runeLen(rest)
			continue
		case w.base != "" && c.base == "":
			c.base, c.at, c.end = w.base, i, i+len(word)
			c.against = w.ever || comparesWith(s[:i]) || strings.HasPrefix(rest[len(word):], "基础上")
			cut[0] = [2]int{i, i + len(word)}
		case w.change != "" && c.change == "":
			c.change = w.change
			c.negated = endsWith(s[:i], "不", "未", "无", "没", "没有", "不再")
			cut[1] = [2]int{i, i + len(word)}
		}
		i += len(word)
	}
	if c.base == "" {
		return c, false
	}
	c.before, c.after = s[:c.at], s[c.end:]
	if cut[1][1] > 0 && cut[1][0] < cut[0][0] {
		cut[0], cut[1] = cut[1], cut[0]
	}
	c.rest = s[:cut[0][0]] + gap + s[cut[0][1]:]
	if cut[1][1] > 0 {
		c.rest = s[:cut[0][0]] + gap + s[cut[0][1]:cut[1][0]] + gap + s[cut[1][1]:]
	}
	return c, true
}

// comparesWith reports whether a text ends in a word of comparison.
func comparesWith(s string) bool {
	return endsWith(s, "较", "比", "与", "比照")
}

// earlierYear reads a year that is a base: 较2019年增长5%. It has no code of its own
// and stays the year.
func earlierYear(s string, i int) (string, compared, bool) {
	year, n := scanYear(s[i:])
	if n == 0 || year == 0 || !endsWith(s[:i], "较", "比", "与") && !startsWith(s[i+n:], "水平", "同期") {
		return "", compared{}, false
	}
	return s[i : i+n], compared{base: s[i : i+4], ever: true}, true
}

// baseNouns are what may stand behind a base and be the same: 预算数, 上年水平.
var baseNouns = strings.Fields("数 额 值 量 价 的 水平 金额 总额 标准 要求 范围 指标 批复数 批复 规定 同期 控制数 平均水平 定额")

// level reads a comparison with the base itself: 不高于上年, 控制在预算内, 不超预算, 与上
// 年持平, ≥上年的95%.
func (c *comparison) level(n *name, e *evidence, t *schema.Threshold) bool {
	if strings.Contains(c.after, "持平") && !holdsNumber(dropBrackets(c.rest)) {
		return levelOf(t, c.base, schema.EQ)
	}
	q := quantity{lead: c.opBefore(), tail: c.opBehind()}
	if q.lead.none() && q.tail == "" {
		return false
	}
	q.decide()
	if !holdsNumber(dropBrackets(c.rest)) {
		if q.other != "" || c.change != "" && c.against && q.lead.none() {
			return false
		}
		levelOf(t, c.base, q.op)
		t.Repairs = q.mend.codes()
		return true
	}
	after := c.after
	for trimmed := true; trimmed; {
		trimmed = false
		for _, w := range baseNouns {
			if rest, ok := strings.CutPrefix(after, w); ok {
				after, trimmed = rest, true
			}
		}
	}
	if q.lead.none() || after == "" || !numberAt(after, 0, false) {
		return false
	}
	q, ok := scanQuantity(c.before + gap + after)
	if !ok || q.op == schema.Approx {
		return false
	}
	either := n.inherit(&q)
	q.fill(t, n, e, either)
	t.Kind, t.Base, t.Change = schema.Relative, c.base, "level"
	return true
}

// maxModifier is the length in runes of the longest words between an operator and
// the base it belongs to: 不低于全国同行业平均水平.
const maxModifier = 8

// opBefore finds the operator that belongs to the base.
func (c *comparison) opBefore() operator {
	s := c.before
	var q quantity
	behind := 0
	for i := 0; i < len(s); {
		word, o, ok := startsOperator(s[i:])
		if !ok {
			i += runeLen(s[i:])
			continue
		}
		i += len(word)
		if o.as&near != 0 && (!q.lead.none() || startsWith(word, "最高", "最长")) {
			continue // 不低于最低工资标准, 按最高标准
		}
		if o.op != schema.Approx && (o.as&weak == 0 || o.op == schema.LE) { // not 达到 and 为
			q.addLead(o)
			behind = i
		}
	}
	between := s[behind:]
	if q.other != "" || utf8.RuneCountInString(between) > maxModifier || hasDigit(between) || comparesWith(between) {
		return operator{}
	}
	return q.lead
}

// opBehind finds the operator behind the base: 预算内, 预算范围内, 上年水平以上.
func (c *comparison) opBehind() schema.Op {
	s := c.after
	for i := 0; i < len(s); i += runeLen(s[i:]) {
		word, p, ok := tailWords.prefix(s[i:])
		if !ok || p.role != operates || p.op == schema.Approx {
			continue
		}
		if i > 0 && !slices.Contains(baseNouns, s[:i]) {
			return ""
		}
		switch rest := s[i+len(word):]; {
		case rest == "", startsWith(rest, "完成", "执行", "支出", "列支", "控制"):
			return p.op
		}
		return ""
	}
	return ""
}

// levelOf makes the threshold of a comparison without a number.
func levelOf(t *schema.Threshold, base string, op schema.Op) bool {
	t.Kind, t.Op, t.Base, t.Change = schema.Relative, op, base, "level"
	t.Direction = direction(op)
	return true
}

// remarked reads the size of a change that stands in brackets behind it. Only a share
// is surely that of the change: in 较上年增加（500人） the number may be that of now.
func (c *comparison) remarked(n *name, e *evidence, t *schema.Threshold) bool {
	_, inside, ok := numberInRemark(c.rest)
	if !ok {
		return false
	}
	q, ok := scanQuantity(inside)
	if !ok || q.unit.is&ofShare == 0 && q.unit.code != "pct_point" {
		return false
	}
	q.fill(t, n, e, false)
	return true
}

// changed makes the threshold of a change against a base. Operator and number are
// those of the change.
func (c *comparison) changed(n *name, e *evidence, t *schema.Threshold) bool {
	rest := c.rest
	for _, w := range []string{"较", "与", "相比", "比", "基础上", "同期"} {
		rest = strings.Replace(rest, w, gap, 1)
	}
	switch q, ok := scanQuantity(rest); {
	case ok:
		either := n.inherit(&q)
		q.fill(t, n, e, either)
	case c.remarked(n, e, t): // 较上年提高（5%）
	case !holdsNumber(dropBrackets(rest)):
		t.Op = schema.GT
	default:
		p, ok := scanSpan(rest)
		if !ok || !p.fill(t, n) {
			return false
		}
	}
	t.Kind, t.Base, t.Change = schema.Relative, c.base, c.change
	t.Direction = schema.Higher
	if c.change == "decrease" {
		t.Direction = schema.Lower
	}
	return true
}
