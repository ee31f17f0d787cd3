package docx

import (
	"context"
	"strings"
	"unicode"

	"github.com/fumiama/go-docx"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// A converter turns items into blocks of a page.
type converter struct {
	ctx       context.Context
	budget    *budget
	doc       *page.Document
	styles    styles
	numbering *numbering
	targets   map[string]string // the parts that the current part is related to, by relationship
	drawings  []drawn           // that are still to be read
	found     map[string]bool   // the parts of all drawings
	tables    int
	notes     notes
	holds     map[*docx.Table]bool // whether a table holds text; of those that stand in others
	worked    int                  // see work

	texts *arena
	join  joiner
	above []int // see tableBuilder
}

// A place says where the items that are converted stand.
type place struct {
	role page.Role
	in   *schema.Ref
	once map[string]bool // the texts that were found, where one counts once
}

// onPages reports whether the place is the margin of pages.
func (p place) onPages() bool { return p.role == page.Header || p.role == page.Footer }

// as is a place of another role. What stands in the margin of pages stays there.
func (p place) as(role page.Role) place {
	if !p.onPages() {
		p.role = role
	}
	return p
}

// A drawn is a chart or diagram: the part that holds its text, and where it stands.
type drawn struct {
	part string
	at   place
}

// item appends the blocks of one item.
func (c *converter) item(item any, at place) error {
	if err := c.work(pieceWork); err != nil {
		return err
	}
	switch item := item.(type) {
	case *docx.Paragraph:
		return c.paragraph(item, at)
	case *docx.Table:
		return c.table(item, at)
	case *altChunk:
		c.altChunk(item, schema.Ref{})
	case *drawing:
		if part := c.targets[item.id]; part != "" && !c.found[part] {
			c.found[part] = true
			c.drawings = append(c.drawings, drawn{part, at})
		}
	}
	return nil
}

// items appends the blocks of what a text box holds.
func (c *converter) items(items []any, at place) error {
	for _, item := range items {
		if err := c.item(item, at); err != nil {
			return err
		}
	}
	return nil
}

// paragraphs appends the blocks of what a cell holds.
func (c *converter) paragraphs(paragraphs []*docx.Paragraph, at place) error {
	for _, p := range paragraphs {
		if err := c.item(p, at); err != nil {
			return err
		}
	}
	return nil
}

// pieceWork is what going over one structure counts as work.
const pieceWork = 64

// work counts bytes that are gone over, as window.work does.
func (c *converter) work(n int) error {
	if c.worked += n; c.worked < workBytes {
		return nil
	}
	c.worked = 0
	return c.ctx.Err()
}

func (c *converter) altChunk(chunk *altChunk, ref schema.Ref) {
	c.notes.add(schema.SeverityWarning, "alt-chunk", ref,
		"a part of the document is kept in another file, which is not read: "+strings.ToValidUTF8(c.targets[chunk.id], "�"))
}

// block appends a block.
func (c *converter) block(b page.Block) error {
	if len(c.doc.Blocks) >= c.budget.limits.Blocks {
		return &page.LimitError{Limit: "blocks", Max: int64(c.budget.limits.Blocks), Got: int64(len(c.doc.Blocks)) + 1}
	}
	blocks, err := page.Append(c.ctx, c.doc.Blocks, b)
	if err != nil {
		return err
	}
	c.doc.Blocks = blocks
	return nil
}

// paragraph appends a heading or paragraph, if it has any text, and the text boxes
// that are anchored in it.
func (c *converter) paragraph(p *docx.Paragraph, at place) error {
	if t := nested(p); t != nil {
		return c.table(t, at)
	}
	c.join.reset()
	x, err := c.flatten(p)
	if err != nil {
		return err
	}
	number, err := c.number(p)
	if err != nil {
		return err
	}
	switch text := c.join.done(c.texts); {
	case blank(text):
		c.notes.marks(x.marks&(1<<markObject), schema.Ref{})
	case at.onPages() && isPageNumber(text): // is another one on each page
	case at.once[text]:
	default:
		b := page.Block{Role: at.role, In: at.in, Text: text, Number: number}
		if b.Level = c.level(p, x); b.Level > 0 {
			b.Kind = page.Heading
		}
		if err := c.block(b); err != nil {
			return err
		}
		c.notes.marks(x.marks, schema.Ref{Block: int32(len(c.doc.Blocks))})
		if at.once != nil {
			at.once[text] = true
		}
	}
	return c.asides(x.asides, at)
}

// asides appends what rides in a paragraph but is no part of its text.
func (c *converter) asides(asides []any, at place) error {
	for _, aside := range asides {
		if err := c.aside(aside, at); err != nil {
			return err
		}
	}
	return nil
}

func (c *converter) aside(aside any, at place) error {
	switch aside := aside.(type) {
	case *textBox:
		return c.items(aside.items, at.as(page.TextBox))
	case *hiddenCell:
		return c.paragraphs(aside.Paragraphs, at.as(page.Hidden))
	case *docx.WTableCell:
		return c.paragraphs(aside.Paragraphs, at)
	}
	return c.item(aside, at)
}

// extras are what a paragraph holds besides its text.
type extras struct {
	outline int // -1 where the paragraph does not say
	marks   markSet
	asides  []any
}

// flatten adds the text of a paragraph to what is being joined.
func (c *converter) flatten(p *docx.Paragraph) (out extras, err error) {
	out.outline = -1
	if err := c.work(pieceWork); err != nil {
		return out, err
	}
	for _, child := range p.Children {
		switch child := child.(type) {
		case outline:
			out.outline = int(child)
		case *docx.Run:
			err = c.flattenRun(child, &out)
		default:
			out.asides, err = page.Append(c.ctx, out.asides, child)
		}
		if err == nil {
			err = c.work(pieceWork)
		}
		if err != nil {
			return out, err
		}
	}
	return out, fits(c.join.size)
}

func (c *converter) flattenRun(run *docx.Run, out *extras) (err error) {
	for _, piece := range run.Children {
		switch piece := piece.(type) {
		case *docx.Text:
			c.join.add(piece.Text)
			err = c.work(len(piece.Text))
		case *docx.Tab:
			c.join.add("\t")
		case *docx.BarterRabbet:
			c.join.newline()
		case mark:
			out.marks |= 1 << piece
		default:
			out.asides, err = page.Append(c.ctx, out.asides, piece)
		}
		if err != nil {
			return err
		}
	}
	return c.work(pieceWork * len(run.Children))
}

// level returns the heading level of a paragraph, or 0.
func (c *converter) level(p *docx.Paragraph, x extras) int {
	switch {
	case x.outline >= 0:
		return x.outline
	case p.Properties != nil && p.Properties.Style != nil:
		return c.styles.level(p.Properties.Style.Val)
	}
	return 0
}

// number counts a paragraph in its list, and returns the number printed before it.
func (c *converter) number(p *docx.Paragraph) (string, error) {
	if p.Properties == nil || c.numbering == nil {
		return "", nil
	}
	var id string
	ilvl := -1
	if num := p.Properties.NumProperties; num != nil {
		if num.NumID != nil {
			id = num.NumID.Val
		}
		if num.Ilvl != nil {
			ilvl = integer([]byte(num.Ilvl.Val), 0)
		}
	}
	if s := p.Properties.Style; s != nil && id == "" {
		var level int
		if id, level = c.styles.list(s.Val); ilvl < 0 {
			ilvl = c.numbering.styleLevel(id, s.Val, level)
		}
	}
	label := c.numbering.next(id, max(ilvl, 0))
	if err := c.work(16 * len(label)); err != nil {
		return "", err
	}
	return label, c.budget.text(len(label))
}

func blank(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) }) < 0
}

// isPageNumber recognises a text that is no more than the number of a page: 3, - 3 -,
// 第3页 共9页, 第 页.
func isPageNumber(text string) bool {
	digits, numbered := 0, strings.Contains(text, "页")
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			if digits++; digits > maxPageDigits {
				return false
			}
			numbered = true
		case unicode.IsSpace(r) || strings.ContainsRune("-—–－−第页共/／,，·~～", r):
			digits = 0
		default:
			return false
		}
	}
	return numbered
}

// maxPageDigits is how many digits the number of a page has: a year has more.
const maxPageDigits = 3
