package normalize_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/normalize"
)

// hostile are the patterns that are worst for a scanner: signs that begin something
// again and again, and never end it.
var hostile = []string{
	"9", ".", "1.", "95", "9595", "(", ")", "[", "（", "()", "第", ",", "，", "1,111,", "1，111，", "1-", "-", "~", "±", "≥", "≥9", "≥95%", "不", "不低于", "达", "达到约", "为", "每", "每年", "/", "1/",
	"一", "十", "一万", "一千零", "百分之", "零", "半", "个半", "年", "月", "1月", "2020年", "2020-", "至", "到", "上年", "较上年增长", "预算", "以上", "及", "内", "余", "多", "；", "、", "1、", "\n", "。",
	"O0", "l", "N", " ", "\u3000", "９", "提升", "优", "好/", "符合", "达成", "完成", "全年", "%", "元/人", "·人", "\xff", "宣传", "ab1", "95%95%", "（含）", "且≤X<",
}

// TestTimeIsLinear reads cells of one pattern in two sizes, in cells too long for a
// value and in the longest that are searched for one, and compares the times of the
// same run: eight times the text must not take far more than eight times as long.
func TestTimeIsLinear(t *testing.T) {
	const factor, slack = 8, 4
	for _, short := range []struct{ bytes, runs int }{{590 / factor, 300}, {40_000, 2}} {
		for _, pattern := range hostile {
			small := strings.Repeat(pattern, max(1, short.bytes/len(pattern)))
			large := strings.Repeat(small, factor)
			read := func(s string) float64 {
				return fastest(short.runs, func() { normalize.Value(s, normalize.Context{Indicator: s, Siblings: []string{s}}) })
			}
			a, b := read(small), read(large)
			for try := 0; b > factor*slack*a && try < 5; try++ { // another process may have been in the way
				a, b = max(a, read(small)), min(b, read(large))
			}
			assert.LessOrEqual(t, b, factor*slack*a, "%q: %.0f ns for %d bytes, %.0f ns for %d", pattern, a, len(small), b, len(large))
		}
	}
}

// fastest gives the nanoseconds of the fastest of some runs.
func fastest(runs int, f func()) float64 {
	best := time.Duration(1 << 62)
	for range runs {
		start := time.Now()
		f()
		best = min(best, time.Since(start))
	}
	return max(float64(best.Nanoseconds()), 200) // below that the clock is too coarse
}
