package check

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/jixiao-data/jixiao/schema"
)

// Message is a text in English and in Chinese.
type Message struct {
	EN string `json:"en"`
	ZH string `json:"zh,omitempty"`
}

// say makes a message. Both formats take the same arguments in the same order.
func say(en, zh string, args ...any) Message {
	return Message{fmt.Sprintf(en, args...), fmt.Sprintf(zh, args...)}
}

// Finding is one fault that a rule found.
type Finding struct {
	// Code is that of the rule, listed in docs/checks.md; it is stable.
	Code     string          `json:"code"`
	Severity schema.Severity `json:"severity"`
	Message  Message         `json:"message"`
	// Refs are the places that the finding is about, the one to look at first at
	// the front. A finding about the whole document has none.
	Refs []schema.Ref `json:"refs,omitempty"`
	// Project and Indicator are the numbers ([schema.Project.No],
	// [schema.Indicator.No]) of what the finding is about; 0 for none.
	Project   int `json:"project,omitempty"`
	Indicator int `json:"indicator,omitempty"`
}

// Rule is one rule of the table.
type Rule struct {
	Code     string
	Severity schema.Severity
	// Title says what is wrong where the rule finds something.
	Title Message
	// Source is the regulation that the rule follows from; empty where it follows
	// from arithmetic, or from the meaning of the words.
	Source string

	find func(*schema.Disclosure) []Finding
}

// Rules returns the rules by topic, as docs/checks.md lists them.
func Rules() []Rule { return slices.Clone(rules) }

// Run returns what the rules find in a disclosure: first what concerns the whole
// document, then by place.
func Run(d *schema.Disclosure) []Finding {
	var out []Finding
	for _, r := range rules {
		for _, f := range r.find(d) {
			f.Code, f.Severity = r.Code, r.Severity
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		x, y := a.first(), b.first()
		return cmp.Or(cmp.Compare(x.Block, y.Block), cmp.Compare(x.Row, y.Row), cmp.Compare(x.Col, y.Col))
	})
	return out
}

// first is the place to look at first; the zero Ref for the whole document.
func (f *Finding) first() schema.Ref {
	if len(f.Refs) == 0 {
		return schema.Ref{}
	}
	return f.Refs[0]
}

// at makes a finding at some places. Places that the tree does not know are left
// out, and so are repeated ones.
func at(m Message, refs ...schema.Ref) Finding {
	f := Finding{Message: m}
	for _, r := range refs {
		if r != (schema.Ref{}) && !slices.Contains(f.Refs, r) {
			f.Refs = append(f.Refs, r)
		}
	}
	return f
}

// eachProject makes a rule for documents of one for projects.
func eachProject(find func(*schema.Disclosure, *schema.Project) []Finding) func(*schema.Disclosure) []Finding {
	return func(d *schema.Disclosure) (out []Finding) {
		for i := range d.Projects {
			for _, f := range find(d, &d.Projects[i]) {
				f.Project = d.Projects[i].No
				out = append(out, f)
			}
		}
		return out
	}
}

// eachIndicator makes a rule for documents of one for indicators. The indicators
// of a block for the whole term are seen too.
func eachIndicator(find func(*schema.Project, *schema.Indicator) []Finding) func(*schema.Disclosure) []Finding {
	return eachProject(func(_ *schema.Disclosure, p *schema.Project) (out []Finding) {
		for _, list := range [][]schema.Indicator{p.LongTerm, p.Indicators} {
			for i := range list {
				for _, f := range find(p, &list[i]) {
					f.Indicator = list[i].No
					out = append(out, f)
				}
			}
		}
		return out
	})
}
