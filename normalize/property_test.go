package normalize_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// meaning writes down what a threshold states: everything but the text, the unit's
// spelling and the repairs, with numbers as value × scale.
func meaning(t schema.Threshold) string {
	var b strings.Builder
	write := func(parts ...string) { b.WriteString(strings.Join(parts, " ") + "|") }
	write(string(t.Kind), string(t.Op), size(t, t.Value), size(t, t.Low), size(t, t.High), string(t.Unit))
	for _, closed := range []*bool{t.LowClosed, t.HighClosed} {
		switch {
		case closed == nil:
			write("-")
		case *closed:
			write("closed")
		default:
			write("open")
		}
	}
	for _, p := range t.Per {
		write("per", string(p))
	}
	write(t.Base, t.Change, t.Grade, t.GradeClass, strings.Join(t.ScaleLevels, "/"), t.Period, string(t.Direction))
	for _, p := range t.Parts {
		write("{", meaning(p), "}")
	}
	if t.Ambiguous {
		write("ambiguous")
		for _, c := range t.Candidates {
			write(string(c.Op), size(t, c.Value), string(c.Unit))
		}
	}
	return b.String()
}

func size(t schema.Threshold, v schema.Literal) string {
	d, err := schema.ParseDecimal(string(v))
	if err != nil {
		return string(v)
	}
	if t.Scale != "" {
		d = d.Mul(schema.Decimal(t.Scale))
	}
	return string(d.Reduce())
}

// pieces are what cells are made of.
var pieces = []string{
	"≥", "≤", ">", "<", "=", ">=", "≧", "〉", "《", "》", "═", "＞", "＝", "约", "近", "不低于", "不得超过", "不少于", "不超", "超过", "达到", "为", "控制在", "大于", "小于等于", "至少",
	"95", "9595", "100", "2", "0", "0.5", "12.5", "5.55.5", "1,200", "1，200", "2020", "295", "2100", "33", "９５", "l0", "9O", "1010", "-5", "1.0",
	"三", "两", "十二", "九成", "百分之", "半", "零", "一千零五十", "五百", "一", "二",
	"%", "％", "‰", "元", "万元", "万", "亿", "千", "人", "人次", "次", "个", "天", "个工作日", "小时", "月", "个月", "年", "季度", "米", "公里", "亩", "㎡", "分", "百分点", "个百分点", "比例", "kg", "Mbps", "度", "级", "户",
	"/年", "/人·月", "/", "·", "每年", "每", "每人", "每半年", "（人·月）", "(", ")", "[", "]", "（含）", "（不含）", "（12/12）",
	"及以上", "以上", "以下", "以内", "之内", "内", "左右", "余", "多", "-", "~", "～", "至", "到", "±", "且", "≤X<", "，", "、", "；", "\n", "。", ",", ".", " ", "\u3000", "…", "*",
	"较上年", "上年", "同比", "预算", "标准", "增长", "下降", "提高", "持平", "控制在预算内", "2019年",
	"2020年", "12月", "31日", "底", "前", "后", "起", "第四季度", "上半年", "全年", "年度", "1-12月", "2020-12-31", "2021.3", "年底", "当年", "按时", "完成",
	"优", "良好", "明显提升", "长期", "符合", "无", "是", "否", "零事故", "满意度", "培训", "N", "W", "x", "I", "O", "A", "第", "余额", "节约", "PM2.5",
}

var names = []string{"", "群众满意度", "验收合格率", "产值增长率", "培训人数（人）", "项目总成本", "造林补助", "成活率(≥**%)", "参与率", "重大事故", "次数（次/年）", "面积（万亩）", "满意度%"}

// anyCell draws a cell of pieces in any order.
func anyCell(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 7).Draw(t, "pieces"), "")
}

// labelledRaws are the raw values of all labelled cases.
func labelledRaws(tb testing.TB) []labelled {
	var all []labelled
	for _, file := range []string{"dev.jsonl", "spec.jsonl", "examined.jsonl", "combined.jsonl", "wide.jsonl", "among.jsonl", "adversarial.jsonl"} {
		all = append(all, loadCases(tb, "../testdata/values/"+file)...)
	}
	return all
}

// check holds one cell to the laws that every cell obeys.
func check(t require.TestingT, raw, indicator string) {
	got := normalize.Value(raw, normalize.Context{Indicator: indicator})
	require.Equal(t, raw, got.Raw, "raw is kept byte for byte")
	checkRoundTrip(t, got)
	checkPrinted(t, got)
}

// checkRoundTrip: the canonical form reads back as the same value, and nothing in
// it needs mending.
func checkRoundTrip(t require.TestingT, got schema.Threshold) {
	if got.Ambiguous {
		return
	}
	canonical := got.String()
	again := normalize.Value(canonical, normalize.Context{})
	if got.Kind == schema.Words {
		require.Equal(t, schema.Words, again.Kind)
		return
	}
	require.Equal(t, meaning(got), meaning(again), "%q → %q", got.Raw, canonical)
	require.Empty(t, again.Repairs, "%q → %q", got.Raw, canonical)
	require.Equal(t, canonical, again.String(), "the canonical form is its own")
}

func TestRoundTripOfLabelled(t *testing.T) {
	for _, c := range labelledRaws(t) {
		got := normalize.Value(c.Raw, normalize.Context{Indicator: c.Indicator, Siblings: c.Siblings})
		checkRoundTrip(t, got)
		checkPrinted(t, got)
	}
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		check(t, anyCell(t), rapid.SampledFrom(names).Draw(t, "name"))
	})
}

// operatorSpellings are what the operators may be printed as without a repair. What
// is in none of the lists of the specification is a negation: 不得低于.
var operatorSpellings = map[schema.Op][]string{
	schema.GE:     strings.Fields("≥ 不少于 不低于 不小于 至少 最低 大于等于 大于或等于 达 以上 得少于 得低于 能低于 高于等于 高于或等于 多于等于 多于或等于 等于或大于 等于或高于 不 未 无 含 +"),
	schema.LE:     strings.Fields("≤ 不超 不高于 不大于 不多于 至多 最多 小于等于 小于或等于 以下 内 控制在 得超过 未超 突破 超出 低于等于 低于或等于 少于等于 少于或等于 等于或小于 等于或低于 不 未 无 含"),
	schema.GT:     strings.Fields("> 大于 高于 多于 超 不含 增长 增加 上升 提高 提升 下降 降低 减少"),
	schema.LT:     strings.Fields("< 小于 低于 少于 不足 不满 未满 不到 不含"),
	schema.Approx: strings.Fields("≈ 约 近 左右 上下 余 多"),
}

// inTwoParts finds a number that is printed in two: 3万5千.
var inTwoParts = regexp.MustCompile(`\d[百千万亿]+\d`)

// checkPrinted: what no repair changed is printed. Numbers stand in the folded text
// as they are, and operators and units in one of their spellings.
func checkPrinted(t require.TestingT, got schema.Threshold) {
	if got.Kind == schema.Multi {
		for _, p := range got.Parts {
			checkPrinted(t, p)
		}
		return
	}
	if len(got.Repairs) > 0 {
		return
	}
	text := strings.ReplaceAll(strings.ReplaceAll(normalize.Fold(got.Raw), "\n", ""), ",", "")
	switch got.Kind {
	case schema.Bound, schema.Exact, schema.Duration, schema.Ratio, schema.Relative:
		if got.Value != "" && !strings.HasSuffix(text, "无") && text != "没有" && !inTwoParts.MatchString(text) {
			require.Contains(t, text, strings.TrimPrefix(string(got.Value), "-"), "the number is printed")
		}
	case schema.Range:
		if !strings.Contains(text, "±") && !strings.Contains(text, "正负") && !strings.ContainsAny(text, "百千万亿") {
			require.Contains(t, text, strings.TrimPrefix(string(got.Low), "-"))
			require.Contains(t, text, strings.TrimPrefix(string(got.High), "-"))
		}
	default:
		return
	}
	if words := operatorSpellings[got.Op]; words != nil {
		require.True(t, slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) }), "the operator %s is printed in %s", got.Op, got.Raw)
	}
	if got.Unit != "" {
		printed := got.Unit == "CNY" && strings.ContainsAny(text, "￥¥")
		for _, spelling := range got.Unit.Info().Spellings {
			printed = printed || strings.Contains(text, spelling)
		}
		require.True(t, printed, "the unit %s is printed in %s", got.Unit, got.Raw)
	}
}
