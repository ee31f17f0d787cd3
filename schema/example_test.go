package schema_test

import (
	"fmt"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

func ExampleThreshold_Accepts() {
	target := normalize.Value("≤10万元", normalize.Context{})
	for _, actual := range []string{"98000元", "0.2亿元", "3天"} {
		fmt.Println(target.Accepts(normalize.Value(actual, normalize.Context{})))
	}
	// Output:
	// yes
	// no
	// cannot tell
}

func ExampleThreshold_String() {
	for _, raw := range []string{"不少于百分之九十五", "２０２０年１２月底以前", "大于90小于100"} {
		fmt.Println(normalize.Value(raw, normalize.Context{}))
	}
	// Output:
	// ≥95%
	// 2020年12月31日前
	// >90且<100
}

func ExampleDecimal_Cmp() {
	fmt.Println(schema.Decimal("10.00").Cmp("10"), schema.Decimal("9").Cmp("10"))
	// Output: 0 -1
}
