package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"os"

	"github.com/xuri/excelize/v2"
)

// rowsPerPiece is how many rows of a sheet wait for each other.
const rowsPerPiece = 500

// Pieces are the rows of a sheet in a file, deflated, as the sheet's part has them.
// Excelize's stream writer keeps up to 16 MiB of each sheet in memory before it turns
// to a file, and many small sheets never get there. So it is given a piece at a time,
// each in a workbook that is thrown away. So it need not be the goroutine that writes
// that makes them, which is most of the work on a workbook.
type pieces struct {
	file *os.File
	length
}

func newPieces(folder string) (*pieces, error) {
	f, err := os.CreateTemp(folder, "rows-")
	return &pieces{file: f}, err
}

// add adds a piece.
func (p *pieces) add(next deflated) error {
	p.length.add(next.length)
	_, err := p.file.Write(next.data)
	return err
}

// insert adds a sheet to a workbook, with the rows behind its header.
func (p *pieces) insert(z *zip.Writer, name string, sheet []byte) error {
	at := bytes.Index(sheet, sheetDataEnd)
	if at < 0 {
		return errNoRows
	}
	before, err := deflate(sheet[:at], false)
	if err != nil {
		return err
	}
	after, err := deflate(sheet[at:], true)
	if err != nil {
		return err
	}
	all := before.length
	all.add(p.length)
	all.add(after.length)
	w, err := z.CreateRaw(&zip.FileHeader{
		Name: name, Method: zip.Deflate, CRC32: all.sum, UncompressedSize64: all.size, CompressedSize64: all.packed,
	})
	if err != nil {
		return err
	}
	if _, err := p.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err = io.Copy(w, io.MultiReader(bytes.NewReader(before.data), p.file, bytes.NewReader(after.data)))
	return err
}

// newPiece makes a piece of rows, of which the first has the number first.
func newPiece(first int, rows [][]any) (deflated, error) {
	f := excelize.NewFile()
	defer f.Close()
	stream, err := f.NewStreamWriter(f.GetSheetName(0))
	if err != nil {
		return deflated{}, err
	}
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, first+i)
		if err != nil {
			return deflated{}, err
		}
		if err := stream.SetRow(at, row); err != nil {
			return deflated{}, err
		}
	}
	if err := stream.Flush(); err != nil {
		return deflated{}, err
	}
	var p piece
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &p })
	if _, err = f.WriteToBuffer(); err == nil && p.data == nil {
		err = errNoRows
	}
	return p.deflated, err
}

// A piece takes the rows of the only sheet of a workbook, and no other part.
type piece struct{ deflated }

func (p *piece) Create(name string) (io.Writer, error) {
	if name == sheetPart(0) {
		return p, nil
	}
	return io.Discard, nil
}

// Write is given the whole sheet.
func (p *piece) Write(sheet []byte) (n int, err error) {
	_, rows, ok := bytes.Cut(sheet, []byte("<sheetData>"))
	rows, _, ok2 := bytes.Cut(rows, sheetDataEnd)
	if !ok || !ok2 {
		return 0, errNoRows
	}
	p.deflated, err = deflate(rows, false)
	return len(sheet), err
}

func (*piece) AddFS(fs.FS) error { return nil }
func (*piece) Close() error      { return nil }
