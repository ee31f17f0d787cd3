package schema

import "iter"

// PlacedValue is an indicator value with whose it is.
type PlacedValue struct {
	Project   *Project
	Indicator *Indicator
	// LongTerm says that the indicator is one of Project.LongTerm.
	LongTerm bool
	// Column says which of the indicator's values it is: target, mid_term_target,
	// actual, grade_excellent, grade_good, grade_fair or grade_poor.
	Column string
	Value  *Value
}

// Values yields the indicator values of a document, blank ones among them, by
// project and indicator; those of a block for the whole term come first.
func Values(d *Disclosure) iter.Seq[PlacedValue] {
	return func(yield func(PlacedValue) bool) {
		for i := range d.Projects {
			p := &d.Projects[i]
			for k, list := range [][]Indicator{p.LongTerm, p.Indicators} {
				for j := range list {
					for column, v := range list[j].Values() {
						if !yield(PlacedValue{p, &list[j], k == 0, column, v}) {
							return
						}
					}
				}
			}
		}
	}
}

// Values yields the values that an indicator has, with their columns.
func (x *Indicator) Values() iter.Seq2[string, *Value] {
	return func(yield func(string, *Value) bool) {
		g := x.Grades
		if g == nil {
			g = &Grades{}
		}
		for _, v := range []struct {
			column string
			value  *Value
		}{
			{"mid_term_target", x.MidTermTarget}, {"target", x.Target}, {"actual", x.Actual},
			{"grade_excellent", g.Excellent}, {"grade_good", g.Good}, {"grade_fair", g.Fair}, {"grade_poor", g.Poor},
		} {
			if v.value != nil && !yield(v.column, v.value) {
				return
			}
		}
	}
}
