package text

import (
	"bytes"
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/parser/page"
)

// A pace is kept while a text is read: how far it is until the next look at the
// context.
type pace struct {
	ctx  context.Context
	done int // bytes since the last look
}

// workBytes is how much of the text is read between two looks.
const workBytes = 1 << 18

// work looks at the context now and then.
func (p *pace) work(bytes int) error {
	if p.done += bytes; p.done < workBytes {
		return nil
	}
	p.done = 0
	return p.ctx.Err()
}

// A splitter cuts a text into groups of lines: those between two empty lines.
type splitter struct {
	*pace
	rest  []byte
	lines int // that hold something
	limit int
}

// group returns the next group, empty at the end of the text. A line that holds
// only a tab is not empty: it is an empty cell.
func (s *splitter) group() ([]string, error) {
	var group []string
	for len(s.rest) > 0 {
		source, err := s.line()
		if err != nil {
			return nil, err
		}
		line, err := s.text(source)
		if err == nil {
			line, err = s.withoutBookmarks(line)
		}
		empty := false
		if err == nil && !strings.HasPrefix(line, "\t") {
			empty, err = s.blank(line)
		}
		if err != nil {
			return nil, err
		}
		if empty {
			if len(group) > 0 {
				break
			}
			continue
		}
		if s.lines++; s.lines > s.limit {
			return nil, &page.LimitError{Limit: "lines", Max: int64(s.limit), Got: int64(s.lines)}
		}
		group = append(group, line)
	}
	return group, nil
}

// text copies a line.
func (s *splitter) text(line []byte) (string, error) {
	if len(line) < workBytes {
		return string(line), nil
	}
	var b strings.Builder
	b.Grow(len(line))
	for len(line) > 0 {
		n := min(len(line), workBytes)
		b.Write(line[:n])
		if line = line[n:]; s.work(n) != nil {
			return "", s.ctx.Err()
		}
	}
	return b.String(), nil
}

// blank reports whether a line holds nothing but white space.
func (p *pace) blank(line string) (bool, error) {
	for _, c := range line {
		if !isSpace(c) {
			return false, nil
		}
		if err := p.work(utf8.UTFMax); err != nil {
			return false, err
		}
	}
	return true, nil
}

// isSpace is unicode.IsSpace, but quick at the white space of Chinese.
func isSpace(c rune) bool { return c == ' ' || c == '\u3000' || unicode.IsSpace(c) }

// trim returns a line without the white space around it.
func trim(line string) string { return strings.TrimFunc(strings.Trim(line, " \t"), isSpace) }

// line cuts off the first line. Lines end with LF, CR, CRLF, a form feed, or the
// vertical tab that stands for a line break inside a paragraph.
func (s *splitter) line() ([]byte, error) {
	for at := 0; at < len(s.rest); {
		part := s.rest[at:min(len(s.rest), at+workBytes)]
		i := lineEnd(part)
		if err := s.work(max(i, 0) + 1); err != nil {
			return nil, err
		}
		if i < 0 {
			at += len(part)
			continue
		}
		line, end := s.rest[:at+i], s.rest[at+i:]
		s.rest = end[1:]
		if bytes.HasPrefix(end, []byte("\r\n")) {
			s.rest = end[2:]
		}
		return line, nil
	}
	line := s.rest
	s.rest = nil
	return line, nil
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
