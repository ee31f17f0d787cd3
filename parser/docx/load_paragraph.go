package docx

import (
	"bytes"
	"unicode/utf8"

	"github.com/fumiama/go-docx"
	"github.com/jixiao-data/jixiao/internal/symbols"
	"github.com/jixiao-data/jixiao/parser/page"
)

// paragraph reads the current element as a paragraph.
func (l *loader) paragraph() *docx.Paragraph {
	l.spend()
	l.run, l.format, l.last = nil, format{}, 0
	if h := l.hiding; h != nil {
		l.paragraphHides(h.paragraph)
	}
	p := docx.Paragraph{Children: l.rest}
	l.rest, l.joins, l.level = nil, false, -1
	if f, ok := l.formats.paragraphs.ahead(l.scanner); ok {
		l.formatParagraph(&p, f)
	}
	l.inlines(&p)
	if l.level >= 0 && !l.joins {
		p.Children = l.push(p.Children, outline(l.level), 1)
	}
	if l.instructions > 0 {
		l.endInstructions(&p)
	}
	if p.Properties == nil && p.Children == nil {
		return emptyParagraph
	}
	kept := l.paragraphs.One()
	*kept = p
	return kept
}

// spend counts one structure.
func (l *loader) spend() {
	if err := l.budget.piece(); err != nil {
		l.fail(err)
	}
}

// inlines reads what the current element holds as parts of a paragraph.
func (l *loader) inlines(p *docx.Paragraph) {
	for l.child() {
		l.inline(p)
	}
}

// inline reads the current element as part of a paragraph. Elements that only wrap
// others (w:sdt, w:ins, w:hyperlink, w:rubyBase, drawings, …) need no case.
func (l *loader) inline(p *docx.Paragraph) {
	switch l.name {
	case wR:
		outer := l.format
		l.run = nil
		if f, ok := l.formats.runs.ahead(l.scanner); ok {
			l.formatRun(f)
		}
		l.inlines(p)
		l.run, l.format = nil, outer
	case wPPr:
		l.formatParagraph(p, l.formats.paragraphs.read(l.scanner, l.paragraphFormat))
	case wRPr:
		l.formatRun(l.formats.runs.read(l.scanner, l.runFormat))
	case wT:
		for outer := len(l.open) - 1; len(l.open) > outer && l.err == nil; {
			l.scratch = l.text(l.scratch[:0], outer)
			spaceLineEnds(l.scratch)
			if l.format.symbols != nil {
				l.scratch = []byte(l.format.symbols.Text(string(l.scratch)))
			}
			l.addText(p, l.scratch)
		}
	case wTab:
		l.skip()
		l.add(p, tabulator)
	case wCr:
		l.skip()
		l.add(p, lineBreak)
	case wBr:
		if kind, _ := l.attr("type"); string(kind) != "page" && string(kind) != "column" {
			l.add(p, lineBreak)
		}
		l.skip()
	case wNoBreakHyphen:
		l.skip()
		l.addText(p, []byte("-"))
	case wSym:
		l.symbol(p)
	case wFldChar:
		l.fieldChar(p)
	case mMath:
		l.addText(p, l.math(nil))
	case wTxbxContent, aP, vTextPath:
		l.box(p)
	case mcAlternate:
		l.alternate(func() { l.inlines(p) })
	case wAltChunk: // a w:subDoc
		p.Children = l.push(p.Children, l.altChunk(), 1)
	case oObject, wControl:
		l.skip()
		l.add(p, markObject)
	case cChart:
		l.drawing(p, "id")
	case dgmRelIDs:
		l.drawing(p, "dm")
	case wSectPr:
		l.section()
	case wDel, wSkip:
		l.skip()
	default:
		l.inlines(p)
	}
}

// spaceLineEnds makes line ends in the XML the spaces that they show as.
func spaceLineEnds(text []byte) {
	for {
		i := bytes.IndexByte(text, '\n')
		if i < 0 {
			return
		}
		text[i] = ' '
		text = text[i+1:]
	}
}

// maxRun is how many children a run may have. What follows goes on in another run.
const maxRun = 1 << 12

// add appends to the run that is open, or begins one.
func (l *loader) add(p *docx.Paragraph, child any) {
	if l.instructions > 0 {
		return
	}
	if l.run == nil || len(l.run.Children) >= maxRun {
		l.spend()
		l.run = l.runs.One()
		p.Children = l.push(p.Children, l.run, 2)
		if l.format.hidden {
			l.run.Children = l.push(nil, markHidden, 2)
		}
		if l.format.struck {
			l.run.Children = l.push(l.run.Children, markStruck, 2)
		}
	}
	l.spend()
	l.found++
	l.run.Children = l.push(l.run.Children, child, 1)
}

func (l *loader) addText(p *docx.Paragraph, text []byte) {
	if len(text) == 0 || l.instructions > 0 {
		return
	}
	if !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte("�"))
		l.add(p, markInvalid)
	}
	if err := l.budget.text(len(text)); err != nil {
		l.fail(err)
	}
	if l.format.struck != l.lastStruck && page.RunTogether(l.last, text[0]) {
		l.add(p, lineBreak)
	}
	l.last, l.lastStruck = text[len(text)-1], l.format.struck
	node := l.textNodes.One()
	node.Text = l.texts.add(text)
	l.add(p, node)
}

// paragraphHides notes whether the style of the paragraph that is read hides text.
func (l *loader) paragraphHides(hides bool) {
	l.hides = hides
	l.format.hidden = l.hiding.text(hides, l.hiding.character)
}

// A said is what a property says that switches something on or off.
type said uint8

const (
	unsaid said = iota
	saidOff
	saidOn
)

// says makes a value said.
func says(on bool) said {
	if on {
		return saidOn
	}
	return saidOff
}

// over is what holds where before held otherwise.
func (s said) over(before bool) bool {
	if s == unsaid {
		return before
	}
	return s == saidOn
}

// A runFormat is what a w:rPr says about what is read.
type runFormat struct {
	vanish, strike said
	styleHides     said // the style of the run hides text
	fonts          bool // it names fonts
	symbols        symbols.Font
}

// formatRun gives a run the format that its w:rPr says.
func (l *loader) formatRun(f runFormat) {
	if f.styleHides != unsaid {
		l.format.hidden = l.hiding.text(l.hides, f.styleHides == saidOn)
	}
	l.format.hidden = f.vanish.over(l.format.hidden)
	l.format.struck = f.strike.over(l.format.struck)
	if f.fonts {
		l.format.symbols = f.symbols
	}
}

// runFormat reads a w:rPr.
func (l *loader) runFormat() (f runFormat, all bool) {
	for l.property() {
		switch l.name {
		case wVanish:
			f.vanish = says(on(l.val()))
		case wStrike:
			f.strike = says(on(l.val()))
		case wRStyle:
			if h := l.hiding; h != nil {
				f.styleHides = says(h.styles[string(l.val())])
			}
		case wRFonts:
			font, _ := l.attr("ascii")
			f.fonts, f.symbols = true, symbols.FontOf(string(font))
		}
		l.skip()
	}
	return f, true
}

// drawing reads the reference to a chart or diagram.
func (l *loader) drawing(p *docx.Paragraph, attr string) {
	id, _ := l.attr(attr)
	d := &drawing{id: string(id)}
	l.skip()
	l.add(p, d)
}

// box reads the current element as a text box: one of Word's, a paragraph of text
// in a drawing, or the text of WordArt.
func (l *loader) box(p *docx.Paragraph) {
	outer := l.state
	l.state = state{}
	box := &textBox{}
	switch l.name {
	case wTxbxContent:
		l.blocks(func(item any) { box.items = pushed(l, box.items, item) })
	case aP:
		box.items = []any{l.paragraph()}
	case vTextPath:
		art := l.paragraphs.One()
		text, _ := l.attr("string")
		if err := fits(len(text)); err != nil {
			l.fail(err)
		} else {
			l.addText(art, text)
		}
		l.skip()
		box.items = []any{art}
	}
	l.state = outer
	if len(box.items) > 0 {
		l.add(p, box)
	}
}

// A paragraphFormat is what a w:pPr says about what is read.
type paragraphFormat struct {
	style string
	level int // in the document's outline; -1 where it is not said
	num   *docx.NumProperties
	joins bool // the paragraph's mark was deleted
}

// formatParagraph gives a paragraph the format that its w:pPr says.
func (l *loader) formatParagraph(p *docx.Paragraph, f paragraphFormat) {
	l.joins = l.joins || f.joins
	if f.level >= 0 {
		l.level = f.level
	}
	if f.style != "" {
		p.Properties = l.styled(f.style)
		if h := l.hiding; h != nil {
			l.paragraphHides(h.styles[f.style])
		}
	}
	if f.num != nil {
		l.spend()
		l.spend()
		properties := l.properties.One()
		if p.Properties != nil {
			*properties = *p.Properties
		}
		properties.NumProperties = f.num
		p.Properties = properties
	}
}

// paragraphFormat reads a w:pPr.
func (l *loader) paragraphFormat() (f paragraphFormat, all bool) {
	f.level, all = -1, true
	for l.property() {
		switch l.name {
		case wPStyle:
			f.style = string(l.val())
		case wOutlineLvl:
			f.level = outlineLevel(l.val())
		case wNumPr:
			f.num = l.numbering()
			continue
		case wSectPr:
			l.section()
			all = false
			continue
		case wRPr:
			for l.property() {
				f.joins = f.joins || l.name == wDel
				l.skip()
			}
			continue
		}
		l.skip()
	}
	return f, all
}

// styled returns the properties of a paragraph that has no more than a style.
func (l *loader) styled(style string) *docx.ParagraphProperties {
	if p := l.styles[style]; p != nil {
		return p
	}
	if len(l.styles) >= maxDefinitions {
		l.fail(tooMany("styles"))
	}
	p := &docx.ParagraphProperties{Style: &docx.Style{Val: style}}
	l.styles[style] = p
	return p
}

// numbering reads a w:numPr.
func (l *loader) numbering() *docx.NumProperties {
	num := &docx.NumProperties{}
	for l.property() {
		switch l.name {
		case wNumID:
			num.NumID = &docx.NumID{Val: string(l.val())}
		case wIlvl:
			num.Ilvl = &docx.Ilevel{Val: string(l.val())}
		}
		l.skip()
	}
	return num
}
