package form

import (
	"cmp"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/internal/trim"
	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// taskMeans gives the meaning of a column label in the table of main tasks.
func (h *headReader) taskMeans(i int) field {
	if h.means[i].column == cSerial {
		return cSerial
	}
	inTasks := h.group != nil && h.group.means == fTasks
	switch m := h.means[i].head; m {
	case fTaskName:
		return fTaskName
	case fTaskContent, fPurpose:
		return fTaskContent
	case fTaskState, fOutcomes:
		return fTaskState
	case fTaskAmount:
		return "task.total"
	case fTasks, fName: // 重点任务, 项目名称: a label of its own elsewhere
		if inTasks {
			return fTaskName
		}
	}
	if source := h.source(i); source != "" {
		return field("task." + source)
	}
	if stage := h.stage(i); stage != "" {
		return "task." + stage
	}
	if inTasks && (h.means[i].head == fBudget || isSumLabel(h.folded[i]) || normalize.MoneyUnit(h.Cells[i].Text) != "") {
		return "task.total"
	}
	return ""
}

// taskHeader reads a header row of the main tasks (任务名称 | 主要内容 | 预算金额, and
// below it 总额 | 财政拨款 | 其他资金).
func (h *headReader) taskHeader(cells []int) bool {
	if len(cells) == 0 || h.isTaskSum(cells[0]) {
		return false
	}
	named, known := false, 0
	for _, i := range cells {
		switch m := h.taskMeans(i); m {
		case "":
			continue
		case fTaskName:
			named = true
		}
		known++
	}
	table := h.isTaskTable(cells)
	if known < len(cells) && !table {
		return false
	}
	if h.group == nil || h.group.means != fTasks {
		if !named || len(cells) < 2 {
			return false
		}
		h.group = &group{means: fTasks, end: h.bottom(cells[0]), beside: table}
	} else if !named && len(h.group.tasks) == 0 {
		return false
	}
	if h.group.carried {
		h.group.tasks, h.group.carried = nil, false
	}
	for _, i := range cells {
		m := h.taskMeans(i)
		switch {
		case m == "" && normalize.MoneyUnit(h.Cells[i].Text) != "":
			m = "task.total"
		case m == "":
			m = fOther
		}
		h.name(i, m)
		// A label under another one takes its columns over.
		kept := h.group.tasks[:0]
		for _, c := range h.group.tasks {
			if h.overlap(i, c.left, c.right) <= 0 || h.Cells[c.label].Row == h.Cells[i].Row {
				kept = append(kept, c)
			}
		}
		c := h.amounts(i, m)
		if c.unit == "" && strings.HasPrefix(h.folded[i], "其中") && len(kept) > 0 {
			c.unit = kept[len(kept)-1].unit // a part of the amounts before it
		}
		h.group.tasks = append(kept, c)
	}
	return true
}

// minTaskColumns is how many columns a table of tasks has that no side label tells of.
const minTaskColumns = 3

// isTaskTable reports whether a row heads a table of tasks without a side label: 任务名称
// stands first, 主要内容 and an amount behind it. Other columns may be unknown.
func (h *headReader) isTaskTable(cells []int) bool {
	if h.group != nil || len(cells) < minTaskColumns || h.taskMeans(cells[0]) != fTaskName || h.Cells[cells[0]].Col != h.margin {
		return false
	}
	content, amount := false, false
	for _, i := range cells {
		m := h.taskMeans(i)
		content = content || m == fTaskContent || m == fTaskState
		amount = amount || m == "task.total" || m == "task.budget" || m == "task.executed" || normalize.MoneyUnit(h.Cells[i].Text) != ""
		if h.folded[i] == "" || hasDigit(h.folded[i]) {
			return false
		}
	}
	return content && amount
}

// goesOnBeside reports whether a row goes on with a table of tasks without a side label.
func (h *headReader) goesOnBeside(row int) bool {
	if row < h.group.end {
		return true
	}
	cells := h.printed(row)
	return len(cells) >= minTaskColumns && !h.isLabel(cells[0]) && h.source(cells[0]) == "" && h.Cells[cells[0]].Col == h.margin
}

// amounts makes a column of what stands below a label.
func (h *headReader) amounts(i int, means field) column {
	return column{
		means: means, left: h.Cells[i].Col, right: h.right(i), label: i,
		text: trim.Space(h.Cells[i].Text), unit: h.unitOf(i),
	}
}

// taskRow reads one main task, or the line with their total.
func (h *headReader) taskRow(cells []int) bool {
	if h.group == nil || len(h.group.tasks) == 0 || len(cells) == 0 {
		return false
	}
	if h.isTaskSum(cells[0]) {
		h.name(cells[0], "task.sum")
		if strings.HasSuffix(h.folded[cells[0]], "小计") && h.tasksFollow(h.Cells[cells[0]].Row) { // of some tasks
			for _, i := range cells[1:] {
				h.p.Budget.Notes = append(h.p.Budget.Notes, h.leaf(i))
			}
			return true
		}
		shift := h.sumShift(cells)
		for _, i := range cells[1:] {
			h.taskTotal(i, cells[0], shift)
		}
		return true
	}
	if !slices.ContainsFunc(cells, func(i int) bool { return !placeholder(h.Cells[i].Text) }) {
		return true // ……
	}
	var t schema.Task
	for _, i := range cells {
		k := h.columnOf(h.group.tasks, i)
		if k < 0 {
			continue
		}
		c := h.group.tasks[k]
		place := map[field]**schema.Text{fTaskName: &t.Name, fTaskContent: &t.Content, fTaskState: &t.Progress}[c.means]
		switch {
		case c.means == cSerial:
			h.label(i, cSerial)
		case place != nil && *place == nil:
			*place = h.text(i)
		case place != nil, c.means == fOther:
			h.p.field(c.means, c.text, h.leaf(i))
		default:
			m, ok := h.money(i, c.unit)
			if !ok {
				h.p.Budget.Notes = append(h.p.Budget.Notes, h.leaf(i))
				if h.unreadAmount(i) {
					h.p.openTask = true
				}
				continue
			}
			source, stage := taskFund(c.means)
			if source == "total" && stage == "budget" && t.Total == nil {
				t.Total = &m
				continue
			}
			t.Funds = append(t.Funds, schema.Fund{Source: source, Stage: stage, Label: c.text, Money: m})
		}
	}
	if t.Name == nil && t.Total == nil && t.Content == nil {
		// No task, but its cells were taken.
		if t.Progress != nil {
			h.p.Budget.Notes = append(h.p.Budget.Notes, *t.Progress)
		}
		for _, f := range t.Funds {
			h.p.Budget.Notes = append(h.p.Budget.Notes, f.Text)
		}
		return false
	}
	h.p.Tasks = append(h.p.Tasks, t)
	return true
}

// isTaskSum reports whether a cell is the label of a line that sums tasks up: 金额合计,
// 预算合计, 小计 where tasks are named.
func (h *headReader) isTaskSum(i int) bool {
	if h.group == nil || len(h.group.tasks) == 0 || !isSumLabel(h.folded[i]) {
		return false
	}
	k := h.columnOf(h.group.tasks, i)
	return k < 0 || !isTaskAmount(h.group.tasks[k].means)
}

// tasksFollow reports whether the rows of tasks go on below one.
func (h *headReader) tasksFollow(row int) bool {
	for row++; row < h.to; row++ {
		if len(h.printed(row)) > 0 {
			return row < h.group.end || h.blank(h.Index(row, h.margin))
		}
	}
	return false
}

// taskFund parts the meaning of a task's column of amounts into source and stage.
func taskFund(m field) (source, stage string) {
	switch name := strings.TrimPrefix(string(m), "task."); name {
	case "initial", "executed", "forecast", "part_year":
		return "total", name
	case "total", "budget":
		return "total", "budget"
	default:
		return name, "budget"
	}
}

// sumShift gives the columns by which the amounts of the total line stand too far left.
// Its label goes over several columns, and where merged cells are printed once, as in a
// text dump, the first amount follows it at once and the row is short.
func (h *headReader) sumShift(cells []int) int {
	first := slices.IndexFunc(h.group.tasks, func(c column) bool { return isTaskAmount(c.means) })
	if first < 0 || len(cells) < 2 || !isAmount(h.Cells[cells[1]].Text) {
		return 0
	}
	last := slices.MaxFunc(h.group.tasks, func(a, b column) int { return cmp.Compare(a.left, b.left) })
	short := h.Index(h.Cells[cells[0]].Row, last.left) < 0
	if left := h.Cells[cells[1]].Col; short && left == h.right(cells[0]) {
		return max(0, h.group.tasks[first].left-left)
	}
	return 0
}

func isTaskAmount(m field) bool {
	return m != fTaskName && m != fTaskContent && m != fTaskState && m != cSerial && m != fOther
}

// taskTotal reads a cell of the tasks' total line as the department's budget.
func (h *headReader) taskTotal(i, label, shift int) {
	k := h.columnOf(h.group.tasks, i)
	if shift > 0 {
		k = slices.IndexFunc(h.group.tasks, func(c column) bool { return c.left == h.Cells[i].Col+shift })
	}
	if k < 0 {
		return
	}
	m, ok := schema.Money{}, false
	if isTaskAmount(h.group.tasks[k].means) {
		m, ok = h.money(i, h.group.tasks[k].unit)
	}
	if !ok {
		h.p.Budget.Notes = append(h.p.Budget.Notes, h.leaf(i))
		return
	}
	source, stage := taskFund(h.group.tasks[k].means)
	addFund(&h.p.Budget, source, stage, trim.Space(h.Cells[label].Text), m)
}
