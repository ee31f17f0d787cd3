package browsertest

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/report"
)

const testdata = "../../testdata/"

// docPage writes the page of a document and returns its address.
func docPage(t *testing.T, name string, data []byte) string {
	t.Helper()
	d, p, err := parser.ParsePage(t.Context(), name, data, parser.DefaultLimits())
	require.NoError(t, err)
	var page bytes.Buffer
	require.NoError(t, report.WriteDoc(&page, d, p))
	return file(t, page.Bytes())
}

// file keeps a page and returns its address.
func file(t *testing.T, page []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "page.html")
	require.NoError(t, os.WriteFile(path, page, 0o666))
	return "file://" + path
}

func sample(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(testdata + name)
	require.NoError(t, err)
	return data
}

// Pointing at a value lights its cell; pointing at the cell lights the value; a click
// brings the other side into view.
func TestLinksBothWays(t *testing.T) {
	b := newTab(t)
	b.open(docPage(t, "a.docx", sample(t, "beidaihe-2020.docx")))
	const last = `Array.from(document.querySelectorAll("a.leaf.reading")).at(-1)`
	b.run(last + `.scrollIntoView({block: "center"})`)
	b.run(last + `.dispatchEvent(new MouseEvent("mouseover", {bubbles: true, screenX: 900, screenY: 300}))`)
	cell := get[string](b, last+`.getAttribute("href").slice(1)`)
	assert.True(t, get[bool](b, `document.getElementById("`+cell+`").classList.contains("lit")`))
	assert.Equal(t, 2, get[int](b, `document.querySelectorAll(".lit").length`))
	assert.Contains(t, get[string](b, `document.getElementById("status").textContent`), "列")

	b.run(last + `.click()`)
	const inView = `(e => { const r = e.getBoundingClientRect(), p = e.closest("section.source, section.tree").getBoundingClientRect();
		return r.top >= p.top - 1 && r.bottom <= p.bottom + 1 })`
	b.becomes(inView + `(document.getElementById("` + cell + `"))`)
	assert.Equal(t, cell, get[string](b, `document.activeElement.id`))
	b.picture("doc-desktop-light")

	b.run(`document.querySelector(".tree").scrollTop = 0`)
	b.run(`document.getElementById("` + cell + `").dispatchEvent(new MouseEvent("mouseover", {bubbles: true, screenX: 300, screenY: 310}))`)
	assert.True(t, get[bool](b, last+`.classList.contains("lit")`))
	b.run(`document.getElementById("` + cell + `").click()`)
	b.becomes(inView + `(` + last + `)`)
}

// j and k walk through the values, n and p through what needs a look; Enter goes to
// the document and back.
func TestKeyboard(t *testing.T) {
	b := newTab(t)
	b.open(docPage(t, "doubtful.html", []byte(doubtful)))
	const active = `document.activeElement`
	b.keys("n")
	assert.Contains(t, get[string](b, active+`.textContent`), "120.00", "the first finding")
	undecided := func() bool { return get[bool](b, `!!`+active+`.closest(".val.ambiguous")`) }
	for i := 0; i < 10 && !undecided(); i++ {
		b.keys("n")
	}
	assert.True(t, undecided())
	cell := get[string](b, active+`.getAttribute("href").slice(1)`)
	b.keys(kb.Enter)
	assert.Equal(t, cell, get[string](b, active+`.id`), "Enter goes to the document")
	b.keys(kb.Enter)
	assert.Equal(t, "#"+cell, get[string](b, active+`.getAttribute("href")`), "and back")
	b.keys("j")
	next := get[string](b, active+`.getAttribute("href")`)
	assert.NotEqual(t, "#"+cell, next)
	b.keys("k")
	assert.Equal(t, "#"+cell, get[string](b, active+`.getAttribute("href")`))
	assert.Equal(t, 1, get[int](b, `document.querySelectorAll('.tree a.leaf[tabindex="0"]').length`), "Tab meets the tree once")

	b.keys("?")
	assert.True(t, get[bool](b, `document.querySelector("#help").open`))
	b.keys(kb.Escape)
	assert.False(t, get[bool](b, `document.querySelector("#help").open`))
}

// Tab goes through the page in the order that it is seen in, and nothing traps it.
func TestTabOrder(t *testing.T) {
	b := newTab(t)
	b.open(docPage(t, "doubtful.html", []byte(doubtful)))
	var order []string
	for range 16 {
		b.keys(kb.Tab)
		order = append(order, get[string](b, `(e => e.id || e.dataset.jump || e.className || e.tagName)(document.activeElement)`))
	}
	assert.Equal(t, []string{"skip", "brand", "search", "lang", "theme", "helper", ".project", ".val:not(.blank)", ".val.mended", ".val.ambiguous"}, order[:10])
	assert.Contains(t, order, "leaf reading lit")
	b.run(`document.querySelector(".skip").focus()`)
	b.keys(kb.Enter)
	assert.True(t, get[bool](b, `document.activeElement.matches(".tree a.leaf")`), "the first link leads to the data")
	unnamed := get[[]string](b, `Array.from(document.querySelectorAll("button, input, select, textarea, a[href], section[tabindex]"))
		.filter(e => !(e.getAttribute("aria-label") || e.textContent.trim() || e.labels?.length)).map(e => e.outerHTML)`)
	assert.Empty(t, unnamed, "everything that can be used has a name")
}

func TestSearch(t *testing.T) {
	b := newTab(t)
	b.open(docPage(t, "a.docx", sample(t, "beidaihe-2020.docx")))
	b.keys("/")
	require.Equal(t, "search", get[string](b, `document.activeElement.id`))
	b.typed("#search", "文史资料")
	b.becomes(`document.querySelector("#hits").textContent > 0`)
	hits := get[int](b, `document.querySelectorAll(".hit").length`)
	assert.Equal(t, hits, get[int](b, `+document.querySelector("#hits").textContent`))
	assert.GreaterOrEqual(t, hits, 4, "in the document and in the data")
	b.keys(kb.Enter)
	assert.True(t, get[bool](b, `document.querySelector(".lit").textContent.includes("文史资料")`))
	b.keys(kb.Escape)
	assert.Zero(t, get[int](b, `document.querySelectorAll(".hit").length`))
}

// The numbers at the top lead round what they count.
func TestTally(t *testing.T) {
	b := newTab(t)
	b.open(docPage(t, "doubtful.html", []byte(doubtful)))
	b.click(".t-unclaimed")
	assert.Equal(t, "本表以外的说明文字，任何表式都不收录。", get[string](b, `document.querySelector(".source .lit").textContent`))
	b.click(".t-unclaimed") // the mouse rests, and what scrolls past it takes nothing
	assert.Equal(t, "年度", get[string](b, `document.querySelector(".source .lit").textContent`))
	b.click(".t-ambiguous")
	assert.Equal(t, "≥22及以上", get[string](b, `document.querySelector(".source .lit").textContent`))
	b.run(`document.querySelector(".findings a.leaf").click()`)
	assert.Equal(t, "120.00", get[string](b, `document.querySelector(".source .lit").textContent`), "a check jumps to its place")
	assert.Greater(t, get[int](b, `document.querySelectorAll(".source .lit").length`), 1, "and lights all of its places")
}

// Language and colours are the browser's at first, and then what was chosen.
func TestLanguageAndColours(t *testing.T) {
	b := newTab(t)
	b.media("prefers-color-scheme", "dark")
	b.open(docPage(t, "a.docx", sample(t, "beidaihe-2020.docx")))
	const background = `getComputedStyle(document.documentElement).backgroundColor`
	assert.Equal(t, "zh-CN", get[string](b, `document.documentElement.lang`))
	assert.Equal(t, "帮助", get[string](b, `document.querySelector("#helper").getAttribute("aria-label")`))
	dark := get[string](b, background)
	b.keys("d")
	light := get[string](b, background)
	assert.NotEqual(t, dark, light)
	b.click("#lang")
	assert.Equal(t, "en", get[string](b, `document.documentElement.lang`))
	assert.Contains(t, get[string](b, `document.querySelector(".mend").innerText`), "the number is printed twice")
	assert.NotContains(t, get[string](b, `document.querySelector(".mend").innerText`), "数字重复打印")
	assert.Equal(t, "Help", get[string](b, `document.querySelector("#helper").getAttribute("aria-label")`))
	b.picture("doc-english-light")
	b.do(chromedp.Reload())
	assert.Equal(t, "en", get[string](b, `document.documentElement.lang`), "it is remembered")
	assert.Equal(t, light, get[string](b, background))
}

// Who wants no motion gets none.
func TestReducedMotion(t *testing.T) {
	b := newTab(t)
	page := docPage(t, "doubtful.html", []byte(doubtful))
	for _, want := range []struct{ media, seconds string }{{"no-preference", "0.15s"}, {"reduce", "0s"}} {
		b.media("prefers-reduced-motion", want.media)
		b.open(page)
		assert.Equal(t, want.seconds, get[string](b, `getComputedStyle(document.querySelector(".leaf")).transitionDuration`))
	}
}

// On a phone one side is shown at a time, and nothing is wider than the window but
// tables, which scroll on their own.
func TestPhone(t *testing.T) {
	b := newTab(t)
	b.phone()
	for _, page := range []string{docPage(t, "a.docx", sample(t, "beidaihe-2020.docx")), batchPage(t, 20)} {
		b.open(page)
		assert.LessOrEqual(t, get[int](b, `document.documentElement.scrollWidth`), 390)
	}
	b.open(docPage(t, "a.docx", sample(t, "beidaihe-2020.docx")))
	visible := func(selector string) bool {
		return get[bool](b, `document.querySelector("`+selector+`").checkVisibility()`)
	}
	assert.True(t, visible(".tree"))
	assert.False(t, visible(".source"))
	b.run(`document.querySelector("a.leaf.reading").click()`)
	assert.True(t, visible(".source"), "a value opens the document")
	assert.False(t, visible(".tree"))
	assert.LessOrEqual(t, get[int](b, `document.documentElement.scrollWidth`), 390)
	b.becomes(`(r => r.top > 100 && r.bottom < 844 && r.left >= 0 && r.right <= 390)(document.querySelector("td.lit").getBoundingClientRect())`)
	b.run(`document.querySelector("td.lit").click()`)
	assert.True(t, visible(".tree"), "and its cell the value")
	b.click(`.tabs [data-pane="source"]`)
	assert.True(t, visible(".source"))
}

// Printed, both sides are there, whole, and what is for the screen is not.
func TestPrint(t *testing.T) {
	b := newTab(t)
	b.open(docPage(t, "a.docx", sample(t, "beidaihe-2020.docx")))
	b.run(`document.querySelector("details.project").open = false`)
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF())
	require.NoError(t, err)
	pages := bytes.Count(pdf, []byte("/Type /Page\n")) + bytes.Count(pdf, []byte("/Type /Page/")) + bytes.Count(pdf, []byte("/Type/Page/"))
	t.Logf("%d pages, %d kB", pages, len(pdf)/1000)
	assert.True(t, get[bool](b, `document.querySelector("details.project").open`), "what is folded is opened")
	if dir := os.Getenv("JIXIAO_SCREENSHOTS"); dir != "" {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "print.pdf"), pdf, 0o666))
	}
}

// Script in a document's cells, names and file name is text.
func TestHostile(t *testing.T) {
	const evil = `&lt;/script>&lt;script>window.pwned=1&lt;/script>&lt;img src=x onerror=window.pwned=1>&lt;a href=javascript:window.pwned=1>`
	html := `<h1>` + evil + `</h1><p onclick="window.pwned=1">` + evil + `</p><table><tr><td>项目名称</td><td colspan=3>` + evil + `</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr><tr><td>` + evil + `</td><td>` + evil + `</td><td>` + evil + `</td><td>≥95%` + evil + `</td></tr></table>`
	b := newTab(t)
	name := `<img src=x onerror=window.pwned=1>.html`
	b.open(docPage(t, name, []byte(html)))
	const clean = `!window.pwned && !document.querySelector("img, a[href^=javascript]")`
	assert.True(t, get[bool](b, clean))
	b.run(`document.querySelectorAll("a.leaf, td, p").forEach(e => e.click())`)
	assert.True(t, get[bool](b, clean))

	var all report.Batch
	d, p, err := parser.ParsePage(t.Context(), name, []byte(html), parser.DefaultLimits())
	require.NoError(t, err)
	packed, err := report.Pack(d, p)
	require.NoError(t, err)
	all.Add(packed)
	all.AddFailure(name, "corrupt", name)
	var page bytes.Buffer
	require.NoError(t, all.Write(t.Context(), &page))
	b.open(file(t, page.Bytes()) + "#doc=1")
	b.becomes(`document.querySelector("#docview .source")`)
	assert.True(t, get[bool](b, clean))
	assert.Contains(t, get[string](b, `document.querySelector("#docview .source").textContent`), "window.pwned")
}

// A script that got into the page all the same would not run, and could send nothing.
func TestPolicyHolds(t *testing.T) {
	b := newTab(t)
	b.quiet = true // the browser is to complain here
	b.open(docPage(t, "a.docx", sample(t, "beidaihe-2020.docx")))
	b.run(`{ const s = document.createElement("script"); s.textContent = "window.pwned = 1"; document.body.append(s);
		document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.pwned = 1'><p style='position:fixed' id=styled>");
		window.sent = fetch("http://127.0.0.1:1/").then(() => "sent", () => "refused"); }`)
	assert.Equal(t, "static", get[string](b, `getComputedStyle(document.querySelector("#styled")).position`))
	b.becomes(`(window.sent.then(x => window.outcome = x), window.outcome)`)
	assert.Equal(t, "refused", get[string](b, `window.outcome`))
	assert.False(t, get[bool](b, `!!window.pwned`))
	assert.NotZero(t, b.complaints.Load())
}
