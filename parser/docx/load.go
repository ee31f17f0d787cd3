package docx

import (
	"bytes"
	"strconv"

	"github.com/fumiama/go-docx"

	"github.com/jixiao-data/jixiao/internal/slab"
	"github.com/jixiao-data/jixiao/internal/symbols"
	"github.com/jixiao-data/jixiao/parser/page"
)

// A loader fills go-docx's types from the XML of a part, one item at a time.
type loader struct {
	*scanner
	budget *budget

	state
	// found counts what was found to show, to see whether a branch shows anything.
	found int

	hiding   *hiding   // nil where no style hides text
	sections *sections // nil where a part has none

	texts   arena
	scratch []byte
	styles  map[string]*docx.ParagraphProperties // for paragraphs that have no more than a style
	*memory
}

// state is where the loader stands in a paragraph.
type state struct {
	// run is the run that text goes to; nil where the next text begins one.
	run    *docx.Run
	format format
	// fields are the fields that are open. Text before the result of one is the
	// instruction and not shown; instructions counts these.
	fields       []field
	instructions int
	// hides says that the style of the paragraph hides text.
	hides bool
	// joins says that the mark of the paragraph was deleted, and so its text goes on in
	// the next one; rest is the text of those that did.
	joins bool
	rest  []any
	// level is the outline level that the paragraph says it has; -1 if it does not.
	level int
	// last is the last byte of the paragraph's text so far, lastStruck whether it is
	// crossed out.
	last       byte
	lastStruck bool
}

// format is what of a run's formatting changes what is read.
type format struct {
	hidden  bool         // w:vanish
	struck  bool         // w:strike
	symbols symbols.Font // the font, if it is one of symbols
}

// memory is what the structures of one item are made of.
type memory struct {
	kids       slab.Slab[any]
	paragraphs slab.Slab[docx.Paragraph]
	properties slab.Slab[docx.ParagraphProperties]
	runs       slab.Slab[docx.Run]
	textNodes  slab.Slab[docx.Text]
	tables     slab.Slab[docx.Table]
	rows       slab.Slab[docx.WTableRow]
	cells      slab.Slab[docx.WTableCell]
	cellProps  slab.Slab[docx.WTableCellProperties]
	spans      slab.Slab[docx.WGridSpan]
	cellLists  slab.Slab[*docx.WTableCell]
	lists      slab.Slab[*docx.Paragraph]
	formats    formats
}

// formats are the property lists of a document that were read.
type formats struct {
	paragraphs passages[paragraphFormat]
	runs       passages[runFormat]
	rows       passages[rowFormat]
	cells      passages[cellFormat]
}

func (f *formats) forget() {
	f.paragraphs.forget()
	f.runs.forget()
	f.rows.forget()
	f.cells.forget()
}

func (m *memory) release() {
	m.kids.Reset()
	m.paragraphs.Reset()
	m.properties.Reset()
	m.runs.Reset()
	m.textNodes.Reset()
	m.tables.Reset()
	m.rows.Reset()
	m.cells.Reset()
	m.cellProps.Reset()
	m.spans.Reset()
	m.cellLists.Reset()
	m.lists.Reset()
}

func newLoader(b *budget, m *memory) *loader {
	m.formats.forget()
	return &loader{budget: b, memory: m, styles: map[string]*docx.ParagraphProperties{}}
}

// release takes back the structures of all items that were loaded. None may be
// used after it.
func (l *loader) release() {
	l.run = nil
	l.memory.release()
}

// blocks reads what the current element holds as items.
func (l *loader) blocks(emit func(item any)) {
	for l.child() {
		l.block(emit)
	}
	l.flush(emit)
}

// flush emits a paragraph that has no next one to go on in.
func (l *loader) flush(emit func(item any)) {
	if l.rest != nil {
		p := l.paragraphs.One()
		p.Children, l.rest = l.rest, nil
		emit(p)
	}
}

// block reads the current element as an item, or as one that holds items.
func (l *loader) block(emit func(item any)) {
	switch l.name {
	case wP, aP:
		if p := l.paragraph(); l.joins {
			l.rest = p.Children
		} else {
			emit(p)
		}
	case wTbl:
		l.flush(emit)
		emit(l.table())
	case wTr, wTc:
		t := l.tables.One()
		l.tableChild(t)
		emit(t)
	case wR, wT, mMath:
		p := l.paragraphs.One()
		l.run, l.format = nil, format{}
		l.inline(p)
		emit(p)
	case wAltChunk:
		emit(l.altChunk())
	case wSectPr:
		l.section()
	case mcAlternate:
		l.alternate(func() { l.blocks(emit) })
	case wDel, wSkip, wPPr, wRPr, wTrPr, wTcPr:
		l.skip()
	default:
		l.blocks(emit)
	}
}

func (l *loader) altChunk() *altChunk {
	l.spend()
	id, _ := l.attr("id")
	chunk := &altChunk{id: string(id)}
	l.skip()
	return chunk
}

// alternate reads the branches of an mc:AlternateContent until one shows
// something. Branches that require what Word does not understand are not for it.
func (l *loader) alternate(read func()) {
	before := l.found
	for l.child() {
		requires, _ := l.attr("Requires")
		switch {
		case l.found > before:
			l.skip()
		case l.name == mcChoice && l.understood(requires), l.name == mcFallback:
			read()
		default:
			l.skip()
		}
	}
}

// understood reports whether Word knows the namespaces of all the given prefixes.
func (l *loader) understood(prefixes []byte) bool {
	for prefix := range bytes.FieldsSeq(prefixes) {
		if l.names.spaces[string(prefix)] == spaceForeign {
			return false
		}
	}
	return true
}

// push appends to a list of children, which begins with room for n.
func (l *loader) push(list []any, child any, n int) []any {
	if list == nil {
		list = l.kids.Take(n)[:0]
	}
	return pushed(l, list, child)
}

// pushed is a list with one more value. Without room for it, it is moved by pieces.
func pushed[T any](l *loader, list []T, v T) []T {
	if len(list) < cap(list) {
		return append(list, v)
	}
	longer, err := page.Append(l.ctx, list, v)
	if err != nil {
		l.fail(err)
		return list
	}
	return longer
}

// maxNumber is larger than any number that means something in a document, and small
// enough to be added up.
const maxNumber = 1 << 24

// integer reads a value that has to be a number: digits at its beginning, else def.
func integer(value []byte, def int) int {
	end := 0
	for end < len(value) && '0' <= value[end] && value[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(string(value[:end]))
	if err != nil {
		return def
	}
	return min(n, maxNumber)
}

// on reads a value that switches something on or off; without one it is on.
func on(value []byte) bool {
	switch string(value) {
	case "0", "false", "off":
		return false
	}
	return true
}
