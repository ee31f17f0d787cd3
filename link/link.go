package link

import (
	"context"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// Status says on which side an indicator stands.
type Status string

// The statuses.
const (
	Matched        Status = "matched"
	TargetsOnly    Status = "targets-only"
	EvaluationOnly Status = "evaluation-only"
)

// Answer is the answer to a question about values. It is empty where the question
// does not arise.
type Answer string

// The answers.
const (
	Yes        Answer = "yes"
	No         Answer = "no"
	CannotTell Answer = "cannot tell"
)

// Record is one indicator, with what both documents say of it.
type Record struct {
	// FiscalYear is that of the targets, else that of the evaluation; 0 for none.
	FiscalYear int    `json:"fiscal_year,omitempty"`
	Status     Status `json:"status"`
	// ProjectMatch says by what its project was found on the other side: code or
	// name; empty when it was not found.
	ProjectMatch string `json:"project_match,omitempty"`
	// Targets and Evaluation are the indicator in each of the documents.
	Targets    *Side `json:"targets,omitempty"`
	Evaluation *Side `json:"evaluation,omitempty"`
	// Promised is the target, Restated the target as the evaluation repeats it,
	// Achieved the actual value.
	Promised *schema.Value `json:"promised,omitempty"`
	Restated *schema.Value `json:"restated,omitempty"`
	Achieved *schema.Value `json:"achieved,omitempty"`
	// Changed says whether the restated target is another than the promised one.
	Changed Answer `json:"changed,omitempty"`
	// Met says whether the achieved value meets the promised target, and Reason how
	// that was told, or why it cannot be. MetRestated is the same for the restated
	// target.
	Met         Answer `json:"met,omitempty"`
	Reason      Reason `json:"reason,omitempty"`
	MetRestated Answer `json:"met_restated,omitempty"`
	// Weight and Score are those of the evaluation, Deviation the reason it gives
	// for missing the target.
	Weight    schema.Decimal `json:"weight,omitempty"`
	Score     schema.Decimal `json:"score,omitempty"`
	Deviation string         `json:"deviation,omitempty"`
	// NearProjects and NearIndicators are the names on the other side that look like
	// this one's, the nearest first, where it was not found there itself.
	NearProjects   []string `json:"near_projects,omitempty"`
	NearIndicators []string `json:"near_indicators,omitempty"`
}

// Side is an indicator in one of the documents, as printed but for the blanks
// around it.
type Side struct {
	OrgCode     string `json:"org_code,omitempty"`
	OrgName     string `json:"org_name,omitempty"`
	ProjectNo   int    `json:"project_no"`
	ProjectCode string `json:"project_code,omitempty"`
	ProjectName string `json:"project_name,omitempty"`
	IndicatorNo int    `json:"indicator_no"`
	Level1      string `json:"level1,omitempty"`
	Level2      string `json:"level2,omitempty"`
	Level3      string `json:"level3,omitempty"`
}

// Pair is a project of one document or of both, by number; 0 where it is missing.
type Pair struct {
	Targets, Evaluation int
	// Match is code or name; empty where one side is missing.
	Match string
}

// Result is what Link makes of two documents.
type Result struct {
	// TargetsYear and EvaluationYear are the budget years that the documents print,
	// 0 for none. Where they differ, the documents do not belong together.
	TargetsYear, EvaluationYear int
	// Projects are those of the targets in their order, then what the evaluation
	// alone has.
	Projects []Pair
	// Records follow the projects; in a project, the indicators of the targets come
	// first.
	Records []Record
}

// Link joins the targets of a year with their evaluation. Where a document holds
// both targets and evaluations, the projects of the other sort are left aside, so
// that both arguments may be the same document. Blocks of indicators for the whole
// term are no part of the year's promise.
//
// The only error is that of ctx.
func Link(ctx context.Context, targets, evaluation *schema.Disclosure) (*Result, error) {
	t, e := projectsOf(targets, false), projectsOf(evaluation, true)
	pairs, err := matchProjects(ctx, t, e)
	if err != nil {
		return nil, err
	}
	r := &Result{TargetsYear: yearOf(targets), EvaluationYear: yearOf(evaluation)}
	year := r.TargetsYear
	if year == 0 {
		year = r.EvaluationYear
	}
	join := func(pair Pair, x, y *project, near []string) error {
		records, err := matchIndicators(ctx, x, y)
		if err != nil {
			return err
		}
		r.Projects = append(r.Projects, pair)
		for _, record := range records {
			record.FiscalYear, record.ProjectMatch, record.NearProjects = year, pair.Match, near
			r.Records = append(r.Records, record)
		}
		return nil
	}
	for i := range t {
		pair, y := Pair{Targets: t[i].No}, (*project)(nil)
		if k := pairs.ofLeft[i]; k >= 0 {
			y = &e[k]
			pair.Evaluation, pair.Match = y.No, pairs.by[i]
		}
		if err := join(pair, &t[i], y, pairs.nearLeft[i]); err != nil {
			return nil, err
		}
	}
	for k := range e {
		if pairs.ofRight[k] < 0 {
			if err := join(Pair{Evaluation: e[k].No}, nil, &e[k], pairs.nearRight[k]); err != nil {
				return nil, err
			}
		}
	}
	return r, nil
}

func yearOf(d *schema.Disclosure) int {
	if d.FiscalYear == nil {
		return 0
	}
	return d.FiscalYear.Year
}

// projectsOf returns the projects of a document that are evaluated, or those that
// are not: all of them where the document has only one sort.
func projectsOf(d *schema.Disclosure, evaluated bool) (out []project) {
	var others []project
	for i := range d.Projects {
		p := newProject(d, &d.Projects[i])
		if isEvaluated(p.Project) == evaluated {
			out = append(out, p)
		} else {
			others = append(others, p)
		}
	}
	if len(out) == 0 {
		return others
	}
	return out
}

func isEvaluated(p *schema.Project) bool {
	return slices.ContainsFunc(p.Indicators, func(in schema.Indicator) bool { return in.Actual != nil })
}

// trimmed is the text of a leaf that may be absent.
func trimmed(t *schema.Text) string {
	if t == nil {
		return ""
	}
	return strings.TrimSpace(t.Raw)
}
