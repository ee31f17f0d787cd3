package link

import (
	"strconv"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// Column is a column of the records as a table.
type Column struct {
	Name string
	// EN and ZH say what the column holds.
	EN, ZH string
	cell   func(*Record) string
}

// Columns returns the columns of the CSV output. What identifies an indicator is
// taken from the targets where they have it, else from the evaluation.
func Columns() []Column {
	return []Column{
		{"fiscal_year", "Budget year.", "预算年度。", func(r *Record) string { return positive(r.FiscalYear) }},
		{"status", "matched, targets-only or evaluation-only.", "matched（两边都有）、targets-only（仅目标表有）或 evaluation-only（仅自评表有）。",
			func(r *Record) string { return string(r.Status) }},
		{"project_match", "By what the project was found on the other side: code or name; empty when it was not found.", "项目按 code（编码）或 name（单位与名称）对上；空为未对上。",
			func(r *Record) string { return r.ProjectMatch }},
		{"org_code", "Budget code of the unit.", "预算单位编码。", own(func(s *Side) string { return s.OrgCode })},
		{"org_name", "Name of the unit.", "单位名称。", own(func(s *Side) string { return s.OrgName })},
		{"project_code", "Project code.", "项目编码。", own(func(s *Side) string { return s.ProjectCode })},
		{"project_name", "Project name; empty for a whole department.", "项目名称；部门整体为空。", own(func(s *Side) string { return s.ProjectName })},
		{"level1", "First level.", "一级指标。", own(func(s *Side) string { return s.Level1 })},
		{"level2", "Second level.", "二级指标。", own(func(s *Side) string { return s.Level2 })},
		{"level3", "Name of the indicator.", "三级指标（指标名称）。", own(func(s *Side) string { return s.Level3 })},
		{"promised", "The target, as printed in the targets.", "目标表所印指标值。", value(func(r *Record) *schema.Value { return r.Promised })},
		{"restated", "The target, as the evaluation repeats it.", "自评表所印指标值。", value(func(r *Record) *schema.Value { return r.Restated })},
		{"changed", "Whether the restated target is another: yes, no or cannot tell.", "自评表指标值是否与目标表不同：yes、no 或 cannot tell（无从判断）。", func(r *Record) string { return string(r.Changed) }},
		{"achieved", "The result.", "实际完成值。", value(func(r *Record) *schema.Value { return r.Achieved })},
		{"met", "Whether the result meets the promised target: yes, no or cannot tell.", "是否达到目标表指标值：yes、no 或 cannot tell（无从判断）。", func(r *Record) string { return string(r.Met) }},
		{"reason", "How that was told, or why it cannot be; see below.", "判断依据，或无从判断的原因，见下表。", func(r *Record) string { return string(r.Reason) }},
		{"met_restated", "Whether the result meets the restated target.", "是否达到自评表所印指标值。", func(r *Record) string { return string(r.MetRestated) }},
		{"weight", "Weight, that of the evaluation if it has one.", "分值，以自评表为先。", func(r *Record) string { return string(r.Weight) }},
		{"score", "Score.", "得分。", func(r *Record) string { return string(r.Score) }},
		{"deviation", "The reason that the evaluation gives for a deviation.", "偏差原因分析及改进措施。", func(r *Record) string { return r.Deviation }},
		{"evaluation_project_name", "Project name in the evaluation.", "自评表项目名称。", of(inEvaluation, func(s *Side) string { return s.ProjectName })},
		{"evaluation_level3", "Name of the indicator in the evaluation.", "自评表三级指标。", of(inEvaluation, func(s *Side) string { return s.Level3 })},
		{"near_projects", "For a project that was not found: what looks like it on the other side, joined with |.", "未对上的项目：另一边名称相近者，以 | 相连。", func(r *Record) string { return strings.Join(r.NearProjects, "|") }},
		{"near_indicators", "For an indicator that was not found in its project: what looks like it there.", "未对上的指标：同一项目中另一边名称相近者。", func(r *Record) string { return strings.Join(r.NearIndicators, "|") }},
		{"targets_project_no", "Number of the project in the targets, from 1.", "项目在目标表文件中的序号，从 1 起。", of(inTargets, func(s *Side) string { return positive(s.ProjectNo) })},
		{"targets_indicator_no", "Number of the indicator in its project there.", "指标在该项目中的序号。", of(inTargets, func(s *Side) string { return positive(s.IndicatorNo) })},
		{"evaluation_project_no", "Number of the project in the evaluation, from 1.", "项目在自评文件中的序号，从 1 起。", of(inEvaluation, func(s *Side) string { return positive(s.ProjectNo) })},
		{"evaluation_indicator_no", "Number of the indicator in its project there.", "指标在该项目中的序号。", of(inEvaluation, func(s *Side) string { return positive(s.IndicatorNo) })},
	}
}

func inTargets(r *Record) *Side    { return r.Targets }
func inEvaluation(r *Record) *Side { return r.Evaluation }

// own takes a cell from the targets' side, else from the evaluation's.
func own(cell func(*Side) string) func(*Record) string {
	return func(r *Record) string {
		for _, s := range []*Side{r.Targets, r.Evaluation} {
			if s != nil && cell(s) != "" {
				return cell(s)
			}
		}
		return ""
	}
}

// of takes a cell from one side.
func of(side func(*Record) *Side, cell func(*Side) string) func(*Record) string {
	return func(r *Record) string {
		if s := side(r); s != nil {
			return cell(s)
		}
		return ""
	}
}

// value takes the printed text of a value.
func value(choose func(*Record) *schema.Value) func(*Record) string {
	return func(r *Record) string {
		if v := choose(r); v != nil {
			return strings.TrimSpace(v.Raw)
		}
		return ""
	}
}

func positive(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
