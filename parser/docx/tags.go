package docx

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// A tagSpan is where a tag stands, and by how much it changes the depth.
type tagSpan struct {
	start  int
	end    int // behind the tag; -1 where the bytes end before the tag does
	change int
}

// nextTag finds the next tag, comment, CDATA section or instruction in b, which
// starts between tags.
func nextTag(b []byte) tagSpan {
	start := bytes.IndexByte(b, '<')
	if start < 0 {
		return tagSpan{start: len(b), end: -1}
	}
	tag := b[start:]
	span := tagSpan{start: start}
	var size int // of the tag
	switch {
	case len(tag) < len("<![CDATA["):
		if size = bytes.IndexByte(tag, '>') + 1; size > 0 && tag[1] == '!' {
			size = 0 // perhaps the beginning of a CDATA section
		}
		span.change = depthChange(tag[:size])
	case tag[1] == '!' && tag[2] == '-':
		size = endOf(tag, len("<!--"), "-->")
	case tag[1] == '!' && tag[2] == '[':
		size = endOf(tag, len("<![CDATA["), "]]>")
	case tag[1] == '?':
		size = endOf(tag, len("<?"), "?>")
	default:
		size = tagEnd(tag) + 1
		span.change = depthChange(tag[:size])
	}
	span.end = start + size
	if size == 0 {
		span.end = -1
	}
	return span
}

// endOf is where a piece of markup ends, or 0.
func endOf(tag []byte, from int, end string) int {
	i := bytes.Index(tag[from:], []byte(end))
	if i < 0 {
		return 0
	}
	return from + i + len(end)
}

func depthChange(tag []byte) int {
	switch {
	case len(tag) < 2 || tag[1] == '!' || tag[1] == '?':
		return 0
	case tag[1] == '/':
		return -1
	case tag[len(tag)-2] == '/':
		return 0
	}
	return 1
}

// tagEnd is the index of the '>' that ends the tag in which b starts, or -1. A '>'
// in a quoted attribute value ends nothing.
func tagEnd(b []byte) int {
	end := bytes.IndexByte(b, '>')
	if end < 0 {
		return -1
	}
	if head := b[:end]; bytes.IndexByte(head, '\'') < 0 && bytes.Count(head, []byte{'"'})%2 == 0 {
		return end
	}
	var quote byte
	for i, c := range b {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

// longestReference bounds how far a reference may reach, so that text full of
// stray ampersands costs no more than other text.
const longestReference = 32

// appendUnescaped appends XML text with its references replaced and its line ends
// made "\n". A reference that XML does not define stays as it is written.
func appendUnescaped(dst, text []byte) []byte {
	if bytes.IndexByte(text, '&') < 0 && bytes.IndexByte(text, '\r') < 0 {
		return append(dst, text...)
	}
	for {
		i := bytes.IndexAny(text, "&\r")
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		text = text[i:]
		if text[0] == '\r' {
			dst = append(dst, '\n')
			text = bytes.TrimPrefix(text[1:], []byte("\n"))
			continue
		}
		end := bytes.IndexByte(text[:min(len(text), longestReference)], ';')
		if r, ok := reference(text[:end+1]); ok {
			dst = utf8.AppendRune(dst, r)
			text = text[end+1:]
		} else {
			dst = append(dst, '&')
			text = text[1:]
		}
	}
}

// cutText is where a text can be cut in two without cutting a reference or a line
// end.
func cutText(text []byte) int {
	end := len(bytes.TrimSuffix(text, []byte("\r")))
	tail := max(end-longestReference, 0)
	if i := bytes.LastIndexByte(text[tail:end], '&'); i >= 0 && bytes.IndexByte(text[tail+i:end], ';') < 0 {
		return tail + i
	}
	return end
}

// reference returns the character of a reference such as "&amp;" or "&#x2265;".
func reference(ref []byte) (r rune, ok bool) {
	switch string(ref) {
	case "&amp;":
		return '&', true
	case "&lt;":
		return '<', true
	case "&gt;":
		return '>', true
	case "&quot;":
		return '"', true
	case "&apos;":
		return '\'', true
	}
	if len(ref) < len("&#0;") || ref[1] != '#' {
		return 0, false
	}
	digits, base := ref[2:len(ref)-1], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil {
		return 0, false
	}
	if n == 0 || n > utf8.MaxRune {
		n = utf8.RuneError
	}
	return rune(n), true
}
