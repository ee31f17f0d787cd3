package form_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser/form"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// TestPageHeaders requires that a unit or a year in the page header is used where
// nothing nearer prints one, and that page headers change nothing else.
func TestPageHeaders(t *testing.T) {
	const bare = `
	| 项目名称 | 调研视察{c3} |
	| 预算金额 | 2.00 | 其中：财政资金 | 1.50元 |
	| 绩效目标 | 1、目标{c3} |
	| 一级指标 | 二级指标 | 三级指标 | 指标值 |
	| 产出指标 | 数量指标 | 参与率 | ≥95% |`
	for _, c := range []struct {
		name, drawing string
		headers       []string
		total, fiscal schema.Decimal
		year          int
		codes         []string
	}{
		{"none", bare, nil, "2", "1.5", 0, []string{"no-money-unit"}},
		{"both", bare, []string{"2022年度部门预算　单位：万元"}, "20000", "1.5", 2022, []string{"page-money-unit"}},
		{"headers that agree", bare, []string{"2022年度", "单位：万元", "2022年度（单位：万元）"}, "20000", "1.5", 2022, []string{"page-money-unit"}},
		{"headers that do not", bare, []string{"2021年度，单位：万元", "2022年度，单位：元"}, "2", "1.5", 0, []string{"no-money-unit"}},
		{"a nearer unit and year", "2020年度项目绩效目标表\n单位：元\n" + bare, []string{"2022年度，单位：万元"}, "2", "1.5", 2020, nil},
		{"nothing of use", bare, []string{"某某县财政局", "内部资料"}, "2", "1.5", 0, []string{"no-money-unit"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := draw(t, c.drawing)
			plain, err := form.Read(t.Context(), draw(t, c.drawing))
			require.NoError(t, err)
			for _, h := range c.headers {
				doc.Blocks = append(doc.Blocks, page.Block{Role: page.Header, Text: h})
			}
			d, err := form.Read(t.Context(), doc)
			require.NoError(t, err)
			require.Len(t, d.Projects, 1)
			p := d.Projects[0]
			assert.Equal(t, c.total, p.Budget.Total.Yuan.Reduce())
			assert.Equal(t, c.fiscal, p.Budget.Fiscal.Yuan.Reduce())
			year := 0
			if d.FiscalYear != nil {
				year = d.FiscalYear.Year
			}
			assert.Equal(t, c.year, year)
			var codes []string
			for _, x := range d.Diagnostics {
				codes = append(codes, x.Code)
			}
			assert.Equal(t, c.codes, codes)
			require.Len(t, d.Unclaimed, len(c.headers)+len(plain.Unclaimed))
			for i, h := range c.headers {
				u := d.Unclaimed[len(plain.Unclaimed)+i]
				assert.Equal(t, "header", u.Kind)
				assert.Equal(t, h, u.Raw)
			}
			assert.Equal(t, plain.Projects[0].Indicators, p.Indicators)
			assert.Equal(t, plain.Form, d.Form)
		})
	}
}

// TestFormInPageHeader requires that no form is read from a page header or footer.
func TestFormInPageHeader(t *testing.T) {
	for _, role := range []page.Role{page.Header, page.Footer} {
		doc := draw(t, `
		| 项目名称 | 调研视察{c3} |
		| 一级指标 | 二级指标 | 三级指标 | 指标值 |
		| 产出指标 | 数量指标 | 参与率 | ≥95% |`)
		doc.Blocks[0].Role = role
		d, err := form.Read(t.Context(), doc)
		require.NoError(t, err)
		assert.Empty(t, d.Projects)
		assert.Len(t, d.Unclaimed, 10)
		assert.Equal(t, string(role), d.Unclaimed[0].Kind)
	}
}
