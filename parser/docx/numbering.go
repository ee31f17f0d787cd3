package docx

import (
	"strings"

	"github.com/jixiao-data/jixiao/internal/symbols"
)

const listLevels = 9

// A listLevel is one level of a list as numbering.xml defines it.
type listLevel struct {
	start   int
	format  string
	text    string // with %1 … %9 for the numbers of the levels
	font    string // of a bullet
	restart int    // w:lvlRestart; -1 where it is not said
	legal   bool   // w:isLgl: all numbers in Arabic digits
	style   string // the paragraph style that is numbered by this level
}

// An abstractList is a list's definition, with the numbers it has come to. Lists
// that share a definition go on counting where another one stopped.
type abstractList struct {
	levels    [listLevels]*listLevel
	styleLink string
	count     [listLevels]int
	counting  [listLevels]bool // the level was used since it was last restarted
}

// A list is one use of a definition.
type list struct {
	abstract string
	levels   [listLevels]*listLevel // in place of the definition's
	start    [listLevels]int        // w:startOverride; -1 where there is none
	started  [listLevels]bool
}

// numbering is what numbering.xml defines.
type numbering struct {
	abstracts map[string]*abstractList
	lists     map[string]*list
	styles    styles
}

// maxLevelText is how long a level's text may be; Word allows 31 characters.
const maxLevelText = 256

// readNumbering reads numbering.xml.
func readNumbering(s *scanner) *numbering {
	n := &numbering{abstracts: map[string]*abstractList{}, lists: map[string]*list{}}
	for s.child() {
		switch s.name {
		case wAbstractNum:
			id, _ := s.attr("abstractNumId")
			n.abstracts[string(id)] = readAbstract(s)
		case wNum:
			id, _ := s.attr("numId")
			n.lists[string(id)] = readList(s)
		default:
			s.skip()
		}
		if len(n.abstracts)+len(n.lists) > maxDefinitions {
			s.fail(tooMany("lists"))
		}
	}
	return n
}

func readAbstract(s *scanner) *abstractList {
	a := &abstractList{}
	for s.child() {
		switch s.name {
		case wLvl:
			if i, lvl := readLevel(s); i < listLevels {
				a.levels[i] = lvl
			}
			continue
		case wNumStyleLink:
			a.styleLink = string(s.val())
		}
		s.skip()
	}
	return a
}

func readList(s *scanner) *list {
	l := &list{}
	for i := range l.start {
		l.start[i] = -1
	}
	for s.child() {
		switch s.name {
		case wAbstractNumID:
			l.abstract = string(s.val())
		case wLvlOverride:
			id, _ := s.attr("ilvl")
			readOverride(s, l, integer(id, listLevels))
			continue
		}
		s.skip()
	}
	return l
}

func readOverride(s *scanner, l *list, i int) {
	for s.child() {
		switch {
		case i >= listLevels:
		case s.name == wStartOverride:
			l.start[i] = integer(s.val(), 0)
		case s.name == wLvl:
			_, l.levels[i] = readLevel(s)
			continue
		}
		s.skip()
	}
}

// readLevel reads a w:lvl and its index.
func readLevel(s *scanner) (int, *listLevel) {
	id, _ := s.attr("ilvl")
	i := integer(id, listLevels)
	lvl := &listLevel{format: "decimal", restart: -1}
	lvl.read(s)
	return i, lvl
}

func (lvl *listLevel) read(s *scanner) {
	for s.child() {
		switch s.name {
		case wStart:
			lvl.start = integer(s.val(), 0)
		case wNumFmt:
			lvl.format = string(s.val())
		case wLvlText:
			if v := s.val(); len(v) <= maxLevelText {
				lvl.text = strings.ToValidUTF8(string(v), "�")
			}
		case wLvlRestart:
			lvl.restart = integer(s.val(), -1)
		case wIsLgl:
			lvl.legal = on(s.val())
		case wPStyle:
			lvl.style = string(s.val())
		case wRFonts:
			font, _ := s.attr("ascii")
			lvl.font = string(font)
		case wRPr, mcAlternate, mcChoice, mcFallback:
			// The last number format counts: a Fallback's, which all can read.
			lvl.read(s)
			continue
		}
		s.skip()
	}
}

// definition returns the definition of a list, by way of the numbering style that
// it may refer to.
func (n *numbering) definition(l *list) *abstractList {
	a := n.abstracts[l.abstract]
	if a != nil && a.styleLink != "" {
		id, _ := n.styles.list(a.styleLink)
		if linked := n.lists[id]; linked != nil && n.abstracts[linked.abstract] != nil {
			return n.abstracts[linked.abstract]
		}
	}
	return a
}

// next counts a paragraph of a list, and returns the number printed before it.
func (n *numbering) next(numID string, ilvl int) string {
	l := n.lists[numID]
	if l == nil || ilvl < 0 || ilvl >= listLevels {
		return ""
	}
	a := n.definition(l)
	if a == nil {
		return ""
	}
	level := func(i int) *listLevel {
		if l.levels[i] != nil {
			return l.levels[i]
		}
		return a.levels[i]
	}
	lvl := level(ilvl)
	if lvl == nil {
		return ""
	}
	for i := range ilvl + 1 {
		a.advance(l, i, level(i), i == ilvl)
	}
	for i := ilvl + 1; i < listLevels; i++ {
		if deeper := level(i); deeper != nil && restarts(deeper, ilvl) {
			a.counting[i] = false
		}
	}
	return a.label(lvl, level)
}

// advance counts on at level i of a list. A level above that of the paragraph does
// not count; where it has not begun it shows the number it will begin with.
func (a *abstractList) advance(l *list, i int, lvl *listLevel, own bool) {
	switch {
	case lvl == nil:
	case l.start[i] >= 0 && !l.started[i]:
		a.count[i] = l.start[i]
		l.started[i] = own
	case !a.counting[i]:
		a.count[i] = lvl.start
	case own:
		a.count[i]++
	}
	if own {
		a.counting[i] = true
	}
}

// restarts reports whether a level begins anew after a paragraph of a level above.
func restarts(deeper *listLevel, above int) bool {
	switch deeper.restart {
	case -1:
		return true
	case 0:
		return false
	}
	return above < deeper.restart
}

// label is the level's text with the numbers filled in.
func (a *abstractList) label(lvl *listLevel, level func(int) *listLevel) string {
	if lvl.format == "bullet" {
		return bullet(lvl)
	}
	var b strings.Builder
	for text := lvl.text; text != ""; {
		before, after, ok := strings.Cut(text, "%")
		b.WriteString(before)
		if !ok {
			break
		}
		text = after
		if text == "" || text[0] < '1' || text[0] > '9' {
			b.WriteByte('%')
			continue
		}
		i := int(text[0] - '1')
		text = text[1:]
		if of := level(i); of != nil {
			format := of.format
			if lvl.legal && format != "none" {
				format = "decimal"
			}
			b.WriteString(formatNumber(format, a.count[i]))
		}
	}
	return b.String()
}

// bullet is a bullet as the character it shows.
func bullet(lvl *listLevel) string {
	var b strings.Builder
	for _, r := range lvl.text {
		r, _ = symbols.FontOf(strings.TrimSpace(lvl.font)).Rune(r)
		b.WriteRune(r)
	}
	return b.String()
}

// styleLevel returns the level at which a paragraph style stands in its list: the
// one that names the style, else what the style says.
func (n *numbering) styleLevel(numID, style string, ilvl int) int {
	l := n.lists[numID]
	if l == nil {
		return ilvl
	}
	if a := n.definition(l); a != nil {
		for i, lvl := range a.levels {
			if lvl != nil && lvl.style == style {
				return i
			}
		}
	}
	return ilvl
}
