package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// TestAccepts asks of printed targets and results whether the target is met.
func TestAccepts(t *testing.T) {
	for _, tt := range []struct {
		target, actual string
		want           schema.Acceptance
	}{
		{"≥95%", "96%", schema.Meets},
		{"≥95%", "95%", schema.Meets},
		{"≥95%", "94.9%", schema.Misses},
		{">95%", "95%", schema.Misses},
		{"≤5个工作日", "5个工作日", schema.Meets},
		{"≤5个工作日", "6个工作日", schema.Misses},
		{"≤5个工作日", "3天", schema.CannotTell}, // days are no working days
		{"≤1天", "24小时", schema.Meets},
		{"≤1天", "25小时", schema.Misses},
		{"≤10万元", "98000元", schema.Meets},
		{"≤10万元", "0.2亿元", schema.Misses},
		{"≥3公里", "3000米", schema.Meets},
		{"≥3公里", "2999米", schema.Misses},
		{"≥95%", "0.96比例", schema.Meets},
		{"≥5‰", "0.4%", schema.Misses},
		{"≤500元/亩", "480元/亩", schema.Meets},
		{"≤500元/亩", "480元/人", schema.CannotTell}, // per something else
		{"80%-90%", "85%", schema.Meets},
		{"80%-90%", "95%", schema.Misses},
		{"[80%,90%)", "90%", schema.Misses},
		{"≥90%", "≥95%", schema.Meets},
		{"≥90%", "≥85%", schema.CannotTell}, // 85 and more may be 90 and more
		{"100%", "100%", schema.Meets},
		{"100%", "99%", schema.Misses},      // nothing exceeds it
		{"0起", "1起", schema.Misses},         // nothing but zero is zero
		{"100%", "105%", schema.CannotTell}, // more than promised
		{"0起", "-1起", schema.CannotTell},
		{"=100%", "105%", schema.Misses},
		{"300公里", "310公里", schema.CannotTell},
		{"=300公里", "310公里", schema.Misses},
		{"300公里", "300.0公里", schema.Meets},
		{"2021年9月底前", "2021年9月", schema.Meets},
		{"2021年9月底前", "2021年10月8日", schema.Misses},
		{"12月底前", "11月30日", schema.Meets},
		{"12月底前", "2021年11月30日", schema.CannotTell}, // the year is missing
		{"是", "是", schema.Meets},
		{"已完成", "未完成", schema.Misses},
		{"≥95%，≤5天", "96%，4天", schema.Meets},
		{"≥95%，≤5天", "96%，6天", schema.Misses},
		{"≥95%，≤5天", "4天，96%", schema.Meets}, // one part each in percent and days
		{"≥95%，≤5天", "6天，96%", schema.Misses},
		{"培训≥3次；演练≥5次", "演练5次；培训3次", schema.Meets},
		{"培训≥3次；演练≥5次", "演练6次；举办培训2次", schema.Misses},
		{"培训不少于3次；演练不少于5次", "培训3次；演练5次", schema.Meets},
		{"培训≥3次；演练≥5次", "3次；5次", schema.CannotTell}, // which is which
		{"培训≥3次；演练≥5次", "5次；演练5次", schema.CannotTell},
		{"培训≥3次；演练≥5次", "培训3次；检查5次", schema.CannotTell},
		{"≥3次；≥5次", "5次；3次", schema.CannotTell},
		{"培训≥3次；满意度≥95%", "96%；3次", schema.Meets},
		{"≥3次；已完成", "未完成；3次", schema.Misses},
		{"6月底前；≥5次", "5次；5月", schema.Meets},
		{"较上年增长5%以上", "较上年增长6%", schema.Meets},
		{"较上年增长5%以上", "较上年增长4%", schema.Misses},
		{"较上年增长5%以上", "6%", schema.CannotTell},
		{"≥300天", "约300天", schema.CannotTell}, // it may be 299
		{"约300人", "300人", schema.Meets},
		{"约300人", "310人", schema.CannotTell},
		{">90%", "≥90%", schema.CannotTell},
		{"<5%", "≤5%", schema.CannotTell},
		{"≥90%且<95%", "94.9%", schema.Meets},
		{"(90%,95%]", "90%", schema.Misses},
		{"10±2天", "13天", schema.Misses},
		{"3-5天", "4-5天", schema.Meets},
		{"3-5天", "4-6天", schema.CannotTell},
		{"≥1.2万亩", "12000亩", schema.Meets},
		{"≥1公顷", "15亩", schema.CannotTell}, // fifteen mu are a hectare only about
		{"≥1年", "12个月", schema.Meets},
		{"≥1年", "2个季度", schema.Misses},
		{"≤2周", "14天", schema.Meets},
		{"≤1个月", "30天", schema.CannotTell}, // months differ
		{"≥1吨", "999公斤", schema.Misses},
		{"≤820元/月/人", "800元/人·月", schema.Meets},
		{"≥2个百分点", "3%", schema.CannotTell},
		{"≥-5℃", "-4℃", schema.Meets},
		{"是", "100%", schema.CannotTell},
		{"≥95%", "是", schema.CannotTell},
		{"<12月31日", "12月31日", schema.Misses},
		{"<12月31日", "12月30日", schema.Meets},
		{">2020年", "2020年12月", schema.Misses},
		{"2021年", "2021年5月", schema.Meets},
		{"2021年5月", "2021年", schema.CannotTell},
		{"1-12月", "6月", schema.Meets},
		{"1-6月", "7月", schema.Misses},
		{"2024年2月底前", "2024年2月29日", schema.Meets},
		{"2月底前", "2月29日", schema.Meets}, // of a leap year
		{"2月底前", "3月1日", schema.Misses},
		{"2月前", "2月", schema.Meets},
		{"2月28日前", "2月29日", schema.Misses},
		{"２月２８日前", "2月29日", schema.Misses},
		{"2月28日前", "2月底", schema.CannotTell}, // the year is missing
		{"2月28日前", "2月", schema.CannotTell},
		{"2月", "2月29日", schema.Meets},
		{"1-2月", "2月29日", schema.Meets},
		{"2023年2月底前", "2023年3月1日", schema.Misses},
		{"2021年6月底前", "2021年5月前", schema.Meets},
		{"2021年1月起", "2021年3月", schema.Meets},
		{"12月31日", "12月31日", schema.Meets},
		{"12月31日", "12月20日", schema.CannotTell}, // the day itself, or the last one
		{"11月30日", "12月1日", schema.Misses},      // late either way
		{"2021年12月", "2021年11月", schema.CannotTell},
		{"2021年12月", "2022年1月", schema.Misses},
		{"2021年12月", "2021年", schema.CannotTell},
		{"=12月31日", "12月20日", schema.Misses},
		{"第四季度", "9月", schema.CannotTell},
		{"第三季度", "10月", schema.Misses},
		{"12月1日起", "11月30日", schema.Misses},
		{"按时", "12月31日", schema.CannotTell},
		{"≥95%，≤5天", "96%", schema.CannotTell},
		{"较上年增长5%-10%", "较上年增长6%", schema.Meets},
		{"较上年增长5%-10%", "较上年增长11%", schema.Misses},
		{"较上年增长5%", "较预算增长5%", schema.CannotTell},
		{"较上年增长5%以上", "较上年下降5%", schema.CannotTell},
		{"增长5%", "下降5%", schema.CannotTell}, // changes of two kinds
		{"增长5%以上", "下降8%", schema.CannotTell},
		{"减少10%", "增加10%", schema.CannotTell},
		{"≥5%", "下降8%", schema.CannotTell}, // the target is no change
		{"下降5%以上", "8%", schema.CannotTell},
		{"缩短1天", "延长1天", schema.CannotTell},
		{"节约10万元", "超支10万元", schema.CannotTell},
		{"增加收入≥5万元", "减少收入5万元", schema.CannotTell},
		{"增长率≥5%", "降幅8%", schema.CannotTell},
		{"5%以上的增长", "下降8%", schema.CannotTell},
		{"增长5%以上", "增长8%", schema.Meets},
		{"增长5%以上", "增长率４%", schema.Misses},
		{"收入增长百分之五以上", "收入提高6%", schema.Meets},
		{"增加收入≥5万元", "增收6万元", schema.Meets}, // neither stands beside the number
		{"≥95%", "提高到96%", schema.Meets},    // a level
		{"≥5次", "组织提高认识培训5次", schema.Meets},
		{"节约用水宣传≥5次", "5次", schema.Meets},
		{"≥0%", "负5%", schema.Misses},
		{"≥0℃", "零下5℃", schema.Misses},
		{"≥-5℃", "零下4℃", schema.Meets},
		{"≥0万元", "亏损5万元", schema.CannotTell},
		{"≥5%", "减5%", schema.CannotTell},
		{"减少5%以上", "减6%", schema.Meets},
		{"减灾宣传≥5次", "5次", schema.Meets},
		{"增长5%；下降3%", "增长5%；增长3%", schema.CannotTell},
		{"不超预算", "不超预算", schema.CannotTell}, // no number says by how much
		{"无", "0", schema.CannotTell},
		{"明显提升", "明显提升", schema.CannotTell},  // in words
		{"≥9595%", "96%", schema.CannotTell}, // ambiguous
		{"≥95%", "96", schema.CannotTell},    // no unit
		{"≥95%", "—", schema.CannotTell},
	} {
		target, actual := normalize.Value(tt.target, normalize.Context{}), normalize.Value(tt.actual, normalize.Context{})
		assert.Equal(t, tt.want, target.Accepts(actual), "%s of %s", tt.actual, tt.target)
	}
}

func TestAcceptanceSpelt(t *testing.T) {
	for a, want := range map[schema.Acceptance]string{schema.Meets: "yes", schema.Misses: "no", schema.CannotTell: "cannot tell"} {
		assert.Equal(t, want, a.String())
	}
}
