package html

import (
	"bytes"
	"context"

	"github.com/jixiao-data/jixiao/parser/charset"
)

// sniffBytes is how much of the data Sniff looks at.
const sniffBytes = 64 << 10

// pageTags are the inline elements that a page or a piece of one may begin with;
// the others are in classes.
var pageTags = map[string]bool{
	"a": true, "b": true, "base": true, "body": true, "font": true, "form": true, "frameset": true, "head": true,
	"html": true, "i": true, "img": true, "link": true, "meta": true, "span": true, "strong": true, "u": true,
}

// Sniff reports whether the data looks like HTML or MHTML, in any encoding: it
// begins with markup of a page, or has such markup after some text.
func Sniff(data []byte) bool {
	if isMHTML(data) {
		return true
	}
	ctx := context.Background()
	text := data[:min(len(data), sniffBytes)]
	if bytes.IndexByte(text, 0) >= 0 { // UTF-16, or no text at all
		t, err := charset.Decode(ctx, text, "", int64(3*len(text)))
		if err != nil {
			return false
		}
		text = t.UTF8
	}
	text = bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\uFEFF")), " \t\r\n\f")
	if len(text) == 0 {
		return false
	}
	const doctype = "<!doctype html"
	if len(text) > len(doctype) && bytes.EqualFold(text[:len(doctype)], []byte(doctype)) {
		return true
	}
	l := lexer{ctx: ctx, src: text}
	xml, first, ends := bytes.HasPrefix(text, []byte("<?xml")), true, 0
	for kind := l.next(); kind != endOfInput; kind = l.next() {
		switch kind {
		case startTag:
			known := first && (l.class != inline || pageTags[string(l.name)])
			if first && xml || text[0] == '<' && known {
				return known
			}
			first = false
		case endTag:
			if l.class == block {
				ends++
			}
		}
		if ends > 1 {
			return true
		}
	}
	return false
}
