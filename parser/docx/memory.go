package docx

import (
	"strings"

	"github.com/jixiao-data/jixiao/parser/page"
)

// An arena keeps many small strings in few pieces of memory.
type arena struct{ b strings.Builder }

// The pieces grow with the document from one size to the other.
const minArenaBytes, maxArenaBytes = 4 << 10, 32 << 10

// add returns text as a string.
func (a *arena) add(text []byte) string {
	if a.b.Cap()-a.b.Len() < len(text) {
		size := min(max(2*a.b.Cap(), minArenaBytes), maxArenaBytes)
		a.b.Reset()
		a.b.Grow(max(size, len(text)))
	}
	start := a.b.Len()
	a.b.Write(text)
	return a.b.String()[start:]
}

// A joiner collects pieces of a text. One piece alone is never copied.
type joiner struct {
	first    string
	text     []byte // all pieces, where there are more than one
	size     int    // of them; where it is too long a text is not kept
	newlines int
}

func (j *joiner) reset() { *j = joiner{text: j.text[:0]} }

func (j *joiner) add(s string) {
	switch {
	case j.size == 0:
		j.first = s
	case j.size <= maxTextBytes:
		if len(j.text) == 0 {
			j.text = append(j.text, j.first...)
		}
		j.text = append(j.text, s...)
	}
	j.size += len(s)
}

func (j *joiner) newline() {
	j.add("\n")
	j.newlines++
}

// maxTextBytes bounds the text of one paragraph or cell: it is gone over as a whole.
const maxTextBytes = 4 << 20

// fits reports whether a text of so many bytes is too long.
func fits(size int) error {
	if size > maxTextBytes {
		return &page.LimitError{Limit: "bytes of one paragraph or cell", Max: maxTextBytes, Got: int64(size)}
	}
	return nil
}

// done returns the pieces as one string.
func (j *joiner) done(a *arena) string {
	if len(j.text) == 0 {
		return j.first
	}
	return a.add(j.text)
}
