package schema

// Project is one entry of a performance form: a project (项目), a transfer
// payment (专项), or a whole department.
type Project struct {
	// No counts the projects of the document from 1.
	No int `json:"no"`
	// Form is the id of the form that the project was read from (docs/forms.md).
	Form string `json:"form"`
	// Heading is the line above the table that names the project.
	Heading *Text `json:"heading,omitempty"`
	// Code is the project code (项目编码); absent for a whole department.
	Code *Text `json:"code,omitempty"`
	// Name is the project name (项目名称); absent for a whole department.
	Name *Text `json:"name,omitempty"`
	// Org is the unit that carries the project out (实施单位), or the budget unit
	// that the form prints.
	Org *Org `json:"org,omitempty"`
	// Department is the department in charge (主管部门).
	Department *Org `json:"department,omitempty"`
	// Period is the project's term (项目期, 实施期).
	Period *Text `json:"period,omitempty"`
	// Kind is 项目属性 or 项目类别: new, continued, …
	Kind *Text `json:"kind,omitempty"`
	// Budget is the project's money; absent when none is printed.
	Budget Budget `json:"budget,omitzero"`
	// Purpose is the use of the money (资金用途) or the outline of the project
	// (项目概况).
	Purpose []Text `json:"purpose,omitempty"`
	// Plan is the cumulative payment plan (资金支出计划).
	Plan []PlanStep `json:"plan,omitempty"`
	// Tasks are the main tasks of a department (年度主要任务).
	Tasks []Task `json:"tasks,omitempty"`
	// Goals are the annual goals (绩效目标, 年度总体目标).
	Goals []Item `json:"goals,omitempty"`
	// MidTermGoals are the goals of the whole term (中期目标).
	MidTermGoals []Item `json:"mid_term_goals,omitempty"`
	// Outcomes are what was reached of the goals (实际完成情况), in a self-evaluation.
	Outcomes []Item `json:"outcomes,omitempty"`
	// Indicators are the performance indicators (绩效指标), in document order.
	Indicators []Indicator `json:"indicators,omitempty"`
	// LongTerm are the indicators of a block of their own for the whole term
	// (长期绩效目标), as Hubei prints it before the block for the year. Their values
	// are MidTermTargets.
	LongTerm []Indicator `json:"long_term,omitempty"`
	// Score is the total of a self-evaluation (总分): the weights' sum and what
	// was scored, as far as printed.
	Score *TotalScore `json:"score,omitempty"`
	// Fields are labelled fields that have no place of their own: persons in
	// charge, opinions, signatures.
	Fields []Field `json:"fields,omitempty"`
}

// Budget is the money of a project. The amounts that analysts ask for first have
// a field each; Funds holds the others.
type Budget struct {
	// Total is the year's budget: 预算数, 年度资金总额; the adjusted one
	// (全年预算数) in a self-evaluation.
	Total *Money `json:"total,omitempty"`
	// Fiscal is the part from the public purse: 财政资金, 财政拨款, 中央补助.
	Fiscal *Money `json:"fiscal,omitempty"`
	// Other is the part from other sources: 其他资金.
	Other *Money `json:"other,omitempty"`
	// Initial is 年初预算数 of the total line.
	Initial *Money `json:"initial,omitempty"`
	// Executed is what was spent in the year, 全年执行数 of the total line.
	Executed *Money `json:"executed,omitempty"`
	// MidTerm is the money of the whole term: 中期资金总额.
	MidTerm *Money `json:"mid_term,omitempty"`
	// Funds are the amounts that have no field above, by source and stage.
	Funds []Fund `json:"funds,omitempty"`
	// ExecutionRate is 预算执行率 of the total line.
	ExecutionRate *Percent `json:"execution_rate,omitempty"`
	// ExecutionWeight is the weight of the execution rate: 10 points by 财预〔2020〕10号.
	ExecutionWeight *Number `json:"execution_weight,omitempty"`
	// ExecutionScore is the score of the execution rate.
	ExecutionScore *Number `json:"execution_score,omitempty"`
	// Notes are cells of the money block that hold no amount.
	Notes []Text `json:"notes,omitempty"`
}

// Fund is an amount by source and stage.
type Fund struct {
	// Source is total, fiscal, other, carryover, central, local, basic, project or
	// empty when the label says something else.
	Source string `json:"source,omitempty"`
	// Stage is budget, initial, executed, part_year (1-7月执行数), forecast
	// (全年预计执行数), or mid_term.
	Stage string `json:"stage,omitempty"`
	// Label is the printed label of the amount's line, as a copy.
	Label string `json:"label,omitempty"`
	Money
}

// Money is an amount as printed, and in yuan.
type Money struct {
	Text
	// Amount is the printed number, without thousands separators, in Unit.
	Amount Decimal `json:"amount,omitempty"`
	// Unit is the unit printed nearest: 元, 万元, 亿元, … Empty when none is
	// printed; the amount then counts as yuan, and a diagnostic says so.
	Unit string `json:"unit,omitempty"`
	// Yuan is the amount in yuan. Empty when Raw is no amount.
	Yuan Decimal `json:"yuan,omitempty"`
	// Repairs names the mends that reading the amount took.
	Repairs Repairs `json:"repairs"`
}

// Percent is a percentage as printed.
type Percent struct {
	Text
	// Value is the number of percent, as printed: "25.00". Empty when Raw is no
	// number.
	Value Decimal `json:"value,omitempty"`
}

// Number is a plain number as printed: a weight or a score.
type Number struct {
	Text
	// Value is the number; empty when Raw is none.
	Value Decimal `json:"value,omitempty"`
}

// PlanStep is one step of the payment plan.
type PlanStep struct {
	// Label is the step's label: 3月底, 第一季度.
	Label Text `json:"label"`
	// Month is the month at whose end the step stands, "01" to "12"; empty when
	// the label names none.
	Month string `json:"month,omitempty"`
	// CumulativePercent is the part of the money paid until then.
	CumulativePercent *Percent `json:"cumulative_percent,omitempty"`
}

// Task is a main task of a department (年度主要任务).
type Task struct {
	// Name is the task's name (任务名称).
	Name *Text `json:"name,omitempty"`
	// Content is what is to be done (主要内容).
	Content *Text `json:"content,omitempty"`
	// Progress is what was done (完成情况), in a self-evaluation.
	Progress *Text `json:"progress,omitempty"`
	// Total is the task's budget (总额, 预算数).
	Total *Money `json:"total,omitempty"`
	// Funds are the task's other amounts, by source and stage.
	Funds []Fund `json:"funds,omitempty"`
}

// TotalScore is the line 总分 of a self-evaluation.
type TotalScore struct {
	// Weight is the full score that is printed (分值), mostly 100.
	Weight *Number `json:"weight,omitempty"`
	// Score is the total score (得分).
	Score *Number `json:"score,omitempty"`
}

// Field is a labelled field that the schema has no place for.
type Field struct {
	// Name is the field's identifier (docs/glossary.md), or "other".
	Name string `json:"name"`
	// Label is the printed label; the label cell itself is in the table's Labels.
	Label string `json:"label,omitempty"`
	Text
}

// Indicator is one performance indicator (绩效指标) with its values.
type Indicator struct {
	// No counts the indicators of the project from 1.
	No int `json:"no"`
	// Level1 is 一级指标: 产出指标, 效益指标, 满意度指标, 成本指标. It is filled down over
	// merged cells, then as a copy.
	Level1 *Text `json:"level1,omitempty"`
	// Level2 is 二级指标: 数量指标, 质量指标, … It is filled down over merged cells, then
	// as a copy.
	Level2 *Text `json:"level2,omitempty"`
	// Level3 is the indicator's name (三级指标).
	Level3 *Text `json:"level3,omitempty"`
	// Description is 绩效指标描述 or 指标解释.
	Description *Text `json:"description,omitempty"`
	// Target is the year's target value (年度指标值).
	Target *Value `json:"target,omitempty"`
	// MidTermTarget is the target value of the whole term (中期指标值).
	MidTermTarget *Value `json:"mid_term_target,omitempty"`
	// Actual is what was reached (实际完成值), in a self-evaluation.
	Actual *Value `json:"actual,omitempty"`
	// Grades are the four thresholds 优 良 中 差 of Hebei's form until 2019.
	Grades *Grades `json:"grades,omitempty"`
	// Weight is the indicator's points, 分值 or 权重.
	Weight *Number `json:"weight,omitempty"`
	// Score is what was scored of them, 得分.
	Score *Number `json:"score,omitempty"`
	// Basis is the grounds for the target, 指标值确定依据.
	Basis *Text `json:"basis,omitempty"`
	// Standard is 绩效标准 or 评分标准.
	Standard *Text `json:"standard,omitempty"`
	// Deviation is the causes of a deviation and the remedies, 偏差原因分析及改进措施.
	Deviation *Text `json:"deviation,omitempty"`
	// Direction is 指标方向 as printed: 正向, 反向.
	Direction *Text `json:"direction,omitempty"`
	// ValueType is 定量 or 定性 as printed.
	ValueType *Text `json:"value_type,omitempty"`
	// History are values of earlier years (前年, 上年), as printed.
	History []Field `json:"history,omitempty"`
	// Note is a remark, 备注.
	Note *Text `json:"note,omitempty"`
	// Fields are further columns that the schema has no place for.
	Fields []Field `json:"fields,omitempty"`
}

// Grades are the thresholds of a scale of four.
type Grades struct {
	Excellent *Value `json:"excellent,omitempty"` // 优
	Good      *Value `json:"good,omitempty"`      // 良
	Fair      *Value `json:"fair,omitempty"`      // 中
	Poor      *Value `json:"poor,omitempty"`      // 差
}

// Value is an indicator value at its place.
type Value struct {
	Threshold
	// Ref is the value's cell. Where operator, value and unit stand in cells of
	// their own, Raw joins them, Ref is the cell of the value, and Cells lists all
	// of them as printed.
	Ref Ref `json:"ref"`
	// Cells are the cells that Raw was joined from, as printed; absent where the value
	// stands in one.
	Cells []Text `json:"cells,omitempty"`
	// Copy says that another leaf holds this text of the source already: a merged
	// cell, or the text of a longer cell.
	Copy bool `json:"copy,omitempty"`
	// Correction is what a person said of the value. It stands beside the reading,
	// which stays as it is; who wants the person's word takes [Value.Settled].
	Correction *Correction `json:"correction,omitempty"`
}

// Correction is what a person who compared a value with the document said of it.
type Correction struct {
	// Verdict is what the person says of the reading.
	Verdict Verdict `json:"verdict"`
	// Threshold is the value as the person reads it, its Raw being what the person
	// wrote; absent where the reading was confirmed.
	Threshold *Threshold `json:"threshold,omitempty"`
	// By is the person.
	By string `json:"by"`
	// At is the time, in RFC 3339.
	At string `json:"at"`
	// Why is the reason given.
	Why string `json:"why,omitempty"`
}

// Verdict is what a person says of a reading.
type Verdict string

// The verdicts.
const (
	Confirmed Verdict = "confirmed"
	Corrected Verdict = "corrected"
)

// Settled is the value as a person corrected it, else as it was read.
func (v *Value) Settled() Threshold {
	if c := v.Correction; c != nil && c.Threshold != nil {
		return *c.Threshold
	}
	return v.Threshold
}
