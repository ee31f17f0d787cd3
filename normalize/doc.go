// Package normalize turns the printed text of a disclosure's cells into typed
// values. Its functions are pure: they know no document, and the same text in the
// same context always gives the same value.
//
//	raw cell ─ fold ─ scan: operators, numbers, units ─ rules by kind ─ schema.Threshold
//
// [Value] reads an indicator value (指标值), [Values] all of a document together.
// [Money], [Percent], [OrgCode], [ProjectCode], [FiscalYear] and [PlanMonth] read
// the other cells of a form.
//
// What was mended is named in Repairs; what the text does not decide is Ambiguous,
// with candidates. docs/values.md describes every kind, unit and repair, docs/rules.md
// the rules, which comments here cite by section.
package normalize
