package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/schema"
)

type showCommand struct {
	timeFlag
	File string `arg:"" help:"Disclosure to read: .docx, .html or .txt; of a folder or an archive, all of them."`
}

func (c *showCommand) Run(ctx context.Context, std *streams) error {
	failed, shown := false, 0
	o := batch.Options{Timeout: c.Timeout, ReadSame: true}
	err := each(ctx, std, []string{c.File}, o, func(r batch.Result) error {
		if r.Err != nil {
			std.report(r.Err)
			failed = true
			return nil
		}
		s := newScreen(std.out)
		if shown++; shown > 1 {
			s.WriteString("\n")
		}
		s.document(r.Disclosure)
		_, err := io.WriteString(std.out, s.String())
		return err
	})
	if err == nil && failed {
		err = errReported
	}
	return err
}

func (s *screen) document(d *schema.Disclosure) {
	s.head(d)
	if d.Overall != nil {
		s.overall(d.Overall)
	}
	for i := range d.Projects {
		s.project(d, &d.Projects[i])
	}
	s.foot(d)
}

// field is a labelled line; the text keeps clear of the label when it wraps.
func field(label, text string) []span {
	return []span{{label, faint}, plain(text)}
}

func (s *screen) head(d *schema.Disclosure) {
	if d.Title != nil {
		s.WriteString(s.paint(bold, oneLine(d.Title.Raw)) + "\n")
	}
	source := d.Source.Format
	if d.Source.Encoding != "" {
		source += ", " + d.Source.Encoding
	}
	rows := [][]span{field("document", visible(d.Source.Name)+" ("+source+")")}
	if d.Org != nil {
		rows = append(rows, field("unit", oneLine(d.Org.Code+" "+d.Org.Name)))
	}
	if d.FiscalYear != nil {
		rows = append(rows, field("year", strconv.Itoa(d.FiscalYear.Year)))
	}
	if d.Form != "" {
		rows = append(rows, field("form", d.Form))
	}
	s.table(0, rows)
}

func (s *screen) overall(o *schema.Overall) {
	s.WriteString("\n" + s.paint(bold, "The department's goals") + "\n")
	var rows [][]span
	label := "general"
	for _, t := range o.General {
		rows = append(rows, field(label, printed(t)))
		label = ""
	}
	rows = append(rows, items("items", o.Items)...)
	label = "safeguards"
	for _, section := range o.Safeguards {
		if section.Heading != nil {
			rows = append(rows, field(label, printed(section.Heading.Text)))
			label = ""
		}
		rows = append(rows, items(label, section.Items)...)
		label = ""
	}
	s.table(2, rows)
}

// printed is a text with the number that the word processor put before it.
func printed(t schema.Text) string { return oneLine(t.Number + t.Raw) }

// items are an enumeration, with its label at the first entry.
func items(label string, list []schema.Item) [][]span {
	var rows [][]span
	for _, x := range list {
		rows = append(rows, field(label, printed(x.Text)))
		label = ""
	}
	return rows
}

func (s *screen) project(d *schema.Disclosure, p *schema.Project) {
	title := strconv.Itoa(p.No) + "."
	for _, t := range []*schema.Text{p.Name, p.Code} {
		if t != nil {
			title += " " + oneLine(t.Raw)
		}
	}
	if p.Name == nil && p.Code == nil {
		title += " (whole department)"
	}
	s.WriteString("\n" + s.paint(bold, title) + "\n")

	var rows [][]span
	if p.Org != nil && p.Org.Name != "" && (d.Org == nil || p.Org.Name != d.Org.Name) {
		rows = append(rows, field("unit", oneLine(p.Org.Name)))
	}
	rows = append(rows, budget(&p.Budget)...)
	var steps []string
	for _, step := range p.Plan {
		text := oneLine(step.Label.Raw)
		if step.CumulativePercent != nil {
			text += " " + string(step.CumulativePercent.Value) + "%"
		}
		steps = append(steps, text)
	}
	if len(steps) > 0 {
		rows = append(rows, field("plan", strings.Join(steps, ", ")))
	}
	rows = append(rows, tasks(p.Tasks)...)
	rows = append(rows, items("mid-term goals", p.MidTermGoals)...)
	rows = append(rows, items("goals", p.Goals)...)
	rows = append(rows, items("outcomes", p.Outcomes)...)
	if p.Score != nil && p.Score.Score != nil {
		rows = append(rows, field("score", oneLine(p.Score.Score.Raw)))
	}
	s.table(3, rows)
	for _, list := range [][]schema.Indicator{p.LongTerm, p.Indicators} {
		if len(list) > 0 {
			s.WriteByte('\n')
			s.table(3, indicatorTable(list))
		}
	}
}

func budget(b *schema.Budget) [][]span {
	var parts []string
	for _, x := range []struct {
		label string
		money *schema.Money
	}{
		{"total", b.Total}, {"fiscal", b.Fiscal}, {"other", b.Other},
		{"initial", b.Initial}, {"executed", b.Executed}, {"mid-term", b.MidTerm},
	} {
		if x.money != nil && x.money.Yuan != "" {
			parts = append(parts, x.label+" "+x.money.Yuan.Grouped())
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return [][]span{field("budget", strings.Join(parts, ", ")+" yuan")}
}

func tasks(list []schema.Task) [][]span {
	var rows [][]span
	label := "tasks"
	for _, t := range list {
		if t.Name == nil {
			continue
		}
		text := oneLine(t.Name.Raw)
		if t.Total != nil && t.Total.Yuan != "" {
			text += " " + t.Total.Yuan.Grouped() + " yuan"
		}
		rows = append(rows, field(label, text))
		label = ""
	}
	return rows
}

func (s *screen) foot(d *schema.Disclosure) {
	if len(d.Projects) == 0 {
		s.WriteString("\nNo performance form was found.\n")
	}
	if n := len(d.Unclaimed); n > 0 {
		fmt.Fprintf(s, "\n%d paragraphs and cells belong to no form (convert lists them as unclaimed).\n", n)
	}
	if len(d.Diagnostics) == 0 {
		return
	}
	s.WriteString("\n" + s.paint(bold, "Diagnostics") + "\n")
	var rows [][]span
	for _, x := range d.Diagnostics {
		st := regular
		switch x.Severity {
		case schema.SeverityError:
			st = red
		case schema.SeverityWarning:
			st = yellow
		}
		rows = append(rows, []span{{string(x.Severity), st}, plain(x.Code), plain(oneLine(x.Message)), {place(x.Ref), faint}})
	}
	s.table(2, rows)
}

// place is an address in words.
func place(r schema.Ref) string {
	switch {
	case r.Table > 0 && r.Row > 0:
		return fmt.Sprintf("table %d, row %d, column %d", r.Table, r.Row, r.Col)
	case r.Table > 0:
		return fmt.Sprintf("table %d", r.Table)
	case r.Block > 0:
		return fmt.Sprintf("block %d", r.Block)
	}
	return ""
}
