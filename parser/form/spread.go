package form

// Headers whose merged cells are printed once, or were taken apart.

// spread gives the cell of a header's first row over each grid column, where merged
// cells are printed once, as in a text dump: a label over others holds one place there,
// and those behind it stand too far left. The second row has all places, blank ones
// under the labels that reach down. It is nil for other headers.
func (s *sheet) spread(top, end int) []int {
	if end != top+2 {
		return nil
	}
	if over := s.overBlanks(top); over != nil {
		return over
	}
	upper, lower := s.plainCells(top), s.plainCells(top+1)
	if len(upper) >= len(lower) || len(upper) == 0 || !s.blank(lower[0]) {
		return nil
	}
	over := make([]int, 0, s.Cols)
	for k, i := range lower {
		if k > 0 && !s.blank(i) && !s.blank(lower[k-1]) {
			over = append(over, over[k-1])
			continue
		}
		if len(upper) == 0 {
			return nil
		}
		over, upper = append(over, upper[0]), upper[1:]
	}
	if over = append(over, upper...); len(over) > s.Cols {
		return nil
	}
	return over
}

// overBlanks gives what spread gives where a merged cell was taken apart: the places
// right of a label over others are blank, and labels stand below all of them.
func (s *sheet) overBlanks(top int) []int {
	var over []int
	if s.begins(top+1, 0) {
		return nil
	}
	for col := 1; col < s.Cols; col++ {
		if i := s.Index(top, col); i < 0 || !s.blank(i) || !s.begins(top+1, col) || !s.begins(top+1, col-1) {
			continue
		}
		if over == nil {
			over = make([]int, s.Cols)
			for c := range over {
				over[c] = s.Index(top, c)
			}
		}
		over[col] = over[col-1]
	}
	return over
}

// begins reports whether a cell with text begins in a row, over a grid column.
func (s *sheet) begins(row, col int) bool {
	i := s.Index(row, col)
	return i >= 0 && s.Cells[i].Row == row && !s.blank(i)
}

// plainCells lists the cells of a row, blank ones too, if none of them is merged.
func (s *sheet) plainCells(row int) []int {
	var cells []int
	for i := range s.covering(row) {
		if c := &s.Cells[i]; c.RowSpan > 1 || c.ColSpan > 1 {
			return nil
		}
		cells = append(cells, i)
	}
	return cells
}
