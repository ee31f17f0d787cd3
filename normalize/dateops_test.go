package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/normalize"
)

// TestWordsBeforeDates reads the operators that stand in words before a date, alone or
// behind other words.
func TestWordsBeforeDates(t *testing.T) {
	for raw, want := range map[string]string{
		"小于等于12月": "le --12-31", "小于等于2023年12月31日": "le 2023-12-31", "小于或等于12月31日": "le --12-31", "不大于12月": "le --12-31", "至多12月31日": "le --12-31",
		"大于等于12月": "ge --12", "大于或等于2023年": "ge 2023", "不低于12月": "ge --12", "不少于12月31日": "ge --12-31", "至少3月": "ge --03", "不低于年底": "ge --12-31",
		"小于12月31日": "lt --12-31", "早于12月31日": "lt --12-31", "大于12月31日": "gt --12-31", "超过2020年": "gt 2020", "小于等于2023年第三季度": "le 2023-09-30",
		"竣工不晚于12月31日": "le --12-31", "验收时间小于等于2023年12月": "le 2023-12-31", "完成时间早于12月31日": "lt --12-31", "工程验收≤12月31日": "le --12-31",
		"不早于12月": "ge --12", "工程于2021年10月底前竣工": "le 2021-10-31", "12月31日": "eq --12-31", "大于2020.12": "gt 2020.12",
	} {
		got := normalize.Value(raw, normalize.Context{})
		assert.False(t, got.Ambiguous, raw)
		assert.Equal(t, want, string(got.Op)+" "+string(got.Value), raw)
	}
	reads(t, map[string]string{"不低于2020年水平": "较2020年不下降", "不少于2季度": "不少于2季度", "大于12个月": ">12个月", "大于等于1年": "≥1年"})
	assert.True(t, normalize.Value("大于等于12月31日前", normalize.Context{}).Ambiguous)
}
