package form

import (
	"context"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// Read finds the forms on a page and reads them. All text of the page is in the
// result: what no form took is Unclaimed. The error is the context's.
func Read(ctx context.Context, doc *page.Document) (*schema.Disclosure, error) {
	doc, printed := plainPage(ctx, doc)
	r := &reader{
		ctx:     ctx,
		doc:     doc,
		printed: printed,
		out:     &schema.Disclosure{SchemaVersion: schema.Version, Projects: []schema.Project{}},
		taken:   make([]bool, len(doc.Blocks)),
	}
	r.out.Diagnostics = append(r.out.Diagnostics, doc.Diagnostics...)
	doc = r.rejoin(r.straighten(doc))
	r.doc, r.notes = doc, newNotes(doc)
	defer r.notes.free()
	r.pageUnit = pageUnit(doc)
	r.outline()
	for i := range doc.Blocks {
		if r.stopped() {
			return nil, ctx.Err()
		}
		switch b := &doc.Blocks[i]; {
		case b.Kind == page.TableBlock:
			r.table(i)
		case !r.taken[i]:
			r.interrupt(b)
		}
	}
	if r.stopped() {
		return nil, ctx.Err()
	}
	if r.finish(); r.stopped() {
		return nil, ctx.Err()
	}
	return r.out, nil
}

// A reader is the state of reading one page.
type reader struct {
	ctx context.Context // asked between rows: a table may be large
	doc *page.Document
	// printed is the page as printed where doc has other characters, or nil.
	printed *printed
	// moved are the tables whose rows do not stand where they are printed, with how far
	// each was moved to the right.
	moved map[*page.Table][]int
	whole map[*page.Table]bool // the tables whose merged cells were printed once in each column
	out   *schema.Disclosure
	taken []bool // by block: a leaf holds this paragraph

	leaves   leaves
	notes    *notes
	projects []*project
	sheets   []*sheet // the tables read so far, in order
	pageUnit string   // the unit of money that the page headers print
	// open is the project that further tables may belong to, or nil.
	open *project
	// waiting is the beginning of a head that a page break may have cut.
	waiting *waiting
	// last is the indicator block that a table without a header may continue.
	last *block
}

// A project is an entry while it is read.
type project struct {
	*schema.Project
	seen set[field] // the meanings of the labels found
	*signs
	unit     string      // the unit of money that the table or the line above it prints
	pageUnit string      // the one that the page headers print, if they print one
	lastUnit string      // the unit in the last label that had one
	orgBy    field       // the label that Org was read from
	orgCode  string      // the unit's code where it has a cell of its own
	scoreBy  string      // the label of the line that Score was read from
	leadOrg  *schema.Org // the unit as the lines above the table print it
	list     bool        // read from a table of many projects
	oneCell  bool        // its indicators stand in one cell
	signed   bool        // the rows after the indicators were reached
	titles   []string    // the lines above the table, folded
	amounts  int         // amounts read without a unit
	paged    int         // amounts read in the unit of the page headers
	sums     []sum       // amounts that are the total if no other is
	unsure   []doubt     // what may be an amount and was not read
	openTask bool        // an amount of a task was not read: there is no sum of them
	firstRef schema.Ref
	block    *block // its last indicator block
	group    *group // the group that was open where its head ended,
	grid     int    // and the number of columns of that table
}

// usualLabels is how many labels most forms have.
const usualLabels = 24

// start opens a new project.
func (r *reader) start(ref schema.Ref) *project {
	p := r.notes.project()
	p.No, p.pageUnit, p.signs, p.firstRef = len(r.projects)+1, r.pageUnit, &signs{}, ref
	r.projects = append(r.projects, p)
	r.open = p
	return p
}

// interrupt tells that a paragraph stands between two tables. What a page break
// prints does not part a table from its continuation; other text does.
func (r *reader) interrupt(b *page.Block) {
	if b.Role == page.Body && !isPageNumber(b.Text) && !isContinued(b.Text) && !isUnitLine(b.Text) && blockHeading(b.Text) == "" {
		r.last, r.waiting = nil, nil
	}
}

// looksEach is how many blocks, rows or cells are gone over between two looks at the
// context where each is little work.
const looksEach = 64

// stopped reports whether the caller wants no more; the tree is then of no use.
func (r *reader) stopped() bool { return r.ctx.Err() != nil }

// diagnose adds a diagnostic.
func (r *reader) diagnose(sev schema.Severity, code, message string, ref schema.Ref) {
	r.out.Diagnostics = append(r.out.Diagnostics, schema.Diagnostic{Severity: sev, Code: code, Message: message, Ref: ref})
}
