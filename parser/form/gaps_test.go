package form_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestTwoNumbersInOneCell: two numbers in a cell for one are no third number, and the
// cell is named.
func TestTwoNumbersInOneCell(t *testing.T) {
	d := read(t, `
|项目名称|甲{c6}|
|项目资金（万元）{r2}|年度资金总额|100/200{c5}|
|其中：财政拨款|80 20{c5}|
|一级指标|二级指标|三级指标|指标值|完成值|分值|得分|
|产出指标|数量指标|a|≥30 40场|30/40|10/5|9 8|
|产出指标|数量指标|b|≥1 200场|1 200|1 0 分|9|
|总分{c5}|100|9 5|`)
	require.Len(t, d.Projects, 1)
	p := d.Projects[0]
	assert.Nil(t, p.Budget.Total)
	assert.Nil(t, p.Budget.Fiscal)
	require.Len(t, p.Indicators, 2)
	a, b := p.Indicators[0], p.Indicators[1]
	assert.True(t, a.Target.Ambiguous)
	assert.Equal(t, "30；40", a.Actual.String())
	assert.Empty(t, a.Weight.Value+a.Score.Value)
	assert.Equal(t, "≥1200场", b.Target.String())
	assert.Equal(t, "10 9", string(b.Weight.Value+" "+b.Score.Value))
	assert.Equal(t, "100", string(p.Score.Weight.Value))
	var codes []string
	for _, d := range d.Diagnostics {
		codes = append(codes, d.Code)
	}
	assert.Equal(t, []string{"amount-unread", "amount-unread", "number-unread", "number-unread", "number-unread"}, codes)
}
