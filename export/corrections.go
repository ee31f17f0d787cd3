package export

import "github.com/jixiao-data/jixiao/schema"

// correctionColumns are what a person said of a value, beside what was read. They
// are empty where nobody has looked.
var correctionColumns = []Column{
	column("correction", String, Doc{
		"What a person who compared the value with the document said: confirmed or corrected; empty where nobody did.",
		"人工核对结论：confirmed（确认）或 corrected（更正）；未核对则为空。",
	}, func(r *row) any {
		return correctionCell(r, func(c *schema.Correction) string { return string(c.Verdict) })
	}).coded(),
	column("corrected", String, Doc{
		"The corrected value in its canonical form; the other columns stay as they were read.",
		"更正后的指标值（规范写法）；其余各列仍为机器读数。",
	}, func(r *row) any {
		return correctedCell(r, func(t *schema.Threshold) string { return t.String() })
	}),
	column("corrected_kind", String, Doc{"Its kind.", "更正值的类型。"},
		func(r *row) any { return correctedCell(r, func(t *schema.Threshold) string { return string(t.Kind) }) }).coded(),
	column("corrected_op", String, Doc{"Its comparison.", "更正值的比较关系。"},
		func(r *row) any { return correctedCell(r, func(t *schema.Threshold) string { return string(t.Op) }) }).coded(),
	column("corrected_value", String, Doc{"Its number, date or truth.", "更正值的数值、日期或是否。"},
		func(r *row) any { return correctedCell(r, func(t *schema.Threshold) string { return string(t.Value) }) }).coded(),
	column("corrected_low", String, Doc{"Its lower end.", "更正值的下限。"},
		func(r *row) any { return correctedCell(r, func(t *schema.Threshold) string { return string(t.Low) }) }).coded(),
	column("corrected_high", String, Doc{"Its upper end.", "更正值的上限。"},
		func(r *row) any { return correctedCell(r, func(t *schema.Threshold) string { return string(t.High) }) }).coded(),
	column("corrected_unit", String, Doc{"Its unit.", "更正值的单位。"},
		func(r *row) any { return correctedCell(r, func(t *schema.Threshold) string { return string(t.Unit) }) }),
	column("corrected_scale", Decimal, Doc{"Its scale.", "更正值的倍数。"},
		func(r *row) any {
			if t := corrected(r); t != nil {
				return decimalCell(schema.Decimal(t.Scale))
			}
			return nil
		}),
	column("corrected_by", String, Doc{"Who said so.", "核对人。"},
		func(r *row) any { return correctionCell(r, func(c *schema.Correction) string { return c.By }) }),
	column("corrected_at", String, Doc{"When, by RFC 3339.", "核对时间（RFC 3339）。"},
		func(r *row) any { return correctionCell(r, func(c *schema.Correction) string { return c.At }) }).coded(),
	column("corrected_why", String, Doc{"The reason given.", "理由。"},
		func(r *row) any { return correctionCell(r, func(c *schema.Correction) string { return c.Why }) }),
}

func correctionCell(r *row, of func(*schema.Correction) string) any {
	if c := r.value.Correction; c != nil {
		return stringCell(of(c))
	}
	return nil
}

// corrected is the value as a person corrected it, or nil.
func corrected(r *row) *schema.Threshold {
	if c := r.value.Correction; c != nil {
		return c.Threshold
	}
	return nil
}

func correctedCell(r *row, of func(*schema.Threshold) string) any {
	if t := corrected(r); t != nil {
		return stringCell(of(t))
	}
	return nil
}
