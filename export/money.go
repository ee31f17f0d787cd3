package export

import (
	"cmp"
	"iter"
	"slices"

	"github.com/jixiao-data/jixiao/schema"
)

var tasks = Table{
	Name: "tasks",
	Doc: Doc{
		"One row per main task of a department; its amounts are in the table funds.",
		"部门年度主要任务，每项一行；各项金额见 funds 表。",
	},
	Key:        []string{"document", "project_no", "task_no"},
	References: []Reference{toProject},
	Columns: slices.Concat([]Column{documentColumn}, projectColumns, []Column{
		column("task_no", Integer, Doc{"Number of the task in the project, from 1.", "任务在项目中的序号，从 1 起。"}, taskNo),
		column("name", String, Doc{"Name of the task.", "任务名称。"},
			func(r *row) any { return textCell(r.task.Name) }).searched(),
		column("content", String, Doc{"What is to be done.", "主要内容。"},
			func(r *row) any { return textCell(r.task.Content) }).searched(),
		column("progress", String, Doc{"What was done, in a self-evaluation.", "完成情况（自评）。"},
			func(r *row) any { return textCell(r.task.Progress) }),
		column("total_yuan", Decimal, Doc{"Budget of the task in yuan.", "任务预算总额（元）。"},
			func(r *row) any { return yuanCell(r.task.Total) }).in("CNY"),
	}, addressColumns),
	rows: func(d *schema.Disclosure) iter.Seq[*row] {
		return func(yield func(*row) bool) {
			for r := range projectRows(d) {
				for i := range r.project.Tasks {
					t := &r.project.Tasks[i]
					if !yield(&row{doc: d, project: r.project, taskNo: i + 1, task: t, ref: taskRef(t)}) {
						return
					}
				}
			}
		}
	},
}

// taskNo is the number of the row's task; none for money of the whole project.
func taskNo(r *row) any { return intCell(r.taskNo) }

// taskRef is the place of the first of a task's texts that there is.
func taskRef(t *schema.Task) schema.Ref {
	for _, text := range []*schema.Text{t.Name, t.Content, t.Progress} {
		if text != nil {
			return text.Ref
		}
	}
	return moneyRef(t.Total)
}

func moneyRef(m *schema.Money) schema.Ref {
	if m == nil {
		return schema.Ref{}
	}
	return m.Ref
}

var funds = Table{
	Name: "funds",
	Doc: Doc{
		"One row per amount of money of a project or of one of its tasks, as printed and in yuan: also those that projects and tasks have a column for.",
		"项目或其任务的每笔金额一行，照原文并折合为元；projects、tasks 表已有专列的金额亦在其中。",
	},
	Key:        []string{"document", "project_no", "fund_no"},
	References: []Reference{toProject, toTask},
	Columns: slices.Concat([]Column{documentColumn}, projectColumns, []Column{
		column("fund_no", Integer, Doc{"Number of the amount in the project, from 1.", "金额在项目中的序号，从 1 起。"},
			func(r *row) any { return int64(r.no) }),
		column("task_no", Integer, Doc{
			"Number of the task that the amount is of; empty for money of the whole project.",
			"所属任务的序号；属整个项目的则为空。",
		}, taskNo),
		column("source", String, Doc{
			"total, fiscal, other, carryover, central, local, basic, project; empty when the label says something else.",
			"total（总额）、fiscal（财政资金）、other（其他资金）、carryover（上年结转）、central（中央）、local（地方）、basic（基本支出）、project（项目支出）；标签另有所指则为空。",
		}, func(r *row) any { return stringCell(r.fund.Source) }).indexed().coded(),
		column("stage", String, Doc{
			"budget (the adjusted one in a self-evaluation), initial, executed, part_year, forecast or mid_term.",
			"budget（年度预算，自评表为全年预算数）、initial（年初预算）、executed（全年执行）、part_year（部分月份执行）、forecast（全年预计执行）、mid_term（中期）。",
		}, func(r *row) any { return stringCell(r.fund.Stage) }).coded(),
		column("label", String, Doc{
			"Label of the amount's line or column as printed, where source and stage do not say it all.",
			"所在行或列的标签，照原文；source、stage 已足以说明的则为空。",
		}, func(r *row) any { return stringCell(r.fund.Label) }),
		column("raw", String, Doc{"The printed text.", "原文。"},
			func(r *row) any { return stringCell(r.fund.Raw) }),
		column("amount", Decimal, Doc{"The printed number, in the column unit.", "原文所印之数，单位见 unit 列。"},
			func(r *row) any { return decimalCell(r.fund.Amount) }),
		column("unit", String, Doc{
			"Unit printed nearest: 元, 万元, 亿元, …; empty when none is printed, and the amount counts as yuan.",
			"就近印出的单位：元、万元、亿元等；未印单位则为空，金额按元计。",
		}, func(r *row) any { return stringCell(r.fund.Unit) }),
		column("yuan", Decimal, Doc{"The amount in yuan; empty when the text is no amount.", "折合金额（元）；原文不是金额则为空。"},
			func(r *row) any { return decimalCell(r.fund.Yuan) }).in("CNY"),
		column("repairs", List, Doc{
			"Codes of the mends that reading the amount took, sorted; see docs/values.md.",
			"读取时所作修复的代码，已排序，见 docs/values.md。",
		}, func(r *row) any { return listCell(r.fund.Repairs) }).coded(),
	}, addressColumns),
	rows: fundRows,
}

// fundRows yields the money of each project as it is printed, and then that of its tasks.
func fundRows(d *schema.Disclosure) iter.Seq[*row] {
	return func(yield func(*row) bool) {
		for r := range projectRows(d) {
			no := 0
			emit := func(task int, list []schema.Fund) bool {
				for i := range list {
					no++
					if !yield(&row{doc: d, project: r.project, no: no, taskNo: task, fund: &list[i], ref: list[i].Ref}) {
						return false
					}
				}
				return true
			}
			if !emit(0, budgetFunds(&r.project.Budget)) {
				return
			}
			for i := range r.project.Tasks {
				t := &r.project.Tasks[i]
				if !emit(i+1, appendFund(nil, "total", "budget", t.Total)) || !emit(i+1, t.Funds) {
					return
				}
			}
		}
	}
}

// budgetFunds are all amounts of a budget, those with a field of their own too, in the
// order in which they stand in the document.
func budgetFunds(b *schema.Budget) []schema.Fund {
	list := make([]schema.Fund, 0, 6+len(b.Funds))
	list = appendFund(list, "total", "budget", b.Total)
	list = appendFund(list, "fiscal", "budget", b.Fiscal)
	list = appendFund(list, "other", "budget", b.Other)
	list = appendFund(list, "total", "initial", b.Initial)
	list = appendFund(list, "total", "executed", b.Executed)
	list = appendFund(list, "total", "mid_term", b.MidTerm)
	list = append(list, b.Funds...)
	slices.SortStableFunc(list, func(x, y schema.Fund) int {
		return cmp.Or(cmp.Compare(x.Ref.Block, y.Ref.Block), cmp.Compare(x.Ref.Row, y.Ref.Row), cmp.Compare(x.Ref.Col, y.Ref.Col))
	})
	return list
}

func appendFund(list []schema.Fund, source, stage string, m *schema.Money) []schema.Fund {
	if m == nil {
		return list
	}
	return append(list, schema.Fund{Source: source, Stage: stage, Money: *m})
}
