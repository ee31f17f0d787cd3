package form_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestLabelsTakenApart reads headers whose merged cells were taken apart, so that blank
// ones stand beside the label.
func TestLabelsTakenApart(t *testing.T) {
	for _, tt := range []struct {
		name, page string
		want       []string
	}{
		{
			name: "a label over those of target, actual and rate",
			page: `
|项目名称|甲|||||||
|一级指标|二级指标|三级指标|目标完成情况|||分值|得分|
||||年初目标值|实际完成值|完成率|||
|产出指标|数量指标|a|≥12次|11次|92%|20|20|
||质量指标|b|≥95%|97%|100%|20|20|`,
			want: []string{"甲: 产出指标>数量指标>a target=≥12次 actual=11次", "甲: 产出指标>质量指标>b target=≥95% actual=97%"},
		},
		{
			name: "the others merged",
			page: `
|项目名称|甲{c7}|
|一级指标{r2}|二级指标{r2}|三级指标{r2}|目标完成情况|||分值{r2}|得分{r2}|
|年初目标值|实际完成值|完成率|
|产出指标|数量指标|a|≥12次|11次|92%|20|20|`,
			want: []string{"甲: 产出指标>数量指标>a target=≥12次 actual=11次"},
		},
		{
			name: "operators, numbers and units without labels of their own",
			page: `
|项目名称|甲|||||
|一级指标|二级指标|三级指标|指标值|||
|产出指标|数量指标|a|≥|12|次|
||质量指标|b|=|95|%|
||时效指标|c|定性|及时||`,
			want: []string{"甲: 产出指标>数量指标>a target=≥12次", "甲: 产出指标>质量指标>b target==95%", "甲: 产出指标>时效指标>c target=及时"},
		},
		{
			name: "numbers and units",
			page: `
|项目名称|甲|||||
|一级指标|二级指标|三级指标|指标值||权重|
|产出指标|数量指标|a|≥12|次|10|
||质量指标|b|≥95|%|10|`,
			want: []string{"甲: 产出指标>数量指标>a target=≥12次", "甲: 产出指标>质量指标>b target=≥95%"},
		},
		{
			name: "a column without a label is no part of the value",
			page: `
|项目名称|甲||||
|一级指标|二级指标|三级指标|指标值||
|产出指标|数量指标|a|≥12|已完成|
||质量指标|b|≥95|无|`,
			want: []string{"甲: 产出指标>数量指标>a target=≥12", "甲: 产出指标>质量指标>b target=≥95"},
		},
	} {
		assert.Equal(t, tt.want, rows(read(t, tt.page)), tt.name)
	}
}

// TestContinuedElsewhere reads tables that go on with the rows of the one before, their
// columns in other places.
func TestContinuedElsewhere(t *testing.T) {
	const before = `
|项目名称|甲{c5}|
|一级指标|二级指标|三级指标|指标值|权重|备注|
|产出指标|数量指标|a|≥1个|10||

`
	for _, tt := range []struct {
		name, page string
		want       []string
		unread     bool
	}{
		{"in their places", "|效益指标|社会效益指标|b|≥90%|10||", []string{"甲: 效益指标>社会效益指标>b target=≥90%"}, false},
		{"behind a blank column, without the last one", "||效益指标|社会效益指标|b|≥90%|10|\n||满意度指标|服务对象满意度指标|c|≥95%|10|", nil, true},
		{"with a blank column between", "|效益指标|社会效益指标||b|≥90%|10|无|", []string{"甲: 效益指标>社会效益指标>b target=≥90%"}, false},
		{"in another order", "|社会效益指标|效益指标|b|≥90%|10||", nil, true},
		{"of other kinds", "|10|b|效益指标|≥90%|社会效益指标||", nil, true},
	} {
		d := read(t, before+tt.page)
		require.NotEmpty(t, rows(d), tt.name)
		assert.Equal(t, append([]string{"甲: 产出指标>数量指标>a target=≥1个"}, tt.want...), rows(d), tt.name)
		unread := len(d.Diagnostics) > 0 && d.Diagnostics[0].Code == "near-form"
		assert.Equal(t, tt.unread, unread, "%s: %v", tt.name, d.Diagnostics)
	}
}

// TestOneCellContinued reads a list with all indicators in one cell that goes on in a
// further table.
func TestOneCellContinued(t *testing.T) {
	d := read(t, `
单位：元
|单位编码|单位名称（项目类别/支出项目）|年度预算安排|绩效指标|
|105001|某局/特定目标类/运维|1,200.00|产出指标-数量指标/指标1：服务器数（≥77台）|

第2页
|105001|某局/特定目标类/培训|300.00|产出指标-数量指标/指标1：期数（≥2期）|

|105001|某局|300.00|无|`)
	assert.Equal(t, []string{
		"特定目标类/运维: 产出指标>数量指标>服务器数 target=≥77台",
		"特定目标类/培训: 产出指标>数量指标>期数 target=≥2期",
	}, rows(d))
	assert.Equal(t, "300", string(d.Projects[1].Budget.Total.Yuan))
}

// TestHeadInTwoTables reads goals that stand in a table of their own between the rest of
// the head and the indicators.
func TestHeadInTwoTables(t *testing.T) {
	d := read(t, `
|项目名称|甲|预算数|2.00|
|用途|运转|其中：财政资金|2.00|

|绩效目标|1、做好{c2}|

|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`)
	require.Len(t, d.Projects, 1)
	require.NotEmpty(t, d.Projects[0].Goals)
	assert.Equal(t, []string{"甲: 产出指标>数量指标>a target=≥1个"}, rows(d))
}

// TestSlidRows reads rows that stand too far left, since the side label is merged over
// too few.
func TestSlidRows(t *testing.T) {
	d := read(t, `
|项目名称|甲{c5}|
|绩效指标{r2}|一级指标|二级指标|三级指标|年度指标值|实际完成值|
|产出指标|数量指标|a|≥4期|5期|
|效益指标|社会效益指标|b|提升|提升|
|满意度指标|服务对象满意度指标|c|≥95%|96%|
|总分{c5}|98|`)
	assert.Equal(t, []string{
		"甲: 产出指标>数量指标>a target=≥4期 actual=5期", "甲: 效益指标>社会效益指标>b target=提升 actual=提升", "甲: 满意度指标>服务对象满意度指标>c target=≥95% actual=96%",
	}, rows(d))
	require.Len(t, d.Diagnostics, 1)
	assert.Equal(t, "moved-rows", d.Diagnostics[0].Code)
	assert.Contains(t, d.Diagnostics[0].Message, "2 rows")
	assert.EqualValues(t, 1, d.Projects[0].Indicators[1].Level1.Ref.Col, "addresses stay those of the page")
}

// TestNameRestated reads a project whose name is printed again above the rest of its
// indicators, which is not another one.
func TestNameRestated(t *testing.T) {
	const block = "\n|一级指标|二级指标|三级指标|指标值|\n"
	const first = "|项目名称|甲{c3}|\n|年度总体目标|做好{c3}|" + block + "|产出指标|数量指标|a|≥1个|\n"
	for _, tt := range []struct {
		name, page string
		projects   int
	}{
		{"again", first + "\n— 2 —\n|项目名称|甲{c3}|" + block + "|效益指标|社会效益指标|b|≥2个|", 1},
		{"another", first + "\n— 2 —\n|项目名称|乙{c3}|" + block + "|效益指标|社会效益指标|b|≥2个|", 2},
		{"with a goal of its own", first + "\n— 2 —\n|项目名称|甲{c3}|\n|年度总体目标|再做{c3}|" + block + "|效益指标|社会效益指标|b|≥2个|", 2},
		{"below a title", first + "\n项目支出绩效目标表\n|项目名称|甲{c3}|" + block + "|效益指标|社会效益指标|b|≥2个|", 2},
		{"after the total", first + "|总分{c3}|10|\n\n|项目名称|甲{c3}|" + block + "|效益指标|社会效益指标|b|≥2个|", 2},
	} {
		d := read(t, tt.page)
		assert.Len(t, d.Projects, tt.projects, tt.name)
		assert.Len(t, rows(d), 2, tt.name)
	}
}

// TestOneCellProjectAlone reads Anhui's cell of unit and project where no unit is printed.
func TestOneCellProjectAlone(t *testing.T) {
	d := read(t, `
单位：元
|单位编码|单位名称（项目类别/支出项目）|年度预算安排|绩效指标|
|105001|其他运转类／后勤物业|1,200.00|产出指标-数量指标/指标1：面积（≥77平方米）|
|105001|某局公用经费／办公费|300.00|产出指标-数量指标/指标1：人数（≥2人）|`)
	require.Len(t, d.Projects, 2)
	assert.Equal(t, "其他运转类／后勤物业", d.Projects[0].Name.Raw)
	assert.Equal(t, "公用经费／办公费", d.Projects[1].Name.Raw)
	assert.Equal(t, "某局", d.Projects[1].Org.Name)
}

// TestBlankHalf reads halves side by side of which one has names of levels and nothing
// else: that is no table left unread.
func TestBlankHalf(t *testing.T) {
	d := read(t, `
|项目名称|甲{c6}|
|绩效指标{r3}|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥9个|数量指标|a|≥3个|
|效益指标|社会效益指标|||社会效益指标|b|提升|
||生态效益指标|||生态效益指标|||`)
	assert.Equal(t, []string{"甲: 产出指标>数量指标>a mid=≥9个 target=≥3个", "甲: 效益指标>社会效益指标>b target=提升"}, rows(d))
	for _, diagnostic := range d.Diagnostics {
		assert.NotEqual(t, "near-form", diagnostic.Code)
	}
}

// TestSignaturesAreNoIndicators ends a block at the row of who filled it in, whatever
// columns its cells stand below.
func TestSignaturesAreNoIndicators(t *testing.T) {
	d := read(t, `
|部门（单位）名称|某局{c3}|
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|
|填报人：{c3}|单位负责人：|`)
	assert.Equal(t, []string{": 产出指标>数量指标>a target=≥1个"}, rows(d))
}
