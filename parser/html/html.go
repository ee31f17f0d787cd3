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
	source, declared := data, ""
	if isMHTML(data) {
		var err error
		if source, declared, err = mainPart(ctx, data, limits); err != nil {
			return nil, err
		}
	}
	if label := declaredIn(source); charset.Label(declared) == "" {
		declared = label
	}
	decoded, err := charset.Decode(ctx, source, declared, limits.TextBytes)
	if err != nil {
		return nil, err
	}
	tree, err := parse(ctx, decoded.UTF8, limits)
	if err != nil {
		return nil, err
	}
	doc := &page.Document{Encoding: decoded.Encoding, Diagnostics: decoded.Diagnostics}
	decoded.UTF8 = nil
	return doc, walk(ctx, tree, limits, doc)
}

// parse builds the tree of a slimmed page.
func parse(ctx context.Context, utf8 []byte, limits page.Limits) (*goquery.Document, error) {
	slim := &slimmer{ctx: ctx, limits: limits, lex: lexer{src: utf8}}
	tree, err := goquery.NewDocumentFromReader(slim)
	if err == nil {
		return tree, nil
	}
	var limit *page.LimitError
	if errors.As(err, &limit) || ctx.Err() != nil {
		return nil, err
	}
	// The builder has one other reason to refuse a page.
	return nil, &page.LimitError{Limit: "depth", Max: min(int64(limits.Depth), maxTreeDepth), Got: maxTreeDepth + 1}
}
