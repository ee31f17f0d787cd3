package html

import (
	"context"
	"errors"

	"github.com/PuerkitoBio/goquery"
	"github.com/jixiao-data/jixiao/parser/charset"
	"github.com/jixiao-data/jixiao/parser/page"
)

// maxTreeDepth is how deep the tree builder lets elements nest.
const maxTreeDepth = 512

// Read makes blocks of an HTML page or of the page in an MHTML file. It fails
// with a [page.Error] whose cause is [page.ErrCorrupt], a [page.LimitError] or
// the context's error.
func Read(ctx context.Context, data []byte, limits page.Limits) (*page.Document, error) {
	doc, err := read(ctx, data, limits.WithDefaults())
	if err == nil {
		return doc, nil
	}
	var located *page.Error
	if errors.As(err, &located) {
		return nil, err
	}
	return nil, &page.Error{Format: "html", Cause: err}
}

func read(ctx context.Context, data []byte, limits page.Limits) (*page.Document, error) {
	if size := int64(len(data)); size > limits.InputBytes {
		return nil, &page.LimitError{Limit: "input bytes", Max: limits.InputBytes, Got: size}
	}
	pages := []webPage{{source: data}}
	if isMHTML(data) {
		var err error
		if pages, err = pagesIn(ctx, data, limits); err != nil {
			return nil, err
		}
	}
	doc := &page.Document{}
	w := newWalker(ctx, limits)
	rows := cellStores.Get().(*cellStore)
	for i := range pages {
		p, before := &pages[i], len(w.flow.items)
		if charset.Label(p.label) == "" {
			p.label = declaredIn(ctx, p.source)
		}
		decoder := charset.NewDecoder(p.source, p.label)
		tree, runs, err := parse(ctx, p.source, decoder, limits, rows)
		if err != nil {
			return nil, err
		}
		p.source = nil
		if err := w.walk(tree, runs); err != nil {
			return nil, err
		}
		if before == 0 {
			doc.Encoding = decoder.Encoding
		}
		doc.Diagnostics = append(append(doc.Diagnostics, p.diagnostics...), decoder.Diagnostics()...)
		if i == 0 && len(w.flow.items) > 0 {
			break // the other pages are frames and advertisements in this one
		}
	}
	if err := w.finish(doc); err != nil {
		return nil, err
	}
	rows.free()
	return doc, nil
}

// parse builds the tree of a slimmed page. runs are the rows that were read beside
// it, with their cells in rows.
func parse(ctx context.Context, source []byte, decoder *charset.Decoder, limits page.Limits, rows *cellStore) (tree *goquery.Document, runs [][]plainRow, err error) {
	slim, err := newSlimmer(ctx, source, decoder, limits, rows)
	if err != nil {
		return nil, nil, err
	}
	tree, err = goquery.NewDocumentFromReader(slim)
	if err == nil || err == slim.err {
		return tree, slim.runs, err
	}
	// The builder has one reason of its own to refuse a page.
	return nil, nil, &page.LimitError{Limit: "depth", Max: maxTreeDepth, Got: maxTreeDepth + 1}
}
