package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/link"
	"github.com/jixiao-data/jixiao/schema"
)

type linkCommand struct {
	Format     string `short:"f" enum:"ndjson,csv" default:"ndjson" placeholder:"ndjson|csv" help:"Output format: ndjson (an object per indicator and line, values typed) or csv. Default ndjson."`
	Targets    string `arg:"" help:"Disclosure with the year's targets."`
	Evaluation string `arg:"" name:"selfeval" help:"Disclosure with the self-evaluation of the same year."`

	timeFlag
	correctionFlags
}

func (c *linkCommand) Run(ctx context.Context, std *streams) error {
	overlay, err := c.load()
	if err != nil {
		return err
	}
	targets, err1 := c.read(ctx, std, c.Targets)
	evaluation, err2 := c.read(ctx, std, c.Evaluation)
	if err := cmp.Or(err1, err2); err != nil {
		return err
	}
	if overlay != nil {
		correct(targets, overlay, std.err)
		correct(evaluation, overlay, std.err)
	}
	r, err := link.Link(ctx, targets, evaluation)
	if err != nil {
		return fmt.Errorf("interrupted: %w", err)
	}
	out := bufio.NewWriter(std.out)
	write := r.WriteNDJSON
	if c.Format == "csv" {
		write = r.WriteCSV
	}
	if err := errors.Join(write(out), out.Flush()); err != nil {
		return err
	}
	summarise(std.err, r)
	return nil
}

// read reads the one document that a name leads to.
func (c *linkCommand) read(ctx context.Context, std *streams, name string) (d *schema.Disclosure, err error) {
	failed := false
	err = each(ctx, std, []string{name}, batch.Options{Timeout: c.Timeout, ReadSame: true}, func(r batch.Result) error {
		switch {
		case r.Err != nil:
			std.report(r.Err)
			failed = true
		case d != nil:
			return usageError{fmt.Errorf("%s: more than one document: link joins two", name)}
		default:
			d = r.Disclosure
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case failed:
		return nil, errReported
	case d == nil:
		return nil, usageError{fmt.Errorf("%s: no document", name)}
	}
	return d, nil
}

// summarise tells a person what was joined, and what may be worth a look.
func summarise(w io.Writer, r *link.Result) {
	if r.TargetsYear != 0 && r.EvaluationYear != 0 && r.TargetsYear != r.EvaluationYear {
		fmt.Fprintf(w, "the targets are of %d, the evaluation is of %d\n", r.TargetsYear, r.EvaluationYear)
	}
	n := r.Counts()
	fmt.Fprintf(w, "projects: %d joined by code, %d by name; %d only in the targets, %d only in the evaluation\n",
		n.ByCode, n.ByName, n.TargetsOnly, n.EvaluationOnly)
	fmt.Fprintf(w, "indicators: %d met, %d not met, %d cannot tell; %d with another target than promised; %d only in the targets, %d only in the evaluation\n",
		n.Met, n.Missed, n.CannotTell, n.Changed, n.IndicatorsTargetsOnly, n.IndicatorsEvaluationOnly)
	said := map[string]bool{}
	for i := range r.Records {
		x := &r.Records[i]
		if x.Targets == nil {
			continue // the same, seen from the other side
		}
		name, near := x.Targets.ProjectName, x.NearProjects
		if x.ProjectMatch != "" {
			name, near = name+": "+x.Targets.Level3, x.NearIndicators
		}
		if len(near) > 0 && !said[name] {
			said[name] = true
			fmt.Fprintf(w, "near: %s ~ %s\n", oneLine(name), oneLine(strings.Join(near, ", ")))
		}
	}
}
