package schema

import "strings"

// Kind says what sort of statement an indicator value (指标值) makes.
type Kind string

// The kinds of values.
const (
	Bound    Kind = "bound"    // one-sided: ≥95%
	Exact    Kind = "exact"    // one number: 100%, 约20人
	Range    Kind = "range"    // two ends: 90%-95%
	Duration Kind = "duration" // a length of time: ≤5个工作日
	Ratio    Kind = "ratio"    // a number per something: ≤500元/亩
	Date     Kind = "date"     // a point or span of the calendar: 12月底前
	Relative Kind = "relative" // against a base: 较上年增长5%以上
	Grade    Kind = "grade"    // a quality in words: 良好, 明显提升
	Boolean  Kind = "boolean"  // 是, 未完成
	Multi    Kind = "multi"    // several values in one cell
	Words    Kind = "text"     // text that states no value
	Empty    Kind = "empty"    // blank, or a printed dash
)

// Repair is the code of a mend: a way in which the printed value was malformed
// and was read nevertheless. docs/values.md shows each one before and after.
type Repair string

// The repair codes.
const (
	FullWidth           Repair = "full_width"
	OperatorVariant     Repair = "operator_variant"
	MisreadOperator     Repair = "misread_operator"
	DuplicatedNumber    Repair = "duplicated_number"
	DuplicatedOperator  Repair = "duplicated_operator"
	DuplicatedUnit      Repair = "duplicated_unit"
	OperatorBothSides   Repair = "operator_both_sides"
	MissingUnit         Repair = "missing_unit"
	UnitInName          Repair = "unit_in_name"
	PercentOver100      Repair = "percent_over_100"
	OCRConfusable       Repair = "ocr_confusable"
	TrailingPunctuation Repair = "trailing_punctuation"
	ChineseNumeral      Repair = "chinese_numeral"
)

// Repairs is a sorted set of repair codes. It is [] in JSON when empty.
type Repairs []Repair

// MarshalJSON gives an array, empty rather than null.
func (r Repairs) MarshalJSON() ([]byte, error) {
	b := []byte{'['}
	for i, c := range r {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = appendQuoted(b, string(c)); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

// Threshold is one indicator value, typed. Raw is always the printed text; what
// was mended to read it is named in Repairs; what the text does not decide stays
// undecided: Ambiguous is set, and Candidates lists the readings.
type Threshold struct {
	// Raw is the printed text, unchanged.
	Raw string `json:"raw"`
	// Kind says what sort of statement it makes.
	Kind Kind `json:"kind"`
	// Op is empty for grade, boolean, multi, text and empty values.
	Op Op `json:"op"`
	// Value is a decimal, a date, or true/false. Its size is Value × Scale.
	Value Literal `json:"value"`
	// Low is the lower end of a range or of a span of dates.
	Low Literal `json:"low,omitempty"`
	// High is the upper end.
	High Literal `json:"high,omitempty"`
	// LowClosed says whether the lower end belongs to the range; absent where there is
	// none.
	LowClosed *bool `json:"low_closed,omitempty"`
	// HighClosed says whether the upper end belongs to the range.
	HighClosed *bool `json:"high_closed,omitempty"`
	// Unit is the code of the unit that the numbers are in (docs/values.md).
	Unit Unit `json:"unit"`
	// UnitRaw is the unit as printed.
	UnitRaw string `json:"unit_raw,omitempty"`
	// Scale is "1", "1000" (千), "10000" (万) or "100000000" (亿), a product of
	// these for 百万 and the like; empty (null) where there is no number.
	Scale Literal `json:"scale"`
	// Per lists the denominators of a ratio in printed order.
	Per []Unit `json:"per,omitempty"`
	// Base is what a relative value or a date is measured against: prev_year,
	// prev_period, budget, standard, plan, target, peer, current_year.
	Base string `json:"base,omitempty"`
	// Change is increase, decrease or level, for relative values.
	Change string `json:"change,omitempty"`
	// Grade is the quality in words. The three attainment levels (full, partial,
	// none) are those of 财预〔2020〕10号.
	Grade string `json:"grade,omitempty"`
	// GradeClass is the sort of these words: attainment, scale, effect, sustain or
	// level.
	GradeClass string `json:"grade_class,omitempty"`
	// ScaleLevels lists the levels of a cell that prints a whole scale (优良中差)
	// instead of a target.
	ScaleLevels []string `json:"scale_levels,omitempty"`
	// Period is "year" when the cell says 全年 or 年度 next to a count.
	Period string `json:"period,omitempty"`
	// Parts are the values of a cell that states several (kind multi), in printed
	// order.
	Parts []Threshold `json:"parts,omitempty"`
	// Direction says which side is the better one, as far as the value tells.
	Direction Direction `json:"direction"`
	// Repairs names the mends that reading the value took.
	Repairs Repairs `json:"repairs"`
	// Ambiguous says that the text leaves several readings open: Value is then the
	// one that is printed, and nothing should be concluded from it.
	Ambiguous bool `json:"ambiguous"`
	// Candidates lists these readings.
	Candidates []Candidate `json:"candidates,omitempty"`
}

// Blank reports whether nothing is printed in the value's cell. A dash is not nothing.
func (t *Threshold) Blank() bool {
	return t.Kind == Empty && strings.TrimSpace(t.Raw) == ""
}

// Candidate is one reading of an ambiguous value.
type Candidate struct {
	// Op is the comparison of this reading.
	Op Op `json:"op"`
	// Value is its number or date.
	Value Literal `json:"value"`
	// Unit is the unit of the number.
	Unit Unit `json:"unit"`
}
