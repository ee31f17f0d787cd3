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
	doc, err := read(ctx, data, limits)
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
	defer func() {
		w.memory.release()
		workspaces.Put(w)
	}()
	b := &budget{limits: limits}
	p, err := openBundle(ctx, data, b, w.window)
	if err != nil {
		return nil, err
	}
	main, err := p.mainPart()
	if err != nil {
		return nil, err
	}
	r := &reader{bundle: p, loader: newLoader(b, &w.memory)}
	r.converter = &converter{ctx: ctx, budget: b, doc: &page.Document{}, chunks: map[string]string{}}
	if err := r.document(main); err != nil {
		return nil, err
	}
	doc := r.converter.doc
	doc.Diagnostics = r.converter.notes.done()
	return doc, nil
}

// A workspace is memory that one reading after another can use. Where many small
// documents are read it saves a fifth of the time.
type workspace struct {
	window []byte
	memory memory
}

var workspaces = sync.Pool{New: func() any { return &workspace{window: make([]byte, windowBytes)} }}

// A reader reads the parts of one package.
type reader struct {
	bundle    *bundle
	loader    *loader
	converter *converter
}

// document reads the main part and those it needs.
func (r *reader) document(main string) error {
	rels, err := r.bundle.relations(main)
	if err != nil {
		return err
	}
	c := r.converter
	targets := map[string]string{} // by kind; Word knows one part of each
	for _, rel := range rels {
		targets[rel.kind] = rel.target
		c.chunks[rel.id] = rel.target
	}
	if err := r.side(targets["styles"], func(s *scanner) { c.styles = readStyles(s) }); err != nil {
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
		r.items(s, page.Body)
	})
	if err != nil {
		return err
	}
	if err := r.side(targets["footnotes"], r.notes); err != nil {
		return err
	}
	if targets["endnotes"] == targets["footnotes"] {
		return nil
	}
	return r.side(targets["endnotes"], r.notes)
}

// items converts what the current element holds, one item at a time.
func (r *reader) items(s *scanner, role page.Role) {
	r.loader.scanner = s
	r.loader.blocks(func(item any) {
		if s.err != nil {
			return
		}
		if err := r.converter.item(item, place{role: role}); err != nil {
			s.fail(err)
		}
		r.loader.release()
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
		r.items(s, page.Footnote)
	}
}

// side reads a part besides the main one, if the document has it. If it is broken
// the document is read without it; limits hold for it as for the others.
func (r *reader) side(name string, visit func(*scanner)) error {
	if name == "" {
		return nil
	}
	err := r.bundle.walk(name, visit)
	if errors.Is(err, page.ErrCorrupt) || errors.Is(err, page.ErrUnsupported) {
		r.converter.notes.add(schema.SeverityError, "part-unreadable", schema.Ref{}, err.Error())
		return nil
	}
	return err
}
