package form

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// indicators reads the block under a header into a project and returns the row
// after it.
func (r *reader) indicators(s *sheet, h header, p *project) int {
	b := &block{header: h, project: p, cols: s.Cols}
	b.midTerm = b.midTerm || s.isTermBand(h.top-1)
	if before := p.block; before != nil && before.midTerm == b.midTerm && !before.closed {
		b.level1, b.level2 = before.level1, before.level2 // goes on below a page break
	}
	p.block = b
	r.claimHeader(s, b)
	r.last = b
	return r.body(s, h.end, b)
}

// claimHeader takes the cells of a header as labels.
func (r *reader) claimHeader(s *sheet, b *block) {
	for _, i := range b.side {
		means := fSide
		if b.midTerm {
			means = fSideMidTerm
		}
		s.label(i, means)
	}
	for _, i := range b.groups {
		s.label(i, cGroup)
	}
	for _, c := range b.columns {
		s.label(c.label, c.means)
		b.project.columns.add(c.means)
		b.project.addWord(s.folded[c.label])
		if c.spare && c.group != "" {
			b.project.columns.add(c.group) // values are there, whichever they are
		}
	}
	r.unread(s, b)
}

// body reads data rows from a row on, until one that is none, and returns it.
func (r *reader) body(s *sheet, row int, b *block) int {
	b.project.signed = false
	for ; row < s.Rows && !r.stopped(); row++ {
		if s.spent(row) {
			continue
		}
		if _, ok := s.headerAt(row); ok || s.startsProject(row) {
			break
		}
		cells := b.rowCells(s, row)
		if row == b.end && s.countsColumns(cells) {
			for _, i := range cells {
				s.label(i, cOther)
			}
			continue
		}
		if s.isTotal(cells) {
			if !b.list() { // in a list it sums up projects, and more may follow
				b.total(s, row)
				b.closed = true
			}
			continue
		}
		if !b.closed && (b.band(s, row, cells) || b.turnBand(s, cells)) {
			continue
		}
		remark := b.isRemark(s, cells)
		if b.closed || b.isTail(s, cells) || remark && !b.list() && !b.goesOn(s, row+1) {
			b.project.signed = true
			break
		}
		if remark { // a heading between rows
			b.banner(r, s, cells[0])
			continue
		}
		columns := b.cellsOf(s, row)
		if b.slid(s, row) > 0 {
			b.moved++
		}
		switch {
		case b.isSum(s, columns):
		case b.list():
			r.listRow(b, s, columns)
		default:
			b.row(r, s, columns)
		}
	}
	b.project.signed = b.project.signed || row == s.Rows
	if b.moved > 0 {
		r.diagnose(schema.SeverityInfo, "moved-rows", fmt.Sprintf(movedRows, b.moved), tableRef(s))
		b.moved = 0
	}
	if b.unjoined {
		b.unjoined = false
		r.unreadValues("cells below one label may be several values", tableRef(s))
	}
	return row
}

// spent reports whether all that starts in a row is taken already, as in the
// further rows of a merged header.
func (s *sheet) spent(row int) bool {
	for _, i := range s.printed(row) {
		if !s.taken(i) {
			return false
		}
	}
	return true
}

// rowCells lists the cells with text that start in a row of the block. A side label
// is none of them: where a table goes on it is printed again, and taken here. The
// list is good until the next one.
func (b *block) rowCells(s *sheet, row int) []int {
	left := b.columns[0].left
	for k := range b.columns {
		left = min(left, b.columns[k].left)
	}
	b.cells = b.cells[:0]
	for _, i := range s.printed(row) {
		if s.right(i) <= left {
			switch s.means[i].head {
			case fSide, fSideMidTerm, fGoals:
				b.turn(s, i)
				s.label(i, fSide)
				continue
			}
		}
		if !s.state[i].named {
			b.cells = append(b.cells, i)
		}
	}
	return b.cells
}

// column finds the column with a meaning in a half of the block; one that serves
// the whole block counts for each half.
func (h *header) column(means field, half int) *column {
	for k := range h.columns {
		if c := &h.columns[k]; c.means == means && (c.half == half || c.half == 0 || half == 0) {
			return c
		}
	}
	return nil
}

func (h *header) anyValue() *column {
	for k := range h.columns {
		if c := &h.columns[k]; valueColumn(c.means) || c.spare {
			return c
		}
	}
	return nil
}

// cellsOf distributes the cells of a row over the columns. A cell goes to the
// column it shares most of its width with. The lists are good until the next row.
func (b *block) cellsOf(s *sheet, row int) [][]int {
	if len(b.spread) < len(b.columns) {
		b.spread = make([][]int, len(b.columns))
	}
	out := b.spread
	for k := range out {
		out[k] = out[k][:0]
	}
	k, off := -1, b.slid(s, row)
	for i := range s.covering(row) {
		if s.blank(i) || s.state[i].named { // labels may reach down from the header
			continue
		}
		if k++; k >= len(b.columns) || b.columns[k].left != s.Cells[i].Col+off { // most often it is the next one
			k = columnAt(b.columns, s.Cells[i].Col+off, s.right(i)+off)
		}
		if k >= 0 {
			out[k] = append(out[k], i)
		}
	}
	b.mendShortRow(s, row, out)
	return out
}

// slid tells how many columns the cells of a short row stand too far left, because the
// merged side label does not reach down to it: the names of levels in it do.
func (b *block) slid(s *sheet, row int) int {
	if s.Index(row, s.Cols-1) >= 0 || !b.merged { // nearly always
		return 0
	}
	side, found := b.columns[0].left, false
	for i := range s.covering(row) {
		means := levelNames[s.folded[i]]
		column := b.column(means, 0)
		if column == nil || means == cGroup || s.Cells[i].Row != row {
			continue
		}
		if column.left-s.Cells[i].Col != side {
			return 0
		}
		found = true
	}
	if !found {
		return 0
	}
	return side
}

// mendShortRow puts the cells of a row right that lacks its unit cell, as
// Chongqing's exports print their qualitative rows: the row is one cell short, and
// 定性 or an operator stands where the unit should. A program that saved the table
// again may have put a blank cell at the end: then what stands in the operator's place
// is no operator.
func (b *block) mendShortRow(s *sheet, row int, cells [][]int) {
	unit := slices.IndexFunc(b.columns, func(c column) bool { return c.means == cUnit })
	if unit < 0 || unit+1 >= len(b.columns) || b.columns[unit+1].means != cOperator || len(cells[unit]) != 1 ||
		!isOperatorCell(s.folded[cells[unit][0]]) {
		return
	}
	last := cells[len(cells)-1]
	if s.Index(row, s.Cols-1) >= 0 &&
		(len(last) > 0 || len(cells[unit+1]) != 1 || isOperatorCell(s.folded[cells[unit+1][0]])) {
		return
	}
	copy(cells[unit+1:], cells[unit:len(cells)-1])
	cells[unit] = last[:0]
}

// row reads one row of the block: one indicator, or two where the halves of the
// block name different ones.
func (b *block) row(r *reader, s *sheet, cells [][]int) {
	b.level(s, &b.level1, cells, cLevel1, 0)
	first, last := 0, 0
	if slices.ContainsFunc(b.columns, func(c column) bool { return c.half > 0 }) {
		first, last = 1, 2
	}
	for half := first; half <= last; half++ {
		b.level(s, &b.level2[half], cells, cLevel2, half)
		b.indicator(r, s, cells, half)
	}
}

// level notes the level name that is in force from a row on. A blank cell leaves
// the one before in force, and so does its name with （续）; a new first level ends the
// second. A cell over both columns names both.
func (b *block) level(s *sheet, f *fill, cells [][]int, means field, half int) {
	i := b.first(cells, means, half)
	if i < 0 && means == cLevel2 {
		second := b.column(means, half)
		if i = b.first(cells, cLevel1, half); i >= 0 && (second == nil || s.right(i) != second.right) {
			i = -1
		}
	}
	if i < 0 || placeholder(s.Cells[i].Text) || f.sheet == s && f.cell == i {
		return
	}
	if f.sheet != nil && goesOnAs(f.sheet.Cells[f.cell].Text, s.Cells[i].Text) {
		s.label(i, means)
		return
	}
	again := f.sheet != nil && squeeze(f.sheet.Cells[f.cell].Text) == squeeze(s.Cells[i].Text)
	*f = fill{sheet: s, cell: i}
	if means == cLevel1 && !again {
		b.level2 = [3]fill{}
	}
}

// indicator reads one half of a row, or all of it.
func (b *block) indicator(r *reader, s *sheet, cells [][]int, half int) {
	name := b.nameOf(s, cells, half)
	if name < 0 || placeholder(s.Cells[name].Text) && !b.crossedOut(s, cells, name, half) {
		return
	}
	list := &b.project.Indicators
	if b.midTerm {
		list = &b.project.LongTerm
	}
	if *list == nil {
		*list = make([]schema.Indicator, 0, min(s.Rows-s.Cells[name].Row, maxFirst))
	}
	*list = append(*list, schema.Indicator{No: len(*list) + 1})
	in := &(*list)[len(*list)-1]
	in.Level1 = b.level1.text()
	in.Level2 = b.level2[half].text()
	in.Level3 = s.text(name)
	b.values(r, s, cells, half, in)
	b.remarks(s, cells, half, in)
	if n := len(*list); half == 2 && n > 1 && join(&(*list)[n-2], in) {
		*in = schema.Indicator{}
		*list = (*list)[:n-1]
	}
}

// nameOf finds the cell that names the indicator of a row, or -1. One over the second
// level and the name, as where both are the same, names both beside a value.
func (b *block) nameOf(s *sheet, cells [][]int, half int) int {
	if i := b.first(cells, cLevel3, half); i >= 0 {
		return i
	}
	i, name := b.first(cells, cLevel2, half), b.column(cLevel3, half)
	if i < 0 || name == nil || s.right(i) != name.right || levelNames[s.folded[i]] != "" {
		return -1
	}
	for k := range b.columns {
		if valueColumn(b.columns[k].means) && len(cells[k]) > 0 {
			return i
		}
	}
	return -1
}

// crossedOut reports whether the name of an indicator is a stroke, as / or —, beside a
// value. Dots, or a stroke beside none, are a row that nobody filled in.
func (b *block) crossedOut(s *sheet, cells [][]int, name, half int) bool {
	if strings.ContainsAny(squeeze(s.Cells[name].Text), ".…·、") {
		return false
	}
	for k := range b.columns {
		c := &b.columns[k]
		if valueColumn(c.means) && (c.half == half || c.half == 0) && len(cells[k]) > 0 && !placeholder(s.Cells[cells[k][0]].Text) {
			return true
		}
	}
	return false
}

// maxFirst is for how many indicators of a project there is room from the beginning.
const maxFirst = 16

// join adds what the right half of a row says to the indicator of the left half,
// when both name the same one and the right half has only values of the year.
func join(left, right *schema.Indicator) bool {
	l, r := left.Level3.Ref, right.Level3.Ref
	if l.Table != r.Table || l.Row != r.Row || !alike(left.Level3.Raw, right.Level3.Raw) ||
		left.Target != nil || left.Actual != nil || right.MidTermTarget != nil || right.Grades != nil {
		return false
	}
	left.Target, left.Actual = right.Target, right.Actual
	for _, t := range []struct {
		means     field
		to, first **schema.Text
	}{
		{cLevel2, nil, &right.Level2}, {cLevel3, nil, &right.Level3},
		{cDescription, &left.Description, &right.Description}, {cBasis, &left.Basis, &right.Basis},
		{cStandard, &left.Standard, &right.Standard}, {cDeviation, &left.Deviation, &right.Deviation},
		{cDirection, &left.Direction, &right.Direction}, {cValueType, &left.ValueType, &right.ValueType},
		{cNote, &left.Note, &right.Note},
	} {
		if *t.first == nil {
			continue
		}
		if t.to != nil && *t.to == nil {
			*t.to = *t.first
		} else {
			left.Fields = append(left.Fields, schema.Field{Name: string(t.means), Text: **t.first})
		}
	}
	for _, n := range []struct {
		means     field
		to, first **schema.Number
	}{{cWeight, &left.Weight, &right.Weight}, {cScore, &left.Score, &right.Score}} {
		if *n.first == nil {
			continue
		}
		if *n.to == nil {
			*n.to = *n.first
		} else {
			left.Fields = append(left.Fields, schema.Field{Name: string(n.means), Text: (*n.first).Text})
		}
	}
	left.History = append(left.History, right.History...)
	left.Fields = append(left.Fields, right.Fields...)
	return true
}

// first returns the first cell of the column with a meaning, or -1.
func (b *block) first(cells [][]int, means field, half int) int {
	for k := range b.columns {
		c := &b.columns[k]
		if c.means == means && (c.half == half || c.half == 0) && len(cells[k]) > 0 {
			return cells[k][0]
		}
	}
	return -1
}

// remarks reads the columns beside name and values.
func (b *block) remarks(s *sheet, cells [][]int, half int, in *schema.Indicator) {
	for k := range b.columns {
		c := &b.columns[k]
		if c.half != half && c.half != 0 {
			continue
		}
		for _, i := range cells[k] {
			if s.taken(i) && c.means != cWeight && c.means != cBasis && c.means != cStandard && c.means != cDescription {
				continue // a level or a value, or a cell that another row holds
			}
			b.remark(s, c, i, in)
		}
	}
}

func (b *block) remark(s *sheet, c *column, i int, in *schema.Indicator) {
	place := remarkAt(in, c.means)
	switch {
	case place != nil && *place == nil:
		*place = s.text(i)
	case c.means == cWeight && in.Weight == nil:
		in.Weight = s.number(i)
	case c.means == cScore && in.Score == nil:
		in.Score = s.number(i)
	case c.means == cHistory:
		in.History = append(in.History, schema.Field{Name: string(cHistory), Label: c.text, Text: s.leaf(i)})
	case c.means == cLevel1, c.means == cLevel2, isListField(c.means), strings.HasPrefix(string(c.means), "money."):
		return
	default:
		in.Fields = append(in.Fields, schema.Field{Name: string(c.means), Label: c.text, Text: s.leaf(i)})
	}
}

// remarkAt is the indicator's place for a column of texts, or nil for other columns.
func remarkAt(in *schema.Indicator, means field) **schema.Text {
	switch means {
	case cDescription:
		return &in.Description
	case cBasis:
		return &in.Basis
	case cStandard:
		return &in.Standard
	case cDeviation:
		return &in.Deviation
	case cDirection:
		return &in.Direction
	case cValueType:
		return &in.ValueType
	case cNote:
		return &in.Note
	}
	return nil
}
