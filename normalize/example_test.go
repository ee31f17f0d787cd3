package normalize_test

import (
	"context"
	"fmt"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

func ExampleValue() {
	t := normalize.Value("≥9595%及以上", normalize.Context{Indicator: "活动参与率"})
	fmt.Println(t.Kind, t.Op, t.Value, t.Unit)
	fmt.Println(t, t.Repairs)
	// Output:
	// bound ge 95 percent
	// ≥95% [duplicated_number operator_both_sides]
}

func ExampleFill() {
	values := []*schema.Threshold{{Raw: "≥9595%及以上"}, {Raw: "≥8080%及以上"}, {Raw: "≥22次及以上"}}
	if err := normalize.Fill(context.Background(), values, nil); err != nil {
		fmt.Println(err)
	}
	for _, t := range values {
		fmt.Println(t)
	}
	// Output:
	// ≥95%
	// ≥80%
	// ≥2次
}

func ExampleCompose() {
	fmt.Println(normalize.Compose("≥", "95", "%"), normalize.Compose("定性", "优良", "/"))
	// Output: ≥95% 优良
}

func ExampleMoney() {
	a, ok := normalize.Money("1,681.68", "万元")
	fmt.Println(a.Amount, a.Unit, a.Yuan, ok)
	// Output: 1681.68 万元 16816800 true
}

func ExampleOrgCode() {
	fmt.Println(normalize.OrgCode("131002某某委员会"))
	// Output: 131002 某某委员会
}

func ExampleFiscalYear() {
	fmt.Println(normalize.FiscalYear("二〇二〇年度部门预算"))
	// Output: 2020 true
}

func ExamplePlanMonth() {
	fmt.Println(normalize.PlanMonth("第一季度"))
	// Output: 03 true
}
