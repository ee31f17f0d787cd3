package html

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/jixiao-data/jixiao/parser/charset"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// prose are the pieces of pages without tables, tabular those of tables.
var (
	prose = []string{
		"预算", "a", " ", "\n", "&nbsp;", "&lt;b>", "< ", "<p>", "</p>", "<p class=MsoNormal>", "<div>", "</div>", "<b>",
		"</b>", "<i>", "</i>", "<font color=red>", "</font>", "<span style='color:red'>", "<span style='display:none'>h<b>i</b></span>",
		"</span>", "<a href=/x>", "<a name=y>", "</a>", "<h2>", "</h2>", "<ol>", "</ol>", "<ul>", "</ul>", "<li>",
		"</li>", "<br>", "<hr>", "<!-- c -->", "<!--[if mso]>m<![endif]-->", "<![if !x]>", "<script>s<b></script>",
		"<style>t</style>", "<pre>", "</pre>", "<textarea>", "</textarea>", "<o:p>", "</o:p>", "<div hidden>", "<nav>",
		"</nav>", "<center>", "</center>", "<sub>", "</sub>", "<del>", "</del>", "<nobr>", "</nobr>", "<dd>", "<dt>",
		"<img src=x alt='alt'>", "<img style='display:none'>", "<x-y>", "</x-y>", "<?php x ?>", "</br>", "</>", "</p ", "<p title='>'>", "<em/>", "<xmp>", "</xmp>",
	}
	// Hidden elements that are closed elsewhere or never.
	unclosed = []string{
		"预算", "a", " ", "<p>", "</p>", "<div>", "</div>",
		"<span hidden>", "</span>", "<o:p hidden>", "</o:p>", "<div hidden>", "<h2>", "</h2>", "<br>",
		"<label hidden>", "</label>", "<td>", "<ul>", "<li>", "</ul>",
	}
	// The same among elements that are not kept. Where one of those is closed across
	// a block, hiding ends with it, so that the reader may show more than a browser.
	dropped = append([]string{"<span style='color:red'>", "<label>", "<o:p>", "</o:p>"}, unclosed...)
	// Hidden formatting elements that are closed elsewhere or never. Browsers open them
	// anew in the next block; the reader does not, and shows more. It must not show
	// less: "<b hidden><p></b>" ends them in another block.
	formatted = []string{
		"预算", "a", "<p>", "</p>", "<div>", "</div>", "<h2>", "</h2>", "<br>", "<ul>", "<li>", "</ul>", "<span>",
		"</span>", "<o:p>", "</o:p>", "<b hidden>", "</b>", "<b>", "<i hidden>", "</i>", "<i>",
		"<font style='display:none'>", "</font>", "<a hidden href=/x>", "</a>", "<table>", "<tr>", "<td>", "</table>",
	}
	tabular = append([]string{
		"<table>", "<table border=1>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td colspan=2>", "<td rowspan=3>",
		"<th>", "</th>", "<thead>", "<tbody>", "<tfoot>", "</tbody>", "<caption>", "</caption>", "<tr style='display:none'>",
		"<td rowspan=0>", "<table>", "<tr>", "<td>", "<tr>", "<td>", "<td>", "</table>",
	}, prose...)
)

// TestSlimmingLosesNothing compares random pages with the tree of the same page
// unslimmed: the same characters, and without tables in the same order.
func TestSlimmingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(rapid.SampledFrom(prose), 0, 40).Draw(t, "prose"), "")
		want, got := bothTexts(t, source)
		require.Equal(t, withoutSpace(want), withoutSpace(got), source)
	})
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(rapid.SampledFrom(unclosed), 0, 40).Draw(t, "unclosed"), "")
		want, got := bothTexts(t, source)
		require.Equal(t, withoutSpace(want), withoutSpace(got), source)
	})
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(rapid.SampledFrom(dropped), 0, 40).Draw(t, "dropped"), "")
		want, got := bothTexts(t, source)
		require.Empty(t, missing(want, got), source)
	})
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(rapid.SampledFrom(formatted), 0, 40).Draw(t, "formatted"), "")
		want, got := bothTexts(t, source)
		require.Empty(t, missing(want, got), source)
	})
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(rapid.SampledFrom(tabular), 0, 40).Draw(t, "tabular"), "")
		want, got := bothTexts(t, source)
		require.Equal(t, characters(want), characters(got), source)
	})
}

func bothTexts(t require.TestingT, source string) (want, got string) {
	want, err := visible(source)
	require.NoError(t, err)
	doc, err := Read(context.Background(), []byte("\uFEFF"+source), page.DefaultLimits())
	require.NoError(t, err)
	return want, textOf(doc)
}

// missing are the characters that got has fewer of than want.
func missing(want, got string) string {
	count := map[rune]int{}
	for _, r := range got {
		count[r]++
	}
	var all []rune
	for _, r := range characters(want) {
		if count[r]--; count[r] < 0 {
			all = append(all, r)
		}
	}
	return string(all)
}

func withoutSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// TestConservation counts the characters of whole pages.
func TestConservation(t *testing.T) {
	samples, err := filepath.Glob("testdata/*.html")
	require.NoError(t, err)
	require.NotEmpty(t, samples)
	for _, name := range samples {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		doc, err := Read(context.Background(), data, page.DefaultLimits())
		require.NoError(t, err)
		decoded, err := charset.Decode(context.Background(), data, doc.Encoding, 1<<30)
		require.NoError(t, err)
		want, err := visible(string(decoded.UTF8))
		require.NoError(t, err)
		require.NotEmpty(t, want)
		require.Equal(t, characters(want), characters(textOf(doc)), name)
	}
}
