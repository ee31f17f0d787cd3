package docx

import "bytes"

// Formatting repeats: a document has thousands of property lists and a few dozen
// different ones. So a list is kept as it stands in the part, with what it says, and
// one that reads alike is not scanned again.

const (
	maxPassages     = 32   // of one kind
	maxPassageBytes = 1024 // a longer list hardly repeats
)

// A passage is an element as it stood in the part, with what it says.
type passage[T any] struct {
	text  []byte
	says  T
	depth int // how many elements were open around it: deeper inside there may be too many
	scope int // the names' scope, in which the prefixes mean the same
}

// passages are the last that were read of one kind of list. Those that come often
// stand in front.
type passages[T any] struct {
	list []passage[T]
	next int // the one that gives way
}

// forget empties the passages. Their memory is used again.
func (k *passages[T]) forget() { k.list, k.next = k.list[:0], 0 }

// ahead returns what the list says that is the next child of the current element, and
// goes behind it, if it is known.
func (k *passages[T]) ahead(s *scanner) (says T, ok bool) {
	if s.void || s.err != nil {
		return says, false
	}
	text := s.buf[s.pos:s.n]
	if len(text) > 0 && text[0] != '<' {
		text = bytes.TrimLeft(text, " \t\r\n")
	}
	for i := range k.list {
		p := &k.list[i]
		if p.depth > len(s.open) && p.scope == s.names.scope && bytes.HasPrefix(text, p.text) {
			s.pos = s.n - len(text) + len(p.text)
			says = p.says
			if i > 0 {
				k.list[i-1], k.list[i] = k.list[i], k.list[i-1]
			}
			return says, true
		}
	}
	return says, false
}

// read returns what the list in the current element says, and knows it from then on.
// It has scan go out of the element, and tell whether the list says no more than that.
func (k *passages[T]) read(s *scanner, scan func() (says T, all bool)) T {
	depth := len(s.open)
	tag := len("<") + len(s.open[depth-1].name) + len(s.attrs) + len(">")
	start := s.base + int64(s.pos-tag)
	says, all := scan()
	if from := start - s.base; all && s.err == nil && from >= 0 && int64(s.pos)-from <= maxPassageBytes {
		k.keep(passage[T]{s.buf[from:s.pos], says, depth, s.names.scope})
	}
	return says
}

// keep copies a passage, in place of another one where there are too many.
func (k *passages[T]) keep(p passage[T]) {
	switch n := len(k.list); {
	case n == maxPassages:
	case n < cap(k.list):
		k.list = k.list[:n+1]
	default:
		k.list = append(k.list, passage[T]{})
	}
	kept := &k.list[k.next]
	k.next = (k.next + 1) % maxPassages
	p.text = append(kept.text[:0], p.text...)
	*kept = p
}
