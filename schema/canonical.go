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
		return t.periodText() + opText(t.Op) + t.measure(t.Value)
	case Range:
		return t.periodText() + t.rangeText()
	case Date:
		return t.dateText()
	case Relative:
		return t.relativeText()
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

// scaleText spells a power of ten behind a number.
func scaleText(scale Literal) string {
	switch scale {
	case "", "1":
		return ""
	case "100":
		return "百"
	case "1000":
		return "千"
	}
	zeros := strings.Count(string(scale), "0")
	if zeros >= 8 {
		return scaleText(Literal("1"+strings.Repeat("0", zeros-8))) + "亿"
	}
	return scaleText(Literal("1"+strings.Repeat("0", zeros-4))) + "万"
}

// measure spells a number with scale, unit and denominators.
func (t Threshold) measure(value Literal) string {
	var b strings.Builder
	b.WriteString(string(value))
	b.WriteString(scaleText(t.Scale))
	b.WriteString(t.Unit.printed())
	for _, p := range t.Per {
		b.WriteByte('/')
		b.WriteString(p.printed())
	}
	return b.String()
}

func (t Threshold) rangeText() string {
	low, high := t.LowClosed == nil || *t.LowClosed, t.HighClosed == nil || *t.HighClosed
	if low && high {
		return string(t.Low) + scaleText(t.Scale) + t.Unit.printed() + "~" + t.measure(t.High)
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

// baseTexts spell what a value is compared with.
var baseTexts = map[string]string{
	"prev_year": "上年", "prev_period": "上期", "budget": "预算", "standard": "标准",
	"plan": "计划", "target": "目标", "peer": "同类",
}

func (t Threshold) relativeText() string {
	base := baseTexts[t.Base]
	if t.Change == "level" {
		switch t.Op {
		case GE:
			return "不低于" + base
		case LE:
			return "不高于" + base
		case GT:
			return "高于" + base
		case LT:
			return "低于" + base
		}
		return "与" + base + "持平"
	}
	text := "较" + base + "增长"
	if t.Change == "decrease" {
		text = "较" + base + "下降"
	}
	if t.Value == "" {
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
