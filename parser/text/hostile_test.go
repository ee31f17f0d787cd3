package text

import (
	"bytes"
	"context"
	"flag"
	"strings"
	"testing"

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
	{"one line", "预算", "bytes of one paragraph or cell"},
	{"one gb18030 line", "\xd4\xa4\xcb\xe3", "bytes of one paragraph or cell"},
	{"cells in one row", "\ta\n", "lines"},
	{"empty cells", "\t\n", "lines"},
	{"rows", "\ta\n\tb\n\n", "grid rows"},
	{"short rows", "\ta\n\n", "grid rows"},
	{"tables", "a\n\t\n\tb\n\n", "blocks"},
	{"tables of one cell", "a\n\tb\n\n", "blocks"},
	{"columns", "a\t", "bytes of one paragraph or cell"},
	{"tabs", "\t", "bytes of one paragraph or cell"},
	{"rows of a line", "a\tb\tc\n", "lines"},
	{"wide rows of a line", strings.Repeat("\t", 900) + "a\n", ""},
	{"pipes", "|", "bytes of one paragraph or cell"},
	{"pipe rows", "|a|b|\n", "lines"},
	{"separators", "|-\n", "lines"},
	{"bookmarks", "[bookmark: x]", "bytes of one paragraph or cell"},
	{"open bookmarks", "[bookmark: ", "bytes of one paragraph or cell"},
	{"ideographic spaces", "　", "bytes of one paragraph or cell"},
	{"a long separator", "|-", "bytes of one paragraph or cell"},
	{"separators below pipes", "|\n|-", "lines"},
	{"invalid bytes", "预算\xff", "bytes of one paragraph or cell"},
	{"long lines", strings.Repeat("预算", 150<<10) + "\n", ""},
	{"long gb18030 lines", strings.Repeat("\xd4\xa4\xcb\xe3", 200<<10) + "\n", ""},
	{"long lines of invalid bytes", strings.Repeat("预算\xff", 100<<10) + "\n", ""},
	{"long lines of open bookmarks", strings.Repeat("[bookmark: ", 80<<10) + "\n", ""},
	{"few bytes beyond ASCII", strings.Repeat("a", 8<<10) + "\xff\n", ""},
	{"lines that CRLF ends", strings.Repeat("a", 100) + "\r\n", "blocks"},
	{"spaces before text", strings.Repeat("　", 300<<10) + "a\n", ""},
	{"lines of a cell", "\t" + strings.Repeat("b\n", 400<<10) + "\n", "lines"},
	{"lines of a long cell", "\tb\n" + strings.Repeat("预算预算\n", 20<<10), "lines"},
	{"wide rows", strings.Repeat("a\tb\tc\td\te\n", 1000) + "\n", "grid rows"},
	{"pipes that are no table", "a|\nb\n", "lines"},
	{"line breaks in pipes", "|" + strings.Repeat("<br >", 100<<10) + "|\n", ""},
	{"what is nearly a line break", "|" + strings.Repeat("<br  ", 100<<10) + "|\n", ""},
	{"what is nearly a separator", strings.Repeat("-|", 30<<10) + "x\n", ""},
}

func TestHostile(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			data := bytes.Repeat([]byte(h.again), *hostileMB<<20/len(h.again))
			cost, err := gauge.Measure(t.Context(), func(ctx context.Context) error {
				_, err := Read(ctx, data, page.DefaultLimits())
				return err
			})
			looks := cost.Looks
			// go run ./internal/fidelity -hostile puts this line into docs/fidelity.md.
			t.Logf("| %s | %d ms | %d ms | %d MiB | %v |", h.name, cost.Work.Milliseconds(), cost.Longest.Milliseconds(), cost.Peak>>20, err)
			assert.Less(t, cost.Peak, uint64(512<<20))
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
			ctx := gauge.Watch(t.Context(), looks/2+1)
			_, err = Read(ctx, data, page.DefaultLimits())
			ctx.Stop()
			require.ErrorIs(t, err, context.Canceled)
			assert.Less(t, ctx.Looks, looks/2+4, "it goes on")
		})
	}
}
