package convert

import (
	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/jixiao-data/jixiao/batch"
)

// namespace is that of the pipeline's metrics.
const namespace = "jixiao"

// The counters have the names that the summary of jixiao convert has. A part that an
// engine does again may be counted again: what engines report of attempts is theirs.
var (
	inputs     = beam.NewCounter(namespace, "inputs")
	inputBytes = beam.NewCounter(namespace, "bytes")
	read       = beam.NewCounter(namespace, "read")
	partial    = beam.NewCounter(namespace, "partial")
	projects   = beam.NewCounter(namespace, "projects")
	values     = beam.NewCounter(namespace, "values")
	mended     = beam.NewCounter(namespace, "mended")
	ambiguous  = beam.NewCounter(namespace, "ambiguous")
	unclaimed  = beam.NewCounter(namespace, "unclaimed_tables")
	// failed counts the failures by kind.
	failed = map[string]beam.Counter{}
	// tookMicros is how long documents took to be read, in microseconds.
	tookMicros = beam.NewDistribution(namespace, "took_micros")
)

func init() {
	for _, kind := range batch.Kinds() {
		failed[kind] = beam.NewCounter(namespace, "failed_"+kind)
	}
}

func count(ctx ctx, s *batch.Summary) {
	inputs.Inc(ctx, int64(s.Inputs))
	read.Inc(ctx, int64(s.Read))
	partial.Inc(ctx, int64(s.Partly))
	projects.Inc(ctx, int64(s.Projects))
	values.Inc(ctx, int64(s.Values))
	mended.Inc(ctx, int64(s.Mended))
	ambiguous.Inc(ctx, int64(s.Ambiguous))
	unclaimed.Inc(ctx, int64(s.UnclaimedTables))
	for kind, c := range failed { // zero is counted too: a count that begins late may not be reported
		c.Inc(ctx, int64(s.Failed[kind]))
	}
}
