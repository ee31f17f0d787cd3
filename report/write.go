package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

var (
	//go:embed page.html
	pageHTML string
	//go:embed batch.html
	batchHTML string
	//go:embed style.css
	style string
	//go:embed script.js
	script string
)

// templates are parsed when the first page is written: most runs of the command write
// none.
var templates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"w": func(key string) (template.HTML, error) {
			if w, ok := texts[key]; ok {
				return both(w), nil
			}
			return "", fmt.Errorf("no text %q", key)
		},
		"words":      both,
		"severity":   func(s schema.Severity) template.HTML { return both(word(severityWords, s)) },
		"permille":   func(n int) string { return fmt.Sprintf("%d.%d%%", n/10, n%10) },
		"size":       size,
		"stateWords": func() map[string]words { return stateWords },
		"when":       when,
		"short":      func(s string) string { return s[:min(len(s), 12)] },
	}).Parse(pageHTML + batchHTML))
})

// when is a time of RFC 3339 as people write it, to the minute.
func when(at string) string {
	if t, err := time.Parse(time.RFC3339, at); err == nil {
		return t.Format("2006-01-02 15:04")
	}
	return at
}

// size spells a number of bytes.
func size(n int64) string {
	switch {
	case n < 10_000:
		return fmt.Sprintf("%d B", n)
	case n < 10_000_000:
		return fmt.Sprintf("%d kB", n/1000)
	}
	return fmt.Sprintf("%d MB", n/1_000_000)
}

// CSP is the Content-Security-Policy of a page that stands alone: nothing may be
// fetched, and nothing runs but the script whose hash is named.
func CSP() string {
	return "default-src 'none'; script-src " + hash(script) + "; style-src " + hash(style) +
		"; base-uri 'none'; form-action 'none'"
}

// hash is a text as a Content-Security-Policy names it.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// A frame is what the templates "head" and "foot" need.
type frame struct {
	CSP, Title, Class, Home string
	Style                   template.CSS
	Script                  template.JS
	Doc                     *document
	Batch                   *overview
}

func newFrame(title, class string) frame {
	return frame{CSP: CSP(), Title: title, Class: class, Home: "#", Style: template.CSS(style), Script: template.JS(script)}
}

// WriteDoc writes the page of one document, complete in itself.
func WriteDoc(w io.Writer, d *schema.Disclosure, p *page.Document) error {
	doc := draw(d, p)
	f := newFrame(doc.Title, "single")
	f.Doc = doc
	return templates().ExecuteTemplate(w, "single", &f)
}

// WriteReview writes the page of one document in which values can be confirmed and
// corrected, for package serve. stale counts the corrections that were not applied.
func WriteReview(w io.Writer, d *schema.Disclosure, p *page.Document, stale int) error {
	doc := draw(d, p)
	doc.Stale, doc.Review = stale, true
	for i := range doc.Projects {
		for _, b := range doc.Projects[i].Blocks {
			for k := range b.List {
				for v := range b.List[k].Values {
					b.List[k].Values[v].Review = true
				}
			}
		}
	}
	f := newFrame(doc.Title, "single")
	f.CSP, f.Home, f.Doc = "", "/", doc // the server sends the policy itself
	return templates().ExecuteTemplate(w, "single", &f)
}

// WriteValue writes the value of a key alone, as WriteReview does.
func WriteValue(w io.Writer, d *schema.Disclosure, key string) error {
	v, ok := FindValue(d, key)
	if !ok {
		return fmt.Errorf("no value %q", key)
	}
	b := builder{marks: map[spot]mark{}}
	shown := b.value(key, v.Column, v.Value)
	shown.Review = true
	return templates().ExecuteTemplate(w, "value", shown)
}

// FindValue finds the value that a page calls by a key.
func FindValue(d *schema.Disclosure, key string) (schema.PlacedValue, bool) {
	for v := range schema.Values(d) {
		if valueKey(v.Project, v.Indicator, v.LongTerm, v.Column) == key {
			return v, true
		}
	}
	return schema.PlacedValue{}, false
}

// valueKey names a value in its document: project.indicator.column.
func valueKey(p *schema.Project, x *schema.Indicator, longTerm bool, column string) string {
	if longTerm {
		return fmt.Sprintf("%d.L%d.%s", p.No, x.No, column)
	}
	return fmt.Sprintf("%d.%d.%s", p.No, x.No, column)
}

// AriaLevel is the level of a heading of the source on the page, whose own headings
// are of level 1 and 2.
func (b block) AriaLevel() int { return min(max(b.Level, 1)+2, 6) }

// Classes are those of a paragraph.
func (b block) Classes() string {
	return strings.TrimSpace(b.Mark.String() + " " + string(b.Role))
}

// Troubles is the number of errors and warnings.
func (doc *document) Troubles() int { return doc.Counts.Errors + doc.Counts.Warnings }
