package html

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"slices"

	"github.com/jixiao-data/jixiao/parser/charset"
	"github.com/jixiao-data/jixiao/parser/page"
)

// A slimmer hands HTML on to the tree builder with everything left out that
// cannot change what a person reads: scripts, styles, comments, inline markup,
// and all attributes but a few. What is left is the text and the structure.
//
// It is the reader's speed, since nine tenths of an exported page are style
// attributes, and its safety. Inline formatting elements are what tree builders
// pay for: a <b> that is never closed is built anew in each later paragraph, so
// that one megabyte grows to gigabytes. Attributes without number and comments
// without end never reach the builder either, and what does is counted.
type slimmer struct {
	ctx    context.Context
	limits page.Limits
	lex    lexer
	dec    *charset.Decoder
	text   []byte // to be handed on, as it is in the source
	total  int64  // bytes handed on
	buf    []byte
	out    []byte // the part of buf that is not yet read
	err    error  // why there is no more: io.EOF, a limit, the context's error

	mute  bool // the next text belongs to a silent element
	fresh bool // a block's tag was handed on last: white space shows not
	// dangling says that the text ends in what could begin a character reference,
	// and must not go on where a tag was dropped: "&l<b>t".
	dangling bool
	pre      bool              // there is an element whose white space stays
	inPre    bool              // a preformatted element is open
	inlines  map[string]*tally // inline elements by name
	hidden   []opened          // one that is open and hides, and those inside
	hides    int               // hidden inline elements so far

	inRow bool // a cell here needs no row built around it
	nodes int  // that the builder makes of what was handed on

	// Of rows that are read beside the tree (plain.go): inTable says that there may
	// be some, long that all rows go the long way, keeps that some inline element
	// was kept.
	inTable, long, keeps bool
	runs                 [][]plainRow // those that follow one another
	runEnd               int64        // where in what is handed on the last of them ends
	beside               int64        // bytes of their text
	kept                 *cellStore   // their memory
	para                 inliner      // the text of the cell
	piece                []byte       // a decoded piece of text
}

// A tally is what has become of the inline elements of a name. Once one is kept
// all others are, so that each end tag finds its element.
type tally struct {
	kept    bool
	dropped int // that are open
}

// An opened element is an inline element that was kept. no is the number of a hidden
// one, 0 for others.
type opened struct {
	name string
	no   int
}

// A class is what becomes of an element.
type class uint8

const (
	inline       class = iota // dropped unless its style matters; its text stays
	block                     // kept
	silent                    // dropped with its text
	preformatted              // kept as <pre>, there being no tags inside
	unseen                    // kept and marked as hidden
	breaking                  // a line break
	empty                     // dropped whatever its style, since it has no end
)

// classOf returns the class of the element of a name.
func classOf(name []byte) class {
	switch string(name) {
	case "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
		"fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
		"legend", "li", "listing", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table",
		"tbody", "td", "template", "tfoot", "th", "thead", "tr", "ul":
		return block
	case "iframe", "noembed", "noframes", "noscript", "script", "style", "title":
		return silent
	case "plaintext", "xmp":
		return preformatted
	case "audio", "canvas", "datalist", "dialog", "rp", "video":
		return unseen
	case "br", "option":
		return breaking
	case "area", "base", "basefont", "bgsound", "body", "col", "colgroup", "embed", "frame", "frameset", "head", "html",
		"image", "img", "keygen", "link", "meta", "param", "source", "track", "wbr":
		return empty
	}
	return inline
}

// newSlimmer returns a slimmer of a page. The page is cut up as it is, and only
// what is handed on is decoded; UTF-16 has to be decoded before.
func newSlimmer(ctx context.Context, source []byte, decoder *charset.Decoder, limits page.Limits, kept *cellStore) (*slimmer, error) {
	s := &slimmer{
		ctx: ctx, limits: limits, dec: decoder, lex: lexer{ctx: ctx, src: source, pos: decoder.Mark},
		inlines: map[string]*tally{}, buf: slices.Grow(kept.out, min(len(source)/4, slimChunk)),
		para: inliner{texts: &texts{}}, kept: kept,
	}
	kept.out = s.buf
	if size := int64(len(source)); size > limits.TextBytes {
		return nil, &page.LimitError{Limit: "text bytes", Max: limits.TextBytes, Got: size}
	}
	if !decoder.Wide() {
		s.lex.xml = isXML(source[decoder.Mark:])
		return s, nil
	}
	decoded, err := decoder.All(ctx, source[decoder.Mark:], limits.TextBytes)
	s.lex = lexer{ctx: ctx, src: decoded, xml: isXML(decoded)}
	s.dec = charset.NewDecoder(nil, "utf-8")
	return s, err
}

// isXML reports whether a page begins with an xml declaration.
func isXML(source []byte) bool {
	source = bytes.TrimLeft(source[:min(len(source), 64)], " \t\r\n")
	return bytes.HasPrefix(source, []byte("<?xml"))
}

// slimChunk is about how much is slimmed between two looks at the context.
const slimChunk = 32 << 10

// Read gives the slimmed page.
func (s *slimmer) Read(p []byte) (int, error) {
	for len(s.out) == 0 && s.err == nil {
		s.fill()
	}
	if len(s.out) == 0 {
		return 0, s.err
	}
	n := copy(p, s.out)
	s.out = s.out[n:]
	return n, nil
}

// fill slims the next part of the page.
func (s *slimmer) fill() {
	if s.err = s.ctx.Err(); s.err != nil {
		return
	}
	s.buf = s.buf[:0]
	from := s.pos()
	for s.err == nil && len(s.buf) < slimChunk && s.pos()-from < 8*slimChunk {
		if len(s.text) > 0 {
			s.handOn()
			continue
		}
		switch s.lex.next() {
		case endOfInput:
			s.err = cmp.Or(s.ctx.Err(), io.EOF)
		case textToken:
			if s.text = s.lex.text; s.mute {
				s.text = nil
			}
			s.mute = false
		case startTag:
			s.mute = false
			s.start()
		case endTag:
			s.mute = false
			s.end()
		}
	}
	s.total += int64(len(s.buf))
	switch {
	case s.nodes > s.limits.Nodes:
		s.err = &page.LimitError{Limit: "nodes", Max: int64(s.limits.Nodes), Got: int64(s.nodes)}
	case s.total+s.beside > s.limits.TextBytes:
		s.err = &page.LimitError{Limit: "text bytes", Max: s.limits.TextBytes, Got: s.total + s.beside}
	}
	s.out = s.buf
}

// pos is how far the page has been handed on.
func (s *slimmer) pos() int { return s.lex.pos - len(s.text) }

// handOn hands a piece of text on. A "<" in it is text, and must stay so whatever
// follows; so is an "&" where the source has no character references. Long text is cut by comments, since the builder holds a piece of it in
// memory several times.
func (s *slimmer) handOn() {
	cut := s.textCut(s.text)
	part := s.text[:cut]
	s.text = s.text[cut:]
	if s.fresh && !s.pre {
		part = trimSpace(part)
	}
	if len(part) == 0 {
		return
	}
	if s.dangling {
		s.separate()
	}
	s.fresh = false
	s.nodes++
	special := "<"
	if s.lex.kind == textToken && s.lex.raw {
		special = "<&"
	}
	s.escaped(part, special)
	tail := part[max(0, len(part)-maxReference):]
	i := bytes.LastIndexByte(tail, '&')
	if s.dangling = i >= 0 && bytes.IndexByte(tail[i:], ';') < 0; len(s.text) > 0 {
		s.separate()
	}
}

// separate keeps two pieces of text apart.
func (s *slimmer) separate() {
	s.dangling = false
	s.nodes++
	s.buf = append(s.buf, "<!---->"...)
}

// textCut returns how much of a text is handed on in one piece: all, or so much
// that neither a character nor a character reference is cut in two.
func (s *slimmer) textCut(text []byte) int {
	if len(text) <= 2*slimChunk {
		return len(text)
	}
	cut := s.dec.Cut(text, slimChunk)
	if i := bytes.LastIndexByte(text[cut-maxReference:cut], '&'); i >= 0 {
		cut += i - maxReference
	}
	return cut
}

// maxReference is longer than any named character reference.
const maxReference = 48
