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
	// The widths of columns come from the header and the first rows, which wait for it.
	rowsForWidths      = 200
	minWidth, maxWidth = 8, 50
	// maxInteger is the largest of 15 digits.
	maxInteger = 999_999_999_999_999
)

type sheet struct {
	file   *excelize.File
	name   string
	stream *excelize.StreamWriter
	header int // style
	rows   int
	begun  bool
	first  [][]any
	widths []int
}

func (s *Sink) newSheet(name string, header []any) (*sheet, error) {
	if _, err := s.file.NewSheet(name); err != nil { // one that is there stays
		return nil, err
	}
	stream, err := s.file.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	x := &sheet{file: s.file, name: name, stream: stream, header: s.header, widths: make([]int, len(header))}
	return x, x.add(header)
}

// add adds a row; the first is the header.
func (x *sheet) add(row []any) error {
	x.rows++
	if x.begun {
		return x.put(x.rows, row)
	}
	for i, cell := range row {
		x.widths[i] = max(x.widths[i], displayWidth(cell))
	}
	if x.first = append(x.first, row); len(x.first) == rowsForWidths {
		return x.begin()
	}
	return nil
}

// begin writes the rows that were waiting.
func (x *sheet) begin() error {
	x.begun = true
	for i, w := range x.widths {
		if err := x.stream.SetColWidth(i+1, i+1, float64(min(max(w+2, minWidth), maxWidth))); err != nil {
			return err
		}
	}
	if err := x.stream.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
	}); err != nil {
		return err
	}
	for i, row := range x.first {
		if err := x.put(i+1, row); err != nil {
			return err
		}
	}
	x.first = nil
	return nil
}

func (x *sheet) put(no int, row []any) error {
	at, err := excelize.CoordinatesToCellName(1, no)
	if err != nil {
		return err
	}
	if no > 1 {
		return x.stream.SetRow(at, row)
	}
	styled := make([]any, len(row))
	for i, cell := range row {
		styled[i] = excelize.Cell{StyleID: x.header, Value: cell}
	}
	return x.stream.SetRow(at, styled)
}

// finish adds the filters and ends the sheet.
func (x *sheet) finish() error {
	if !x.begun {
		if err := x.begin(); err != nil {
			return err
		}
	}
	end, err := excelize.CoordinatesToCellName(len(x.widths), x.rows)
	if err != nil {
		return err
	}
	if err := x.file.AutoFilter(x.name, "A1:"+end, nil); err != nil {
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
