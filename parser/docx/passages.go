package docx

import "bytes"

// Formatting repeats: a document has thousands of property lists and a few dozen
// different ones. So a list is kept as it stands in the part, with the properties
// that were found in it, and one that reads alike is not scanned again.

const (
	maxPassages     = 16   // of one kind of element
	maxPassageBytes = 1024 // a longer list hardly repeats
)

// A passage is the content of an element as it stood in the part, its end tag
// included, with what property found in it.
type passage struct {
	text   []byte
	values []property
	depth  int // how many elements were open around it: deeper inside there may be too many
	scope  int // the names' scope, in which the prefixes mean the same
}

// A property is an empty element that carries a value.
type property struct {
	name  elem
	attrs []byte
}

// passages are the last that were read in elements of one kind.
type passages struct {
	list []passage
	next int // the one that gives way
}

// A recorder keeps the list that is being read, to make a passage of it.
type recorder struct {
	on     bool
	start  int64 // where its content begins in the part
	values []noted
}

// A noted property is where its attributes stand in the part.
type noted struct {
	name  elem
	start int64
	size  int
}

// recall looks for the list that begins here among those that were read, and goes
// behind it if it is there: its properties are in replay then.
func (s *scanner) recall() bool {
	kept := s.passages[s.name]
	if kept == nil {
		return false
	}
	ahead := s.buf[s.pos:s.n]
	for i := range kept.list {
		p := &kept.list[i]
		if p.depth >= len(s.open) && p.scope == s.names.scope && bytes.HasPrefix(ahead, p.text) {
			s.pos += len(p.text)
			s.replay, s.replaying = p.values, true
			return true
		}
	}
	return false
}

// replayed goes to the next property of a list that was recalled, or out of it.
func (s *scanner) replayed() bool {
	if len(s.replay) == 0 {
		s.replaying = false
		s.leave()
		return false
	}
	s.name, s.attrs = s.replay[0].name, s.replay[0].attrs
	s.replay = s.replay[1:]
	s.open = append(s.open, s.name)
	s.void = true
	return true
}

// record begins to keep the list that begins here.
func (s *scanner) record() {
	s.recorder = recorder{on: true, start: s.base + int64(s.pos), values: s.recorder.values[:0]}
}

// note keeps the property that was found. One that holds more than its attributes,
// or that declares a prefix, cannot be told by them, and a list that is too long for a
// passage is not kept.
func (s *scanner) note() {
	if !s.void || s.declares && bytes.Contains(s.attrs, []byte("xmlns")) || s.base+int64(s.pos)-s.recorder.start > maxPassageBytes {
		s.recorder.on = false
		return
	}
	end := s.pos - len(">")
	s.recorder.values = append(s.recorder.values, noted{s.name, s.base + int64(end-len(s.attrs)), len(s.attrs)})
}

// recorded makes a passage of the list that ends here, unless the window has
// moved on.
func (s *scanner) recorded(list elem) {
	start := s.recorder.start - s.base
	if !s.recorder.on || start < 0 || s.err != nil || int64(s.pos)-start > maxPassageBytes {
		return
	}
	s.recorder.on = false
	kept := s.passages[list]
	if kept == nil {
		kept = &passages{}
		s.passages[list] = kept
	}
	if len(kept.list) < maxPassages {
		kept.list = append(kept.list, passage{})
	}
	p := &kept.list[kept.next]
	kept.next = (kept.next + 1) % maxPassages
	p.text = append(p.text[:0], s.buf[start:s.pos]...)
	p.depth, p.scope = len(s.open)+1, s.names.scope
	p.values = p.values[:0]
	for _, v := range s.recorder.values {
		at := v.start - s.recorder.start
		p.values = append(p.values, property{v.name, p.text[at : at+int64(v.size)]})
	}
}
