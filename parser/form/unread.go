package form

import (
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// unread warns of columns of a block that hold values which were not read as such.
func (r *reader) unread(s *sheet, b *block) {
	var spare, unknown []string
	scored := b.has(cScore, cDeviation) || b.project.Project != nil && b.project.Budget.Executed != nil
	for k := range b.columns {
		switch c := &b.columns[k]; {
		case c.spare:
			spare = append(spare, c.text)
		case scored && c.means == cOther && !b.has(cActual) && s.holdsValues(c, b.end):
			unknown = append(unknown, c.text)
		}
	}
	if len(spare) > 0 {
		r.unreadValues("which value they are is not certain: "+strings.Join(spare, ", "), s.ref(b.columns[0].label))
	}
	if len(unknown) > 0 {
		r.unreadValues("there are results, but no known label for what was achieved: "+strings.Join(unknown, ", "), s.ref(b.columns[0].label))
	}
}

// unreadValues adds a diagnostic, unless it is the one before once more, as where a
// header is printed again.
func (r *reader) unreadValues(what string, ref schema.Ref) {
	message := "values are kept as fields of the indicators and not read: " + what
	if !slices.ContainsFunc(r.out.Diagnostics, func(d schema.Diagnostic) bool {
		return d.Code == "unread-values" && d.Message == message && d.Ref.Block == ref.Block
	}) {
		r.diagnose(schema.SeverityWarning, "unread-values", message, ref)
	}
}

// holdsValues reports whether most cells of a column below a header are numbers or dates.
func (s *sheet) holdsValues(c *column, from int) bool {
	if hasAny(s.folded[c.label], "分", "序", "号") {
		return false
	}
	cells, values := 0, 0
	for row := from; row < min(from+maxTold, s.Rows); row++ {
		i := s.Index(row, c.left)
		if s.blank(i) || s.Cells[i].Row != row || s.Cells[i].ColSpan > c.right-c.left {
			continue
		}
		cells++
		switch normalize.Value(s.Cells[i].Text, normalize.Context{}).Kind {
		case schema.Words, schema.Empty, schema.Grade, schema.Boolean:
		default:
			values++
		}
	}
	return values > 0 && 2*values >= cells
}
