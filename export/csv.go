package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// CSV writes tables as RFC 4180 has it, but with line ends of one LF: UTF-8, a header
// line, an empty cell for what the document does not say, and lists joined with "|".
type CSV struct {
	tables []Table
	// spreadsheet says that the files are for one; see [NewSpreadsheetCSV].
	spreadsheet bool
	writers     []*csv.Writer
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
		if s.spreadsheet {
			if _, err := io.WriteString(w, byteOrderMark); err != nil {
				return nil, err
			}
		}
		header := make([]string, len(t.Columns))
		for i, c := range t.Columns {
			header[i] = c.Name
		}
		out := csv.NewWriter(w)
		if err := out.Write(header); err != nil {
			return nil, err
		}
		s.writers = append(s.writers, out)
	}
	return s, nil
}

// Write implements [Sink].
func (s *CSV) Write(d *schema.Disclosure) error {
	for i, t := range s.tables {
		record := make([]string, len(t.Columns))
		for cells := range t.Rows(d) {
			for j, cell := range cells {
				record[j] = CellText(cell)
				if s.spreadsheet && t.Columns[j].printed() {
					record[j] = Guard(record[j])
				}
			}
			if err := s.writers[i].Write(record); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close implements [Sink].
func (s *CSV) Close() error {
	for _, w := range s.writers {
		w.Flush()
		if err := w.Error(); err != nil {
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
