package html

import "golang.org/x/net/html"

// tableWords are the words of classes by which authors of tables made of blocks
// name their rows and cells.
var tableWords = map[string]bool{
	"cell": true, "row": true, "table": true, "tbl": true, "td": true, "th": true, "tr": true,
}

// likeTable reports whether an element's children look like the rows of a table
// that a style sheet draws: several of the same class, with the same number of
// blocks in each, and a class that speaks of tables.
func likeTable(n *html.Node) bool {
	first := firstElement(n)
	if first == nil || !wordIn(n, tableWords) && !wordIn(first, tableWords) {
		return false
	}
	class, cells, rows := attribute(first, "class"), elements(first), 0
	for c := first; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if c.Data != first.Data || attribute(c, "class") != class || elements(c) != cells {
			return false
		}
		rows++
	}
	return rows > 1 && cells > 2
}

func firstElement(n *html.Node) *html.Node {
	c := n.FirstChild
	for c != nil && c.Type != html.ElementNode {
		c = c.NextSibling
	}
	return c
}

func elements(n *html.Node) int {
	count := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			count++
		}
	}
	return count
}
