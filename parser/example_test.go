package parser_test

import (
	"context"
	"fmt"
	"log"

	"github.com/jixiao-data/jixiao/parser"
)

func ExampleParseFile() {
	d, err := parser.ParseFile(context.Background(), "../testdata/beidaihe-2020.docx")
	if err != nil {
		log.Fatal(err)
	}
	p := d.Projects[0]
	fmt.Println(p.Name, p.Budget.Total.Yuan, "yuan")
	for _, in := range p.Indicators {
		fmt.Println(in.Level3, in.Target, in.Target.Repairs)
	}
	// Output:
	// 调研视察 20000 yuan
	// 活动参与率 ≥95% [duplicated_number operator_both_sides]
	// 取得成效率 ≥95% [duplicated_number operator_both_sides]
	// 群众满意度 ≥95% [duplicated_number operator_both_sides]
}

func ExampleParse() {
	d, err := parser.Parse(context.Background(), "page.html", []byte(`<table>
<tr><td>项目名称</td><td colspan="3">巡查</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>巡查次数</td><td>不少于12次</td></tr></table>`))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(d.Form, d.Projects[0].Indicators[0].Target)
	// Output: central-target ≥12次
}
