package export

import (
	"iter"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

var documents = Table{
	Name: "documents",
	Doc: Doc{
		"One row per document: where it comes from, whose it is, and how much was read.",
		"每份文件一行：来源、所属单位及读取概况。",
	},
	Key: []string{"document"},
	Columns: slices.Concat([]Column{
		documentColumn, fiscalYear, orgCode, orgName,
		column("form", String, Doc{
			"Id of the first form in the document; empty when there is none.",
			"文件中第一张绩效表的表式代号；没有绩效表则为空。",
		}, func(r *row) any { return stringCell(r.doc.Form) }).coded(),
		column("title", String, Doc{"Main heading.", "文件标题。"},
			func(r *row) any { return textCell(r.doc.Title) }).searched(),
		column("format", String, Doc{"Format of the input: docx, html or text.", "输入格式：docx、html 或 text。"},
			func(r *row) any { return stringCell(r.doc.Source.Format) }).coded(),
		column("encoding", String, Doc{
			"Character encoding the text was stored in, where the format leaves it open.",
			"文本的字符编码；格式本身已规定时为空。",
		}, func(r *row) any { return stringCell(r.doc.Source.Encoding) }).coded(),
		column("sha256", String, Doc{"SHA-256 of the input.", "输入文件的 SHA-256。"},
			func(r *row) any { return stringCell(r.doc.Source.SHA256) }).indexed().coded(),
		column("bytes", Integer, Doc{"Size of the input in bytes.", "输入文件的字节数。"},
			func(r *row) any { return r.doc.Source.Bytes }).in("byte"),
	}, placeColumns, countColumns),
	rows: func(d *schema.Disclosure) iter.Seq[*row] {
		return func(yield func(*row) bool) { yield(&row{doc: d}) }
	},
}

// countColumns say how much was read of a document, and how well.
var countColumns = []Column{
	column("projects", Integer, Doc{"Number of projects.", "项目数。"},
		func(r *row) any { return int64(len(r.doc.Projects)) }),
	column("indicators", Integer, Doc{"Number of indicators.", "指标数。"},
		func(r *row) any {
			n := 0
			for i := range r.doc.Projects {
				n += len(r.doc.Projects[i].Indicators)
			}
			return int64(n)
		}),
	column("values", Integer, Doc{"Number of indicator values.", "指标值数。"},
		countValues(func(*schema.Value) bool { return true })),
	column("mended", Integer, Doc{"Values that were mended (repairs is not empty).", "经修复的指标值数（repairs 非空）。"},
		countValues(func(v *schema.Value) bool { return len(v.Repairs) > 0 })),
	column("ambiguous", Integer, Doc{"Values that can be read in several ways.", "有多种读法、未作定论的指标值数。"},
		countValues(func(v *schema.Value) bool { return v.Ambiguous })),
	column("unclaimed", Integer, Doc{"Paragraphs and cells that no form took.", "未归入任何表式的段落和单元格数。"},
		func(r *row) any { return int64(len(r.doc.Unclaimed)) }),
	column("errors", Integer, Doc{"Diagnostics of severity error.", "严重程度为 error 的诊断数。"},
		countDiagnostics(schema.SeverityError)),
	column("warnings", Integer, Doc{"Diagnostics of severity warning.", "严重程度为 warning 的诊断数。"},
		countDiagnostics(schema.SeverityWarning)),
}

func countValues(which func(*schema.Value) bool) func(*row) any {
	return func(r *row) any {
		n := 0
		for v := range values.rows(r.doc) {
			if which(v.value) {
				n++
			}
		}
		return int64(n)
	}
}

func countDiagnostics(s schema.Severity) func(*row) any {
	return func(r *row) any {
		n := 0
		for i := range r.doc.Diagnostics {
			if r.doc.Diagnostics[i].Severity == s {
				n++
			}
		}
		return int64(n)
	}
}

var projects = Table{
	Name: "projects",
	Doc: Doc{
		"One row per project; a form about a whole department is one row without code and name. Its address is that of the budget's total, else of the project's name, code or heading; the table funds has that of each amount.",
		"每个项目一行；部门整体表为一行，没有项目编码和名称。所在位置取年度预算总额，没有则取项目名称、编码或标题；各笔金额的位置见 funds 表。",
	},
	Key:        []string{"document", "project_no"},
	References: []Reference{toDocument},
	Columns: slices.Concat(
		[]Column{documentColumn}, of("documents", fiscalYear), []Column{orgCode, orgName, formColumn},
		[]Column{projectNo}, projectNames, placeColumns,
		[]Column{
			column("department_code", String, Doc{"Code of the department in charge.", "主管部门编码。"},
				func(r *row) any {
					if r.project.Department == nil {
						return nil
					}
					return stringCell(r.project.Department.Code)
				}),
			column("department_name", String, Doc{"Department in charge.", "主管部门。"},
				func(r *row) any {
					if r.project.Department == nil {
						return nil
					}
					return stringCell(r.project.Department.Name)
				}),
			column("kind", String, Doc{"Kind of project as printed: new, continued, …", "项目属性或类别，照原文。"},
				func(r *row) any { return textCell(r.project.Kind) }),
			column("period", String, Doc{"Term of the project as printed.", "项目期（实施期），照原文。"},
				func(r *row) any { return textCell(r.project.Period) }),
		},
		budgetColumns,
		[]Column{
			column("score_weight", Decimal, Doc{"Full score of a self-evaluation, as printed.", "自评总分的满分值。"},
				func(r *row) any {
					if r.project.Score == nil {
						return nil
					}
					return numberCell(r.project.Score.Weight)
				}),
			column("score_total", Decimal, Doc{"Total score of a self-evaluation.", "自评总得分。"},
				func(r *row) any {
					if r.project.Score == nil {
						return nil
					}
					return numberCell(r.project.Score.Score)
				}),
			column("purpose", String, Doc{"Use of the money, or outline of the project.", "资金用途或项目概况。"},
				func(r *row) any {
					paragraphs := make([]string, len(r.project.Purpose))
					for i, t := range r.project.Purpose {
						paragraphs[i] = t.Raw
					}
					return stringCell(strings.Join(paragraphs, "\n"))
				}).searched(),
		},
		addressColumns,
	),
	rows: projectRows,
}

// budgetColumns are the amounts that have a field of their own, in yuan.
var budgetColumns = []Column{
	column("budget_total_yuan", Decimal, Doc{
		"Budget of the year in yuan; the adjusted one in a self-evaluation.",
		"年度预算总额（元）；自评表为全年预算数。",
	}, func(r *row) any { return yuanCell(r.project.Budget.Total) }).in("CNY"),
	column("budget_fiscal_yuan", Decimal, Doc{
		"The part of it from the public purse, in yuan.",
		"其中：财政资金（元）。",
	}, func(r *row) any { return yuanCell(r.project.Budget.Fiscal) }).in("CNY"),
	column("budget_other_yuan", Decimal, Doc{"The part of it from other sources, in yuan.", "其他资金（元）。"},
		func(r *row) any { return yuanCell(r.project.Budget.Other) }).in("CNY"),
	column("budget_initial_yuan", Decimal, Doc{"Budget at the beginning of the year, in yuan.", "年初预算数（元）。"},
		func(r *row) any { return yuanCell(r.project.Budget.Initial) }).in("CNY"),
	column("budget_executed_yuan", Decimal, Doc{"Money spent in the year, in yuan.", "全年执行数（元）。"},
		func(r *row) any { return yuanCell(r.project.Budget.Executed) }).in("CNY"),
	column("budget_mid_term_yuan", Decimal, Doc{"Budget of the whole term, in yuan.", "中期（实施期）资金总额（元）。"},
		func(r *row) any { return yuanCell(r.project.Budget.MidTerm) }).in("CNY"),
	column("execution_rate", Decimal, Doc{"Share of the budget that was spent, in percent, as printed.", "预算执行率（%），照原文。"},
		func(r *row) any { return percentCell(r.project.Budget.ExecutionRate) }).in("percent"),
}

func projectRows(d *schema.Disclosure) iter.Seq[*row] {
	return func(yield func(*row) bool) {
		for i := range d.Projects {
			p := &d.Projects[i]
			if !yield(&row{doc: d, project: p, ref: projectRef(p)}) {
				return
			}
		}
	}
}

// projectRef is the place of a project's money, or of what names it.
func projectRef(p *schema.Project) schema.Ref {
	if p.Budget.Total != nil && p.Budget.Total.Ref != (schema.Ref{}) {
		return p.Budget.Total.Ref
	}
	for _, text := range []*schema.Text{p.Name, p.Code, p.Heading} {
		if text != nil {
			return text.Ref
		}
	}
	return schema.Ref{}
}

var plan = Table{
	Name: "plan",
	Doc: Doc{
		"One row per step of a project's payment plan.",
		"资金支出计划，每个时点一行。",
	},
	Key:        []string{"document", "project_no", "step_no"},
	References: []Reference{toProject},
	Columns: slices.Concat([]Column{documentColumn}, projectColumns, []Column{
		column("step_no", Integer, Doc{"Number of the step, from 1.", "时点序号，从 1 起。"},
			func(r *row) any { return int64(r.no) }),
		column("label", String, Doc{"The step as printed.", "时点，照原文。"},
			func(r *row) any { return stringCell(r.step.Label.Raw) }),
		column("month", String, Doc{"Month at whose end the step stands: 01 to 12.", "截止月份，01 至 12。"},
			func(r *row) any { return stringCell(r.step.Month) }).coded(),
		column("cumulative_percent", Decimal, Doc{"Share of the money paid until then, in percent.", "至该时点的累计支出比例（%）。"},
			func(r *row) any { return percentCell(r.step.CumulativePercent) }).in("percent"),
	}, addressColumns),
	rows: func(d *schema.Disclosure) iter.Seq[*row] {
		return func(yield func(*row) bool) {
			for r := range projectRows(d) {
				for i := range r.project.Plan {
					step := &r.project.Plan[i]
					ref := step.Label.Ref
					if step.CumulativePercent != nil {
						ref = step.CumulativePercent.Ref
					}
					if !yield(&row{doc: d, project: r.project, no: i + 1, step: step, ref: ref}) {
						return
					}
				}
			}
		}
	},
}

var indicators = Table{
	Name: "indicators",
	Doc: Doc{
		"One row per performance indicator; its values are in the table values.",
		"每条绩效指标一行；指标值见 values 表。",
	},
	Key:        []string{"document", "project_no", "indicator_no"},
	References: []Reference{toProject},
	Columns: slices.Concat([]Column{documentColumn}, projectColumns, []Column{indicatorNo}, indicatorNames, []Column{
		column("description", String, Doc{"Explanation of the indicator.", "绩效指标描述或指标解释。"},
			func(r *row) any { return textCell(r.indicator.Description) }),
		column("direction", String, Doc{"Direction as printed (正向, 反向).", "指标方向，照原文（正向、反向）。"},
			func(r *row) any { return textCell(r.indicator.Direction) }),
		column("value_type", String, Doc{"定量 (a number) or 定性 (words), as printed.", "指标值类型，照原文（定量、定性）。"},
			func(r *row) any { return textCell(r.indicator.ValueType) }),
		column("weight", Decimal, Doc{"Weight, or full score.", "权重或分值。"},
			func(r *row) any { return numberCell(r.indicator.Weight) }),
		column("score", Decimal, Doc{"Score of a self-evaluation.", "自评得分。"},
			func(r *row) any { return numberCell(r.indicator.Score) }),
		column("basis", String, Doc{"Grounds for the target.", "指标值确定依据。"},
			func(r *row) any { return textCell(r.indicator.Basis) }),
		column("standard", String, Doc{"Standard or scoring rule.", "绩效标准或评分标准。"},
			func(r *row) any { return textCell(r.indicator.Standard) }),
		column("deviation", String, Doc{"Causes of a deviation, and remedies.", "偏差原因分析及改进措施。"},
			func(r *row) any { return textCell(r.indicator.Deviation) }),
		column("note", String, Doc{"Remark.", "备注。"},
			func(r *row) any { return textCell(r.indicator.Note) }),
	}, addressColumns),
	rows: indicatorRows,
}

// indicatorRows yields the indicators of all projects, each at its name.
func indicatorRows(d *schema.Disclosure) iter.Seq[*row] {
	return func(yield func(*row) bool) {
		for r := range projectRows(d) {
			for i := range r.project.Indicators {
				x := &row{doc: d, project: r.project, indicator: &r.project.Indicators[i]}
				if x.indicator.Level3 != nil {
					x.ref = x.indicator.Level3.Ref
				}
				if !yield(x) {
					return
				}
			}
		}
	}
}

var diagnostics = Table{
	Name: "diagnostics",
	Doc: Doc{
		"One row per problem that was found in a document.",
		"读取时发现的问题，每条一行。",
	},
	Key:        []string{"document", "diagnostic_no"},
	References: []Reference{toDocument},
	Columns: slices.Concat([]Column{
		documentColumn,
		column("diagnostic_no", Integer, Doc{"Number of the diagnostic in the document, from 1.", "诊断序号，从 1 起。"},
			func(r *row) any { return int64(r.no) }),
		column("severity", String, Doc{"error, warning or info.", "严重程度：error、warning 或 info。"},
			func(r *row) any { return string(r.diagnostic.Severity) }).coded(),
		column("code", String, Doc{"Stable code of the problem; see docs/diagnostics.md.", "问题代码，保持稳定，见 docs/diagnostics.md。"},
			func(r *row) any { return r.diagnostic.Code }).indexed().coded(),
		column("message", String, Doc{"What is wrong, in words.", "问题说明。"},
			func(r *row) any { return stringCell(r.diagnostic.Message) }),
	}, addressColumns),
	rows: func(d *schema.Disclosure) iter.Seq[*row] {
		return func(yield func(*row) bool) {
			for i := range d.Diagnostics {
				x := &d.Diagnostics[i]
				if !yield(&row{doc: d, no: i + 1, diagnostic: x, ref: x.Ref}) {
					return
				}
			}
		}
	},
}
