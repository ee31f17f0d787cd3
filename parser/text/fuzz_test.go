package text

import (
	"context"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/parser/charset"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/require"
)

// textOf is all text of a document, in order, with pipes between its parts.
func textOf(doc *page.Document) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		b.WriteString(block.Text + "|")
		if block.Table != nil {
			for _, c := range block.Table.Cells {
				b.WriteString(c.Text + "|")
			}
		}
	}
	return b.String()
}

func withoutSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

var bookmark = regexp.MustCompile(`\[bookmark: [^\[\]\s\v\x{85}\p{Z}]+\]`)

// visibleIn is the text of a dump without its marks, counted by other means than
// the reader's.
func visibleIn(dump string) string {
	return withoutSpace(bookmark.ReplaceAllStringFunc(dump, func(mark string) string {
		if len(mark) < len("[bookmark: ]")+maxName {
			return ""
		}
		return mark
	}))
}

// withoutPipes drops what may be markup in a pipe table: |, \, |:-:|, <br/>.
func withoutPipes(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`|\-:<bBrR/>`, r) {
			return -1
		}
		return r
	}, s)
}

func FuzzRead(f *testing.F) {
	data, err := os.ReadFile("testdata/beidaihe-2020.txt")
	require.NoError(f, err)
	f.Add(data[:4000])
	for _, s := range []string{
		"题\n\ta\n\tb\n\n\tc\nd\n\n", "a\tb\tc\nd\t\tf\n", "\ta\tb\n\tc\n", "| a | b |\n|---|---|\n| c\\|d | e<br>f |\n",
		"[bookmark: x]a[bookmark: ]\r\r\n\f\v", "a | b\n-|-\nc", "\t\n\t\n\n", "a  b  c\nd  e  f\ng  h  i",
		"[bookmark: " + strings.Repeat("x", maxName) + "]",
		"\xff\xfea\x00\t\x00b\x00\n\x00", "\xd4\xa4\xcb\xe3\t\xca\xfd\xff\n",
	} {
		f.Add([]byte(s))
	}
	limits := page.DefaultLimits()
	limits.InputBytes, limits.Runs, limits.Blocks, limits.Cells, limits.GridArea = 1<<20, 20_000, 10_000, 20_000, 200_000
	f.Fuzz(func(t *testing.T, data []byte) {
		Sniff(data)
		doc, err := Read(context.Background(), data, limits)
		again, errAgain := Read(context.Background(), data, limits)
		if err != nil {
			var located *page.Error
			require.ErrorAs(t, err, &located)
			var limit *page.LimitError
			require.ErrorAs(t, err, &limit)
			require.EqualError(t, errAgain, err.Error())
			return
		}
		require.NoError(t, errAgain)
		require.Equal(t, doc, again, "not deterministic")

		decoded, err := charset.Decode(context.Background(), data, "", 1<<30)
		require.NoError(t, err)
		source := string(decoded.UTF8)
		require.True(t, utf8.ValidString(textOf(doc)))
		if strings.Contains(source, "|") {
			require.Equal(t, withoutPipes(visibleIn(source)), withoutPipes(withoutSpace(textOf(doc))))
		} else {
			require.Equal(t, visibleIn(source), withoutSpace(strings.ReplaceAll(textOf(doc), "|", "")))
		}
		tables := 0
		for i, b := range doc.Blocks {
			if b.Table == nil {
				require.NotEmpty(t, withoutSpace(b.Text), "block %d", i+1)
				continue
			}
			tables++
			require.Equal(t, tables, b.Table.No)
			require.LessOrEqual(t, len(b.Table.Cells), limits.Cells)
		}
		for _, d := range doc.Diagnostics {
			require.LessOrEqual(t, int(d.Ref.Block), len(doc.Blocks))
			require.LessOrEqual(t, int(d.Ref.Table), tables)
		}
	})
}
