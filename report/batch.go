package report

import (
	"bytes"
	"cmp"
	"compress/flate"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// A Batch gathers documents for one page of them all. Documents are kept compressed,
// their trees until the page is written: a thousand documents take some 150 MB of
// memory, and about 10 kB each in the page.
type Batch struct {
	// Link gives the address of a document's own page. Where it is nil, the documents
	// are part of the page itself.
	Link func(sha256 string) string
	// Served says that the page can upload documents (package serve).
	Served bool

	docs   []*entry
	facets facets
}

// An entry is an input.
type entry struct {
	No      int
	Name    string
	Doc     *document // without its source and tree
	Failure words
	Detail  string
	Href    string
	facets  []int
	packed  string
	tree    *schema.Disclosure
}

// Packed is a document that is ready to be added to a Batch.
type Packed struct {
	doc  *document
	html string
	tree *schema.Disclosure
}

// Pack draws a document for a Batch. It is the larger part of the work, and may be
// done for several documents at a time.
func Pack(d *schema.Disclosure, p *page.Document) (*Packed, error) {
	doc := draw(d, p)
	var packed bytes.Buffer
	text := base64.NewEncoder(base64.StdEncoding, &packed)
	deflate, err := flate.NewWriter(text, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	if err := templates().ExecuteTemplate(deflate, "doc", doc); err != nil {
		return nil, err
	}
	if err := cmp.Or(deflate.Close(), text.Close()); err != nil {
		return nil, err
	}
	doc.Source, doc.Overall, doc.Projects, doc.Unclaimed = nil, nil, nil, nil
	return &Packed{doc, packed.String(), d}, nil
}

// Summarise is Pack for a page that does not hold the documents themselves.
func Summarise(d *schema.Disclosure) *Packed {
	b := builder{marks: map[spot]mark{}}
	return &Packed{doc: b.identity(d), tree: d}
}

// Add adds a document.
func (b *Batch) Add(p *Packed) {
	e := &entry{No: len(b.docs) + 1, Name: p.doc.Name, Doc: p.doc, packed: p.html, tree: p.tree}
	e.Href = "#doc=" + strconv.Itoa(e.No)
	if b.Link != nil {
		e.Href = b.Link(p.doc.SHA256)
	}
	b.docs = append(b.docs, e)
}

// AddFailure adds an input that could not be read: of which kind the failure is
// (package batch), and what it says.
func (b *Batch) AddFailure(name, kind, message string) {
	b.docs = append(b.docs, &entry{No: len(b.docs) + 1, Name: name, Failure: word(failureWords, kind), Detail: message})
}

// Write writes the page. The error is that of w, or the context's.
func (b *Batch) Write(ctx context.Context, w io.Writer) error {
	return b.WriteFrame(ctx, w, CSP())
}

// WriteFrame is Write with another Content-Security-Policy; with none, the page has
// none of its own.
func (b *Batch) WriteFrame(ctx context.Context, w io.Writer, csp string) error {
	v, err := b.overview(ctx)
	if err != nil {
		return err
	}
	f := newFrame("绩效 Overview", "batch")
	f.CSP, f.Batch, f.Home = csp, v, "#documents"
	if err := templates().ExecuteTemplate(w, "batch", &f); err != nil {
		return err
	}
	if b.Link == nil {
		for _, e := range b.docs { // base64 needs no escaping
			if e.Doc != nil {
				if _, err := fmt.Fprintf(w, "<script type=\"text/plain\" id=\"d%d\">%s</script>\n", e.No, e.packed); err != nil {
					return err
				}
			}
		}
	}
	return templates().ExecuteTemplate(w, "foot", &f)
}

// facets number the properties by which documents are found from a picture.
type facets struct {
	numbers map[string]int
	docs    [][]*entry
}

// add says that a document has a property, and returns the property's number.
func (f *facets) add(key string, e *entry) int {
	if f.numbers == nil {
		f.numbers = map[string]int{}
	}
	n, ok := f.numbers[key]
	if !ok {
		n = len(f.numbers) + 1
		f.numbers[key] = n
		f.docs = append(f.docs, nil)
	}
	if list := f.docs[n-1]; len(list) == 0 || list[len(list)-1] != e {
		f.docs[n-1] = append(list, e)
		e.facets = append(e.facets, n)
	}
	return n
}

// An overview is the data of the page.
type overview struct {
	Rows     []row
	Sums     []sum
	Charts   []chart
	Spreads  []spread
	Others   []otherUnit
	Forms    []string
	Served   bool
	Failures int
}

// A row is a line of the table of documents.
type row struct {
	*entry
	Facets string
	State  string
}

// A sum is one of the numbers at the top.
type sum struct {
	Name   words
	Number string
	Small  words
}

// overview counts and draws.
func (b *Batch) overview(ctx context.Context) (*overview, error) {
	b.facets = facets{}
	for _, e := range b.docs {
		e.facets = nil
	}
	c := newCensus(&b.facets)
	for _, e := range b.docs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c.add(e)
	}
	if err := c.link(ctx, b.docs); err != nil {
		return nil, err
	}
	budgets, all := c.budgets()
	v := &overview{Sums: c.sums(all), Charts: c.charts(budgets), Served: b.Served, Failures: c.failed}
	v.Spreads, v.Others = c.spreads()
	for _, e := range b.docs {
		numbers := make([]string, len(e.facets))
		for i, n := range e.facets {
			numbers[i] = strconv.Itoa(n)
		}
		r := row{entry: e, Facets: strings.Join(numbers, " ")}
		if e.Doc == nil {
			r.State = "failed"
		} else {
			r.State = states(&e.Doc.Counts)
			if e.Doc.Form != "" && !slices.Contains(v.Forms, e.Doc.Form) {
				v.Forms = append(v.Forms, e.Doc.Form)
			}
		}
		v.Rows = append(v.Rows, r)
	}
	slices.Sort(v.Forms)
	return v, nil
}

// states are what the table can be filtered by.
func states(c *counts) string {
	var out []string
	for _, s := range []struct {
		name string
		n    int
	}{
		{"mended", c.Mended}, {"ambiguous", c.Ambiguous}, {"error", c.Errors},
		{"warning", c.Warnings}, {"unclaimed", c.Unclaimed}, {"reviewed", c.Reviewed},
	} {
		if s.n > 0 {
			out = append(out, s.name)
		}
	}
	return strings.Join(out, " ")
}
