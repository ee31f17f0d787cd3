package form

import (
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

func isGoalLabel(f field) bool { return f == fGoals || f == fMidGoals || f == fOutcomes }

// saysOutcome reports whether a label of goals is about how they were met. Such a label
// may also stand at the side of both: 年度总体目标完成情况 over 预期目标 | 实际完成情况.
func (s *sheet) saysOutcome(i int) bool {
	return s.means[i].head == fOutcomes || s.means[i].head == fGoals && strings.HasSuffix(s.folded[i], "完成情况")
}

// goalPair reads goals and outcomes that stand below their labels, side by side, where
// the labels alone do not say that the two belong together: 设定目标 | 完成情况. A label at
// the side of both is one of goals, whatever it is.
func (h *headReader) goalPair(cells []int) bool {
	for k := 1; k < len(cells); k++ {
		left, right := cells[k-1], cells[k]
		if !h.saysOutcome(right) || !h.statesGoal(left) || h.right(left) != h.Cells[right].Col || h.bottom(left) != h.bottom(right) {
			continue
		}
		side := -1
		if k > 1 {
			side = cells[k-2]
		}
		known := h.means[left].head == fGoals && h.means[right].head == fOutcomes
		if known && (side < 0 || k == 2 && isGoalLabel(h.means[side].head)) { // as most forms have it
			return false
		}
		end := h.bottom(left) + 1
		if side >= 0 && h.right(side) == h.Cells[left].Col {
			end = max(end, h.bottom(side))
		}
		goals, outcomes := h.below(left, end), h.below(right, end)
		if len(goals)+len(outcomes) == 0 {
			return false
		}
		if side >= 0 && h.bottom(side) == end && end > h.bottom(left) {
			h.name(side, fGoals)
		}
		h.name(left, fGoals)
		h.name(right, fOutcomes)
		for _, i := range goals {
			h.goals(i, fGoals)
		}
		for _, i := range outcomes {
			h.goals(i, fOutcomes)
		}
		return true
	}
	return false
}

// statesGoal reports whether a label beside one of outcomes is that of the goals.
func (s *sheet) statesGoal(i int) bool {
	return s.means[i].head == fGoals && !s.saysOutcome(i) || slices.Contains([]string{"目标", "设定目标"}, s.folded[i])
}

// below lists the cells with text below a label, as wide as it, up to a row.
func (h *headReader) below(label, end int) []int {
	var out []int
	for row := h.bottom(label); row < min(end, h.to); row++ {
		for _, i := range h.printed(row) {
			if h.Cells[i].Col == h.Cells[label].Col && h.right(i) == h.right(label) && !h.isLabel(i) && !h.taken(i) {
				out = append(out, i)
			}
		}
	}
	return out
}

func (h *headReader) goals(i int, m field) { h.p.addGoals(h.items(i), m) }

// addLines puts a text of goals, an item a line, or of the purpose where its label says.
func (p *project) addLines(m field, t schema.Text) {
	if m == fPurpose {
		p.Purpose = append(p.Purpose, t)
		return
	}
	var items []schema.Item
	for line := range strings.SplitSeq(t.Raw, "\n") {
		if !blank(line) {
			part := t
			part.Raw = line
			items = append(items, item(part))
		}
	}
	p.addGoals(items, m)
}

// addGoals puts goals where their label says.
func (p *project) addGoals(items []schema.Item, m field) {
	switch m {
	case fMidGoals:
		p.MidTermGoals = append(p.MidTermGoals, items...)
	case fOutcomes:
		p.Outcomes = append(p.Outcomes, items...)
	default:
		p.Goals = append(p.Goals, items...)
	}
}
