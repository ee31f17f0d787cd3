package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
)

// The parts of a workbook by their names, as excelize writes them.
type parts map[string]*bytes.Buffer

// sheetPart is the name of a sheet's part, by the sheet's index.
func sheetPart(no int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", no+1) }

// Create begins a part.
func (p parts) Create(name string) (io.Writer, error) {
	p[name] = &bytes.Buffer{}
	return p[name], nil
}

func (parts) AddFS(fs.FS) error { return nil }
func (parts) Close() error      { return nil }

var (
	sheetDataEnd = []byte("</sheetData>")
	errNoRows    = errors.New("the sheet has no place for rows")
)

// pack writes the workbook, with the rows of each sheet behind its header. Excelize
// gives the parts in a random order; this one is fixed, and the list of content types,
// whose name begins with a bracket, is first.
func (p parts) pack(out io.Writer, rows map[string]*pieces) error {
	z := zip.NewWriter(out)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		part := p[name].Bytes()
		if r := rows[name]; r != nil {
			if err := r.insert(z, name, part); err != nil {
				return err
			}
			continue
		}
		w, err := z.Create(name)
		if err != nil {
			return err
		}
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return z.Close()
}
