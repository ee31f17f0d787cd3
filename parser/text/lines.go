package text

import (
	"bytes"
	"context"
	"strings"
	"unicode"

	"github.com/jixiao-data/jixiao/parser/charset"
	"github.com/jixiao-data/jixiao/parser/page"
)

// A pace is kept while a text is read: how far it is until the next look at the
// context.
type pace struct {
	ctx  context.Context
	done int // bytes since the last look
}

// workBytes is how much of the text is read between two looks, and stepBytes what a
// block or a cell takes, as so many bytes of text.
const (
	workBytes = 1 << 18
	stepBytes = 1 << 6
)

// work looks at the context now and then.
func (p *pace) work(bytes int) error {
	if p.done += bytes; p.done < workBytes {
		return nil
	}
	p.done = 0
	return p.ctx.Err()
}

// A splitter cuts a text into groups of lines: those between two empty lines. It
// decodes no more of the text than the next lines are in.
type splitter struct {
	*pace
	dec    *charset.Decoder
	source []byte // that is not yet decoded
	buf    []byte // what was decoded last
	rest   []byte // of it, not yet cut off
	// afterCR says that the last line ended with CR, to which an LF may belong.
	afterCR bool
	bytes   int64    // that were decoded
	held    []string // the lines of the last group
	lines   int      // that hold something
	limits  page.Limits
}

func newSplitter(p *pace, data []byte, limits page.Limits) *splitter {
	dec := charset.NewDecoder(data, "")
	return &splitter{pace: p, dec: dec, source: data[dec.Mark:], limits: limits}
}

// maxTextBytes bounds a line and the text of one cell: it is gone over as a whole.
const maxTextBytes = 4 << 20

// fits reports whether the text of a line or a cell is too long.
func fits(size int) error {
	if size > maxTextBytes {
		return &page.LimitError{Limit: "bytes of one paragraph or cell", Max: maxTextBytes, Got: int64(size)}
	}
	return nil
}

// group returns the next group, empty at the end of the text. It is good until the
// next. A line that holds only a tab is not empty: it is an empty cell.
func (s *splitter) group() ([]string, error) {
	group := s.held[:0]
	for len(s.rest)+len(s.source) > 0 {
		source, err := s.line()
		if err != nil {
			return nil, err
		}
		line, err := s.withoutBookmarks(string(source))
		if err != nil {
			return nil, err
		}
		if !strings.HasPrefix(line, "\t") && blank(line) {
			if len(group) > 0 {
				break
			}
			continue
		}
		if s.lines++; s.lines > s.limits.Runs {
			return nil, &page.LimitError{Limit: "lines", Max: int64(s.limits.Runs), Got: int64(s.lines)}
		}
		if group, err = page.Append(s.ctx, group, line); err != nil {
			return nil, err
		}
	}
	s.held = group
	return group, nil
}

// blank reports whether a line holds nothing but white space.
func blank(line string) bool {
	return strings.IndexFunc(line, func(c rune) bool { return !isSpace(c) }) < 0
}

// isSpace is unicode.IsSpace, but quick at the white space of Chinese.
func isSpace(c rune) bool { return c == ' ' || c == '\u3000' || unicode.IsSpace(c) }

// trim returns a line without the white space around it.
func trim(line string) string { return strings.TrimFunc(strings.Trim(line, " \t"), isSpace) }

// line cuts off the first line, which is good until the next is. Lines end with LF,
// CR, CRLF, a form feed, or the vertical tab that stands for a line break inside a
// paragraph.
func (s *splitter) line() ([]byte, error) {
	for seen := 0; ; {
		if s.afterCR && len(s.rest) > 0 {
			s.rest, s.afterCR = bytes.TrimPrefix(s.rest, []byte("\n")), false
		}
		i := lineEnd(s.rest[seen:])
		if i < 0 && len(s.source) > 0 {
			seen = len(s.rest)
			if err := s.decode(); err != nil {
				return nil, err
			}
			continue
		}
		line := s.rest
		s.rest = nil
		if i >= 0 {
			end := line[seen+i:]
			line, s.rest, s.afterCR = line[:seen+i], end[1:], end[0] == '\r'
		}
		if err := fits(len(line)); err != nil {
			return nil, err
		}
		return line, s.work(len(line) + 1)
	}
}

// decode adds the next piece of the text to the rest.
func (s *splitter) decode() error {
	if err := fits(len(s.rest)); err != nil {
		return err
	}
	n := s.dec.Cut(s.source, workBytes)
	kept := len(s.rest)
	s.buf = s.dec.Append(append(s.buf[:0], s.rest...), s.source[:n])
	s.source, s.rest = s.source[n:], s.buf
	if s.bytes += int64(len(s.buf) - kept); s.bytes > s.limits.TextBytes {
		return &page.LimitError{Limit: "text bytes", Max: s.limits.TextBytes, Got: s.bytes}
	}
	return s.ctx.Err()
}

// lineEnd returns where the first line of a text ends, -1 where it does not.
func lineEnd(text []byte) int {
	for i, c := range text {
		if c <= '\r' && c >= '\n' {
			return i
		}
	}
	return -1
}

// withoutBookmarks takes "[bookmark: NAME]" marks out of a line. A name has no
// blank and no bracket in it, so that prose in brackets stays.
func (s *splitter) withoutBookmarks(line string) (string, error) {
	const open = "[bookmark: "
	if !strings.Contains(line, open) {
		return line, nil
	}
	var kept strings.Builder
	kept.Grow(len(line))
	for {
		before, after, found := strings.Cut(line, open)
		kept.WriteString(before)
		if !found {
			return kept.String(), nil
		}
		if err := s.work(len(before) + maxName); err != nil {
			return "", err
		}
		end := strings.IndexFunc(after[:min(len(after), maxName)], notInName)
		if end > 0 && after[end] == ']' {
			line = after[end+1:]
			continue
		}
		kept.WriteString(open)
		line = after
	}
}

// maxName is longer than any bookmark's name: Word allows 40 characters.
const maxName = 200

func notInName(r rune) bool { return unicode.IsSpace(r) || r == '[' || r == ']' }
