package export

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/jixiao-data/jixiao/schema"
)

// CSV writes tables as RFC 4180 has it, but with line ends of one LF: UTF-8, a header
// line, an empty cell for what the document does not say, and lists joined with "|".
type CSV struct {
	tables []Table
	// spreadsheet says that the files are for one; see [NewSpreadsheetCSV].
	spreadsheet bool
	writers     []*bufio.Writer
	spare       sync.Pool // of *csvLines
}

// csvLines are the lines of some rows, those of one table behind those of another.
type csvLines struct {
	bytes.Buffer
	csv     *csv.Writer
	lengths []int // of what the tables have
}

const (
	listDelimiter = "|"
	byteOrderMark = "\ufeff"
)

// NewCSV returns a sink that writes each of the tables to what open returns for
// it. The header lines are written at once. There is no byte order mark, and text is
// as printed.
func NewCSV(tables []Table, open func(Table) (io.Writer, error)) (*CSV, error) {
	return newCSV(&CSV{tables: tables}, open)
}

// NewSpreadsheetCSV is [NewCSV] for files that people open in Excel and its like: they
// begin with a byte order mark, without which Chinese is garbled there, and text that a
// spreadsheet would run as a formula has a ' before it (see [Guard]). Columns that
// hold numbers, dates or codes are never changed.
func NewSpreadsheetCSV(tables []Table, open func(Table) (io.Writer, error)) (*CSV, error) {
	return newCSV(&CSV{tables: tables, spreadsheet: true}, open)
}

func newCSV(s *CSV, open func(Table) (io.Writer, error)) (*CSV, error) {
	for _, t := range s.tables {
		w, err := open(t)
		if err != nil {
			return nil, err
		}
		out := bufio.NewWriter(w)
		if s.spreadsheet {
			_, _ = out.WriteString(byteOrderMark) // the writer keeps its errors
		}
		header := make([]string, len(t.Columns))
		for i, c := range t.Columns {
			header[i] = c.Name
		}
		lines := csv.NewWriter(out)
		if err := lines.Write(header); err != nil {
			return nil, err
		}
		lines.Flush()
		s.writers = append(s.writers, out)
	}
	return s, nil
}

// Write implements [Sink].
func (s *CSV) Write(d *schema.Disclosure) error { return s.Prepare(d)() }

// Prepare implements [Preparer].
func (s *CSV) Prepare(d *schema.Disclosure) (write func() error) {
	lines := s.lines()
	for _, t := range s.tables {
		before := lines.Len()
		record := make([]string, len(t.Columns))
		for cells := range t.Rows(d) {
			for i, cell := range cells {
				record[i] = CellText(cell)
				if s.spreadsheet && t.Columns[i].printed() {
					record[i] = Guard(record[i])
				}
			}
			if err := lines.csv.Write(record); err != nil {
				return failed(err)
			}
		}
		lines.csv.Flush()
		lines.lengths = append(lines.lengths, lines.Len()-before)
	}
	return func() error {
		defer s.spare.Put(lines)
		for i, n := range lines.lengths {
			if _, err := s.writers[i].Write(lines.Next(n)); err != nil {
				return err
			}
		}
		return nil
	}
}

// lines returns empty lines.
func (s *CSV) lines() *csvLines {
	if x, ok := s.spare.Get().(*csvLines); ok {
		x.Reset()
		x.lengths = x.lengths[:0]
		return x
	}
	x := &csvLines{}
	x.csv = csv.NewWriter(x)
	return x
}

// Close implements [Sink].
func (s *CSV) Close() error {
	for _, w := range s.writers {
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// CellText gives a cell as text, as CSV has it.
func CellText(cell any) string {
	switch x := cell.(type) {
	case nil:
		return ""
	case string:
		return x
	case schema.Decimal:
		return string(x)
	case int64:
		return strconv.FormatInt(x, 10)
	case bool:
		return strconv.FormatBool(x)
	case []string:
		return strings.Join(x, listDelimiter)
	}
	return fmt.Sprint(cell)
}

// printed reports that a column holds text that anybody may have written.
func (c Column) printed() bool { return !c.Coded && (c.Type == String || c.Type == List) }

// formulaStarts begin what a spreadsheet takes for a formula, after OWASP's page on
// CSV injection; the wide ones are those that Chinese and Japanese editions accept.
const formulaStarts = "=+-@\t\r\n＝＋－＠"

// Guard puts a ' before text that a spreadsheet would take for a formula, so that
// it shows the text instead. Text that begins with such a ' already gets one more:
// [Unguard] gives every text back.
func Guard(text string) string {
	if looksLikeFormula(text) {
		return "'" + text
	}
	return text
}

// Unguard gives the text that [Guard] was given.
func Unguard(text string) string {
	if rest, ok := strings.CutPrefix(text, "'"); ok && looksLikeFormula(rest) {
		return rest
	}
	return text
}

// looksLikeFormula reports that text begins like a formula, after any number of '.
func looksLikeFormula(text string) bool {
	text = strings.TrimLeft(text, "'")
	return text != "" && strings.IndexAny(text, formulaStarts) == 0
}
