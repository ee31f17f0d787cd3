package form

import (
	"slices"
	"sync"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// notes is the memory for what is known of the cells of all tables, and of the values
// in them, while a page is read. Nothing of it is in the tree, so it is used again for
// the next page.
type notes struct {
	folded []string
	means  []*meaning
	state  []state
	inked  []int
	rows   []int
	values []pending
	labels []schema.Label // room for those of the table that is read
	// projects are those of the page, and behind them such that can be used again. The
	// tree has copies.
	projects []*project
	columns  []column // room for those of the header that is looked for
	// places and contexts are what normalize gets of the values.
	places   []*schema.Threshold
	contexts []normalize.Context
}

// maxNotes is the number of cells up to which notes are kept for the next page, and
// maxProjects that of projects.
const maxNotes, maxProjects = 1 << 16, 1 << 10

var notePool = sync.Pool{New: func() any { return &notes{} }}

// newNotes gives notes for all tables of a page.
func newNotes(doc *page.Document) *notes {
	n := notePool.Get().(*notes)
	cells, rows := 0, 0
	for i := range doc.Blocks {
		if t := doc.Blocks[i].Table; t != nil {
			cells += len(t.Cells)
			rows += t.Rows + 1
		}
	}
	if cap(n.folded) < cells {
		n.folded, n.means = make([]string, 0, cells), make([]*meaning, 0, cells)
		n.state, n.inked = make([]state, 0, cells), make([]int, 0, cells)
	}
	if cap(n.rows) < rows {
		n.rows = make([]int, 0, rows)
	}
	return n
}

// place gives a sheet its part.
func (n *notes) place(s *sheet) {
	cells := len(s.Cells)
	s.folded, s.means, s.state = next(&n.folded, cells), next(&n.means, cells), next(&n.state, cells)
	s.labels = n.labels[:0]
	s.inked, s.rows = next(&n.inked, cells)[:0], next(&n.rows, s.Rows+1)
}

// project gives a project that is empty.
func (n *notes) project() *project {
	if len(n.projects) == cap(n.projects) {
		n.projects = slices.Grow(n.projects, 1)
	}
	n.projects = n.projects[:len(n.projects)+1]
	p := &n.projects[len(n.projects)-1]
	if *p == nil {
		*p = &project{Project: &schema.Project{}, seen: make(set[field], 0, usualLabels)}
	}
	return *p
}

// next cuts the next n elements off, which are zero.
func next[T any](from *[]T, n int) []T {
	start := len(*from)
	*from = (*from)[:start+n]
	return (*from)[start : start+n : start+n]
}

// free keeps the notes for another page. The sheets must not be used any more.
func (n *notes) free() {
	if cap(n.folded) > maxNotes || cap(n.rows) > maxNotes || cap(n.values) > maxNotes || cap(n.projects) > maxProjects {
		return
	}
	for _, p := range n.projects {
		*p.Project = schema.Project{}
		*p = project{Project: p.Project, seen: p.seen[:0]}
	}
	n.projects = n.projects[:0]
	clear(n.columns[:cap(n.columns)])
	wipe(&n.folded)
	wipe(&n.means)
	wipe(&n.state)
	wipe(&n.inked)
	wipe(&n.rows)
	wipe(&n.values)
	n.labels = n.labels[:cap(n.labels)]
	wipe(&n.labels)
	wipe(&n.places)
	wipe(&n.contexts)
	notePool.Put(n)
}

func wipe[T any](s *[]T) {
	clear(*s)
	*s = (*s)[:0]
}
