package link

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

func valueOf(raw, name string) *schema.Value {
	if raw == "" {
		return nil
	}
	return said(&schema.Value{Threshold: normalize.Value(raw, normalize.Context{Indicator: name})})
}

func TestJudge(t *testing.T) {
	shown := map[Reason]bool{}
	for _, c := range []struct {
		name, target, actual string
		want                 Answer
		why                  Reason
	}{
		{"合格率", "≥95%", "96%", Yes, Compared},
		{"合格率", "≥95%", "94.9%", No, Compared},
		{"面积", "≥1.2万亩", "12000亩", Yes, Compared},
		{"完成时间", "12月底前", "11月", Yes, Compared},
		{"事故", "0起", "1起", No, Compared},
		{"效果", "明显改善", "达成预期指标", Yes, Stated},
		{"效果", "明显改善", "部分达成预期指标并具有一定效果", No, Stated},
		{"效果", "≥95%", "未达成预期指标", No, Stated},
		{"效果", "明显 改善", "明显改善。", Yes, SameWords},
		{"完成时间", "及时", "及时", Yes, SameWords},
		{"完成时间", "按期完成", "按期完成。", Yes, SameWords},
		{"收入", "与上年持平", "与上年 持平", Yes, SameWords},
		{"收入", "与上年持平", "较上年持平", CannotTell, InWords},
		{"完成时间", "及时", "按时", CannotTell, InWords},
		{"完成时间", "及时", "12月20日", CannotTell, InWords},
		{"完成时间", "第四季度", "第四季度", Yes, Compared},
		{"效果", "明显改善", "有所改善", CannotTell, InWords},
		{"效果", "优/良/中/差", "优/良/中/差", CannotTell, InWords},
		{"效果", "", "有所改善", CannotTell, NoTarget},
		{"效果", "—", "有所改善", CannotTell, NoTarget},
		{"合格率", "≥95%", "", CannotTell, NoActual},
		{"合格率", "≥95%", "/", CannotTell, NoActual},
		{"事故", "5起", "≥8888%", CannotTell, AmbiguousActual},
		{"措施", "无", "0起", CannotTell, AmbiguousTarget},
		{"次数", "≥5次", "5人", CannotTell, Units},
		{"次数", "≥5次", "6", CannotTell, Units},
		{"成本", "≤5元/人", "4元/人·月", CannotTell, Units},
		{"完成时间", "2023年12月底前", "11月", CannotTell, DateParts},
		{"完成时间", "12月31日", "12月20日", CannotTell, BareNumber},
		{"完成时间", "第四季度", "9月", CannotTell, BareNumber},
		{"完成时间", "2021年12月15日", "2021年12月", CannotTell, DateParts},
		{"完成时间", "12月15日", "12月20日", No, Compared},
		{"收入", "较上年增长5%以上", "8%", CannotTell, Bases},
		{"收入", "增长5%以上", "下降8%", CannotTell, Bases},
		{"能耗", "较上年下降5%", "较上年下降6%", CannotTell, BareNumber},
		{"能耗", "较上年下降5%", "与上年持平", CannotTell, Bases},
		{"能耗", "较上年下降5%", "较计划下降6%", CannotTell, Bases},
		{"能耗", "较上年下降5%", "较上年下降6吨", CannotTell, Units},
		{"能耗", "较上年下降5%以上", "较上年下降4%-6%", CannotTell, Overlap},
		{"里程", "300公里", "320公里", CannotTell, BareNumber},
		{"里程", "=300公里", "320公里", No, Compared},
		{"里程", "≥300公里", "290-310公里", CannotTell, Overlap},
	} {
		answer, reason := judge(&schema.Indicator{}, valueOf(c.target, c.name), valueOf(c.actual, c.name))
		assert.Equal(t, c.want, answer, "%s %s", c.target, c.actual)
		assert.Equal(t, c.why, reason, "%s %s", c.target, c.actual)
		shown[reason] = true
	}
	_, reason := judge(&schema.Indicator{Grades: &schema.Grades{}}, nil, valueOf("96%", "合格率"))
	assert.Equal(t, GradeBands, reason)
	shown[reason] = true

	parts := schema.Threshold{Kind: schema.Multi, Parts: []schema.Threshold{{Kind: schema.Words}}}
	_, reason = judge(&schema.Indicator{}, &schema.Value{Threshold: parts}, valueOf("96%", "合格率"))
	assert.Equal(t, Parts, reason)
	shown[reason] = true

	for _, r := range Reasons() {
		assert.True(t, shown[r.Reason], r.Reason)
		delete(shown, r.Reason)
	}
	assert.Empty(t, shown, "reasons that are not listed")
}

// TestCorrected judges what a person said of a value.
func TestCorrected(t *testing.T) {
	correct := func(raw, to string) *schema.Value {
		v := valueOf(raw, "合格率")
		c := normalize.Value(to, normalize.Context{})
		v.Correction = &schema.Correction{Verdict: schema.Corrected, Threshold: &c}
		return v
	}
	in := &schema.Indicator{}
	answer, reason := judge(in, valueOf("≥95%", "合格率"), correct("未达到95%", "90%"))
	assert.Equal(t, No, answer)
	assert.Equal(t, Compared, reason)
	answer, _ = judge(in, correct("≥9595%", "≥95%"), valueOf("96%", "合格率"))
	assert.Equal(t, Yes, answer)
	assert.Equal(t, No, changed(correct("≥90%", "≥95%"), valueOf("≥95%", "合格率")))
	assert.Nil(t, said(correct("96%", "—")))
}

func TestChanged(t *testing.T) {
	for _, c := range []struct {
		name, promised, restated string
		want                     Answer
	}{
		{"合格率", "≥95%", "≥95%", No},
		{"合格率", "≥95%", "≥ 95％。", No},
		{"合格率", "≥95%", "不低于95%", No},
		{"合格率", "≥95%", "≥9595%及以上", No},
		{"合格率", "≥95%", "≥90%", Yes},
		{"合格率", "≥95%", "≤95%", Yes},
		{"合格率", "≥9.5%", "≥95%", Yes},
		{"面积", "≥1.2万亩", "≥12000亩", No},
		{"面积", "≥1.2万亩", "12000亩", CannotTell},
		{"面积", "≥1.2万亩", "12001亩", Yes},
		{"里程", "300公里", "=300公里", No},
		{"里程", "300公里", "320公里", Yes},
		{"里程", "80-90公里", "85-95公里", Yes},
		{"次数", "≥12次", "≥12场", CannotTell},
		{"成本", "≤500元/人·月", "≤600元/月·人", Yes},
		{"成本", "≤500元/人·月", "≤500元/月·人", No},
		{"收入", "增长5%", "下降5%", CannotTell},
		{"收入", "增长5%", "增加5%", No},
		{"完成时间", "12月底前", "12月31日前", No},
		{"完成时间", "12月底前", "2023年12月底前", CannotTell},
		{"完成时间", "11月底前", "12月底前", Yes},
		{"完成时间", "12月31日", "12月底前", CannotTell},
		{"完成时间", "12月31日", "11月30日", Yes},
		{"效果", "明显改善", "明显改善", No},
		{"效果", "明显改善", "有所改善", Yes},
		{"效果", "明显改善", "≥95%", Yes},
		{"效果", "无", "无", No},
		{"效果", "无", "≥95%", CannotTell},
		{"效果", "", "≥95%", ""},
		{"效果", "≥95%", "/", ""},
	} {
		assert.Equal(t, c.want, changed(valueOf(c.promised, c.name), valueOf(c.restated, c.name)), "%s %s", c.promised, c.restated)
	}
}
