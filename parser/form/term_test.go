package form_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/schema"
)

// TestTermBlocks requires of blocks of the whole term and of the year that no value of one
// is in the other, whatever it is that says which is which.
func TestTermBlocks(t *testing.T) {
	const header, term, year = "\n|一级指标|三级指标|指标值|", "\n|产出指标|a|9|\n|效益指标|b|提升|", "\n|产出指标|a|3|\n|满意度指标|c|≥90%|"
	for name, page := range map[string]string{
		"labels at the side under one header": `
|项目名称|甲{c3}|
|绩效指标|一级指标|三级指标|指标值|
|长期绩效指标{r2}|产出指标|a|9|
|效益指标|b|提升|
|年度绩效指标{r2}|产出指标|a|3|
|满意度指标|c|≥90%|`,
		"no label in the header": `
|项目名称|甲{c3}|
||一级指标|三级指标|指标值|
|中期指标{r2}|产出指标|a|9|
|效益指标|b|提升|
|年度指标{r2}|产出指标|a|3|
|满意度指标|c|≥90%|`,
		"the year first": `
|项目名称|甲{c3}|
|年度绩效指标{r3}|一级指标|三级指标|指标值|
|产出指标|a|3|
|满意度指标|c|≥90%|
|实施期绩效指标{r2}|产出指标|a|9|
|效益指标|b|提升|`,
		"headings over headers":        "\n|项目名称|甲{c2}|\n|中期绩效指标{c3}|" + header + term + "\n|年度绩效指标{c3}|" + header + year,
		"titles of tables in rows":     "\n|项目名称|甲{c2}|\n|长期绩效目标表{c3}|" + header + term + "\n|年度绩效目标表{c3}|" + header + year,
		"headings below one header":    "\n|项目名称|甲{c2}|" + header + "\n|一、实施期绩效指标（2021-2023年）{c3}|" + term + "\n|二、年度绩效指标{c3}|" + year,
		"lines above tables":           "\n|项目名称|甲{c2}|\n\n（一）中期绩效指标" + header + term + "\n\n（二）年度绩效指标" + header + year,
		"titles of tables, year first": "\n|项目名称|甲{c2}|\n\n年度绩效目标表" + header + year + "\n\n长期绩效目标表" + header + term,
	} {
		d := read(t, page)
		require.Len(t, d.Projects, 1, name)
		assert.Equal(t, []string{"甲: 产出指标>>a target=3", "甲: 满意度指标>>c target=≥90%"}, rows(d), name)
		require.Len(t, d.Projects[0].LongTerm, 2, name)
		first := d.Projects[0].LongTerm[0]
		assert.Equal(t, "9", first.MidTermTarget.Raw, name)
		assert.Equal(t, "产出指标", first.Level1.Raw, name)
	}
}

// TestTermColumns requires the value of the term where brackets or a label above say so.
func TestTermColumns(t *testing.T) {
	for _, labels := range []string{
		"|一级指标|三级指标|指标值（中期）|指标值（年度）|", "|一级指标|三级指标|目标值（全周期）|目标值（本年）|",
		"|一级指标|三级指标|实施期满指标值|年度指标值|", "|一级指标|三级指标|中长期目标值|当年目标值|", "|一级指标|三级指标|长期目标|年度目标|",
		"|一级指标{r2}|三级指标{r2}|指标值{c2}|\n|实施期|当年|",
	} {
		d := read(t, "\n|项目名称|甲{c3}|\n"+labels+"\n|产出指标|a|9|3|\n|效益指标|b|提升|提升|")
		assert.Equal(t, []string{"甲: 产出指标>>a mid=9 target=3", "甲: 效益指标>>b mid=提升 target=提升"}, rows(d), labels)
	}
}

// TestPartsOfYear requires the year's value where half of the year has one too, and a word
// about the other.
func TestPartsOfYear(t *testing.T) {
	for labels, want := range map[string]string{
		"|一级指标|三级指标|上半年指标值|全年指标值|":                        "target=9",
		"|一级指标|三级指标|半年（程）计划值|全年（程）计划值|":                   "target=9",
		"|一级指标|三级指标|指标值（半年）|指标值（全年）|":                     "target=9",
		"|一级指标|三级指标|全年指标值|半年指标值|":                         "target=3",
		"|一级指标|三级指标|年中目标值|年末目标值|":                         "target=9",
		"|一级指标{r2}|三级指标{r2}|指标值{c2}|\n|半年（程）|全年（程）|":      "target=9",
		"|一级指标{r2}|三级指标{r2}|绩效目标{c2}|\n|半年（程）目标|全年（程）目标|": "target=9",
		"|一级指标{r2}|三级指标{r2}|年度指标值{c2}|\n|上半年|下半年|":        "",
		"|一级指标{r2}|三级指标{r2}|实际完成值{c2}|\n|上半年完成值|全年完成值|":   "actual=9",
		"|一级指标|三级指标|上半年完成值|全年指标值|":                        "target=9 actual=3",
		"|一级指标{r2}|三级指标{r2}|指标值{c2}|\n|一季度指标值|全年指标值|":     "target=9",
		"|一级指标{r2}|三级指标{r2}|指标值{c2}|\n|半年计划值|全年计划值|":      "target=9",
	} {
		d := read(t, "\n|项目名称|甲{c3}|\n"+labels+"\n|产出指标|a|3|9|")
		require.Len(t, rows(d), 1, labels)
		assert.Equal(t, strings.TrimSpace("甲: 产出指标>>a "+want), rows(d)[0], labels)
		warned := slices.ContainsFunc(d.Diagnostics, func(x schema.Diagnostic) bool { return x.Code == "unread-values" })
		assert.Equal(t, !strings.Contains(want, " "), warned, labels)
	}
}
