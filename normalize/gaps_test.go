package normalize_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// TestGapsWithinOneNumber reads numbers whose own shape, or whose cell, says that the
// white space in them parts no numbers.
func TestGapsWithinOneNumber(t *testing.T) {
	for raw, want := range map[string]string{
		"1 000 000": "1000000", "≥1 200人": "≥1200人", "100 000.50元": "100000.50元", "≤12 345 678元": "≤12345678元",
		"1,23\n4.00元": "1234.00元", "≥1,234,56 7人": "≥1234567人", "1,2\n00": "1200", "1, 200元": "1200元", "12. 5元": "12.5元", "12 .5元": "12.5元",
		"≥ 9 5 %": "≥95%", "3 5 次": "35次", "1 5 . 5 ~ 1 7 . 5 份": "15.5份~17.5份", "9\n5\n%": "95%",
		"2023年1 2月底前": "2023年12月31日前", "12月3\n1日前": "12月31日前", "2022年1\n2月底前": "2022年12月31日前",
		"≥95 95%及以上": "≥95%", "3 - 5天": "3天~5天", "2021 年 12 月": "2021年12月", "100 l": "100l",
	} {
		got := normalize.Value(raw, normalize.Context{})
		assert.False(t, got.Ambiguous, raw)
		assert.Equal(t, want, got.String(), raw)
	}
}

// TestGapsBetweenNumbers reads cells in which white space may stand between two numbers:
// they are no number that nobody printed.
func TestGapsBetweenNumbers(t *testing.T) {
	for raw, want := range map[string]string{
		"3 5次": "35 3 5", "9 5%": "95 9 5", "≥30 40场": "3040 30 40", "9 8": "98 9 8", "10 10人": "1010 10", "≥100 100人": "100100 100", "1O 5件": "105 10 5",
		"较上年增长3 5%": "35 3 5", "≥1 2000人": "12000 1 2000", "１０　５": "105 10 5", "培训3 0\n人次": "30 3 0", "≥-3 5℃": "-35 -3 5",
		"1 2月": "--12", "2021 2 3": "202123 2021 2 3",
	} {
		got := normalize.Value(raw, normalize.Context{})
		assert.True(t, got.Ambiguous, raw)
		assert.Empty(t, got.Value, raw)
		var values []string
		for _, c := range got.Candidates {
			values = append(values, string(c.Value))
		}
		assert.Equal(t, want, strings.Join(values, " "), raw)
	}
	assert.NotContains(t, normalize.Value("95 96%", normalize.Context{Indicator: "合格率"}).Repairs, schema.PercentOver100)
	for _, raw := range []string{"30 40-50%", "1,234 56元"} {
		assert.Equal(t, schema.Words, normalize.Value(raw, normalize.Context{}).Kind, raw)
	}
	assert.Equal(t, "30；40", normalize.Value("30\n40", normalize.Context{}).String())
	parts := normalize.Value("培训3 5次；演练2次", normalize.Context{})
	assert.True(t, parts.Ambiguous && parts.Parts[0].Ambiguous && !parts.Parts[1].Ambiguous)
}

// TestGapsInMoney: two amounts in one cell are no amount.
func TestGapsInMoney(t *testing.T) {
	for raw, want := range map[string]string{
		"1 234 567.89": "1234567.89", "380 000": "380000", "1,23\n4.00": "1234.00", "1,681,68 0.00元": "1681680.00", "12.\n50": "12.50", "1,234,\n567": "1234567", "1 2 0 万 元": "120",
	} {
		a, ok := normalize.Money(raw, "元")
		assert.True(t, ok, raw)
		assert.Equal(t, want, string(a.Amount), raw)
	}
	for _, raw := range []string{"100\n200", "80 20", "1\n000\n000", "100 100", "1 2", "1 20万元", "1,234\n567.00", "12.5 3", "10 1000", "1000 000"} {
		_, ok := normalize.Money(raw, "万元")
		assert.False(t, ok, raw)
	}
	for _, raw := range []string{"10\n5", "9 8", "95 5%", "1 0"} {
		_, ok := normalize.Percent(raw)
		assert.False(t, ok, raw)
	}
}
