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

// mainPart returns the page in an MHTML file, and the encoding's label in the
// header of its part.
func mainPart(ctx context.Context, data []byte, limits page.Limits) (body []byte, label string, err error) {
	message, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(data, "\xef\xbb\xbf \t\r\n")))
	if err != nil {
		return nil, "", corrupt(err)
	}
	return findPart(ctx, textproto.MIMEHeader(message.Header), message.Body, limits, 0)
}

// errNoPage says that no part of a message is a page.
var errNoPage = errors.New("no part is html")

// findPart returns the first page in a part or in the parts inside it.
func findPart(ctx context.Context, header textproto.MIMEHeader, body io.Reader, limits page.Limits, depth int) ([]byte, string, error) {
	if depth > limits.Depth {
		return nil, "", &page.LimitError{Limit: "depth", Max: int64(limits.Depth), Got: int64(depth)}
	}
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil && kind == "" {
		return nil, "", corrupt(errNoPage)
	}
	switch {
	case kind == "text/html" || kind == "application/xhtml+xml":
		content, err := readPart(ctx, header.Get("Content-Transfer-Encoding"), body, limits)
		return content, params["charset"], err
	case !strings.HasPrefix(kind, "multipart/"):
		return nil, "", corrupt(errNoPage)
	}
	parts := multipart.NewReader(body, params["boundary"])
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return nil, "", err
		}
		if n > limits.Entries {
			return nil, "", &page.LimitError{Limit: "entries", Max: int64(limits.Entries), Got: int64(n)}
		}
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil, "", corrupt(errNoPage)
		}
		if err != nil {
			return nil, "", corrupt(err)
		}
		content, label, err := findPart(ctx, part.Header, part, limits, depth+1)
		if !errors.Is(err, page.ErrCorrupt) {
			return content, label, err
		}
	}
}

// readPart undoes a part's transfer encoding.
func readPart(ctx context.Context, encoding string, body io.Reader, limits page.Limits) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	var content bytes.Buffer
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		_, err := io.CopyN(&content, body, 1<<20)
		if n := int64(content.Len()); n > limits.TextBytes {
			return nil, &page.LimitError{Limit: "text bytes", Max: limits.TextBytes, Got: n}
		}
		if errors.Is(err, io.EOF) || err != nil && content.Len() > 0 {
			// A part that is cut off is read as far as it goes.
			return content.Bytes(), nil
		}
		if err != nil {
			return nil, corrupt(err)
		}
	}
}

func corrupt(err error) error {
	return &page.Error{Format: "mhtml", Cause: page.ErrCorrupt, Detail: fmt.Sprint(err)}
}
