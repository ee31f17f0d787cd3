package normalize_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// A sound value in pieces. Its number is not doubled, and no percentage that could
// have lost its operator.
type sound struct{ op, number, unit, per, name string }

func (s sound) String() string { return s.op + s.number + s.unit + s.per }

// A damage is what happens to values on their way to the page, and the code of the
// repair that undoes it. It reports false where a value cannot be damaged so.
type damage struct {
	code  schema.Repair
	apply func(t *rapid.T, v *sound, tail *string) bool
}

var hanziNumbers = map[string]string{"3": "三", "12": "十二", "90": "九十", "105": "一百零五", "1000": "一千"}

// damages are in the order in which they happen: to the pieces first.
var damages = []damage{
	{schema.ChineseNumeral, func(_ *rapid.T, v *sound, _ *string) bool {
		hanzi := hanziNumbers[v.number]
		if hanzi == "" || v.unit == "" || v.unit == "%" {
			return false
		}
		v.number = hanzi
		return true
	}},
	{schema.OCRConfusable, func(_ *rapid.T, v *sound, _ *string) bool {
		old := v.number
		if len(old) > 1 && strings.Trim(old, "01") != "" {
			v.number = strings.NewReplacer("0", "O", "1", "l").Replace(old)
		}
		return v.number != old
	}},
	{schema.MissingUnit, func(_ *rapid.T, v *sound, _ *string) bool {
		if v.unit != "%" || v.per != "" || v.number[0] == '-' || strings.HasSuffix(v.number, ".5") && len(v.number) == 3 {
			return false
		}
		v.unit, v.name = "", "培训参与率"
		return true
	}},
	{schema.UnitInName, func(_ *rapid.T, v *sound, _ *string) bool {
		if v.unit == "" {
			return false
		}
		v.name = "数量（" + v.unit + v.per + "）"
		v.unit, v.per = "", ""
		return true
	}},
	{schema.DuplicatedUnit, func(_ *rapid.T, v *sound, _ *string) bool {
		v.unit += v.unit
		return v.unit != ""
	}},
	{schema.OperatorBothSides, func(t *rapid.T, v *sound, tail *string) bool {
		words := map[string][]string{"≥": {"以上", "及以上"}, "≤": {"以下", "以内", "及以下", "之内"}, "约": {"左右", "上下"}}[v.op]
		if words == nil || *tail != "" {
			return false
		}
		*tail = rapid.SampledFrom(words).Draw(t, "tail")
		return true
	}},
	{schema.DuplicatedNumber, func(_ *rapid.T, v *sound, _ *string) bool {
		if v.unit == "" || hanziRun(v.number) || v.number[0] == '-' { // -5%-5% is a range
			return false
		}
		v.per += v.number + v.unit + v.per
		return true
	}},
	{schema.OperatorVariant, func(t *rapid.T, v *sound, _ *string) bool {
		variants := map[string][]string{"≥": {">=", "=>", "≧", "⩾", "≥="}, "≤": {"<=", "=<", "≦", "⩽"}, ">": {"〉", "》", "﹥"}, "<": {"〈", "《", "﹤"}}[v.op]
		if variants == nil {
			return false
		}
		v.op = rapid.SampledFrom(variants).Draw(t, "variant")
		return true
	}},
	{schema.MisreadOperator, func(_ *rapid.T, v *sound, _ *string) bool {
		letter := map[string]string{"≥": "N", "≤": "W"}[v.op]
		if letter == "" || hanziRun(v.number) || v.number[0] == 'l' || v.number[0] == 'O' || v.number[0] == '-' {
			return false
		}
		v.op = letter
		return true
	}},
	{schema.DuplicatedOperator, func(t *rapid.T, v *sound, _ *string) bool {
		again := map[string]string{"≥": "不低于", "≤": "不超过", ">": "大于", "<": "小于", "约": "大约"}[v.op]
		if again == "" {
			return false
		}
		v.op += rapid.SampledFrom([]string{v.op, again}).Draw(t, "again")
		return true
	}},
	{schema.TrailingPunctuation, func(t *rapid.T, _ *sound, tail *string) bool {
		*tail += rapid.SampledFrom([]string{"。", "；", ";", "，", ",", "、", "."}).Draw(t, "mark")
		return true
	}},
}

func hanziRun(s string) bool { return strings.Trim(s, "0123456789.,-OlI") != "" }

// TestEveryDamageIsMendedAndNamed damages sound values in all combinations: what
// they say must be read as before, and the codes must be those of the damages, no
// more and no less.
func TestEveryDamageIsMendedAndNamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := sound{
			op:     rapid.SampledFrom([]string{"", "≥", "≤", ">", "<", "约"}).Draw(t, "op"),
			number: rapid.SampledFrom([]string{"3", "12", "90", "95", "98.5", "105", "1000", "0.5", "1,200", "38508", "-5"}).Draw(t, "number"),
			unit:   rapid.SampledFrom([]string{"", "%", "次", "人", "个", "万元", "元", "天", "个工作日", "公里", "平方米", "‰"}).Draw(t, "unit"),
		}
		if v.unit != "" && v.unit != "%" {
			v.per = rapid.SampledFrom([]string{"", "", "/年", "/人·月"}).Draw(t, "per")
		}
		want := normalize.Value(v.String(), normalize.Context{})
		require.Empty(t, want.Repairs, v.String())
		require.False(t, want.Ambiguous, v.String())

		var codes schema.Repairs
		tail := ""
		for _, d := range damages {
			if rapid.Bool().Draw(t, string(d.code)) && fits(d.code, codes) && d.apply(t, &v, &tail) {
				codes = append(codes, d.code)
			}
		}
		raw := v.String() + tail
		if rapid.Bool().Draw(t, "wide") && widen(raw) != raw {
			raw, codes = widen(raw), append(codes, schema.FullWidth)
		}
		slices.Sort(codes)
		got := normalize.Value(raw, normalize.Context{Indicator: v.name})
		require.Equal(t, meaning(want), meaning(got), "%s (%s)", raw, v.name)
		require.Equal(t, codes, got.Repairs, "%s (%s)", raw, v.name)
	})
}

// fits reports whether a damage can come on top of others: a unit cannot be missing
// twice, nor an operator be both misread and spelt differently.
func fits(code schema.Repair, before schema.Repairs) bool {
	apart := [][]schema.Repair{
		{schema.MissingUnit, schema.UnitInName, schema.DuplicatedUnit, schema.DuplicatedNumber},
		{schema.OperatorVariant, schema.MisreadOperator, schema.DuplicatedOperator},
		{schema.OCRConfusable, schema.ChineseNumeral},
	}
	for _, group := range apart {
		if slices.Contains(group, code) && slices.ContainsFunc(before, func(b schema.Repair) bool { return slices.Contains(group, b) }) {
			return false
		}
	}
	return true
}
