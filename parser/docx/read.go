package docx

import (
	"context"
	"errors"
	"strings"
	"sync"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// Read reads a .docx package. An error is a [*page.Error] that names the part; its
// cause is [page.ErrCorrupt], [page.ErrEncrypted], [page.ErrUnsupported],
// [page.ErrEmpty], a [*page.LimitError], or the context's error. A part that is
// not needed to read the document and cannot be read becomes a diagnostic.
func Read(ctx context.Context, data []byte, limits page.Limits) (*page.Document, error) {
	doc, err := read(ctx, data, limits.WithDefaults())
	if err == nil {
		return doc, nil
	}
	var e *page.Error
	if errors.As(partError("", err), &e) && e.Format == "" {
		e.Format = "docx"
	}
	return nil, e
}

func read(ctx context.Context, data []byte, limits page.Limits) (*page.Document, error) {
	switch n := int64(len(data)); {
	case n == 0:
		return nil, &page.Error{Cause: page.ErrEmpty}
	case n > limits.InputBytes:
		return nil, &page.LimitError{Limit: "input bytes", Max: limits.InputBytes, Got: n}
	}
	w := workspaces.Get().(*workspace)
	doc, err := w.read(ctx, data, limits)
	if err == nil { // else there may be too much of it to be cleared and kept
		w.memory.release()
		w.scanner = scanner{}
		workspaces.Put(w)
	}
	return doc, err
}

func (w *workspace) read(ctx context.Context, data []byte, limits page.Limits) (*page.Document, error) {
	b := &budget{limits: limits}
	w.scanner = newScanner(ctx, limits, w.window)
	p, err := openBundle(ctx, data, b, &w.scanner)
	if err != nil {
		return nil, err
	}
	main, err := p.mainPart()
	if err != nil {
		return nil, err
	}
	r := &reader{bundle: p, loader: newLoader(b, &w.memory)}
	r.converter = &converter{
		ctx: ctx, budget: b, doc: &page.Document{}, texts: &r.loader.texts,
		targets: map[string]string{}, found: map[string]bool{},
	}
	if err := r.document(main); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	doc := r.converter.doc
	doc.Diagnostics = r.converter.notes.done()
	return doc, nil
}

// A workspace is memory that one reading after another can use. Where many small
// documents are read it saves a fifth of the time.
type workspace struct {
	window  []byte
	scanner scanner
	memory  memory
}

var workspaces = sync.Pool{New: func() any { return &workspace{window: make([]byte, windowBytes)} }}

// A reader reads the parts of one package.
type reader struct {
	bundle    *bundle
	loader    *loader
	converter *converter
	parts     map[string]bool // those that were read: each is read once
}

// document reads the main part and those it needs.
func (r *reader) document(main string) error {
	rels, err := r.bundle.relations(main)
	if err != nil {
		return err
	}
	c := r.converter
	targets := map[string]string{} // by kind; Word knows one part of each of these
	for _, rel := range rels {
		targets[rel.kind] = rel.target
		c.targets[rel.id] = rel.target
	}
	if err := r.side(targets["styles"], func(s *scanner) { c.styles, r.loader.hiding = readStyles(s) }); err != nil {
		return err
	}
	if err := r.side(targets["numbering"], func(s *scanner) { c.numbering = readNumbering(s) }); err != nil {
		return err
	}
	if c.numbering != nil {
		c.numbering.styles = c.styles
	}
	err = r.bundle.walk(main, func(s *scanner) {
		if s.name != wDocument {
			s.fail(&page.Error{Part: strings.ToValidUTF8(main, "�"), Cause: page.ErrUnsupported, Detail: "the main part is no word processing document"})
		}
		r.loader.sections = &sections{}
		r.items(s, place{})
	})
	if err != nil {
		return err
	}
	shown := r.loader.sections
	r.loader.sections = nil
	r.parts = map[string]bool{main: true}
	if err := r.drawings(); err != nil {
		return err
	}
	for _, kind := range []string{"footnotes", "endnotes"} {
		if err := r.part(targets[kind], r.notes); err != nil {
			return err
		}
	}
	return r.margins(shown, rels, targets["settings"])
}

// items converts what the current element holds, one item at a time.
func (r *reader) items(s *scanner, at place) {
	r.loader.scanner = s
	r.loader.blocks(func(item any) {
		if s.err != nil {
			return
		}
		if err := r.converter.item(item, at); err != nil {
			s.fail(err)
			return
		}
		r.loader.release()
		clear(r.converter.holds)
	})
}

// notes reads w:footnotes or w:endnotes. Those that have a type are the lines
// that separate the notes from the text.
func (r *reader) notes(s *scanner) {
	for s.child() {
		if kind, _ := s.attr("type"); s.name != wFootnote || len(kind) > 0 && string(kind) != "normal" {
			s.skip()
			continue
		}
		r.items(s, place{role: page.Footnote})
	}
}

// margins reads the headers and footers that sections show. They follow the body, as
// the notes do: they stand on every page, and so at no one place of the text.
func (r *reader) margins(shown *sections, rels []relation, settings string) error {
	even := false
	if shown.evenPages() {
		if err := r.side(settings, func(s *scanner) { even = readEvenPages(s) }); err != nil {
			return err
		}
	}
	targets := map[string]string{}
	for _, rel := range rels {
		if rel.kind == "header" || rel.kind == "footer" {
			targets[rel.id] = rel.target
		}
	}
	for _, m := range []struct {
		role page.Role
		list []shownMargin
	}{{page.Header, shown.headers.shown}, {page.Footer, shown.footers.shown}} {
		for _, margin := range m.list {
			if margin.even && !even {
				continue
			}
			err := r.part(targets[margin.id], func(s *scanner) {
				if s.name != wHeader {
					s.malformed("not a header or footer")
				}
				r.items(s, place{role: m.role})
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// drawings reads the texts of the charts and diagrams that were found: of a diagram
// all, of a chart its titles, and the names of series and categories.
func (r *reader) drawings() error {
	found := r.converter.drawings
	r.converter.drawings = nil
	for _, d := range found {
		err := r.part(d.part, func(s *scanner) {
			at := d.at.as(page.TextBox)
			if s.name == cChartSpace {
				at.once = map[string]bool{} // each series repeats the categories
			}
			r.items(s, at)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// part reads a part of text besides the main one, if the document has it, and was
// not read before.
func (r *reader) part(name string, visit func(*scanner)) error {
	if name == "" || r.parts[name] {
		return nil
	}
	r.parts[name] = true
	rels, err := r.bundle.relations(name)
	if err != nil && !unreadable(err) {
		return err
	}
	r.converter.targets = map[string]string{}
	for _, rel := range rels {
		r.converter.targets[rel.id] = rel.target
	}
	r.loader.state = state{}
	if err := r.side(name, visit); err != nil {
		return err
	}
	return r.drawings()
}

// side reads a part besides the main one, if the document has it. If it is broken
// the document is read without it; limits hold for it as for the others.
func (r *reader) side(name string, visit func(*scanner)) error {
	if name == "" {
		return nil
	}
	err := r.bundle.walk(name, visit)
	if unreadable(err) {
		r.converter.notes.add(schema.SeverityError, "part-unreadable", schema.Ref{}, err.Error())
		return nil
	}
	return err
}

// unreadable reports whether a part is broken.
func unreadable(err error) bool {
	return errors.Is(err, page.ErrCorrupt) || errors.Is(err, page.ErrUnsupported)
}
