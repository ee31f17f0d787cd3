package parser_test

import (
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/parser"
)

// cost counts what parsing a document allocates once the pools are full. The collector,
// which empties them, is off.
func cost(t *testing.T, data []byte) (allocs, bytes float64) {
	t.Helper()
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	const runs = 4
	parse := func() {
		_, err := parser.Parse(t.Context(), "", data)
		require.NoError(t, err)
	}
	parse()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range runs {
		parse()
	}
	runtime.ReadMemStats(&after)
	return float64(after.Mallocs-before.Mallocs) / runs, float64(after.TotalAlloc-before.TotalAlloc) / runs
}

// TestCost holds what a table costs below a ceiling, and requires that ten times as
// many tables cost ten times as much. It counts allocations: times cannot be relied
// on where tests run.
func TestCost(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, which is run with -short, allocates too")
	}
	for _, tt := range []struct {
		name          string
		document      func(tables int) []byte
		allocs, bytes float64 // ceilings per table
	}{
		{"docx", gen.Word, 125, 23_000},
		{"html", gen.HTML, 173, 38_000},
	} {
		t.Run(tt.name, func(t *testing.T) {
			const few, many = 50, 500
			fewAllocs, fewBytes := cost(t, tt.document(few))
			manyAllocs, manyBytes := cost(t, tt.document(many))
			assert.Less(t, manyAllocs/many, tt.allocs, "allocations per table")
			assert.Less(t, manyBytes/many, tt.bytes, "bytes per table")
			assert.Less(t, manyAllocs, 1.15*fewAllocs*many/few, "allocations grow with the document, no faster")
			assert.Less(t, manyBytes, 1.15*fewBytes*many/few, "bytes grow with the document, no faster")
		})
	}
}
