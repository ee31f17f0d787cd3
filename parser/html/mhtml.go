package html

import (
	"bytes"
	"cmp"
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
	"slices"
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

// A webPage is one page as it was found.
type webPage struct {
	source []byte
	label  string // its encoding's, in the header of its part
	// diagnostics holds broken-part when the source breaks off.
	diagnostics []schema.Diagnostic
}

// maxHeader is how long a message's header may be.
const maxHeader = 64 << 10

// pagesIn finds the pages in an MHTML file, at least one. The first is the page
// that was saved, or the frameset of one, whose frames are the others.
func pagesIn(ctx context.Context, data []byte, limits page.Limits) ([]webPage, error) {
	data = bytes.TrimLeft(data, "\xef\xbb\xbf \t\r\n")
	if headerEnd(data[:min(len(data), maxHeader)]) < 0 {
		return nil, corrupt(errors.New("the header does not end"))
	}
	message, err := mail.ReadMessage(looking{ctx, bytes.NewReader(data)})
	if err != nil {
		return nil, cmp.Or(ctx.Err(), corrupt(err))
	}
	r := mhtmlReader{ctx: ctx, limits: limits}
	err = r.part(textproto.MIMEHeader(message.Header), message.Body, 0)
	if err == nil && len(r.pages) == 0 {
		err = corrupt(errors.New("no part is html"))
	}
	return r.pages, err
}

// A looking reader looks at a context before it reads.
type looking struct {
	ctx context.Context
	io.Reader
}

func (r looking) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}

// An mhtmlReader collects the pages among the parts of a message.
type mhtmlReader struct {
	ctx    context.Context
	limits page.Limits
	parts  int
	pages  []webPage
}

// part reads a part if it is a page, and the parts inside it.
func (r *mhtmlReader) part(header textproto.MIMEHeader, body io.Reader, depth int) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if depth > r.limits.Depth {
		return &page.LimitError{Limit: "depth", Max: int64(r.limits.Depth), Got: int64(depth)}
	}
	if r.parts++; r.parts > r.limits.Entries {
		return &page.LimitError{Limit: "entries", Max: int64(r.limits.Entries), Got: int64(r.parts)}
	}
	kind, params, _ := mime.ParseMediaType(header.Get("Content-Type"))
	if kind == "text/html" || kind == "application/xhtml+xml" {
		return r.page(header.Get("Content-Transfer-Encoding"), params["charset"], body)
	}
	if !strings.HasPrefix(kind, "multipart/") {
		return nil
	}
	parts := multipart.NewReader(body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if err != nil && len(r.pages) > 0 || errors.Is(err, io.EOF) {
			return nil // what follows the page is pictures
		}
		if err != nil {
			return corrupt(err)
		}
		if err := r.part(part.Header, part, depth+1); err != nil {
			return err
		}
	}
}

// page undoes a part's transfer encoding. A page that is cut off is read as far
// as it goes.
func (r *mhtmlReader) page(encoding, label string, body io.Reader) error {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	p := webPage{label: label}
	for {
		if len(p.source) == cap(p.source) {
			if err := r.grow(&p.source); err != nil {
				return err
			}
		}
		n, err := body.Read(p.source[len(p.source):cap(p.source)])
		p.source = p.source[:len(p.source)+n]
		if err == nil {
			continue
		}
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if !errors.Is(err, io.EOF) {
			p.diagnostics = []schema.Diagnostic{{
				Severity: schema.SeverityError,
				Code:     "broken-part",
				Message:  fmt.Sprintf("the page breaks off after %d bytes of its part: %v", len(p.source), err),
			}}
		}
		r.pages = append(r.pages, p)
		return nil
	}
}

// grow makes room, moving what is there by pieces with looks between: memory that is
// touched for the first time takes long.
func (r *mhtmlReader) grow(b *[]byte) error {
	moved := make([]byte, 0, max(4<<10, len(*b)+len(*b)/2))
	for piece := range slices.Chunk(*b, 1<<20) {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		moved = append(moved, piece...)
	}
	*b = moved
	return nil
}

func corrupt(err error) error {
	return &page.Error{Format: "mhtml", Cause: page.ErrCorrupt, Detail: fmt.Sprint(err)}
}
