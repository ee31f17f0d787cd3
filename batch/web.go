package batch

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"
	"mime"
	"net/http"
	"net/http/httputil"
	"net/url"
	"path"
	"strings"

	"github.com/andybalholm/brotli"
)

// decoded undoes the codings of an HTTP message. Crawlers often store a message
// without its codings, and leave the fields that tell of them: a coding is only
// undone if the content looks like it.
func decoded(in *bufio.Reader, h header) (*bufio.Reader, error) {
	if head, _ := in.Peek(18); strings.Contains(strings.ToLower(h["transfer-encoding"]), "chunked") && isChunked(head) {
		in = bufio.NewReader(httputil.NewChunkedReader(in))
	}
	codings := strings.Split(h["content-encoding"], ",")
	for i := len(codings) - 1; i >= 0; i-- { // the last was applied last
		out, err := uncoded(in, strings.ToLower(strings.TrimSpace(codings[i])))
		if err != nil {
			return nil, err
		}
		if out != nil {
			in = bufio.NewReader(out)
		}
	}
	return in, nil
}

// uncoded undoes one coding; nil is for nothing to undo.
func uncoded(in *bufio.Reader, coding string) (io.Reader, error) {
	head, _ := in.Peek(4) // an error comes again
	switch coding {
	case "gzip", "x-gzip":
		if bytes.HasPrefix(head, []byte("\x1f\x8b")) {
			return gzip.NewReader(in)
		}
	case "deflate": // zlib by the standard, without its frame by custom
		if len(head) > 1 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			return zlib.NewReader(in)
		}
		if len(head) > 0 && !isText(head) {
			return flate.NewReader(in), nil
		}
	case "br":
		if len(head) > 0 && !isText(head) {
			return brotli.NewReader(in), nil
		}
	case "zstd":
		if bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")) {
			return newZstd(in)
		}
	}
	return nil, nil
}

// isText tells of the first bytes of a page that they are not compressed.
func isText(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	return len(head) == 0 || head[0] == '<'
}

// isChunked tells whether a message begins with the length of a chunk.
func isChunked(head []byte) bool {
	line, _, ok := bytes.Cut(head, []byte("\n"))
	digits, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(";"))
	return ok && len(digits) > 0 && len(bytes.Trim(digits, "0123456789abcdefABCDEF ")) == 0
}

// isWanted tells pages, office documents and archives from all else that a crawler
// brings home: by the declared type, by the name in the address, and by the first
// bytes of the content, of which none alone can be relied upon.
func isWanted(address, contentType string, head []byte) bool {
	declared, _, _ := mime.ParseMediaType(contentType) // "" where it makes no sense
	top, sub, _ := strings.Cut(declared, "/")
	name := address
	if u, err := url.Parse(address); err == nil {
		name = u.Path
	}
	switch {
	case len(head) == 0: // an empty page is a failure, an empty picture is nothing
		return sub == "html"
	case top == "image" || top == "audio" || top == "video" || top == "font" || sub == "css" || strings.HasSuffix(sub, "javascript") || strings.HasSuffix(sub, "json"):
		return false
	case isPage(head) || sniffArchive("", head) != nil:
		return true
	}
	for _, magic := range []string{"\xd0\xcf\x11\xe0", "{\\rtf", "%PDF-"} { // what offices publish, readable or not
		if bytes.HasPrefix(head, []byte(magic)) {
			return true
		}
	}
	return sub == "html" || sub == "xhtml+xml" || isOffice(sub) || isDocument(name) && path.Ext(name) != ".txt"
}

// isPage knows a page by its first bytes, as browsers do.
func isPage(head []byte) bool { return strings.HasPrefix(http.DetectContentType(head), "text/html") }

// isOffice knows the types of office documents: application/vnd.ms-excel.
func isOffice(sub string) bool {
	for _, word := range []string{"msword", "ms-word", "ms-excel", "ms-powerpoint", "officedocument", "opendocument", "wps", "rtf"} {
		if strings.Contains(sub, word) {
			return true
		}
	}
	return false
}
