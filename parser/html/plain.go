package html

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/jixiao-data/jixiao/internal/trim"
	"golang.org/x/net/html"
)

// Nearly all rows of the tables in disclosures are plain: cells that hold lines of
// text and nothing else, each tag closed where it should be. Of such rows the
// algorithm of HTML builds what anybody would. The slimmer reads them itself, and
// hands on one element, <tr r=N>, for as many of them as follow one another; where
// that element ends up in the tree, there the rows are.
//
// A row is plain only while a table is open, since that is where a <tr> is always
// put into the tree: from a <table> to the next </table>, outside templates.
// Whatever is not as it should be sends the row the long way, from its beginning.

// A plainRow is a row that was read beside the tree.
type plainRow struct {
	cells []plainCell
	depth int // how deep elements are nested in its cells
}

// A plainCell is a cell of a plain row. A span is as it stands in the source.
type plainCell struct {
	rowSpan, colSpan int32
	text             string   // the paragraphs, a line each
	paragraphs       []string // nil where there is at most one
}

// maxPlain is how long a plain row may be in the source, and maxOpen how deep
// elements may be nested in its cells.
const (
	maxPlain = 64 << 10
	maxOpen  = 16
)

// A rowReader reads one plain row.
type rowReader struct {
	s     *slimmer
	row   plainRow // but for its cells
	nodes int      // that the tree would have
	bytes int      // of text
	// The inline elements that are open in the cell, by their names in the source,
	// and how many <div>.
	open [maxOpen][]byte
	n    int
	divs int
}

// plainRow reads the row whose start tag is the current token, if it is plain.
func (s *slimmer) plainRow() bool {
	if !s.inTable || s.inPre || len(s.hidden) > 0 || s.long {
		return false
	}
	if s.styled() && s.look() != "" {
		return false
	}
	lex, dec := s.lex, *s.dec
	s.kept.row = s.kept.row[:0]
	r := rowReader{s: s}
	if !r.read(s.lex.pos + maxPlain) {
		s.lex, *s.dec = lex, dec
		s.para.reset()
		return false
	}
	if at := s.total + int64(len(s.buf)); len(s.runs) == 0 || s.runEnd != at {
		s.runs = append(s.runs, nil)
		s.buf = append(s.buf, "<tr r="...)
		s.buf = strconv.AppendInt(s.buf, int64(len(s.runs)-1), 10)
		s.buf = append(s.buf, "></tr>"...)
		s.runEnd = s.total + int64(len(s.buf))
	}
	r.row.cells = s.kept.Take(len(s.kept.row))
	copy(r.row.cells, s.kept.row)
	s.kept.rows = append(s.kept.rows, r.row)
	run := &s.runs[len(s.runs)-1] // the last of the rows, wherever they were moved to
	*run = s.kept.rows[len(s.kept.rows)-len(*run)-1:]
	s.nodes += r.nodes
	s.beside += int64(r.bytes)
	s.inRow, s.fresh = false, true
	return true
}

func (s *slimmer) styled() bool { return s.lex.has[attrStyle] || s.lex.has[attrHidden] }

// read reads up to the row's end tag, and reports whether the row is plain.
func (r *rowReader) read(limit int) bool {
	l := &r.s.lex
	r.nodes = 2 // with the tbody that may be built around it
	for l.pos < limit {
		switch l.next() {
		case textToken:
			if len(l.text) > maxPlain || len(trimSpace(l.text)) > 0 {
				return false
			}
		case startTag:
			if !isCell(l.name) || !r.cell(limit) {
				return false
			}
		case endTag:
			return string(l.name) == "tr"
		default:
			return false
		}
	}
	return false
}

func isCell(name []byte) bool { return string(name) == "td" || string(name) == "th" }

// cell reads a cell whose start tag is the current token.
func (r *rowReader) cell(limit int) bool {
	s, l := r.s, &r.s.lex
	if s.styled() && s.look() != "" || s.telling(false) {
		return false
	}
	c := plainCell{rowSpan: 1, colSpan: 1}
	if !plainSpan(l, attrRowspan, &c.rowSpan) || !plainSpan(l, attrColspan, &c.colSpan) {
		return false
	}
	head := l.name[1] == 'h'
	r.nodes++
	r.divs = 0
	for first := true; l.pos < limit; first = false {
		switch l.next() {
		case textToken:
			text, ok := r.decode(l.text)
			switch {
			case !ok:
				return false
			case first && bytes.HasPrefix(l.src[l.pos:], []byte("</td>")) && isWord(text): // as in most cells
				c.text = s.para.texts.keep(text)
			default:
				r.text(text)
			}
		case startTag:
			if !r.start() {
				return false
			}
		case endTag:
			if isCell(l.name) {
				if r.n > 0 || (l.name[1] == 'h') != head {
					return false
				}
				return r.add(c)
			}
			if !r.end() {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// plainSpan reads a span, and reports whether it is written plainly.
func plainSpan(l *lexer, a attr, n *int32) bool {
	if !l.has[a] {
		return true
	}
	if len(l.attrs[a]) > maxAttribute || bytes.IndexByte(l.attrs[a], '&') >= 0 {
		return false
	}
	*n = int32(span(string(l.attrs[a])))
	return true
}

// add ends the cell and adds it to those of the row.
func (r *rowReader) add(c plainCell) bool {
	s := r.s
	if c.text == "" {
		switch paragraphs := s.para.paragraphs(); len(paragraphs) {
		case 0:
		case 1:
			c.text = paragraphs[0]
		default:
			if len(paragraphs) > s.limits.Blocks {
				return false
			}
			c.paragraphs = slices.Clone(paragraphs)
			c.text = strings.Join(c.paragraphs, "\n")
		}
	}
	r.bytes += len(c.text)
	s.kept.row = append(s.kept.row, c)
	return true
}

// boundary ends the paragraph.
func (r *rowReader) boundary() {
	r.s.para.newline()
	r.s.para.part()
}

// decode decodes a piece of the cell's text, which is good until the next.
func (r *rowReader) decode(text []byte) (decoded []byte, ok bool) {
	s := r.s
	if s.lex.raw || len(text) > maxPlain || bytes.IndexByte(text, 0) >= 0 {
		return nil, false
	}
	r.nodes++
	if string(text) == "&nbsp;" {
		return []byte(noBreakSpace), true
	}
	s.piece = s.dec.Append(s.piece[:0], text)
	return s.piece, true
}

// isWord reports whether a text surely stays as it is: it has no white space and no
// character references.
func isWord(text []byte) bool {
	for _, c := range text {
		if c <= ' ' || c == '&' || c == noBreakSpace[0] {
			return false
		}
	}
	return trim.Tight(text)
}

// text adds a decoded piece to the cell's text.
func (r *rowReader) text(text []byte) {
	if bytes.IndexByte(text, '&') >= 0 {
		add(&r.s.para, html.UnescapeString(string(text)))
	} else {
		add(&r.s.para, text)
	}
}

// start reads a start tag in a cell.
func (r *rowReader) start() bool {
	s, l := r.s, &r.s.lex
	switch l.class {
	case empty:
		return true
	case breaking:
		s.para.newline()
		r.nodes++
		r.row.depth = max(r.row.depth, r.divs+2)
		return string(l.name) == "br"
	case block:
		div := string(l.name) == "div"
		if !div && string(l.name) != "p" || s.styled() && s.look() != "" || s.telling(true) {
			return false
		}
		if div {
			r.divs++
		}
		r.nodes++
		r.boundary()
		r.row.depth = max(r.row.depth, r.divs+1)
		return r.divs < maxOpen
	case inline:
		if r.n == maxOpen || s.styled() && s.look() != "" || l.name == nil || lookOfName(l.name) != "" || s.font() != "" {
			return false
		}
		switch string(l.name) {
		case "input", "textarea":
			return false
		case "a":
			if l.has[attrHref] && leaves(l.attrs[attrHref]) {
				return false
			}
			for _, name := range r.open[:r.n] { // links do not nest
				if bytes.EqualFold(name, l.name) {
					return false
				}
			}
		}
		if s.keeps {
			if open := s.inlines[string(l.name)]; open != nil && open.kept {
				return false
			}
		}
		r.open[r.n] = l.written
		r.n++
		return true
	}
	return false
}

// end reads an end tag in a cell.
func (r *rowReader) end() bool {
	l := &r.s.lex
	switch l.class {
	case empty, silent:
		return true
	case breaking:
		if string(l.name) != "br" { // browsers take </br> for a line break
			return true
		}
		r.s.para.newline()
		r.nodes++
		r.row.depth = max(r.row.depth, r.divs+2)
		return true
	case block:
		switch string(l.name) {
		case "p": // browsers take </p> alone for a paragraph
			r.nodes++
		case "div":
			if r.divs == 0 {
				return false
			}
			r.divs--
		default:
			return false
		}
		r.boundary()
		return true
	case inline:
		if r.n == 0 || !bytes.EqualFold(r.open[r.n-1], l.written) {
			return false
		}
		r.n--
		return true
	}
	return false
}

// telling reports whether the class, id or role of the current tag may say what
// the element is: chrome, or with rows also a table made of blocks.
func (s *slimmer) telling(rows bool) bool {
	l := &s.lex
	if !l.has[attrClass] && !l.has[attrID] && !l.has[attrRole] { // as most cells
		return false
	}
	for _, a := range [...]attr{attrClass, attrID, attrRole} {
		if !l.has[a] || a == attrClass && bytes.HasPrefix(l.attrs[a], []byte("Mso")) {
			continue
		}
		value := l.attrs[a]
		if bytes.IndexByte(value, '&') >= 0 || !ascii(value) {
			return true
		}
		if wordOf(value, chromeWords) || wordOf(value, headWords) || rows && wordOf(value, tableWords) {
			return true
		}
	}
	return false
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	return true
}
