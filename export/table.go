package export

import (
	"iter"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// Type is the type of a column. It decides the Go type of the column's cells;
// any cell may also be nil, when the document does not say.
type Type string

// The column types.
const (
	String  Type = "string"  // string
	Integer Type = "integer" // int64
	Decimal Type = "decimal" // schema.Decimal: exact, never a float
	Boolean Type = "boolean" // bool
	List    Type = "list"    // []string; in CSV joined with |
)

// Doc describes a table or a column in English and in Chinese.
type Doc struct{ EN, ZH string }

// Column is one column of a table.
type Column struct {
	Name string
	Type Type
	Doc  Doc
	// Unit is what the numbers of the column count, as a code of docs/values.md or
	// "byte"; empty where they count things, or the row says it.
	Unit string
	// Coded columns hold codes, numbers and dates in the spelling of this project.
	// What stands in others may be anything that somebody has printed.
	Coded bool
	// Searched columns are the names and goals that full-text search finds.
	Searched bool
	// Indexed columns are those by which rows are often chosen.
	Indexed bool
	// Home is the table that the column is taken over from: its row is the one that
	// the row refers to, directly or through others. It is empty for the table's own
	// columns, its key, and what it refers by. A database stores no others.
	Home string
	// cell takes the column's cell out of the tree.
	cell func(*row) any
	// settles is the place of the column that this one repeats where no person has
	// corrected the row's value, counted from 1; 0 for most.
	settles int
}

func column(name string, t Type, doc Doc, cell func(*row) any) Column {
	return Column{Name: name, Type: t, Doc: doc, cell: cell}
}

func (c Column) in(unit string) Column {
	c.Unit = unit
	return c
}

func (c Column) coded() Column {
	c.Coded = true
	return c
}

func (c Column) searched() Column {
	c.Searched = true
	return c
}

func (c Column) indexed() Column {
	c.Indexed = true
	return c
}

// of gives columns that another table is the home of.
func of(home string, columns ...Column) []Column {
	out := slices.Clone(columns)
	for i := range out {
		out[i].Home = home
	}
	return out
}

// Table is one flat table of the export.
type Table struct {
	Name string
	Doc  Doc
	// Key names the columns that together identify a row.
	Key []string
	// References are the rows of other tables that a row belongs to. Only one that
	// is not of the key may be missing.
	References []Reference
	Columns    []Column
	rows       func(*schema.Disclosure) iter.Seq[*row]
}

// Reference is a foreign key: the key of another table, under the same names.
type Reference struct {
	Table   string
	Columns []string
}

// The references that there are.
var (
	toDocument  = Reference{"documents", []string{"document"}}
	toProject   = Reference{"projects", []string{"document", "project_no"}}
	toTask      = Reference{"tasks", []string{"document", "project_no", "task_no"}}
	toIndicator = Reference{"indicators", []string{"document", "project_no", "indicator_no"}}
	toValue     = Reference{"values", valueKey}
)

// Rows yields the table's rows for one disclosure, in document order: a cell for
// each column, of the Go type that the column's [Type] says, or nil.
func (t Table) Rows(d *schema.Disclosure) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for r := range t.rows(d) {
			cells := make([]any, len(t.Columns))
			settled := r.settled()
			for i := range t.Columns {
				switch c := &t.Columns[i]; {
				case c.settles == 0:
					cells[i] = c.cell(r)
				case settled == nil:
					cells[i] = cells[c.settles-1]
				default:
					cells[i] = c.cell(settled)
				}
			}
			if !yield(cells) {
				return
			}
		}
	}
}

// Tables returns all tables, documents first.
func Tables() []Table {
	return []Table{documents, projects, plan, tasks, funds, goals, indicators, values, parts, longTermValues, diagnostics}
}

// Lookup returns the table of a name.
func Lookup(name string) (Table, bool) {
	for _, t := range Tables() {
		if t.Name == name {
			return t, true
		}
	}
	return Table{}, false
}

// row is the part of the tree that one row of a table is about. What a table is
// not about is nil.
type row struct {
	doc       *schema.Disclosure
	project   *schema.Project
	indicator *schema.Indicator
	// no counts the rows of a list that has no numbers of its own, from 1.
	no         int
	step       *schema.PlanStep
	task       *schema.Task
	taskNo     int // 0 for none
	fund       *schema.Fund
	goal       goal
	column     string // which of the indicator's values
	value      *schema.Value
	diagnostic *schema.Diagnostic
	// ref is the address of the row's main leaf.
	ref schema.Ref
}

// org is the budget unit a row is about, or nil.
func (r *row) org() *schema.Org { return r.doc.OrgOf(r.project) }

func stringCell(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// textCell drops the blanks around a text, which documents pad their cells with.
// The tree keeps them.
func textCell(t *schema.Text) any {
	if t == nil {
		return nil
	}
	return stringCell(strings.TrimSpace(t.Raw))
}

func intCell(n int) any {
	if n == 0 {
		return nil
	}
	return int64(n)
}

func decimalCell(d schema.Decimal) any {
	if d == "" {
		return nil
	}
	return d
}

func yuanCell(m *schema.Money) any {
	if m == nil {
		return nil
	}
	return decimalCell(m.Yuan)
}

func numberCell(n *schema.Number) any {
	if n == nil {
		return nil
	}
	return decimalCell(n.Value)
}

func percentCell(p *schema.Percent) any {
	if p == nil {
		return nil
	}
	return decimalCell(p.Value)
}

func boolCell(b *bool) any {
	if b == nil {
		return nil
	}
	return *b
}

// listCell makes a list of the codes or units of a slice.
func listCell[S ~string](list []S) any {
	if len(list) == 0 {
		return nil
	}
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}
