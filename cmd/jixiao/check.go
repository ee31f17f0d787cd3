package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/check"
	"github.com/jixiao-data/jixiao/schema"
)

type checkCommand struct {
	Format string   `short:"f" enum:"text,csv" default:"text" placeholder:"text|csv" help:"Output format: text (a line for each finding, as compilers write them) or csv (a table). Default text."`
	JSON   bool     `help:"Print a JSON object for each finding, with all its addresses."`
	Lang   string   `enum:"en,zh" default:"en" help:"Language of the messages of text: en or zh."`
	Files  []string `arg:"" name:"file" help:"Disclosures to check: .docx, .html or .txt; folders, patterns and archives of them. - reads their names from standard input, one a line."`

	readFlags
	correctionFlags
}

// Validate finds flags that do not go together.
func (c *checkCommand) Validate() error {
	if c.JSON && c.Format != "text" {
		return errors.New("--json and -f csv do not go together")
	}
	return cmp.Or(c.readFlags.Validate(), standsAlone(c.Files))
}

// Run ends with errReported when there is an error among the findings: the findings
// themselves are the report.
func (c *checkCommand) Run(ctx context.Context, std *streams) error {
	overlay, err := c.load()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(std.out)
	write, err := c.printer(out)
	if err != nil {
		return err
	}
	failed := false
	o := c.options()
	o.ReadSame = true // what is wrong in a document is said under each of its names
	err = each(ctx, std, c.Files, o, func(r batch.Result) error {
		if r.Err != nil {
			std.report(r.Err)
			failed = true
			return nil
		}
		d := r.Disclosure
		if overlay != nil {
			correct(d, overlay, std.err)
		}
		findings := append(readingFindings(d), check.Run(d)...)
		failed = failed || slices.ContainsFunc(findings, func(f check.Finding) bool { return f.Severity == schema.SeverityError })
		return cmp.Or(write(d, findings), out.Flush())
	})
	err = cmp.Or(err, out.Flush())
	if err == nil && failed {
		err = errReported
	}
	return err
}

// printer returns what prints the findings in a document.
func (c *checkCommand) printer(w io.Writer) (func(*schema.Disclosure, []check.Finding) error, error) {
	if c.Format == "csv" {
		table, err := check.NewCSV(w)
		return table.Write, err
	}
	one := c.line
	if c.JSON {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		one = func(_ io.Writer, file string, f check.Finding) error {
			return enc.Encode(struct {
				File string `json:"file"`
				check.Finding
			}{file, f})
		}
	}
	return func(d *schema.Disclosure, list []check.Finding) error {
		for _, f := range list {
			if err := one(w, d.Source.Name, f); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// readingFindings are the problems that came up in reading, as findings. They have
// no Chinese message.
func readingFindings(d *schema.Disclosure) (out []check.Finding) {
	for _, x := range d.Diagnostics {
		f := check.Finding{Code: x.Code, Severity: x.Severity, Message: check.Message{EN: x.Message}}
		if x.Ref != (schema.Ref{}) {
			f.Refs = []schema.Ref{x.Ref}
		}
		out = append(out, f)
	}
	return out
}

// line writes a finding as compilers do: file:place: severity code: message.
func (c *checkCommand) line(w io.Writer, file string, f check.Finding) error {
	message := f.Message.EN
	if c.Lang == "zh" {
		message = cmp.Or(f.Message.ZH, message)
	}
	at := ""
	if len(f.Refs) > 0 {
		at = spot(f.Refs[0])
	}
	_, err := fmt.Fprintf(w, "%s:%s %s %s: %s\n", visible(file), at, f.Severity, f.Code, oneLine(message))
	return err
}

// spot is an address as part of a line: table 1 row 12 col 4:
func spot(r schema.Ref) string {
	var parts []string
	for _, x := range []struct {
		word string
		n    int32
	}{{"table", r.Table}, {"row", r.Row}, {"col", r.Col}} {
		if x.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", x.word, x.n))
		}
	}
	if len(parts) == 0 && r.Block > 0 {
		parts = append(parts, fmt.Sprintf("block %d", r.Block))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, " ") + ":"
}
