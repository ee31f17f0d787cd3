package form

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// A block is the body of an indicator block: data rows under a header.
type block struct {
	header
	project  *project
	cols     int  // the columns of the table it stands in
	level1   fill // what blank level cells are filled with
	level2   [3]fill
	closed   bool    // a total row ended it
	unjoined bool    // cells below the label of a value may be several, and were not read
	moved    int     // rows that slid, see slid
	lead     *lead   // of a list: the lines above its table
	unit     fill    // of a list: the unit in a row above its projects
	banners  bool    // headings between its rows name the projects
	cells    []int   // see rowCells
	spread   [][]int // see cellsOf
}

// A fill is the cell whose name is in force until another one follows.
type fill struct {
	sheet *sheet
	cell  int
	again *schema.Text // the copy, which indicators share
}

// text gives the name, as a copy from the second time on, or nil.
func (f *fill) text() *schema.Text {
	if f.sheet == nil {
		return nil
	}
	if f.again == nil {
		t := f.sheet.text(f.cell)
		if t == nil || !t.Copy {
			return t
		}
		f.again = t
	}
	return f.again
}

// table reads one table: it is cut at indicator headers, the rows before them are
// the head, and so on for each further project in the same table.
func (r *reader) table(i int) {
	b := &r.doc.Blocks[i]
	s := newSheet(b.Table, i+1, &r.leaves, r.notes)
	s.moved, s.whole = r.moved[b.Table], r.whole[b.Table]
	r.sheets = append(r.sheets, s)
	defer func() { r.taken[i] = true }()
	switch b.Role {
	case page.Boilerplate, page.Footnote, page.Header, page.Footer:
		return
	}
	lead := r.leadOf(i, s)
	row := 0
	if r.continues(s) {
		row = r.rows(s, 0, r.last)
	}
	before := len(r.projects)
	tail := row > 0 // whether the rows that follow may be the tail of a block
	for row < s.Rows && !r.stopped() {
		head := row
		h, found := header{}, false
		one := -1
		for ; row < s.Rows && !r.stopped(); row++ {
			if h, found = s.headerAt(row); found && r.isBlock(s, &h, head, lead) {
				h.columns = slices.Clone(h.columns)
				break
			}
			found = false
			if one = s.oneCellAt(row); one >= 0 {
				break
			}
			if row > head && s.startsProject(row) && (tail || s.isHead(head, row)) && !s.announces(head, row) {
				break
			}
		}
		switch {
		case found && h.list():
			r.preamble(s, head, row, lead)
			row = r.list(s, h, lead)
		case found:
			p := r.head(s, head, row, lead, true)
			h.midTerm = h.midTerm || lead.midTerm && s.nextPrinted(0) == row
			row = r.indicators(s, h, p)
		case one >= 0:
			r.preamble(s, head, row, lead)
			row = r.oneCell(s, row, one, lead)
		default:
			if at := s.matrixAt(head, row); at >= 0 {
				r.preamble(s, head, at, lead)
				r.matrix(s, at, row, lead)
				break
			}
			r.head(s, head, row, lead, false)
		}
		tail = found || one >= 0
		if len(r.projects) > before {
			lead.spent = true
		}
	}
	r.report(s, before)
}

// isBlock reports whether a header is that of an indicator block. Other tables too have
// indicators and their values (指标 | 单位 | 指标值): without columns of levels there must be a
// head or a title above, names of levels below, or labels of performance.
func (r *reader) isBlock(s *sheet, h *header, head int, lead *lead) bool {
	if h.has(cLevel1, cLevel2, cExcellent) || h.list() || len(h.side) > 0 || r.waiting != nil || lead.titledTable() ||
		r.open != nil && len(r.open.Indicators) == 0 || len(s.headLabels(head, h.top)) > 0 {
		return true
	}
	for k := range h.columns {
		if hasAny(h.columns[k].text, "绩效", "三级") {
			return true
		}
	}
	for i := range s.Cells {
		if s.Cells[i].Row >= h.end && levelNames[s.folded[i]] != "" {
			return true
		}
	}
	return false
}

// startsProject reports whether a row opens a project's head: its first cell is
// the label of a project's name or code, or it is the line with unit code and
// name that Hebei's form begins with.
func (s *sheet) startsProject(row int) bool {
	cells := s.printed(row)
	if len(cells) == 0 {
		return false
	}
	first := cells[0]
	switch s.opening(first) {
	case fName, fCode, fTransfer, fDeptOrg:
		return len(cells) > 1 || s.hasInlineValue(first)
	}
	return s.isUnitRow(cells)
}

// announces reports whether rows [from, to) only say what follows: the form's title,
// its year, the unit of money, who filled it in. They go with the head below.
func (s *sheet) announces(from, to int) bool {
	printed := false
	for row := from; row < to; row++ {
		cells := s.printed(row)
		printed = printed || len(cells) > 0
		if len(cells) > 0 && s.isUnitRow(cells) {
			continue
		}
		for _, i := range cells {
			text := s.Cells[i].Text
			label, _, inline := cutInline(text)
			if s.isLabel(i) || !isYearLine(text) && !isUnitLine(text) && !isFormTitle(text) && !(inline && isOrgLabel(label)) {
				return false
			}
		}
	}
	return printed
}

// isUnitRow recognises "131002某某委员会 | 单位：万元", in two cells or in one.
func (s *sheet) isUnitRow(cells []int) bool {
	if len(cells) == 1 {
		_, ok := orgBeforeUnit(s.Cells[cells[0]].Text)
		return ok
	}
	if len(cells) != 2 || !isUnitLine(s.Cells[cells[1]].Text) {
		return false
	}
	code, _ := normalize.OrgCode(s.Cells[cells[0]].Text)
	return code != ""
}

// report writes down how the table was recognised, or what is missing where it
// only looks like a form.
func (r *reader) report(s *sheet, before int) {
	labels := slices.Clone(s.labels) // no longer than they are
	r.notes.labels, s.labels = s.labels[:0], nil
	reading := schema.TableReading{Ref: tableRef(s), Labels: labels, Score: len(labels)}
	for _, p := range r.projects[before:] {
		reading.Projects = append(reading.Projects, p.No)
	}
	if len(reading.Projects) == 0 && r.open != nil && len(labels) > 0 {
		reading.Projects = []int{r.open.No}
	}
	if len(labels) > 0 {
		r.out.Tables = append(r.out.Tables, reading)
	}
	r.nearForm(s, len(labels) > 0)
}

// nearForm warns of labels of an indicator block that were not taken, since those
// are missing without which nothing can be read.
func (r *reader) nearForm(s *sheet, read bool) {
	var found []string
	seen := map[field]bool{}
	for i := range s.Cells {
		if s.taken(i) {
			continue
		}
		switch m := s.means[i].column; m {
		case cLevel1, cLevel2, cLevel3, cTarget, cActual:
			if !seen[m] {
				seen[m] = true
				found = append(found, s.folded[i])
			}
		}
	}
	if len(found) < 2 {
		if n := s.levelsLeft(); n > 1 && !read {
			r.diagnose(schema.SeverityWarning, "near-form", fmt.Sprintf("%d names of levels stand in the table, but below no header that fits: left unclaimed", n), tableRef(s))
		}
		return
	}
	missing := "a column of values (指标值)"
	if !seen[cLevel3] {
		missing = "a column of indicator names (三级指标)"
	}
	r.diagnose(schema.SeverityWarning, "near-form", fmt.Sprintf("table has %s, but %s was not found in the same header: left unclaimed",
		strings.Join(found, ", "), missing), tableRef(s))
}

// levelsLeft counts the cells that no leaf took with the name of a level.
func (s *sheet) levelsLeft() (n int) {
	for i := range s.Cells {
		if !s.taken(i) && levelNames[s.folded[i]] != "" {
			n++
		}
	}
	return n
}

func tableRef(s *sheet) schema.Ref { return schema.Ref{Block: int32(s.block), Table: int32(s.No)} }
