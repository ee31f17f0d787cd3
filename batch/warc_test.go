package batch_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/batch"
)

// A crawl of a small site by GNU Wget: a page in chunks that was fetched twice, one
// compressed, a .docx under a name that does not say so, and what is none of our
// business: requests, a picture, a redirection, a 404, robots.txt, Wget's own log.
func TestWARCOfWget(t *testing.T) {
	data, err := os.ReadFile("testdata/wget.warc.gz")
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	want := func(name string) []string {
		at := name + "!/http://127.0.0.1:8765/"
		return []string{at, at + "plain.html", at + "zip?id=7", at + "plain.html#2 = " + at + "plain.html", at + "down?f=1"}
	}
	write(t, "a.warc.gz", data)
	assert.Equal(t, want("a.warc.gz"), outcomes(t, "a.warc.gz"))
	write(t, "nameless", unzipped(t, data))
	assert.Equal(t, want("nameless"), outcomes(t, "nameless"))
	write(t, "b.warc.gz", gzipped(t, unzipped(t, data)))
	assert.Equal(t, want("b.warc.gz"), outcomes(t, "b.warc.gz"), "compressed as a whole")
	write(t, "c.wacz", zipped(t, file{"archive/data.warc.gz", data}, file{"pages/pages.jsonl", []byte("{}")}))
	assert.Subset(t, outcomes(t, "c.wacz"), want("c.wacz!/archive/data.warc.gz"))

	formats := map[string]string{}
	for r := range batch.Run(t.Context(), []string{"a.warc.gz"}, batch.Options{}) {
		if r.Disclosure != nil {
			formats[r.Source.Name[strings.LastIndex(r.Source.Name, "/")+1:]] = r.Disclosure.Source.Format
		}
	}
	assert.Equal(t, map[string]string{"": "html", "plain.html": "html", "zip?id=7": "html", "down?f=1": "docx"}, formats)
}

// Of a field that comes twice, the first one holds, in the record and in the response.
func TestWARCFieldsTwice(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.warc", response("http://a/1.html", "Content-Type: text/html\r\nContent-Type: image/png\r\n", page("一"),
		"WARC-Target-URI: http://a/2.html\r\n"))
	assert.Equal(t, []string{"a.warc!/http://a/1.html"}, outcomes(t, "a.warc"))
}

func unzipped(t testing.TB, data []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(data))
	require.NoError(t, err)
	out, err := io.ReadAll(z)
	require.NoError(t, err)
	return out
}

// response is a record with an HTTP message.
func response(address, fields string, content []byte, extra ...string) []byte {
	return warcRecord("response", address, "application/http; msgtype=response",
		append([]byte("HTTP/1.1 200 OK\r\n"+fields+"\r\n"), content...), extra...)
}

func warcRecord(kind, address, contentType string, block []byte, extra ...string) []byte {
	return fmt.Appendf(nil, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, address, contentType, strings.Join(extra, ""), len(block), block)
}

func compressedBy[W io.WriteCloser](t testing.TB, open func(io.Writer) W, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := open(&b)
	_, err := w.Write(data)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.Bytes()
}

func TestWARCRecords(t *testing.T) {
	const html = "Content-Type: text/html\r\n"
	deflated := func(w io.Writer) io.WriteCloser {
		f, err := flate.NewWriter(w, 5)
		require.NoError(t, err)
		return f
	}
	big := page(strings.Repeat("x", int(smallLimits().InputBytes)))
	docx := generated(0, 1)[0]
	for _, tt := range []struct {
		name   string
		record []byte
		want   string // "" for passed over, else the outcome after the name
	}{
		{"a page", response("u", html, page("1")), "u"},
		{"an address in brackets", response("<u>", html, page("1")), "u"},
		{"no codings left", response("u", html+"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", page("1")), "u"},
		{"deflate", response("u", html+"Content-Encoding: deflate\r\n", compressedBy(t, zlib.NewWriter, page("1"))), "u"},
		{"raw deflate", response("u", html+"Content-Encoding: deflate\r\n", compressedBy(t, deflated, page("1"))), "u"},
		{"brotli", response("u", html+"Content-Encoding: br\r\n", compressedBy(t, brotli.NewWriter, page("1"))), "u"},
		{"zstd", response("u", html+"Content-Encoding: zstd\r\n", zstded(t, page("1"))), "u"},
		{"gzip in gzip", response("u", html+"Content-Encoding: gzip, gzip\r\n", gzipped(t, gzipped(t, page("1")))), "u"},
		{"odd fields", response("u", "no field at all\r\nX-Y:\r\n  goes on\r\n: none\r\ncontent-TYPE:text/html;charset=\r\n", page("1")), "u"},
		{"no type, and a page", response("u", "", page("1")), "u"},
		{"no type, and nothing known", response("u", "", []byte("hello")), ""},
		{"an office document by its bytes", response("u", "Content-Type: application/octet-stream\r\n", docx.data), "u"},
		{"a .doc", response("u", "Content-Type: text/plain\r\n", []byte("\xd0\xcf\x11\xe0 and so on")), "u unsupported"},
		{"a pdf", response("u", "Content-Type: application/pdf\r\n", []byte("%PDF-1.7")), "u unsupported"},
		{"text", response("u/robots.txt", "Content-Type: text/plain\r\n", []byte("Disallow:")), ""},
		{"a script", response("u/x.html", "Content-Type: text/javascript\r\n", []byte("<!-- x")), ""},
		{"an empty page", response("u", html, nil), "u empty"},
		{"an empty picture", response("u", "Content-Type: image/png\r\n", nil), ""},
		{"a page that looks like a picture by its name", response("u/?x.png", html, page("1")), "u/?x.png"},
		{"too large", response("u", html, big), "u limit"},
		{"a bomb", response("u", html+"Content-Encoding: gzip\r\n", gzipped(t, big)), "u limit"},
		{"cut off by the crawler", response("u", html, page("1"), "WARC-Truncated: length\r\n"), "u corrupt"},
		{"a segment", response("u", html, page("1"), "WARC-Segment-Number: 1\r\n"), "u corrupt"},
		{"chunks that end too soon", response("u", html+"Transfer-Encoding: chunked\r\n", []byte("ff\r\n<html>")), "u corrupt"},
		{"a damaged coding", response("u", html+"Content-Encoding: gzip\r\n", append(gzipped(t, page("1"))[:30], "xxxxxxxxxxxx"...)), "u corrupt"},
		{"no end of the fields", response("u", "Content-Type: text/html", nil), "u corrupt"},
		{"a resource", warcRecord("resource", "u", "text/html", page("1")), "u"},
		{"a resource that is none of ours", warcRecord("resource", "u", "image/gif", []byte("GIF89a")), ""},
		{"a revisit", warcRecord("revisit", "u", "application/http; msgtype=response", []byte("HTTP/1.1 200 OK\r\n\r\n")), ""},
		{"metadata", warcRecord("metadata", "u", "text/html", page("1")), ""},
		{"a conversion", warcRecord("conversion", "u", "text/html", page("1")), ""},
		{"an error page", warcRecord("response", "u", "application/http", append([]byte("HTTP/1.1 404 No\r\n"+html+"\r\n"), page("1")...)), ""},
		{"a folder's name", response("../../u", html, page("1")), "../../u"},
		{"an archive", response("u", "Content-Type: application/zip\r\n", zipped(t, file{"in.html", page("1")})), "u!/in.html"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, "a.warc", append(tt.record, response("last", html, page("last"))...))
			want := []string{"a.warc!/" + tt.want, "a.warc!/last"}
			if tt.want == "" {
				want = want[1:]
			}
			assert.Equal(t, want, outcomes(t, "a.warc"))
			entries, err := os.ReadDir(".")
			require.NoError(t, err)
			assert.Len(t, entries, 1, "nothing is unpacked here")
		})
	}
}

// A record that is damaged costs itself.
func TestDamagedWARC(t *testing.T) {
	t.Chdir(t.TempDir())
	var records [][]byte
	random := rand.New(rand.NewPCG(1, 1))
	for i := range 4 {
		text := make([]byte, 100_000) // so much that part of it is read before the damage is seen
		for i := range text {
			text[i] = 'a' + byte(random.IntN(26))
		}
		records = append(records, response(fmt.Sprint("u", i), "Content-Type: text/html\r\n", page(string(text))))
	}
	check := func(what string, data []byte, want ...string) {
		t.Helper()
		write(t, "a", data)
		for i := range want {
			want[i] = "a!/" + want[i]
		}
		assert.Equal(t, want, outcomes(t, "a"), what)
	}
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	plain := join(records...)
	shorter := bytes.Replace(records[1], []byte("Content-Length: "), []byte("Content-Length: 9"), 1)
	check("no length", join(records[0], bytes.Replace(records[1], []byte("Content-Length"), []byte("X"), 1), records[2]), "u0", "record 2 corrupt", "u2")
	check("noise between", join(records[0], []byte("noise\r\nmore noise\n"), records[1]), "u0", "record 2 corrupt", "u1")
	check("a line without end", join(records[0], []byte("WARC/1.0\r\nX: "), bytes.Repeat([]byte("x"), 1<<20), []byte("\r\n"), records[1]), "u0", "record 2 corrupt", "u1")
	check("a header without end", join(records[0], []byte("WARC/1.0\r\n"), bytes.Repeat([]byte("X: y\r\n"), 1<<18), []byte("\r\n"), records[1]), "u0", "record 2 corrupt", "u1")
	check("cut off", plain[:len(plain)-100], "u0", "u1", "u2", "u3 corrupt")
	write(t, "a", join(records[0], shorter, records[2]))
	assert.Equal(t, "a!/u0", outcomes(t, "a")[0], "a length that reaches behind the end costs what is behind")

	var packed [][]byte
	for _, r := range records {
		packed = append(packed, gzipped(t, r))
	}
	flipped := bytes.Clone(packed[1])
	flipped[len(flipped)/2] ^= 0xff
	check("a damaged member", join(packed[0], flipped, packed[2], packed[3]), "u0", "u1 corrupt", "u2", "u3")
	cut := packed[1][:len(packed[1])/2]
	check("a member without end", join(packed[0], cut, packed[2], packed[3]), "u0", "u1 corrupt", "u2", "u3")
	sum := bytes.Clone(packed[1])
	sum[len(sum)-6] ^= 0xff
	check("a wrong checksum", join(packed[0], sum, packed[2]), "u0", "u1 corrupt", "u2")
	check("noise between members", join(packed[0], []byte("noise"), packed[2]), "u0", "record 2 corrupt", "u2")
	check("padding", join(packed[0], make([]byte, 600), packed[2], make([]byte, 600)), "u0", "u2")
	whole := join(packed...)
	check("cut off", whole[:len(whole)-100], "u0", "u1", "u2", "u3 corrupt")
	request := gzipped(t, warcRecord("request", "q", "application/http", bytes.Repeat([]byte("GET "), 200)))
	request[len(request)/2] ^= 0xff
	check("damage in what is passed over", join(packed[0], request, packed[2]), "u0", "record 2 corrupt", "u2")
}

// Records promise no more than an archive may.
func TestWARCBombs(t *testing.T) {
	t.Chdir(t.TempDir())
	bomb := bytes.Replace(response("u", "Content-Type: text/html\r\n", page("1")), []byte("Content-Length: "), []byte("Content-Length: 999999999999"), 1)
	write(t, "a.warc", bomb)
	assert.Equal(t, []string{"a.warc limit"}, outcomes(t, "a.warc"))
	write(t, "line.warc.gz", gzipped(t, append([]byte("WARC/1.0\r\nX: "), make([]byte, 64<<20)...)))
	assert.Equal(t, []string{"line.warc.gz!/record 1 corrupt"}, outcomes(t, "line.warc.gz"))
}
