package text

import (
	"bytes"
	"context"
	"flag"
	"strings"
	"testing"
	"time"

	"github.com/jixiao-data/jixiao/internal/gauge"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// hostileMB is the size of each hostile text. With 64, the limit for any input,
// "go test -v -run Hostile -hostile 64" prints the table for the documentation.
var hostileMB = flag.Int("hostile", 2, "size of hostile texts in MiB")

// hostile are texts that cost a careless reader far more than their size: what
// they repeat, and the limit that stops them at their full size ("" where none
// has to).
var hostile = []struct{ name, again, limit string }{
	{"empty lines", "\n", ""},
	{"short lines", "a\n", "lines"},
	{"short paragraphs", "a\n\n", "blocks"},
	{"one line", "预算", ""},
	{"one gb18030 line", "\xd4\xa4\xcb\xe3", ""},
	{"cells in one row", "\ta\n", "lines"},
	{"empty cells", "\t\n", "lines"},
	{"rows", "\ta\n\tb\n\n", "grid rows"},
	{"short rows", "\ta\n\n", "grid rows"},
	{"tables", "a\n\t\n\tb\n\n", "blocks"},
	{"tables of one cell", "a\n\tb\n\n", "blocks"},
	{"columns", "a\t", "grid columns"},
	{"tabs", "\t", ""},
	{"rows of a line", "a\tb\tc\n", "lines"},
	{"wide rows of a line", strings.Repeat("\t", 900) + "a\n", ""},
	{"pipes", "|", ""},
	{"pipe rows", "|a|b|\n", "lines"},
	{"separators", "|-\n", "lines"},
	{"bookmarks", "[bookmark: x]", ""},
	{"open bookmarks", "[bookmark: ", ""},
	{"ideographic spaces", "　", ""},
	{"a long separator", "|-", ""},
	{"separators below pipes", "|\n|-", "lines"},
	{"invalid bytes", "预算\xff", ""},
}

func TestHostile(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			data := bytes.Repeat([]byte(h.again), *hostileMB<<20/len(h.again))
			stop := gauge.PeakMemory()
			start := time.Now()
			ctx := gauge.Watch(t.Context(), 0)
			_, err := Read(ctx, data, page.DefaultLimits())
			looks := ctx.Looks
			_ = ctx.Err()
			took, peak := time.Since(start), stop()
			t.Logf("looked at its context %d times, at most %d ms apart", looks, ctx.Longest.Milliseconds())
			// go run ./internal/fidelity -hostile puts this line into docs/fidelity.md.
			t.Logf("| %s | %d ms | %d MiB | %v |", h.name, took.Milliseconds(), peak>>20, err)
			assert.Less(t, peak, uint64(512<<20))
			var limit *page.LimitError
			switch {
			case err != nil:
				require.ErrorAs(t, err, &limit)
				assert.True(t, *hostileMB != 64 || limit.Limit == h.limit, limit.Limit)
			case *hostileMB == 64:
				assert.Empty(t, h.limit)
			}

			if err == nil { // four looks for each MiB, wherever the time goes
				assert.GreaterOrEqual(t, looks, 4**hostileMB)
			}
			ctx = gauge.Watch(t.Context(), looks/2+1)
			_, err = Read(ctx, data, page.DefaultLimits())
			require.ErrorIs(t, err, context.Canceled)
			assert.Less(t, ctx.Looks, looks/2+4, "it goes on")
		})
	}
}
