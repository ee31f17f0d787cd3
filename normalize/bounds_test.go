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
