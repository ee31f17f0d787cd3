package link

import (
	"context"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// A project is a project with what it is compared by.
type project struct {
	*schema.Project
	unit *schema.Org // see Disclosure.OrgOf
	code string
	name string
	// orgs are the names and codes of the units it is of, the nearest first.
	orgs []string
}

func newProject(d *schema.Disclosure, p *schema.Project) project {
	out := project{Project: p, unit: d.OrgOf(p), code: letters(fold(trimmed(p.Code))), name: projectName(trimmed(p.Name), yearOf(d))}
	orgs := []*schema.Org{p.Org, p.Department}
	if p.Org == nil {
		orgs = []*schema.Org{d.Org, p.Department}
	}
	for _, o := range orgs {
		if o == nil || o.Name == "" && o.Code == "" {
			continue
		}
		out.orgs = append(out.orgs, letters(fold(o.Name)), o.Code)
	}
	out.orgs = slices.DeleteFunc(out.orgs, func(s string) bool { return s == "" })
	return out
}

// label shows which project it is: name, code, unit.
func (p *project) label() string {
	parts := []string{trimmed(p.Name), trimmed(p.Code)}
	if p.unit != nil {
		parts = append(parts, p.unit.Name)
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

// matchProjects pairs projects by code, else by unit and name: first the unit that
// carries the project out, then any unit that both print, then the name alone where
// one side prints no unit. Two codes that differ keep projects apart whatever their
// names. Forms about a department have no name, and are found by the unit.
func matchProjects(ctx context.Context, left, right []project) (*matching, error) {
	m := newMatching(len(left), len(right))
	keys := func(list []project, key func(*project) []string) func(int) []string {
		return func(i int) []string { return key(&list[i]) }
	}
	pass := func(by string, key func(*project) []string, may func(l, r int) bool) {
		m.pass(by, keys(left, key), keys(right, key), may)
	}
	pass("code", func(p *project) []string { return []string{p.code} }, func(_, _ int) bool { return true })

	codesAgree := func(l, r int) bool { return left[l].code == "" || right[r].code == "" || left[l].code == right[r].code }
	pass("name", func(p *project) []string {
		if len(p.orgs) == 0 {
			return nil
		}
		return []string{p.name + "\x00" + p.orgs[0]}
	}, codesAgree)
	pass("name", func(p *project) (out []string) {
		for _, o := range p.orgs {
			out = append(out, p.name+"\x00"+o)
		}
		return out
	}, codesAgree)
	pass("name", func(p *project) []string { return []string{p.name} }, func(l, r int) bool {
		return codesAgree(l, r) && (len(left[l].orgs) == 0 || len(right[r].orgs) == 0)
	})
	err := m.findNear(ctx, runes(left), runes(right),
		func(i int) string { return left[i].label() }, func(i int) string { return right[i].label() })
	return m, err
}

func runes(list []project) [][]rune {
	out := make([][]rune, len(list))
	for i := range list {
		out[i] = []rune(list[i].name)
	}
	return out
}
