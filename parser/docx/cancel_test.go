package docx

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gauge"
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
			all := gauge.Watch(t.Context(), 0)
			_, _ = Read(all, data, c.limits)
			all.Stop()
			assert.GreaterOrEqual(t, all.Looks, times)
			for quarter := range 4 {
				at := max(1, all.Looks*(quarter+1)/4)
				ctx := gauge.Watch(t.Context(), at)
				_, err := Read(ctx, data, c.limits)
				ctx.Stop()
				require.ErrorIs(t, err, context.Canceled)
				assert.LessOrEqual(t, ctx.Looks, at+2)
			}
		})
	}
}
