package export

import (
	"slices"

	"github.com/jixiao-data/jixiao/schema"
)

// settledNames are the columns of a reading that are there a second time, as settled_…,
// with what a person corrected where one did: all that it takes to compare values.
var settledNames = []string{
	"kind", "op", "value", "low", "low_closed", "high", "high_closed", "unit", "scale", "per",
	"base", "change", "grade", "grade_class", "value_number", "low_number", "high_number",
}

// settledColumns are made of the columns that they settle, among those of a table.
func settledColumns(columns []Column) (out []Column) {
	for _, name := range settledNames {
		i := slices.IndexFunc(columns, func(c Column) bool { return c.Name == name })
		out = append(out, Column{
			Name: "settled_" + name, Type: columns[i].Type, Coded: columns[i].Coded,
			Doc: Doc{
				"As " + name + ": of the corrected value where there is one, else of the reading.",
				"同 " + name + "：有更正值时取更正值，否则取机器读数。",
			},
			settles: i + 1, cell: columns[i].cell,
		})
	}
	return out
}

// settled is the row with the value as a person corrected it, or nil.
func (r *row) settled() *row {
	if r.value == nil || corrected(r) == nil {
		return nil
	}
	x := *r
	x.value = &schema.Value{Threshold: *corrected(r)}
	return &x
}
