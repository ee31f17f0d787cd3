package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// An operator as printed (rules §3.1). The zero operator is none.
type operator struct {
	op schema.Op
	as manner
}

func (o operator) none() bool { return o.op == "" }

// manner says how an operator is printed.
type manner uint8

const (
	symbol manner = 1 << iota
	// variant is one of the spellings of rules §4, operator_variant.
	variant
	// quote marks book-title marks, which are operators only where they are not
	// paired: 《办法》.
	quote
	// near says that the word is an operator only before a number; further words
	// may stand between the number and the others.
	near
	// weak says that the word may as well be part of the phrase: another operator
	// beside it wins, and nothing is repeated.
	weak
	// twice says that the operator was printed twice.
	twice
)

// leading are the operators before a number. The negations of the comparing words
// (不得低于) are made below.
var leading = []struct {
	op        schema.Op
	as        manner
	spellings string
}{
	{schema.GE, symbol, "≥"},
	{schema.LE, symbol, "≤"},
	{schema.GT, symbol, ">"},
	{schema.LT, symbol, "<"},
	{schema.EQ, symbol, "="},
	{schema.Approx, symbol, "≈"},
	{schema.GE, symbol | variant, ">= => ≥= ≧ ⩾ ≮ 〉= 》= ﹥="},
	{schema.LE, symbol | variant, "<= =< ≤= ≦ ⩽ ≯ 〈= 《= ﹤="},
	{schema.GE, symbol | variant, "\uf0b3"}, // of the font Symbol, where that is lost
	{schema.LE, symbol | variant, "\uf0a3"},
	{schema.GT, symbol | variant, "﹥"},
	{schema.LT, symbol | variant, "﹤"},
	{schema.GT, symbol | variant | quote | near, "〉 》"},
	{schema.LT, symbol | variant | quote | near, "〈 《"},
	{schema.EQ, symbol | variant, "═"},
	{schema.GE, 0, "至少 大于等于 大于或等于 高于等于 高于或等于 多于等于 多于或等于 等于或大于 等于或高于"},
	{schema.GE, near, "最低"},
	{schema.GE, near | weak, "最少"},
	{schema.LE, near | weak, "最高 最长"},
	{schema.GE, near | weak, "达到 达"},
	{schema.LE, 0, "至多 最多 小于等于 小于或等于 低于等于 低于或等于 少于等于 少于或等于 等于或小于 等于或低于"},
	{schema.LE, near | weak, "控制在"},
	{schema.GT, 0, "大于 高于 多于 超过"},
	{schema.GT, near, "超"},
	{schema.LT, 0, "小于 低于 少于"},
	{schema.LT, near, "不足 不满 未满 不到"},
	{schema.EQ, 0, "等于"},
	{schema.EQ, near | weak, "为"},
	{schema.Approx, near, "约 大约 近 约占 大约占"},
}

// What a comparing word means behind a negation: 不低于, 不得超过, 未超.
var (
	negations = "不 不得 不能 不应 不可 不许 不宜 不再 未 没有 严禁"
	negated   = []struct {
		op    schema.Op
		words string
	}{
		{schema.GE, "少于 低于 小于"},
		{schema.LE, "超过 高于 大于 多于 超 超出 突破"},
	}
)

// A role is what a word before or behind a number does.
type role uint8

const (
	operates role = iota
	fills         // may stand between a near operator and its number
	scopes        // 全年, 年度 (period)
	nothing       // only looks like an operator: 节约 holds no 约
	bars          // makes what follows no plain number: ±
)

type part struct {
	role role
	operator
}

// leadWords are the words that mean something before a number.
var leadWords = func() *dictionary[part] {
	words := map[string]part{}
	add := func(p part, spellings string) {
		for _, w := range strings.Fields(spellings) {
			words[w] = p
		}
	}
	for _, l := range leading {
		add(part{operates, operator{l.op, l.as}}, l.spellings)
	}
	for _, no := range strings.Fields(negations) {
		for _, l := range negated {
			for _, w := range strings.Fields(l.words) {
				add(part{operates, operator{op: l.op}}, no+w)
			}
		}
	}
	add(part{role: scopes}, "全年 全年度 年度")
	add(part{role: fills}, "完成 开展 组织 举办 实现 : “ ” \" ， , 、 \n")
	add(part{role: nothing}, `上年度 上一年度 下年度 节约 预约 签约 违约 履约 合约 条约 公约 制约 附近 最近 临近 邻近 新近 下达 传达 送达
		到达 抵达 直达 发达 表达 赶超 行为 作为 成为 分为 认为 因为 人为`)
	add(part{role: bars}, "± +- +/- 正负 ≠ 不等于 分之")
	words["\n"] = part{role: fills}
	return newDictionary(words)
}()

// enders are more words that end in what looks like an operator: 续约3家, 雷达5台. They
// are looked for where one is found.
var enders = listed(map[bool]string{true: `续约 租约 特约 邀约 守约 毁约 解约 契约 集约 简约 就近 亲近 贴近 靠近 雷达 马达 通达 转达
	中超 英超 商超 农超 彩超 B超 高超 反超 华为 史最高 年最高 国最高 省最高 市最高 创最高`})

// apart are words whose end begins no word that ends in an operator, though it looks
// like it: 宣传达到95% holds no 传达, 印制约300份 no 制约.
var apart = listed(map[bool]string{true: `宣传 上传 开发 研发 分发 印发 配送 运送 输送 护送 报送 推送 收到 得到 受到 线下 地下 乡下 垂直 代表 报表 发表
	印制 编制 绘制 录制 研制 定制 试制`})

// tailWords are the words that mean something behind a number.
var tailWords = func() *dictionary[part] {
	words := map[string]part{}
	for op, spellings := range map[schema.Op]string{
		schema.GE:     "及以上 以上 或以上 及其以上",
		schema.LE:     "及以下 以下 或以下 及其以下 及以内 及之内 以内 之内 内",
		schema.Approx: "左右 上下 余",
	} {
		for _, w := range strings.Fields(spellings) {
			words[w] = part{operates, operator{op: op}}
		}
	}
	for _, w := range []string{"全年", "全年度", "年度"} {
		words[w] = part{role: scopes}
	}
	for _, w := range strings.Fields("内存 内部 内容 内外 内控 内审 内涝 内科 内网 余额 余热 余量 上下游 上下水") {
		words[w] = part{role: nothing}
	}
	return newDictionary(words)
}()

// inner are the characters that make a word with a 内 before them: 2次内训, 3家内资企业.
// Behind a length of time or a distance they rather begin the next word: 3日内设置.
const inner = "训设资河刊陆港贸销墙饰务政层环线勤镜窥燃湖页芯胆涵聘参衣宾蒙科审存部容控网涝外地"

// isCue reports whether a trailing operator is a tail cue of rules §5.
func isCue(word string) bool {
	switch word {
	case "及以上", "以上", "及以下", "以下", "以内", "之内", "及以内", "及之内":
		return true
	}
	return false
}

// startsOperator reads an operator at the beginning of a text.
func startsOperator(s string) (word string, o operator, ok bool) {
	word, p, ok := leadWords.prefix(s)
	return word, p.operator, ok && p.role == operates
}

// startsSymbol reads a symbol operator that a digit follows at the beginning of a
// text, and returns the digits (rules §5.3d).
func startsSymbol(s string) (digits string, ok bool) {
	word, o, found := startsOperator(s)
	if !found || o.as&symbol == 0 {
		return "", false
	}
	n := digitRun(s[len(word):])
	return s[len(word) : len(word)+n], n > 0
}

func direction(op schema.Op) schema.Direction {
	switch op {
	case schema.GE, schema.GT:
		return schema.Higher
	case schema.LE, schema.LT:
		return schema.Lower
	}
	return ""
}
