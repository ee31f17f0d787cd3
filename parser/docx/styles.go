package docx

import (
	"strconv"
	"strings"

	"github.com/jixiao-data/jixiao/parser/page"
)

// maxDefinitions bounds the styles, the lists and the relationships of a document.
// Word's own limit for styles is 4,079.
const maxDefinitions = 1 << 16

func tooMany(what string) error {
	return &page.LimitError{Limit: what, Max: maxDefinitions, Got: maxDefinitions + 1}
}

// A style is what a style says about outline, numbering and hidden text.
type style struct {
	basedOn string
	name    string
	level   int // outline level from 1, 0 body text, -1 not said
	numID   string
	ilvl    int
	hides   bool // w:vanish,
	says    bool // if the style says anything about it
}

// styles are the styles of a document by id.
type styles map[string]*style

// readStyles reads styles.xml. The hiding is nil where no style hides text.
func readStyles(s *scanner) (styles, *hiding) {
	all, h, some := styles{}, &hiding{}, false
	var paragraph, character string // the styles of those that name none
	for s.child() {
		switch s.name {
		case wDocDefaults:
			h.always, _ = readVanish(s)
			continue
		case wStyle:
		default:
			s.skip()
			continue
		}
		id, _ := s.attr("styleId")
		if byDefault, ok := s.attr("default"); ok && on(byDefault) {
			switch kind, _ := s.attr("type"); string(kind) {
			case "paragraph":
				paragraph = string(id)
			case "character":
				character = string(id)
			}
		}
		st := &style{level: -1}
		all[string(id)] = st
		if len(all) > maxDefinitions {
			s.fail(tooMany("styles"))
		}
		for s.child() {
			switch s.name {
			case wName:
				st.name = strings.ToLower(string(s.val()))
			case wBasedOn:
				st.basedOn = string(s.val())
			case wPPr:
				st.readProperties(s)
				continue
			case wRPr:
				st.hides, st.says = readVanish(s)
				some = some || st.hides
				continue
			}
			s.skip()
		}
	}
	if !h.always && !some {
		return all, nil
	}
	h.styles = all.hiding(s)
	h.paragraph, h.character = h.styles[paragraph], h.styles[character]
	return all, h
}

// styleWork is what looking up a style counts as work.
const styleWork = 256

// hiding tells of each style whether it hides text, by itself or by the one it is
// based on.
func (all styles) hiding(s *scanner) map[string]bool {
	known := make(map[string]bool, len(all))
	var chain []string
	for id := range all {
		hides := false
		chain = chain[:0]
		for {
			if s.work(styleWork); s.err != nil {
				return nil
			}
			st := all[id]
			if before, ok := known[id]; ok || st == nil {
				hides = before
				break
			}
			known[id] = false // for a chain that goes in circles
			chain = append(chain, id)
			if st.says {
				hides = st.hides
				break
			}
			id = st.basedOn
		}
		for _, id := range chain {
			known[id] = hides
		}
	}
	return known
}

// readVanish finds what the run properties in the current element say about hidden
// text, if they say anything.
func readVanish(s *scanner) (hides, says bool) {
	for s.child() {
		switch s.name {
		case wVanish:
			hides, says = on(s.val()), true
		case wRPr, wRPrDefault:
			if h, ok := readVanish(s); ok {
				hides, says = h, true
			}
			continue
		}
		s.skip()
	}
	return hides, says
}

// A hiding is what hides text where a run does not say itself whether it is hidden.
type hiding struct {
	always               bool            // the defaults of the document hide
	paragraph, character bool            // the styles of those that name none hide
	styles               map[string]bool // those that hide
}

// text reports whether text is hidden by the styles of its paragraph and its run. Of
// two that hide, one takes back what the other does (ISO/IEC 29500-1, 17.7.3).
func (h *hiding) text(paragraph, character bool) bool { return h.always || paragraph != character }

func (st *style) readProperties(s *scanner) {
	for s.property() {
		switch s.name {
		case wOutlineLvl:
			st.level = outlineLevel(s.val())
		case wNumPr:
			for s.child() {
				switch s.name {
				case wNumID:
					st.numID = string(s.val())
				case wIlvl:
					st.ilvl = integer(s.val(), 0)
				}
				s.skip()
			}
			continue
		}
		s.skip()
	}
}

// outlineLevel reads a w:outlineLvl, where 9 is body text.
func outlineLevel(value []byte) int {
	if n := integer(value, 9); n < 9 {
		return n + 1
	}
	return 0
}

// find goes from a style to those it is based on until one has what is looked for.
func (all styles) find(id string, has func(*style) bool) *style {
	// A chain longer than there are styles goes in circles; Word allows 11.
	for range 64 {
		st := all[id]
		if st == nil || has(st) {
			return st
		}
		id = st.basedOn
	}
	return nil
}

// level returns the heading level that a style gives a paragraph, or 0.
func (all styles) level(id string) int {
	st := all.find(id, func(st *style) bool { return st.level >= 0 || headingName(st.name) > 0 })
	switch {
	case st == nil && all[id] == nil:
		return headingName(strings.ToLower(id)) // the styles of Word need no definition
	case st == nil:
		return 0
	case st.level >= 0:
		return st.level
	}
	return headingName(st.name)
}

// headingName returns the level of a heading style by its name: "heading 1".
func headingName(name string) int {
	for _, word := range []string{"heading", "标题"} {
		if digit, ok := strings.CutPrefix(name, word); ok {
			if n, err := strconv.Atoi(strings.TrimSpace(digit)); err == nil && n >= 1 && n <= 9 {
				return n
			}
		}
	}
	return 0
}

// list returns the list that a style puts a paragraph into.
func (all styles) list(id string) (numID string, ilvl int) {
	if st := all.find(id, func(st *style) bool { return st.numID != "" }); st != nil {
		return st.numID, st.ilvl
	}
	return "", 0
}
