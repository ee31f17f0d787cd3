package form_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestUnitRow takes code and name of a unit without a label from the row that Hebei's
// form begins with, and from no other cell that begins with digits.
func TestUnitRow(t *testing.T) {
	const block = `
|一级指标|二级指标|三级指标|指标值|
|产出指标|数量指标|a|≥1个|`
	for _, tt := range []struct{ name, page, code, org string }{
		{"beside the unit of money", "|131某局{c2}|单位：万元{c2}|\n|项目名称|甲{c3}|" + block, "131", "某局"},
		{"alone above a label", "|131002某某局{c4}|\n|项目名称|甲{c3}|" + block, "131002", "某某局"},
		{"an amount", "|项目总投资|3000万元{c3}|\n|项目名称|甲|实施单位|某局|" + block, "", "某局"},
		{"an amount in the second row", "|项目名称|甲{c3}|\n|测算标准|3000元/人{c3}|" + block, "", ""},
		{"a place", "|项目名称|甲|建设地点|102国道北侧|" + block, "", ""},
		{"a number of persons over the whole width", "|项目名称|甲{c3}|\n|2000多名干部参加培训{c4}|" + block, "", ""},
		{"an amount alone above a label", "|3000000万元{c4}|\n|项目名称|甲{c3}|" + block, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, tt.page)
			if tt.org == "" {
				assert.Nil(t, d.Org)
				return
			}
			assert.Equal(t, tt.code, d.Org.Code)
			assert.Equal(t, tt.org, d.Org.Name)
		})
	}
}
