package docx

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"

	"github.com/jixiao-data/jixiao/parser/page"
)

const (
	// windowBytes is how much of a part is held at a time.
	windowBytes = 128 << 10
	// maxTagBytes bounds one tag, comment or CDATA section, which the window must
	// hold as a whole. Word keeps whole drawings in an attribute (o:gfxdata).
	maxTagBytes = 16 << 20
	// textBytes is from which size on a text is read in pieces.
	textBytes = 64 << 10
)

// A window is the piece of a part that is being read.
type window struct {
	ctx context.Context
	src io.Reader
	err error

	buf  []byte // buf[:n] is held, buf[pos:n] is still to be read
	pos  int
	n    int
	base int64 // where buf stands in the part
	eof  bool  // there is nothing behind it

	worked int // bytes gone over since the context was asked

	// What the window holds nowhere need not be looked for in each tag.
	quotes bool // a '
}

// malformed says that a part is not well-formed, or not what it has to be.
type malformed struct {
	offset int64 // in the part
	detail string
}

func (e *malformed) Error() string { return e.detail }

// low reports whether so little is left that the next tag may be cut.
func (w *window) low() bool { return w.n-w.pos < len(w.buf)/32 && !w.eof }

// more reads on for a token that the window cuts, and that begins at start.
func (w *window) more(start int) {
	if w.eof {
		w.malformed("the part ends inside an element")
		return
	}
	w.refill(start)
}

// refill drops the window's bytes before keep and reads on behind the others.
func (w *window) refill(keep int) {
	if w.err == nil {
		w.err = w.ctx.Err()
	}
	if w.err != nil {
		return
	}
	w.base += int64(keep)
	w.n = w.move(w.buf, w.buf[keep:w.n])
	w.pos = 0
	if w.n == len(w.buf) {
		if len(w.buf) >= maxTagBytes {
			w.fail(&page.LimitError{Limit: "bytes of one tag", Max: maxTagBytes, Got: maxTagBytes + 1})
			return
		}
		larger := make([]byte, 2*len(w.buf))
		w.move(larger, w.buf)
		w.buf = larger
	}
	for w.n < len(w.buf) && !w.eof && w.err == nil {
		n, err := w.src.Read(w.buf[w.n:min(w.n+windowBytes, len(w.buf))])
		w.work(n)
		w.n += n
		if w.eof = errors.Is(err, io.EOF); !w.eof {
			w.fail(err)
		}
	}
	w.quotes = w.index(w.buf[:w.n], "'") >= 0
}

// move copies as copy does, in pieces.
func (w *window) move(dst, src []byte) (n int) {
	for piece := range slices.Chunk(src, workBytes) {
		if w.err != nil {
			break
		}
		n += copy(dst[n:], piece)
		w.work(len(piece))
	}
	return n
}

// index is where b holds a text, as bytes.Index has it, looked for in pieces.
func (w *window) index(b []byte, text string) int {
	for from := 0; w.err == nil; from += workBytes {
		end := min(from+workBytes+len(text)-1, len(b))
		if i := bytes.Index(b[from:end], []byte(text)); i >= 0 {
			return from + i
		}
		if end == len(b) {
			break
		}
		w.work(workBytes)
	}
	return -1
}

// workBytes is how much may be gone over before the context is asked again. It is
// about a millisecond's work.
const workBytes = 1 << 20

// work counts bytes that were gone over within one token: most tokens are short, and
// refill asks the context between them.
func (w *window) work(n int) {
	if w.worked += n; w.worked < workBytes || w.err != nil {
		return
	}
	w.worked = 0
	w.err = w.ctx.Err()
}

// fail keeps the first error.
func (w *window) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *window) malformed(detail string) {
	w.fail(&malformed{offset: w.base + int64(w.pos), detail: detail})
}

// A tagSpan is where a tag stands in the window, and by how much it changes the
// depth.
type tagSpan struct {
	start  int
	end    int // behind the tag; -1 where the window ends before the tag does
	change int
}

// nextTag finds the next tag, comment, CDATA section or instruction from pos on,
// which is between tags.
func (w *window) nextTag(pos int) tagSpan {
	b := w.buf[pos:w.n]
	start := 0
	if len(b) == 0 || b[0] != '<' {
		if start = bytes.IndexByte(b, '<'); start < 0 {
			return tagSpan{start: w.n, end: -1}
		}
		b = b[start:]
	}
	span := tagSpan{start: pos + start, end: -1}
	if len(b) < 2 {
		return span
	}
	size := 0
	switch b[1] {
	case '!':
		switch {
		case bytes.HasPrefix(b, []byte("<!--")):
			size = w.endOf(b, len("<!--"), "-->")
		case len(b) >= len("<![CDATA["):
			size = w.endOf(b, len("<![CDATA["), "]]>")
		}
	case '?':
		size = w.endOf(b, len("<?"), "?>")
	case '/':
		size = bytes.IndexByte(b, '>') + 1
		span.change = -1
	default:
		if size = w.tagEnd(b) + 1; size > 1 && b[size-2] != '/' {
			span.change = 1
		}
	}
	if size > 0 {
		span.end = span.start + size
	}
	return span
}

// endOf is where the piece of markup ends with which b begins, or 0.
func (w *window) endOf(b []byte, from int, end string) int {
	i := w.index(b[from:], end)
	if i < 0 {
		return 0
	}
	return from + i + len(end)
}

// tagEnd is the index of the '>' that ends the start tag with which b begins, or
// -1. A '>' in a quoted attribute value ends nothing.
func (w *window) tagEnd(b []byte) int {
	end := bytes.IndexByte(b, '>')
	if end < 0 {
		return -1
	}
	if end > workBytes {
		w.work(end)
	}
	if head := b[:end]; (!w.quotes || bytes.IndexByte(head, '\'') < 0) && quotesClosed(head) {
		return end
	}
	var quote byte
	for i, c := range b {
		if i%workBytes == 0 && i > 0 {
			if w.work(workBytes); w.err != nil {
				return -1
			}
		}
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

// quotesClosed reports whether a tag without a ' surely has no quotation open
// behind it: it has none, or ends in a " that does not begin one.
func quotesClosed(tag []byte) bool {
	last := len(tag) - 1
	if tag[last] == '/' {
		last--
	}
	if last < 1 || tag[last] != '"' {
		return bytes.IndexByte(tag, '"') < 0
	}
	return tag[last-1] > ' ' && tag[last-1] != '='
}
