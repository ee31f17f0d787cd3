package schema

import "strings"

// String gives the value in its canonical Chinese form: ≥95%, 80%-90%, 12月31日前,
// 较上年增长≥5%. Reading that form again gives the same value, without repairs. An
// ambiguous value has no canonical form, nor has text: they are as printed.
func (t Threshold) String() string {
	if t.Ambiguous {
		return t.Raw
	}
	switch t.Kind {
	case Bound, Exact, Duration, Ratio:
		return t.periodText() + t.numberText()
	case Range:
		return t.periodText() + t.rangeText()
	case Date:
		return t.dateText()
	case Relative:
		return t.periodText() + t.relativeText()
	case Grade:
		return t.gradeText()
	case Boolean:
		if t.Value == "true" {
			return "是"
		}
		return "否"
	case Multi:
		parts := make([]string, len(t.Parts))
		for i, p := range t.Parts {
			parts[i] = p.String()
		}
		return strings.Join(parts, "；")
	case Empty:
		return "—"
	}
	return t.Raw
}

func (t Threshold) periodText() string {
	if t.Period == "year" {
		return "全年"
	}
	return ""
}

// opText spells an operator before a number. That a value is exact goes without
// saying.
func opText(op Op) string {
	switch op {
	case GE:
		return "≥"
	case GT:
		return ">"
	case LE:
		return "≤"
	case LT:
		return "<"
	case Approx:
		return "约"
	}
	return ""
}

// numberText spells one number with operator, scale, unit and denominators. Where
// the plain digits could be taken for something else, they are spelt so that they
// cannot: a percentage like 295 may have a misread ≥ in front, and has =.
func (t Threshold) numberText() string {
	op := opText(t.Op)
	if v := string(t.Value); t.Op == EQ && t.Unit == "percent" && t.Scale == "1" && (len(v) == 3 && v[0] == '2' && v[1] != '0' || v == "2100") {
		op = "="
	}
	return op + t.measure(t.Value)
}

// measure spells a number with scale, unit and denominators.
func (t Threshold) measure(value Literal) string {
	var b strings.Builder
	digits := t.digits(value)
	b.WriteString(digits)
	b.WriteString(t.scaled())
	if n := strings.TrimPrefix(digits, "-"); t.Unit == "year" && len(n) == 4 && n >= "1949" && n <= "2099" {
		b.WriteString("周年") // 2020年 is a year of the calendar
	} else {
		b.WriteString(t.Unit.printed())
	}
	for _, p := range t.Per {
		b.WriteByte('/')
		if word, ok := strings.CutPrefix(p.printed(), "个"); ok && word != "" {
			b.WriteString(word) // 次/季度
		} else {
			b.WriteString(p.printed())
		}
	}
	return b.String()
}

// scaled spells the scale. 千 and 百 are multiplied out: before 米 they would be part
// of the unit.
func (t Threshold) scaled() string {
	zeros := len(t.Scale) - 1
	if zeros < 4 {
		return ""
	}
	text := strings.Repeat("亿", zeros/8)
	switch zeros % 8 {
	case 1, 2, 3:
		return tens[zeros%8] + text
	case 4, 5, 6, 7:
		return tens[zeros%4] + "万" + text
	}
	return text
}

var tens = [...]string{"", "十", "百", "千"}

// digits spells the digits of a number, in groups of three where they could be
// taken for a number printed twice (9595), or for a year and month (2021.3).
func (t Threshold) digits(value Literal) string {
	d := Decimal(value)
	if t.Scale == "100" || t.Scale == "1000" {
		d = d.Mul(Decimal(t.Scale)).Reduce()
	}
	whole, frac, dotted := strings.Cut(string(d), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	n := len(whole)
	year := n == 4 && dotted && whole >= "1949" && whole <= "2099"
	if n < 4 || !year && whole[:n/2] != whole[n/2:] && !strings.Contains(frac, whole) {
		return string(d)
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, c := range whole {
		if i > 0 && (n-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if dotted {
		b.WriteString("." + frac)
	}
	return b.String()
}

func (t Threshold) rangeText() string {
	low, high := t.LowClosed == nil || *t.LowClosed, t.HighClosed == nil || *t.HighClosed
	if low && high {
		first := t
		first.Per = nil
		return first.measure(t.Low) + "~" + t.measure(t.High)
	}
	lowOp, highOp := "≥", "≤"
	if !low {
		lowOp = ">"
	}
	if !high {
		highOp = "<"
	}
	return lowOp + t.measure(t.Low) + "且" + highOp + t.measure(t.High)
}

func (t Threshold) dateText() string {
	switch {
	case t.Base == "plan":
		return "按时"
	case t.Base == "current_year":
		return "当年"
	case t.Op == Between:
		return isoText(t.Low) + "至" + isoText(t.High)
	}
	switch t.Op {
	case LE:
		return isoText(t.Value) + "前"
	case GE:
		return isoText(t.Value) + "起"
	}
	return opText(t.Op) + isoText(t.Value)
}

// isoText spells a date or a part of one: --12-31 is 12月31日.
func isoText(iso Literal) string {
	s := string(iso)
	var b strings.Builder
	if rest, ok := strings.CutPrefix(s, "--"); ok {
		s = "-" + rest
	} else if len(s) >= 4 {
		b.WriteString(s[:4] + "年")
		s = s[4:]
	}
	if len(s) >= 3 {
		b.WriteString(strings.TrimPrefix(s[1:3], "0") + "月")
	}
	if len(s) >= 6 {
		b.WriteString(strings.TrimPrefix(s[4:6], "0") + "日")
	}
	return b.String()
}

// baseTexts spell what a value is compared with. A base that is not listed is a
// year.
var baseTexts = map[string]string{
	"prev_year": "上年", "prev_period": "上期", "budget": "预算", "standard": "标准",
	"plan": "计划", "target": "目标", "peer": "同类",
}

func (t Threshold) relativeText() string {
	base, known := baseTexts[t.Base]
	if !known {
		base = t.Base + "年"
	}
	switch {
	case t.Change != "level":
		return "较" + base + t.changeText()
	case t.Value != "" && t.Op == EQ:
		return "=" + base + "的" + t.measure(t.Value)
	case t.Value != "":
		return opText(t.Op) + base + "的" + t.measure(t.Value)
	case t.Op == EQ:
		return "与" + base + "持平"
	case !known && t.Op == GE: // 不低于2019年 could be a date
		return "较" + base + "不下降"
	case !known:
		return "较" + base + "不增长"
	}
	return opText(t.Op) + base
}

func (t Threshold) changeText() string {
	text := "增长"
	if t.Change == "decrease" {
		text = "下降"
	}
	switch {
	case t.Op == Between:
		return text + t.rangeText()
	case t.Value == "":
		return text
	}
	return text + opText(t.Op) + t.measure(t.Value)
}

func (t Threshold) gradeText() string {
	switch {
	case t.GradeClass == "scale":
		return strings.Join(t.ScaleLevels, "/")
	case t.GradeClass == "attainment":
		return map[string]string{"full": "达成预期指标", "partial": "部分达成预期指标", "none": "未达成预期指标"}[t.Grade]
	}
	return t.Grade
}
