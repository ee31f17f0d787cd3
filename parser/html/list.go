package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// listOf reads what a list element says of its numbers.
func listOf(n *html.Node, style look) list {
	l := list{ordered: n.DataAtom == atom.Ol && style != lookNoMarks, next: 1, step: 1, style: attribute(n, "type")}
	if !l.ordered {
		return l
	}
	if start, err := strconv.Atoi(attribute(n, "start")); err == nil {
		l.next = start
	}
	for _, a := range n.Attr {
		if a.Key == "reversed" {
			l.step = -1
			if attribute(n, "start") == "" {
				l.next = countItems(n)
			}
		}
	}
	return l
}

func countItems(n *html.Node) int {
	items := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Li {
			items++
		}
	}
	return items
}

// number returns the number that a browser prints before the next item.
func (l *list) number() string {
	switch l.style {
	case "a", "A":
		if s := letters(l.next); s != "" {
			if l.style == "A" {
				s = strings.ToUpper(s)
			}
			return s + "."
		}
	case "i", "I":
		if s := roman(l.next); s != "" {
			if l.style == "I" {
				s = strings.ToUpper(s)
			}
			return s + "."
		}
	}
	return strconv.Itoa(l.next) + "."
}

// letters counts a, b, … z, aa, ab; "" below one.
func letters(n int) string {
	var s string
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// roman counts i, ii, iii, iv; "" outside 1 to 3999.
func roman(n int) string {
	if n < 1 || n > 3999 {
		return ""
	}
	values := [...]int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	signs := [...]string{"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"}
	var b strings.Builder
	for i, v := range values {
		for ; n >= v; n -= v {
			b.WriteString(signs[i])
		}
	}
	return b.String()
}
