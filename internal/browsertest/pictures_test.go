package browsertest

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/report"
)

// batchPage writes the page of generated documents.
func batchPage(t *testing.T, n int) string {
	t.Helper()
	var b report.Batch
	for doc := range gen.Archive(1, n) {
		d, p, err := parser.ParsePage(t.Context(), doc.Name, doc.Data, parser.DefaultLimits())
		if err != nil {
			b.AddFailure(doc.Name, "corrupt", err.Error())
			continue
		}
		packed, err := report.Pack(d, p)
		require.NoError(t, err)
		b.Add(packed)
	}
	var page bytes.Buffer
	require.NoError(t, b.Write(t.Context(), &page))
	return file(t, page.Bytes())
}

// Screenshots for people to look at: JIXIAO_SCREENSHOTS=folder.
func TestPictures(t *testing.T) {
	if os.Getenv("JIXIAO_SCREENSHOTS") == "" {
		t.Skip("JIXIAO_SCREENSHOTS names no folder")
	}
	b := newTab(t)
	one, many := docPage(t, "beidaihe-2020.docx", sample(t, "beidaihe-2020.docx")), batchPage(t, 60)
	selfeval := docPage(t, "central-selfeval-a.docx", sample(t, "corpus/central-selfeval-a.docx"))
	hostile := docPage(t, "doubtful.html", []byte(doubtful))
	for _, scheme := range []string{"light", "dark"} {
		b.media("prefers-color-scheme", scheme)
		b.do(desktop)
		b.open(one)
		b.picture("one-" + scheme)
		for range 5 {
			b.keys("n")
		}
		b.picture("one-mended-" + scheme)
		b.keys("?")
		b.picture("one-help-" + scheme)
		b.open(selfeval)
		b.picture("selfeval-" + scheme)
		b.open(hostile)
		b.picture("doubtful-" + scheme)
		b.open(many)
		b.picture("many-" + scheme)
		b.run(`document.querySelector("#c-met").scrollIntoView()`)
		b.picture("many-met-" + scheme)
		b.run(`document.querySelector("#c-spreads").scrollIntoView()`)
		b.picture("many-spreads-" + scheme)
		b.run(`document.querySelector("#documents").scrollIntoView()`)
		b.picture("many-docs-" + scheme)
		b.phone()
		b.open(one)
		b.picture("phone-one-" + scheme)
		b.run(`document.querySelector(".inds").scrollIntoView()`)
		b.picture("phone-inds-" + scheme)
		b.run(`document.querySelector(".reading").click()`)
		b.picture("phone-source-" + scheme)
		b.open(many)
		b.picture("phone-many-" + scheme)
		b.run(`document.querySelector("#c-met").scrollIntoView()`)
		b.picture("phone-met-" + scheme)
		b.run(`document.querySelector("#documents").scrollIntoView()`)
		b.picture("phone-docs-" + scheme)
	}
}

// doubtful is a document with everything that a person has to look at.
const doubtful = `<!doctype html><meta charset="utf-8"><title>x</title><body>
<div class="nav">首页 > 信息公开 > 预决算</div>
<h1>某某县水利局2021年项目支出绩效目标表</h1><p>本表以外的说明文字，任何表式都不收录。</p>
<table border=1><tr><td>项目名称</td><td colspan=3>河道整治</td></tr>
<tr><td>项目资金（万元）</td><td>年度资金总额</td><td colspan=2>120.00</td></tr><tr><td></td><td>其中：财政拨款</td><td colspan=2>100.00</td></tr><tr><td></td><td>其他资金</td><td colspan=2>10.00</td></tr>
<tr><td>年度总体目标</td><td colspan=3>完成河道清淤，改善水质。</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
<tr><td rowspan=3>产出指标</td><td>数量指标</td><td>清淤河道（公里）</td><td>≥22及以上</td></tr>
<tr><td>质量指标</td><td>验收合格率</td><td>≥９５％</td></tr><tr><td>时效指标</td><td>完成时间</td><td>12月底前</td></tr>
<tr><td>满意度指标</td><td>服务对象满意度指标</td><td>群众满意度</td><td>≥9595%及以上</td></tr></table>
<table border=1><tr><td>年度</td><td>人数</td></tr><tr><td>2019</td><td>12</td></tr><tr><td>2020</td><td>15</td></tr></table></body>`
