package normalize_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// A cell of the mix: a value with the name of its indicator.
type cell struct{ raw, indicator string }

// mix is the realistic mix of values: every value cell of the sample documents, as
// often as it is printed there.
func mix(tb testing.TB) []cell {
	tb.Helper()
	files, err := filepath.Glob("../testdata/corpus/*.values.csv")
	require.NoError(tb, err)
	var cells []cell
	for _, file := range append(files, "../testdata/beidaihe-2020.values.csv") {
		f, err := os.Open(file)
		require.NoError(tb, err)
		rows, err := csv.NewReader(f).ReadAll()
		require.NoError(tb, err)
		require.NoError(tb, f.Close())
		name, raw := slices.Index(rows[0], "level3"), slices.Index(rows[0], "raw")
		for _, row := range rows[1:] {
			cells = append(cells, cell{row[raw], row[name]})
		}
	}
	require.Greater(tb, len(cells), 200)
	return cells
}

// pattern is the single regular expression that the reader is compared with: it
// matches every value of the mix and captures what a bound is made of, no more.
var pattern = regexp.MustCompile(`^(≥|≤|>=|<=|>|<|=|不低于|不少于|不超过|大于|小于|约)?\s*` +
	`(\d+(?:,\d{3})*(?:\.\d+)?)?(万|亿|千)?` +
	`(%|％|个工作日|小时|分钟|个月|天|年|元|平方米|公里|米|亩|人次|[^\d\s/以及前内]{1,4})?` +
	`(?:/([^\d\s/]{1,3}))*(及以上|以上|以下|以内|之前|前|内)?(.*)$`)

// BenchmarkValue reads the whole mix. value/op and its kin are those of one value:
// the mean over the mix, and the median of the values' own means.
func BenchmarkValue(b *testing.B) {
	cells := mix(b)
	var sink schema.Threshold
	b.ReportAllocs()
	for b.Loop() {
		for _, c := range cells {
			sink = normalize.Value(c.raw, normalize.Context{Indicator: c.indicator})
		}
	}
	read := medianTime(cells, func(c cell) { sink = normalize.Value(c.raw, normalize.Context{Indicator: c.indicator}) })
	match := medianTime(cells, func(c cell) { pattern.FindStringSubmatchIndex(c.raw) })
	_ = sink
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(cells)), "ns/value")
	b.ReportMetric(read, "median-ns/value")
	b.ReportMetric(medianOf(allocations(cells)), "median-allocs/value")
	b.ReportMetric(match, "regexp-median-ns/value")
	b.ReportMetric(read/match, "regexp-ratio")
}

// BenchmarkFill reads the mix as one document.
func BenchmarkFill(b *testing.B) {
	cells := mix(b)
	values, read, in := make([]*schema.Threshold, len(cells)), make([]schema.Threshold, len(cells)), make([]normalize.Context, len(cells))
	for i, c := range cells {
		values[i], in[i] = &read[i], normalize.Context{Indicator: c.indicator}
	}
	b.ReportAllocs()
	for b.Loop() {
		for i, c := range cells {
			read[i] = schema.Threshold{Raw: c.raw}
		}
		require.NoError(b, normalize.Fill(b.Context(), values, in))
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(cells)), "ns/value")
}

// medianTime gives the median, over the cells, of the time that f takes for one.
func medianTime(cells []cell, f func(cell)) float64 {
	const runs = 200
	times := make([]float64, len(cells))
	for i, c := range cells {
		start := time.Now()
		for range runs {
			f(c)
		}
		times[i] = float64(time.Since(start).Nanoseconds()) / runs
	}
	return medianOf(times)
}

func medianOf(v []float64) float64 {
	slices.Sort(v)
	return v[len(v)/2]
}

func allocations(cells []cell) []float64 {
	n := make([]float64, len(cells))
	for i, c := range cells {
		n[i] = testing.AllocsPerRun(10, func() {
			normalize.Value(c.raw, normalize.Context{Indicator: c.indicator})
		})
	}
	return n
}

// Values are read without much garbage: most need nothing but the list of their
// repairs, the denominators or the two ends.
func TestAllocations(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, which is run with -short, allocates too")
	}
	cells := mix(t)
	n := allocations(cells)
	for i, c := range cells {
		assert.LessOrEqual(t, n[i], 6.0, c.raw)
	}
	assert.LessOrEqual(t, medianOf(n), 1.0)
}

// The pattern of the benchmark matches what it is compared on.
func TestPatternMatches(t *testing.T) {
	for _, c := range mix(t) {
		assert.Regexp(t, pattern, c.raw)
	}
}
