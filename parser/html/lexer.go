package html

import (
	"bytes"
	"context"
)

// A lexer cuts HTML into tags and text as HTML 13.2.5 has it, in one pass over
// bytes in memory. It keeps no more of a tag than the few attributes that a
// reader looks at, so that a tag of a million attributes costs nothing.
//
// A token can be as long as the page, so the context is looked at inside of it;
// once it is done, the page is at its end.
type lexer struct {
	ctx   context.Context
	steps int
	src   []byte
	pos   int
	// xml says that the page is XML, foreign how many svg and math elements are
	// open: <title/> is an element there, elsewhere the beginning of one.
	xml     bool
	foreign int
	// within is the name of the raw text element that was opened last.
	within string

	// The current token.
	kind  tokenKind
	name  []byte // of a tag, in lower case, in buf; nil if longer than maxName
	class class  // of the element that a tag is of
	// written is the name as it stands in the source.
	written []byte
	text    []byte // of a text, as it stands in the source
	raw     bool   // the text has no character references (script, xmp)
	attrs   [attrCount][]byte
	has     [attrCount]bool
	buf     [maxName]byte
}

type tokenKind uint8

const (
	endOfInput tokenKind = iota
	textToken
	startTag
	endTag
)

// maxName is the longest tag or attribute name that is told apart from others.
const maxName = 24

// The attributes that are looked at.
type attr int

const (
	attrStyle attr = iota
	attrClass
	attrID
	attrRole
	attrHidden
	attrColspan
	attrRowspan
	attrStart
	attrReversed
	attrValue
	attrType
	attrHref
	attrOpen
	attrCharset
	attrContent
	attrEncoding // of an xml declaration
	attrFace     // of a font element
	attrCount
)

var attrNames = [attrCount]string{
	"style", "class", "id", "role", "hidden", "colspan", "rowspan", "start", "reversed", "value", "type", "href",
	"open", "charset", "content", "encoding", "face",
}

// attrLetters are the first letters of these names: most of the others are passed
// over by theirs.
var attrLetters = func() (letters uint32) {
	for _, name := range attrNames {
		letters |= 1 << (name[0] & 31)
	}
	return letters
}()

// rawName returns the name of an element that holds text and no elements, "" for
// all others.
func rawName(name []byte) string {
	switch string(name) {
	case "script":
		return "script"
	case "style":
		return "style"
	case "xmp":
		return "xmp"
	case "iframe":
		return "iframe"
	case "noembed":
		return "noembed"
	case "noframes":
		return "noframes"
	case "noscript":
		return "noscript"
	case "plaintext":
		return "plaintext"
	case "textarea":
		return "textarea"
	case "title":
		return "title"
	}
	return ""
}

// referring reports whether the text of a raw text element has character references.
func referring(name string) bool { return name == "textarea" || name == "title" }

// next reads the next token. Comments, declarations and processing instructions
// are passed over.
func (l *lexer) next() tokenKind {
	if l.within != "" {
		name := l.within
		l.within = ""
		if end := l.rawEnd(name); end > l.pos {
			l.kind, l.text, l.raw = textToken, l.src[l.pos:end], !referring(name)
			l.pos = end
			return l.kind
		}
	}
	start := l.pos
	for at := start; ; {
		if at == len(l.src) || l.src[at] != '<' { // most tags follow one another
			i := bytes.IndexByte(l.src[at:], '<')
			if i < 0 {
				return l.flush(start, len(l.src))
			}
			at += i
		}
		if at+1 == len(l.src) || l.done() {
			return l.flush(start, len(l.src))
		}
		c := l.src[at+1]
		switch {
		case isLetter(c) || c == '/' || c == '!' || c == '?':
			if at > start {
				return l.flush(start, at)
			}
		default:
			at++ // a "<" that is text
			continue
		}
		switch {
		case isLetter(c):
			l.pos = at + 1
			return l.tag(startTag)
		case c == '/' && at+2 < len(l.src) && isLetter(l.src[at+2]):
			l.pos = at + 2
			return l.tag(endTag)
		case bytes.HasPrefix(l.src[at:], []byte("<!--")):
			at = l.commentEnd(at + 4)
		case c == '/' && at+2 == len(l.src):
			return l.flush(at, len(l.src))
		default: // a bogus comment: <!DOCTYPE …>, <![if …]>, <?xml …?>, </>
			if end := bytes.IndexByte(l.src[at+2:], '>'); end >= 0 {
				at += 2 + end + 1
			} else {
				at = len(l.src)
			}
		}
		start = at
	}
}

// done reports whether the context is, having looked now and then.
func (l *lexer) done() bool {
	l.steps++
	return l.steps&0xFFFF == 0 && l.ctx.Err() != nil
}

// flush makes a text token of what stands between two places.
func (l *lexer) flush(from, to int) tokenKind {
	l.pos = to
	l.kind, l.text, l.raw = textToken, l.src[from:to], false
	if from == to {
		l.kind = endOfInput
	}
	return l.kind
}

// commentEnd returns where the comment ends whose text begins at a place.
func (l *lexer) commentEnd(at int) int {
	if bytes.HasPrefix(l.src[at:], []byte(">")) {
		return at + 1
	}
	if bytes.HasPrefix(l.src[at:], []byte("->")) {
		return at + 2
	}
	for {
		i := bytes.Index(l.src[at:], []byte("--"))
		if i < 0 || l.done() {
			return len(l.src)
		}
		at += i + 2
		switch rest := l.src[at:]; {
		case bytes.HasPrefix(rest, []byte(">")):
			return at + 1
		case bytes.HasPrefix(rest, []byte("!>")):
			return at + 2
		}
		at-- // "--->": the second dash may begin the end
	}
}

// rawEnd returns where the text of a raw text element ends: at its end tag. In a
// script, an end tag inside "<!-- <script" belongs to that inner script.
func (l *lexer) rawEnd(name string) int {
	if name == "plaintext" {
		return len(l.src)
	}
	inner, comment := false, false
	for at := l.pos; ; at++ {
		i := bytes.IndexByte(l.src[at:], '<')
		if i < 0 || l.done() {
			return len(l.src)
		}
		if comment && bytes.Contains(l.src[at:at+i], []byte("-->")) {
			inner, comment = false, false
		}
		at += i
		rest := l.src[at:]
		switch {
		case hasTag(rest, "</", name):
			if !inner {
				return at
			}
			inner = false
		case name == "script" && bytes.HasPrefix(rest, []byte("<!--")):
			comment = true
		case comment && hasTag(rest, "<", name):
			inner = true
		}
	}
}

// hasTag reports whether b begins with a tag of a name, in any case.
func hasTag(b []byte, open, name string) bool {
	n := len(open) + len(name)
	if len(b) <= n || string(b[:len(open)]) != open || !bytes.EqualFold(b[len(open):n], []byte(name)) {
		return false
	}
	return isSpace(b[n]) || b[n] == '/' || b[n] == '>'
}

// tag reads a tag from its name on. A tag that the input's end cuts off is none.
func (l *lexer) tag(kind tokenKind) tokenKind {
	start := l.pos
	l.until(nameEnd)
	l.kind, l.written = kind, l.src[start:l.pos]
	l.name = lower(l.buf[:], l.written)
	l.attributes()
	if l.pos == len(l.src) {
		l.kind = endOfInput
		return l.kind
	}
	closed := l.src[l.pos-1] == '/'
	l.pos++
	l.class = classOf(l.name)
	if l.class == block {
		return kind
	}
	switch string(l.name) {
	case "svg", "math":
		if kind == endTag {
			l.foreign = max(l.foreign-1, 0)
		} else if !closed {
			l.foreign++
		}
	}
	if kind == startTag && !(closed && (l.xml || l.foreign > 0)) {
		l.within = rawName(l.name)
	}
	return kind
}

// attributes reads up to the tag's ">" and keeps the attributes that are looked
// at; the first of a name counts.
func (l *lexer) attributes() {
	l.has = [attrCount]bool{}
	src := l.src
	if l.pos < len(src) && src[l.pos] == '>' { // most tags have none
		return
	}
	for {
		l.until(gapEnd)
		if l.done() {
			l.pos = len(src)
		}
		if l.pos == len(src) || src[l.pos] == '>' {
			return
		}
		start := l.pos
		l.pos++
		l.until(nameEnd | keyEnd)
		key := src[start:l.pos]
		l.until(spaceEnd)
		var value []byte
		if l.pos < len(src) && src[l.pos] == '=' {
			l.pos++
			value = l.value()
		}
		if attrLetters>>(key[0]&31)&1 == 0 {
			continue
		}
		var buf [maxName]byte
		if i := attrOf(lower(buf[:], key)); i < attrCount && !l.has[i] {
			l.has[i], l.attrs[i] = true, value
		}
	}
}

// value reads an attribute's value, from behind the "=".
func (l *lexer) value() []byte {
	src := l.src
	l.until(spaceEnd)
	if l.pos == len(src) {
		return nil
	}
	if quote := src[l.pos]; quote == '"' || quote == '\'' {
		start := l.pos + 1
		end := bytes.IndexByte(src[start:], quote)
		if end < 0 {
			l.pos = len(src)
			return nil
		}
		l.pos = start + end + 1
		return src[start : start+end]
	}
	start := l.pos
	l.until(valueEnd)
	return src[start:l.pos]
}

// lookBytes is how much of a tag is gone over between two looks at the context.
const lookBytes = 1 << 20

// until goes on to the next byte with one of the marks, or to the end.
func (l *lexer) until(mark uint8) {
	src, pos := l.src, l.pos
	for pos < len(src) {
		for end := min(len(src), pos+lookBytes); pos < end; pos++ {
			if marks[src[pos]]&mark != 0 {
				l.pos = pos
				return
			}
		}
		if pos < len(src) && l.ctx.Err() != nil {
			break
		}
	}
	l.pos = len(src)
}

func attrOf(name []byte) attr {
	for i, known := range attrNames {
		if string(name) == known {
			return attr(i)
		}
	}
	return attrCount
}

// lower writes a name in lower case into buf and returns it, or nil where it is
// too long to be one that matters.
func lower(buf, name []byte) []byte {
	if len(name) > len(buf) {
		return nil
	}
	for i, c := range name {
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return buf[:len(name)]
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// trimSpace returns b without the white space that it begins with.
func trimSpace(b []byte) []byte {
	for len(b) > 0 && isSpace(b[0]) {
		b = b[1:]
	}
	return b
}

func isSpace(c byte) bool { return marks[c]&space != 0 }

// marks says of each byte whether it is white space and what it ends.
var marks = func() (all [256]uint8) {
	for c := range all {
		switch c {
		case ' ', '\n', '\t', '\r', '\f':
			all[c] = space | nameEnd | valueEnd
		case '/':
			all[c] = nameEnd | spaceEnd
		case '>':
			all[c] = nameEnd | valueEnd | spaceEnd | gapEnd
		case '=':
			all[c] = keyEnd | spaceEnd | gapEnd
		default:
			all[c] = spaceEnd | gapEnd
		}
	}
	return all
}()

const (
	space    uint8 = 1 << iota
	nameEnd        // a tag's name
	keyEnd         // an attribute's name, as does what ends a tag's
	valueEnd       // an attribute's value without quotes
	spaceEnd       // white space
	gapEnd         // white space and slashes
)
