package form

import (
	"fmt"
	"slices"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// What is printed again, since a merged cell was taken apart, is read once.

// rejoin gives a page whose cells are whole again. Addresses stay those of the page as it
// was: see sheet.repeated.
func (r *reader) rejoin(doc *page.Document) *page.Document {
	whole := doc
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Table == nil || b.Role != page.Body && b.Role != page.TextBox || r.moved[b.Table] != nil || !mayBeApart(b.Table) {
			continue
		}
		a := newApart(r.ctx, b.Table)
		a.find()
		t, ok := a.table()
		if !ok {
			continue
		}
		r.diagnose(schema.SeverityInfo, "repeated-cells", fmt.Sprintf("%d cells are printed again in further columns: they are read as one each", a.joins),
			schema.Ref{Block: int32(i + 1), Table: int32(b.Table.No)})
		if whole == doc {
			clone := *doc
			clone.Blocks = slices.Clone(doc.Blocks)
			whole, r.whole = &clone, map[*page.Table]bool{}
		}
		whole.Blocks[i].Table = t
		r.whole[t] = true
	}
	return whole
}

// table makes the table anew.
func (a *apart) table() (*page.Table, bool) {
	if !a.words || a.ctx.Err() != nil {
		return nil, false
	}
	grid := page.NewGrid(page.DefaultLimits())
	i := 0
	for row := range a.Rows {
		if grid.Row() != nil || row%looksEach == 0 && a.ctx.Err() != nil {
			return nil, false
		}
		for ; i < len(a.Cells) && a.Cells[i].Row == row; i++ {
			c := &a.Cells[i]
			if a.spans[i] == 0 {
				continue
			}
			grid.Skip(c.Col - grid.Next())
			k, err := grid.Cell(c.RowSpan, a.spans[i], c.Text)
			if err != nil {
				return nil, false
			}
			grid.At(k).Numbers = c.Numbers
		}
	}
	t, err := grid.Table()
	if err != nil || t.Rows != a.Rows || t.Cols > a.Cols {
		return nil, false
	}
	t.No = a.No
	return t, true
}

// repeated lists the places that print a cell of a sheet again, as leaves.
func (s *sheet) repeated(i int) []schema.Text {
	if !s.whole || s.Cells[i].ColSpan == 1 {
		return nil
	}
	var out []schema.Text
	for n := 1; n < s.Cells[i].ColSpan; n++ {
		ref := s.ref(i)
		ref.Col += int32(n)
		out = append(out, schema.Text{Raw: s.Cells[i].Text, Ref: ref})
	}
	return out
}

// repeats lists what is printed again of the cells that were read. They are labels of
// their table, as the labels are that a page break has printed again.
func (r *reader) repeats() {
	for _, s := range r.sheets {
		if !s.whole {
			continue
		}
		var labels []schema.Label
		for i := range s.Cells {
			if !s.taken(i) {
				continue
			}
			for _, t := range s.repeated(i) {
				labels = append(labels, schema.Label{Text: t, Means: string(fRepeat)})
			}
		}
		if len(labels) == 0 {
			continue
		}
		at := slices.IndexFunc(r.out.Tables, func(t schema.TableReading) bool { return int(t.Ref.Table) == s.No })
		if at < 0 {
			r.out.Tables = append(r.out.Tables, schema.TableReading{Ref: tableRef(s)})
			at = len(r.out.Tables) - 1
		}
		r.out.Tables[at].Labels = append(r.out.Tables[at].Labels, labels...)
	}
}

// once drops values that print again the one above them: label and value were merged over
// the same rows.
func (h *headReader) once(values []int) []int {
	for k := len(values) - 1; k > 0; k-- {
		if slices.Contains(values[:k], h.restated(values[k])) {
			h.label(values[k], fRepeat)
			values = slices.Delete(values, k, k+1)
		}
	}
	return values
}

// repeatsRow takes a row that prints again the one above it, as where label and value
// were merged over both. Money lines may be alike.
func (h *headReader) repeatsRow(row int) bool {
	cells := h.printed(row)
	if row == h.from || len(cells) < 2 || !h.isLabel(cells[0]) || h.source(cells[0]) != "" || h.labelRow(row) ||
		slices.ContainsFunc(cells, func(i int) bool { return h.restated(i) < 0 }) {
		return false
	}
	for _, i := range cells {
		h.label(i, fRepeat)
	}
	return true
}
