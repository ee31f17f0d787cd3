package docx

import (
	"bytes"
	"context"
	"io"

	"github.com/jixiao-data/jixiao/parser/page"
)

// A scanner walks the elements of one XML part. Its methods go down the tree:
//
//	for s.child() {       // each child of the current element
//		switch s.name {
//		case wTr:
//			row(s)        // is walked by a loop of its own
//		default:
//			s.skip()      // or skipped.
//		}
//	}
//
// After an error child is false all the way up; the error is in err.
//
// It lexes by itself, because nine tenths of a part are only passed by, and because
// no token may be so long that the context is not asked for long.
type scanner struct {
	window
	depth int // how many elements may be open

	name  elem   // the element that child went to
	attrs []byte // its start tag behind the name; good until the next step

	names names
	open  []knownName // the elements that are open
	void  bool        // the innermost one is an empty-element tag

	section bool // a CDATA section is open
}

func newScanner(ctx context.Context, limits page.Limits, buf []byte) scanner {
	return scanner{window: window{ctx: ctx, buf: buf}, depth: limits.Depth}
}

// start begins to scan another part.
func (s *scanner) start(src io.Reader) {
	*s = scanner{
		window: window{ctx: s.ctx, src: src, buf: s.buf}, depth: s.depth, open: s.open[:0],
		names: s.names.forget(),
	}
	s.refill(0)
}

// child goes to the next child of the current element, or out of the element
// where there is none, and is false then.
func (s *scanner) child() bool {
	for {
		switch kind, _ := s.step(); kind {
		case startTag:
			return true
		case endTag, endOfPart:
			return false
		}
	}
}

// property goes to the next child that carries a value, as child does, and passes
// over all others. Most of what formats a document is passed this way.
func (s *scanner) property() bool {
	for s.err == nil {
		if !s.void {
			s.hop()
		}
		if !s.child() {
			return false
		}
		if s.name > withValue {
			return true
		}
		s.skip()
	}
	return false
}

// hop passes over children without a value, as far as the window holds them. What
// is wrong with one is left to child to find.
func (s *scanner) hop() {
	next := s.pos // where a child begins
	var name elem // its name
	for pos, depth := next, 0; ; {
		tag := s.nextTag(pos)
		if tag.end < 0 {
			break
		}
		b := s.buf[tag.start:tag.end]
		if depth == 0 && b[1] != '!' {
			if name = s.names.resolve(tagName(b)).elem; name > withValue || b[1] == '/' {
				break
			}
		}
		depth += tag.change
		if len(s.open)+depth > s.depth || depth == 0 && tag.change < 0 && s.names.resolve(tagName(b[1:])).elem != name {
			break
		}
		if pos = tag.end; depth == 0 {
			next = pos
		}
	}
	s.pos = next
}

// text appends to dst the text that the current element holds, and goes out of it;
// of a long text only a piece. It is to be called until no more than outer elements
// are open.
func (s *scanner) text(dst []byte, outer int) []byte {
	for len(s.open) > outer && len(dst) < textBytes {
		switch kind, data := s.step(); kind {
		case textToken:
			dst = appendUnescaped(dst, data)
		case cdataToken:
			dst = append(dst, data...)
		case endOfPart:
			return dst
		}
	}
	return dst
}

// skip goes out of the current element without looking at what it holds: it hops
// from tag to tag and counts.
func (s *scanner) skip() {
	if s.void {
		s.step()
		return
	}
	for depth := 1; s.err == nil; {
		tag := s.nextTag(s.pos)
		if tag.end < 0 {
			s.more(tag.start)
			continue
		}
		if depth += tag.change; depth == 0 {
			s.pos = tag.start
			s.step()
			return
		}
		if len(s.open)+depth > s.depth {
			s.tooDeep()
		}
		s.pos = tag.end
	}
}

// end reads on behind the root element, where nothing may follow.
func (s *scanner) end() {
	if s.err == nil && s.child() {
		s.malformed("a second root element")
	}
}

// attr returns the value of the current element's attribute with the given local
// name.
func (s *scanner) attr(local string) (value []byte, ok bool) {
	for attrs := s.attrs; ; {
		var name, value []byte
		if name, value, attrs = s.nextAttr(attrs); name == nil {
			return nil, false
		}
		if i := bytes.IndexByte(name, ':'); string(name[i+1:]) == local {
			if bytes.IndexByte(value, '&') >= 0 {
				value = s.unescaped(value)
			}
			return value, true
		}
	}
}

// nextAttr splits the first attribute off the attributes of a tag. In a long one that
// is work.
func (s *scanner) nextAttr(attrs []byte) (name, value, rest []byte) {
	name, value, rest = nextAttr(attrs)
	if len(attrs) > workBytes {
		if s.work(4 * (len(attrs) - len(rest))); s.err != nil {
			return nil, nil, nil
		}
	}
	return name, value, rest
}

// unescaped is a value with its references replaced, which do not make it longer. In a
// long one these are work.
func (s *scanner) unescaped(value []byte) []byte {
	dst := make([]byte, 0, len(value))
	for len(value) > textBytes {
		n := cutText(value[:textBytes])
		dst = appendUnescaped(dst, value[:n])
		value = value[n:]
		if s.work(workBytes / 4); s.err != nil {
			return nil
		}
	}
	return appendUnescaped(dst, value)
}

// val returns the attribute that holds the value of most elements.
func (s *scanner) val() []byte {
	v, _ := s.attr("val")
	return v
}

// step reads the next token that matters and keeps count of the open elements. Of
// a text it may be a part only.
func (s *scanner) step() (token, []byte) {
	if s.void {
		s.void = false
		s.leave()
		return endTag, nil
	}
	for s.err == nil {
		if s.low() {
			s.refill(s.pos)
		}
		b := s.buf[s.pos:s.n]
		if len(b) < 2 || b[0] != '<' || b[1] == '!' || s.section {
			if kind, data := s.between(); kind != noToken {
				return kind, data
			}
			continue
		}
		end := 0
		switch b[1] {
		case '?':
			end = s.endOf(b, len("<?"), "?>")
			s.pos += end
		case '/':
			if end = s.endTag(b); end > 0 {
				s.pos += end
				s.leave()
				return endTag, nil
			}
		default:
			tag := tagName(b)
			behind := len("<") + len(tag.name)
			if end = behind + len(">"); end > len(b) || b[end-1] != '>' { // it has attributes
				end = s.tagEnd(b) + 1
			}
			if end > 0 {
				s.pos += end
				s.enter(tag, b[behind:end-len(">")])
				return startTag, nil
			}
		}
		if end == 0 {
			s.more(s.pos)
		}
	}
	return endOfPart, nil
}

// A token is a piece of XML that matters.
type token uint8

const (
	noToken token = iota
	startTag
	endTag
	textToken
	cdataToken
	endOfPart // or an error
)

// enter opens the element whose start tag was read.
func (s *scanner) enter(tag tagged, attrs []byte) {
	s.attrs = attrs
	if n := len(attrs); n > 0 {
		if s.declare(attrs); s.err != nil {
			return
		}
		s.void = attrs[n-1] == '/'
	}
	if len(tag.name) == 0 {
		s.malformed("a < that begins nothing")
	}
	known := s.names.resolve(tag)
	s.name = known.elem
	if s.open = append(s.open, known); len(s.open) > s.depth {
		s.tooDeep()
	}
}

// declare binds the prefixes that attributes declare.
func (s *scanner) declare(attrs []byte) {
	if i := bytes.IndexByte(attrs, 'x'); i < 0 || !bytes.Contains(attrs[i:], []byte("xmlns")) {
		return
	}
	for name, value, rest := s.nextAttr(attrs); name != nil; name, value, rest = s.nextAttr(rest) {
		if prefix, ok := declared(name); ok {
			s.names.declare(prefix, appendUnescaped(nil, value), len(s.open)+1)
			if len(s.names.shadow) > maxPrefixes {
				s.fail(&page.LimitError{Limit: "namespace prefixes", Max: maxPrefixes, Got: maxPrefixes + 1})
				return
			}
		}
	}
}

// endTag is the size of the end tag that b begins with, which has to close the
// innermost element. It is 0 where the window cuts the tag.
func (s *scanner) endTag(b []byte) int {
	var last knownName
	if len(s.open) > 0 {
		last = s.open[len(s.open)-1]
		// Mostly it is written as in the start tag.
		if n := len("</") + len(last.name); n < len(b) && b[n] == '>' && last.begins(b[len("</"):]) {
			return n + len(">")
		}
	}
	end := bytes.IndexByte(b, '>') + 1
	if end == 0 {
		return 0
	}
	if tag := tagName(b[1:end]); len(s.open) == 0 || last.elem != s.names.resolve(tag).elem {
		s.malformed("the end tag </" + string(tag.name) + "> has no start tag")
		return 0
	}
	return end
}

func (s *scanner) leave() {
	s.names.leave(len(s.open))
	s.open = s.open[:len(s.open)-1]
}

// between reads what stands between tags: a text or a CDATA section, or a piece of
// it. Where the window cuts it, or it is a comment, there is no token yet.
func (s *scanner) between() (token, []byte) {
	b := s.buf[s.pos:s.n]
	switch {
	case s.section:
		return s.sectionPiece(b)
	case len(b) == 0 && s.eof:
		if len(s.open) > 0 {
			s.malformed("the part ends inside an element")
		}
		return endOfPart, nil
	case len(b) > 0 && b[0] != '<':
		return s.textPiece(b)
	case bytes.HasPrefix(b, openComment):
		s.comment(b)
	case bytes.HasPrefix(b, openCDATA):
		s.pos += len(openCDATA)
		s.section = true
	case bytes.HasPrefix(b, openDoctype):
		s.malformed("a DOCTYPE, which no package may hold")
	case len(b) > len(openCDATA):
		s.malformed("a < that begins nothing")
	default:
		s.more(s.pos)
	}
	return noToken, nil
}

var (
	openComment = []byte("<!--")
	openCDATA   = []byte("<![CDATA[")
	closeCDATA  = []byte("]]>")
	openDoctype = []byte("<!DOCTYPE")
)

// textPiece reads the text that b begins with; of a long one, and of one that the
// window cuts, a piece.
func (s *scanner) textPiece(b []byte) (token, []byte) {
	b = b[:min(len(b), textBytes)]
	end := bytes.IndexByte(b, '<')
	if end < 0 {
		if end = len(b); end == textBytes || !s.eof {
			if end = cutText(b); end == 0 {
				s.more(s.pos)
				return noToken, nil
			}
		}
	}
	s.pos += end
	s.work(4 * end) // it may be full of references
	return textToken, s.clean(b[:end])
}

// sectionPiece reads the rest of a CDATA section; of a long one, and of one that the
// window cuts, a piece.
func (s *scanner) sectionPiece(b []byte) (token, []byte) {
	b = b[:min(len(b), textBytes)]
	end, size := bytes.Index(b, closeCDATA), len(closeCDATA)
	if end < 0 {
		// What closes the section may be cut, too.
		brackets := len(b) - len(bytes.TrimRight(b, "]"))
		if end, size = cutText(b[:len(b)-min(brackets, 2)]), 0; end == 0 {
			s.more(s.pos)
			return noToken, nil
		}
	}
	s.section = size == 0
	s.pos += end + size
	s.work(4 * end)
	return cdataToken, s.clean(b[:end])
}

// comment passes over a comment, unless the window cuts it.
func (s *scanner) comment(b []byte) {
	if n := s.endOf(b, len(openComment), "-->"); n > 0 {
		s.pos += n
		s.clean(b[:n])
	} else {
		s.more(s.pos)
	}
}

// clean is a text, in which no NUL may stand.
func (s *scanner) clean(b []byte) []byte {
	if bytes.IndexByte(b, 0) >= 0 {
		s.malformed("a NUL byte")
	}
	return b
}

func (s *scanner) tooDeep() {
	s.fail(&page.LimitError{Limit: "depth of elements", Max: int64(s.depth), Got: int64(s.depth) + 1})
}
