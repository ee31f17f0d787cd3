package form_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const raggedHead = `
|项目名称|甲|
|绩效指标|一级指标|二级指标|三级指标|指标值|实际完成值|说明|
`

// TestRagged reads tables of text whose merged cells were not written.
func TestRagged(t *testing.T) {
	want := []string{
		"甲: 产出指标>数量指标>期数 target=≥2期 actual=2期",
		"甲: 产出指标>数量指标>人数 target=≥50人 actual=52人",
		"甲: 满意度指标>满意度指标>满意度 target=≥90% actual=95%",
	}
	for _, tt := range []struct {
		name, drawing string
		want          []string
		diagnostic    string
	}{
		{"the side label and levels are missing", raggedHead + `
|产出指标|数量指标|期数|≥2期|2期||
|人数|≥50人|52人||
|满意度指标|满意度指标|满意度|≥90%|95%||`, want, "moved-rows"},
		{"and blank cells at the end", raggedHead + `
|产出指标|数量指标|期数|≥2期|2期|
|人数|≥50人|52人|
|满意度指标|满意度指标|满意度|≥90%|95%|`, want, "moved-rows"},
		{"nothing but blank cells at the end", raggedHead + `
||产出指标|数量指标|期数|≥2期|2期|
||||人数|≥50人|52人|
||满意度指标|满意度指标|满意度|≥90%|95%|`, want, ""},
		{"the label is printed in each row", raggedHead + `
|绩效指标|产出指标|数量指标|期数|≥2期|2期|
|绩效指标|||人数|≥50人|52人|
|绩效指标|满意度指标|满意度指标|满意度|≥90%|95%|`, want, ""},
		{"by how many cells is not sure", raggedHead + `
|产出指标|数量指标|期数|≥2期|2期||
|人数|≥50人|52人|
|满意度指标|满意度指标|满意度|≥90%|95%||`, nil, "uneven-rows"},
		{"without a side label", `
|项目名称|甲|
|一级指标|二级指标|三级指标|指标值|实际完成值|
|产出指标|数量指标|期数|≥2期|2期|
|人数|≥50人|52人|
|满意度指标|满意度指标|满意度|≥90%|95%|`, want, "moved-rows"},
		{"a row that lacks its unit alone", `
|项目名称|甲|
|一级指标|二级指标|三级指标|指标值|实际完成值|说明|
|产出指标|数量指标|期数|≥2期|2期||
|产出指标|数量指标|人数|≥50人|52人|
|满意度指标|满意度指标|满意度|≥90%|95%||`, want, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, strings.ReplaceAll(tt.drawing, "\n\n", "\n"))
			if tt.want != nil {
				assert.Equal(t, tt.want, rows(d))
			}
			var codes []string
			for _, x := range d.Diagnostics {
				if x.Code == "moved-rows" || x.Code == "uneven-rows" {
					codes = append(codes, x.Code)
				}
			}
			if tt.diagnostic == "" {
				assert.Empty(t, codes)
			} else {
				assert.Equal(t, []string{tt.diagnostic}, codes)
			}
		})
	}
}

// TestRaggedHead reads the lines of money and the goals of such a table, and requires
// that addresses are those of the page.
func TestRaggedHead(t *testing.T) {
	d := read(t, `
|项目名称|甲|
|项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|
|年度资金总额|20|30|19|10|95%|9.5|
|其中：当年财政拨款|20|25|19|—|95%|—|
|年度总体目标|预期目标|实际完成情况|
|培训干部|已培训|
|绩效指标|一级指标|二级指标|三级指标|指标值|实际完成值|
|产出指标|数量指标|期数|≥2期|2期|
|总分|100|99|`)
	require.Len(t, d.Projects, 1)
	p := &d.Projects[0]
	assert.Equal(t, "300000", string(p.Budget.Total.Yuan))
	assert.Equal(t, "250000", string(p.Budget.Fiscal.Yuan))
	assert.Equal(t, "190000", string(p.Budget.Executed.Yuan))
	require.Len(t, p.Goals, 1)
	assert.Equal(t, "培训干部", p.Goals[0].Raw)
	require.Len(t, p.Outcomes, 1)
	assert.Equal(t, "已培训", p.Outcomes[0].Raw)
	require.Len(t, p.Indicators, 1)
	assert.EqualValues(t, 1, p.Indicators[0].Level1.Ref.Col)
	assert.EqualValues(t, 4, p.Indicators[0].Target.Ref.Col)
	assert.EqualValues(t, 2, p.Budget.Initial.Ref.Col)
}
