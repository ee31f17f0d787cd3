package docx

import "slices"

// sections are the headers and footers that the sections of a document show. A
// section that names none has those of the section before it.
type sections struct {
	headers, footers margins
}

// margins are the headers of the sections, or their footers.
type margins struct {
	current [3]string // by margin: the relationships to the parts
	shown   []shownMargin
	known   map[shownMargin]bool
}

// A shownMargin is a header or footer that a section shows: on even pages only, if
// the document tells these apart.
type shownMargin struct {
	id   string
	even bool
}

// The kinds of headers and footers, in the order in which pages show them.
const (
	onFirstPage = iota
	onPages
	onEvenPages
)

// section reads a w:sectPr, with which a section ends.
func (l *loader) section() {
	if l.sections == nil {
		l.skip()
		return
	}
	title := false // the first page has a header of its own
	for l.property() {
		switch l.name {
		case wHeaderReference:
			l.sections.headers.refer(l.scanner)
		case wFooterReference:
			l.sections.footers.refer(l.scanner)
		case wTitlePg:
			title = on(l.val())
		}
		l.skip()
	}
	l.sections.headers.end(title)
	l.sections.footers.end(title)
}

// maxMarginID is how long the id of a relationship may be. Word's are of a few letters.
const maxMarginID = 1024

// refer reads a w:headerReference or w:footerReference.
func (m *margins) refer(s *scanner) {
	kind := onPages
	switch value, _ := s.attr("type"); string(value) {
	case "first":
		kind = onFirstPage
	case "even":
		kind = onEvenPages
	}
	if id, _ := s.attr("id"); len(id) <= maxMarginID {
		m.current[kind] = string(id)
	}
}

// end notes what a section shows.
func (m *margins) end(title bool) {
	for kind, id := range m.current {
		margin := shownMargin{id, kind == onEvenPages}
		if id == "" || kind == onFirstPage && !title || m.known[margin] || len(m.shown) >= maxDefinitions {
			continue
		}
		if m.known == nil {
			m.known = map[shownMargin]bool{}
		}
		m.known[margin] = true
		m.shown = append(m.shown, margin)
	}
}

// evenPages reports whether any section has a header or footer of its own for even
// pages. Whether it is shown the settings say.
func (s *sections) evenPages() bool {
	even := func(m shownMargin) bool { return m.even }
	return slices.ContainsFunc(s.headers.shown, even) || slices.ContainsFunc(s.footers.shown, even)
}

// readEvenPages reads settings.xml, and whether even pages have headers and footers
// of their own.
func readEvenPages(s *scanner) (even bool) {
	for s.child() {
		if s.name == wEvenAndOdd {
			even = on(s.val())
		}
		s.skip()
	}
	return even
}
