package form

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/internal/trim"
	"github.com/jixiao-data/jixiao/schema"
)

// Anhui's list gives a project one row and all its indicators one cell:
//
//	【产出指标-数量指标】 指标1：机柜数量（≥77台） 【产出指标-质量指标】 指标1：…

// oneCellAt recognises the header of a one-cell list in a row: labels for the
// project, and a column 绩效指标 whose first cell follows the grammar. It
// returns that label's cell, or -1.
func (s *sheet) oneCellAt(row int) int {
	project, cell := false, -1
	for _, i := range s.printed(row) {
		if m := s.means[i].list; m == fName || m == fOrg {
			project = true
		}
		if s.means[i].head == fSide {
			cell = i
		}
	}
	if !project || cell < 0 {
		return -1
	}
	for row := s.bottom(cell); row < s.Rows; row++ {
		below := s.Index(row, s.Cells[cell].Col)
		if !s.blank(below) {
			if len(sectionsOf(s.Cells[below].Text)) > 0 {
				return cell
			}
			break
		}
	}
	return -1
}

// oneCell reads a one-cell list from its header on and returns the row after it.
func (r *reader) oneCell(s *sheet, row, cell int, lead *lead) int {
	h := s.readHeader(row, s.bottom(cell))
	h.side = nil
	h.columns = nil
	for i := range s.covering(row) {
		if s.blank(i) {
			continue
		}
		c := column{label: i, text: trim.Space(s.Cells[i].Text), left: s.Cells[i].Col, right: s.right(i)}
		c.means, _, _ = s.resolve(i, nil)
		if m := s.means[i].list; m != "" {
			c.means = m
		}
		if i == cell {
			c.means = cOneCell
		}
		h.columns = append(h.columns, c)
	}
	h.claim()
	b := &block{header: h, cols: s.Cols, lead: lead, project: &project{signs: &signs{}}}
	r.claimHeader(s, b)
	r.last = b
	return r.oneCellRows(s, h.end, b)
}

// holdsSections reports whether the first printed row of a table has all indicators of a
// project in the column of the block.
func (b *block) holdsSections(s *sheet) bool {
	for row := range s.Rows {
		if len(s.printed(row)) > 0 {
			i := b.first(b.cellsOf(s, row), cOneCell, 0)
			return i >= 0 && len(sectionsOf(s.Cells[i].Text)) > 0
		}
	}
	return false
}

// oneCellRows reads the projects of a one-cell list from a row on and returns the row
// after them.
func (r *reader) oneCellRows(s *sheet, row int, b *block) int {
	for ; row < s.Rows; row++ {
		if s.isTotal(s.printed(row)) || s.spent(row) {
			continue
		}
		cells := b.cellsOf(s, row)
		text := b.first(cells, cOneCell, 0)
		var sections []section
		if text >= 0 && !s.taken(text) {
			sections = sectionsOf(s.Cells[text].Text)
		}
		if len(sections) == 0 {
			if s.oneCellAt(row) >= 0 || s.startsProject(row) {
				break
			}
			continue
		}
		p := r.start(tableRef(s))
		p.oneCell, p.signs = true, b.project.signs
		b.lead.give(r, p)
		b.project = p
		b.oneCellOrg(s, cells)
		b.projectCells(s, cells)
		r.oneCellItems(s, text, sections, p)
	}
	return row
}

// oneCellOrg reads the cell that prints the unit in its first line and the project
// in those below. A column for the project's name wins.
func (b *block) oneCellOrg(s *sheet, cells [][]int) {
	i := b.first(cells, fOrg, 0)
	if i < 0 || s.taken(i) {
		return
	}
	ref := s.ref(i)
	first, rest, _ := strings.Cut(trim.Space(s.Cells[i].Text), "\n")
	if blank(rest) { // unit and project on one line, a space between
		first, rest, _ = strings.Cut(first, " ")
	}
	if blank(rest) {
		if first, rest = cutCategory(first); rest == "" {
			return
		}
	}
	s.take(i)
	if first != "" {
		b.project.Org = org(schema.Text{Raw: trim.Space(first), Ref: ref})
	}
	project := schema.Text{Raw: trim.Space(rest), Ref: ref}
	if b.first(cells, fName, 0) >= 0 {
		b.project.set(fKind, s.Cells[b.column(fOrg, 0).label].Text, project)
		return
	}
	b.project.Name = &project
}

// The categories of projects, which the list prints before a project's name with a
// slash between (预算管理一体化规范, 财办〔2020〕13号). A name that ends another comes after it.
var categories = []string{"特定目标类", "其他运转类", "公用经费类", "公用经费", "人员类", "运转类"}

// cutCategory cuts a text where a project's category begins: the line break before it
// is lost where a page was saved again. Nothing stands before it where no unit is printed.
func cutCategory(text string) (before, rest string) {
	for _, c := range categories {
		n := strings.Index(text, c)
		if n >= 0 && (strings.HasPrefix(text[n+len(c):], "/") || strings.HasPrefix(text[n+len(c):], "／")) {
			return text[:n], text[n:]
		}
	}
	return text, ""
}

// oneCellItems reads all indicators out of one cell, in which section marks were found.
// The cell's text is kept whole; the indicators hold copies of its parts.
func (r *reader) oneCellItems(s *sheet, i int, sections []section, p *project) {
	whole := s.text(i)
	p.field(cOneCell, "", *whole)
	text := whole.Raw
	part := func(raw string) *schema.Text {
		t := r.leaves.texts.one()
		*t = schema.Text{Raw: trim.Space(raw), Copy: true, Ref: whole.Ref}
		return t
	}
	p.Indicators = slices.Grow(p.Indicators, len(sections))
	for k, m := range sections {
		end := len(text)
		if k+1 < len(sections) {
			end = sections[k+1].start
		}
		level1, level2 := part(m.level1), part(m.level2)
		for _, it := range oneCellSplit(text[m.end:end]) {
			name, value, ok := cutLastBrackets(it)
			if !ok || placeholder(name) {
				r.diagnose(schema.SeverityWarning, "one-cell-item", "an item without a value in brackets: "+trim.Space(it), whole.Ref)
				continue
			}
			in := schema.Indicator{No: len(p.Indicators) + 1, Level1: level1, Level2: level2, Level3: part(name)}
			if !blank(value) {
				in.Target = r.leaves.values.one()
				in.Target.Raw, in.Target.Ref, in.Target.Copy = value, whole.Ref, true
				r.notes.values = append(r.notes.values, pending{in.Target, in.Level3})
			}
			p.Indicators = append(p.Indicators, in)
		}
	}
}

// oneCellSplit cuts the text below a section mark into items: at 指标N： where that
// is printed, else at line ends and semicolons.
func oneCellSplit(text string) []string {
	var items []string
	_, end, marked := nextItem(text)
	if !marked {
		items = strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '；' || r == ';' })
	}
	for marked {
		var start int
		text = text[end:]
		if start, end, marked = nextItem(text); !marked {
			start = len(text)
		}
		items = append(items, text[:start])
	}
	out := items[:0]
	for _, it := range items {
		if it = strings.TrimFunc(it, partsItems); it != "" {
			out = append(out, it)
		}
	}
	return out
}

// partsItems reports whether a character stands between items.
func partsItems(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '　', '；', ';', '，', ',', '、', '。':
		return true
	}
	return false
}

// cutLastBrackets cuts "name（value）" at its last pair of brackets; pairs inside
// the value belong to it.
func cutLastBrackets(s string) (name, value string, ok bool) {
	s = trim.Space(s)
	last, size := utf8.DecodeLastRuneInString(s)
	if last != '）' && last != ')' {
		return s, "", false
	}
	inside := s[:len(s)-size]
	depth := 1
	for i := len(inside); i > 0; {
		r, size := utf8.DecodeLastRuneInString(inside[:i])
		i -= size
		switch r {
		case '）', ')':
			depth++
		case '（', '(':
			if depth--; depth == 0 {
				return trim.Space(s[:i]), trim.Space(inside[i+size:]), true
			}
		}
	}
	return s, "", false
}
