package normalize

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// A cell may deny the value that it prints: 未达到95%, 无5起以上, 12月底前未完成. Rules §3.1 have
// the negations of comparing words only (不低于). What another one leaves of the value
// the text does not say: the reading without it and the opposite are candidates, as
// where two operators contradict each other. A remark denies nothing: 80%（未完成） says
// that 80 % were reached.

// A denial is a word that denies, and where it does so.
type denial uint8

const (
	before denial = 1 << iota // right before a value: 无5起以上
	across                    // with a verb, its object before the value: 未完成培训5次
	behind                    // with a verb, behind the value: 95%未完成
	done                      // the verb is in the word: 完不成
	being                     // says that the value is another one: 非95%
)

var denials = listed(map[denial]string{
	before | across | behind:        "未 没 没有 没能 无法 不能 难以",
	before | across | behind | done: "完不成 达不成 做不到",
	before | behind:                 "不",
	before:                          "无",
	before | being:                  "非 不是 不为 并非",
})

// A deed is what a denied verb may have.
type deed uint8

const (
	quantum deed = 1 << iota // a value right behind it
	object                   // an object between it and the value
	alone                    // nothing
)

var deeds = listed(map[deed]string{
	quantum: `达 到 及 足 发生 出现 产生 存在 收到 接到 新增 控制在 保持在 增长 增加 提高 提升 上升 下降 降低 减少 缩短
		延期 延误 超期`,
	quantum | object | alone: `完成 实现 达到 达成 满足 开展 组织 举办 举行 召开 实施 实行 执行 落实 覆盖 拨付 支付 发放 兑付 兑现 支出 使用
		缴纳 建成 建设 建立 购置 采购 安排 投入 办结 整改 通过 取得`,
	alone: "达标 到位 竣工 完工 开工 动工 交付 到账",
})

// manners stand between a negation and its verb or value: 未按时完成, 未于12月前.
var manners = listed(map[bool]string{true: `能 能够 曾 全部 完全 全面 全 按时 按期 及时 如期 有效 实际 真正 足额 如数 一次性 普遍 按计划 按要求 按规定
	规定时间 再 得 得到 均 于 在 全年 年度`})

// sofar stand before the negation in a remark: 95%，尚未完成.
var sofar = listed(map[bool]string{true: "尚 仍 还 均 都 但 暂 实际 目前"})

func listed[T comparable](lists map[T]string) *dictionary[T] {
	words := map[string]T{}
	for v, list := range lists {
		for _, w := range strings.Fields(list) {
			words[w] = v
		}
	}
	return newDictionary(words)
}

// pass gives the place behind all words of a dictionary that stand at a place.
func (d *dictionary[T]) pass(s string, i int) int {
	for {
		word, _, ok := d.prefix(s[i:])
		if !ok {
			return i
		}
		i += len(word)
	}
}

// denied looks for a negation of the value that a text states, and returns what it
// does; 0 for none.
func denied(s string) denial {
	for i := 0; i < len(s); {
		word, no, ok := denials.prefix(s[i:])
		if !ok {
			i += runeLen(s[i:])
			continue
		}
		if n := comparesAt(s, i); n > 0 { // 不低于
			i += n
			continue
		}
		if denies(s, i, i+len(word), no) {
			return no
		}
		i += len(word)
	}
	return 0
}

// denies reports whether the negation between two places denies a value.
func denies(s string, at, end int, no denial) bool {
	i := end
	if no&being == 0 {
		i = manners.pass(s, i)
	}
	verb, can, _ := deeds.prefix(s[i:])
	if no&done != 0 {
		verb, can = "", quantum|object|alone
	}
	if no&being != 0 || can == 0 {
		return valueAt(s, i) || i > end && dateAt(s[i:])
	}
	i += len(verb)
	clause := len(s)
	if n := strings.IndexAny(s[i:], clauseMarks); n >= 0 {
		clause = i + n
	}
	switch {
	case can&quantum != 0 && valueAt(s, skipFills(s, i)), can == quantum && baseAt(s[i:clause]):
		return true
	case can&object != 0 && no&across != 0 && objectAt(s[i:clause]):
		return true
	}
	return can&alone != 0 && no&behind != 0 && !holdsNumber(s[i:clause]) && !namesAmount(s[i:clause]) && undone(s, at)
}

const clauseMarks = ",，、;:()[]\n"

// undone reports whether the clause up to a place has words or a value that are said to
// be undone there: 2个项目未完成. In brackets, or after the value, it is a remark.
func undone(s string, at int) bool {
	from := 0
	if mark := strings.LastIndexAny(s[:at], clauseMarks); mark >= 0 {
		from = mark + runeLen(s[mark:])
	}
	if sofar.pass(s[:at], from) == at || startsWith(s[from:at], "因", "受", "由于") {
		return false
	}
	if strings.LastIndexAny(s[:at], "([") > strings.LastIndexAny(s[:at], ")]") {
		return false
	}
	return from == 0 || holdsNumber(s[from:at])
}

// objectAt reports whether words and then a number follow a verb: 未完成培训5次. An
// operator before the number says that the words are what is counted
// (未完成项目≤3个), and so does a word for an amount (未完成率5%).
func objectAt(clause string) bool {
	for i := range clause {
		if comparesAt(clause, i) > 0 {
			return false
		}
		if numberAt(clause, i, true) {
			return !namesAmount(clause[:i])
		}
	}
	return false
}

func namesAmount(s string) bool {
	return endsWith(s, "率", "数", "额", "量", "度", "比例", "占比", "比重")
}

// valueAt reports whether an operator, a number or a denominator stands at a place.
func valueAt(s string, i int) bool {
	return i < len(s) && (comparesAt(s, i) > 0 || numberAt(s, i, true) || strings.HasPrefix(s[i:], "每") || baseAt(s[i:]) && startsWith(s[i:], "较", "比"))
}

// comparesAt returns the length of an operator that is no part of a word, or 0.
func comparesAt(s string, i int) int {
	word, o, ok := startsOperator(s[i:])
	if !ok {
		word, _, ok = dateOperators.prefix(s[i:])
		if !ok {
			return 0
		}
		return len(word)
	}
	next := skipFills(s, i+len(word))
	if o.as&near != 0 && !(next < len(s) && (numberAt(s, next, true) || comparesAt(s, next) > 0 || strings.HasPrefix(s[next:], "每"))) && !baseAt(s[i+len(word):]) {
		return 0
	}
	return len(word)
}

func skipFills(s string, i int) int {
	for i < len(s) {
		word, p, ok := leadWords.prefix(s[i:])
		if !ok || p.role != fills && p.role != scopes {
			break
		}
		i += len(word)
	}
	return i
}

func baseAt(s string) bool { _, ok := findComparison(s); return ok }

func dateAt(s string) bool { _, n := scanPoint(s, point{}); return n > 0 }

// opposites are the operators for what an operator leaves out. Of one number it is
// what was not reached, of a date a later one.
var opposites = map[schema.Op]schema.Op{
	schema.GE: schema.LT, schema.GT: schema.LE, schema.LE: schema.GT, schema.LT: schema.GE, schema.EQ: schema.LT, schema.Approx: schema.LT,
}

// deny leaves a value that the text denies open between its reading and the
// opposite. It reports false where there is no opposite: the text then states no
// value. None of something that did not happen (未发生0起) is none.
func deny(t *schema.Threshold, no denial) bool {
	switch t.Kind {
	case schema.Bound, schema.Exact, schema.Duration, schema.Ratio, schema.Range, schema.Relative, schema.Date:
	default:
		return true
	}
	opposite, ok := opposites[t.Op]
	switch {
	case t.Ambiguous:
		return true
	case !ok, no&being != 0 && t.Op == schema.EQ:
		*t = schema.Threshold{Raw: t.Raw, Kind: schema.Words}
		return false
	case t.Kind == schema.Date && t.Op == schema.EQ:
		opposite = schema.GT
	case t.Op == schema.EQ && t.Value != "" && schema.Decimal(t.Value).Cmp("0") == 0:
		return true
	case t.Kind == schema.Exact:
		t.Kind = schema.Bound
	}
	t.Ambiguous = true
	t.Candidates = []schema.Candidate{{Op: t.Op, Value: t.Value, Unit: t.Unit}, {Op: opposite, Value: t.Value, Unit: t.Unit}}
	t.Op, t.Direction = "", ""
	return true
}
