package xlsx

import (
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/xuri/excelize/v2"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/schema"
)

// Sink writes a workbook. Rows go to temporary files on the way. The same disclosures
// give the same bytes.
type Sink struct {
	out    io.Writer
	temp   string // folder for temporary files
	file   *excelize.File
	header int // style
	tables []*table
	pieces map[string]*pieces // the rows of sheets, by the names of their parts
	// making are the pieces under way, in order: each waits for its piece and adds it.
	making []func() error
	done   bool
}

type table struct {
	export.Table
	sheet *sheet
	parts int // sheets that are full
}

// New begins a workbook that is written to w by Close.
func New(tables []export.Table, w io.Writer) (*Sink, error) {
	temp, err := os.MkdirTemp("", "jixiao-xlsx-")
	if err != nil {
		return nil, err
	}
	s := &Sink{out: w, temp: temp, file: excelize.NewFile(), pieces: map[string]*pieces{}}
	if err := s.begin(tables); err != nil {
		s.Discard()
		return nil, err
	}
	return s, nil
}

func (s *Sink) begin(tables []export.Table) (err error) {
	if err = s.file.SetDocProps(&excelize.DocProperties{
		Creator: "jixiao", Title: "Budget-performance disclosures (预算绩效)",
		Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z", // no time: the same bytes each time
	}); err != nil {
		return err
	}
	if s.header, err = s.file.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D9E2F3"}},
	}); err != nil {
		return err
	}
	first := s.file.GetSheetName(0) // a workbook has one from the beginning
	for i, def := range tables {
		t := &table{Table: def}
		if i == 0 {
			err = s.file.SetSheetName(first, t.Name)
		}
		if err == nil {
			t.sheet, err = s.newSheet(t.Name, headerOf(def))
		}
		if err != nil {
			return err
		}
		s.tables = append(s.tables, t)
	}
	return nil
}

func headerOf(t export.Table) []any {
	header := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = c.Name
	}
	return header
}

// Write implements [export.Sink].
func (s *Sink) Write(d *schema.Disclosure) error { return s.Prepare(d)() }

// Prepare implements [export.Preparer]. It makes the cells; it takes the number of a
// row to write it.
func (s *Sink) Prepare(d *schema.Disclosure) (write func() error) {
	rows := make([][][]any, len(s.tables))
	for i, t := range s.tables {
		for cells := range t.Rows(d) {
			for j, cell := range cells {
				cells[j] = shown(cell)
			}
			rows[i] = append(rows[i], cells)
		}
	}
	return func() error {
		for i, t := range s.tables {
			for _, row := range rows[i] {
				if err := s.add(t, row); err != nil {
					return fmt.Errorf("table %s: %w", t.Name, err)
				}
			}
		}
		return nil
	}
}

func (s *Sink) add(t *table, row []any) error {
	if t.sheet.rows == maxRows {
		if err := t.sheet.finish(); err != nil {
			return err
		}
		t.parts++
		var err error
		if t.sheet, err = s.newSheet(fmt.Sprintf("%s (%d)", t.Name, t.parts+1), headerOf(t.Table)); err != nil {
			return err
		}
	}
	return t.sheet.add(row)
}

// put has a piece made of rows and added to others, while further documents are read.
// The work on pieces is about half of all, and each takes some MiB meanwhile.
func (s *Sink) put(to *pieces, first int, rows [][]any) error {
	if err := s.settle(max(1, runtime.GOMAXPROCS(0)/2) - 1); err != nil {
		return err
	}
	type result struct {
		deflated
		err error
	}
	made := make(chan result, 1)
	go func() {
		d, err := newPiece(first, rows)
		made <- result{d, err}
	}()
	s.making = append(s.making, func() error {
		r := <-made
		if r.err != nil {
			return r.err
		}
		return to.add(r.deflated)
	})
	return nil
}

// settle adds pieces until only some are under way.
func (s *Sink) settle(left int) error {
	for len(s.making) > left {
		if err := s.making[0](); err != nil {
			return err
		}
		s.making = s.making[1:]
	}
	return nil
}

// Close implements [export.Sink].
func (s *Sink) Close() error {
	defer s.Discard()
	for _, t := range s.tables {
		if err := t.sheet.finish(); err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
	}
	if err := s.explain(); err != nil {
		return err
	}
	if err := s.settle(0); err != nil {
		return err
	}
	all := parts{}
	s.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return all })
	if _, err := s.file.WriteToBuffer(); err != nil { // it stays empty: all goes to parts
		return err
	}
	return all.pack(s.out, s.pieces)
}

// explain adds the sheet that says what the columns are.
func (s *Sink) explain() error {
	sheet, err := s.newSheet("columns", []any{"table", "column", "type", "unit", "description", "含义"})
	if err != nil {
		return err
	}
	for _, t := range s.tables {
		for _, c := range t.Columns {
			if err := sheet.add([]any{t.Name, c.Name, string(c.Type), c.Unit, c.Doc.EN, c.Doc.ZH}); err != nil {
				return err
			}
		}
	}
	return sheet.finish()
}

// Discard removes the temporary files, without finishing the workbook if it is not.
func (s *Sink) Discard() {
	if !s.done {
		s.done = true
		_ = s.file.Close()
		for _, p := range s.pieces {
			_ = p.file.Close() // it is in the folder that goes
		}
		_ = os.RemoveAll(s.temp)
	}
}
