package form

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// A headReader reads the rows around the indicators of one project: labels with
// their values beside or below them.
type headReader struct {
	*sheet
	r     *reader
	p     *project
	from  int
	to    int
	group *group
	carry *group // the group that was open before a page break, on the same grid
	tail  bool   // the rows after the indicators: opinions, signatures, notes
	// opened is what open lists.
	opened []int
}

// A group is a label merged over several rows, and what it says of the cells
// beside it.
type group struct {
	means  field
	end    int      // the first row below the group
	unit   string   // the unit of money in its label
	stages []column // columns of amounts by stage
	tasks  []column // columns of main tasks
	beside bool     // of tasks that no side label governs
	funds  []fundLine
	// carried says that the columns are those of the table before a page break.
	carried bool
}

// A fundLine is the label of a money line that was read in a group.
type fundLine struct {
	cell    int
	midTerm bool // its amount is for the whole term
}

// startLabels are those that only the head of a project or department has.
var startLabels = []field{fName, fCode, fTransfer, fDeptOrg}

// isHead reports whether rows [from, to) are the head of a performance form even
// without an indicator block below: they name the project and its goals or money.
func (s *sheet) isHead(from, to int) bool {
	named, stated := false, false
	for row := from; row < to; row++ {
		if s.labelRow(row) { // the header of a list
			continue
		}
		for _, i := range s.printed(row) {
			switch m := s.opening(i); {
			case slices.Contains(startLabels, m):
				named = true
			case m == fGoals, m == fMidGoals, m == fBudgetUse, m == fPlan:
				stated = true
			}
		}
	}
	return named && stated
}

// head reads rows [from, to) into a project. With a block following, the rows are
// a head whatever they hold; without one they must look like it, or be the tail
// of the project before.
func (r *reader) head(s *sheet, from, to int, lead *lead, block bool) *project {
	p := r.open
	opens := slices.ContainsFunc(s.headLabels(from, to), func(f field) bool { return slices.Contains(startLabels, f) })
	switch {
	case !block && !(opens && s.isHead(from, to)):
		if p != nil && p.signed && from > 0 { // a table of its own is no tail
			r.readHead(s, from, to, p, true)
		} else if p != nil && len(p.Indicators) == 0 && !opens && s.goesOnAsHead(from, to) {
			r.readHead(s, from, to, p, false)
		} else if opens && (s.namesProject(from, to) || lead.titled() && s.namesUnit(from, to)) || r.waiting != nil && s.hasHeadLabel(from, to) {
			r.wait(s, from, to, lead, opens)
		}
		return p
	case !opens && r.waiting != nil:
		p = r.adopt()
	case block && !lead.titled() && s.restates(p, from, to):
		return p
	case p == nil, opens, lead.names(p), len(p.Indicators) > 0 && (from < to && !p.signed || lead.titled() && !(lead.midTerm && len(p.LongTerm) == 0)):
		p = r.start(tableRef(s))
		lead.give(r, p)
	}
	r.waiting = nil
	r.readHead(s, from, to, p, false)
	return p
}

// headLabels lists the meanings of the head labels in rows [from, to).
func (s *sheet) headLabels(from, to int) []field {
	var out []field
	for row := from; row < to; row++ {
		for _, i := range s.printed(row) {
			if m := s.opening(i); m != "" {
				out = append(out, m)
			}
		}
	}
	return out
}

func (r *reader) readHead(s *sheet, from, to int, p *project, tail bool) {
	h := &headReader{sheet: s, r: r, p: p, from: from, to: to, tail: tail}
	if p.group != nil && p.grid == s.Cols && !tail {
		carry := *p.group
		carry.carried, carry.funds = true, nil
		h.carry = &carry
	}
	for row := from; row < to; row++ {
		h.row(row)
	}
	p.group, p.grid = h.group, s.Cols
}

// row reads the cells that start in a row.
func (h *headReader) row(row int) {
	if h.isSection(row) && !h.taken(h.printed(row)[0]) {
		h.label(h.printed(row)[0], cGroup)
		h.group = nil
		return
	}
	if h.group != nil && row >= h.group.end {
		first := h.Index(row, h.margin)
		// A text dump has no merged cells: a blank first cell continues the group,
		// and so does a further money line under a row of stages, and the sum of tasks.
		if h.group.beside && h.goesOnBeside(row) || first >= 0 && h.Cells[first].Row == row &&
			(h.blank(first) || len(h.group.stages) > 0 && h.source(first) != "" || len(h.group.tasks) > 0 && isSumLabel(h.folded[first])) {
			h.group.end = row + 1
		} else {
			h.group = nil
		}
	}
	if h.repeatsRow(row) {
		return
	}
	cells := h.open(row)
	if h.goalPair(cells) || len(cells) > 0 && h.source(cells[0]) != "" && h.moneyColumns(row) {
		cells = h.open(row)
	}
	if len(cells) > 0 && h.opensGroup(cells[0]) {
		cells = h.open(row)
	} else if first := h.Index(row, h.margin); row == h.from && h.carry != nil && first >= 0 && h.blank(first) {
		h.group = h.carry // goes on below a page break, its label not printed again
		h.group.end = h.bottom(first)
	}
	if h.tail && h.isTotal(cells) && h.p.block != nil && h.p.block.cols == h.Cols {
		h.p.block.total(h.sheet, row) // printed below a note
		return
	}
	if h.moneyColumns(row) {
		cells = h.open(row)
	}
	if h.stageHeader(cells) || h.taskHeader(cells) || h.taskRow(cells) || h.fundRow(cells) {
		return
	}
	for _, i := range cells {
		if !h.taken(i) {
			h.cell(i)
		}
	}
}

// open lists the cells with text that start in a row and that no leaf holds. The
// list is good until the next one.
func (h *headReader) open(row int) []int {
	h.opened = h.opened[:0]
	for _, i := range h.printed(row) {
		if !h.taken(i) {
			h.opened = append(h.opened, i)
		}
	}
	return h.opened
}

// opensGroup takes a label that governs the cells beside it.
func (h *headReader) opensGroup(i int) bool {
	m := h.means[i].head
	if h.headsMoney(i) {
		m = fBudget
	}
	switch m {
	case fBudget, fBudgetUse, fPlan, fTasks:
	case fGoals, fOutcomes:
		beside := h.beside(i)
		if m == fOutcomes && (beside < 0 || h.means[beside].head != fGoals) { // 目标完成情况 | 预期目标
			return false
		}
		m = fGoals
		if beside < 0 || !isGoalLabel(h.means[beside].head) {
			return false
		}
		if h.bottom(i) == h.Cells[i].Row+1 && h.means[beside].head != fGoals && len(h.open(h.Cells[i].Row)) == 2 {
			return false // 总体目标 | 实际完成情况: labels of the columns below
		}
	default:
		return false
	}
	if m == fBudget && h.bottom(i) == h.Cells[i].Row+1 && h.valueOf(i) >= 0 { // 资金总额 | 100.00
		return false
	}
	h.name(i, m)
	h.group = &group{means: m, end: h.bottom(i), unit: h.unitOf(i)}
	if h.carry != nil && h.carry.means == m && h.Cells[i].Row == h.from { // goes on below a page break
		h.group.tasks, h.group.stages, h.group.carried = h.carry.tasks, h.carry.stages, true
	}
	if m == fBudget && h.valueOf(i) >= 0 && h.stage(i) == "" && h.source(i) == "" {
		h.sumBeside(i)
	}
	return true
}

// name takes a cell as a label of the project's head.
func (h *headReader) name(i int, means field) {
	h.p.seen.add(means)
	h.p.addWord(h.folded[i])
	h.label(i, means)
}

// cell reads one cell of a head row.
func (h *headReader) cell(i int) {
	if h.orgAndUnit(i) {
		return
	}
	if text := h.Cells[i].Text; isUnitLine(text) && !beginsWithOrg(text) {
		h.p.unit = normalize.MoneyUnit(text)
		h.label(i, fMoneyUnit)
		return
	}
	if m := h.means[i].head; m != "" {
		h.field(i, m)
		return
	}
	if h.group != nil && h.group.means == fPlan && h.planStep(i) || h.fund(i) {
		return
	}
	if h.inline(i) || h.inlineFund(i) || h.inlineSum(i) {
		return
	}
	h.unlabelled(i)
}

// field reads the value of a labelled field.
func (h *headReader) field(i int, m field) {
	switch m {
	case fBudget, fSide, fSideMidTerm, fTotalScore, fTasks, fPlan, fBudgetUse, fMoneyUnit:
		// 自评得分 is the score of a money line, but for one that begins a row.
		begins := h.group == nil && h.printed(h.Cells[i].Row)[0] == i
		if !(m == fTotalScore && begins && h.stage(i) == "score") && h.fund(i) {
			return
		}
		h.name(i, m)
		switch m {
		case fTotalScore:
			h.score(i)
		case fBudget:
			h.sumBeside(i)
		}
		return
	case fTaskName, fTaskState, fTaskContent, fTaskAmount:
		if h.fund(i) {
			return
		}
	}
	if h.group != nil && h.group.means == fBudgetUse && h.fund(i) {
		return
	}
	h.name(i, m)
	values := h.once(h.values(i, m))
	if len(values) == 0 {
		return
	}
	if isGoalLabel(m) {
		if h.saysOutcome(i) {
			m = fOutcomes
		}
		for _, v := range values {
			h.goals(v, m)
		}
		return
	}
	if m == fPurpose {
		for _, v := range values {
			h.p.Purpose = append(h.p.Purpose, h.paragraphs(v)...)
		}
		return
	}
	if m == fFiscalYear && h.Cells[values[0]].Row == h.Cells[i].Row { // and no column of years
		h.r.yearCell(h.Cells[values[0]].Text, h.ref(values[0]))
	}
	h.p.set(m, h.Cells[i].Text, h.leaf(values[0]))
	for _, v := range values[1:] { // further cells beside the label belong to it too
		h.p.field(m, h.Cells[i].Text, h.leaf(v))
	}
}

// score reads the total score that a head prints beside 自评总分.
func (h *headReader) score(label int) {
	i := h.beside(label)
	if i < 0 || h.taken(i) {
		return
	}
	text := h.Cells[i].Text
	if _, ok := scoreOf(text); ok {
		h.p.addTotal(h.Cells[label].Text, schema.TotalScore{Score: h.number(i)})
	} else if hasDigit(text) && !hasHan(text) {
		h.r.numberUnread(schema.Text{Raw: text, Ref: h.ref(i)})
	}
}

// values finds the cells that a label names: those beside it up to the next
// label, over all rows of the label; or where there is none, those below it.
func (h *headReader) values(i int, m field) []int {
	var out []int
	for row := h.Cells[i].Row; row < h.bottom(i); row++ {
		for v := range h.covering(row) {
			if h.Cells[v].Col < h.right(i) || h.Cells[v].Row < h.Cells[i].Row {
				continue
			}
			if h.isLabel(v) || isLevelName(h.folded[v]) || h.namesAmount(v) { // 项目名称 | 甲 | 年度预算 | 100
				break
			}
			if !h.blank(v) && !h.taken(v) && (h.Cells[v].Row == row || !slices.Contains(out, v)) {
				out = append(out, v)
			}
		}
	}
	if len(out) > 0 || h.beside(i) >= 0 && !h.isLabel(h.beside(i)) || !isGoalLabel(m) && !h.labelRow(h.Cells[i].Row) {
		return out
	}
	end := h.bottom(i) + 1
	if h.group != nil {
		end = max(end, h.group.end)
	}
	for row := h.bottom(i); row < min(end, h.to) && !h.isSection(row); row++ {
		for _, v := range h.printed(row) {
			if h.overlap(v, h.Cells[i].Col, h.right(i)) > 0 && !h.blank(v) && !h.taken(v) && !h.isLabel(v) && h.source(v) == "" && h.stage(v) == "" {
				out = append(out, v)
			}
		}
	}
	return out
}

// namesAmount reports whether a cell is the label of an amount beside it.
func (h *headReader) namesAmount(i int) bool {
	return h.valueOf(i) >= 0 && !isAmount(h.Cells[i].Text) &&
		(h.source(i) != "" || h.stage(i) != "" || normalize.MoneyUnit(h.Cells[i].Text) != "")
}

// beside returns the next printed cell to the right of a label in its first row,
// blank cells passed over, or -1.
func (s *sheet) beside(i int) int {
	row := s.Cells[i].Row
	for col := s.right(i); col < s.Cols; {
		v := s.Index(row, col)
		if v < 0 {
			return -1
		}
		if !s.blank(v) {
			return v
		}
		col = s.right(v)
	}
	return -1
}

// isLabel reports whether a cell is a head label.
func (s *sheet) isLabel(i int) bool {
	return s.means[i].head != ""
}

// labelRow reports whether all that is printed in a row are labels, at least two:
// their values then stand below.
func (s *sheet) labelRow(row int) bool {
	cells := s.printed(row)
	for _, i := range cells {
		if !s.isLabel(i) && s.source(i) == "" && !isLevelName(s.folded[i]) {
			return false
		}
	}
	return len(cells) > 1
}

// unlabelled places a cell that no label names.
func (h *headReader) unlabelled(i int) {
	text := h.Cells[i].Text
	switch {
	case h.tail:
		h.p.field(fNote, "", h.leaf(i))
	case isYearLine(text) && h.isYearOfForm(i):
		h.r.fiscalYear(text, h.ref(i))
		h.label(i, fFiscalYear)
	case h.group != nil && h.group.means == fBudgetUse:
		h.p.Purpose = append(h.p.Purpose, h.paragraphs(i)...)
	case h.group != nil && h.group.means == fGoals:
		h.goals(i, fGoals)
	case h.group != nil && h.group.means == fBudget:
		// A number of the line, the year before a further amount, or points in the label of
		// a score, 执行率分值（10）, is none.
		points := hasAny(h.folded[i], "分值", "权重", "得分") && !hasDigit(h.folded[i])
		if no, _ := splitNumber(text); no == "" && !points && !strings.Contains(text, "年") && utf8.RuneCountInString(text) <= maxAmount {
			h.unreadAmount(i)
		}
		h.p.Budget.Notes = append(h.p.Budget.Notes, h.paragraphs(i)...)
	case h.group == nil && hasAny(h.folded[i], moneyWords...) && h.sumBeside(i):
	case h.p.Org == nil && h.isUnit(i):
		h.p.Org = org(h.leaf(i))
	case h.p.Heading == nil && isFormTitle(text):
		h.p.Heading = h.text(i)
		h.p.titles = append(h.p.titles, h.folded[i])
	}
}
