package docx

import (
	"strings"

	"github.com/jixiao-data/jixiao/parser/page"
)

// An arena keeps many small strings in few pieces of memory.
type arena struct{ b strings.Builder }

// The pieces grow with the document from one size to the other.
const minArenaBytes, maxArenaBytes = 4 << 10, 32 << 10

// room makes sure that the next n bytes stand in one piece, and returns where.
func (a *arena) room(n int) (start int) {
	if a.b.Cap()-a.b.Len() < n {
		size := min(max(2*a.b.Cap(), minArenaBytes), maxArenaBytes)
		a.b.Reset()
		a.b.Grow(max(size, n))
	}
	return a.b.Len()
}

// add returns text as a string.
func (a *arena) add(text []byte) string {
	start := a.room(len(text))
	a.b.Write(text)
	return a.b.String()[start:]
}

// A joiner collects pieces of a text. One piece alone is never copied.
type joiner struct {
	pieces   []string
	size     int
	newlines int
}

func (j *joiner) reset() { *j = joiner{pieces: j.pieces[:0]} }

func (j *joiner) add(s string) {
	j.pieces = append(j.pieces, s)
	j.size += len(s)
}

func (j *joiner) newline() {
	j.add("\n")
	j.newlines++
}

// maxTextBytes bounds the text of one paragraph or cell: it is gone over as a whole.
const maxTextBytes = 4 << 20

// fits reports whether the text is too long.
func (j *joiner) fits() error {
	if j.size > maxTextBytes {
		return &page.LimitError{Limit: "bytes of one paragraph or cell", Max: maxTextBytes, Got: int64(j.size)}
	}
	return nil
}

// done returns the pieces as one string.
func (j *joiner) done(a *arena) string {
	if len(j.pieces) == 1 {
		return j.pieces[0]
	}
	start := a.room(j.size)
	for _, s := range j.pieces {
		a.b.WriteString(s)
	}
	return a.b.String()[start:]
}
