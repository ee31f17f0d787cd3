package html

import (
	"bytes"
	"context"

	"github.com/jixiao-data/jixiao/parser/charset"
)

// declarationBytes is how far into a page its encoding is looked for. Browsers
// look at 1,024 bytes; Word puts long style sheets before the meta element.
const declarationBytes = 64 << 10

// declaredIn returns the encoding's label as the page itself gives it: in an xml
// declaration or a meta element. All encodings that can say so have ASCII's
// markup characters.
func declaredIn(ctx context.Context, data []byte) string {
	l := lexer{ctx: ctx, src: data[:min(len(data), declarationBytes)]}
	if start := bytes.TrimLeft(l.src[:min(len(l.src), 64)], "\xef\xbb\xbf \t\r\n"); bytes.HasPrefix(start, []byte("<?xml ")) {
		l.pos = bytes.Index(l.src, []byte("<?xml ")) + len("<?xml ")
		if l.attributes(); l.has[attrEncoding] && charset.Label(string(l.attrs[attrEncoding])) != "" {
			return string(l.attrs[attrEncoding])
		}
		l.pos = 0
	}
	for kind := l.next(); kind != endOfInput; kind = l.next() {
		if kind != startTag {
			continue
		}
		switch string(l.name) {
		case "body", "table":
			return ""
		case "meta":
			label := string(l.attrs[attrCharset])
			if !l.has[attrCharset] && l.has[attrContent] {
				label = charsetIn(l.attrs[attrContent])
			}
			if charset.Label(label) != "" {
				return label
			}
		}
	}
	return ""
}

// charsetIn returns the label in "text/html; charset=gb2312".
func charsetIn(content []byte) string {
	content = bytes.ToLower(content)
	i := bytes.Index(content, []byte("charset"))
	if i < 0 {
		return ""
	}
	rest := bytes.TrimLeft(content[i+len("charset"):], " \t\r\n")
	rest, found := bytes.CutPrefix(rest, []byte("="))
	if !found {
		return ""
	}
	rest = bytes.TrimLeft(rest, " \t\r\n\"'")
	if end := bytes.IndexAny(rest, "; \t\r\n\"'"); end >= 0 {
		rest = rest[:end]
	}
	return string(rest)
}
