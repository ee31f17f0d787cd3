package export

import (
	"iter"
	"slices"

	"github.com/jixiao-data/jixiao/schema"
)

// goal is one entry of the goals table.
type goal struct {
	kind    string
	section string
	number  string
	text    string
}

var goals = Table{
	Name: "goals",
	Doc: Doc{
		"One row per goal in words: those of the projects, and before them the department's own.",
		"文字表述的绩效目标，每条一行：先部门整体目标，后各项目目标。",
	},
	Key:        []string{"document", "goal_no"},
	References: []Reference{toDocument, toProject},
	Columns: slices.Concat([]Column{documentColumn}, projectColumns, []Column{
		column("goal_no", Integer, Doc{"Number of the goal in the document, from 1.", "目标在文件中的序号，从 1 起。"},
			func(r *row) any { return int64(r.no) }),
		column("kind", String, Doc{
			"annual, mid_term or outcome (what was reached) for a project; overall, overall_item or safeguard for a department.",
			"项目：annual（年度目标）、mid_term（中期目标）、outcome（实际完成情况）；部门：overall（总体目标）、overall_item（分项目标）、safeguard（保障措施）。",
		}, func(r *row) any { return r.goal.kind }).coded(),
		column("section", String, Doc{"Heading the safeguard stands under.", "保障措施所在小节的标题。"},
			func(r *row) any { return stringCell(r.goal.section) }),
		column("number", String, Doc{"Printed number, without punctuation.", "原文编号，不含标点。"},
			func(r *row) any { return stringCell(r.goal.number) }),
		column("text", String, Doc{"The goal, without its number.", "目标内容，不含编号。"},
			func(r *row) any { return stringCell(r.goal.text) }).searched(),
	}, addressColumns),
	rows: goalRows,
}

func goalRows(d *schema.Disclosure) iter.Seq[*row] {
	return func(yield func(*row) bool) {
		no := 0
		emit := func(p *schema.Project, g goal, ref schema.Ref) bool {
			no++
			return yield(&row{doc: d, project: p, no: no, goal: g, ref: ref})
		}
		items := func(p *schema.Project, kind, section string, list []schema.Item) bool {
			for i := range list {
				x := &list[i]
				if !emit(p, goal{kind: kind, section: section, number: x.No, text: x.Body}, x.Ref) {
					return false
				}
			}
			return true
		}
		overall := func(o *schema.Overall) bool {
			for i := range o.General {
				if !emit(nil, goal{kind: "overall", text: o.General[i].Raw}, o.General[i].Ref) {
					return false
				}
			}
			if !items(nil, "overall_item", "", o.Items) {
				return false
			}
			for i := range o.Safeguards {
				heading := ""
				if h := o.Safeguards[i].Heading; h != nil {
					heading = h.Body
				}
				if !items(nil, "safeguard", heading, o.Safeguards[i].Items) {
					return false
				}
			}
			return true
		}
		if d.Overall != nil && !overall(d.Overall) {
			return
		}
		for i := range d.Projects {
			p := &d.Projects[i]
			if !items(p, "mid_term", "", p.MidTermGoals) ||
				!items(p, "annual", "", p.Goals) ||
				!items(p, "outcome", "", p.Outcomes) {
				return
			}
		}
	}
}
