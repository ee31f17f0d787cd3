package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// Each kind has one spelling, however it was printed, and that spelling is read as the
// same value.
func TestString(t *testing.T) {
	for raw, want := range map[string]string{
		"不少于百分之九十五":   "≥95%",
		"约２０人":        "约20人",
		"每人每月不超过820元": "≤820元/人/月",
		"90%到95%":     "90%~95%",
		"大于90小于100":   ">90且<100",
		"２０２０年１２月底以前": "2020年12月31日前",
		"3月至6月":       "3月至6月",
		"按时":          "按时",
		"当年":          "当年",
		"比上年增长5%以上":   "较上年增长≥5%",
		"较上年下降3%-5%":  "较上年下降3%~5%",
		"较上年有所提高":     "较上年增长",
		"与上年持平":       "与上年持平",
		"不低于上年":       "≥上年",
		"不超预算":        "≤预算",
		"不低于上年的90%":   "≥上年的90%",
		"优良中差":        "优/良/中/差",
		"达成预期指标":      "达成预期指标",
		"部分达成预期指标并具有一定效果": "部分达成预期指标",
		"明显提升":        "明显提升",
		"已完成":         "是",
		"未完成":         "否",
		"培训≥3次；演练≥5次": "≥3次；≥5次",
		"/":           "—",
		"完成上级交办的任务":   "完成上级交办的任务",
		"≥9595%":      "≥9595%", // undecided: as printed
	} {
		v := normalize.Value(raw, normalize.Context{})
		assert.Equal(t, want, v.String(), "%s as %s", raw, v.Kind)
		if !v.Ambiguous && v.Kind != schema.Multi {
			again := normalize.Value(want, normalize.Context{})
			assert.Equal(t, v.Kind, again.Kind, want)
			assert.Equal(t, want, again.String())
		}
	}
}
