package export

import (
	"cmp"
	"iter"
	"slices"

	"github.com/jixiao-data/jixiao/schema"
)

// values is the table that the project is for. Its columns are a public contract:
// a name, its place and its meaning change only with [schema.Version].
var values = Table{
	Name: "values",
	Doc: Doc{
		"One row per indicator value: the printed text and what it says. Like the table indicators, it leaves out blocks of their own for the whole term, which are in long_term_values.",
		"每个指标值一行：原文及其类型化读数。与 indicators 表一样，不含单列的长期绩效指标，后者见 long_term_values 表。",
	},
	Key:        valueKey,
	References: []Reference{toIndicator},
	Columns:    valueColumns(of("indicators", indicatorNames...)),
	rows: func(d *schema.Disclosure) iter.Seq[*row] {
		return valueRows(d, func(p *schema.Project) []schema.Indicator { return p.Indicators })
	},
}

// longTermValues are no rows of values: the same indicator is there for the year, and
// who counts targets would count it twice. Nothing is printed of these indicators but
// what a row has, so that no further table is needed for them.
var longTermValues = Table{
	Name: "long_term_values",
	Doc: Doc{
		"One row per indicator value in a block of its own for the whole term (长期绩效目标, long_term in the tree), with the columns of values; indicator_no counts the indicators of that block.",
		"单列的长期绩效目标（JSON 的 long_term）中的指标值，每个一行，各列同 values 表；indicator_no 为该部分指标的序号。",
	},
	Key:        valueKey,
	References: []Reference{toProject},
	Columns:    valueColumns(indicatorNames),
	rows: func(d *schema.Disclosure) iter.Seq[*row] {
		return valueRows(d, func(p *schema.Project) []schema.Indicator { return p.LongTerm })
	},
}

var valueKey = []string{"document", "project_no", "indicator_no", "column"}

// valueColumns are the columns of a table of values, with the names of its indicators.
// New ones only ever come last.
func valueColumns(names []Column) []Column {
	columns := slices.Concat(
		[]Column{documentColumn}, of("documents", fiscalYear), of("projects", orgCode, orgName, formColumn),
		projectColumns, []Column{indicatorNo}, names, []Column{valueColumn},
		readingColumns, addressColumns, sizeColumns, correctionColumns, detailColumns,
	)
	return append(columns, settledColumns(columns)...)
}

var valueColumn = column("column", String, Doc{
	"Which value: target, mid_term_target, actual, grade_excellent, grade_good, grade_fair, grade_poor.",
	"何种指标值：target（年度指标值）、mid_term_target（中期指标值）、actual（实际完成值）、grade_excellent、grade_good、grade_fair、grade_poor（优、良、中、差）。",
}, func(r *row) any { return r.column }).coded()

// readingColumns are what a text says.
var readingColumns = []Column{
	column("raw", String, Doc{
		"The printed text, unchanged; operator, value and unit joined where they stand in cells of their own.",
		"原文，一字不改；符号、数值、单位分列时按此顺序相连。",
	}, func(r *row) any { return stringCell(r.value.Raw) }),
	column("kind", String, Doc{
		"bound, exact, range, duration, ratio, date, relative, grade, boolean, multi, text or empty.",
		"类型：bound（界限）、exact（定值）、range（区间）、duration（时长）、ratio（比率）、date（日期）、relative（相对值）、grade（等次）、boolean（是否）、multi（多项）、text（文字）、empty（空）。",
	}, func(r *row) any { return string(r.value.Kind) }).indexed().coded(),
	column("op", String, Doc{
		"Comparison: ge, gt, le, lt, eq, approx or between.",
		"比较关系：ge（≥）、gt（>）、le（≤）、lt（<）、eq（=）、approx（约）、between（介于）。",
	}, func(r *row) any { return stringCell(string(r.value.Op)) }).coded(),
	column("value", String, Doc{
		"Exact decimal, ISO 8601 date, or true/false. The size of a number is value × scale.",
		"数值（精确十进制）、日期（ISO 8601）或 true/false；数的大小为 value × scale。",
	}, func(r *row) any { return stringCell(string(r.value.Value)) }).coded(),
	column("low", String, Doc{"Lower end of a range or of a span of dates.", "区间或日期段的下限。"},
		func(r *row) any { return stringCell(string(r.value.Low)) }).coded(),
	column("low_closed", Boolean, Doc{"Whether the lower end belongs to the range.", "下限是否包含在内。"},
		func(r *row) any { return boolCell(r.value.LowClosed) }),
	column("high", String, Doc{"Upper end of a range or of a span of dates.", "区间或日期段的上限。"},
		func(r *row) any { return stringCell(string(r.value.High)) }).coded(),
	column("high_closed", Boolean, Doc{"Whether the upper end belongs to the range.", "上限是否包含在内。"},
		func(r *row) any { return boolCell(r.value.HighClosed) }),
	column("unit", String, Doc{
		"Unit code, see docs/values.md; other measure words stand for themselves.",
		"计量单位代码，见 docs/values.md；其余量词即其本身。",
	}, func(r *row) any { return stringCell(string(r.value.Unit)) }).indexed(),
	column("scale", Decimal, Doc{
		"Factor printed with the number: 1, 1000 (千), 10000 (万), 100000000 (亿), or a product of these.",
		"随数打印的倍数：1、1000（千）、10000（万）、100000000（亿）或其乘积。",
	}, func(r *row) any { return decimalCell(schema.Decimal(r.value.Scale)) }),
	column("per", List, Doc{
		"Denominators of a ratio, in printed order.",
		"比率的分母单位，依原文次序。",
	}, func(r *row) any { return listCell(r.value.Per) }),
	column("base", String, Doc{
		"What a relative value or a date is measured against: prev_year, prev_period, budget, standard, plan, target, peer, current_year.",
		"相对值或日期的比较基准：prev_year（上年）、prev_period（上期）、budget（预算）、standard（标准）、plan（计划）、target（目标）、peer（同类）、current_year（当年）。",
	}, func(r *row) any { return stringCell(r.value.Base) }).coded(),
	column("change", String, Doc{
		"increase, decrease or level, of a relative value.",
		"相对值的变化：increase（增）、decrease（减）、level（水平）。",
	}, func(r *row) any { return stringCell(r.value.Change) }).coded(),
	column("grade", String, Doc{
		"Quality in words; for the attainment levels of 财预〔2020〕10号 full, partial or none.",
		"文字等次；财预〔2020〕10号所定三档为 full、partial、none。",
	}, func(r *row) any { return stringCell(r.value.Grade) }),
	column("direction", String, Doc{
		"Which side is better, as far as the value tells: higher or lower.",
		"指标值所示的优劣方向：higher（越高越好）、lower（越低越好）。",
	}, func(r *row) any { return stringCell(string(r.value.Direction)) }).coded(),
	column("repairs", List, Doc{
		"Codes of the mends that reading the value took, sorted; see docs/values.md.",
		"读取时所作修复的代码，已排序，见 docs/values.md。",
	}, func(r *row) any { return listCell(r.value.Repairs) }).coded(),
	column("ambiguous", Boolean, Doc{
		"The text leaves several readings open; value is the one that is printed.",
		"原文有多种读法，未作定论；value 为字面读法。",
	}, func(r *row) any { return r.value.Ambiguous }),
	column("candidates", List, Doc{
		"These readings, each as three words: op, value and unit, with - for what is absent.",
		"各种读法，每种为 op、value、unit 三个词，缺者记作 -。",
	}, func(r *row) any {
		list := make([]string, len(r.value.Candidates))
		for i, c := range r.value.Candidates {
			list[i] = dash(string(c.Op)) + " " + dash(string(c.Value)) + " " + dash(string(c.Unit))
		}
		return listCell(list)
	}).coded(),
}

// sizeColumns are the numbers of a value, to calculate with.
var sizeColumns = []Column{
	column("value_number", Decimal, Doc{
		"value × scale, where value is a number; its unit is in the column unit.",
		"value × scale 之积，仅当 value 为数；单位见 unit 列。",
	}, sizeOf(func(v *schema.Value) schema.Literal { return v.Value })),
	column("low_number", Decimal, Doc{
		"low × scale, where low is a number.",
		"low × scale 之积，仅当 low 为数。",
	}, sizeOf(func(v *schema.Value) schema.Literal { return v.Low })),
	column("high_number", Decimal, Doc{
		"high × scale, where high is a number.",
		"high × scale 之积，仅当 high 为数。",
	}, sizeOf(func(v *schema.Value) schema.Literal { return v.High })),
}

// detailColumns tell apart what the columns before them have in common.
var detailColumns = []Column{
	column("unit_raw", String, Doc{"Unit as printed.", "计量单位，照原文。"},
		func(r *row) any { return stringCell(r.value.UnitRaw) }),
	column("period", String, Doc{
		"year, when the text says 全年 or 年度 next to a count.",
		"数量旁印有“全年”或“年度”时为 year。",
	}, func(r *row) any { return stringCell(r.value.Period) }).coded(),
	column("grade_class", String, Doc{
		"Sort of the words in grade: attainment (the three levels of 财预〔2020〕10号), scale, effect, sustain or level.",
		"grade 的类别：attainment（财预〔2020〕10号所定三档）、scale（等级标尺）、effect（成效）、sustain（可持续）、level（程度）。",
	}, func(r *row) any { return stringCell(r.value.GradeClass) }).coded(),
	column("scale_levels", List, Doc{
		"Levels of a cell that prints a whole scale (优良中差) instead of a target.",
		"印出整套等级（如优良中差）而非目标值时，所列各等级。",
	}, func(r *row) any { return listCell(r.value.ScaleLevels) }),
}

// sizeOf gives a cell of a literal times its scale. A date has no scale, and no number
// so many digits that they are none.
func sizeOf(literal func(*schema.Value) schema.Literal) func(*row) any {
	return func(r *row) any {
		x := literal(r.value)
		if x == "" {
			return nil
		}
		return decimalCell(schema.Decimal(x).Mul(schema.Decimal(r.value.Scale)).Reduce())
	}
}

func dash(s string) string { return cmp.Or(s, "-") }

// valueRows yields an indicator's values as they stand in the table, from left to
// right: a self-evaluation may print what was reached before the target.
func valueRows(d *schema.Disclosure, of func(*schema.Project) []schema.Indicator) iter.Seq[*row] {
	return func(yield func(*row) bool) {
		for r := range projectRows(d) {
			list := of(r.project)
			for i := range list {
				for _, x := range indicatorValues(&list[i]) {
					if !yield(&row{
						doc: d, project: r.project, indicator: &list[i],
						column: x.column, value: x.value, ref: x.value.Ref,
					}) {
						return
					}
				}
			}
		}
	}
}

type namedValue struct {
	column string
	value  *schema.Value
}

// indicatorValues are the values of an indicator that have a row: not those of cells in
// which nothing is printed.
func indicatorValues(x *schema.Indicator) (list []namedValue) {
	for column, v := range x.Values() {
		if !v.Blank() {
			list = append(list, namedValue{column, v})
		}
	}
	slices.SortStableFunc(list, func(a, b namedValue) int {
		return cmp.Or(
			cmp.Compare(a.value.Ref.Block, b.value.Ref.Block),
			cmp.Compare(a.value.Ref.Col, b.value.Ref.Col),
		)
	})
	return list
}
