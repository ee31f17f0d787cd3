package form

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// inline reads a cell that holds label and value: "项目名称：调研视察".
func (h *headReader) inline(i int) bool {
	label, value, ok := cutInline(h.Cells[i].Text)
	if !ok {
		return false
	}
	m := look(fold(label)).head
	if m == "" || m == fSide || m == fBudget {
		return false
	}
	ref := h.ref(i)
	h.p.seen.add(m)
	h.take(i)
	h.labels = append(h.labels, schema.Label{Text: schema.Text{Raw: label, Ref: ref}, Means: string(m)})
	switch {
	case isGoalLabel(m):
		for line := range strings.SplitSeq(value, "\n") {
			if !blank(line) {
				h.p.Goals = append(h.p.Goals, item(schema.Text{Raw: line, Ref: ref}))
			}
		}
	case m == fPurpose:
		h.p.Purpose = append(h.p.Purpose, schema.Text{Raw: value, Ref: ref})
	default:
		h.p.set(m, label, schema.Text{Raw: value, Ref: ref})
	}
	return true
}

// cutInline cuts "label：value" at its first colon. The colon goes with the label.
func cutInline(text string) (label, value string, ok bool) {
	at, n := strings.IndexByte(text, ':'), len(":")
	if wide := strings.Index(text, "："); wide >= 0 && (at < 0 || wide < at) {
		at, n = wide, len("：")
	}
	if at <= 0 {
		return "", "", false
	}
	label, value = text[:at+n], text[at+n:]
	return label, value, !blank(value) && len([]rune(label)) <= maxLabel
}

// opening is what a cell means as a label of the head, or what stands before its
// colon.
func (s *sheet) opening(i int) field {
	if m := s.means[i].head; m != "" {
		return m
	}
	if label, _, ok := cutInline(s.Cells[i].Text); ok {
		return look(fold(label)).head
	}
	return ""
}

func (s *sheet) hasInlineValue(i int) bool {
	_, _, ok := cutInline(s.Cells[i].Text)
	return ok
}
