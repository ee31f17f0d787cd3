package form

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// finish types the values, names the forms, and lists what nothing claimed.
func (r *reader) finish() {
	if r.typeValues() != nil {
		return // r.stopped() says the same to whoever called
	}
	r.out.Projects = slices.Grow(r.out.Projects, len(r.projects))
	for _, p := range r.projects {
		r.close(p)
		r.out.Projects = append(r.out.Projects, *p.Project)
	}
	for i := range r.out.Tables {
		t := &r.out.Tables[i]
		if len(t.Projects) > 0 {
			t.Form = r.out.Projects[t.Projects[0]-1].Form
		}
	}
	r.identity()
	r.repeats()
	r.unclaimed()
	if r.printed != nil {
		r.printed.restore(reflect.ValueOf(r.out).Elem())
	}
	if len(r.out.Projects) == 0 {
		r.diagnose(schema.SeverityWarning, "no-form", "no performance form was found; all text is unclaimed", schema.Ref{})
	}
}

// typeValues normalizes all values of the document together, since a malformed one
// may be decided by its siblings.
func (r *reader) typeValues() error {
	n := r.notes
	n.places, n.contexts = slices.Grow(n.places, len(n.values)), slices.Grow(n.contexts, len(n.values))
	for _, v := range n.values {
		if r.printed != nil {
			r.printed.value(v.value)
		}
		var in normalize.Context
		if v.indicator != nil {
			in.Indicator = v.indicator.Raw
		}
		n.places, n.contexts = append(n.places, &v.value.Threshold), append(n.contexts, in)
	}
	return normalize.Fill(r.ctx, n.places, n.contexts)
}

// close completes a project once all of it is read.
func (r *reader) close(p *project) {
	p.Form = p.identify()
	if p.Name == nil && p.Code == nil && p.Heading != nil && !p.list && !p.oneCell && !p.seen.has(fDeptOrg) && !strings.HasPrefix(p.Form, "dept-overall") {
		if name := nameOfHeading(p.Heading.Raw); name != "" {
			p.Name = &schema.Text{Raw: name, Ref: p.Heading.Ref, Copy: true}
		}
	}
	if p.Org == nil {
		p.Org = p.leadOrg
	} else if p.Org.Name == "" && p.Org.Code == "" && p.leadOrg != nil {
		p.field(fOrg, "", p.Org.Text)
		p.Org = p.leadOrg
	} else if p.leadOrg != nil && !p.leadOrg.Copy {
		p.field(fOrg, "", p.leadOrg.Text)
	}
	if p.Org != nil && p.Org.Code == "" && p.orgCode != "" {
		p.Org.Code = p.orgCode
	}
	p.settleSums(r)
	if p.Form == "transfer-region" && p.Budget.Fiscal == nil {
		p.centralIsFiscal()
	}
	if p.Form == "dept-overall-selfeval" && p.Budget.Fiscal == nil && p.Budget.Total != nil {
		p.totalIsFiscal(r)
	}
	p.sumTasks(r)
	r.unreadNumbers(p)
	if p.paged > 0 {
		r.diagnose(schema.SeverityInfo, "page-money-unit",
			fmt.Sprintf("the unit of %d amounts of project %d is the one of the page header", p.paged, p.No), p.firstRef)
	}
	if p.amounts > 0 {
		r.diagnose(schema.SeverityWarning, "no-money-unit",
			fmt.Sprintf("no unit is printed for %d amounts of project %d: read as yuan", p.amounts, p.No), p.firstRef)
	}
}

// centralIsFiscal makes the central subsidy of a transfer payment its fiscal part
// (财预〔2015〕163号).
func (p *project) centralIsFiscal() {
	k := slices.IndexFunc(p.Budget.Funds, func(f schema.Fund) bool { return f.Source == "central" && f.Stage == "budget" })
	if k >= 0 {
		p.Budget.Fiscal = &p.Budget.Funds[k].Money
		p.Budget.Funds = slices.Delete(slices.Clone(p.Budget.Funds), k, k+1)
	}
}

// totalIsFiscal gives a department's evaluation, which parts its money into basic
// and project expenditure, the fiscal amount that other forms print: the department's
// budget is fiscal money unless the form says otherwise.
func (p *project) totalIsFiscal(r *reader) {
	fiscal := *p.Budget.Total
	fiscal.Copy = true
	p.Budget.Fiscal = &fiscal
	r.diagnose(schema.SeverityInfo, "total-is-fiscal", "the form prints no fiscal part: the total is counted as fiscal", fiscal.Ref)
}

// sumTasks adds the tasks' amounts up where the form prints no total. Where one of them
// was not read the sum would be too little.
func (p *project) sumTasks(r *reader) {
	if p.Budget.Total != nil || len(p.Tasks) == 0 || p.openTask {
		return
	}
	total := p.sumOf(func(t *schema.Task) *schema.Money { return t.Total })
	if total == nil {
		return
	}
	p.Budget.Total = total
	fund := func(source string) func(t *schema.Task) *schema.Money {
		return func(t *schema.Task) *schema.Money {
			for i := range t.Funds {
				if f := &t.Funds[i]; f.Source == source && f.Stage == "budget" {
					return &f.Money
				}
			}
			return nil
		}
	}
	if p.Budget.Fiscal == nil {
		p.Budget.Fiscal = p.sumOf(fund("fiscal"))
	}
	if p.Budget.Other == nil {
		p.Budget.Other = p.sumOf(fund("other"))
	}
	r.diagnose(schema.SeverityInfo, "summed-total", "no total is printed: the budget is the sum of the tasks", total.Ref)
}

// sumOf adds one amount of each task up; a task without it counts as nothing. It is
// nil when none has it.
func (p *project) sumOf(amount func(*schema.Task) *schema.Money) *schema.Money {
	var sum *schema.Money
	for i := range p.Tasks {
		m := amount(&p.Tasks[i])
		switch {
		case m == nil || m.Yuan == "":
		case sum == nil:
			sum = &schema.Money{Text: schema.Text{Copy: true, Ref: m.Ref}, Yuan: m.Yuan}
		default:
			sum.Yuan = sum.Yuan.Add(m.Yuan).Reduce()
		}
	}
	return sum
}

// identity finds whose disclosure it is, for which year, and of which form.
func (r *reader) identity() {
	for _, p := range r.projects {
		if r.out.Form == "" {
			r.out.Form = p.Form
		}
		o := p.Org
		if o == nil || o.Name == "" && o.Code == "" || p.Form == "transfer-region" {
			continue
		}
		if r.out.Org == nil {
			first := *o
			first.Copy = true
			r.out.Org = &first
		}
	}
	r.orgElsewhere()
	r.yearElsewhere()
}

// orgElsewhere finds whose disclosure it is where no form prints it: in the lines
// above the forms, or else as the department in charge. A transfer payment has none.
func (r *reader) orgElsewhere() {
	if r.out.Org != nil || r.out.Form == "transfer-region" {
		return
	}
	for i := range r.doc.Blocks {
		if r.stopped() {
			return
		}
		b := &r.doc.Blocks[i]
		if b.Role != page.Body || b.Kind == page.TableBlock || !mayBeTitle(b.Text) {
			continue
		}
		if name := orgOfTitle(b.Text); name != "" {
			r.out.Org = org(schema.Text{Raw: name, Copy: true, Ref: schema.Ref{Block: int32(i + 1)}})
			return
		}
	}
	for _, p := range r.projects {
		if p.Department != nil && p.Department.Name != "" && p.Form != "transfer-region" {
			first := *p.Department
			first.Copy = true
			r.out.Org = &first
			return
		}
	}
}

// mayBeTitle reports whether a text is short enough for one.
func mayBeTitle(text string) bool {
	return len(text) <= maxTitle*utf8.UTFMax && characters(text) <= maxTitle
}

// unclaimed lists the paragraphs and cells that no leaf holds, in document order.
func (r *reader) unclaimed() {
	next := 0
	for i := range r.doc.Blocks {
		if r.stopped() {
			return
		}
		b := &r.doc.Blocks[i]
		kind := "paragraph"
		if b.Role != page.Body {
			kind = string(b.Role)
		}
		if b.Kind != page.TableBlock {
			if !r.taken[i] && !blank(b.Text) {
				r.out.Unclaimed = append(r.out.Unclaimed, schema.Unclaimed{Text: *r.text(i), Kind: kind})
			}
			continue
		}
		s := r.sheets[next]
		next++
		if kind == "paragraph" {
			kind = "cell"
		}
		for c := range s.Cells {
			if !s.taken(c) && !blank(s.Cells[c].Text) {
				r.out.Unclaimed = append(r.out.Unclaimed, schema.Unclaimed{Text: s.leaf(c), Kind: kind})
				for _, t := range s.repeated(c) {
					r.out.Unclaimed = append(r.out.Unclaimed, schema.Unclaimed{Text: t, Kind: kind})
				}
			}
		}
	}
	slices.SortStableFunc(r.out.Headings, func(a, b schema.Heading) int { return cmp.Compare(a.Ref.Block, b.Ref.Block) })
}
