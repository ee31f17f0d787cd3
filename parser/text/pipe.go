package text

import (
	"regexp"
	"strings"

	"github.com/jixiao-data/jixiao/parser/page"
)

// separator is the line under a pipe table's header: "|---|:-:|".
var separator = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$`)

// maxSeparator is how long such a line may be.
const maxSeparator = 64 << 10

// separates reports whether a line is one.
func separates(line string) bool {
	return len(line) <= maxSeparator && strings.Contains(line, "|") && separator.MatchString(line)
}

// lineBreak is how Markdown writes a line break inside a cell.
var lineBreak = regexp.MustCompile(`(?i)<br\s*/?>`)

// findPipes returns where the first pipe table among the lines begins and ends;
// both are len(lines) when there is none.
func findPipes(lines []string) (from, to int) {
	for from = range lines {
		to = from
		switch {
		case from+1 == len(lines) || !strings.Contains(lines[from], "|"):
			continue
		case separates(lines[from+1]):
			for to < len(lines) && strings.Contains(lines[to], "|") {
				to++
			}
		default:
			for to < len(lines) && inPipes(lines[to]) {
				to++
			}
		}
		if to-from > 1 {
			return from, to
		}
	}
	return len(lines), len(lines)
}

// inPipes reports whether a line begins and ends with a pipe.
func inPipes(line string) bool {
	line = trim(line)
	return len(line) > 1 && line[0] == '|' && line[len(line)-1] == '|'
}

// pipes reads the lines of one pipe table.
func (r *reader) pipes(lines []string) error {
	if err := r.endTable(); err != nil {
		return err
	}
	for i, line := range lines {
		if i == 1 && separates(line) {
			continue
		}
		if n := strings.Count(line, "|"); n > r.limits.GridCols {
			return &page.LimitError{Limit: "grid columns", Max: int64(r.limits.GridCols), Got: int64(n)}
		}
		if err := r.row(splitPipes(line)); err != nil {
			return err
		}
	}
	return r.endTable()
}

// splitPipes cuts a line at its pipes and undoes "\|" and <br>.
func splitPipes(line string) []string {
	line = strings.TrimPrefix(trim(line), "|")
	var cells []string
	start := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			cells = append(cells, pipeCell(line[start:i]))
			start = i + 1
		}
	}
	if rest := trim(line[start:]); rest != "" || len(cells) == 0 {
		cells = append(cells, pipeCell(rest))
	}
	return cells
}

func pipeCell(s string) string {
	s = strings.ReplaceAll(s, `\|`, "|")
	if strings.Contains(s, "<") {
		s = lineBreak.ReplaceAllString(s, "\n")
	}
	return cellText(strings.Split(s, "\n"))
}
