package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/report"
	"github.com/jixiao-data/jixiao/schema"
)

var update = flag.Bool("update", false, "rewrite docs/example-report.html")

const root = "../"

func parse(t *testing.T, name string, data []byte) (*schema.Disclosure, *page.Document) {
	t.Helper()
	d, p, err := parser.ParsePage(t.Context(), name, data, parser.DefaultLimits())
	require.NoError(t, err)
	return d, p
}

func sample(t *testing.T, name string) (*schema.Disclosure, *page.Document) {
	t.Helper()
	data, err := os.ReadFile(root + name)
	require.NoError(t, err)
	return parse(t, name, data)
}

func write(t *testing.T, d *schema.Disclosure, p *page.Document) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, report.WriteDoc(&out, d, p))
	return out.String()
}

func dom(t *testing.T, html string) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(html))
	require.NoError(t, err)
	return doc
}

// eachSample calls visit for each document of testdata.
func eachSample(t *testing.T, visit func(t *testing.T, d *schema.Disclosure, p *page.Document)) {
	for _, dir := range []string{"testdata/", "testdata/corpus/", "testdata/variants/"} {
		entries, err := os.ReadDir(root + dir)
		require.NoError(t, err)
		for _, e := range entries {
			if slices.Contains([]string{".docx", ".html", ".txt"}, filepath.Ext(e.Name())) {
				t.Run(e.Name(), func(t *testing.T) {
					d, p := sample(t, dir+e.Name())
					visit(t, d, p)
				})
			}
		}
	}
}

var blanks = regexp.MustCompile(`\s+`)

func bare(s string) string { return blanks.ReplaceAllString(s, "") }

// The source is drawn whole: each block and cell is there once, with its text and its
// spans, and the tables are the grids that the page model has.
func TestSourceIsWhole(t *testing.T) {
	eachSample(t, func(t *testing.T, d *schema.Disclosure, p *page.Document) {
		doc := dom(t, write(t, d, p))
		places := map[string]*goquery.Selection{}
		doc.Find(".source [id]").Each(func(_ int, s *goquery.Selection) {
			id, _ := s.Attr("id")
			assert.Nil(t, places[id], "%s twice", id)
			places[id] = s
		})
		for i := range p.Blocks {
			b := &p.Blocks[i]
			id := fmt.Sprintf("b%d", i+1)
			require.NotNil(t, places[id], id)
			if b.Kind != page.TableBlock {
				assert.Equal(t, bare(b.Number+b.Text), bare(places[id].Text()))
				continue
			}
			assert.Equal(t, b.Table.Rows, places[id].ChildrenFiltered("table").ChildrenFiltered("tbody").ChildrenFiltered("tr").Length())
			for _, c := range b.Table.Cells {
				s := places[fmt.Sprintf("b%d-%d-%d", i+1, c.Row+1, c.Col+1)]
				require.NotNil(t, s)
				assert.Equal(t, fmt.Sprint(c.RowSpan), s.AttrOr("rowspan", "1"))
				assert.Equal(t, fmt.Sprint(c.ColSpan), s.AttrOr("colspan", "1"))
				text := s.Clone()
				text.Find(".sheet").Remove()
				if c.Text != "" {
					assert.Equal(t, bare(strings.Join(c.Numbers, ""))+bare(c.Text), sortedIfNumbered(c, text))
				}
			}
		}
	})
}

// sortedIfNumbered is a cell's text, the numbers before its lines put to the front.
func sortedIfNumbered(c page.Cell, s *goquery.Selection) string {
	numbers := bare(s.Find("i").Text())
	s.Find("i").Remove()
	return numbers + bare(s.Text())
}

// Each link of the tree leads to a place that is there and, for values, holds the
// printed text.
func TestLinksLead(t *testing.T) {
	eachSample(t, func(t *testing.T, d *schema.Disclosure, p *page.Document) {
		doc := dom(t, write(t, d, p))
		doc.Find(".tree a.leaf").Each(func(_ int, s *goquery.Selection) {
			at := append(strings.Fields(s.AttrOr("data-at", "")), strings.TrimPrefix(s.AttrOr("href", ""), "#"))
			for _, id := range at {
				assert.Equal(t, 1, doc.Find(`.source [id="`+id+`"]`).Length(), id)
			}
		})
		n := 0
		for v := range schema.Values(d) {
			id := fmt.Sprintf("b%d-%d-%d", v.Value.Ref.Block, v.Value.Ref.Row, v.Value.Ref.Col)
			if v.Value.Ref.Row == 0 {
				id = fmt.Sprintf("b%d", v.Value.Ref.Block)
			}
			if len(v.Value.Cells) == 0 {
				assert.Contains(t, bare(doc.Find(`.source [id="`+id+`"]`).Text()), bare(v.Value.Raw))
			}
			n++
		}
		assert.Equal(t, n, doc.Find(".tree .val").Length(), "each value is shown")
		assert.Equal(t, len(d.Projects), doc.Find(".tree .project").Length())
	})
}

// What happened to a text can be seen at its place.
func TestMarks(t *testing.T) {
	d, p := sample(t, "testdata/beidaihe-2020.docx")
	doc := dom(t, write(t, d, p))
	assert.Equal(t, 15, doc.Find(".source td.mended").Length())
	mend := doc.Find(".tree .val.mended").First()
	assert.Equal(t, "≥9595%及以上", mend.Find("del").Text())
	assert.Equal(t, "≥95%", mend.Find("ins").Text())
	assert.Contains(t, mend.Find("li").Text(), "the number is printed twice")
	assert.Contains(t, mend.Find("li").Text(), "数字重复打印")

	d, p = parse(t, "a.html", []byte(`<p>前言</p><table>
<tr><td>项目名称</td><td colspan="3">巡查</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>巡查次数</td><td>≥22次及以上</td></tr></table><table><tr><td>别的</td><td>外<table><tr><td>内</td><td>表</td></tr></table></td></tr></table>`))
	doc = dom(t, write(t, d, p))
	assert.Equal(t, "前言", doc.Find(".source p.unclaimed").First().Text())
	assert.Equal(t, "≥22次及以上", doc.Find(".source td.ambiguous").Text())
	assert.Equal(t, 2, doc.Find(".tree .doubt .cand").Length(), "the candidates are listed")
	assert.Equal(t, 2, doc.Find(".source td .sheet td").Length(), "a table in a cell is drawn in the cell")
	assert.Equal(t, "project.name", doc.Find(".source td.label").First().AttrOr("data-means", ""))
	assert.NotZero(t, doc.Find(".findings a.leaf").Length())
}

// The data of what a person said is on the page.
func TestCorrectionsAreShown(t *testing.T) {
	d, p := sample(t, "testdata/beidaihe-2020.docx")
	v := d.Projects[0].Indicators[0].Target
	v.Correction = &schema.Correction{
		Verdict: schema.Corrected, Threshold: &schema.Threshold{Raw: "≥96%", Kind: schema.Bound, Op: schema.GE, Value: "96", Unit: "percent", Scale: "1"},
		By: "王芳", At: "2026-11-25T10:00:00+08:00", Why: "原件为96%",
	}
	doc := dom(t, write(t, d, p))
	for _, want := range []string{"≥96%", "王芳", "2026-11-25 10:00", "原件为96%"} {
		assert.Contains(t, doc.Find(".said").Text(), want)
	}
	assert.Equal(t, 1, doc.Find(".source td.reviewed").Length())
	assert.Equal(t, "≥9595%及以上", doc.Find(".val.mended del").First().Text(), "the reading stays")
}

const evil = `</script><script>alert(1)</script><img src=x onerror=alert(1)>"'` + "`" + `--><style>*{display:none}</style>`

// hostile is a tree and a page with script wherever a document's text can be.
func hostile(t *testing.T) (*schema.Disclosure, *page.Document) {
	esc := strings.NewReplacer("<", "&lt;", ">", "&gt;", `"`, "&#34;").Replace(evil)
	html := `<h1>` + esc + `2021年</h1><p>` + esc + `</p><table>
<tr><td>项目名称</td><td colspan="3">` + esc + `</td></tr><tr><td>项目编码</td><td colspan="3">` + esc + `</td></tr>
<tr><td>实施单位</td><td colspan="3">` + esc + `</td></tr>
<tr><td>年度总体目标</td><td colspan="3">` + esc + `</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
<tr><td>产出指标` + esc + `</td><td>数量指标` + esc + `</td><td>` + esc + `</td><td>≥95%` + esc + `</td></tr>
<tr><td>产出指标</td><td>质量指标</td><td>` + esc + `</td><td>` + esc + `</td></tr></table>`
	d, p := parse(t, evil+".html", []byte(html))
	d.Diagnostics = append(d.Diagnostics, schema.Diagnostic{Severity: schema.SeverityWarning, Code: evil, Message: evil})
	for v := range schema.Values(d) {
		v.Value.Correction = &schema.Correction{Verdict: schema.Confirmed, By: evil, At: evil, Why: evil}
		v.Value.Candidates, v.Value.Ambiguous = []schema.Candidate{{Value: evil, Unit: evil}}, true
	}
	return d, p
}

// harmless checks that a page has no script, handler or style but its own.
func harmless(t *testing.T, html string) {
	t.Helper()
	doc := dom(t, html)
	doc.Find("script").Each(func(_ int, s *goquery.Selection) {
		if s.AttrOr("type", "") != "text/plain" {
			assert.Contains(t, s.Text(), "// The page's script.")
		} else {
			assert.Regexp(t, `^[A-Za-z0-9+/=]*$`, s.Text())
		}
	})
	assert.Equal(t, 1, doc.Find("style").Length())
	assert.Zero(t, doc.Find("img, iframe, object, embed, link, base, [src], [style]").Length())
	doc.Find("*").Each(func(_ int, s *goquery.Selection) {
		for _, a := range s.Nodes[0].Attr {
			assert.False(t, strings.HasPrefix(a.Key, "on"), "%s=%s", a.Key, a.Val)
			if a.Key == "href" {
				assert.Regexp(t, `^(#|/$|/doc/[0-9a-f]{64}$)`, a.Val, "nothing outside is linked")
			}
		}
	})
}

func TestHostileText(t *testing.T) {
	d, p := hostile(t)
	html := write(t, d, p)
	harmless(t, html)
	assert.Contains(t, dom(t, html).Find(".source").Text(), "alert(1)", "the text is there, as text")
	var review bytes.Buffer
	require.NoError(t, report.WriteReview(&review, d, p, 1))
	harmless(t, review.String())
	for v := range schema.Values(d) {
		var one bytes.Buffer
		require.NoError(t, report.WriteValue(&one, d, fmt.Sprintf("%d.%d.%s", v.Project.No, v.Indicator.No, v.Column)))
		assert.Zero(t, dom(t, one.String()).Find("script, img, style").Length())
	}

	var b report.Batch
	packed, err := report.Pack(d, p)
	require.NoError(t, err)
	b.Add(packed)
	b.AddFailure(evil, evil, evil)
	var all bytes.Buffer
	require.NoError(t, b.Write(t.Context(), &all))
	harmless(t, all.String())
	inner := unpack(t, dom(t, all.String()).Find("#d1").Text())
	assert.Zero(t, dom(t, inner).Find("script, img, style").Length())
}

// The policy allows nothing but the page's own style and script, by their hashes.
func TestPolicy(t *testing.T) {
	d, p := sample(t, "testdata/beidaihe-2020.docx")
	html := write(t, d, p)
	doc := dom(t, html)
	policy := doc.Find(`meta[http-equiv="Content-Security-Policy"]`).AttrOr("content", "")
	assert.Equal(t, report.CSP(), policy)
	assert.True(t, strings.HasPrefix(policy, "default-src 'none'; "), policy)
	assert.NotContains(t, policy, "unsafe")
	for tag, directive := range map[string]string{"script": "script-src", "style": "style-src"} {
		text := between(html, "<"+tag+">", "</"+tag+">")
		require.NotEmpty(t, text)
		sum := sha256.Sum256([]byte(text))
		assert.Contains(t, policy, directive+" 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
	}
	head := html[:strings.Index(html, "<style>")]
	assert.Contains(t, head, "Content-Security-Policy", "the policy stands before what it is about")
	assert.NotRegexp(t, `https?://`, regexp.MustCompile(`(?s)<section class="source".*?</section>`).ReplaceAllString(html, ""), "no address of the network")
}

func between(s, from, to string) string {
	_, s, _ = strings.Cut(s, from)
	s, _, _ = strings.Cut(s, to)
	return s
}

// The page of the sample is checked in, so that it can be looked at without running
// anything.
func TestExample(t *testing.T) {
	d, p := sample(t, "testdata/beidaihe-2020.docx")
	got := write(t, d, p)
	const path = root + "docs/example-report.html"
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.True(t, string(want) == got, "docs/example-report.html is not current: go test ./report -update")
}

// generated adds generated documents to a batch.
func generated(t *testing.T, b *report.Batch, n int) (docs []*schema.Disclosure) {
	t.Helper()
	for doc := range gen.Archive(1, n) {
		d, p, err := parser.ParsePage(t.Context(), doc.Name, doc.Data, parser.DefaultLimits())
		if err != nil {
			b.AddFailure(doc.Name, "corrupt", err.Error())
			continue
		}
		packed, err := report.Pack(d, p)
		require.NoError(t, err)
		b.Add(packed)
		docs = append(docs, d)
	}
	return docs
}

// Whatever a page of the web holds, no script, handler or address of it gets into the
// report.
func FuzzWriteDoc(f *testing.F) {
	for _, seed := range []string{
		`<p>` + strings.NewReplacer("<", "&lt;").Replace(evil), `<table><tr><td>三级指标<td>指标值<tr><td>&lt;script&gt;1<td>≥95%"onload=x`,
		`<h1 onclick=x>&lt;img src=x&gt;</h1><table><tr><td>项目名称<td>{{.}}<tr><td>a<td>javascript:x</table>`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, p, err := parser.ParsePage(t.Context(), string(data[:min(len(data), 40)]), data, parser.DefaultLimits())
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := report.WriteDoc(&out, d, p); err != nil {
			t.Fatal(err)
		}
		harmless(t, out.String())
	})
}
