package docx

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// tagName is the name in the start tag that b begins with.
func tagName(b []byte) tagged {
	var tail uint64
	for i, c := range b[1:] {
		if endsName[c] {
			return tagged{b[1 : i+1], tail}
		}
		tail = tail<<8 | uint64(c)
	}
	return tagged{b[1:], tail}
}

// A tagged name is one as it stands in a tag. Its last bytes, as a number, tell most
// names apart at once.
type tagged struct {
	name []byte
	tail uint64
}

// tailBytes is how many bytes the tail of a name has.
const tailBytes = 8

// endsName tells the bytes that stand in no name of an element.
var endsName = func() (ends [256]bool) {
	for c := range ' ' + 1 {
		ends[c] = true
	}
	for _, c := range `>/"'` {
		ends[c] = true
	}
	return ends
}()

// nextAttr splits the first attribute off the attributes of a tag. Its name is nil
// where there is none.
func nextAttr(attrs []byte) (name, value, rest []byte) {
	eq := bytes.IndexByte(attrs, '=')
	if eq < 0 {
		return nil, nil, nil
	}
	name = bytes.TrimSpace(attrs[:eq])
	if rest = bytes.TrimLeft(attrs[eq+1:], " \t\r\n"); len(rest) == 0 {
		return name, nil, nil
	}
	end := bytes.IndexByte(rest[1:], rest[0])
	if end < 0 {
		return name, rest[1:], nil
	}
	return name, rest[1 : end+1], rest[end+2:]
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
		i := 0
		for i < len(text) && text[i] != '&' && text[i] != '\r' {
			i++
		}
		dst = append(dst, text[:i]...)
		if text = text[i:]; len(text) == 0 {
			return dst
		}
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

// cutText is where a text can be cut in two without cutting a reference, a line end
// or a character.
func cutText(text []byte) int {
	end := len(bytes.TrimSuffix(text, []byte("\r")))
	tail := max(end-longestReference, 0)
	if i := bytes.LastIndexByte(text[tail:end], '&'); i >= 0 && bytes.IndexByte(text[tail+i:end], ';') < 0 {
		return tail + i
	}
	for i := end - 1; i >= 0 && i > end-utf8.UTFMax; i-- {
		if utf8.RuneStart(text[i]) {
			if !utf8.FullRune(text[i:end]) {
				return i
			}
			break
		}
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
