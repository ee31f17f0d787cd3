package normalize_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/jixiao-data/jixiao/normalize"
)

// hostile are the patterns that are worst for a scanner: signs that begin something
// again and again, and never end it.
var hostile = []string{
	"9", ".", "1.", "95", "9595", "(", ")", "[", "（", "()", "第", ",", "，", "1,111,", "1，111，", "1-", "-", "~", "±", "≥", "≥9", "≥95%", "不", "不低于", "达", "达到约", "为", "每", "每年", "/", "1/",
	"一", "十", "一万", "一千零", "百分之", "零", "半", "个半", "年", "月", "1月", "2020年", "2020-", "至", "到", "上年", "较上年增长", "预算", "以上", "及", "内", "余", "多", "；", "、", "1、", "\n", "。",
	"O0", "l", "N", " ", "\u3000", "９", "提升", "优", "好/", "符合", "达成", "完成", "全年", "%", "元/人", "·人", "\xff", "宣传", "ab1", "95%95%", "（含）", "且≤X<",
}

// BenchmarkLinear reads cells of one pattern in growing sizes, the last far too long
// for a value. The time per byte must not grow with the size; compare the figures of
// one run.
func BenchmarkLinear(b *testing.B) {
	for _, bytes := range []int{75, 600, 40_000, 320_000} {
		b.Run(strconv.Itoa(bytes), func(b *testing.B) {
			var cells []string
			for _, pattern := range hostile {
				cells = append(cells, strings.Repeat(pattern, max(1, bytes/len(pattern))))
			}
			for b.Loop() {
				for _, s := range cells {
					normalize.Value(s, normalize.Context{Indicator: s, Siblings: []string{s}})
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*bytes*len(cells)), "ns/byte")
		})
	}
}
