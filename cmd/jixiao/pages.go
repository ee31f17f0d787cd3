package main

import (
	"context"
	"iter"
	"sync"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// pages reads what names lead to, as batch.Run does, and yields with each result what
// is made of its tree and page. The making is done by the workers.
func pages[T any](ctx context.Context, names []string, o batch.Options, make func(*schema.Disclosure, *page.Document) T) iter.Seq2[batch.Result, T] {
	return func(yield func(batch.Result, T) bool) {
		var made sync.Map // by tree
		o.Page = func(d *schema.Disclosure, p *page.Document) { made.Store(d, make(d, p)) }
		for r := range batch.Run(ctx, names, o) {
			x, _ := made.LoadAndDelete(r.Disclosure)
			t, _ := x.(T)
			if !yield(r, t) {
				return
			}
		}
	}
}
