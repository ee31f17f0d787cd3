package html

import (
	"slices"
	"strings"
	"unicode"

	"github.com/jixiao-data/jixiao/parser/page"
	"golang.org/x/net/html"
)

// visible is the visible text of a page by another way than the reader's: from
// the tree of the whole page, unslimmed, with x/net/html's view of what is text.
func visible(source string) (string, error) {
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			return
		}
		if n.Type == html.ElementNode && invisible(n) {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return b.String(), nil
}

func invisible(n *html.Node) bool {
	switch n.Data {
	case "script", "style", "title", "template", "noscript", "iframe", "noembed", "noframes", "audio", "video",
		"canvas", "datalist", "dialog", "rp", "del":
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
		for declaration := range strings.SplitSeq(strings.ToLower(a.Val), ";") {
			name, value, _ := strings.Cut(declaration, ":")
			if a.Key == "style" && strings.TrimSpace(name) == "display" && strings.TrimSpace(value) == "none" {
				return true
			}
		}
	}
	return false
}

// textOf is all text of a document's blocks.
func textOf(doc *page.Document) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		b.WriteString(block.Text)
		if block.Table == nil {
			continue
		}
		for _, cell := range block.Table.Cells {
			b.WriteString(cell.Text)
		}
	}
	return b.String()
}

// characters are the non-space characters of a text in an order that does not
// depend on where they stand.
func characters(text string) string {
	var all []rune
	for _, r := range text {
		if !unicode.IsSpace(r) {
			all = append(all, r)
		}
	}
	slices.Sort(all)
	return string(all)
}
