package form

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/internal/lookalike"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// A printed page is one with characters that only look like common ones (项⽬). The
// engine reads it with the common ones in their place, and at the end its leaves get
// back what is printed. Both texts have the same length, so a leaf is found where it
// was cut.
type printed struct {
	ctx    context.Context
	doc    *page.Document
	behind map[schema.Ref]int // by place, the end of the leaf that was last found in it
	src    string             // the text of the place last asked for
	plain  string             // and the same with common characters
}

// plainPage gives the page that the engine reads, and the page as printed, nil where
// they are the same.
func plainPage(ctx context.Context, doc *page.Document) (*page.Document, *printed) {
	found := false
	for i := 0; i < len(doc.Blocks) && !found; i++ {
		if i%looksEach == 0 && ctx.Err() != nil {
			break
		}
		found = hasLookalike(&doc.Blocks[i])
	}
	if !found {
		return doc, nil
	}
	plain := *doc
	plain.Blocks = slices.Clone(doc.Blocks)
	for i := range plain.Blocks {
		if ctx.Err() != nil {
			return doc, nil
		}
		b := &plain.Blocks[i]
		if b.Text = lookalike.Fold(b.Text); b.Table == nil || !hasLookalike(b) {
			continue
		}
		t := *b.Table
		t.Cells = slices.Clone(t.Cells)
		for k := range t.Cells {
			if k%looksEach == 0 && ctx.Err() != nil {
				return doc, nil
			}
			t.Cells[k].Text = lookalike.Fold(t.Cells[k].Text)
		}
		b.Table = &t
	}
	return &plain, &printed{ctx: ctx, doc: doc, behind: map[schema.Ref]int{}}
}

func hasLookalike(b *page.Block) bool {
	if b.Table == nil {
		return lookalike.In(b.Text)
	}
	for i := range b.Table.Cells {
		if lookalike.In(b.Table.Cells[i].Text) {
			return true
		}
	}
	return false
}

// source is the text that is printed at a place.
func (p *printed) source(ref schema.Ref) string {
	if ref.Block < 1 || int(ref.Block) > len(p.doc.Blocks) {
		return ""
	}
	b := &p.doc.Blocks[ref.Block-1]
	if b.Table == nil {
		return b.Text
	}
	if c := b.Table.At(int(ref.Row)-1, int(ref.Col)-1); c != nil {
		return c.Text
	}
	return ""
}

// text gives a leaf's text as it is printed at its place.
func (p *printed) text(raw string, ref schema.Ref) string {
	if src := p.source(ref); src != p.src {
		p.src, p.plain = src, lookalike.Fold(src)
	}
	if p.src == p.plain {
		return raw
	}
	raw = lookalike.Fold(raw)
	from := p.behind[ref]
	at := strings.Index(p.plain[from:], raw)
	if at < 0 {
		from, at = 0, strings.Index(p.plain, raw)
	}
	if at < 0 {
		return aligned(raw, p.src)
	}
	at += from
	p.behind[ref] = at + len(raw)
	return p.src[at : at+len(raw)]
}

// maxAligned bounds the work of aligned: values and their cells are short.
const maxAligned = 1 << 22

// aligned gives a text that was joined of pieces of a source as these are printed.
func aligned(raw, source string) string {
	if len(raw)*len(source) > maxAligned {
		return raw
	}
	var b strings.Builder
	for _, r := range raw {
		for rest := source; rest != ""; {
			c, size := utf8.DecodeRuneInString(rest)
			rest = rest[size:]
			if lookalike.Plain(c) == lookalike.Plain(r) {
				r, source = c, rest
				break
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// value restores a value and the cells it was joined from.
func (p *printed) value(v *schema.Value) {
	if len(v.Cells) == 0 {
		v.Raw = p.text(v.Raw, v.Ref)
		return
	}
	var source strings.Builder
	for i := range v.Cells {
		c := &v.Cells[i]
		c.Raw = p.text(c.Raw, c.Ref)
		source.WriteString(c.Raw)
	}
	if lookalike.In(source.String()) {
		v.Raw = aligned(v.Raw, source.String())
	}
}

// restore gives all leaves of a part of the tree back what is printed.
func (p *printed) restore(v reflect.Value) {
	if p.ctx.Err() != nil {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			p.restore(v.Elem())
		}
		return
	case reflect.Slice:
		for i := range v.Len() {
			p.restore(v.Index(i))
		}
		return
	case reflect.Struct:
	default:
		return
	}
	switch x := v.Addr().Interface().(type) {
	case *schema.Text:
		x.Raw = p.text(x.Raw, x.Ref)
		return
	case *schema.Value:
		p.value(x)
		return
	case *schema.Item:
		plain := x.Raw
		x.Raw = p.text(plain, x.Ref)
		if at := strings.LastIndex(plain, x.Body); at >= 0 && len(plain) == len(x.Raw) {
			x.Body = x.Raw[at : at+len(x.Body)]
		}
		return
	case *schema.Money:
		plain := x.Raw
		if x.Raw = p.text(plain, x.Ref); x.Raw != plain && x.Yuan != "" && !slices.Contains(x.Repairs, schema.FullWidth) {
			x.Repairs = append(slices.Clone(x.Repairs), schema.FullWidth)
			slices.Sort(x.Repairs)
		}
		return
	}
	for i := range v.NumField() {
		p.restore(v.Field(i))
	}
}
