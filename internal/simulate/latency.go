package main

import (
	"context"
	_ "embed"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/internal/gen"
)

// latencyCSV has the time in microseconds that documents took, for each per mille of
// them: as measured by measure.
//
//go:embed latency.csv
var latencyCSV string

// A latency is a distribution of times: its quantiles in seconds, evenly spaced.
type latency []float64

func loadLatency() (latency, error) {
	var l latency
	for line := range strings.Lines(latencyCSV) {
		micros, err := strconv.ParseFloat(strings.TrimSpace(line), 64)
		if err != nil {
			return nil, fmt.Errorf("latency.csv: %w", err)
		}
		l = append(l, micros/1e6)
	}
	return l, nil
}

// Assumptions, for want of a measurement: an object store takes 20 ms on average to
// give a document; and one document in a million is a giant, which uses up the minute
// that a document may take.
const (
	fetch     = 0.020
	giants    = 1_000_000
	giantTime = 60
)

// A cost gives the seconds that n documents take, fetched and read one after the other.
type cost func(rng *rand.Rand, n int) float64

// cost draws the sum for n documents: by the central limit theorem, for parts have
// hundreds of them, and the giants one by one.
func (l latency) cost() cost {
	mean, square := 0.0, 0.0
	for _, x := range l {
		mean += x / float64(len(l))
		square += x * x / float64(len(l))
	}
	deviation := math.Sqrt(square - mean*mean + fetch*fetch) // the time to fetch is exponential
	mean += fetch
	return func(rng *rand.Rand, n int) float64 {
		sum := float64(n)*mean + math.Sqrt(float64(n))*deviation*rng.NormFloat64()
		for at := rng.ExpFloat64() * giants; at < float64(n); at += rng.ExpFloat64() * giants {
			sum += giantTime
		}
		return max(sum, 0)
	}
}

// measure reads generated documents, one at a time, and writes latency.csv.
func measure(ctx context.Context, path string, n int) error {
	dir, err := os.MkdirTemp("", "simulate-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for d := range gen.Archive(7, n) {
		if err := os.WriteFile(filepath.Join(dir, d.Name), d.Data, 0o666); err != nil {
			return err
		}
	}
	var took []time.Duration
	for range 3 { // the least of three: what the document costs, not what else the machine does
		i := 0
		for r := range batch.Run(ctx, []string{dir}, batch.Options{Workers: 1}) {
			if i == len(took) {
				took = append(took, r.Took)
			}
			took[i] = min(took[i], r.Took)
			i++
		}
	}
	slices.Sort(took)
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintln(&b, took[i*len(took)/1000].Microseconds())
	}
	return os.WriteFile(path, []byte(b.String()), 0o666)
}
