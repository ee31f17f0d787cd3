package export

import (
	"iter"
	"slices"

	"github.com/jixiao-data/jixiao/schema"
)

// parts has of several values in one cell what the table values, in which they are one
// row, has no place for.
var parts = Table{
	Name: "parts",
	Doc: Doc{
		"One row per part of an indicator value of kind multi, which states several values in one cell.",
		"一格多值（类型 multi）的指标值，每个分项一行。",
	},
	Key:        []string{"document", "project_no", "indicator_no", "column", "part_no"},
	References: []Reference{toValue},
	Columns: slices.Concat(
		[]Column{documentColumn}, projectColumns, []Column{indicatorNo}, of("indicators", indicatorNames...), []Column{
			valueColumn,
			column("part_no", Integer, Doc{"Number of the part in the value, from 1.", "分项在该指标值中的序号，从 1 起。"},
				func(r *row) any { return int64(r.no) }),
		}, readingColumns, sizeColumns, detailColumns, addressColumns,
	),
	rows: func(d *schema.Disclosure) iter.Seq[*row] {
		return func(yield func(*row) bool) {
			for r := range values.rows(d) {
				for i := range r.value.Parts {
					part := *r
					part.no, part.value = i+1, &schema.Value{Threshold: r.value.Parts[i]}
					if !yield(&part) {
						return
					}
				}
			}
		}
	},
}
