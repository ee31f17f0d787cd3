package text

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/jixiao-data/jixiao/parser/page"
)

// maxCells is how many cells a row of a dump may have. The widest forms have
// about thirty; more are lines that happen to be indented by a tab.
const maxCells = 100

// group reads the lines between two empty lines: pipe tables among them, and
// what stands around those.
func (r *reader) group(lines []string) error {
	lone := r.lone
	r.lone = 0
	if lone > 0 && strings.HasPrefix(lines[0], "\t") {
		r.diagnose("stray-line", "a paragraph between two rows: a title, or the rest of a cell", lone)
	}
	for start := 0; start < len(lines); {
		from, to, err := r.findPipes(lines[start:])
		if err != nil {
			return err
		}
		if from > 0 {
			if err := r.tabs(lines[start : start+from]); err != nil {
				return err
			}
		}
		if from < to {
			if err := r.pipes(lines[start+from : start+to]); err != nil {
				return err
			}
		}
		start += to
	}
	return nil
}

// tabs reads lines by their tabs: rows of a line per cell, rows that are a line
// each, or paragraphs.
func (r *reader) tabs(lines []string) error {
	var perCell, perRow, unled, most int
	for _, line := range lines {
		if err := r.work(len(line)); err != nil {
			return err
		}
		led := strings.HasPrefix(line, "\t")
		inner := strings.Count(strings.Trim(line, "\t"), "\t")
		switch {
		case led && inner == 0:
			perCell++
		case led:
			perRow++
		case inner > 0:
			unled++
		}
		most = max(most, inner)
	}
	switch {
	case unled > 1 || unled == 1 && most > 1:
		return r.rowLines(lines, false)
	case perRow > 0 && perRow >= perCell:
		return r.rowLines(lines, true)
	case perCell > 0 && perCell+perRow <= maxCells:
		return r.cellLines(lines)
	case perCell > 0:
		first, err := r.paragraphs(lines)
		if err == nil {
			r.diagnose("stray-line", fmt.Sprintf("a row of %d cells is none: its lines are paragraphs", perCell+perRow), first)
		}
		return err
	}
	after := r.grid != nil
	first, err := r.paragraphs(lines)
	if after {
		r.lone = first
	}
	return err
}

// paragraphs adds each line as a paragraph and returns the first one's block.
func (r *reader) paragraphs(lines []string) (first int, err error) {
	columns := 0
	for _, line := range lines {
		if blank(line) {
			continue
		}
		if err := r.work(len(line)); err != nil {
			return 0, err
		}
		n, err := r.paragraph(line)
		if err != nil {
			return 0, err
		}
		if first == 0 {
			first = n
		}
		if columns++; !inColumns(line) {
			columns = 0
		}
		if columns == 3 {
			r.diagnose("space-table", "lines in columns made of spaces are read as paragraphs", n-2)
		}
	}
	return first, nil
}

// inColumns reports whether a line has two gaps of several blanks inside.
func inColumns(line string) bool {
	gaps, blanks := 0, 0
	for _, c := range trim(line[:min(len(line), maxColumns)]) {
		if !unicode.IsSpace(c) {
			blanks = 0
		} else if blanks++; blanks == 2 {
			if gaps++; gaps > 1 {
				return true
			}
		}
	}
	return false
}

// maxColumns is how far into a line is looked for columns.
const maxColumns = 64 << 10

// cellLines reads one row, a line per cell. Lines without a tab are paragraphs
// before the first cell, and further paragraphs of their cell after it.
func (r *reader) cellLines(lines []string) error {
	width := 0 // of the row above
	if r.grid != nil {
		width = r.width
	}
	start := 0
	for !strings.HasPrefix(lines[start], "\t") {
		start++
	}
	if start > 0 {
		if _, err := r.paragraphs(lines[:start]); err != nil {
			return err
		}
	}
	var cells []string
	var more int  // lines beyond the first of their cells
	var stray int // the first cell that has no text but in those lines
	for i := start; i < len(lines); {
		next, size := i+1, len(lines[i])
		for next < len(lines) && !strings.HasPrefix(lines[next], "\t") {
			size += 1 + len(lines[next])
			next++
		}
		if err := fits(size); err != nil {
			return err
		}
		if err := r.work(size); err != nil {
			return err
		}
		cells = append(cells, cellText(lines[i:next]))
		more += next - i - 1
		if next > i+1 && stray == 0 && trim(lines[i]) == "" {
			stray = len(cells)
		}
		i = next
	}
	if err := r.row(cells); err != nil {
		return err
	}
	switch missing := width - len(cells); {
	case start == 1 && missing == 1:
		r.doubt("lost-tab", "a row is one cell short below a line without a tab: its tab may be lost", 0)
	case start == 0 && more > 0 && missing == more:
		r.doubt("lost-tab", fmt.Sprintf("a row is %d cells short and has %d lines too many: a tab may be lost", missing, more), 0)
	}
	if stray > 0 {
		r.doubt("stray-line", "a line follows an empty cell: a paragraph of it, or what comes after the table", stray)
	}
	return nil
}

// cellText joins the paragraphs of a cell, blank ones at the end left out.
func cellText(lines []string) string {
	if len(lines) == 1 {
		return trim(lines[0])
	}
	size := len(lines)
	for _, line := range lines {
		size += len(line)
	}
	var b strings.Builder
	b.Grow(size)
	for i, line := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(trim(line))
	}
	return trim(b.String())
}

// rowLines reads rows that are a line each. led says that each of them begins
// with a tab, which then parts nothing.
func (r *reader) rowLines(lines []string, led bool) error {
	isRow := func(line string) bool { return strings.HasPrefix(line, "\t") || !led && strings.Contains(line, "\t") }
	rows := 0
	for i, line := range lines {
		if !isRow(line) {
			n, err := r.paragraph(line)
			if err != nil {
				return err
			}
			if rows > 0 && i+1 < len(lines) && isRow(lines[i+1]) {
				r.diagnose("stray-line", "a line between two rows has no tab: a title, or the rest of a cell", n)
			}
			continue
		}
		if err := r.work(len(line)); err != nil {
			return err
		}
		if led {
			line = line[1:]
		}
		if n := strings.Count(line, "\t") + 1; n > r.limits.GridCols {
			return &page.LimitError{Limit: "grid columns", Max: int64(r.limits.GridCols), Got: int64(n)}
		}
		cells := strings.Split(line, "\t")
		for k := range cells {
			cells[k] = trim(cells[k])
		}
		if err := r.row(cells); err != nil {
			return err
		}
		rows++
	}
	return nil
}
