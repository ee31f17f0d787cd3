package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/jixiao-data/jixiao/check"
	"github.com/jixiao-data/jixiao/schema"
)

type checkCommand struct {
	JSON  bool     `help:"Print a JSON object for each finding, with all its addresses."`
	Lang  string   `enum:"en,zh" default:"en" help:"Language of the messages: en or zh."`
	Files []string `arg:"" name:"file" help:"Disclosures to check: .docx, .html or .txt."`

	correctionFlags
}

// Run ends with errReported when there is an error among the findings: the findings
// themselves are the report.
func (c *checkCommand) Run(ctx context.Context, std *streams) error {
	overlay, err := c.load()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(std.out)
	failed := false
	for _, name := range c.Files {
		d, err := parseFile(ctx, name)
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("interrupted: %w", err)
		}
		if err != nil {
			std.report(err)
			failed = true
			continue
		}
		if overlay != nil {
			correct(d, overlay, std.err)
		}
		for _, f := range append(readingFindings(d), check.Run(d)...) {
			failed = failed || f.Severity == schema.SeverityError
			if err := c.print(out, name, f); err != nil {
				return err
			}
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if failed {
		return errReported
	}
	return nil
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

// print writes a finding as compilers do: file:place: severity code: message.
func (c *checkCommand) print(w io.Writer, file string, f check.Finding) error {
	if c.JSON {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		return enc.Encode(struct {
			File string `json:"file"`
			check.Finding
		}{file, f})
	}
	message := f.Message.EN
	if c.Lang == "zh" {
		message = cmp.Or(f.Message.ZH, message)
	}
	at := ""
	if len(f.Refs) > 0 {
		at = spot(f.Refs[0])
	}
	_, err := fmt.Fprintf(w, "%s:%s %s %s: %s\n", file, at, f.Severity, f.Code, oneLine(message))
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
