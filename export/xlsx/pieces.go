package xlsx

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/xuri/excelize/v2"
)

// rowsPerPiece is how many rows of a sheet are in memory.
const rowsPerPiece = 500

// Pieces are the rows of a sheet in a file, as the sheet's part has them. Excelize's
// stream writer keeps up to 16 MiB of each sheet in memory before it turns to a file,
// and many small sheets never get there. So it is given a piece at a time, each in a
// workbook that is thrown away.
type pieces struct{ file *os.File }

func newPieces(folder string) (*pieces, error) {
	f, err := os.CreateTemp(folder, "rows-")
	return &pieces{f}, err
}

// add adds rows, of which the first has the number first.
func (p *pieces) add(first int, rows [][]any) error {
	if len(rows) == 0 {
		return nil
	}
	f := excelize.NewFile()
	defer f.Close()
	stream, err := f.NewStreamWriter(f.GetSheetName(0))
	if err != nil {
		return err
	}
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, first+i)
		if err != nil {
			return err
		}
		if err := stream.SetRow(at, row); err != nil {
			return err
		}
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	var parts sheetPart
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &parts })
	if _, err := f.WriteToBuffer(); err != nil {
		return err
	}
	_, xml, ok := bytes.Cut(parts.sheet.Bytes(), []byte("<sheetData>"))
	xml, _, ok2 := bytes.Cut(xml, sheetDataEnd)
	if !ok || !ok2 {
		return errNoRows
	}
	_, err = p.file.Write(xml)
	return err
}

var (
	sheetDataEnd = []byte("</sheetData>")
	errNoRows    = errors.New("the sheet has no place for rows")
)

// A sheetPart takes the only sheet of a workbook, and no other part.
type sheetPart struct{ sheet bytes.Buffer }

func (p *sheetPart) Create(name string) (io.Writer, error) {
	if name == "xl/worksheets/sheet1.xml" {
		return &p.sheet, nil
	}
	return io.Discard, nil
}

func (*sheetPart) AddFS(fs.FS) error { return nil }
func (*sheetPart) Close() error      { return nil }

// An inserter writes a sheet with the rows of its pieces behind the header.
type inserter struct {
	io.Writer
	pieces *pieces
}

// Write is given the whole sheet.
func (w *inserter) Write(sheet []byte) (int, error) {
	before, after, ok := bytes.Cut(sheet, sheetDataEnd)
	if !ok {
		return 0, errNoRows
	}
	if _, err := w.Writer.Write(before); err != nil {
		return 0, err
	}
	if _, err := w.pieces.file.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	if _, err := io.Copy(w.Writer, w.pieces.file); err != nil {
		return 0, err
	}
	for _, rest := range [][]byte{sheetDataEnd, after} {
		if _, err := w.Writer.Write(rest); err != nil {
			return 0, err
		}
	}
	return len(sheet), nil
}
