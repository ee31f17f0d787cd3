package html

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// start hands a start tag on, or leaves it out.
func (s *slimmer) start() {
	l := &s.lex
	switch l.class {
	case empty:
	case silent:
		s.mute = l.within != ""
	case breaking:
		s.lineBreak()
	case preformatted:
		s.pre, s.inPre = true, true
		s.nodes++
		s.buf = append(s.buf, "<pre>\n"...)
	case unseen:
		if !l.has[attrOpen] {
			s.keep("hidden")
		}
	case block:
		if string(l.name) == "tr" && s.plainRow() {
			return
		}
		s.block()
	default:
		s.inline()
	}
}

func (s *slimmer) lineBreak() {
	s.fresh = true
	s.nodes++
	s.buf = append(s.buf, "<br>"...)
}

// end hands an end tag on if its start tag was.
func (s *slimmer) end() {
	name := s.lex.name
	switch s.lex.class {
	case silent, empty:
		return
	case breaking:
		if string(name) == "br" { // browsers take </br> for a line break
			s.lineBreak()
		}
		return
	case preformatted:
		if s.inPre {
			s.buf = append(s.buf, "</pre>"...)
		}
		s.inPre = false
		return
	case block:
		switch string(name) {
		case "table":
			s.inRow, s.inTable = false, false
		case "tr", "tbody", "thead", "tfoot":
			s.inRow = false
		case "p":
			s.nodes++ // builders take a </p> alone for a paragraph
		}
		s.fresh = true
		s.buf = append(append(append(s.buf, "</"...), name...), '>')
		return
	}
	s.endInline(name)
}

// endInline hands on the end tag of an inline element, if there is one to end.
func (s *slimmer) endInline(name []byte) {
	open := s.inlines[string(name)]
	switch {
	case open == nil:
	case open.kept:
		s.close(string(name))
	case open.dropped > 0:
		open.dropped--
		// What was opened inside it is closed with it, but for formatting elements.
		// Hiding must not go on.
		for _, inner := range slices.Backward(s.hidden) {
			if !isFormatting(inner.name) {
				s.endTag(inner.name)
				s.show(inner, string(name))
			}
		}
		s.hidden = slices.DeleteFunc(s.hidden, func(inner opened) bool { return !isFormatting(inner.name) })
	}
}

// close hands on the end tag of an inline element.
func (s *slimmer) close(name string) {
	s.endTag(name)
	for i, open := range slices.Backward(s.hidden) {
		if open.name == name { // what was opened inside it is closed with it
			for _, inner := range s.hidden[i:] {
				s.show(inner, name)
			}
			s.hidden = s.hidden[:i]
			break
		}
	}
}

func (s *slimmer) endTag(name string) {
	s.buf = append(append(append(s.buf, "</x-"...), kept(name)...), '>')
}

// show says that a hidden element is closed by an end tag, if that is of a formatting
// element. Browsers end these also where they were opened in another block, in which
// tree builders know nothing of the elements that stand in their place:
// "<b hidden><p>a</b>b" shows b.
func (s *slimmer) show(open opened, by string) {
	if open.no == 0 || !isFormatting(by) {
		return
	}
	s.nodes++
	s.buf = append(s.buf, "<x-off r="...)
	s.buf = strconv.AppendInt(s.buf, int64(open.no), 10)
	s.buf = append(s.buf, "></x-off>"...)
}

// isFormatting reports whether browsers close an element of a name across blocks
// (HTML 13.2.4.3).
func isFormatting(name string) bool {
	switch name {
	case "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return true
	}
	return false
}

// maxNames is how many names of inline elements are remembered.
const maxNames = 1 << 10

// inline keeps an inline element whose style hides it or makes it a block, or
// that stands inside a hidden one. Links are kept too: menus are told by them.
func (s *slimmer) inline() {
	l := &s.lex
	open := s.inlines[string(l.name)]
	if open == nil {
		open = &tally{}
		if len(s.inlines) < maxNames {
			s.inlines[string(l.name)] = open
		}
	}
	if string(l.name) == "a" { // links do not nest
		s.endInline(l.name)
	}
	var look look
	if l.has[attrStyle] || l.has[attrHidden] {
		look = s.look()
	}
	if look == "" {
		look = s.font()
	}
	if byName := lookOfName(l.name); look == "" || byName == lookHidden {
		look = byName
	}
	switch {
	case string(l.name) == "input":
		if look != lookHidden {
			s.input()
		}
	case string(l.name) == "textarea" && look != lookHidden:
		s.keep(string(lookPre))
	case look != "":
		s.keep(string(look))
	case string(l.name) == "a" && l.has[attrHref] && leaves(l.attrs[attrHref]),
		len(s.hidden) > 0, open.kept:
		s.keep("")
	default:
		open.dropped++
	}
}

// lookOfName gives the look that an inline element has by its name: del is a removal
// from the document, as Word saves a tracked one.
func lookOfName(name []byte) look {
	switch string(name) {
	case "del":
		return lookHidden
	case "s", "strike":
		return lookStruck
	}
	return ""
}

// kept is the name under which an inline element is kept, but for the "x-".
func kept(name string) string {
	if name == "" { // too long to be read
		return "other"
	}
	return strings.Map(func(c rune) rune {
		if c < utf8.RuneSelf && isLetter(byte(c)) || c >= '0' && c <= '9' {
			return c
		}
		return '-'
	}, name)
}

// leaves reports whether a link leads to another page: not to a place in this
// one, as tables of contents do, and not to an attached document.
func leaves(href []byte) bool {
	href = bytes.TrimSpace(href)
	if len(href) == 0 || href[0] == '#' {
		return false
	}
	dot := bytes.LastIndexByte(href, '.')
	if dot < 0 || len(href)-dot > 5 {
		return true
	}
	var buf [maxName]byte
	switch string(lower(buf[:], href[dot+1:])) {
	case "doc", "docx", "et", "ofd", "pdf", "ppt", "pptx", "rar", "wps", "xls", "xlsx", "zip":
		return false
	}
	return true
}

// maxHidden is how many elements that are open inside a hidden one are remembered,
// with that one.
const maxHidden = 64

// keep hands an inline element on under a name that means nothing to the tree
// builder.
func (s *slimmer) keep(attributes string) {
	name := string(s.lex.name)
	s.keeps = true
	if open := s.inlines[name]; open != nil {
		open.kept = true
	} else if len(s.inlines) < maxNames {
		s.inlines[name] = &tally{kept: true}
	}
	s.nodes++
	s.buf = append(append(s.buf, "<x-"...), kept(name)...)
	open := opened{name: name}
	if attributes != "" {
		s.pre = s.pre || attributes == string(lookPre)
		s.buf = append(append(s.buf, ' '), attributes...)
	}
	if attributes == string(lookHidden) {
		s.hides++
		open.no = s.hides
		s.buf = append(s.buf, '=')
		s.buf = strconv.AppendInt(s.buf, int64(open.no), 10)
	}
	if (attributes == string(lookHidden) || strings.HasPrefix(attributes, string(lookFont)) || len(s.hidden) > 0) && len(s.hidden) < maxHidden {
		s.hidden = append(s.hidden, open)
	}
	s.buf = append(s.buf, '>')
}

// input hands on the text that a form field shows.
func (s *slimmer) input() {
	l := &s.lex
	if !l.has[attrValue] {
		return
	}
	if l.has[attrType] {
		var buf [maxName]byte
		switch string(lower(buf[:], l.attrs[attrType])) {
		case "checkbox", "color", "file", "hidden", "image", "password", "radio", "range":
			return
		}
	}
	s.buf = append(s.buf, ' ')
	s.text = l.attrs[attrValue]
}

// block hands the start tag of a block or of a part of a table on.
func (s *slimmer) block() {
	l := &s.lex
	s.buf = append(append(s.buf, '<'), l.name...)
	s.nodes++
	s.fresh = true
	switch string(l.name) {
	case "pre", "listing":
		s.pre = true
	case "table":
		s.inRow, s.inTable = false, true
	case "template":
		s.long = true
	case "tbody", "thead", "tfoot":
		s.inRow = false
	case "tr":
		if !s.inRow {
			s.nodes++ // a tbody may be built around it
		}
		s.inRow = true
	case "td", "th":
		if !s.inRow {
			s.nodes += 2
		}
		s.inRow = true
		s.attribute(attrColspan)
		s.attribute(attrRowspan)
	case "ol":
		s.attribute(attrStart)
		s.attribute(attrReversed)
		s.attribute(attrType)
	case "li":
		s.attribute(attrValue)
	}
	if l.has[attrClass] && !bytes.HasPrefix(l.attrs[attrClass], []byte("Mso")) {
		s.attribute(attrClass)
	}
	s.attribute(attrID)
	s.attribute(attrRole)
	if l.has[attrStyle] || l.has[attrHidden] {
		if look := s.look(); look != "" {
			s.pre = s.pre || look == lookPre
			s.buf = append(append(s.buf, ' '), look...)
		}
	}
	s.buf = append(s.buf, '>')
}

// maxAttribute is how long an attribute may be that is handed on. None that
// matters comes near.
const maxAttribute = 1 << 10

// attribute hands an attribute on, in quotes. Its character references stay.
func (s *slimmer) attribute(a attr) {
	if !s.lex.has[a] || len(s.lex.attrs[a]) > maxAttribute {
		return
	}
	s.buf = append(append(append(s.buf, ' '), attrNames[a]...), '=', '"')
	s.escaped(s.lex.attrs[a], `"`)
	s.buf = append(s.buf, '"')
}

// escaped hands bytes on, decoded, with references in place of some characters.
func (s *slimmer) escaped(b []byte, special string) {
	for {
		i := bytes.IndexAny(b, special)
		if i < 0 {
			s.buf = s.dec.Append(s.buf, b)
			return
		}
		s.buf = append(s.dec.Append(s.buf, b[:i]), references[b[i]]...)
		b = b[i+1:]
	}
}

var references = map[byte]string{'<': "&lt;", '&': "&amp;", '"': "&quot;"}
