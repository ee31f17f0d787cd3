package link_test

import (
	"context"
	"fmt"
	"log"

	"github.com/jixiao-data/jixiao/link"
	"github.com/jixiao-data/jixiao/parser"
)

func ExampleLink() {
	ctx := context.Background()
	targets, err := parser.ParseFile(ctx, "testdata/targets.html")
	if err != nil {
		log.Fatal(err)
	}
	evaluation, err := parser.ParseFile(ctx, "testdata/selfeval.html")
	if err != nil {
		log.Fatal(err)
	}
	result, err := link.Link(ctx, targets, evaluation)
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range result.Records[:4] {
		fmt.Println(r.Targets.Level3, r.Promised.Raw, r.Achieved.Raw, r.Met, r.Reason)
		if r.Changed == link.Yes {
			fmt.Println("  restated as", r.Restated.Raw)
		}
	}
	// Output:
	// 保洁河道长度 ≥46.5公里 47公里 yes compared
	// 保洁检查合格率 ≥95% 93% no compared
	//   restated as ≥90%
	// 应急处置时间 ≤24小时 30小时 no compared
	// 单位保洁成本 3000元/公里 2800元/公里 cannot tell bare-number
}
