package html

import (
	"golang.org/x/net/html"
)

// A region is an element that may be chrome.
type region struct{ outer int }

func (w *walker) enterRegion(n *html.Node) {}
func (w *walker) markChrome(items []item)  {}
func likeTable(n *html.Node) bool          { return false }
