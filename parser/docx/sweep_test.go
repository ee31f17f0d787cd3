package docx

import (
	"context"
	"flag"
	"testing"
	"time"
)

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
