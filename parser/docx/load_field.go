package docx

import "github.com/fumiama/go-docx"

// A field is one that is open.
type field struct {
	result bool // its result began
	// form is what a form field shows, unless it has a result: a box, ticked or not,
	// or the entry that was chosen from a list.
	form  string
	found int // loader.found where the result began
}

// maxEntry is how long an entry of a list may be; Word allows 255 characters.
const maxEntry = 1024

// fieldChar reads a w:fldChar, where a field begins, turns to its result, or ends.
func (l *loader) fieldChar(p *docx.Paragraph) {
	kind, _ := l.attr("fldCharType")
	top := len(l.fields) - 1
	switch {
	case string(kind) == "begin":
		l.spend()
		l.fields = pushed(l, l.fields, field{form: l.formField(), found: l.found})
		if l.err == nil { // else it is not there
			l.instructions++
		}
		return
	case top < 0:
	case string(kind) == "separate" && !l.fields[top].result:
		l.fields[top].result = true
		l.fields[top].found = l.found
		l.instructions--
	case string(kind) == "end":
		f := l.fields[top]
		l.fields = l.fields[:top]
		if !f.result {
			l.instructions--
		}
		if !f.result || l.found == f.found {
			l.addText(p, []byte(f.form))
		}
	}
	l.skip()
}

// endInstructions ends the instructions that a paragraph leaves open: a field whose
// instruction does not end in its paragraph has none.
func (l *loader) endInstructions(p *docx.Paragraph) {
	first := len(l.fields)
	for ; l.instructions > 0; first-- {
		if !l.fields[first-1].result {
			l.instructions--
		}
	}
	for i, f := range l.fields[first:] {
		if !f.result {
			l.addText(p, []byte(f.form))
			l.fields[first+i] = field{result: true, found: l.found}
		}
	}
}

// formField reads the current element, and what the form field in it shows.
func (l *loader) formField() (shown string) {
	for l.child() {
		if l.name != wFFData {
			l.skip()
			continue
		}
		for l.child() {
			switch l.name {
			case wCheckBox:
				shown = l.checkBox()
			case wDropDown:
				shown = l.dropDown()
			default:
				l.skip()
			}
		}
	}
	return shown
}

// checkBox reads a w:checkBox.
func (l *loader) checkBox() string {
	byDefault, checked, says := false, false, false
	for l.property() {
		switch l.name {
		case wDefault:
			byDefault = on(l.val())
		case wChecked:
			checked, says = on(l.val()), true
		}
		l.skip()
	}
	if says && checked || !says && byDefault {
		return "☑"
	}
	return "☐"
}

// dropDown reads a w:ddList. The number of the chosen entry stands before the
// entries; without one it is the first.
func (l *loader) dropDown() (chosen string) {
	byDefault, result, at := 0, -1, 0
	for l.property() {
		switch l.name {
		case wDefault:
			byDefault = integer(l.val(), 0)
		case wResult:
			result = integer(l.val(), 0)
		case wListEntry:
			want := result
			if want < 0 {
				want = byDefault
			}
			if entry := l.val(); at == want && len(entry) <= maxEntry {
				chosen = string(entry)
			}
			at++
		}
		l.skip()
	}
	return chosen
}
