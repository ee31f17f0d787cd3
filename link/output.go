package link

import (
	"encoding/csv"
	"encoding/json"
	"io"
)

// WriteNDJSON writes a JSON object per record and line, in which the values are
// typed and have their addresses.
func (r *Result) WriteNDJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range r.Records {
		if err := enc.Encode(&r.Records[i]); err != nil {
			return err
		}
	}
	return nil
}

// WriteCSV writes the [Columns] of all records as RFC 4180 has it, with line ends
// of one LF and a header line.
func (r *Result) WriteCSV(w io.Writer) error {
	columns := Columns()
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = c.Name
	}
	out := csv.NewWriter(w)
	if err := out.Write(row); err != nil {
		return err
	}
	for i := range r.Records {
		for k, c := range columns {
			row[k] = c.cell(&r.Records[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// Counts are the numbers of projects and of indicators in a result.
type Counts struct {
	// Projects by what they were found by, and those on one side only.
	ByCode, ByName, TargetsOnly, EvaluationOnly int
	// Of the indicators that both sides have: how many meet the promise, do not, or
	// cannot be told, and of how many the target was changed.
	Met, Missed, CannotTell, Changed int
	// Indicators on one side only, in projects that both sides have.
	IndicatorsTargetsOnly, IndicatorsEvaluationOnly int
}

// Counts counts.
func (r *Result) Counts() (c Counts) {
	for _, p := range r.Projects {
		switch {
		case p.Match == "code":
			c.ByCode++
		case p.Match == "name":
			c.ByName++
		case p.Targets > 0:
			c.TargetsOnly++
		default:
			c.EvaluationOnly++
		}
	}
	for i := range r.Records {
		x := &r.Records[i]
		switch {
		case x.Status == Matched:
			switch x.Met {
			case Yes:
				c.Met++
			case No:
				c.Missed++
			default:
				c.CannotTell++
			}
			if x.Changed == Yes {
				c.Changed++
			}
		case x.ProjectMatch == "":
		case x.Status == TargetsOnly:
			c.IndicatorsTargetsOnly++
		default:
			c.IndicatorsEvaluationOnly++
		}
	}
	return c
}
