package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// whole is a job on a thousand workers whose lives are so short that one in three dies.
func whole(t *testing.T, c Cluster, appends bool, seed uint64) Outcome {
	t.Helper()
	l, err := loadLatency()
	require.NoError(t, err)
	return simulate(c, Plan{Documents: 5_000_000, Parts: 16_000, Appends: appends}, l.cost(), seed)
}

var deadly = Cluster{Workers: 1000, MeanLife: 60, Restart: 2, Zombies: 0.3, Slow: 0.05, SlowBy: 10}

// Whatever dies, is slow or comes back: each document is in the output once.
func TestExactlyOnce(t *testing.T) {
	for seed := range uint64(5) {
		for _, speculate := range []bool{false, true} {
			c := deadly
			c.Speculate = speculate
			o := whole(t, c, false, seed)
			assert.Zero(t, o.Lost)
			assert.Zero(t, o.Doubled)
			assert.Greater(t, o.Attempts, 16_000, "none died")
			assert.GreaterOrEqual(t, o.Makespan, o.Ideal)
		}
	}
}

// The count would tell if it were not so.
func TestAppendingDoubles(t *testing.T) {
	assert.Positive(t, whole(t, deadly, true, 1).Doubled)
}

func TestNothingGoesWrong(t *testing.T) {
	one := func(_ *rand.Rand, n int) float64 { return float64(n) }
	o := simulate(Cluster{Workers: 1}, Plan{Documents: 100, Parts: 7}, one, 1)
	assert.Equal(t, 7, o.Attempts)
	assert.InDelta(t, 100, o.Makespan, 1e-9)
	assert.InDelta(t, 100, o.Ideal, 1e-9)
	assert.InDelta(t, 0, o.Wasted, 1e-9)
}

func TestSpeculationHelpsStragglers(t *testing.T) {
	slow := Cluster{Workers: 1000, Slow: 0.01, SlowBy: 20}
	fast := slow
	fast.Speculate = true
	second := func(*rand.Rand, int) float64 { return 1 }
	p := Plan{Documents: 1_000_000, Parts: 10_000}
	assert.Less(t, simulate(fast, p, second, 1).Makespan, simulate(slow, p, second, 1).Makespan)
}

func TestSameSeedSameNumbers(t *testing.T) {
	assert.Equal(t, whole(t, deadly, false, 3), whole(t, deadly, false, 3))
	assert.NotEqual(t, whole(t, deadly, false, 3), whole(t, deadly, false, 4))
}

// docs/scale.md shows what the program prints.
func TestDocs(t *testing.T) {
	l, err := loadLatency()
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, tables(&out, l))
	page, err := os.ReadFile("../../docs/scale.md")
	require.NoError(t, err)
	for line := range strings.Lines(out.String()) {
		assert.True(t, strings.Contains(string(page), line), "docs/scale.md does not have %s", line)
	}
}
