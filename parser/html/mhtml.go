package html

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// isMHTML reports whether the data is a page saved with its parts: a MIME
// message (RFC 2557) whose header says that it has several parts, or is html.
func isMHTML(data []byte) bool {
	head := bytes.TrimLeft(data[:min(len(data), 4096)], "\xef\xbb\xbf \t\r\n")
	if len(head) == 0 || !isLetter(head[0]) {
		return false
	}
	if end := headerEnd(head); end >= 0 {
		head = head[:end]
	}
	head = bytes.ToLower(head)
	if !bytes.Contains(head, []byte("mime-version:")) {
		return false
	}
	return bytes.Contains(head, []byte("multipart/")) || bytes.Contains(head, []byte("text/html"))
}

// headerEnd returns where the first empty line stands, or -1.
func headerEnd(b []byte) int {
	for _, empty := range []string{"\r\n\r\n", "\n\n", "\r\r"} {
		if i := bytes.Index(b, []byte(empty)); i >= 0 {
			return i
		}
	}
	return -1
}

// A mainPage is the page in an MHTML file.
type mainPage struct {
	body  []byte
	label string // the encoding's, in the header of its part
	// diagnostics holds broken-part when the body breaks off.
	diagnostics []schema.Diagnostic
}

// maxHeader is how long a message's header may be.
const maxHeader = 64 << 10

// mainPart finds the page in an MHTML file.
func mainPart(ctx context.Context, data []byte, limits page.Limits) (*mainPage, error) {
	data = bytes.TrimLeft(data, "\xef\xbb\xbf \t\r\n")
	if headerEnd(data[:min(len(data), maxHeader)]) < 0 {
		return nil, corrupt(errors.New("the header does not end"))
	}
	message, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, corrupt(err)
	}
	r := mhtmlReader{ctx: ctx, limits: limits, size: len(data)}
	return r.page(textproto.MIMEHeader(message.Header), message.Body, 0)
}

// An mhtmlReader looks for the page among the parts of a message of some size.
type mhtmlReader struct {
	ctx    context.Context
	limits page.Limits
	size   int
}

// errNoPage says that no part of a message is a page.
var errNoPage = errors.New("no part is html")

// page returns the first page in a part or in the parts inside it.
func (r *mhtmlReader) page(header textproto.MIMEHeader, body io.Reader, depth int) (*mainPage, error) {
	if depth > r.limits.Depth {
		return nil, &page.LimitError{Limit: "depth", Max: int64(r.limits.Depth), Got: int64(depth)}
	}
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil && kind == "" {
		return nil, corrupt(errNoPage)
	}
	switch {
	case kind == "text/html" || kind == "application/xhtml+xml":
		p, err := r.read(header.Get("Content-Transfer-Encoding"), body)
		if err == nil {
			p.label = params["charset"]
		}
		return p, err
	case !strings.HasPrefix(kind, "multipart/"):
		return nil, corrupt(errNoPage)
	}
	parts := multipart.NewReader(body, params["boundary"])
	for n := 1; ; n++ {
		if err := r.ctx.Err(); err != nil {
			return nil, err
		}
		if n > r.limits.Entries {
			return nil, &page.LimitError{Limit: "entries", Max: int64(r.limits.Entries), Got: int64(n)}
		}
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil, corrupt(errNoPage)
		}
		if err != nil {
			return nil, corrupt(err)
		}
		p, err := r.page(part.Header, part, depth+1)
		if !errors.Is(err, page.ErrCorrupt) {
			return p, err
		}
	}
}

// read undoes a part's transfer encoding. A part that is cut off is read as far
// as it goes.
func (r *mhtmlReader) read(encoding string, body io.Reader) (*mainPage, error) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	var content bytes.Buffer
	content.Grow(r.size) // decoding makes nothing longer
	for {
		if err := r.ctx.Err(); err != nil {
			return nil, err
		}
		_, err := io.CopyN(&content, body, 1<<20)
		switch {
		case err == nil:
		case errors.Is(err, io.EOF):
			return &mainPage{body: content.Bytes()}, nil
		case content.Len() == 0:
			return nil, corrupt(err)
		default:
			return &mainPage{body: content.Bytes(), diagnostics: []schema.Diagnostic{{
				Severity: schema.SeverityError,
				Code:     "broken-part",
				Message:  fmt.Sprintf("the page breaks off after %d bytes of its part: %v", content.Len(), err),
			}}}, nil
		}
	}
}

func corrupt(err error) error {
	return &page.Error{Format: "mhtml", Cause: page.ErrCorrupt, Detail: fmt.Sprint(err)}
}
