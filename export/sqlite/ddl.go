package sqlite

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jixiao-data/jixiao/export"
)

// own are the columns of a table that are stored in it.
func own(t export.Table) (out []int) {
	for i, c := range t.Columns {
		if c.Home == "" {
			out = append(out, i)
		}
	}
	return out
}

// createTable is the statement that makes a table. Its rows lie in the order of the
// key, next to those of their document.
func createTable(t export.Table) string {
	var lines []string
	for _, i := range own(t) {
		c := t.Columns[i]
		line := quote(c.Name) + typeOf(c.Type)
		if slices.Contains(t.Key, c.Name) {
			line += " NOT NULL"
		}
		lines = append(lines, line)
	}
	lines = append(lines, "PRIMARY KEY ("+quoteAll(t.Key)+")")
	for _, r := range t.References {
		lines = append(lines, fmt.Sprintf("FOREIGN KEY (%s) REFERENCES %s (%[1]s)", quoteAll(r.Columns), quote(r.Table)))
	}
	return fmt.Sprintf("CREATE TABLE %s (\n  %s\n) WITHOUT ROWID", quote(t.Name), strings.Join(lines, ",\n  "))
}

func typeOf(t export.Type) string {
	switch t {
	case export.Integer, export.Boolean:
		return " INTEGER"
	case export.Decimal: // see the package's doc
		return ""
	}
	return " TEXT"
}

// createView is the statement that makes the view with all columns of a table; empty
// where the table has them all.
func createView(t export.Table) string {
	var columns, joins, homes []string
	for _, c := range t.Columns {
		from := "t"
		if c.Home != "" {
			from = quote(c.Home)
			if !slices.Contains(homes, c.Home) {
				homes = append(homes, c.Home)
				joins = append(joins, join(c.Home))
			}
		}
		columns = append(columns, from+"."+quote(c.Name))
	}
	if homes == nil {
		return ""
	}
	return fmt.Sprintf("CREATE VIEW %s AS SELECT\n  %s\nFROM %s AS t%s",
		quote(t.Name+"_flat"), strings.Join(columns, ",\n  "), quote(t.Name), strings.Join(joins, ""))
}

// join finds the row of a home by its key, which the row that has it there repeats.
func join(home string) string {
	table, _ := export.Lookup(home)
	var on []string
	for _, k := range table.Key {
		on = append(on, fmt.Sprintf("%s.%s = t.%[2]s", quote(home), quote(k)))
	}
	return fmt.Sprintf("\nLEFT JOIN %s ON %s", quote(home), strings.Join(on, " AND "))
}

// createIndexes are the statements that make a table's indexes.
func createIndexes(t export.Table) (out []string) {
	for _, i := range own(t) {
		if c := t.Columns[i]; c.Indexed {
			out = append(out, fmt.Sprintf("CREATE INDEX %s ON %s (%s)", quote(t.Name+"_"+c.Name), quote(t.Name), quote(c.Name)))
		}
	}
	return out
}

// insert is the statement that adds a row of n cells.
func insert(table string, n int) string {
	return fmt.Sprintf("INSERT INTO %s VALUES (?%s)", quote(table), strings.Repeat(", ?", n-1))
}

const (
	// The trigram tokenizer is the one that finds words in a script without blanks.
	createSearch = `CREATE VIRTUAL TABLE search USING fts5(` +
		`text, document UNINDEXED, project_no UNINDEXED, item_no UNINDEXED, found_in UNINDEXED, tokenize = 'trigram')`
	createColumns = `CREATE TABLE columns (
  "table" TEXT NOT NULL,
  "no" INTEGER NOT NULL,
  "column" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "unit" TEXT,
  "description" TEXT NOT NULL,
  "description_zh" TEXT NOT NULL,
  PRIMARY KEY ("table", "no")
) WITHOUT ROWID`
)

func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func quoteAll(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = quote(name)
	}
	return strings.Join(quoted, ", ")
}
