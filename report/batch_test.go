package report_test

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/base64"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/report"
	"github.com/jixiao-data/jixiao/schema"
)

// unpack gives a document that is stored in a page.
func unpack(t *testing.T, packed string) string {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(packed)
	require.NoError(t, err)
	html, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	require.NoError(t, err)
	return string(html)
}

func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(strings.ReplaceAll(strings.TrimSpace(text), ",", ""))
	require.NoError(t, err, text)
	return n
}

// The totals and the bars are what counting the trees gives.
func TestBatchCounts(t *testing.T) {
	var b report.Batch
	docs := generated(t, &b, 80)
	var out bytes.Buffer
	require.NoError(t, b.Write(t.Context(), &out))
	doc := dom(t, out.String())

	values, mended, targets := 0, 0, 0
	repairs := map[schema.Repair]int{}
	for _, d := range docs {
		for v := range schema.Values(d) {
			if v.Value.Kind == schema.Empty && strings.TrimSpace(v.Value.Raw) == "" {
				continue
			}
			values++
			if len(v.Value.Repairs) > 0 {
				mended++
			}
			for _, r := range v.Value.Repairs {
				repairs[r]++
			}
			if v.Column == "target" && v.Value.Kind != schema.Empty {
				targets++
			}
		}
	}
	sums := doc.Find(".sums dd").Map(func(_ int, s *goquery.Selection) string {
		s = s.Clone()
		s.Find("small").Remove()
		return s.Text()
	})
	assert.Equal(t, len(docs), number(t, sums[0]))
	assert.Equal(t, 80-len(docs), number(t, sums[1]))
	assert.Equal(t, values, number(t, sums[3]))
	assert.Equal(t, mended, number(t, sums[4]))

	total := func(id string) (n int) {
		doc.Find("#c-" + id + " tbody td.n").Each(func(_ int, s *goquery.Selection) { n += number(t, s.Text()) })
		return n
	}
	assert.Equal(t, targets, total("kinds"))
	sum := 0
	for _, n := range repairs {
		sum += n
	}
	assert.Equal(t, sum, total("repairs"))
	assert.Equal(t, len(docs), total("coverage"))
	assert.Equal(t, len(docs), total("years"))
	assert.NotZero(t, total("met"))
	assert.NotZero(t, doc.Find("#c-spreads svg a").Length())
	assert.NotZero(t, doc.Find("#c-money tbody tr").Length())
}

// Each bar leads to documents, and to those that are behind it.
func TestBatchFacets(t *testing.T) {
	var b report.Batch
	docs := generated(t, &b, 80)
	var out bytes.Buffer
	require.NoError(t, b.Write(t.Context(), &out))
	doc := dom(t, out.String())
	behind := map[string][]string{}
	doc.Find("#docs tbody tr").Each(func(_ int, s *goquery.Selection) {
		for _, f := range strings.Fields(s.AttrOr("data-f", "")) {
			behind["#f="+f] = append(behind["#f="+f], s.Find("th").Text())
		}
	})
	n := 0
	doc.Find(`.charts a[href^="#f="]`).Each(func(_ int, s *goquery.Selection) {
		assert.NotEmpty(t, behind[s.AttrOr("href", "")], s.Text())
		n++
	})
	assert.Greater(t, n, 30)

	bar := doc.Find("#c-repairs tbody th a").First()
	var want []string
	for _, d := range docs {
		for v := range schema.Values(d) {
			if slices.Contains(v.Value.Repairs, schema.UnitInName) && strings.Contains(bar.Text(), "the unit stands in") ||
				slices.Contains(v.Value.Repairs, schema.DuplicatedNumber) && strings.Contains(bar.Text(), "printed twice") ||
				slices.Contains(v.Value.Repairs, schema.OperatorBothSides) && strings.Contains(bar.Text(), "before and behind") {
				want = append(want, d.Source.Name)
				break
			}
		}
	}
	require.NotEmpty(t, want, bar.Text())
	assert.Equal(t, want, behind[bar.AttrOr("href", "")])

	// and each document of the table is in the page
	doc.Find(`#docs tbody th a`).Each(func(_ int, s *goquery.Selection) {
		packed := doc.Find("#d" + strings.TrimPrefix(s.AttrOr("href", ""), "#doc="))
		require.Equal(t, 1, packed.Length())
		assert.Contains(t, dom(t, unpack(t, packed.Text())).Find(".meta").Text(), s.Text())
	})
}

// The same documents give the same bytes, however often and in however many workers.
func TestBatchIsDeterministic(t *testing.T) {
	var first string
	for range 3 {
		var b report.Batch
		generated(t, &b, 30)
		var out bytes.Buffer
		require.NoError(t, b.Write(t.Context(), &out))
		if first == "" {
			first = out.String()
			out.Reset()
			require.NoError(t, b.Write(t.Context(), &out), "a batch can be written twice")
		}
		assert.True(t, first == out.String())
	}
}

// Results are compared with the targets of another document where there is one.
func TestBatchLinks(t *testing.T) {
	const head = `<h1>某某县水利局2021年项目支出绩效%s表</h1><table><tr><td>项目名称</td><td colspan="4">河道整治</td></tr><tr><td>实施单位</td><td colspan="4">某某县水利局</td></tr>`
	const rows = `<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td>%s</tr>
<tr><td>产出指标</td><td>数量指标</td><td>清淤河道</td><td>≥%s公里</td>%s</tr></table>`
	page := func(kind, header, target, actual string) []byte {
		h := strings.Replace(head, "%s", kind, 1)
		r := strings.Replace(strings.Replace(strings.Replace(rows, "%s", header, 1), "%s", target, 1), "%s", actual, 1)
		return []byte(h + r)
	}
	targets := page("目标", "", "10", "")
	evaluation := page("自评", "<td>实际完成值</td>", "8", "<td>9公里</td>")
	met := func(docs ...[]byte) string {
		var b report.Batch
		for i, data := range docs {
			d, _ := parse(t, strconv.Itoa(i)+".html", data)
			b.Add(report.Summarise(d))
		}
		b.Link = func(sha string) string { return "/doc/" + sha }
		var out bytes.Buffer
		require.NoError(t, b.Write(t.Context(), &out))
		harmless(t, out.String())
		return bare(dom(t, out.String()).Find("#c-met tbody tr").First().Find(`[lang="en"], td.n`).Text())
	}
	assert.Equal(t, "All,againstwhattheevaluationrestates100", met(evaluation))
	assert.Equal(t, "All,againstwhatwaspromised010", met(targets, evaluation), "9 is less than the promised 10")
	other := bytes.ReplaceAll(targets, []byte("河道整治"), []byte("水库加固"))
	assert.Equal(t, "All,againstwhattheevaluationrestates100", met(other, evaluation), "targets of another project say nothing")
	assert.Equal(t, "All,againstwhatwaspromised010", met(other, targets, targets, evaluation), "each indicator counts once")

	d, _ := parse(t, "0.html", evaluation)
	for v := range schema.Values(d) {
		if v.Column == "actual" {
			to := normalize.Value("7公里", normalize.Context{})
			v.Value.Correction = &schema.Correction{Verdict: schema.Corrected, Threshold: &to}
		}
	}
	var b report.Batch
	b.Add(report.Summarise(d))
	var out bytes.Buffer
	require.NoError(t, b.Write(t.Context(), &out))
	assert.Equal(t, "All,againstwhattheevaluationrestates010", bare(dom(t, out.String()).Find("#c-met tbody tr").First().Find(`[lang="en"], td.n`).Text()), "judged as corrected")
}

func TestBatchIsInterrupted(t *testing.T) {
	var b report.Batch
	generated(t, &b, 3)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	assert.ErrorIs(t, b.Write(ctx, io.Discard), context.Canceled)
}

// The money of a project is in its target form, its evaluation and the department's form,
// and counts once.
func TestBatchMoney(t *testing.T) {
	const indicators = `<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
		<tr><td>产出指标</td><td>数量指标</td><td>a</td><td>≥1个</td></tr></table>`
	project := func(name, yuan string) string {
		return `<p>项目支出绩效目标表</p><p>（2023年度）</p><table><tr><td>项目名称</td><td colspan=3>` + name + `</td></tr>
			<tr><td>实施单位</td><td colspan=3>某局</td></tr><tr><td>年度资金总额（元）</td><td colspan=3>` + yuan + `</td></tr>` + indicators
	}
	department := `<p>部门整体支出绩效目标表</p><p>（2023年度）</p><table><tr><td>部门名称</td><td colspan=3>某局</td></tr>
		<tr><td>年度资金总额（元）</td><td colspan=3>1000</td></tr>` + indicators
	for _, tt := range []struct {
		pages []string
		want  []string
	}{
		{[]string{department}, []string{"1,000", "1"}},
		{[]string{department, project("甲", "300"), project("乙", "200"), project("甲", "280")}, []string{"500", "2"}},
	} {
		var b report.Batch
		for i, page := range tt.pages {
			d, p, err := parser.ParsePage(t.Context(), strconv.Itoa(i)+".html", []byte(page), parser.DefaultLimits())
			require.NoError(t, err)
			require.NotNil(t, d.Projects[0].Budget.Total)
			packed, err := report.Pack(d, p)
			require.NoError(t, err)
			b.Add(packed)
		}
		var out bytes.Buffer
		require.NoError(t, b.Write(t.Context(), &out))
		got := dom(t, out.String()).Find("#c-money tbody td.n").Map(func(_ int, s *goquery.Selection) string { return s.Text() })
		assert.Equal(t, tt.want, got)
	}
}
