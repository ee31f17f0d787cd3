package check_test

import (
	"fmt"

	"github.com/jixiao-data/jixiao/check"
	"github.com/jixiao-data/jixiao/schema"
)

func ExampleRun() {
	step := func(label, month, percent string, col int32) schema.PlanStep {
		return schema.PlanStep{Label: schema.Text{Raw: label}, Month: month, CumulativePercent: &schema.Percent{
			Text: schema.Text{Raw: percent, Ref: schema.Ref{Block: 4, Table: 1, Row: 6, Col: col}}, Value: schema.Decimal(percent),
		}}
	}
	d := &schema.Disclosure{
		FiscalYear: &schema.FiscalYear{Year: 2024},
		Org:        &schema.Org{Name: "某局"},
		Projects: []schema.Project{{
			No: 1, Name: &schema.Text{Raw: "调研"},
			Plan:       []schema.PlanStep{step("6月底", "06", "50.00", 2), step("12月底", "12", "90.00", 3)},
			Indicators: []schema.Indicator{{No: 1, Level3: &schema.Text{Raw: "次数"}}},
		}},
	}
	for _, f := range check.Run(d) {
		fmt.Println(f.Severity, f.Code, f.Refs[0].Row, f.Refs[0].Col, f.Message.EN)
		fmt.Println(f.Message.ZH)
	}
	// Output:
	// error plan-not-100 6 3 the plan ends at 90.00 percent (12月底)
	// 资金支出计划止于90.00%（12月底）
}
