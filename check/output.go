package check

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// Column is a column of findings as a table.
type Column struct {
	Name string
	// EN and ZH say what the column holds.
	EN, ZH string
	cell   func(*row) string
}

// A row is a finding with the document and the project that it is about.
type row struct {
	*Finding
	document string
	project  *schema.Project // nil for the whole document
	place    schema.Ref
}

// Columns returns the columns of [CSV]. document and the numbers are those of the tables
// of package export.
func Columns() []Column {
	return []Column{
		{"document", "Name of the document, as it was read.", "文件名，与读取时相同。", func(r *row) string { return r.document }},
		{"project_no", "Number of the project in the document, from 1; empty for the whole document.", "项目在文件中的序号，从 1 起；空为整个文件。",
			func(r *row) string { return positive(r.Project) }},
		{"project_name", "Name of the project, as printed.", "项目名称（原文）。", func(r *row) string { return projectName(r.project) }},
		{"indicator_no", "Number of the indicator in its project; empty for the whole project.", "指标在该项目中的序号；空为整个项目。",
			func(r *row) string { return positive(r.Indicator) }},
		{"severity", "error, warning or info.", "严重程度：error、warning 或 info。", func(r *row) string { return string(r.Severity) }},
		{"code", "Code of the rule, or of the diagnostic.", "检查项代码，或读取诊断代码。", func(r *row) string { return r.Code }},
		{"message", "What is wrong, in English.", "问题说明（英文）。", func(r *row) string { return r.Message.EN }},
		{"message_zh", "The same in Chinese; empty for diagnostics.", "问题说明（中文）；读取诊断无中文，为空。", func(r *row) string { return r.Message.ZH }},
		{"block", "The place to look at first: number of the block in the document.", "首要位置：文件中的区块序号。", func(r *row) string { return positive(int(r.place.Block)) }},
		{"table", "Number of the table.", "表格序号。", func(r *row) string { return positive(int(r.place.Table)) }},
		{"row", "Row of the cell, from 1.", "单元格所在行，从 1 起。", func(r *row) string { return positive(int(r.place.Row)) }},
		{"col", "Column of the cell, from 1.", "单元格所在列，从 1 起。", func(r *row) string { return positive(int(r.place.Col)) }},
	}
}

// CSV writes findings as a table with the [Columns], a row each, as RFC 4180 has it, with
// line ends of one LF and a header line.
type CSV struct {
	out     *csv.Writer
	columns []Column
	cells   []string
}

// NewCSV begins a table with its header line.
func NewCSV(w io.Writer) (*CSV, error) {
	c := &CSV{out: csv.NewWriter(w), columns: Columns()}
	c.cells = make([]string, len(c.columns))
	for i, column := range c.columns {
		c.cells[i] = column.Name
	}
	_ = c.out.Write(c.cells) // Error tells
	c.out.Flush()
	return c, c.out.Error()
}

// Write adds what was found in a document.
func (c *CSV) Write(d *schema.Disclosure, findings []Finding) error {
	for i := range findings {
		f := &findings[i]
		r := row{Finding: f, document: d.Source.Name, place: f.first()}
		for k := range d.Projects {
			if d.Projects[k].No == f.Project {
				r.project = &d.Projects[k]
			}
		}
		for k, column := range c.columns {
			c.cells[k] = column.cell(&r)
		}
		if err := c.out.Write(c.cells); err != nil {
			return err
		}
	}
	c.out.Flush()
	return c.out.Error()
}

func projectName(p *schema.Project) string {
	if p == nil {
		return ""
	}
	return strings.TrimSpace(raw(p.Name))
}

func positive(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
