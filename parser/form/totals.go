package form

import (
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// Lines of totals whose numbers have labels of their own: 总分 beside 总分值 | 总得分 | 自评等级,
// and the numbers below or between them.

// totalPart gives what of the total a folded label names: the weight, the score, or the
// grade they make. It is "" for other texts.
func totalPart(folded string) field {
	switch m := look(folded); {
	case m.column == cWeight, m.column == cScore:
		return m.column
	case m.head == fTotalScore && folded != "合计" && folded != "总计":
		return cScore
	case m.head == fOther && strings.HasSuffix(folded, "等级"), folded == "等级":
		return fOther
	}
	return ""
}

// totalParts gives what of the total each part of a label names, or nil where it is no
// list of them: 总分值、总得分、自评等级.
func totalParts(folded string) []field {
	if !strings.Contains(folded, "分") || !strings.ContainsAny(folded, "、/") {
		return nil
	}
	var parts []field
	for label := range strings.FieldsFuncSeq(folded, func(r rune) bool { return r == '、' || r == '/' }) {
		part := totalPart(label)
		if part == "" {
			return nil
		}
		parts = append(parts, part)
	}
	if len(parts) < 2 || !slices.Contains(parts, cScore) {
		return nil
	}
	return parts
}

// labelledTotal reads the line 总分 where labels tell its numbers apart, and reports
// whether they do.
func (b *block) labelledTotal(s *sheet, cells []int) bool {
	label := cells[0]
	if parts := totalParts(s.folded[label]); parts != nil {
		var t schema.TotalScore
		for k, i := range cells[1:] {
			b.totalNumber(s, &t, parts[min(k, len(parts)-1)], label, i)
		}
		b.project.addTotal(s.Cells[label].Text, t)
		return true
	}
	if !slices.ContainsFunc(cells[1:], func(i int) bool { return totalPart(s.folded[i]) == cScore }) {
		return false
	}
	var t schema.TotalScore
	for k, i := range cells {
		if s.taken(i) && k > 0 {
			continue // the number behind a label
		}
		part := totalPart(s.folded[i])
		value := -1
		switch {
		case k+1 < len(cells) && totalPart(s.folded[cells[k+1]]) == "":
			value = cells[k+1]
		case k > 0:
			value = s.Index(s.bottom(i), s.Cells[i].Col)
		}
		if k == 0 && part == cScore { // 总分 | 100 | 得分 | 98
			part = cWeight
		}
		switch {
		case part == "":
			b.project.field(fTotalScore, s.Cells[label].Text, s.leaf(i))
			continue
		case k > 0:
			s.label(i, part)
		}
		if value >= 0 && !s.blank(value) && !s.taken(value) && totalPart(s.folded[value]) == "" {
			b.totalNumber(s, &t, part, i, value)
		}
	}
	b.project.addTotal(s.Cells[label].Text, t)
	return true
}

// totalNumber gives a cell its place in a line of totals, if it is a number.
func (b *block) totalNumber(s *sheet, t *schema.TotalScore, part field, label, i int) {
	_, number := scoreOf(s.Cells[i].Text)
	switch {
	case number && part == cWeight && t.Weight == nil:
		t.Weight = s.number(i)
	case number && part == cScore && t.Score == nil:
		t.Score = s.number(i)
	case part == fOther:
		b.project.field(fOther, s.Cells[label].Text, s.leaf(i))
	default:
		b.project.field(fTotalScore, s.Cells[label].Text, s.leaf(i))
	}
}
