// Package gauge has what the tests of readers measure hostile inputs with: how often a
// reader looks at its context, and how much memory it takes.
package gauge

import (
	"context"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// A Context counts how often a reader looks at it, and notes how long it goes
// without: that long it would go on when cancelled.
type Context struct {
	context.Context
	Looks    int
	cancelAt int
	last     time.Time
	Longest  time.Duration
}

// Watch begins to watch a context, and cancels it at a look; at none if cancelAt is 0.
func Watch(ctx context.Context, cancelAt int) *Context {
	return &Context{Context: ctx, cancelAt: cancelAt, last: time.Now()}
}

// Err implements [context.Context]. Each call is a look.
func (w *Context) Err() error {
	now := time.Now()
	w.Longest = max(w.Longest, now.Sub(w.last))
	w.Looks++
	w.last = time.Now()
	if w.cancelAt > 0 && w.Looks >= w.cancelAt {
		return context.Canceled
	}
	return w.Context.Err()
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
