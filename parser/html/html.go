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
	doc, err := read(ctx, data, limits)
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
	main := &mainPage{body: data}
	if isMHTML(data) {
		var err error
		if main, err = mainPart(ctx, data, limits); err != nil {
			return nil, err
		}
	}
	if charset.Label(main.label) == "" {
		main.label = declaredIn(ctx, main.body)
	}
	decoder := charset.NewDecoder(main.body, main.label)
	tree, err := parse(ctx, main.body, decoder, limits)
	if err != nil {
		return nil, err
	}
	doc := &page.Document{Encoding: decoder.Encoding, Diagnostics: append(main.diagnostics, decoder.Diagnostics()...)}
	return doc, walk(ctx, tree, limits, doc)
}

// parse builds the tree of a slimmed page.
func parse(ctx context.Context, source []byte, decoder *charset.Decoder, limits page.Limits) (*goquery.Document, error) {
	slim, err := newSlimmer(ctx, source, decoder, limits)
	if err != nil {
		return nil, err
	}
	tree, err := goquery.NewDocumentFromReader(slim)
	if err == nil || err == slim.err {
		return tree, err
	}
	// The builder has one reason of its own to refuse a page.
	return nil, &page.LimitError{Limit: "depth", Max: maxTreeDepth, Got: maxTreeDepth + 1}
}
