package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// TestBehindTheNumber reads what stands behind a number and changes it.
func TestBehindTheNumber(t *testing.T) {
	reads(t, map[string]string{
		"90%不到": "<90%", "3圈不到": "<3圈", "5天不到": "<5天", "5人不到岗": "5人",
		"100+": "≥100", "1万+": "≥1万", "95%+": "≥95%", "100+人": "≥100人", "５００＋": "≥500", "≥100+": "≥100", "3年+": "≥3年",
		"1½": "1.5", "≥1½天": "≥1.5天", "2¼亩": "2.25亩",
		"1000（单位：万元）": "1000万元", "≤30（单位:人）": "≤30人", "12（单位：次/年）": "12次/年",
		"20231231": "2023年12月31日", "≤20231231": "2023年12月31日前", "20231231前": "2023年12月31日前", "20230101-20231231": "2023年1月1日至2023年12月31日",
		"20231331": "20231331", "约20231231": "约20231231", "编号20231231": "20231231", "20231231元": "20231231元", "20230229": "20230229", "202312": "202312", "120231231": "120231231", "20231231.5": "20231231.5",
		"3天~5天": "3天~5天", "3-5天以内": "3天~5天",
	})
	for _, raw := range []string{"1⅓天", "5+2项"} {
		assert.Equal(t, schema.Words, normalize.Value(raw, normalize.Context{}).Kind, raw)
	}
	for _, indicator := range []string{"预算金额（元）", "投资额（元）", "受益人数（人）", "项目资金"} {
		assert.Equal(t, schema.Literal("20231231"), normalize.Value("20231231", normalize.Context{Indicator: indicator}).Value, indicator)
	}
	for _, raw := range []string{"≥90%不到", "≤100+"} {
		assert.True(t, normalize.Value(raw, normalize.Context{}).Ambiguous, raw)
	}
}
