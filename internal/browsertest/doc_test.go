package browsertest

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

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
	b.run(last + `.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}))`)
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
	b.run(`document.getElementById("` + cell + `").dispatchEvent(new MouseEvent("mouseover", {bubbles: true}))`)
	assert.True(t, get[bool](b, last+`.classList.contains("lit")`))
	b.run(`document.getElementById("` + cell + `").click()`)
	b.becomes(inView + `(` + last + `)`)
}
