package export

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// values is the table that the project is for. Its columns are a public contract:
// a name, its place and its meaning change only with [schema.Version].
var values = Table{
	Name: "values",
	Doc: Doc{
		"One row per indicator value: the printed text and what it says. Like the table indicators, it leaves out blocks of their own for the whole term (long_term in the tree).",
		"每个指标值一行：原文及其类型化读数。与 indicators 表一样，不含单列的长期绩效指标（见 JSON 的 long_term）。",
	},
	Key:        []string{"document", "project_no", "indicator_no", "column"},
	References: []Reference{toIndicator},
	Columns: slices.Concat(
		[]Column{documentColumn}, of("documents", fiscalYear), of("projects", orgCode, orgName, formColumn),
		projectColumns, []Column{indicatorNo}, of("indicators", indicatorNames...),
		valueColumns, addressColumns, sizeColumns,
	),
	rows: valueRows,
}

var valueColumns = []Column{
	column("column", String, Doc{
		"Which value: target, mid_term_target, actual, grade_excellent, grade_good, grade_fair, grade_poor.",
		"何种指标值：target（年度指标值）、mid_term_target（中期指标值）、actual（实际完成值）、grade_excellent、grade_good、grade_fair、grade_poor（优、良、中、差）。",
	}, func(r *row) any { return r.column }).coded(),
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

// sizeColumns are the numbers of a value, to calculate with. They came later than the
// others, and new ones only ever come behind these.
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

// sizeOf gives a cell of a literal times its scale. A date has no scale.
func sizeOf(literal func(*schema.Value) schema.Literal) func(*row) any {
	return func(r *row) any {
		number, err := schema.ParseDecimal(string(literal(r.value)))
		scale, err2 := schema.ParseDecimal(string(r.value.Scale))
		if err != nil || err2 != nil {
			return nil
		}
		product := number.Mul(scale)
		if _, err := schema.ParseDecimal(string(product)); err != nil { // no number has so many digits
			return nil
		}
		return product.Reduce()
	}
}

func dash(s string) string { return cmp.Or(s, "-") }

// valueRows yields an indicator's values as they stand in the table, from left to
// right: a self-evaluation may print what was reached before the target.
func valueRows(d *schema.Disclosure) iter.Seq[*row] {
	return func(yield func(*row) bool) {
		for r := range indicatorRows(d) {
			for _, x := range indicatorValues(r.indicator) {
				if !yield(&row{
					doc: d, project: r.project, indicator: r.indicator,
					column: x.column, value: x.value, ref: x.value.Ref,
				}) {
					return
				}
			}
		}
	}
}

type namedValue struct {
	column string
	value  *schema.Value
}

func indicatorValues(x *schema.Indicator) []namedValue {
	list := []namedValue{
		{"mid_term_target", x.MidTermTarget},
		{"target", x.Target},
		{"actual", x.Actual},
	}
	if g := x.Grades; g != nil {
		list = append(list,
			namedValue{"grade_excellent", g.Excellent},
			namedValue{"grade_good", g.Good},
			namedValue{"grade_fair", g.Fair},
			namedValue{"grade_poor", g.Poor},
		)
	}
	list = slices.DeleteFunc(list, func(v namedValue) bool {
		return v.value == nil || v.value.Kind == schema.Empty && strings.TrimSpace(v.value.Raw) == ""
	})
	slices.SortStableFunc(list, func(a, b namedValue) int {
		return cmp.Or(
			cmp.Compare(a.value.Ref.Block, b.value.Ref.Block),
			cmp.Compare(a.value.Ref.Col, b.value.Ref.Col),
		)
	})
	return list
}
