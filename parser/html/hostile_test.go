package html

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// hostileMB is the size of each hostile page. With 64, the limit for any input,
// "go test -v -run Hostile -hostile 64" prints the table for the documentation.
var hostileMB = flag.Int("hostile", 2, "size of hostile pages in MiB")

// hostile are pages that cost a careless reader far more than their size: what
// they are made of, and the limit that stops them ("" where none has to).
var hostile = []struct {
	name               string
	head, again, after string
	limit              string
}{
	{"empty paragraphs", "", "<p>", "", "nodes"},
	{"short paragraphs", "", "<p>a", "", "nodes"},
	{"ends of paragraphs", "", "</p>", "", "nodes"},
	{"line breaks", "", "<br>", "", "nodes"},
	{"nested elements", "", "<div>", "", "depth"},
	{"nested formatting", "", "<b><font color=red>", "", ""},
	{"formatting that is never closed", formatting(400), "<p>a", "", "nodes"},
	{"hidden formatting", formatting(400), "<p><b hidden>a", "", "nodes"},
	{"nested tables", "", "<table><tr><td>", "", "depth"},
	{"attributes", "<p ", "a b c d e f g h ", ">", ""},
	{"attributes of the root", "", "<html a><body b>", "", ""},
	{"a long style", "<p style='", "d:;", "'>a", ""},
	{"a long class", "<p class='", "nav-x ", "'>a", ""},
	{"one text", "", "预算", "", ""},
	{"one gb18030 text", "<meta charset=gbk>", "\xd4\xa4\xcb\xe3", "", ""},
	{"invalid bytes", "<meta charset=gbk>", "\xff", "", ""},
	{"invalid bytes apart", "<meta charset=gbk>", "\xffa", "", ""},
	{"white space", "", " ", "", ""},
	{"ampersands", "", "&", "", ""},
	{"ampersands that are no references", "<xmp>", "&", "", "text bytes"},
	{"comments", "", "<!-->a", "", "nodes"},
	{"open comments", "", "<!--", "", ""},
	{"dashes", "<!--", "-", "", ""},
	{"open scripts", "", "<script><!--<script>", "", ""},
	{"titles", "", "<title>a</title>", "", ""},
	{"cells in one row", "<table>", "<td>a", "", "nodes"},
	{"rows", "<table>", "<tr><td>a<td>b", "", "nodes"},
	{"a huge span", "<table><tr><td colspan=65534 rowspan=65534>a<tr><td>b", " ", "", "grid columns"},
	{"many huge spans", "", "<table><tr><td colspan=1000 rowspan=8000>a" + strings.Repeat("<tr>", 7000) + "<tr><td>b</table>", "", "nodes"},
	{"many tables", "", "<table><td>a<td>b</table>", "", "nodes"},
	{"lists", "", "<ol reversed><li>a</ol>", "", "nodes"},
	{"a reversed list", "<ol reversed>", "<li>a", "", "nodes"},
	{"links", "", "<a href=x>a", "", "nodes"},
	{"hidden elements", "", "<span hidden>", "", "depth"},
	{"text in a table", "<table>", "a<p>", "", "nodes"},
	{"chrome in chrome", "", "<nav>a", "", "depth"},
	{"rows of blocks", "<div class=table>", "<div class=row><p>a<p>b<p>c</div>", "", "nodes"},
	{"names of elements", "", names(1000), "", ""},
	{"parts of a message", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n", "--b\n\n", "", "entries"},
	{"header lines", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n", "a: b\n", "", "corrupt"},
	{"utf-16", "\xff\xfe", "<\x00p\x00>\x00\x84\x98", "", "nodes"},
}

// formatting opens elements that a tree builder would build anew in every block.
func formatting(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<b class=c%d>", i)
	}
	return b.String()
}

func names(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<n%d>", i)
	}
	return b.String()
}

func hostilePage(head, again, after string) []byte {
	size := *hostileMB << 20
	var b bytes.Buffer
	b.Grow(size)
	b.WriteString(head)
	for b.Len()+len(again)+len(after) <= size {
		b.WriteString(again)
	}
	b.WriteString(after)
	return b.Bytes()
}

func TestHostile(t *testing.T) {
	limits := page.DefaultLimits()
	if *hostileMB < 64 {
		// So that small pages reach the same limits.
		limits.Nodes = 100_000
		limits.TextBytes = limits.TextBytes / 64 * int64(*hostileMB)
	}
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			data := hostilePage(h.head, h.again, h.after)
			stop := peakMemory()
			start := time.Now()
			_, err := Read(context.Background(), data, limits)
			took, peak := time.Since(start), stop()
			// go run ./internal/fidelity -hostile puts this line into docs/fidelity.md.
			t.Logf("| %s | %d ms | %d MiB | %v |", h.name, took.Milliseconds(), peak>>20, err)
			assert.Less(t, peak, uint64(512<<20))
			var limit *page.LimitError
			switch {
			case h.limit == "":
				require.NoError(t, err)
			case h.limit == "corrupt":
				require.ErrorIs(t, err, page.ErrCorrupt)
			default:
				require.ErrorAs(t, err, &limit)
				assert.Equal(t, h.limit, limit.Limit)
			}
		})
	}
}

// TestHostileCancelled cancels the same pages in the middle.
func TestHostileCancelled(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			data := hostilePage(h.head, h.again, h.after)
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
			defer cancel()
			start := time.Now()
			_, err := Read(ctx, data, page.DefaultLimits())
			took := time.Since(start)
			if errors.Is(err, context.DeadlineExceeded) {
				// A tenth of a second is the aim; a busy machine gets more.
				assert.Less(t, took, time.Second)
				t.Logf("%d ms after", took.Milliseconds()-20)
			}
		})
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Read(ctx, []byte("<p>a"), page.DefaultLimits())
	require.ErrorIs(t, err, context.Canceled)
}

// peakMemory begins to watch what the process holds of the system's memory; the
// function it returns gives the most of it so far.
func peakMemory() func() uint64 {
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
