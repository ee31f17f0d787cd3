package form

import (
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// list reads a table of many projects: an indicator block with columns that name
// the project. It returns the row after it.
func (r *reader) list(s *sheet, h header, lead *lead) int {
	b := &block{header: h, cols: s.Cols, lead: lead}
	if r.last != nil && r.last.list() && !r.last.closed {
		// The header is printed again after a page break: same list, same project.
		b.project, b.level1, b.level2, b.unit = r.last.project, r.last.level1, r.last.level2, r.last.unit
	}
	if b.project == nil {
		b.project = &project{signs: &signs{}}
	}
	r.claimHeader(s, b)
	r.last = b
	return r.body(s, h.end, b)
}

// listRow reads one row of a list: a further indicator of the project, or the
// first of the next.
func (r *reader) listRow(b *block, s *sheet, cells [][]int) {
	if i := b.unitRow(s, cells); i >= 0 {
		b.unit = fill{sheet: s, cell: i}
		return
	}
	if b.changes(s, cells) {
		p := r.start(tableRef(s))
		p.list = true
		p.signs = b.project.signs
		b.lead.give(r, p)
		if unit := b.unit.text(); unit != nil && p.leadOrg == nil {
			p.Org = org(*unit)
		} else if unit != nil {
			p.field(fOrg, "", *unit)
		}
		b.project, b.level1, b.level2 = p, fill{}, [3]fill{}
	}
	if b.project.Project == nil {
		return // rows before the first project
	}
	b.projectCells(s, cells)
	b.row(r, s, cells)
}

// unitRow finds the cell with the name of a unit in a row of its own, above those of its
// projects, where one column names both: 单位名称、项目名称. It is -1 for other rows.
func (b *block) unitRow(s *sheet, cells [][]int) int {
	name := b.column(fName, 0)
	i := b.first(cells, fName, 0)
	if i < 0 || s.Cells[i].RowSpan > 1 || !namesUnits(name.text) {
		return -1
	}
	printed := s.printed(s.Cells[i].Row)
	for k := range b.columns { // nothing but its code and the sum of its projects beside it
		switch m := b.columns[k].means; {
		case len(cells[k]) == 0, cells[k][0] == i, m == fOrgCode, strings.HasPrefix(string(m), "money."):
		default:
			return -1
		}
	}
	if len(printed) > 1 && !isUnitName(s.Cells[i].Text) {
		return -1
	}
	for row := s.bottom(i); row < s.Rows; row++ {
		if printed := s.printed(row); len(printed) > 0 {
			if slices.ContainsFunc(printed, func(below int) bool { return s.columnOf(b.columns, below) == s.columnOf(b.columns, i) }) {
				return i // a project follows
			}
			return -1
		}
	}
	return -1
}

// namesUnits reports whether the label of the column of projects names units first.
func namesUnits(label string) bool {
	return strings.HasPrefix(squeeze(label), "单位") || strings.Contains(label, "单位名称")
}

// changes reports whether a row belongs to another project than the row before:
// its project is printed, and is another one. The same name again is a repetition,
// unless unit, code, goal or amount differ.
func (b *block) changes(s *sheet, cells [][]int) bool {
	p := b.project
	name := b.first(cells, fName, 0)
	if name < 0 || placeholder(s.Cells[name].Text) {
		return false
	}
	if p.Project == nil || p.Name == nil || !alike(p.Name.Raw, s.Cells[name].Text) {
		return true
	}
	differs := func(means field, printed string) bool {
		i := b.first(cells, means, 0)
		return i >= 0 && printed != "" && !alike(s.Cells[i].Text, printed)
	}
	orgRaw, codeRaw := "", ""
	if p.Org != nil {
		orgRaw = p.Org.Raw
	}
	if p.Code != nil {
		codeRaw = p.Code.Raw
	}
	total := ""
	if p.Budget.Total != nil {
		total = p.Budget.Total.Raw
	}
	return differs(fOrg, orgRaw) || differs(fCode, codeRaw) || differs(fGoals, p.goalText()) || differs("money.total", total)
}

// goalText is the project's goals in one.
func (p *project) goalText() string {
	if len(p.Goals) == 1 {
		return p.Goals[0].Raw
	}
	var b strings.Builder
	for _, g := range p.Goals {
		b.WriteString(g.Raw)
	}
	return b.String()
}

// projectCells reads the cells of a row that tell of the project. A cell that
// repeats what is known already is kept as a label of the row.
func (b *block) projectCells(s *sheet, cells [][]int) {
	p := b.project
	for k := range b.columns {
		c := &b.columns[k]
		for _, i := range cells[k] {
			if s.taken(i) {
				continue
			}
			source, isMoney := strings.CutPrefix(string(c.means), "money.")
			switch {
			case isMoney && len(p.Indicators) > 0 && p.hasFund(source, s.Cells[i].Text):
				s.label(i, c.means)
			case isMoney:
				m, ok := p.money(s, i, normalize.MoneyUnit(c.text), p.unit)
				if !ok {
					p.field(c.means, c.text, s.leaf(i))
					continue
				}
				addFund(&p.Budget, source, "budget", c.text, m)
			case !isListField(c.means):
			case len(p.Indicators) > 0 && p.has(c.means):
				s.label(i, c.means)
			case c.means == fGoals:
				p.Goals = append(p.Goals, s.items(i)...)
			case c.means == fPurpose:
				p.Purpose = append(p.Purpose, s.paragraphs(i)...)
			default:
				p.set(c.means, c.text, s.leaf(i))
			}
		}
	}
}

// hasFund reports whether an amount of a list's project is known, as it is printed.
func (p *project) hasFund(source, text string) bool {
	if place := fundAt(&p.Budget, source, "budget"); place != nil {
		return *place != nil && alike((*place).Raw, text)
	}
	return slices.ContainsFunc(p.Budget.Funds, func(f schema.Fund) bool { return f.Source == source && alike(f.Raw, text) })
}

// has reports whether a field of a list's project is known.
func (p *project) has(m field) bool {
	switch m {
	case fName:
		return p.Name != nil
	case fOrg:
		return p.Org != nil
	case fCode:
		return p.Code != nil
	case fDepartment:
		return p.Department != nil
	case fKind:
		return p.Kind != nil
	case fPeriod:
		return p.Period != nil
	case fGoals:
		return len(p.Goals) > 0
	case fPurpose:
		return len(p.Purpose) > 0
	case fOrgCode:
		return p.orgCode != ""
	}
	return false
}

// preamble reads the rows before a list's header: title, unit, year.
func (r *reader) preamble(s *sheet, from, to int, lead *lead) {
	for row := from; row < to; row++ {
		for _, i := range s.printed(row) {
			text := s.Cells[i].Text
			switch {
			case s.taken(i):
			case isUnitLine(text):
				lead.unit = normalize.MoneyUnit(text)
				s.label(i, fMoneyUnit)
			case isYearLine(text):
				r.fiscalYear(text, s.ref(i))
				s.label(i, fFiscalYear)
			case isFormTitle(text):
				lead.titles = append(lead.titles, s.folded[i])
				s.label(i, "title")
			default:
				for part := range lineParts(text) {
					if label, value, ok := cutInline(part); ok && isOrgLabel(label) && lead.org == nil {
						lead.org = org(schema.Text{Raw: value, Ref: s.ref(i), Copy: true})
						s.label(i, fOrg)
					}
				}
			}
		}
	}
}

func isOrgLabel(label string) bool {
	switch look(fold(label)).head {
	case fOrg, fDeptOrg:
		return true
	}
	return false
}
