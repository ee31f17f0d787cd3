package normalize_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// everything reads two texts by each function of the package and holds what it returns to
// what its comment says.
func everything(t *testing.T, a, b string) {
	in := normalize.Context{Indicator: b, Siblings: []string{b, a}}
	read := normalize.Value(a, in)
	_ = read.String()
	_ = read.Accepts(normalize.Value(b, in))
	filled := []*schema.Threshold{{Raw: a}, {Raw: b}}
	require.NoError(t, normalize.Fill(t.Context(), filled, []normalize.Context{in}))
	require.Equal(t, a, filled[0].Raw)

	for _, unit := range []string{"", "万元", b} {
		if amount, ok := normalize.Money(a, unit); ok {
			require.True(t, isDecimal(amount.Amount) && isDecimal(amount.Yuan), "%q in %q", a, unit)
		}
	}
	if n, ok := normalize.Percent(a); ok {
		require.True(t, isDecimal(n), a)
	}
	unit := normalize.MoneyUnit(a)
	require.Contains(t, []string{"", "元", "圆", "千元", "万元", "十万元", "百万元", "千万元", "亿元"}, unit)
	normalize.Compose(a, b, a)
	code, _ := normalize.OrgCode(a)
	require.True(t, code == "" || strings.Trim(code, "0123456789") == "" && len(code) >= 3 && len(code) <= 12, a)
	normalize.ProjectCode(a)
	region, level := normalize.Region(a)
	require.Equal(t, region == "", level == "")
	if year, ok := normalize.FiscalYear(a); ok {
		require.True(t, year >= 1949 && year <= 2099, a)
	}
	if month, ok := normalize.PlanMonth(a); ok {
		require.True(t, month >= "01" && month <= "12", a)
	}
}

func isDecimal(d schema.Decimal) bool {
	_, err := schema.ParseDecimal(string(d))
	return err == nil
}

// TestBytesThatAreNoText: whatever the bytes are, nothing panics.
func TestBytesThatAreNoText(t *testing.T) {
	for _, text := range []string{"", "abc", "5", "某某市", "2020年", "131002", "3月底", "≥95%", "万", "减负", "零下5", "1½"} {
		for c := range 256 {
			lone := string([]byte{byte(c)})
			assert.NotPanics(t, func() { everything(t, text+lone, lone); everything(t, lone+text, text) }, "%q %x", text, c)
		}
		for cut := range len(text) {
			assert.NotPanics(t, func() { everything(t, text[:cut], text[cut:]) }, "%q", text[:cut])
		}
	}
}

// FuzzEverything holds each function of the package to its comment, whatever the bytes.
func FuzzEverything(f *testing.F) {
	for _, seed := range [][2]string{
		{"abc\xe5", "\x80"}, {"5", "\x80"}, {"\xff\xfe", "万元"}, {"1 000 000", "元"}, {"100\n200", "万元"}, {"壹万贰仟元整", "人民币"}, {"¥-3.5", "亿元"}, {"1,23\n4.00", "元"},
		{"石家庄市辛集市水务局", "省"}, {"131002-某某局", "[131002]某某局"}, {"131-0501-JBN-CEW6 调研", "13000023P00123456789X"}, {"二O二三年度", "年度：2022"}, {"1-3月", "3月底前"},
		{"单位：万元（保留两位小数）", "（单位：元"}, {"定量", "定性指标"}, {"大于90%（含90%）", "零下5至10℃"}, {"20231231", "100+"}, {"≥9595%及以上", "满意度(≥**%)"}, {"25.00%", "９．５分"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if utf8.RuneCountInString(a) < 2000 {
			everything(t, a, b)
		}
	})
}
