package xlsx

import (
	"archive/zip"
	"cmp"
	"io"
	"os"
	"slices"
)

// A packer writes the parts of a workbook to a temporary file in the order in which
// they come, which is random, and then to the output in a fixed one. Excelize's own way
// would have the whole file in memory.
type packer struct {
	*zip.Writer
	temp   *os.File
	out    io.Writer
	pieces map[string]*pieces // of sheets, by the names of their parts
}

func newPacker(out io.Writer, folder string, pieces map[string]*pieces) (*packer, error) {
	temp, err := os.CreateTemp(folder, "pack-")
	if err != nil {
		return nil, err
	}
	return &packer{zip.NewWriter(temp), temp, out, pieces}, nil
}

// Create begins a part. A sheet gets its rows.
func (p *packer) Create(name string) (io.Writer, error) {
	w, err := p.Writer.Create(name)
	if rows := p.pieces[name]; rows != nil {
		w = &inserter{w, rows}
	}
	return w, err
}

// Close copies the parts to the output.
func (p *packer) Close() error {
	defer p.temp.Close()
	if err := p.Writer.Close(); err != nil {
		return err
	}
	info, err := p.temp.Stat()
	if err != nil {
		return err
	}
	parts, err := zip.NewReader(p.temp, info.Size())
	if err != nil {
		return err
	}
	// the list of content types, whose name begins with a bracket, is first
	slices.SortFunc(parts.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	whole := zip.NewWriter(p.out)
	for _, part := range parts.File {
		if err := whole.Copy(part); err != nil {
			return err
		}
	}
	return whole.Close()
}
