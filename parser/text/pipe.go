package text

import (
	"strings"

	"github.com/jixiao-data/jixiao/parser/page"
)

// separates reports whether a line is the one under a pipe table's header:
// "|---|:-:|".
func separates(line string) bool {
	if !hasPipe(line) {
		return false
	}
	const space = " \t"
	line = strings.TrimSuffix(strings.TrimPrefix(strings.Trim(line, space), "|"), "|")
	for cell := range strings.SplitSeq(line, "|") {
		dashes := strings.TrimSuffix(strings.TrimPrefix(strings.Trim(cell, space), ":"), ":")
		if dashes == "" || strings.Trim(dashes, "-") != "" {
			return false
		}
	}
	return true
}

// findPipes returns where the first pipe table among the lines begins and ends;
// both are len(lines) when there is none.
func (r *reader) findPipes(lines []string) (from, to int, err error) {
	for from = range lines {
		if err := r.work(len(lines[from])); err != nil {
			return 0, 0, err
		}
		if from+1 == len(lines) || !hasPipe(lines[from]) {
			continue
		}
		goesOn, least := inPipes, 2
		switch {
		case separates(lines[from+1]):
			goesOn = hasPipe
		case barred(lines[from]):
			bars := strings.Count(lines[from], "|")
			goesOn, least = func(line string) bool { return strings.Count(line, "|") == bars }, minBarred
		}
		for to = from; to < len(lines) && goesOn(lines[to]); to++ {
			if err := r.work(len(lines[to])); err != nil {
				return 0, 0, err
			}
		}
		if to-from >= least {
			return from, to, nil
		}
	}
	return len(lines), len(lines), nil
}

func hasPipe(line string) bool { return strings.Contains(line, "|") }

// minBarred is the number of lines that make a table of cells with bars between them and
// none around: two may be the links above and below a page.
const minBarred = 3

// barred reports whether a line is one of cells with bars between them and none around
// all: "a | b | c".
func barred(line string) bool { return strings.Count(line, " | ") > 1 && !inPipes(line) }

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
	split := splitPipes
	if barred(lines[0]) && !separates(lines[1]) {
		split = splitBars
	}
	for i, line := range lines {
		if i == 1 && separates(line) {
			continue
		}
		if err := r.work(len(line)); err != nil {
			return err
		}
		if n := strings.Count(line, "|"); n > r.limits.GridCols {
			return &page.LimitError{Limit: "grid columns", Max: int64(r.limits.GridCols), Got: int64(n)}
		}
		if err := r.row(split(line)); err != nil {
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

// splitBars cuts a line of which the bars are all between cells.
func splitBars(line string) []string {
	cells := strings.Split(line, "|")
	for k := range cells {
		cells[k] = pipeCell(cells[k])
	}
	return cells
}

func pipeCell(s string) string {
	s = strings.ReplaceAll(s, `\|`, "|")
	if strings.Contains(s, "<") {
		s = withoutBreaks(s)
	}
	return cellText(strings.Split(s, "\n"))
}

// withoutBreaks puts line ends in place of <br>, <BR /> and the like, which is how
// Markdown writes them inside a cell.
func withoutBreaks(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		if rest, found := cutBreak(s[i:]); found {
			b.WriteByte('\n')
			s = rest
			continue
		}
		b.WriteByte('<')
		s = s[i+1:]
	}
}

// cutBreak cuts off a <br>.
func cutBreak(s string) (rest string, found bool) {
	const name = "<br"
	if len(s) < len(name) || !strings.EqualFold(s[:len(name)], name) {
		return s, false
	}
	rest = strings.TrimPrefix(strings.TrimLeft(s[len(name):], " \t"), "/")
	return strings.CutPrefix(rest, ">")
}
