package report

import (
	"cmp"
	"slices"

	"github.com/jixiao-data/jixiao/schema"
)

// An office is a budget unit with its money.
type office struct {
	name     string
	facet    int
	spending map[spending]schema.Decimal
}

// A spending is what an office has money for in a year: a project by its code or name,
// or as a whole where that is empty.
type spending struct {
	year    int
	project string
}

// money counts the budget of each project once, though it stands in its target form, in
// its evaluation, and once more in the form of the whole department.
func (c *census) money(e *entry) {
	for i := range e.tree.Projects {
		p := &e.tree.Projects[i]
		if p.Budget.Total == nil || p.Budget.Total.Yuan == "" {
			continue
		}
		name := officeOf(e.tree, p)
		if name == "" {
			continue
		}
		o := c.offices[name]
		if o == nil {
			o = &office{name: name, spending: map[spending]schema.Decimal{}}
			c.offices[name] = o
		}
		s := spending{year: e.Doc.Year}
		switch {
		case p.Code != nil:
			s.project = oneLine(p.Code.Raw)
		case p.Name != nil:
			s.project = oneLine(p.Name.Raw)
		}
		if _, known := o.spending[s]; !known {
			o.spending[s] = p.Budget.Total.Yuan
		}
		o.facet = c.facets.add("office\x00"+name, e)
	}
}

// A budget is the money of an office, and the number of projects it is for.
type budget struct {
	*office
	yuan     schema.Decimal
	projects int
}

// budgets are those of all offices, the largest first, and their sum: "" where there is
// none.
func (c *census) budgets() (list []budget, all schema.Decimal) {
	if len(c.offices) > 0 {
		all = "0"
	}
	for _, o := range c.offices {
		b := o.budget()
		list = append(list, b)
		all = all.Add(b.yuan).Reduce()
	}
	slices.SortFunc(list, func(a, b budget) int {
		return cmp.Or(b.yuan.Cmp(a.yuan), cmp.Compare(a.name, b.name))
	})
	return list, all
}

// budget adds up what an office has. The money of a whole department counts in years of
// which there is none of its projects.
func (o *office) budget() budget {
	parted := map[int]bool{}
	for s := range o.spending {
		if s.project != "" {
			parted[s.year] = true
		}
	}
	b := budget{office: o, yuan: "0"}
	for s, amount := range o.spending {
		if s.project != "" || !parted[s.year] {
			b.yuan = b.yuan.Add(amount).Reduce()
			b.projects++
		}
	}
	return b
}

// officeOf is the name of the unit that a project is of.
func officeOf(d *schema.Disclosure, p *schema.Project) string {
	if o := d.OrgOf(p); o != nil {
		return oneLine(o.Name)
	}
	return ""
}
