package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
)

const (
	rows  = `Array.from(document.querySelectorAll("#docs tbody tr")).filter(r => !r.hidden)`
	count = rows + `.length`
)

// From a bar to the documents behind it, from one of them to the document, and back.
func TestDrillDown(t *testing.T) {
	b := newTab(t)
	b.open(batchPage(t, 60))
	all := get[int](b, count)
	assert.Equal(t, 60, all)
	bar := `document.querySelector("#c-repairs tbody th a")`
	want := get[int](b, `(f => `+rows+`.filter(r => r.dataset.f.split(" ").includes(f)).length)(`+bar+`.getAttribute("href").slice(3))`)
	b.run(bar + `.click()`)
	b.becomes(count + ` === ` + get[string](b, `"`+`" + (f => `+rows+`.filter(r => r.dataset.f.split(" ").includes(f)).length)(`+bar+`.getAttribute("href").slice(3))`))
	assert.Less(t, want, all)
	assert.Contains(t, get[string](b, `document.querySelector("#facet").textContent`), "修复原因")
	b.picture("batch-drilled")

	b.run(rows + `[0].querySelector("a").click()`)
	b.becomes(`document.querySelector("#docview .tree")`)
	assert.False(t, get[bool](b, `document.querySelector(".over").checkVisibility()`))
	assert.NotZero(t, get[int](b, `document.querySelectorAll("#docview .val.mended").length`))
	b.keys("n")
	assert.True(t, get[bool](b, `!!document.querySelector("#docview .lit")`), "a document in a batch works as one alone")
	b.keys(kb.Escape)
	b.becomes(`document.querySelector(".over").checkVisibility()`)
	assert.Equal(t, want, get[int](b, count), "back to the same documents")
	b.run(`document.querySelector("#facet button").click()`)
	b.becomes(count + ` === 60`)
	b.do(chromedp.NavigateBack())
	b.becomes(count + ` < 60`)
}

func TestSortAndFilter(t *testing.T) {
	b := newTab(t)
	b.open(batchPage(t, 60))
	column := func(n int) []string {
		return get[[]string](b, rows+`.filter(r => !r.matches(".failed")).map(r => r.cells[`+string(rune('0'+n))+`].textContent)`)
	}
	b.run(`document.querySelectorAll("#docs th button")[5].click()`)
	assert.Equal(t, "descending", get[string](b, `document.querySelectorAll("#docs th")[5].getAttribute("aria-sort")`))
	assert.True(t, get[bool](b, `(v => v.every((x, i) => i === 0 || v[i - 1] >= x))(`+rows+`.filter(r => !r.matches(".failed")).map(r => +r.cells[5].textContent))`))
	b.run(`document.querySelectorAll("#docs th button")[5].click()`)
	assert.True(t, get[bool](b, `(v => v.every((x, i) => i === 0 || v[i - 1] <= x))(`+rows+`.filter(r => !r.matches(".failed")).map(r => +r.cells[5].textContent))`))

	b.run(`(s => { s.value = "he-2020"; s.dispatchEvent(new Event("input", {bubbles: true})); })(document.querySelector("#by-form"))`)
	for _, form := range column(3) {
		assert.Equal(t, "he-2020", form)
	}
	assert.NotEmpty(t, column(3))
	b.run(`(s => { s.value = ""; s.dispatchEvent(new Event("input", {bubbles: true})); })(document.querySelector("#by-form"))`)
	b.run(`(s => { s.value = "ambiguous"; s.dispatchEvent(new Event("input", {bubbles: true})); })(document.querySelector("#by-state"))`)
	for _, n := range column(7) {
		assert.NotEqual(t, "0", n)
	}
	b.run(`(s => { s.value = ""; s.dispatchEvent(new Event("input", {bubbles: true})); })(document.querySelector("#by-state"))`)
	b.typed("#search", "水利局")
	b.becomes(count + ` < 60`)
	assert.True(t, get[bool](b, rows+`.every(r => r.textContent.includes("水利局"))`))
}
