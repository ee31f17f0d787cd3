package docx

import (
	"context"
	"flag"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser/page"
)

// onePiece are those that are long in one piece, and how often the context is asked at
// least while they are read: once for each MiB that is gone over.
var onePiece = map[string]int{
	"1M attributes":                      16,
	"attributes of one tag":              30,
	"prefixes":                           30,
	"long comment":                       16,
	"references in one value":            16,
	"references in a value that matters": 60,
	"long section of characters":         16,
	"ampersands behind a long tag":       16,
	"long instruction":                   16,
	"90 MiB of spaces in a paragraph":    90,
	"90 MiB of spaces in a cell":         90,
	"90 MiB of spaces in nested tables":  180,
}

// An asked context counts how often it is asked, and is cancelled when it is asked for
// the at-th time; 0 is never.
type asked struct {
	context.Context
	n, at int
}

func (a *asked) Err() error {
	if a.n++; a.at > 0 && a.n >= a.at {
		return context.Canceled
	}
	return nil
}

// TestCancelled cancels readings of what is long in one piece. How soon one stops is
// counted: the context must be asked once for each MiB that is gone over, and asked
// no more when it said no.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Read(ctx, packed(t, documentXML(p("甲"))), page.DefaultLimits())
	require.ErrorIs(t, err, context.Canceled)

	if raceDetector {
		t.Skip("the rest counts what one goroutine does, and is slow under the race detector")
	}
	for _, c := range hostile {
		times, ok := onePiece[c.name]
		if !ok {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			data := armed(t, c.bombs()...)
			all := &asked{Context: t.Context()}
			_, _ = Read(all, data, c.limits)
			assert.GreaterOrEqual(t, all.n, times)
			for quarter := range 4 {
				ctx := &asked{Context: t.Context(), at: max(1, all.n*(quarter+1)/4)}
				_, err := Read(ctx, data, c.limits)
				require.ErrorIs(t, err, context.Canceled)
				assert.LessOrEqual(t, ctx.n, ctx.at+2)
			}
		})
	}
}

var sweep = flag.Bool("sweep", false, "measure how late the hostile inputs stop when they are cancelled")

// TestCancelledSoon cancels each hostile reading at nine moments, and logs what it
// still took at worst. It asserts nothing of the time, and runs only with -sweep.
func TestCancelledSoon(t *testing.T) {
	if !*sweep {
		t.Skip("measures time: run it with -sweep")
	}
	worst := time.Duration(0)
	for _, c := range hostile {
		data := armed(t, c.bombs()...)
		start := processTime(t)
		_, _ = Read(context.Background(), data, c.limits)
		whole := processTime(t) - start
		late := time.Duration(0)
		for tenth := range 9 {
			at := processTime(t) + whole*time.Duration(tenth+1)/10
			_, _ = Read(timed{t.Context(), t, at}, data, c.limits)
			late = max(late, processTime(t)-at)
		}
		t.Logf("| %s | %d ms | %d ms |", c.name, whole.Milliseconds(), late.Milliseconds())
		worst = max(worst, late)
	}
	t.Logf("worst: %d ms", worst.Milliseconds())
}

// A timed context is cancelled when the process has worked for long enough.
type timed struct {
	context.Context
	t  *testing.T
	at time.Duration
}

func (c timed) Err() error {
	if processTime(c.t) >= c.at {
		return context.Canceled
	}
	return nil
}
