// Package browsertest drives the pages of packages report and serve in a real
// browser. It has tests only; where there is no browser they are skipped.
package browsertest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

var top context.Context // the running browser; nil where there is none

func TestMain(m *testing.M) { os.Exit(testMain(m)) }

func testMain(m *testing.M) int {
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "jixiao-browser-*")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(browser), chromedp.UserDataDir(dir), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("lang", "zh-CN"), chromedp.Flag("accept-lang", "zh-CN"), chromedp.Flag("hide-scrollbars", true),
		chromedp.WSURLReadTimeout(time.Minute),
	)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	var done context.CancelFunc
	top, done = chromedp.NewContext(ctx)
	defer done()
	if err := chromedp.Do(top); err != nil {
		fmt.Fprintln(os.Stderr, "the browser does not start:", err)
		return 1
	}
	return m.Run()
}

// A tab is a page of the browser in a test. What the page logs as an error, a
// violated Content-Security-Policy among it, fails the test.
type tab struct {
	t   *testing.T
	ctx context.Context
	// quiet says that complaints are expected; complaints counts them.
	quiet      bool
	complaints atomic.Int32
}

func newTab(t *testing.T) *tab {
	t.Helper()
	switch {
	case top == nil:
		t.Skip("there is no Chromium here")
	case testing.Short():
		t.Skip("the browser is left out of short runs")
	}
	ctx, done := chromedp.NewContext(top)
	t.Cleanup(done)
	require.NoError(t, chromedp.Do(ctx))
	b := &tab{t: t}
	require.NoError(t, chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			t.Errorf("the page's script failed: %+v", e.ExceptionDetails)
		case *log.EventEntryAdded:
			if e.Entry.Level == log.EntryLevelError && !strings.HasSuffix(e.Entry.URL, "/favicon.ico") {
				if b.complaints.Add(1); b.quiet {
					return
				}
				t.Errorf("the browser complains: %s %s", e.Entry.Text, e.Entry.URL)
			}
		}
	}))
	_, err := chromedp.Run(ctx, func(ctx context.Context, _ *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Call(ctx, log.Enable, struct{}{})
		return chromedp.Void{}, err
	})
	require.NoError(t, err)
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	b.ctx = ctx
	b.do(desktop)
	return b
}

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	require.NoError(b.t, chromedp.Do(b.ctx, actions...))
}

// open opens a page as somebody who has not seen it before.
func (b *tab) open(url string) {
	b.t.Helper()
	b.do(chromedp.Navigate(url))
	b.run(`try { localStorage.clear() } catch {}`)
	b.do(chromedp.Reload())
}

// desktop is the window of a computer.
var desktop = chromedp.EmulateViewport(1440, 900)

// phone makes the window that of a phone.
func (b *tab) phone() { b.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile)) }

// media sets what the person prefers: prefers-color-scheme, dark.
func (b *tab) media(name, value string) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: name, Value: value}},
	})
	require.NoError(b.t, err)
}

// run runs a statement.
func (b *tab) run(js string) {
	b.t.Helper()
	b.do(chromedp.Evaluate[chromedp.Void](js))
}

// get is the value of an expression.
func get[T any](b *tab, js string) T {
	b.t.Helper()
	x, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](js))
	require.NoError(b.t, err, js)
	return x
}

// becomes waits until an expression is true in a page whose scripts have run. The
// page may load anew meanwhile: a question that is asked as it goes is asked again.
func (b *tab) becomes(js string) {
	b.t.Helper()
	var err error
	for range 1500 { // half a minute: the machine may have other things to do
		var is bool
		is, err = chromedp.Run(b.ctx, chromedp.Evaluate[bool](`document.readyState === "complete" && !!(`+js+")"))
		if is {
			return
		}
		if _, refused := errors.AsType[*cdproto.Error](err); err != nil && !refused {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	require.NoError(b.t, err, js)
	require.Fail(b.t, "it does not become true: "+js)
}

func (b *tab) click(selector string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector)))
}

func (b *tab) keys(text string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(text))
}

// typed puts a text into a field, as an input method does.
func (b *tab) typed(selector, text string) {
	b.t.Helper()
	b.run(`(e => { e.focus(); e.value = ` + strconv.Quote(text) + `; e.dispatchEvent(new Event("input", {bubbles: true})); })(document.querySelector("` + selector + `"))`)
}

// picture keeps a screenshot in the folder that the variable names, for people to
// look at.
func (b *tab) picture(name string) {
	b.t.Helper()
	dir := os.Getenv("JIXIAO_SCREENSHOTS")
	if dir == "" {
		return
	}
	time.Sleep(400 * time.Millisecond) // scrolling comes to rest
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	require.NoError(b.t, err)
	require.NoError(b.t, os.WriteFile(filepath.Join(dir, name+".png"), png, 0o666))
}
