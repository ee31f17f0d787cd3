package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// reads holds values to their canonical forms.
func reads(t *testing.T, want map[string]string) {
	t.Helper()
	for raw, canonical := range want {
		got := normalize.Value(raw, normalize.Context{})
		assert.False(t, got.Ambiguous, raw)
		assert.Equal(t, canonical, got.String(), raw)
	}
}

// TestMarkedBounds: 含 closes a bound, 不含 opens it, and other remarks do neither.
func TestMarkedBounds(t *testing.T) {
	reads(t, map[string]string{
		"大于90%（含90%）": "≥90%", "超过3次（含3次）": "≥3次", "低于5%（含5%）": "≤5%", "小于10（含）": "≤10", "多于5（包含5）": "≥5", ">90%（含）": "≥90%", "不足5天（含5天）": "≤5天",
		"大于90%（含）以上": "≥90%", "90%以上（不含90%）": ">90%", "≤5天（不含）": "<5天", "≥90%（含90%）": "≥90%", "超过3次（含线上）": ">3次", "超过3次（不含线上）": ">3次",
		"大于90%（不含90%）": ">90%", "100%（含）": "100%", "大于60%（含60%）小于80%": "≥60%且<80%", "大于3次（含5次）": ">3次",
	})
	both := normalize.Value("大于90%以上（含90%）", normalize.Context{})
	assert.Equal(t, schema.Repairs{schema.OperatorBothSides}, both.Repairs)
	assert.True(t, normalize.Value("大于90%以上", normalize.Context{}).Ambiguous)
	target := normalize.Value("大于90%（含90%）", normalize.Context{})
	assert.Equal(t, schema.Meets, target.Accepts(normalize.Value("90%", normalize.Context{})))
}

// TestMinusInWords: 负 and 零下 are the sign of the number behind them, unless they are
// part of a word.
func TestMinusInWords(t *testing.T) {
	reads(t, map[string]string{
		"负5%": "-5%", "≥负5%": "≥-5%", "增长率为负5%": "-5%", "不低于零下5℃": "≥-5℃", "零下5℃": "-5℃", "负百分之五": "-5%", "零下十℃以下": "≤-10℃",
		"零下5℃至5℃": "-5℃~5℃", "零下20℃至零下10℃": "-20℃~-10℃", "负5%-5%": "-5%~5%", "同比增长负5%": "较上年增长-5%",
		"减负5亿元": "5亿元", "自负5%": "5%", "正负5%": "-5%~5%", "负责3个项目": "3个", "零下": "零下", "肩负3项": "3项",
	})
	for _, raw := range []string{"零下5至10℃", "零下十度", "零下五至零下三度"} { // 度 is more often part of a word
		assert.Equal(t, schema.Words, normalize.Value(raw, normalize.Context{}).Kind, raw)
	}
}

// TestHalfAndRate: the 过 of 超过 makes no word with 半 behind it, and a denominator may
// stand behind the operator.
func TestHalfAndRate(t *testing.T) {
	reads(t, map[string]string{
		"不超过半年": "≤0.5年", "超过半年": ">0.5年", "至多半年": "≤0.5年", "最多半年": "≤0.5年", "不超过半小时": "≤0.5小时", "不得超过半个月": "≤0.5个月",
		"过半年": "过半年", "多半年": "多半年", "大半年": "大半年", "超过半数": "超过半数",
		"12次以上/年": "≥12次/年", "5天以内/次": "≤5天/次", "5年以上/高级职称": "≥5年", "500元以下/人·月": "≤500元/人/月",
	})
}
