package text

import (
	"context"
	"strings"
	"unicode"

	"github.com/jixiao-data/jixiao/parser/page"
)

// A splitter cuts a text into groups of lines: those between two empty lines.
type splitter struct {
	ctx   context.Context
	rest  string
	read  int // lines so far
	lines int // of them that hold something
	limit int
}

// longLine is a line so long that the context is looked at after it.
const longLine = 1 << 20

// group returns the next group, empty at the end of the text. A line that holds
// only a tab is not empty: it is an empty cell.
func (s *splitter) group() ([]string, error) {
	var group []string
	for s.rest != "" {
		line := withoutBookmarks(s.line())
		if s.read++; s.read&0xFFF == 0 || len(line) > longLine {
			if err := s.ctx.Err(); err != nil {
				return nil, err
			}
		}
		if !strings.HasPrefix(line, "\t") && strings.TrimSpace(line) == "" {
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

// line cuts off the first line. Lines end with LF, CR, CRLF, a form feed, or the
// vertical tab that stands for a line break inside a paragraph.
func (s *splitter) line() string {
	i := strings.IndexAny(s.rest, "\n\r\f\v")
	if i < 0 {
		line := s.rest
		s.rest = ""
		return line
	}
	line, end := s.rest[:i], s.rest[i:]
	s.rest = end[1:]
	if strings.HasPrefix(end, "\r\n") {
		s.rest = end[2:]
	}
	return line
}

// withoutBookmarks takes "[bookmark: NAME]" marks out of a line. A name has no
// blank and no bracket in it, so that prose in brackets stays.
func withoutBookmarks(line string) string {
	const open = "[bookmark: "
	if !strings.Contains(line, open) {
		return line
	}
	var kept strings.Builder
	for {
		before, after, found := strings.Cut(line, open)
		kept.WriteString(before)
		if !found {
			return kept.String()
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
