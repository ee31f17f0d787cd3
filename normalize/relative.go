package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// bases are what a value may be compared with (SPEC §6).
var bases = newDictionary(map[string]string{
	"上年度": "prev_year", "上年": "prev_year", "去年": "prev_year", "同比": "prev_year", "上一年度": "prev_year", "上一年": "prev_year", "往年": "prev_year",
	"环比": "prev_period", "上期": "prev_period", "上季度": "prev_period", "上月": "prev_period",
	"预算": "budget", "标准": "standard", "规定": "standard", "定额": "standard", "计划": "plan", "目标": "target",
	"平均水平": "peer", "同类": "peer",
})

// changes are the words for a change.
var changes = newDictionary(map[string]string{
	"增长": "increase", "增加": "increase", "上升": "increase", "提高": "increase", "提升": "increase",
	"下降": "decrease", "降低": "decrease", "减少": "decrease",
})

// relative reads a comparison with a base (SPEC §6).
func relative(s string, n name, e *evidence, t *schema.Threshold) bool {
	if len(s) > maxQuantity {
		return false
	}
	c := findComparison(s)
	if c.base == "" {
		return false
	}
	switch {
	case c.change != "" && !c.negated && (c.against || c.base == "prev_year" || c.base == "prev_period" || c.base == "peer"):
		return changed(c, n, e, t)
	case c.change == "" && strings.Contains(s, "持平"):
		level(t, c.base, schema.EQ)
		return true
	case c.change == "":
		if op := c.levelOp(s); op != "" {
			level(t, c.base, op)
			return true
		}
	}
	return false
}

// A comparison is a text in which a base is named.
type comparison struct {
	base, change string
	against      bool // 较, 比, 与 stand before the base
	negated      bool // 不下降, 未增加
	at           int  // where the base begins
	length       int
	rest         string // the text without base and change
}

// findComparison looks for the first base, and for a change word. Remarks in
// brackets are not searched.
func findComparison(s string) comparison {
	c := comparison{at: -1}
	var rest strings.Builder
	for i := 0; i < len(s); {
		if n := bracket(s[i:]); n > 0 {
			i += n
			continue
		}
		if word, base, ok := bases.prefix(s[i:]); ok {
			if c.base == "" {
				c.base, c.at, c.length = base, i, len(word)
				before := s[:i]
				c.against = strings.HasSuffix(before, "较") || strings.HasSuffix(before, "比") || strings.HasSuffix(before, "与") ||
					strings.HasSuffix(before, "比照") || word == "同比" || word == "环比" || strings.HasSuffix(before, "对比")
			}
			i += len(word)
			continue
		}
		if word, change, ok := changes.prefix(s[i:]); ok && c.change == "" {
			c.change = change
			c.negated = strings.HasSuffix(s[:i], "不") || strings.HasSuffix(s[:i], "未") || strings.HasSuffix(s[:i], "无")
			i += len(word)
			continue
		}
		r := firstRune(s[i:])
		rest.WriteRune(r)
		i += len(string(r))
	}
	c.rest = rest.String()
	return c
}

// levelOp finds the operator of a comparison with the base itself: 不高于上年,
// 控制在预算内, 不超预算. The operator must belong to the base, not to a number.
func (c *comparison) levelOp(s string) schema.Op {
	if hasDigit(c.rest) {
		return ""
	}
	after := s[c.at+c.length:]
	for _, w := range []string{"以内", "之内", "内"} {
		if strings.Contains(after, w) && hasAny(after, "以内", "之内", "范围内") || strings.HasPrefix(strings.TrimPrefix(after, "数"), w) {
			return schema.LE
		}
	}
	before := s[:c.at]
	for _, no := range []string{"不超过", "不超出", "不突破", "未超过", "未超出", "未突破", "未超", "不超", "不得超过", "不得超出", "严禁超"} {
		if strings.Contains(before, no) {
			return schema.LE
		}
	}
	for i := range before {
		if _, o, ok := leadingOperators.prefix(before[i:]); ok && !(o.weak || o.op == schema.Approx || o.op == schema.EQ && !o.symbol) {
			return o.op
		}
	}
	return ""
}

// level makes the threshold of a comparison without a number.
func level(t *schema.Threshold, base string, op schema.Op) {
	t.Kind, t.Op, t.Base, t.Change = schema.Relative, op, base, "level"
	t.Direction = direction(op)
}

// changed makes the threshold of a change against a base.
func changed(c comparison, n name, e *evidence, t *schema.Threshold) bool {
	t.Kind, t.Base, t.Change = schema.Relative, c.base, c.change
	t.Direction = schema.Higher
	if c.change == "decrease" {
		t.Direction = schema.Lower
	}
	rest := strings.NewReplacer("较", "", "与", "", "相比", "", "比", "").Replace(c.rest)
	q, ok := scanQuantity(rest)
	if !ok {
		if hasDigit(rest) {
			*t = schema.Threshold{Raw: t.Raw, Kind: schema.Words}
			return false
		}
		t.Op = schema.GT
		return true
	}
	side := t.Direction
	q.fill(t, n, e, false)
	t.Kind, t.Direction = schema.Relative, side
	if t.Op == "" && !t.Ambiguous {
		t.Op = schema.EQ
	}
	return true
}
