package normalize

import (
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/schema"
)

// truths are the whole cells that say yes or no (SPEC §8).
var truths = map[string]schema.Literal{
	"是": "true", "有": "true", "符合": "true", "合规": "true", "完成": "true", "已完成": "true", "全部完成": "true", "达到": "true", "完成目标": "true", "已建立": "true",
	"否": "false", "未完成": "false", "未开展": "false", "未达到": "false", "不符合": "false", "未建立": "false",
}

// truth reads yes and no (SPEC §8).
func truth(s string, _ name, _ *evidence, t *schema.Threshold) bool {
	v, ok := truths[s]
	if !ok {
		switch {
		case hasDigit(s):
			return false
		case strings.HasPrefix(s, "符合"):
			v = "true"
		case strings.HasPrefix(s, "不符合"):
			v = "false"
		default:
			return false
		}
	}
	t.Kind, t.Value = schema.Boolean, v
	return true
}

// maxClause is the length in runes of the longest clause that is a grade.
const maxClause = 12

// plainText are short cells that are no grades.
var plainText = map[string]bool{"专款专用": true, "应保尽保": true, "全覆盖": true, "严格执行": true, "日产日清": true}

// effectWords and effectDegrees make a text a grade of effect.
var (
	effectWords   = []string{"提升", "提高", "改善", "增强", "增长", "增加", "降低", "减少", "下降", "促进", "完善", "扩大", "保障", "支撑"}
	effectDegrees = []string{"明显", "显著", "有效", "较大", "深远"}
	sustainWords  = []string{"长期", "中长期", "长远", "持续", "可持续", "长效"}
)

// levels are the words for a level of quality.
var levels = map[string]bool{
	"优": true, "优秀": true, "良": true, "良好": true, "优良": true, "好": true, "较好": true, "一般": true, "中": true, "差": true, "较差": true,
	"高": true, "较高": true, "低": true, "合格": true, "达标": true, "满意": true, "比较满意": true, "健全": true, "稳定": true, "正常": true,
}

// quality reads grades (SPEC §8).
func quality(s string, _ name, _ *evidence, t *schema.Threshold) bool {
	if g := attainment(s); g != "" {
		t.Kind, t.GradeClass, t.Grade = schema.Grade, "attainment", g
		return true
	}
	if utf8.RuneCountInString(s) > maxClause || plainText[s] || hasDigit(s) || strings.ContainsAny(s, "*×") {
		return false
	}
	if list := scaleList(s); list != nil {
		t.Kind, t.GradeClass, t.ScaleLevels = schema.Grade, "scale", list
		return true
	}
	class := ""
	switch {
	case hasAny(s, effectWords...), hasAny(s, effectDegrees...):
		class = "effect"
	case hasAny(s, sustainWords...):
		class = "sustain"
	case isLevel(s):
		class = "level"
	default:
		return false
	}
	t.Kind, t.GradeClass, t.Grade = schema.Grade, class, s
	return true
}

// attainment recognises the three official levels of 财预〔2020〕10号.
func attainment(s string) string {
	for _, g := range []struct{ prefix, grade string }{
		{"部分达成预期指标", "partial"}, {"部分达成年度指标", "partial"},
		{"未达成预期指标", "none"}, {"未达成年度指标", "none"},
		{"达成预期指标", "full"}, {"达成年度指标", "full"},
	} {
		if rest, ok := strings.CutPrefix(s, g.prefix); ok && utf8.RuneCountInString(rest) <= maxClause {
			return g.grade
		}
	}
	return ""
}

// scaleList reads a cell that prints a whole scale: 优良中低差, 好/较好/一般.
func scaleList(s string) []string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/、,，;-~", r) })
	if len(parts) > 1 {
		for _, p := range parts {
			if !levels[p] && p != "坏" && p != "不满意" && p != "不合格" {
				return nil
			}
		}
		return parts
	}
	if levels[s] || utf8.RuneCountInString(s) < 2 {
		return nil
	}
	var list []string
	for _, r := range s {
		if !strings.ContainsRune("优良中低差好坏高", r) {
			return nil
		}
		list = append(list, string(r))
	}
	return list
}

// isLevel recognises a word for a level, by itself or closing a phrase: 运行正常.
func isLevel(s string) bool {
	if levels[s] {
		return true
	}
	for w := range levels {
		if utf8.RuneCountInString(w) < 2 || !strings.HasSuffix(s, w) {
			continue
		}
		before := strings.TrimSuffix(s, w)
		if !strings.HasSuffix(before, "不") && !strings.HasSuffix(before, "未") {
			return true
		}
	}
	return false
}
