package serve_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/review"
	"github.com/jixiao-data/jixiao/schema"
	"github.com/jixiao-data/jixiao/serve"
)

// A site is a running server and somebody who has opened its address.
type site struct {
	t           *testing.T
	base, open  string
	host        string
	cookie      string
	corrections string
	stop        func() error
}

func start(t *testing.T, change func(*serve.Options)) *site {
	t.Helper()
	limits := parser.DefaultLimits()
	o := serve.Options{
		Parse: func(ctx context.Context, name string, data []byte) (*schema.Disclosure, *page.Document, error) {
			return parser.ParsePage(ctx, name, data, limits)
		},
		UploadBytes: 1 << 20, Timeout: time.Minute,
		Corrections: filepath.Join(t.TempDir(), "corrections.ndjson"),
		Now:         func() time.Time { return time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC) },
	}
	if change != nil {
		change(&o)
	}
	s, err := serve.New(o)
	require.NoError(t, err)
	l, err := serve.Listen(t.Context(), "127.0.0.1", 0)
	require.NoError(t, err)
	h, open := s.Handle(l.Addr())
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- serve.Serve(ctx, l, h) }()
	x := &site{t: t, base: "http://" + l.Addr().String(), host: l.Addr().String(), open: open, corrections: o.Corrections}
	x.stop = func() error {
		cancel()
		select {
		case err := <-done:
			return err
		case <-time.After(20 * time.Second):
			return errors.New("the server does not stop")
		}
	}
	t.Cleanup(cancel)
	resp := x.ask("GET", strings.TrimPrefix(open, x.base), "", nil)
	require.Equal(t, http.StatusSeeOther, resp.StatusCode)
	require.Equal(t, "/", resp.Header.Get("Location"), "the token does not stay in the address")
	c := resp.Cookies()[0]
	assert.True(t, c.HttpOnly)
	assert.Equal(t, http.SameSiteStrictMode, c.SameSite)
	x.cookie = c.Name + "=" + c.Value
	return x
}

// ask sends a request as a page of the server does, but for the headers that are
// given; an empty one is left out.
func (x *site) ask(method, path, body string, headers map[string]string) *http.Response {
	x.t.Helper()
	req, err := http.NewRequestWithContext(x.t.Context(), method, x.base+path, strings.NewReader(body))
	require.NoError(x.t, err)
	all := map[string]string{"Cookie": x.cookie, "Host": x.host}
	if method != "GET" {
		all["X-Jixiao"], all["Origin"], all["Sec-Fetch-Site"] = "1", x.base, "same-origin"
	}
	for k, v := range headers {
		all[k] = v
	}
	for k, v := range all {
		switch {
		case k == "Host":
			req.Host = v
		case v != "":
			req.Header.Set(k, v)
		}
	}
	resp, err := http.DefaultTransport.RoundTrip(req) // follows no redirect
	require.NoError(x.t, err)
	x.t.Cleanup(func() { resp.Body.Close() })
	return resp
}

// say is what a request is answered with.
func (x *site) say(method, path, body string, headers map[string]string) (int, string) {
	x.t.Helper()
	resp := x.ask(method, path, body, headers)
	text, err := io.ReadAll(resp.Body)
	require.NoError(x.t, err)
	return resp.StatusCode, string(text)
}

func sample(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("../testdata/" + name)
	require.NoError(t, err)
	return string(data)
}

// upload uploads the sample, and returns the address of its page.
func (x *site) upload() string {
	x.t.Helper()
	status, text := x.say("POST", "/upload?name=a.docx", sample(x.t, "beidaihe-2020.docx"), nil)
	require.Equal(x.t, http.StatusNoContent, status, text)
	_, html := x.say("GET", "/", "", nil)
	href := x.dom(html).Find("#docs tbody th a").AttrOr("href", "")
	require.Regexp(x.t, "^/doc/[0-9a-f]{64}$", href)
	return href
}

func (x *site) dom(html string) *goquery.Document {
	x.t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(html))
	require.NoError(x.t, err)
	return doc
}

func TestOnlyLoopback(t *testing.T) {
	for _, host := range []string{"0.0.0.0", "::", "192.0.2.1", "example.com", "localhost", ""} {
		_, err := serve.Listen(t.Context(), host, 0)
		assert.Error(t, err, host)
	}
	for _, host := range []string{"127.0.0.1", "::1"} {
		l, err := serve.Listen(t.Context(), host, 0)
		if host == "::1" && err != nil {
			continue // a machine without IPv6
		}
		require.NoError(t, err)
		assert.True(t, l.Addr().(*net.TCPAddr).IP.IsLoopback())
		l.Close()
	}
}

func TestUploadAndLook(t *testing.T) {
	x := start(t, nil)
	_, empty := x.say("GET", "/", "", nil)
	assert.Equal(t, 1, x.dom(empty).Find(".drop").Length())
	href := x.upload()
	status, html := x.say("GET", href, "", nil)
	require.Equal(t, http.StatusOK, status)
	doc := x.dom(html)
	assert.Equal(t, 15, doc.Find(".val.mended").Length())
	assert.Equal(t, 30, doc.Find(".ask button").Length(), "each value can be confirmed and corrected")
	assert.Zero(t, doc.Find(`meta[http-equiv="Content-Security-Policy"]`).Length(), "the server sends it")

	x.upload() // the same bytes again
	_, html = x.say("GET", "/", "", nil)
	assert.Equal(t, 1, x.dom(html).Find("#docs tbody tr").Length())
}

func TestHeaders(t *testing.T) {
	x := start(t, nil)
	for _, path := range []string{"/", x.upload(), "/nothing"} {
		h := x.ask("GET", path, "", nil).Header
		policy := h.Get("Content-Security-Policy")
		assert.True(t, strings.HasPrefix(policy, "default-src 'none'; script-src 'sha256-"), policy)
		assert.Contains(t, policy, "frame-ancestors 'none'")
		assert.NotContains(t, policy, "unsafe")
		assert.Equal(t, "nosniff", h.Get("X-Content-Type-Options"))
		assert.Equal(t, "no-store", h.Get("Cache-Control"))
		assert.Equal(t, "same-origin", h.Get("Cross-Origin-Resource-Policy"))
		assert.Empty(t, h.Get("Access-Control-Allow-Origin"))
	}
}

// What other sites, and other people on the machine, can make a browser or a program
// send is refused, and changes nothing.
func TestStrangersAreRefused(t *testing.T) {
	x := start(t, nil)
	href := x.upload()
	_, port, _ := net.SplitHostPort(x.host)
	for name, headers := range map[string]map[string]string{
		"DNS rebinding":               {"Host": "evil.example:" + port, "Origin": "http://evil.example:" + port},
		"another host":                {"Host": "192.0.2.1:" + port},
		"another port":                {"Host": "127.0.0.1:1"},
		"no port":                     {"Host": "127.0.0.1"},
		"a name that begins like it":  {"Host": "127.0.0.1.evil.example:" + port},
		"another origin":              {"Origin": "http://evil.example"},
		"no origin (a file, sandbox)": {"Origin": "null"},
		"another port's page":         {"Origin": "http://127.0.0.1:1"},
		"https":                       {"Origin": "https://" + x.host},
		"another site, as told":       {"Origin": "", "Sec-Fetch-Site": "cross-site"},
		"another port, as told":       {"Origin": "", "Sec-Fetch-Site": "same-site"},
		"no token":                    {"Cookie": ""},
		"a wrong token":               {"Cookie": strings.Split(x.cookie, "=")[0] + "=AAAA"},
		"a cookie of another port":    {"Cookie": "jixiao-1=" + strings.Split(x.cookie, "=")[1]},
	} {
		status, _ := x.say("POST", "/upload?name=b.html", "<p>一</p>", headers)
		assert.Equal(t, http.StatusForbidden, status, name)
		status, _ = x.say("POST", "/review", `{}`, headers)
		assert.Equal(t, http.StatusForbidden, status, name)
		status, body := x.say("GET", href, "", headers)
		assert.Equal(t, http.StatusForbidden, status, name)
		assert.NotContains(t, body, "北戴河", name)
	}
	status, _ := x.say("POST", "/upload?name=b.html", "<p>一</p>", map[string]string{"X-Jixiao": ""})
	assert.Equal(t, http.StatusForbidden, status, "a form of another page cannot set the header")
	_, html := x.say("GET", "/", "", nil)
	assert.Equal(t, 1, x.dom(html).Find("#docs tbody tr").Length(), "nothing was taken")
	assert.NoFileExists(t, x.corrections)

	status, _ = x.say("GET", "/?token=AAAA", "", map[string]string{"Cookie": ""})
	assert.Equal(t, http.StatusForbidden, status)
	for _, host := range []string{"localhost:" + port, "127.0.0.1:" + port} {
		status, _ = x.say("GET", "/", "", map[string]string{"Host": host})
		assert.Equal(t, http.StatusOK, status, host)
	}
}

func TestUploadsAreBounded(t *testing.T) {
	x := start(t, func(o *serve.Options) { o.UploadBytes = 1000 })
	status, _ := x.say("POST", "/upload?name=a.html", strings.Repeat("绩", 400), nil)
	assert.Equal(t, http.StatusRequestEntityTooLarge, status)
	for want, body := range map[string]string{"empty": "", "unsupported format": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"} {
		status, text := x.say("POST", "/upload?name=a.docx", body, nil)
		assert.Equal(t, http.StatusUnprocessableEntity, status)
		assert.Contains(t, text, want)
	}
	slow := start(t, func(o *serve.Options) {
		o.Timeout = time.Millisecond
		o.Parse = func(ctx context.Context, _ string, _ []byte) (*schema.Disclosure, *page.Document, error) {
			<-ctx.Done()
			return nil, nil, ctx.Err()
		}
	})
	status, text := slow.say("POST", "/upload?name=a.docx", "x", nil)
	assert.Equal(t, http.StatusUnprocessableEntity, status)
	assert.Contains(t, text, "deadline")
	broken := start(t, func(o *serve.Options) {
		o.Parse = func(context.Context, string, []byte) (*schema.Disclosure, *page.Document, error) { panic("oh") }
	})
	status, text = broken.say("POST", "/upload?name=a.docx", "x", nil)
	assert.Equal(t, http.StatusUnprocessableEntity, status)
	assert.Contains(t, text, "a bug in this program")
}

// Names are only shown: no path leads out, and none is made.
func TestNamesAndPaths(t *testing.T) {
	x := start(t, nil)
	for _, name := range []string{"../../etc/passwd", `C:\x\passwd`, "a/b/passwd", "pass\x00wd"} {
		status, text := x.say("POST", "/upload?name="+url.QueryEscape(name), "<p>"+name+"</p>", nil)
		require.Equal(t, http.StatusNoContent, status, text)
	}
	_, html := x.say("GET", "/", "", nil)
	shown := x.dom(html).Find("#docs tbody th").Map(func(_ int, s *goquery.Selection) string { return s.Text() })
	assert.Equal(t, []string{"passwd", "passwd", "passwd", "passwd"}, shown)
	for _, path := range []string{"/doc/..%2f..%2fetc%2fpasswd", "/../serve.go", "/doc/", "/static/style.css", "/corrections.ndjson/..%2f"} {
		status, _ := x.say("GET", path, "", nil)
		assert.NotEqual(t, http.StatusOK, status, path)
	}
	status, _ := x.say("DELETE", "/", "", nil)
	assert.Equal(t, http.StatusMethodNotAllowed, status)
	status, _ = x.say("POST", "/upload?name=%3Cscript%3Ealert(1)%3C/script%3E.html", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", nil)
	assert.Equal(t, http.StatusNoContent, status)
	_, html = x.say("GET", "/", "", nil)
	assert.Equal(t, 1, x.dom(html).Find("script").Length())
}

// What a person says is kept in the file, shown, and never touches the reading.
func TestReview(t *testing.T) {
	x := start(t, nil)
	sha := strings.TrimPrefix(x.upload(), "/doc/")
	post := func(change map[string]string) (int, string) {
		body := map[string]string{"sha256": sha, "key": "1.1.target", "verdict": "corrected", "value": "≥96%", "by": "王芳", "why": "原件为96%"}
		for k, v := range change {
			body[k] = v
		}
		text, _ := json.Marshal(body)
		return x.say("POST", "/review", string(text), map[string]string{"Content-Type": "application/json"})
	}
	for want, change := range map[string]map[string]string{
		"no such document":    {"sha256": strings.Repeat("0", 64)},
		"no such value":       {"key": "9.9.target"},
		`"by" is missing`:     {"by": " "},
		`"why" is missing`:    {"why": ""},
		"states no value":     {"value": "应保尽保"},
		"write ≥95% for":      {"value": ">=95%"},
		"no verdict":          {"verdict": "perhaps"},
		"unknown field":       {"at": "2020-01-01T00:00:00Z"},
		`a value does not go`: {"verdict": "confirmed"},
	} {
		status, text := post(change)
		assert.GreaterOrEqual(t, status, 400, want)
		assert.Contains(t, text, want)
		assert.NoFileExists(t, x.corrections)
	}
	status, html := post(nil)
	require.Equal(t, http.StatusOK, status, html)
	val := x.dom(html).Find(".val")
	assert.Equal(t, "1.1.target", val.AttrOr("data-key", ""))
	assert.Contains(t, val.Find(".said").Text(), "≥96%")
	assert.Equal(t, "≥9595%及以上", val.Find("del").Text())

	status, html = post(map[string]string{"key": "1.2.target", "verdict": "confirmed", "value": "", "why": ""})
	require.Equal(t, http.StatusOK, status, html)
	_, page := x.say("GET", "/doc/"+sha, "", nil)
	assert.Equal(t, 2, x.dom(page).Find(".said").Length())
	status, html = post(map[string]string{"verdict": "withdrawn", "value": ""})
	require.Equal(t, http.StatusOK, status, html)
	assert.Zero(t, x.dom(html).Find(".said").Length())

	data, err := os.ReadFile(x.corrections)
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	require.Len(t, lines, 3, "the file only grows")
	assert.JSONEq(t, `{"sha256":"`+sha+`","ref":{"block":29,"table":1,"row":9,"col":10},"column":"target","raw":"≥9595%及以上",
		"project":1,"indicator":1,"verdict":"corrected","value":"≥96%","by":"王芳","at":"2026-11-25T10:00:00Z","why":"原件为96%"}`, lines[0])
	_, text := x.say("GET", "/corrections.ndjson", "", nil)
	assert.Equal(t, string(data), text)

	// another run shows them again, and convert --corrections applies them
	overlay, err := review.Load(x.corrections)
	require.NoError(t, err)
	d, err := parser.Parse(t.Context(), "a.docx", []byte(sample(t, "beidaihe-2020.docx")))
	require.NoError(t, err)
	assert.Empty(t, overlay.Apply(d))
	assert.Nil(t, d.Projects[0].Indicators[0].Target.Correction, "withdrawn")
	assert.Equal(t, schema.Confirmed, d.Projects[0].Indicators[1].Target.Correction.Verdict)
	again := start(t, func(o *serve.Options) { o.Corrections = x.corrections })
	_, page = again.say("GET", again.upload(), "", nil)
	assert.Equal(t, 1, again.dom(page).Find(".said").Length())
}

func TestReadValue(t *testing.T) {
	x := start(t, nil)
	for text, want := range map[string]string{"≥95%": `{"value":"≥95%"}`, "95％以上": `{"problem":"mend","value":"≥95%"}`, "≥22次及以上": `"several"`, "应保尽保": `"words"`} {
		_, got := x.say("GET", "/read?value="+url.QueryEscape(text), "", nil)
		assert.Contains(t, got, want)
	}
}

// A bad corrections file is an error at once, not when the first correction is lost.
func TestBadCorrections(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.ndjson")
	require.NoError(t, os.WriteFile(path, []byte("{}\n"), 0o600))
	parse := func(context.Context, string, []byte) (*schema.Disclosure, *page.Document, error) {
		return nil, nil, nil
	}
	_, err := serve.New(serve.Options{Parse: parse, Corrections: path})
	assert.ErrorContains(t, err, "line 1")
}

// What is not said is as it is for most; what nobody else can know must be said.
func TestOptions(t *testing.T) {
	_, err := serve.New(serve.Options{})
	assert.ErrorContains(t, err, "Options.Parse")
	parse := func(context.Context, string, []byte) (*schema.Disclosure, *page.Document, error) {
		return nil, nil, nil
	}
	_, err = serve.New(serve.Options{Parse: parse})
	assert.ErrorContains(t, err, "Options.Corrections")
	x := start(t, func(o *serve.Options) { o.UploadBytes, o.Timeout, o.Now = 0, 0, nil })
	x.upload()
}

func TestEnd(t *testing.T) {
	x := start(t, nil)
	x.upload()
	assert.NoError(t, x.stop())
	_, err := net.DialTimeout("tcp", x.host, time.Second)
	assert.Error(t, err)
}
