package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// CSV writes tables as RFC 4180 has it, but with line ends of one LF: UTF-8
// without byte order mark, a header line, an empty field for what the document
// does not say, and lists joined with "|".
type CSV struct {
	tables  []Table
	writers []*csv.Writer
}

// NewCSV returns a sink that writes each of the tables to what open returns for
// it. The header lines are written at once.
func NewCSV(tables []Table, open func(Table) (io.Writer, error)) (*CSV, error) {
	s := &CSV{tables: tables}
	for _, t := range tables {
		w, err := open(t)
		if err != nil {
			return nil, err
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
				record[j] = field(cell)
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

// field gives a cell as text.
func field(cell any) string {
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
		return strings.Join(x, "|")
	}
	return fmt.Sprint(cell)
}
