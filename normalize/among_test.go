package normalize_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// TestAmongWords reads numbers, operators and units that words stand around, with those
// that only look like it: each line is a kind of text, and what its values are.
func TestAmongWords(t *testing.T) {
	for want, raws := range map[string]string{
		// Chinese numerals that count, and those that are part of a word.
		"3次":     "培训三次活动 宣传三次 每次培训三次",
		"3个":     "覆盖三个乡镇 已完成三个乡镇改造",
		"≥3个":    "覆盖不少于三个乡镇 实施不少于三个项目",
		"12":     "共十二 合计十二",
		"3-5个":   "覆盖三至五个乡镇",
		"(3,5)次": "大于三小于五次 超过三且小于五次",
		"≥3次":    "3次及3次以上 三次及三次以上 最少3次 宣传达到3次",
		"": `坚持四个自信 宣传八项规定精神 落实三年行动计划 统一部署 组织统一考试 确保一次通过 建设一支高素质队伍 培养一批人才 改造二次供水设施
			建设二期工程 覆盖三级医院 培训一线教师 小学一至六年级 宣传周一至周五 公共三 中共二大 附件1 见附件1 详见附件1、2 附件1-3 详见表2
			财预[2020]10号 财预（2020）10号 A-01 COVID-19 0335-4041234 联系电话：0335-4041234 010-82345678 PM10个 ISO9001项 小学前3名 全省前5名
			较上年增长N5% 大于五且低于十五万元建设资金`,
		// Operators that are part of a word.
		"3天":   "提前3天",
		"5家":   "目前5家 特约5家",
		"3家":   "续约3家 3家内资企业",
		"5台":   "雷达5台 彩超5台 B超5台",
		"2个":   "2个内设机构",
		"≤3天":  "3日内设置 3天内务必办结 3天及以内",
		"95%":  "历史最高95% 全省最高95% 传达到95%的村 %95",
		"≥95%": "宣传达到95% 宣传达95% 配送达到95% &gt;=95% &amp;gt;=95% ≥%95 95%≤X [95%,+∞)",
		">95%": "(95%,+∞) &gt;95% 95%<X",
		"<5%":  "(-∞,5%) &lt;5% 5%>x",
		"约5个":  "印制约5个 编制约5个",
		"≤5万元": "最高5万元 最高不超过5万元",
		// Numbers behind letters, and with a unit behind.
		"1个":   "APP1个 开发APP1个 LOGO1个",
		"1份":   "附件1份",
		"15课次": "15课次",
		"15m3": "15立方米 15立方",
		// One range, and two values.
		"[80,90)%": "≥80%，且<90% ≥80%，并且<90% [80%,90%)（已验收） [80%,90%)（12/12）",
		"multi":    "培训≥3次，且演练≤5次 ≥3次，且≤5天 ≥90%，且≤80%",
	} {
		for raw := range strings.FieldsSeq(raws) {
			assert.Equal(t, want, brief(normalize.Value(raw, normalize.Context{})), raw)
		}
	}
	assert.Equal(t, schema.Unit("立方厘米"), normalize.Value("≥15立方厘米", normalize.Context{}).Unit)
}

// brief writes a value as operator, number and unit; of a text nothing.
func brief(t schema.Threshold) string {
	unit := strings.NewReplacer("percent", "%", "day", "天", "CNY", "元").Replace(string(t.Unit))
	if t.Scale == "10000" {
		unit = "万" + unit
	}
	switch t.Kind {
	case schema.Words:
		return ""
	case schema.Multi:
		return "multi"
	case schema.Range:
		if *t.LowClosed && *t.HighClosed {
			return string(t.Low+"-"+t.High) + unit
		}
		open, end := "(", ")"
		if *t.LowClosed {
			open = "["
		}
		if *t.HighClosed {
			end = "]"
		}
		return open + string(t.Low+","+t.High) + end + unit
	}
	op := map[schema.Op]string{schema.GE: "≥", schema.GT: ">", schema.LE: "≤", schema.LT: "<", schema.Approx: "约"}[t.Op]
	return op + string(t.Value) + unit
}

// TestDatesBefore reads the dates that words bound.
func TestDatesBefore(t *testing.T) {
	for raw, want := range map[string][3]string{
		"截至2020年12月31日":  {"le", "2020-12-31"},
		"截至2020年12月31日前": {"le", "2020-12-31"},
		"截止12月":          {"le", "--12-31"},
		"早于2021年12月":     {"lt", "2021-12"}, // no day of December
		"早于2021年12月底":    {"lt", "2021-12-31"},
		"不早于2021年12月":    {"ge", "2021-12"},
		"截至2021年1-12月":   {"between", "2021-01", "2021-12"},
		"一至三月":           {"between", "--01", "--03"},
	} {
		got := normalize.Value(raw, normalize.Context{})
		assert.Equal(t, schema.Date, got.Kind, raw)
		assert.Equal(t, want, [3]string{string(got.Op), string(got.Value + got.Low), string(got.High)}, raw)
		assert.NotContains(t, got.Repairs, schema.OperatorBothSides, raw)
	}
}

// TestTargetInName takes the unit of a target that the name prints only where the name
// counts in that unit.
func TestTargetInName(t *testing.T) {
	for name, want := range map[string]schema.Unit{
		"培训人数（≥100人）": "人", "培训次数（≥2次）": "次", "企业数（≥100人）": "", "培训班次（≥50人）": "", "停电次数（≥2小时）": "",
	} {
		assert.Equal(t, want, normalize.Value("50", normalize.Context{Indicator: name}).Unit, name)
	}
}

// TestScaleOfWords parts levels of several characters that nothing stands between.
func TestScaleOfWords(t *testing.T) {
	assert.Equal(t, []string{"优秀", "良好", "合格"}, normalize.Value("优秀良好合格", normalize.Context{}).ScaleLevels)
	for _, raw := range []string{"优秀良好", "良好稳定正常", "健全稳定"} {
		assert.Equal(t, "level", normalize.Value(raw, normalize.Context{}).GradeClass, raw)
	}
}
