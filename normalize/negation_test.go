package normalize_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// TestDenied reads values that the cell denies. The reading without the negation and
// the opposite are candidates, and no target is judged by them.
func TestDenied(t *testing.T) {
	for _, tt := range []struct {
		raws        string
		kind        schema.Kind
		op, not     schema.Op
		value, unit string
	}{
		{`未达到95% 没有达到95% 没达到95% 未达95% 不达95% 未能达到95% 尚未达到95% 未全部达到95% 无法达到95% 难以达到95% 满意度未达到95%
			未达到百分之九十五 未达到95%以上 无95%以上 没有95%以上 未≥95% 非≥95% 未达到≥95% ≥95%未完成`,
			schema.Bound, schema.GE, schema.LT, "95", "percent"},
		{`未完成95% 没有完成95% 未按时完成95% 未完成：95% 未实现95% 未到95% 未及95% 未足95% 完不成95% 未达到目标的95% 95%未完成
			95%未达到 95%未达标 95%没有完成`,
			schema.Bound, schema.EQ, schema.LT, "95", "percent"},
		{"无5起以上 没有5起以上 未发生5起以上 不发生5起以上事故 未接到5起以上投诉", schema.Bound, schema.GE, schema.LT, "5", "起"},
		{"无1起 未发生1起 没有发生1起事故 未收到1起投诉 无一起", schema.Bound, schema.EQ, schema.LT, "1", "起"},
		{"未完成5次 未完成培训5次 未组织5次 5次未开展 因疫情影响，未开展培训5次 2021年未完成培训5次", schema.Bound, schema.EQ, schema.LT, "5", "次"},
		{"没超过5% 未能超过5%", schema.Bound, schema.GT, schema.LE, "5", "percent"},
		{"没低于90% 未曾低于90%", schema.Bound, schema.LT, schema.GE, "90", "percent"},
		{"未控制在5天以内 5天内未完成 未在5天内完成 未在规定时间5天内完成", schema.Duration, schema.LE, schema.GT, "5", "day"},
		{"未每月5次 每月5次未完成", schema.Ratio, schema.EQ, schema.LT, "5", "次"},
		{"未控制在预算内 没有控制在预算内", schema.Relative, schema.LE, schema.GT, "", ""},
		{"未较上年增长5% 未较上年增长5%（12/12）", schema.Relative, schema.EQ, schema.LT, "5", "percent"},
		{`12月底前未完成 12月底前没有完成 12月31日前尚未完成 12月底前不能完成 未于12月底前完成 未能在12月31日前完成 截至12月31日未完成`,
			schema.Date, schema.LE, schema.GT, "--12-31", ""},
		{"12月31日未完成", schema.Date, schema.EQ, schema.GT, "--12-31", ""},
	} {
		for raw := range strings.FieldsSeq(tt.raws) {
			got := normalize.Value(raw, normalize.Context{})
			require.True(t, got.Ambiguous, raw)
			assert.Equal(t, tt.kind, got.Kind, raw)
			assert.Empty(t, got.Op, raw)
			assert.Empty(t, got.Direction, raw)
			assert.Equal(t, tt.value, string(got.Value), raw)
			value := schema.Literal(tt.value)
			assert.Equal(t, []schema.Candidate{{Op: tt.op, Value: value, Unit: schema.Unit(tt.unit)}, {Op: tt.not, Value: value, Unit: schema.Unit(tt.unit)}}, got.Candidates, raw)
		}
	}
	for raw := range strings.FieldsSeq("非95% 不是95% 不为0 未达到80%-90% 80%-90%未达到 1-12月未完成") {
		assert.Equal(t, schema.Threshold{Raw: raw, Kind: schema.Words}, normalize.Value(raw, normalize.Context{}), raw)
	}
}

// TestNotDenied reads values beside words that only hold the characters of a
// negation, or deny something else.
func TestNotDenied(t *testing.T) {
	for want, raws := range map[string]string{
		"95%":     "95%（未完成） 95%(尚未完成) 95%（未达到年初目标） 95%（因疫情未完成）",
		"80%~90%": "80%-90%（未完成）",
		"≥95%":    "不低于95%（未完成） 不低于95% 不得低于95% 从未低于95% 没有低于95% 无纸化办公率≥95% 非常满意≥95% 无害化处理率≥95%",
		"≤5天":     "不超过5天 不应超过5天 未超过5天 没有超过5天 延误不超过5天",
		"<5%":     "不足5% 不到5% 不满5% 达不到5%",
		"≤5%":     "不合格率≤5% 未完成率≤5% 未达标率≤5% 不满意率≤5% 不到位率≤5% 不及时率≤5% 不按时发放率≤5% 非正常死亡率≤5% 未通过验收≤5%",
		"≤3个":     "未达标项目≤3个 未完成项目≤3个 未办结案件≤3个",
		"5%":      "未完成率5% 不合格率5% 不断提升5% 非税收入增长5%",
		"0起":      "0起 未发生0起 未发生事故0起 无投诉0起 无事故0起 0起（无事故） 没有0起 非法集资0起",
		"100%":    "100%，无遗漏 100%（无遗漏） 100%不遗漏 100%，未超支 100%（未发生投诉） 100%无差错 100%（5个未完成） 资金100%发放未截留挪用",
		"5个":      "无锡5个 未成年人活动中心5个 非遗5个 不锈钢垃圾桶5个 不重复计算5个 无障碍设施5个 完成5个，其余未开工",
		"5次":      "不定期检查5次 不定期组织培训5次 5次（不含线上） 5次（未含线上） 5次不等",
		"365天":    "连续365天无事故 全年无休365天 365天未发生事故",
		"≤预算":     "不超预算 未超预算 没有超预算 未突破预算",
		"≥上年":     "不低于上年 未低于上年 较上年不下降 较上年没有下降",
		"12月31日前": "不晚于12月31日 不得晚于12月31日 未晚于12月底 不迟于12月底 12月底前无拖欠",
	} {
		for raw := range strings.FieldsSeq(raws) {
			got := normalize.Value(raw, normalize.Context{})
			assert.False(t, got.Ambiguous, raw)
			assert.Equal(t, want, got.String(), raw)
		}
	}
	for raw := range strings.FieldsSeq("无事故 未发生 未发生事故 一个不漏 万无一失 无一人返贫 不断增强 未完成 不符合要求 未达成预期指标 无") {
		got := normalize.Value(raw, normalize.Context{Indicator: "事故"})
		assert.NotContains(t, []schema.Kind{schema.Bound, schema.Date}, got.Kind, raw)
		assert.False(t, got.Ambiguous, raw)
	}
}
