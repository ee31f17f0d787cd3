package convert

import (
	"fmt"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/jixiao-data/jixiao/batch"
)

// Options say what becomes of what.
type Options struct {
	// Inputs are patterns for documents and archives, in any of Beam's file systems:
	// gs://crawl/2024/*, /data/*.docx.
	Inputs []string
	// Output is the folder of the output, in any of Beam's file systems. It gets a
	// folder for each table (for ndjson one, trees) and one for the failures, each
	// with a file for each part: values/part-00003-of-00064.parquet.
	Output string
	// Format is one of [Formats].
	Format string
	// Parts is the number of parts, and so of files of each table. Parts are what an
	// engine spreads over its workers, and what it does again when one dies.
	Parts int
}

// Validate tells what is wrong with the options.
func (o Options) Validate() error {
	switch {
	case len(o.Inputs) == 0:
		return fmt.Errorf("no inputs")
	case o.Output == "":
		return fmt.Errorf("no output")
	case o.Parts < 1:
		return fmt.Errorf("%d parts: there must be one at least", o.Parts)
	}
	_, err := openerOf(o.Format)
	return err
}

// Pipeline adds the conversion to a pipeline. What it returns are the dead letters:
// the inputs that could not be read, each a line of JSON as [batch.Failure] has it.
// They are in the output too. The options must be valid.
func Pipeline(s beam.Scope, o Options) beam.PCollection {
	s = s.Scope("jixiao")
	names := beam.ParDo(s, &matchFn{}, beam.Reshuffle(s, beam.CreateList(s, o.Inputs)))
	parts := beam.GroupByKey(s, beam.ParDo(s, &partFn{Parts: o.Parts}, names))
	return beam.ParDo(s, &convertFn{Output: o.Output, Format: o.Format, Parts: o.Parts}, parts)
}

func init() {
	register.DoFn3x1[ctx, string, func(string), error](&matchFn{})
	register.DoFn1x2[string, int, string](&partFn{})
	register.DoFn4x1[ctx, int, func(*string) bool, func(string), error](&convertFn{})
	register.Emitter1[string]()
	register.Iter1[string]()
}

// partFn pairs names with their parts.
type partFn struct{ Parts int }

// ProcessElement numbers the parts from 1, as the shards of package batch are.
func (f *partFn) ProcessElement(name string) (int, string) {
	return batch.ShardOf(name, f.Parts).No, name
}
