package xlsx

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/width"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/schema"
)

// maxRows is how many rows a sheet has, its header among them.
var maxRows = excelize.TotalRows

const (
	minWidth, maxWidth = 8, 50
	// maxInteger is the largest of 15 digits.
	maxInteger = 999_999_999_999_999
)

// A sheet is written in two places: what is around the rows, and the header, by the
// workbook; the rows to a file, piece by piece.
type sheet struct {
	sink    *Sink
	name    string
	header  []any // in its style
	rows    int   // with the header
	waiting [][]any
	pieces  *pieces
	// stream is nil until the first piece, which the widths of the columns come from.
	stream *excelize.StreamWriter
}

func (s *Sink) newSheet(name string, header []any) (*sheet, error) {
	no, err := s.file.NewSheet(name) // one that is there stays
	if err != nil {
		return nil, err
	}
	x := &sheet{sink: s, name: name, rows: 1}
	for _, title := range header {
		x.header = append(x.header, excelize.Cell{StyleID: s.header, Value: title})
	}
	if x.pieces, err = newPieces(s.temp); err != nil {
		return nil, err
	}
	s.pieces[sheetPart(no)] = x.pieces // none is ever deleted
	return x, nil
}

// add adds a row.
func (x *sheet) add(row []any) error {
	x.rows++
	if x.waiting = append(x.waiting, row); len(x.waiting) == rowsPerPiece {
		return x.put()
	}
	return nil
}

// put has the rows written that are waiting.
func (x *sheet) put() error {
	if x.stream == nil {
		if err := x.begin(); err != nil {
			return err
		}
	}
	first, rows := x.rows-len(x.waiting)+1, x.waiting
	x.waiting = nil
	return x.sink.put(x.pieces, first, rows)
}

// begin writes what comes before the rows.
func (x *sheet) begin() (err error) {
	if x.stream, err = x.sink.file.NewStreamWriter(x.name); err != nil {
		return err
	}
	for i, title := range x.header {
		w := displayWidth(title.(excelize.Cell).Value)
		for _, row := range x.waiting {
			w = max(w, displayWidth(row[i]))
		}
		if err := x.stream.SetColWidth(i+1, i+1, float64(min(max(w+2, minWidth), maxWidth))); err != nil {
			return err
		}
	}
	if err := x.stream.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
	}); err != nil {
		return err
	}
	return x.stream.SetRow("A1", x.header)
}

// finish adds the filters and ends the sheet.
func (x *sheet) finish() error {
	if err := x.put(); err != nil {
		return err
	}
	end, err := excelize.CoordinatesToCellName(len(x.header), x.rows)
	if err != nil {
		return err
	}
	if err := x.sink.file.AutoFilter(x.name, "A1:"+end, nil); err != nil {
		return err
	}
	return x.stream.Flush()
}

// shown gives a cell as Excel has it: a number only where it shows all of its digits.
func shown(cell any) any {
	switch x := cell.(type) {
	case schema.Decimal:
		if n, ok := export.Double(x); ok && math.Abs(n) < 1e300 {
			return n
		}
		return fit(string(x))
	case int64:
		if x > maxInteger || x < -maxInteger {
			return export.CellText(x)
		}
	case string, []string:
		return fit(export.CellText(x))
	}
	return cell
}

// fit shortens a text that is longer than a cell may be, and says so.
func fit(text string) string {
	if len(text) <= excelize.TotalCellChars {
		return text
	}
	length := 0
	for _, r := range text {
		length += utf16.RuneLen(r)
	}
	if length <= excelize.TotalCellChars {
		return text
	}
	mark := fmt.Sprintf("…[%d characters in all]", utf8.RuneCountInString(text))
	room := excelize.TotalCellChars - len(mark) // in bytes, which are no fewer than it takes
	for i, r := range text {
		if room -= utf16.RuneLen(r); room < 0 {
			return text[:i] + mark
		}
	}
	return text
}

// displayWidth is the width of a cell's widest line in columns of a digit: characters
// of Chinese take two.
func displayWidth(cell any) int {
	widest := 0
	if cell == nil {
		return 0
	}
	for line := range strings.Lines(fmt.Sprint(cell)) {
		n := 0
		for _, r := range strings.TrimSuffix(line, "\n") {
			switch width.LookupRune(r).Kind() {
			case width.EastAsianWide, width.EastAsianFullwidth:
				n += 2
			default:
				n++
			}
		}
		widest = max(widest, n)
	}
	return widest
}
