package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/normalize"
)

func TestCompose(t *testing.T) {
	for _, tt := range []struct{ op, value, unit, want string }{
		{"≥", "95", "%", "≥95%"},
		{"大于等于", "98", "%", "大于等于98%"},
		{" = ", " 100 ", " % ", "=100%"},
		{"定量", "95", "%", "95%"},
		{"定性", "优良", "%", "优良"},
		{"≥", "12", "/", "≥12"},
		{"≥", "12", "-", "≥12"},
		{"", "12", "次", "12次"},
		{"定性", "应保尽保", "", "应保尽保"},
	} {
		assert.Equal(t, tt.want, normalize.Compose(tt.op, tt.value, tt.unit))
	}
}

func TestMoney(t *testing.T) {
	for _, tt := range []struct{ raw, unit, amount, gotUnit, yuan string }{
		{"2.00", "万元", "2.00", "万元", "20000"},
		{"1,681,680.00", "元", "1681680.00", "元", "1681680"},
		{"380,000", "", "380000", "", "380000"},
		{"３８０，０００．００", "元", "380000.00", "元", "380000"},
		{"10万元", "元", "10", "万元", "100000"},
		{"1.2亿元", "万元", "1.2", "亿元", "120000000"},
		{"3千元", "", "3", "千元", "3000"},
		{"320万", "", "320", "万元", "3200000"},
		{"10000元整", "", "10000", "元", "10000"},
		{"¥100", "", "100", "", "100"},
		{"人民币500元", "", "500", "元", "500"},
		{"壹万贰仟元整", "万元", "12000", "元", "12000"},
		{"伍佰元叁角", "", "500.3", "元", "500.3"},
		{"-3.5", "万元", "-3.5", "万元", "-35000"},
		{"0", "万元", "0", "万元", "0"},
		{"2380.9100", "万元", "2380.9100", "万元", "23809100"},
		{" 12 ", "百万元", "12", "百万元", "12000000"},
	} {
		a, ok := normalize.Money(tt.raw, tt.unit)
		if assert.True(t, ok, tt.raw) {
			assert.Equal(t, tt.amount, string(a.Amount), tt.raw)
			assert.Equal(t, tt.gotUnit, a.Unit, tt.raw)
			assert.Equal(t, tt.yuan, string(a.Yuan), tt.raw)
		}
	}
	for _, raw := range []string{"", "—", "/", "无", "10人", "10-20", "1.2.3", "约10万元", "10万元/年", "详见附表", "95%"} {
		_, ok := normalize.Money(raw, "万元")
		assert.False(t, ok, raw)
	}
}

func TestMoneyUnit(t *testing.T) {
	for label, want := range map[string]string{
		"单位：万元": "万元", "单位:元": "元", "金额单位：亿元": "亿元", "预算金额（万元）": "万元", "项目资金\n（万元）": "万元",
		"（单位：人民币万元）": "万元", "单位：人民币元": "元", "单位： 万元": "万元", "单位：千元": "千元", "填报单位：某某局 单位：万元": "万元",
		"预算数": "", "单位：个": "", "单位名称": "", "（元旦）": "", "资金支出计划（%）": "", "金额（元）": "元", "单位：万元、%": "万元", "部门整体支出（万元）": "万元",
		"单位：百万元": "百万元", "[单位:万元]": "万元",
		"单位：万元（保留两位小数）": "万元", "单位：万元。": "万元", "金额单位均为万元": "万元", "项目资金万元": "万元", "项目资金：万元": "万元", "3万元": "", "不超过三百万元": "",
	} {
		assert.Equal(t, want, normalize.MoneyUnit(label), label)
	}
}

func TestPercent(t *testing.T) {
	for raw, want := range map[string]string{
		"25.00": "25.00", "25%": "25", "２５％": "25", "95.00%": "95.00", "100": "100", "-3%": "-3", " 50 ": "50", "9.5分": "9.5",
		"": "", "—": "", "25元": "", "约25%": "",
	} {
		got, ok := normalize.Percent(raw)
		assert.Equal(t, want != "", ok, raw)
		assert.Equal(t, want, string(got), raw)
	}
}

func TestOrgCode(t *testing.T) {
	for raw, want := range map[string][2]string{
		"131002中国人民政治协商会议河北省秦皇岛市北戴河区委员会": {"131002", "中国人民政治协商会议河北省秦皇岛市北戴河区委员会"},
		"131002-某某局":  {"131002", "某某局"},
		"131002 某某局":  {"131002", "某某局"},
		"[131002]某某局": {"131002", "某某局"},
		"某某市教育局（205）": {"205", "某某市教育局"},
		"１３１００２某某局":   {"131002", "某某局"},
		"某某局":         {"", "某某局"},
		"2020年某某局":    {"", "2020年某某局"},
		"某某局（本级）":     {"", "某某局（本级）"},
		"105001":      {"105001", ""},
		"12某某局":       {"", "12某某局"},
	} {
		code, name := normalize.OrgCode(raw)
		assert.Equal(t, want, [2]string{code, name}, raw)
	}
}

func TestProjectCode(t *testing.T) {
	for raw, want := range map[string][2]string{
		"131-0501-JBN-CEW6":        {"131-0501-JBN-CEW6", ""},
		"42010021180T000000233":    {"42010021180T000000233", ""},
		"13000023P00123456789X 调研": {"13000023P00123456789X", "调研"},
		"１３１－０５０１－ＪＢＮ－ＣＥＷ６":        {"131-0501-JBN-CEW6", ""},
		"330000231110000012345-道路": {"330000231110000012345", "道路"},
		"调研视察":                     {"", "调研视察"},
		"2020年调研":                  {"", "2020年调研"},
		"A-1":                      {"", "A-1"},
	} {
		code, name := normalize.ProjectCode(raw)
		assert.Equal(t, want, [2]string{code, name}, raw)
	}
}

func TestFiscalYear(t *testing.T) {
	for text, want := range map[string]int{
		"二O二三年度": 2023, "二0二一年部门预算": 2021,
		"2020年部门预算绩效信息": 2020, "（2022年度）": 2022, "(2022 年度)": 2022, "二〇二〇年度": 2020, "二○二一年部门预算": 2021, "２０２３年度": 2023,
		"某某局2024年部门预算": 2024, "2021-2023年": 2021, "年度：2022": 2022, "2022年": 2022,
		"2020年3月5日": 0, "某某局": 0, "12020年": 0, "1812年": 0, "财预〔2020〕10号": 0, "二〇二〇年三月": 0,
	} {
		got, ok := normalize.FiscalYear(text)
		assert.Equal(t, want != 0, ok, text)
		assert.Equal(t, want, got, text)
	}
}

func TestPlanMonth(t *testing.T) {
	for label, want := range map[string]string{
		"3月底": "03", "12月底": "12", "第一季度": "03", "一季度": "03", "1-3月": "03", "1—6月": "06", "上半年": "06", "全年": "12", "10月末": "10", "一季度末": "03",
		"6月底（%）": "06", "9月": "09", "年底": "12", "2020年6月底": "06", "截至9月底": "09", "第四季度": "12", "3月底前": "03",
		"预算数": "", "25.00": "", "13月底": "", "其他资金": "",
	} {
		got, ok := normalize.PlanMonth(label)
		assert.Equal(t, want != "", ok, label)
		assert.Equal(t, want, got, label)
	}
}
