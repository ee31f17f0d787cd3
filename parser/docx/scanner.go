package docx

import (
	"bytes"
	"context"
	"errors"
	"io"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/xml"

	"github.com/jixiao-data/jixiao/parser/page"
)

const (
	// windowBytes is how much of a part is held at a time.
	windowBytes = 128 << 10
	// lowWater is how little may be left of a window before more is read, so that
	// tags of ordinary size are seldom cut by its end.
	lowWater = 4 << 10
	// maxTagBytes bounds one tag, comment or CDATA section, which the window must
	// hold as a whole. Word keeps whole drawings in an attribute (o:gfxdata).
	maxTagBytes = 16 << 20
)

// A scanner walks the elements of one XML part. Its methods go down the tree:
//
//	for s.child() {       // each child of the current element
//		switch s.name {
//		case wTr:
//			row(s)        // is walked by a loop of its own,
//		case wT:
//			b = s.text(b) // or read,
//		default:
//			s.skip()      // or skipped.
//		}
//	}
//
// After an error child is false all the way up; the error is in err.
type scanner struct {
	ctx   context.Context
	src   io.Reader
	depth int // how many elements may be open

	name  elem   // the element that child went to
	attrs []attr // its attributes, where it is one that is asked for them
	err   error

	// The window: buf[:n] is what is held of the part, from base on.
	buf  []byte
	n    int
	base int64
	eof  bool
	in   *parse.Input
	lex  xml.Lexer

	names names
	open  []elem // the elements that are open
	void  bool   // the innermost one is an empty-element tag
}

type attr struct{ name, value []byte }

// malformed says that a part is not well-formed, or not what it has to be.
type malformed struct {
	offset int64 // in the part
	detail string
}

func (e *malformed) Error() string { return e.detail }

func newScanner(ctx context.Context, src io.Reader, limits page.Limits) *scanner {
	s := &scanner{ctx: ctx, src: src, depth: limits.Depth, buf: make([]byte, windowBytes), names: newNames()}
	s.in = parse.NewInputBytes(nil)
	s.refill(0)
	return s
}

// child goes to the next child of the current element, or out of the element
// where there is none, and is false then.
func (s *scanner) child() bool {
	for {
		switch kind, _ := s.step(); kind {
		case xml.StartTagToken:
			return true
		case xml.EndTagToken, xml.ErrorToken:
			return false
		}
	}
}

// text goes out of the current element and appends the text it holds to dst.
func (s *scanner) text(dst []byte) []byte {
	for depth := 1; depth > 0; {
		switch kind, data := s.step(); kind {
		case xml.TextToken:
			dst = appendUnescaped(dst, data)
		case xml.CDATAToken:
			dst = append(dst, s.lex.Text()...)
		case xml.StartTagToken:
			depth++
		case xml.EndTagToken:
			depth--
		case xml.ErrorToken:
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
	pos := s.in.Offset()
	for depth := 1; s.err == nil; {
		tag := nextTag(s.buf[pos:s.n])
		if tag.end < 0 {
			s.more(pos + tag.start)
			pos = 0
			continue
		}
		if depth += tag.change; depth == 0 {
			s.seek(pos + tag.start)
			s.step()
			return
		}
		if len(s.open)+depth > s.depth {
			s.tooDeep()
		}
		pos += tag.end
	}
}

// end reads on behind the root element, where nothing may follow.
func (s *scanner) end() {
	if s.err == nil && s.child() {
		s.malformed("a second root element")
	}
}

// attr returns the value of the current element's attribute with the given local
// name. Only elements behind withAttrs have any.
func (s *scanner) attr(local string) (value []byte, ok bool) {
	for _, a := range s.attrs {
		if i := bytes.IndexByte(a.name, ':'); string(a.name[i+1:]) == local {
			return appendUnescaped(nil, a.value), true
		}
	}
	return nil, false
}

// val returns the attribute that holds the value of most elements.
func (s *scanner) val() []byte {
	v, _ := s.attr("val")
	return v
}

// step reads the next token that matters and keeps count of the open elements.
func (s *scanner) step() (xml.TokenType, []byte) {
	if s.void {
		s.void = false
		s.leave()
		return xml.EndTagToken, nil
	}
	for {
		kind, data := s.token()
		switch kind {
		case xml.TextToken, xml.CDATAToken:
			return kind, data
		case xml.StartTagToken:
			if s.open = append(s.open, s.name); len(s.open) > s.depth {
				s.tooDeep()
			}
			return kind, data
		case xml.EndTagToken:
			if len(s.open) == 0 || s.open[len(s.open)-1] != s.names.resolve(s.lex.Text()) {
				s.malformed("the end tag </" + string(s.lex.Text()) + "> has no start tag")
				break
			}
			s.leave()
			return kind, data
		case xml.DOCTYPEToken:
			s.malformed("a DOCTYPE, which no package may hold")
		case xml.ErrorToken:
			if len(s.open) > 0 {
				s.malformed("the part ends inside an element")
			}
			return kind, nil
		}
		if s.err != nil {
			return xml.ErrorToken, nil
		}
	}
}

func (s *scanner) leave() {
	s.names.leave(len(s.open))
	s.open = s.open[:len(s.open)-1]
}

// token lexes the next token. Of a text it may be a part only.
func (s *scanner) token() (xml.TokenType, []byte) {
	if !s.eof && s.n-s.in.Offset() < lowWater {
		s.refill(s.in.Offset())
	}
	for s.err == nil {
		start := s.in.Offset()
		kind, data := s.lex.Next()
		end := s.in.Offset()
		switch {
		case kind == xml.StartTagToken && s.tag(), kind == xml.StartTagPIToken && s.instruction():
			return kind, data
		case kind == xml.StartTagToken || kind == xml.StartTagPIToken:
			// It is cut by the end of the window.
		case kind == xml.ErrorToken && end < s.n:
			s.malformed("a NUL byte")
		case end < s.n || s.eof && complete(kind, data):
			return kind, data
		case kind == xml.TextToken:
			if cut := cutText(data); cut > 0 {
				s.seek(start + cut)
				return kind, data[:cut]
			}
		}
		s.more(start)
	}
	return xml.ErrorToken, nil
}

// complete reports whether a token at the end of a part ends as it has to.
func complete(kind xml.TokenType, data []byte) bool {
	switch kind {
	case xml.CommentToken:
		return bytes.HasSuffix(data, []byte("-->"))
	case xml.CDATAToken:
		return bytes.HasSuffix(data, []byte("]]>"))
	case xml.EndTagToken, xml.DOCTYPEToken:
		return bytes.HasSuffix(data, []byte(">"))
	}
	return true
}

// tag reads to the end of a start tag. It is false where the window ends before.
func (s *scanner) tag() bool {
	pos := s.in.Offset()
	rest := s.buf[pos:s.n]
	end := tagEnd(rest)
	if end < 0 {
		return false
	}
	name := s.lex.Text()
	s.name = s.names.resolve(name)
	s.void = end > 0 && rest[end-1] == '/'
	s.attrs = s.attrs[:0]
	declares := bytes.Contains(rest[:end], []byte("xmlns"))
	if s.name > withAttrs || declares {
		for kind, _ := s.lex.Next(); kind == xml.AttributeToken; kind, _ = s.lex.Next() {
			s.attrs = append(s.attrs, attr{s.lex.Text(), unquote(s.lex.AttrVal())})
		}
	}
	if declares {
		for _, a := range s.attrs {
			if prefix, ok := declared(a.name); ok {
				s.names.declare(prefix, appendUnescaped(nil, a.value), len(s.open)+1)
			}
		}
		s.name = s.names.resolve(name)
	}
	s.seek(pos + end + 1)
	return true
}

// instruction reads to the end of a processing instruction, as tag does.
func (s *scanner) instruction() bool {
	pos := s.in.Offset()
	end := bytes.Index(s.buf[pos:s.n], []byte("?>"))
	if end >= 0 {
		s.seek(pos + end + len("?>"))
	}
	return end >= 0
}

func unquote(v []byte) []byte {
	if len(v) >= 2 && (v[0] == '"' || v[0] == '\'') {
		return v[1 : len(v)-1]
	}
	return v
}

// seek sets the lexer to a place of the window that is between tags.
func (s *scanner) seek(pos int) {
	s.in.Move(pos - s.in.Offset())
	s.in.Skip()
	s.lex = *xml.NewLexer(s.in)
}

// more reads on for a token that the window cuts, keeping it from start.
func (s *scanner) more(start int) {
	if s.eof {
		s.malformed("the part ends inside an element")
		return
	}
	s.refill(start)
}

// refill drops the window's bytes before keep and reads on behind the others.
func (s *scanner) refill(keep int) {
	if s.err == nil {
		s.err = s.ctx.Err()
	}
	if s.err != nil {
		return
	}
	s.base += int64(keep)
	s.n = copy(s.buf, s.buf[keep:s.n])
	if s.n == len(s.buf)-1 {
		if len(s.buf) >= maxTagBytes {
			s.fail(&page.LimitError{Limit: "bytes of one tag", Max: maxTagBytes, Got: int64(s.n)})
			return
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	// The last byte stays free for the lexer's end mark.
	for s.n < len(s.buf)-1 && !s.eof && s.err == nil {
		n, err := s.src.Read(s.buf[s.n : len(s.buf)-1])
		s.n += n
		if s.eof = errors.Is(err, io.EOF); !s.eof {
			s.fail(err)
		}
	}
	s.in = parse.NewInputBytes(s.buf[:s.n])
	s.lex = *xml.NewLexer(s.in)
}

// fail keeps the first error.
func (s *scanner) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *scanner) malformed(detail string) {
	s.fail(&malformed{offset: s.base + int64(s.in.Offset()), detail: detail})
}

func (s *scanner) tooDeep() {
	s.fail(&page.LimitError{Limit: "depth of elements", Max: int64(s.depth), Got: int64(s.depth) + 1})
}
