// Command jixiao-beam converts an archive of disclosures on Apache Beam: on this
// machine with the runner prism, or on Flink, Spark or Dataflow by Beam's own flags.
//
//	jixiao-beam --output=DIR [--format=parquet] [--parts=64] [--runner=prism …] PATTERN…
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/metrics"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3" // gs:// and files come with beamx
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/jixiao-data/jixiao/beam/convert"
)

var (
	output = flag.String("output", "", "Folder of the output, in any file system that Beam knows.")
	format = flag.String("format", "parquet", "Format of the output: "+strings.Join(convert.Formats(), ", ")+".")
	parts  = flag.Int("parts", 64, "Number of parts: several for each worker, so that none waits long for the last.")
)

func main() {
	flag.Parse()
	beam.Init() // in a worker it does the worker's part, and does not return
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "jixiao-beam:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	o := convert.Options{Inputs: flag.Args(), Output: *output, Format: *format, Parts: *parts}
	if err := o.Validate(); err != nil {
		return err
	}
	p, s := beam.NewPipelineWithRoot()
	convert.Pipeline(s, o)
	result, err := beamx.RunWithMetrics(ctx, p)
	if err != nil {
		return err
	}
	report(result.Metrics().AllMetrics())
	return nil
}

// report shows the pipeline's counters on standard error.
func report(all metrics.QueryResults) {
	w := tabwriter.NewWriter(os.Stderr, 0, 0, 2, ' ', 0)
	defer w.Flush()
	for _, c := range all.Counters() {
		fmt.Fprintf(w, "%s\t%d\n", c.Key.Name, c.Result())
	}
	for _, d := range all.Distributions() {
		if v := d.Result(); v.Count > 0 {
			fmt.Fprintf(w, "%s\t%d (mean), %d (least), %d (most)\n", d.Key.Name, v.Sum/v.Count, v.Min, v.Max)
		}
	}
}
