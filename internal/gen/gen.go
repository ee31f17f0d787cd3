package gen

import (
	"fmt"
	"iter"
	"math/rand/v2"
)

// Doc is a generated document.
type Doc struct {
	Name   string // a file name, unique in its archive
	Format string // "docx" or "html"; what a broken one was meant to be
	Form   string // the form's id in docs/forms.md
	Data   []byte
	// Projects and Values are the numbers of projects and of indicator values that
	// a reader must find. A broken document has none.
	Projects int
	Values   int
	// Broken says how the document was broken: "" for not at all, else
	// "truncated", "empty", "picture" or "encrypted".
	Broken string
}

// Archive yields documents 0 to n-1 of an archive.
func Archive(seed uint64, n int) iter.Seq[Doc] {
	return func(yield func(Doc) bool) {
		for i := range n {
			if !yield(Document(seed, i)) {
				return
			}
		}
	}
}

// Document gives document i of an archive. One in thirty is broken.
func Document(seed uint64, i int) Doc {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, uint64(i)))}
	f := forms[g.IntN(len(forms))]
	d := Doc{Form: f.id, Format: "docx"}
	if g.IntN(2) == 0 {
		d.Format = "html"
	}
	g.year = 2018 + g.IntN(8)
	g.code = fmt.Sprintf("%d%02d%03d", 1+g.IntN(4), 1+g.IntN(60), 1+g.IntN(9))
	g.office = g.pick(places) + g.pick(offices)
	d.Name = fmt.Sprintf("%05d_%s_%d.%s", i, g.office, g.year, d.Format)
	f.write(g)
	if d.Format == "docx" {
		d.Data = g.docx()
	} else {
		d.Data = g.html()
	}
	d.Projects, d.Values = g.projects, g.values
	if g.IntN(30) == 0 {
		d.Data, d.Broken = g.broken(d.Data)
		d.Projects, d.Values = 0, 0
	}
	return d
}

// HTML gives an html page with the given number of project forms (河北 2020).
func HTML(tables int) []byte {
	g := &generator{Rand: rand.New(rand.NewPCG(1, 2)), year: 2020, code: "131002", office: "某某县人民政府办公室"}
	g.hebeiProjects(tables)
	return g.html()
}

// A generator writes one document.
type generator struct {
	*rand.Rand
	year         int
	code, office string // the unit
	blocks       []block
	// projects and values count what was printed.
	projects, values int
}

// A block is a heading, a paragraph or a table.
type block struct {
	text  string
	level int // of a heading, from 1
	table *table
}

// A table has rows of cells; a cell that reaches into the rows below it is only in
// the first of them.
type table struct{ rows [][]cell }

type cell struct {
	text       string
	cols, rows int
}

// td is a cell one row high.
func td(cols int, text string) cell { return cell{text, cols, 1} }

// tall is a cell of several rows.
func tall(cols, rows int, text string) cell { return cell{text, cols, rows} }

func (t *table) row(cells ...cell) { t.rows = append(t.rows, cells) }

func (g *generator) heading(level int, text string) {
	g.blocks = append(g.blocks, block{text: text, level: level})
}

func (g *generator) paragraph(text string) { g.blocks = append(g.blocks, block{text: text}) }

func (g *generator) table() *table {
	t := &table{}
	g.blocks = append(g.blocks, block{table: t})
	return t
}

func (g *generator) pick(of []string) string { return of[g.IntN(len(of))] }

// chance is true once in n.
func (g *generator) chance(n int) bool { return g.IntN(n) == 0 }

// broken damages a document so that nothing of it can be read.
func (g *generator) broken(data []byte) ([]byte, string) {
	switch g.IntN(4) {
	case 0: // a package without its directory; an html page would still be one
		return append([]byte("PK\x03\x04"), data[4:len(data)/2]...), "truncated"
	case 1:
		return nil, "empty"
	case 2:
		return append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), g.noise(200)...), "picture"
	}
	// an encrypted .docx is a compound file with a stream of this name
	out := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 504)...)
	for _, c := range []byte("EncryptedPackage") {
		out = append(out, c, 0)
	}
	return append(out, g.noise(400)...), "encrypted"
}

func (g *generator) noise(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(g.Uint32())
	}
	return b
}
