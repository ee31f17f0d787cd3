package form

// A waiting head is the beginning of a project's head, at the end of a table: by
// itself it is no form, but the next table may go on with it.
type waiting struct {
	parts []headPart
	lead  *lead
}

type headPart struct {
	sheet    *sheet
	from, to int
}

// wait keeps rows that may be the beginning of a head, or go on with one.
func (r *reader) wait(s *sheet, from, to int, lead *lead, opens bool) {
	if opens || r.waiting == nil {
		r.waiting = &waiting{lead: lead}
	}
	r.waiting.parts = append(r.waiting.parts, headPart{s, from, to})
}

// adopt starts the project whose head has been waiting.
func (r *reader) adopt() *project {
	w := r.waiting
	before := len(r.projects)
	p := r.start(tableRef(w.parts[0].sheet))
	w.lead.give(r, p)
	for _, part := range w.parts {
		r.readHead(part.sheet, part.from, part.to, p, false)
		r.report(part.sheet, before)
	}
	return p
}

// namesProject reports whether a label of the project's name, code or unit in rows
// [from, to) has its value beside it.
func (s *sheet) namesProject(from, to int) bool {
	for row := from; row < to; row++ {
		if s.labelRow(row) {
			continue
		}
		for _, i := range s.printed(row) {
			switch s.means[i].head {
			case fName, fCode, fTransfer, fDeptOrg:
				if b := s.beside(i); b >= 0 && !s.isLabel(b) {
					return true
				}
			}
		}
	}
	return false
}

// namesUnit reports whether rows [from, to) begin with the label of a department's name,
// its value in a row below: 单位名称 | 年度预算申请.
func (s *sheet) namesUnit(from, to int) bool {
	for row := from; row < to; row++ {
		if cells := s.printed(row); len(cells) > 0 {
			return s.means[cells[0]].head == fDeptOrg && s.labelRow(row)
		}
	}
	return false
}

// hasHeadLabel reports whether rows [from, to) hold a label of a head or a money
// line.
func (s *sheet) hasHeadLabel(from, to int) bool {
	for row := from; row < to; row++ {
		for _, i := range s.printed(row) {
			if s.isLabel(i) || s.source(i) != "" {
				return true
			}
		}
	}
	return false
}
