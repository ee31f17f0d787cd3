package html

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/jixiao-data/jixiao/internal/gauge"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// hostileMB is the size of each hostile page. With 64, the limit for any input,
// "go test -v -run Hostile -hostile 64" prints the table for the documentation.
var hostileMB = flag.Int("hostile", 2, "size of hostile pages in MiB")

const longText = "bytes of one paragraph or cell"

// hostile are pages that cost a careless reader far more than their size: what
// they are made of, and the limit that stops them ("" where none has to).
var hostile = []struct {
	name               string
	head, again, after string
	limit              string
	token              bool // they are one token, that is passed over at once
}{
	{"empty paragraphs", "", "<p>", "", "nodes", false},
	{"short paragraphs", "", "<p>a", "", "nodes", false},
	{"ends of paragraphs", "", "</p>", "", "nodes", false},
	{"line breaks", "", "<br>", "", "nodes", false},
	{"nested elements", "", "<div>", "", "depth", false},
	{"nested formatting", "", "<b><font color=red>", "", "", true},
	{"formatting that is never closed", formatting(400), "<p>a", "", "nodes", false},
	{"hidden formatting", formatting(400), "<p><b hidden>a", "", "nodes", false},
	{"nested tables", "", "<table><tr><td>", "", "depth", false},
	{"attributes", "<p ", "a b c d e f g h ", ">", "", true},
	{"attributes of the root", "", "<html a><body b>", "", "", true},
	{"a long style", "<p style='", "d:;", "'>a", "", true},
	{"a long class", "<p class='", "nav-x ", "'>a", "", true},
	{"one text", "", "预算", "", longText, false},
	{"one gb18030 text", "<meta charset=gbk>", "\xd4\xa4\xcb\xe3", "", longText, false},
	{"invalid bytes", "<meta charset=gbk>", "\xff", "", "", false},
	{"invalid bytes apart", "<meta charset=gbk>", "\xffa", "", longText, false},
	{"white space", "", " ", "", "", false},
	{"ampersands", "", "&", "", longText, false},
	{"ampersands that are no references", "<xmp>", "&", "", "text bytes", false},
	{"comments", "", "<!-->a", "", "nodes", false},
	{"open comments", "", "<!--", "", "", true},
	{"dashes", "<!--", "-", "", "", true},
	{"open scripts", "", "<script><!--<script>", "", "", true},
	{"titles", "", "<title>a</title>", "", "", true},
	{"cells in one row", "<table>", "<td>a", "", "nodes", false},
	{"rows", "<table>", "<tr><td>a<td>b", "", "nodes", false},
	{"a huge span", "<table><tr><td colspan=65534 rowspan=65534>a<tr><td>b", " ", "", "grid columns", false},
	{"many huge spans", "", "<table><tr><td colspan=1000 rowspan=8000>a" + strings.Repeat("<tr>", 7000) + "<tr><td>b</table>", "", "nodes", false},
	{"many tables", "", "<table><td>a<td>b</table>", "", "nodes", false},
	{"lists", "", "<ol reversed><li>a</ol>", "", "nodes", false},
	{"a reversed list", "<ol reversed>", "<li>a", "", "nodes", false},
	{"links", "", "<a href=x>a", "", "nodes", false},
	{"hidden elements", "", "<span hidden>", "", "depth", false},
	{"text in a table", "<table>", "a<p>", "", "nodes", false},
	{"chrome in chrome", "", "<nav>a", "", "depth", false},
	{"rows of blocks", "<div class=table>", "<div class=row><p>a<p>b<p>c</div>", "", "nodes", false},
	{"names of elements", "", names(1000), "", "", true},
	{"parts of a message", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n", "--b\n\n", "", "entries", true},
	{"header lines", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n", "a: b\n", "", "corrupt", true},
	{"lines of preformatted text", "<pre>", "a\n", "", longText, false},
	{"paragraphs of preformatted text", "<pre>", "a\n\n", "", "blocks", false},
	{"a long attribute name", "<p ", "a", ">a", "", true},
	{"a long element name", "<", "a", ">a", "", true},
	{"regions in regions", strings.Repeat("<nav>", 240), "<p>a", "", "nodes", false},
	{"short paragraphs, few enough", "", "<p>a" + strings.Repeat(" ", 200), "", "", false},
	{"plain rows", "<table>", "<tr><td>a</td><td>&nbsp;</td></tr>", "", "nodes", false},
	{"a long plain row", "<table><tr>", "<td>a</td>", "</tr>", "nodes", false},
	{"rows that are nearly plain", "<table>", "<tr><td>a</td><td>" + strings.Repeat("a", 40_000) + "</b></tr>", "", "", false},
	{"long paragraphs", "", "<p>" + strings.Repeat("预算", 150<<10), "", "", false},
	{"long cells", "<table>", "<tr><td>a<td>" + strings.Repeat("<p>"+strings.Repeat("预算", 100)+"</p>", 1000), "", "", false},
	{"paragraphs of a cell", "<table><td>a<td>", "<p>" + strings.Repeat("预算", 100), "", longText, false},
	{"a long base64 part", mhtmlHead + "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n", "PHA+YTxw", "", "nodes", true},
	{"a long quoted-printable part", mhtmlHead + "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n", strings.Repeat("=3C", 20) + "=\n", "", longText, true},
	{"a long picture", mhtmlHead + "Content-Type: image/png\n\n", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n", "\n--b\nContent-Type: text/html\n\n<p>a", "", true},
	{"a long line of a picture", mhtmlHead + "Content-Type: image/png\n\n", "a", "\n--b\nContent-Type: text/html\n\n<p>a", "", true},
	{"spaces in a tag", "<p", " ", ">a", "", true},
	{"an attribute without quotes", "<p a=", "a", ">a", "", true},
	{"utf-16", "\xff\xfe", "<\x00p\x00>\x00\x84\x98", "", "nodes", false},
}

const mhtmlHead = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"

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
			cost, err := gauge.Measure(t.Context(), func(ctx context.Context) error {
				_, err := Read(ctx, data, limits)
				return err
			})
			looks := cost.Looks
			// go run ./internal/fidelity -hostile puts this line into docs/fidelity.md.
			t.Logf("| %s | %d ms | %d ms | %d MiB | %v |", h.name, cost.Work.Milliseconds(), cost.Longest.Milliseconds(), cost.Peak>>20, err)
			assert.Less(t, cost.Peak, uint64(512<<20))
			var limit *page.LimitError
			switch {
			case h.limit == "", h.limit == longText && *hostileMB<<20 < 2*maxTextBytes:
				require.NoError(t, err)
			case h.limit == "corrupt":
				require.ErrorIs(t, err, page.ErrCorrupt)
			default:
				require.ErrorAs(t, err, &limit)
				assert.Equal(t, h.limit, limit.Limit)
			}

			// Cancelled by count, at half of the looks at the context that it takes.
			if looks < 3 {
				return
			}
			if err == nil && !h.token { // four looks for each MiB, wherever the time goes
				assert.GreaterOrEqual(t, looks, 4**hostileMB)
			}
			ctx := gauge.Watch(t.Context(), looks/2+1)
			_, err = Read(ctx, data, limits)
			ctx.Stop()
			require.ErrorIs(t, err, context.Canceled)
			assert.Less(t, ctx.Looks, looks/2+4, "it goes on")
		})
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Read(ctx, []byte("<p>a"), page.DefaultLimits())
	require.ErrorIs(t, err, context.Canceled)
}
