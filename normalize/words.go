package normalize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/schema"
)

// truths are the whole cells that say yes or no (rules §8).
var truths = map[string]schema.Literal{
	"是": "true", "有": "true", "符合": "true", "合规": "true", "完成": "true", "已完成": "true", "全部完成": "true", "达到": "true", "完成目标": "true", "已建立": "true",
	"否": "false", "未完成": "false", "未开展": "false", "未达到": "false", "不符合": "false", "未建立": "false",
}

// truth reads yes and no (rules §8). Words may follow 符合 and 不符合.
func truth(s string, t *schema.Threshold) bool {
	v, ok := truths[s]
	switch {
	case ok:
	case strings.HasPrefix(s, "符合"):
		v = "true"
	case strings.HasPrefix(s, "不符合"):
		v = "false"
	default:
		return false
	}
	t.Kind, t.Value = schema.Boolean, v
	return true
}

// nothingOf reads 无 and 没有 (rules §8): none of a bad event is zero, else the text
// does not say whether there is nothing or no value.
func nothingOf(s string, n *name, t *schema.Threshold) bool {
	if s != "无" && s != "没有" {
		return false
	}
	t.Kind, t.Op = schema.Exact, schema.EQ
	if badEvent(n.text()) {
		t.Value, t.Scale = "0", "1"
		return true
	}
	t.Ambiguous = true
	t.Candidates = []schema.Candidate{{Op: schema.EQ, Value: "0"}, {}}
	return true
}

// maxClause is the length in runes of the longest clause that is a grade.
const maxClause = 12

// A grade word and what it makes of a text that holds it (rules §8). The classes
// are in the order in which they apply.
type gradeWord int8

const (
	notGrade gradeWord = iota
	level              // only as the whole text, or at its end
	sustain
	change // not against a base
	effect
)

var gradeWords = func() *dictionary[gradeWord] {
	words := map[string]gradeWord{}
	add := func(g gradeWord, spellings string) {
		for _, w := range strings.Fields(spellings) {
			words[w] = g
		}
	}
	add(change, "提升 提高 改善 增强 增长 增加 降低 减少 下降 促进 完善 扩大 保障 支撑")
	add(effect, "明显 显著 有效 较大 深远")
	add(sustain, "长期 中长期 长远 持续 可持续 长效")
	add(level, "优 优秀 良 良好 优良 好 较好 一般 中 差 较差 高 较高 低 较低 合格 达标 满意 比较满意 健全 稳定 正常")
	add(notGrade, "专款专用 应保尽保 全覆盖 严格执行 日产日清")
	return newDictionary(words)
}()

// quality reads grades (rules §8).
func quality(s string, t *schema.Threshold) bool {
	if g := attainment(s); g != "" {
		t.Kind, t.GradeClass, t.Grade = schema.Grade, "attainment", g
		return true
	}
	if len(s) > 4*maxClause || utf8.RuneCountInString(s) > maxClause || hasDigit(s) || strings.Contains(s, "*") || strings.Contains(s, "×") {
		return false
	}
	if word, o, ok := startsOperator(s); ok && o.as&symbol != 0 && onlyHan(s[len(word):]) {
		s = s[len(word):] // ≥良好: a grade has no operator
	}
	if list := scaleList(s); list != nil {
		t.Kind, t.GradeClass, t.ScaleLevels = schema.Grade, "scale", list
		return true
	}
	class := gradeClass(s)
	if class == "" {
		return false
	}
	t.Kind, t.GradeClass, t.Grade = schema.Grade, class, s
	return true
}

// onlyHan reports whether a text is a phrase of Chinese characters that is not
// true or false.
func onlyHan(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	_, based := findComparison(s)
	return !based && !startsWith(s, "符合", "不符合")
}

// gradeClass finds the class of a grade by the strongest of its words.
func gradeClass(s string) string {
	best := notGrade
	for i := 0; i < len(s); {
		word, g, ok := gradeWords.prefix(s[i:])
		if !ok {
			if _, o, found := startsOperator(s[i:]); found && o.as&symbol != 0 {
				return ""
			}
			i += runeLen(s[i:])
			continue
		}
		end := i + len(word)
		if g == level && (end < len(s) || i > 0 && (utf8.RuneCountInString(word) < 2 || endsWith(s[:i], "不", "未"))) {
			g = notGrade
		}
		best = max(best, g)
		i = end
	}
	if best == change {
		if c, compares := findComparison(s); compares && c.against {
			return ""
		}
	}
	switch best {
	case change, effect:
		return "effect"
	case sustain:
		return "sustain"
	case level:
		return "level"
	}
	return ""
}

// attainment recognises the three official levels of 财预〔2020〕10号.
func attainment(s string) string {
	if !strings.Contains(s, "达成") {
		return ""
	}
	for _, g := range []struct{ prefix, grade string }{
		{"部分达成预期指标", "partial"}, {"部分达成年度指标", "partial"},
		{"未达成预期指标", "none"}, {"未达成年度指标", "none"},
		{"达成预期指标", "full"}, {"达成年度指标", "full"},
		{"全部或基本达成预期指标", "full"}, {"全部达成预期指标", "full"}, {"基本达成预期指标", "full"},
	} {
		rest, ok := strings.CutPrefix(s, g.prefix)
		if ok && utf8.RuneCountInString(rest) <= maxClause && !strings.Contains(rest, "达成") {
			return g.grade
		}
	}
	return ""
}

// scaleList reads a cell that prints a whole scale: 优良中低差, 好/较好/一般.
func scaleList(s string) []string {
	if strings.ContainsAny(s, "/、,，;-~") {
		parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/、,，;-~", r) })
		for _, p := range parts {
			if !isLevel(p) {
				return nil
			}
		}
		if len(parts) < 2 {
			return nil
		}
		return parts
	}
	if _, g, _ := gradeWords.prefix(s); g != level || isLevel(s) {
		return nil
	}
	if list := levelsIn(s); len(list) > 2 {
		return list
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

// levelsIn parts a text that is nothing but levels of two characters and more:
// 优秀良好合格. The same twice is no scale, and what has no degrees is none: 良好稳定正常.
func levelsIn(s string) (list []string) {
	for s != "" {
		negation := ""
		if strings.HasPrefix(s, "不") {
			negation = "不"
		}
		word, g, _ := gradeWords.prefix(s[len(negation):])
		if g != level || len(negation+word) < len("优秀") || startsWith(word, "达标", "健全", "稳定", "正常") || slices.Contains(list, negation+word) {
			return nil
		}
		list, s = append(list, negation+word), s[len(negation+word):]
	}
	return list
}

// isLevel recognises a level of a scale.
func isLevel(s string) bool {
	for _, w := range []string{"基本", "非常", "十分", "很", "不", "坏"} {
		if s == "坏" {
			return true
		}
		s = strings.TrimPrefix(s, w)
	}
	word, g, _ := gradeWords.prefix(s)
	return g == level && word == s
}
