package link

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// Reason says how it was told whether a target is met, or why it cannot be.
type Reason string

// The reasons. The first three come with an answer, the others with none.
const (
	Compared        Reason = "compared"
	Stated          Reason = "stated"
	SameWords       Reason = "same-words"
	NoTarget        Reason = "no-target"
	GradeBands      Reason = "grade-bands"
	NoActual        Reason = "no-actual"
	AmbiguousTarget Reason = "ambiguous-target"
	AmbiguousActual Reason = "ambiguous-actual"
	InWords         Reason = "in-words"
	Units           Reason = "units"
	DateParts       Reason = "date-parts"
	Bases           Reason = "bases"
	Parts           Reason = "parts"
	BareNumber      Reason = "bare-number"
	Overlap         Reason = "overlap"
)

// Meaning says in English and in Chinese what a reason means.
type Meaning struct {
	Reason Reason
	EN, ZH string
}

// Reasons lists the reasons with their meanings.
func Reasons() []Meaning {
	return []Meaning{
		{Compared, "The values were compared.", "数值或日期经比较得出。"},
		{Stated, "The evaluation says so, with a level of attainment (达成, 部分达成, 未达成预期指标; 财预〔2020〕10号).", "自评按财预〔2020〕10号三档自述是否达成。"},
		{SameWords, "Target and result are the same words.", "指标值与完成值文字相同。"},
		{NoTarget, "No target is printed.", "未印指标值。"},
		{GradeBands, "The form has thresholds for 优 良 中 差 in place of one target.", "目标为优良中差四档标准，并非单一指标值。"},
		{NoActual, "No result is printed.", "未印完成值。"},
		{AmbiguousTarget, "The target can be read in several ways.", "指标值有多种读法。"},
		{AmbiguousActual, "The result can be read in several ways.", "完成值有多种读法。"},
		{InWords, "Target or result is in words.", "指标值或完成值为文字。"},
		{Units, "The units differ, or one is missing.", "单位不同，或缺单位。"},
		{DateParts, "The dates do not say enough: one has a year and the other has none, or a month is split.", "日期不足以比较：一方缺年份，或同月而未注明日。"},
		{Bases, "The changes go different ways or are measured against different bases, or one is no change.", "增减方向或比较基准不同，或一方并非增减幅度。"},
		{Parts, "A value has several parts that do not all answer each other.", "含多项数值，不能逐项对应。"},
		{BareNumber, "The target is a number without ≥ or ≤ and the result another, or a date without 前 and the result earlier: whether that would do, it does not say.", "指标值为单一数字而无比较符号，完成值与之不等；或为单一日期而无“前”字，完成时间更早：是否均可，无从判断。"},
		{Overlap, "The result is itself a range or a bound, and only partly within the target.", "完成值为区间或界限，与目标仅部分重合。"},
	}
}

// judge tells whether an actual value meets a target of the indicator in.
func judge(in *schema.Indicator, target, actual *schema.Value) (Answer, Reason) {
	target, actual = settled(target), settled(actual)
	switch {
	case target == nil && in.Grades != nil:
		return CannotTell, GradeBands
	case target == nil:
		return CannotTell, NoTarget
	case actual == nil:
		return CannotTell, NoActual
	case target.Ambiguous:
		return CannotTell, AmbiguousTarget
	case actual.Ambiguous:
		return CannotTell, AmbiguousActual
	case actual.GradeClass == "attainment":
		if actual.Grade == "full" {
			return Yes, Stated
		}
		return No, Stated
	}
	switch target.Accepts(actual.Threshold) {
	case schema.Meets:
		return Yes, Compared
	case schema.Misses:
		return No, Compared
	}
	if unnumbered(target) && unnumbered(actual) && sameText(target, actual) && target.GradeClass != "scale" {
		return Yes, SameWords
	}
	return CannotTell, whyNot(target, actual)
}

// settled is a value as a person corrected it, else as it was read.
func settled(v *schema.Value) *schema.Value {
	if v == nil || v.Correction == nil {
		return v
	}
	out := *v
	out.Threshold = v.Settled()
	return &out
}

// whyNot finds the reason for which two readable values cannot be compared.
func whyNot(target, actual *schema.Value) Reason {
	either := func(k schema.Kind) bool { return target.Kind == k || actual.Kind == k }
	switch {
	case target.Kind == schema.Multi || actual.Kind == schema.Multi:
		return Parts
	case inWords(target) || inWords(actual):
		return InWords
	case target.Kind == schema.Date && actual.Kind == schema.Date:
		if unnumbered(target) || unnumbered(actual) {
			return InWords
		}
		if early(target, actual) {
			return BareNumber
		}
		return DateParts
	case either(schema.Boolean) || either(schema.Date):
		return Units
	case !schema.SameChange(target.Threshold, actual.Threshold):
		return Bases
	case unnumbered(target) || unnumbered(actual):
		return InWords
	case !schema.SameMeasure(target.Threshold, actual.Threshold):
		return Units
	case target.Op == schema.EQ || target.Op == schema.Approx:
		return BareNumber
	}
	return Overlap
}

// early reports whether the actual date comes before a target that is a plain date.
func early(target, actual *schema.Value) bool {
	by := target.Threshold
	switch by.Op {
	case schema.EQ:
	case schema.Between:
		by.Value = by.High
	default:
		return false
	}
	by.Op = schema.LE
	return by.Accepts(actual.Threshold) == schema.Meets
}

func inWords(v *schema.Value) bool { return v.Kind == schema.Grade || v.Kind == schema.Words }

// unnumbered reports whether there is nothing in a value to compare: it is words, or a
// date without a day (及时), or a change without a size (与上年持平).
func unnumbered(v *schema.Value) bool {
	return inWords(v) || (v.Kind == schema.Date || v.Kind == schema.Relative) && v.Value == "" && v.Low == ""
}

// sameText reports whether two values are printed alike.
func sameText(a, b *schema.Value) bool {
	return strings.Trim(fold(a.Raw), "。;,.") == strings.Trim(fold(b.Raw), "。;,.")
}

// changed tells whether a restated target is another than the promised one. The
// same amount in another unit is the same. Of a bound that is restated as a bare
// number (≥300 as 300) it cannot be told: the form may have no room for the sign.
func changed(promised, restated *schema.Value) Answer {
	promised, restated = settled(promised), settled(restated)
	switch {
	case promised == nil || restated == nil:
		return ""
	case sameText(promised, restated):
		return No
	case promised.Ambiguous || restated.Ambiguous:
		return CannotTell
	case !schema.SameChange(promised.Threshold, restated.Threshold):
		return CannotTell
	case promised.Threshold.String() == restated.Threshold.String():
		return No
	case inWords(promised) || inWords(restated):
		return Yes
	}
	there, back := promised.Accepts(restated.Threshold), restated.Accepts(promised.Threshold)
	switch {
	case there == schema.Meets && back == schema.Meets:
		return No
	case !schema.SameMeasure(promised.Threshold, restated.Threshold), (bare(promised) || bare(restated)) && sameNumber(promised, restated):
		return CannotTell
	case promised.Kind == schema.Date && there == schema.CannotTell && back == schema.CannotTell:
		return CannotTell // one of them has no year
	}
	return Yes
}

// bare reports whether a value is a number without a comparison.
func bare(v *schema.Value) bool { return v.Op == schema.EQ && !strings.ContainsAny(v.Raw, "=＝═") }

// sameNumber reports whether two values have the same number, in whatever unit, or
// the same date.
func sameNumber(a, b *schema.Value) bool {
	if a.Kind == schema.Date && b.Kind == schema.Date {
		return a.Value == b.Value
	}
	exact := func(v *schema.Value) schema.Threshold {
		return schema.Threshold{Kind: schema.Exact, Op: schema.EQ, Value: v.Value, Unit: v.Unit, Scale: v.Scale, Per: v.Per}
	}
	return exact(a).Accepts(exact(b)) == schema.Meets
}
