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

// A style is what a paragraph style says about outline and numbering.
type style struct {
	basedOn string
	name    string
	level   int // outline level from 1, 0 body text, -1 not said
	numID   string
	ilvl    int
}

// styles are the styles of a document by id.
type styles map[string]*style

// readStyles reads styles.xml.
func readStyles(s *scanner) styles {
	all := styles{}
	for s.child() {
		if s.name != wStyle {
			s.skip()
			continue
		}
		id, _ := s.attr("styleId")
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
			}
			s.skip()
		}
	}
	return all
}

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
