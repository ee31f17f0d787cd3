package browsertest

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
	"github.com/jixiao-data/jixiao/serve"
)

// started is a running server: its address with the token, and its corrections file.
func started(t *testing.T) (address, corrections string) {
	t.Helper()
	corrections = filepath.Join(t.TempDir(), "corrections.ndjson")
	s, err := serve.New(serve.Options{
		Parse: func(ctx context.Context, name string, data []byte) (*schema.Disclosure, *page.Document, error) {
			return parser.ParsePage(ctx, name, data, parser.DefaultLimits())
		},
		UploadBytes: 1 << 20, Timeout: time.Minute, Corrections: corrections,
	})
	require.NoError(t, err)
	l, err := serve.Listen(t.Context(), "127.0.0.1", 0)
	require.NoError(t, err)
	h, address := s.Handle(l.Addr())
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- serve.Serve(ctx, l, h) }()
	t.Cleanup(func() {
		cancel()
		assert.NoError(t, <-done)
	})
	return address, corrections
}

// Somebody drops documents on the page, opens one, corrects a value and confirms
// another.
func TestUploadAndReview(t *testing.T) {
	b := newTab(t)
	address, corrections := started(t)
	b.do(chromedp.Navigate(address))
	assert.NotContains(t, get[string](b, `location.href`), "token")
	b.picture("serve-empty")
	b.quiet = true // a picture is refused with 422, which the browser notes
	b.run(`{ const data = new DataTransfer();
		data.items.add(new File(["\x89PNG\r\n\x1a\n"], "bild.png"));
		window.dispatchEvent(new DragEvent("dragover", {dataTransfer: data, cancelable: true}));
		window.dispatchEvent(new DragEvent("drop", {dataTransfer: data, cancelable: true})); }`)
	b.becomes(`document.querySelector("#uploads .bad")?.textContent.includes("unsupported format")`)
	b.quiet = false
	path, err := filepath.Abs(testdata + "beidaihe-2020.docx")
	require.NoError(t, err)
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{path}))
	b.becomes(`document.querySelector("#docs tbody a")`)
	b.picture("serve-one")
	b.run(`document.querySelector("#docs tbody a").click()`)
	b.becomes(`document.querySelector("[data-review]")`)
	assert.False(t, get[bool](b, `location.pathname === "/"`))

	b.run(`document.querySelector('[data-key="1.1.target"] [data-review="corrected"]').click()`)
	b.typed("#review [name=value]", "≥22次及以上")
	b.becomes(`document.querySelector("#readas").textContent.includes("多种读法")`)
	b.typed("#review [name=value]", "≥96%")
	b.becomes(`document.querySelector("#readas").textContent.includes("≥96%")`)
	b.typed("#review [name=why]", "原件为96%")
	b.typed("#review [name=by]", "王芳")
	b.picture("serve-review")
	b.run(`document.querySelector("#review .primary").click()`)
	b.becomes(`document.querySelector('[data-key="1.1.target"] .said')`)
	assert.False(t, get[bool](b, `document.querySelector("#review").open`))
	assert.Contains(t, get[string](b, `document.querySelector('[data-key="1.1.target"] .said').innerText`), "≥96%")
	assert.Equal(t, 1, get[int](b, `document.querySelectorAll(".source td.reviewed").length`))
	assert.Equal(t, "1", get[string](b, `document.querySelector(".t-reviewed b").textContent`))
	b.run(`document.querySelector(".said").scrollIntoView({block: "center"})`)
	b.picture("serve-reviewed")

	b.run(`document.querySelector('[data-key="1.2.target"] [data-review="confirmed"]').click()`)
	assert.Equal(t, "王芳", get[string](b, `document.querySelector("#review [name=by]").value`), "the name is remembered")
	b.run(`document.querySelector("#review .primary").click()`)
	b.becomes(`document.querySelector('[data-key="1.2.target"] .said')`)
	data, err := os.ReadFile(corrections)
	require.NoError(t, err)
	assert.Equal(t, 2, strings.Count(string(data), "\n"))
	b.do(chromedp.Reload())
	assert.Equal(t, 2, get[int](b, `document.querySelectorAll(".said").length`), "and so is what was said")
}
