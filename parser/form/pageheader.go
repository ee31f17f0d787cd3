package form

import (
	"iter"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// What a page header prints stands above every table of its pages: 单位：万元, or the
// year. It is used where nothing nearer says it, and only if all headers of the
// document agree.

// pageHeaders yields the texts of the page headers.
func pageHeaders(doc *page.Document) iter.Seq2[string, schema.Ref] {
	return func(yield func(string, schema.Ref) bool) {
		for i := range doc.Blocks {
			b := &doc.Blocks[i]
			switch {
			case b.Role != page.Header:
			case b.Table == nil:
				if !yield(b.Text, schema.Ref{Block: int32(i + 1)}) {
					return
				}
			default:
				for k := range b.Table.Cells {
					c := &b.Table.Cells[k]
					if !yield(c.Text, c.Ref(i+1, b.Table.No)) {
						return
					}
				}
			}
		}
	}
}

// pageUnit gives the unit of money that the page headers print, or "".
func pageUnit(doc *page.Document) string {
	unit := ""
	for text := range pageHeaders(doc) {
		switch u := normalize.MoneyUnit(text); {
		case u == "" || u == unit:
		case unit == "":
			unit = u
		default:
			return ""
		}
	}
	return unit
}

// pageYear takes the year that the page headers print.
func (r *reader) pageYear() {
	var found *schema.FiscalYear
	for text, ref := range pageHeaders(r.doc) {
		year, ok := normalize.FiscalYear(text)
		switch {
		case !ok:
		case found == nil:
			found = &schema.FiscalYear{Year: year, Ref: ref}
		case found.Year != year:
			return
		}
	}
	r.out.FiscalYear = found
}
