package html

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/parser/charset"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// theLongWay makes a page whose rows all go through the tree: a template could hold
// rows that are never seen.
const theLongWay = "<template></template>"

// requireSame reads a page with plain rows read beside the tree and without.
func requireSame(t require.TestingT, source string) {
	limits := page.DefaultLimits()
	got, err := Read(context.Background(), []byte("\uFEFF"+source), limits)
	require.NoError(t, err)
	want, err := Read(context.Background(), []byte("\uFEFF"+theLongWay+source), limits)
	require.NoError(t, err)
	require.Equal(t, want, got, source)
}

// TestPlainRows holds what is read beside the tree against the tree.
func TestPlainRows(t *testing.T) {
	for _, source := range []string{
		"<table><tr><td>a</td><td colspan=2>b</td></tr>\n<tr><td rowspan=0>c</td><th>d</th></tr></table>",
		"<table><tr><td><p>甲</p>\n<p>乙<br>丙</p>丁</td><td>&nbsp;</td></tr></table>",
		"<table><tr><td>a</td></tr></table><p>b",
		"<table><tr><td><p>a</p><p>b</p></td></tr><tr><td>&nbsp;</td></tr></table>",
		"<table><tr><td>a</td></tr><tr><td>b<td>c</tr><tr><td>d</td></tr></table>",
		"<table><tr><td>a</td></tr>x<tr><td>b</td></tr></table>",
		"<table><caption>c<tr><td>a</td></tr></table>",
		"<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr><tr><td>c</td></tr></table>",
		"<tr><td>a</td></tr><table></table><tr><td>b</td></tr>",
		"<table><tr><td>a</td></tr></tbody><thead><tr><td>h</td></tr></thead><tfoot><tr><td>f</td></tr></table>",
		"<table><tr><td><b>a</td><td>b</b></td></tr><tr><td>c<b>d</b></td></tr></table>",
		"<table><tr><td>&lt;b&gt; &amp;lt; &#x41;&lt &nosuch;</td><td>a&l<b>t;</b></td></tr></table>",
		"<table><tr><td><div>a</div></div>b</td><td><div>c<p>d</div>e</p>f</td></tr></table>",
		"<table><tr class=x><td class=td1>a</td><td class='main-nav'>b</td><td id=cell><div class=row>c</div></td></tr></table>",
		"<table><tr><td><a href=/x>a</a></td></tr><tr><td><a name=x>b</a></td></tr></table>",
		"<span hidden>h<table><tr><td>a</td></tr></table></span>b<table><tr><td>c</td></tr></table>",
		"<a href=/x>l<table><tr><td>a</td><td>b</td></tr></table></a>",
		"<div class=table><table><tr><td>a</td></tr></table></div>",
		"<pre><table><tr><td>a\n b</td></tr></table></pre>",
		"<table><tr style='display:none'><td>a</td></tr><tr><td hidden>b</td><td>c</td></tr></table>",
		"<table><tr><td>a</td></tr><table><tr><td>b</td></tr></table></table><tr><td>c</td></tr>",
		"<table><tr><td>a\x00b" + strings.Repeat("c", 200) + "</td></tr></table>",
		"<table><tr><td>a</th><th>b</th></tr><tr><th>c</td></tr></table>",
		"<table><tr></tr><tr> <td></td> </tr><!-- c --><tr>x<td>y</td></tr></table>",
		"<table><x-y><tr><td>a</td></tr></x-y></table>",
		"<table><tr><td>" + strings.Repeat("a", maxPlain) + "</td></tr><tr><td>b</td></tr></table>",
	} {
		requireSame(t, source)
	}
	files, err := filepath.Glob("../../testdata/*/*.html")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		if !strings.Contains(string(data), "charset=gb") {
			requireSame(t, string(data))
		}
	}
	for i := range 40 {
		if d := gen.Document(1, i); d.Format == "html" && d.Broken == "" {
			requireSame(t, string(d.Data))
		}
	}
}

// rows are the pieces of tables whose rows may be plain or may not.
var rows = append([]string{
	"<table>", "</table>", "<tr>", "<tr>", "</tr>", "</tr>", "<tr><td>", "</td></tr>", "<td>", "</td>", "</td>\n<td>", "<th>",
	"</th>", "<td colspan=2>", "<td rowspan='0'>", "<td class=MsoNormal>", "<td class=nav>", "<div class=row>", "<tbody>",
	"</tbody>", "<thead>", "</thead>", "<tfoot>", "<caption>", "</caption>", "<table><tr><td>甲</td><td>乙</td></tr>",
	"<tr><td><p>甲</p><p>乙</p></td><td>&nbsp;</td></tr>\n", "<tr><td>丙</td></tr>", "<template>", "</template>",
}, prose...)

func TestRandomPlainRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		requireSame(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(rows), 0, 40).Draw(t, "rows"), ""))
	})
}

// TestRowsAreReadBeside makes sure that the rows of clean tables are.
func TestRowsAreReadBeside(t *testing.T) {
	data, err := os.ReadFile("testdata/beidaihe-2020.html")
	require.NoError(t, err)
	s := slimmed(t, data)
	rows := 0
	for _, run := range s.runs {
		rows += len(run)
	}
	assert.Equal(t, strings.Count(string(data), "<tr"), rows)
	assert.Len(t, s.runs, strings.Count(string(data), "<table"))
}

func FuzzPlainRows(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		limits := fuzzLimits()
		limits.Depth = 10_000
		got, err := Read(context.Background(), []byte("\uFEFF"+source), limits)
		if err != nil || isMHTML([]byte(source)) || got.Encoding != "utf-8" || strings.Contains(source[:min(len(source), 80)], "<?xml") {
			return
		}
		want, err := Read(context.Background(), []byte("\uFEFF"+theLongWay+source), limits)
		if err != nil || want.Encoding != "utf-8" {
			return
		}
		want.Diagnostics, got.Diagnostics = nil, nil // invalid-bytes quotes what it stands behind
		require.Equal(t, want, got)
	})
}

// slimmed reads all that a slimmer hands on.
func slimmed(t *testing.T, data []byte) *slimmer {
	t.Helper()
	s, err := newSlimmer(t.Context(), data, charset.NewDecoder(data, ""), page.DefaultLimits(), &cellStore{})
	require.NoError(t, err)
	_, err = io.Copy(io.Discard, s)
	require.NoError(t, err)
	return s
}
