package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// An operator as printed (SPEC §3.1).
type operator struct {
	op     schema.Op
	symbol bool
	// variant says that the spelling is one of SPEC §4's operator_variant.
	variant bool
	// near says that the word is an operator only right before a number; further
	// words may stand between the number and the others.
	near bool
	// weak says that the word may as well be part of the phrase: another operator
	// beside it wins, and nothing is repeated.
	weak bool
}

var leadingOperators = newDictionary(map[string]operator{
	"≥": {op: schema.GE, symbol: true}, "≤": {op: schema.LE, symbol: true},
	">": {op: schema.GT, symbol: true}, "<": {op: schema.LT, symbol: true}, "=": {op: schema.EQ, symbol: true},
	">=": {op: schema.GE, symbol: true, variant: true}, "=>": {op: schema.GE, symbol: true, variant: true},
	"<=": {op: schema.LE, symbol: true, variant: true}, "=<": {op: schema.LE, symbol: true, variant: true},
	"≥=": {op: schema.GE, symbol: true, variant: true}, "≤=": {op: schema.LE, symbol: true, variant: true},
	"≧": {op: schema.GE, symbol: true, variant: true}, "≦": {op: schema.LE, symbol: true, variant: true},
	"⩾": {op: schema.GE, symbol: true, variant: true}, "⩽": {op: schema.LE, symbol: true, variant: true},
	"〉": {op: schema.GT, symbol: true, variant: true, near: true}, "》": {op: schema.GT, symbol: true, variant: true, near: true},
	"﹥": {op: schema.GT, symbol: true, variant: true}, "〉=": {op: schema.GE, symbol: true, variant: true}, "》=": {op: schema.GE, symbol: true, variant: true}, "﹥=": {op: schema.GE, symbol: true, variant: true},
	"〈": {op: schema.LT, symbol: true, variant: true, near: true}, "《": {op: schema.LT, symbol: true, variant: true, near: true},
	"﹤": {op: schema.LT, symbol: true, variant: true}, "〈=": {op: schema.LE, symbol: true, variant: true}, "《=": {op: schema.LE, symbol: true, variant: true}, "﹤=": {op: schema.LE, symbol: true, variant: true},
	"═":   {op: schema.EQ, symbol: true, variant: true},
	"≈":   {op: schema.Approx, symbol: true},
	"不少于": {op: schema.GE}, "不低于": {op: schema.GE}, "不小于": {op: schema.GE}, "至少": {op: schema.GE}, "最低": {op: schema.GE, near: true},
	"大于等于": {op: schema.GE}, "大于或等于": {op: schema.GE}, "达到": {op: schema.GE, near: true, weak: true}, "达": {op: schema.GE, near: true, weak: true},
	"不超过": {op: schema.LE}, "不高于": {op: schema.LE}, "不大于": {op: schema.LE}, "不多于": {op: schema.LE}, "至多": {op: schema.LE}, "最多": {op: schema.LE},
	"小于等于": {op: schema.LE}, "小于或等于": {op: schema.LE}, "控制在": {op: schema.LE, near: true, weak: true},
	"大于": {op: schema.GT, near: true}, "高于": {op: schema.GT, near: true}, "多于": {op: schema.GT, near: true}, "超过": {op: schema.GT, near: true}, "超": {op: schema.GT, near: true},
	"小于": {op: schema.LT, near: true}, "低于": {op: schema.LT, near: true}, "少于": {op: schema.LT, near: true},
	"不足": {op: schema.LT, near: true}, "不满": {op: schema.LT, near: true}, "未满": {op: schema.LT, near: true},
	"等于": {op: schema.EQ, near: true}, "为": {op: schema.EQ, near: true, weak: true},
	"约": {op: schema.Approx, near: true}, "大约": {op: schema.Approx, near: true}, "近": {op: schema.Approx, near: true},
})

var trailingOperators = newDictionary(map[string]operator{
	"及以上": {op: schema.GE}, "以上": {op: schema.GE}, "及以下": {op: schema.LE}, "以下": {op: schema.LE},
	"以内": {op: schema.LE}, "之内": {op: schema.LE}, "内": {op: schema.LE, near: true},
	"左右": {op: schema.Approx}, "上下": {op: schema.Approx}, "余": {op: schema.Approx},
})

// isCue reports whether a trailing operator is a tail cue of SPEC §5.
func isCue(word string) bool {
	switch word {
	case "及以上", "以上", "及以下", "以下", "以内", "之内":
		return true
	}
	return false
}

// fillers are words that may stand between an operator that must be near and its
// number.
var fillers = newDictionary(map[string]bool{
	"全年": true, "年度": true, "完成": true, "开展": true, "组织": true, "举办": true, "实现": true, "达到": true, "达": true, "为": true,
})

func direction(op schema.Op) schema.Direction {
	switch op {
	case schema.GE, schema.GT:
		return schema.Higher
	case schema.LE, schema.LT:
		return schema.Lower
	}
	return ""
}

// startsWithSymbol reports whether a folded text begins with a symbol operator and
// a digit.
func startsWithSymbol(s string) (rest string, ok bool) {
	word, o, found := leadingOperators.prefix(s)
	if !found || !o.symbol {
		return "", false
	}
	rest = strings.TrimPrefix(s, word)
	return rest, rest != "" && isDigit(rest[0])
}
