package html

import (
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/parser/page"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Chrome is what surrounds the article of a page: menus, breadcrumbs, footers.
// It is marked, never dropped, and only where several signs agree:
//
//   - it stands before the first table of the article or after the last, and
//   - an element around it says so by name, role, class or id, and holds neither
//     a table of the article nor half of the page's text, or
//   - it is a short line with words that only chrome has, or
//   - it is one of a run of lines that are nearly all links to other pages.
//
// What is doubtful is body text.

// A region is an element whose name says that it is chrome.
type region struct {
	outer        int  // the region around it; 0 is none
	weak         bool // a head: that of the page, that of the article or of a table
	text, linked int  // bytes of text inside, outside links and in them
	table        bool // a table of the article stands inside
	heading      bool // a heading does
}

// chromeWords are the words of classes, ids and roles that say chrome.
var chromeWords = map[string]bool{
	"aside": true, "bread": true, "breadcrumb": true, "breadcrumbs": true, "complementary": true,
	"contentinfo": true, "copyright": true, "crumb": true, "crumbs": true, "dqwz": true, "foot": true,
	"footer": true, "friendlink": true, "friendlinks": true, "login": true, "menu": true, "menubar": true,
	"nav": true, "navbar": true, "navi": true, "navigation": true, "pager": true, "pagination": true,
	"search": true, "share": true, "sidebar": true, "sitemap": true, "submenu": true, "toolbar": true,
	"topbar": true, "yqlj": true,
}

// headWords say chrome too, unless there is a heading inside, and if half of the
// text is links. The title of an article, and the unit above a table, stand in
// elements of such names as well.
var headWords = map[string]bool{"banner": true, "header": true, "logo": true, "masthead": true}

// chromePhrases are words that a short line of an article does not hold.
var chromePhrases = []string{
	"当前位置", "您的位置", "您现在的位置", "当前所在位置", "您所在的位置", "版权所有", "ICP备", "公网安备", "网站标识码",
	"网站地图", "打印本页", "关闭窗口", "关闭本页", "收藏本页", "加入收藏", "设为首页", "扫一扫", "分享到", "上一篇",
	"下一篇", "友情链接",
}

// phraseRunes is how long a line may be that one of these phrases decides about.
const phraseRunes = 80

// linkRun is how many links a run of lines must have to be a menu.
const linkRun = 4

// enterRegion makes an element the current region if it may be chrome.
func (w *walker) enterRegion(n *html.Node) {
	strong := n.DataAtom == atom.Nav || n.DataAtom == atom.Footer || n.DataAtom == atom.Aside || wordIn(n, chromeWords)
	if strong || n.DataAtom == atom.Header || wordIn(n, headWords) {
		w.regions = append(w.regions, region{outer: w.region, weak: !strong})
		w.region = len(w.regions) - 1
	}
}

// wordIn reports whether a class, id or role of an element has one of the words:
// "main-nav" and "mainNav" have "nav".
func wordIn(n *html.Node, words map[string]bool) bool {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "class", "id", "role":
			if wordOf(a.Val, words) {
				return true
			}
		}
	}
	return false
}

func wordOf[T string | []byte](names T, words map[string]bool) bool {
	var word [16]byte
	n, upper := 0, false
	for i := range len(names) {
		c := names[i]
		up := c >= 'A' && c <= 'Z'
		if !isLetter(c) || up && !upper {
			if words[string(word[:n])] {
				return true
			}
			n = 0
		}
		if upper = up; isLetter(c) && n < len(word) {
			word[n] = c | 0x20
			n++
		}
	}
	return words[string(word[:n])]
}

// markChrome gives the role boilerplate to the items that are chrome.
func (w *walker) markChrome(items []*item) error {
	first, last := len(items), len(items)
	total := 0
	for i := range items {
		it := items[i]
		if err := w.work(phraseBytes); err != nil {
			return err
		}
		article := it.Table != nil && ofArticle(it)
		if article {
			first, last = min(first, i), i
		}
		total += it.size - it.linked
		inner := &w.regions[it.region]
		inner.text += it.size - it.linked
		inner.linked += it.linked
		inner.table = inner.table || article
		inner.heading = inner.heading || it.Kind == page.Heading
	}
	for r := len(w.regions) - 1; r > 0; r-- { // inner regions come last
		inner := &w.regions[r]
		outer := &w.regions[inner.outer]
		outer.text += inner.text
		outer.linked += inner.linked
		outer.table = outer.table || inner.table
		outer.heading = outer.heading || inner.heading
	}
	chrome := make([]bool, len(w.regions))
	for r := 1; r < len(w.regions); r++ { // outer regions come first
		it := &w.regions[r]
		article := it.table || it.weak && it.heading
		chrome[r] = chrome[it.outer] || !article && it.text*2 <= total && (!it.weak || it.linked >= it.text)
	}
	for i := range items {
		if err := w.work(phraseBytes); err != nil {
			return err
		}
		if it := items[i]; (i < first || i > last) && (chrome[it.region] || hasPhrase(it)) {
			it.Role = page.Boilerplate
		}
	}
	if first == len(items) {
		markMenus(items)
		return nil
	}
	markMenus(items[:first])
	markMenus(items[last+1:])
	return nil
}

// phraseBytes is what looking for phrases in an item takes, see work.
const phraseBytes = 1 << 10

// ofArticle reports whether a table may belong to the article: it is no menu and
// no footer.
func ofArticle(it *item) bool {
	return it.Table.Rows > 1 && it.Table.Cols > 1 && it.linked*2 <= it.size && !hasPhrase(it)
}

// hasPhrase reports whether a short line, or a small table, has a phrase that
// only chrome has.
func hasPhrase(it *item) bool {
	if it.Table == nil {
		return it.Kind == page.Paragraph && phraseIn(it.Text)
	}
	if len(it.Table.Cells) > 20 {
		return false
	}
	for i := range it.Table.Cells {
		if phraseIn(it.Table.Cells[i].Text) {
			return true
		}
	}
	return false
}

func phraseIn(text string) bool {
	if len(text) > 4*phraseRunes || utf8.RuneCountInString(text) > phraseRunes {
		return false
	}
	for _, phrase := range chromePhrases {
		if strings.Contains(text, phrase) {
			return true
		}
	}
	return false
}

// markMenus marks runs of items that are nearly all links.
func markMenus(items []*item) {
	for i := 0; i < len(items); {
		end, links := i, 0
		for end < len(items) && items[end].Kind != page.Heading && items[end].linked*10 >= items[end].size*7 {
			links += items[end].links
			end++
		}
		if links >= linkRun {
			for k := i; k < end; k++ {
				items[k].Role = page.Boilerplate
			}
		}
		i = max(end, i+1)
	}
}
