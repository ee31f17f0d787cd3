// Package gauge has what the tests of readers measure hostile inputs with: how often a
// reader looks at its context, and how much time and memory it takes.
package gauge

import (
	"context"
	"flag"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// A Context counts how often a reader looks at it, and notes how long the reader
// works without a look: so long it would go on when cancelled. What counts is the
// time of the reader's thread, which other work on the machine does not lengthen.
type Context struct {
	context.Context
	Reading
	cancelAt    int
	start, last time.Duration
}

// A Reading is what reading an input cost.
type Reading struct {
	Looks   int           // at the context
	Longest time.Duration // without a look
	Work    time.Duration // of the thread from [Watch] to [Context.Stop]
	Peak    uint64        // bytes of memory, where they were measured
}

// Add takes in what another round measured: of times the less, since what other work on
// the machine adds is not the reader's, and of memory the more.
func (r *Reading) Add(o Reading) {
	r.Work, r.Longest, r.Peak = min(r.Work, o.Work), min(r.Longest, o.Longest), max(r.Peak, o.Peak)
}

// Watch begins to watch a context, and cancels it at a look; at none if cancelAt is 0.
// The goroutine keeps its thread until [Context.Stop].
func Watch(ctx context.Context, cancelAt int) *Context {
	runtime.LockOSThread()
	now := threadTime()
	return &Context{Context: ctx, cancelAt: cancelAt, start: now, last: now}
}

// Err implements [context.Context]. Each call is a look.
func (w *Context) Err() error {
	now := threadTime()
	w.Longest = max(w.Longest, now-w.last)
	w.last = now
	w.Looks++
	if w.cancelAt > 0 && w.Looks >= w.cancelAt {
		return context.Canceled
	}
	return w.Context.Err()
}

// Stop ends the watch: what the reader did after its last look counts.
func (w *Context) Stop() {
	now := threadTime()
	w.Longest = max(w.Longest, now-w.last)
	w.Work = now - w.start
	runtime.UnlockOSThread()
}

// Rounds is how often the tests measure each hostile input.
var Rounds = flag.Int("rounds", 1, "how often each hostile input is read to measure it")

// Measure has an input read so many [Rounds] and adds up what they cost.
func Measure(ctx context.Context, read func(context.Context) error) (sum Reading, err error) {
	for round := range *Rounds {
		peak := PeakMemory()
		w := Watch(ctx, 0)
		err = read(w)
		w.Stop()
		if w.Peak = peak(); round > 0 {
			w.Add(sum)
		}
		sum = w.Reading
	}
	return sum, err
}

// PeakMemory begins to watch what the process holds of the system's memory; the
// function it returns gives the most of it so far.
func PeakMemory() func() uint64 {
	debug.FreeOSMemory()
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	done, result := make(chan struct{}), make(chan uint64)
	go func() {
		var peak uint64
		for {
			metrics.Read(samples)
			peak = max(peak, samples[0].Value.Uint64()-samples[1].Value.Uint64())
			select {
			case <-done:
				result <- peak
				return
			case <-time.After(time.Millisecond):
			}
		}
	}()
	return func() uint64 {
		close(done)
		return <-result
	}
}
