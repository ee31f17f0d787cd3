package batch

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
)

// gzipRecords reads the members of a gzip file one after the other: a WARC file has
// one for each record. It fails with a damage where one is damaged, once, and goes on
// with the next.
type gzipRecords struct {
	src     *io.SectionReader
	in      *bufio.Reader // of src
	z       gzip.Reader
	start   int64 // of the member
	open    bool  // a member
	damaged bool  // the last one was
	// again is how many bytes may be read a second time.
	again int64
}

func newGzipRecords(src *io.SectionReader) *gzipRecords {
	src = io.NewSectionReader(src, 0, src.Size())
	return &gzipRecords{src: src, in: bufio.NewReader(src), again: src.Size()}
}

func (g *gzipRecords) Read(p []byte) (int, error) {
	for {
		if !g.open {
			if err := g.find(); err != nil {
				return 0, err
			}
		}
		n, err := g.z.Read(p)
		g.open, g.damaged = err == nil, isGzipDamage(err)
		switch {
		case g.damaged:
			g.rewind()
			err = damage{err}
		case err == io.EOF && n == 0:
			continue
		case err == io.EOF:
			err = nil
		}
		return n, err
	}
}

// rewind goes back to the beginning of a damaged member, because one that was cut off
// is read on into the next.
func (g *gzipRecords) rewind() {
	read := g.offset() - g.start - 1
	if g.again -= read; g.again < 0 {
		return // more than a few are damaged: no reason to read all of it many times
	}
	_, _ = g.src.Seek(g.start+1, io.SeekStart) // there it was before
	g.in.Reset(g.src)
}

func (g *gzipRecords) offset() int64 {
	at, _ := g.src.Seek(0, io.SeekCurrent)
	return at - int64(g.in.Buffered())
}

// find opens the next member.
func (g *gzipRecords) find() error {
	skipped := false
	for {
		head, err := g.in.Peek(3)
		if string(head) == "\x1f\x8b\x08" {
			g.start = g.offset()
			if err = g.z.Reset(g.in); err == nil {
				g.z.Multistream(false)
				g.open = true
			} else if isGzipDamage(err) {
				skipped = true
				continue
			}
		}
		if skipped && !g.damaged && (err == nil || err == io.EOF) {
			g.damaged = true
			return damage{gzip.ErrHeader}
		}
		if g.open || err != nil {
			return err
		}
		skipped = skipped || head[0] != 0 // some pad with zeros
		_, _ = g.in.Discard(1)
	}
}

func isGzipDamage(err error) bool {
	_, ok := errors.AsType[flate.CorruptInputError](err)
	return ok || err == gzip.ErrChecksum || err == gzip.ErrHeader || err == io.ErrUnexpectedEOF
}
