package docx

import (
	"context"
	"strings"
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

// TestCancelledAnywhere cancels readings of lists so long that they are moved by pieces,
// at each look at the context: all of what was read so far must be fit to be left.
func TestCancelledAnywhere(t *testing.T) {
	if raceDetector {
		t.Skip("it is about one goroutine, and slow under the race detector")
	}
	const many = 10_000
	repeat := func(s string) string { return strings.Repeat(s, many) }
	for name, document := range map[string]string{
		"fields":                repeat(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>`),
		"fields of a paragraph": "<w:p><w:r>" + repeat(`<w:fldChar w:fldCharType="begin"/>`) + "</w:r></w:p>",
		"tabs":                  "<w:p><w:r>" + repeat("<w:tab/>") + "</w:r></w:p>",
		"runs":                  "<w:p>" + repeat("<w:r><w:t>甲</w:t></w:r>") + "</w:p>",
		"section of characters": "<w:p><w:r><w:t><![CDATA[" + strings.Repeat(repeat("]]"), 40) + "]]></w:t></w:r></w:p>",
		"lines of a cell":       "<w:tbl><w:tr><w:tc>" + repeat(p("甲")) + "</w:tc></w:tr></w:tbl>",
		"boxes in a cell":       "<w:tbl><w:tr><w:tc><w:p><w:r>" + repeat("<w:txbxContent>"+p("甲")+"</w:txbxContent>") + "</w:r></w:p></w:tc></w:tr></w:tbl>",
		"tables in a cell":      "<w:tbl><w:tr><w:tc>" + repeat(tbl(tr(tc("", "甲")))) + "</w:tc></w:tr></w:tbl>",
		"merged cells":          tbl(repeat(tr(tc("<w:vMerge/>", "甲"), tc("", "乙"), tc("<w:hMerge/>", "丙")))),
		"empty tables":          "<w:tbl><w:tr><w:tc>" + tbl(repeat(tr("<w:tc/>"))) + "<w:p/></w:tc></w:tr></w:tbl>",
	} {
		t.Run(name, func(t *testing.T) {
			data := packed(t, documentXML(document))
			read := func(cancelAt int) (*gauge.Context, error) {
				ctx := gauge.Watch(t.Context(), cancelAt)
				defer ctx.Stop()
				_, err := Read(ctx, data, unlimitedRatio())
				return ctx, err
			}
			all, err := read(0)
			require.NoError(t, err)
			t.Log(all.Looks, "looks")
			for at := 1; at <= all.Looks; at += 1 + all.Looks/20 {
				ctx, err := read(at)
				require.ErrorIs(t, err, context.Canceled)
				assert.LessOrEqual(t, ctx.Looks, at+2)
			}
		})
	}
}
