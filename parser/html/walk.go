package html

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/jixiao-data/jixiao/internal/symbols"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An item is a block with what the reader knows of it beside.
type item struct {
	page.Block
	size, linked int  // bytes of text, and those of them inside links
	links        int  // to other pages
	region       int  // the innermost region that may be chrome; 0 is none
	divTable     bool // begins what looks like a table made of blocks
}

// A flow collects the blocks of the page or of one cell.
type flow struct {
	items  []*item
	para   inliner
	level  int    // of the heading that is open; 0 is none
	number string // of the list item that is open and has no text yet
	tables bool   // the items hold a table
}

// A walker turns the tree into items.
type walker struct {
	ctx    context.Context
	limits page.Limits
	flow   flow // the page's
	runs   [][]plainRow
	todo   int // bytes until the next look at the context
	depth  int
	links  int          // links that are open
	mute   int          // hidden elements that are open
	pres   int          // elements that are open whose white space stays
	struck int          // pieces of text that are crossed out
	font   symbols.Font // the one that is set, if it is one of symbols
	lists  []list
	cells  int   // of all tables
	area   int64 // of their grids

	// hiding are the numbers of the hidden elements that are open.
	hiding map[string]bool

	// refs are addresses in cells of a table, to be filled in when it is numbered.
	refs map[*page.Table][]*schema.Ref

	regions   []region
	region    int
	divTables bool // the next item begins what looks like a table
}

// A list is an ol, ul or the like that is open.
type list struct {
	ordered bool
	next    int
	step    int
	style   string
}

func newWalker(ctx context.Context, limits page.Limits) *walker {
	return &walker{ctx: ctx, limits: limits, regions: make([]region, 1), refs: map[*page.Table][]*schema.Ref{}}
}

// walk reads a tree, after what was read before.
func (w *walker) walk(tree *goquery.Document, runs [][]plainRow) error {
	w.runs = runs
	for _, root := range tree.Nodes {
		if err := w.children(root, &w.flow); err != nil {
			return err
		}
	}
	return w.end(&w.flow)
}

// finish fills the document with what was read.
func (w *walker) finish(doc *page.Document) error {
	if err := w.markChrome(w.flow.items); err != nil {
		return err
	}
	w.number(w.flow.items, doc)
	if w.struck > 0 {
		doc.Diagnostics = append(doc.Diagnostics, schema.Diagnostic{
			Severity: schema.SeverityWarning, Code: "struck-text", Message: fmt.Sprintf("%s (%d times)", page.StruckText, w.struck),
		})
	}
	return nil
}

// number moves the items into the document and fills in the numbers that
// addresses need.
func (w *walker) number(items []*item, doc *page.Document) {
	doc.Blocks = make([]page.Block, len(items))
	tables := 0
	for i := range items {
		it := items[i]
		if it.Table != nil {
			tables++
			it.Table.No = tables
			for _, ref := range w.refs[it.Table] {
				ref.Block, ref.Table = int32(i+1), int32(tables)
			}
		}
		if it.divTable {
			doc.Diagnostics = append(doc.Diagnostics, schema.Diagnostic{
				Severity: schema.SeverityWarning,
				Code:     "div-table",
				Message:  "blocks that style sheets draw as a table are read as paragraphs",
				Ref:      schema.Ref{Block: int32(i + 1)},
			})
		}
		doc.Blocks[i] = it.Block
		items[i] = nil
	}
}

// children reads what is inside an element, and takes it out of the tree: what
// was read already is free to go.
func (w *walker) children(n *html.Node, f *flow) error {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		if err := w.node(c, f); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) node(n *html.Node, f *flow) error {
	if err := w.work(stepBytes + len(n.Data)); err != nil {
		return err
	}
	switch n.Type {
	case html.TextNode:
		if w.mute > 0 {
			return nil
		}
		before := f.para.size
		if text := w.font.Text(n.Data); w.pres > 0 {
			f.para.pre(text)
		} else {
			add(&f.para, text)
		}
		if w.links > 0 {
			f.para.linked += f.para.size - before
		}
		return w.within(f)
	case html.ElementNode:
	default:
		return nil
	}
	if err := w.deeper(1); err != nil {
		return err
	}
	err := w.element(n, f)
	w.depth--
	return err
}

// stepBytes is what a node takes, as so many bytes of text, and workBytes how much
// is done between two looks at the context.
const (
	stepBytes = 1 << 6
	workBytes = 1 << 18
)

// work looks at the context now and then.
func (w *walker) work(bytes int) error {
	if w.todo -= bytes; w.todo > 0 {
		return nil
	}
	w.todo = workBytes
	return w.ctx.Err()
}

// within checks that the paragraphs of a flow that is open are not too many, nor the
// last of them too long.
func (w *walker) within(f *flow) error {
	if err := fits(len(f.para.buf)); err != nil {
		return err
	}
	return w.blocks(len(f.items) + len(f.para.done))
}

func (w *walker) blocks(n int) error {
	if n > w.limits.Blocks {
		return &page.LimitError{Limit: "blocks", Max: int64(w.limits.Blocks), Got: int64(n)}
	}
	return nil
}

// maxTextBytes bounds the text of one paragraph or cell: it is gone over as a whole.
const maxTextBytes = 4 << 20

// fits reports whether the text of a paragraph or cell is too long.
func fits(size int) error {
	if size > maxTextBytes {
		return &page.LimitError{Limit: "bytes of one paragraph or cell", Max: maxTextBytes, Got: int64(size)}
	}
	return nil
}

// deeper counts elements that are entered; whoever leaves them counts back.
func (w *walker) deeper(n int) error {
	if w.depth += n; w.depth > w.limits.Depth {
		return &page.LimitError{Limit: "depth", Max: int64(w.limits.Depth), Got: int64(w.depth)}
	}
	return nil
}

// element reads an element by what it is and what its style makes of it.
func (w *walker) element(n *html.Node, f *flow) error {
	style := styleOf(n)
	switch {
	case style == lookHidden:
		return w.hide(n, f)
	case w.mute > 0:
		return w.muted(n, f)
	case style == lookPre:
		w.pres++
		defer func() { w.pres-- }()
	}
	switch n.DataAtom {
	case atom.Html, atom.Head, atom.Body:
		return w.children(n, f)
	case atom.Template:
		return nil
	case atom.Br:
		f.para.newline()
		return w.within(f)
	case atom.Table:
		return w.table(n, f)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return w.heading(n, f, int(n.Data[1]-'0'))
	case atom.Pre, atom.Listing:
		w.pres++
		err := w.block(n, f)
		w.pres--
		return err
	case atom.Ol, atom.Ul, atom.Menu, atom.Dir:
		w.lists = append(w.lists, listOf(n, style))
		err := w.block(n, f)
		w.lists = w.lists[:len(w.lists)-1]
		return err
	case atom.Li:
		return w.listItem(n, f)
	case 0: // an inline element that was kept
		if n.Data == "x-off" { // the end of what ended already
			return nil
		}
		if n.Data == "x-a" {
			w.links++
			f.para.links++
			defer func() { w.links-- }()
		}
		if strings.HasPrefix(string(style), string(lookStruck)) {
			return w.crossedOut(n, f)
		}
		if strings.HasPrefix(string(style), string(lookFont)) {
			outer := w.font
			w.font = symbolFont(style)
			err := w.children(n, f)
			w.font = outer
			return err
		}
		if style == "" || style == lookPre {
			return w.children(n, f)
		}
	}
	if style == lookTable {
		return w.table(n, f)
	}
	return w.block(n, f)
}

// hide passes over a hidden element. Inside one that has a number may stand where it
// ends; what follows there is seen, as a paragraph of its own.
func (w *walker) hide(n *html.Node, f *flow) error {
	no := attribute(n, "hidden")
	if no == "" && w.mute == 0 {
		return nil
	}
	w.mute++
	if w.hiding == nil {
		w.hiding = map[string]bool{}
	}
	w.hiding[no] = true
	err := w.children(n, f)
	if no == "" || w.hiding[no] {
		delete(w.hiding, no)
		w.mute--
		return err
	}
	return cmp.Or(err, w.end(f))
}

// muted looks in an element that is not seen for the end of what hides it.
func (w *walker) muted(n *html.Node, f *flow) error {
	if no := attribute(n, "r"); n.Data == "x-off" {
		if w.hiding[no] {
			delete(w.hiding, no)
			w.mute--
		}
	} else if err := w.children(n, f); err != nil {
		return err
	}
	if w.mute == 0 {
		return w.end(f)
	}
	return nil
}

// styleOf returns the look that the slimmer wrote down for an element.
func styleOf(n *html.Node) look {
	for i := len(n.Attr) - 1; i >= 0; i-- {
		switch a := &n.Attr[i]; a.Key {
		case "hidden":
			return lookHidden
		case "d", "w", "n", "f", "s":
			return look(a.Key + "=" + a.Val)
		}
	}
	return ""
}

// attribute returns the value of an attribute, "" when there is none.
func attribute(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

// crossedOut reads an element whose text is crossed out.
func (w *walker) crossedOut(n *html.Node, f *flow) error {
	before := f.para.size
	f.para.edge = true
	err := w.children(n, f)
	f.para.edge = true
	if f.para.size != before {
		w.struck++
	}
	return err
}

// block reads an element that stands on lines of its own.
func (w *walker) block(n *html.Node, f *flow) error {
	if err := w.end(f); err != nil {
		return err
	}
	if likeTable(n) {
		w.divTables = true
	}
	outer := w.region
	w.enterRegion(n)
	err := w.children(n, f)
	if err == nil {
		err = w.end(f)
	}
	w.region = outer
	return err
}

func (w *walker) heading(n *html.Node, f *flow, level int) error {
	if err := w.end(f); err != nil {
		return err
	}
	outer := f.level
	f.level = level
	err := w.block(n, f)
	f.level = outer
	return err
}

func (w *walker) listItem(n *html.Node, f *flow) error {
	if err := w.end(f); err != nil {
		return err
	}
	if len(w.lists) > 0 {
		if l := &w.lists[len(w.lists)-1]; l.ordered {
			if v, err := strconv.Atoi(attribute(n, "value")); err == nil {
				l.next = v
			}
			f.number = l.number()
			l.next += l.step
		}
	}
	err := w.block(n, f)
	f.number = ""
	return err
}

// end closes the paragraph that is open.
func (w *walker) end(f *flow) error {
	if f.para.empty() {
		f.para.space, f.para.wrap = false, false
		return nil
	}
	linked, links := f.para.linked, f.para.links
	for _, text := range f.para.paragraphs() {
		it := &item{Block: page.Block{Kind: page.Paragraph, Number: f.number, Text: text}, size: len(text)}
		if f.level > 0 {
			it.Kind, it.Level = page.Heading, f.level
		}
		f.number = ""
		it.linked, it.links = min(linked, it.size), links
		linked, links = linked-it.linked, 0
		if err := w.add(f, it); err != nil {
			return err
		}
	}
	return nil
}

// add adds an item to a flow.
func (w *walker) add(f *flow, it *item) error {
	if err := w.blocks(len(f.items) + 1); err != nil {
		return err
	}
	it.region = w.region
	it.divTable, w.divTables = w.divTables, false
	f.tables = f.tables || it.Table != nil
	f.items = append(f.items, it)
	return nil
}
