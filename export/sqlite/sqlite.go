package sqlite

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/schema"
)

// rowsPerTransaction is how many rows a transaction has before it is committed, at the
// end of a document.
const rowsPerTransaction = 20000

// cacheKiB is how much of the database is in memory. It is small enough to be full
// soon: rows come in the order of the file, and more is of little use.
const cacheKiB = 4096

// Sink writes a database. The same disclosures in the same order give the same
// content. It is not for several goroutines.
type Sink struct {
	db     *conn
	tables []*table
	search statement
	rows   int // of the transaction, if there is one
}

type table struct {
	export.Table
	own    []int // columns that are stored
	insert statement
}

// ErrDuplicate is the cause of the error for a document whose name is in the database
// already.
var ErrDuplicate = errors.New("there is a document of this name already")

// New begins a database in the file at path, which must be empty or not exist. While
// it is written nothing protects it against a crash: write it under another name first,
// with [export.Staging].
func New(path string) (*Sink, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	// A journal would be for going back, and who writes the file throws it away instead.
	// The references hold, for a document's rows are made of one tree: to look each of them
	// up would take a quarter of the time.
	settings := url.Values{"_pragma": {
		"journal_mode(OFF)", "synchronous(OFF)", "locking_mode(EXCLUSIVE)", fmt.Sprintf("cache_size(-%d)", cacheKiB), "foreign_keys(OFF)",
	}}
	address := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/"), RawQuery: settings.Encode()}
	db, err := open(address.String())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	s := &Sink{db: db}
	if err := s.begin(); err != nil {
		s.Discard()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}

func (s *Sink) begin() error {
	statements := []string{createColumns, createSearch}
	for _, t := range export.Tables() {
		statements = append(statements, createTable(t))
	}
	for _, t := range export.Tables() {
		if view := createView(t); view != "" {
			statements = append(statements, view)
		}
	}
	if err := s.db.run(statements...); err != nil {
		return err
	}
	if err := s.describe(); err != nil {
		return err
	}
	var err error
	if s.search, err = s.db.prepare(insert("search", 5)); err != nil {
		return err
	}
	for _, def := range export.Tables() {
		t := &table{Table: def, own: own(def)}
		if t.insert, err = s.db.prepare(insert(t.Name, len(t.own))); err != nil {
			return err
		}
		s.tables = append(s.tables, t)
	}
	return nil
}

// describe writes the definition into the table columns.
func (s *Sink) describe() error {
	into, err := s.db.prepare(insert("columns", 7))
	if err != nil {
		return err
	}
	if err := s.db.run("BEGIN"); err != nil {
		return err
	}
	for _, t := range export.Tables() {
		for i, c := range t.Columns {
			var unit any
			if c.Unit != "" {
				unit = c.Unit
			}
			var r row
			r.add(t.Name, int64(i+1), c.Name, string(c.Type), unit, c.Doc.EN, c.Doc.ZH)
			if err := into.exec(r); err != nil {
				return err
			}
		}
	}
	return s.db.run("COMMIT")
}

// Write implements [export.Sink].
func (s *Sink) Write(d *schema.Disclosure) error { return s.Prepare(d)() }

// Prepare implements [export.Preparer].
func (s *Sink) Prepare(d *schema.Disclosure) (write func() error) {
	rows := make([][]entry, len(s.tables))
	for i, t := range s.tables {
		for cells := range t.Rows(d) {
			rows[i] = append(rows[i], t.entry(cells))
		}
	}
	return func() error {
		if s.db.Conn == nil {
			return os.ErrClosed
		}
		if s.rows == 0 {
			if err := s.db.run("BEGIN"); err != nil {
				return err
			}
		}
		for i, t := range s.tables {
			for _, e := range rows[i] {
				if err := s.add(t, e); err != nil {
					return s.explain(t, d, err)
				}
			}
		}
		if s.rows >= rowsPerTransaction {
			return s.commit()
		}
		return nil
	}
}

func (s *Sink) explain(t *table, d *schema.Disclosure, err error) error {
	if e, ok := errors.AsType[*sqlite.Error](err); ok && t.Name == "documents" && e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY {
		err = ErrDuplicate
	}
	return fmt.Errorf("table %s, document %s: %w", t.Name, d.Source.Name, err)
}

// An entry is what is stored of a table's row, and what of it is searched.
type entry struct {
	row    row
	search []row
}

func (t *table) entry(cells []any) entry {
	e := entry{row: make(row, 0, len(t.own))}
	for _, i := range t.own {
		cell, c := cells[i], t.Columns[i]
		e.row.add(stored(cell))
		if c.Searched && cell != nil {
			document, project, item := t.place(cells)
			found := make(row, 0, 5)
			found.add(cell, document, project, item, t.Name+"."+c.Name)
			e.search = append(e.search, found)
		}
	}
	return e
}

func (s *Sink) add(t *table, e entry) error {
	s.rows++
	if err := t.insert.exec(e.row); err != nil {
		return err
	}
	for _, found := range e.search {
		if err := s.search.exec(found); err != nil {
			return err
		}
	}
	return nil
}

// place is the key of a row as the table search has it: the document, the project, and
// the number in it or in the document.
func (t *table) place(cells []any) (document, project, item any) {
	for i, c := range t.Columns {
		switch {
		case c.Name == "document":
			document = cells[i]
		case c.Name == "project_no":
			project = cells[i]
		case c.Type == export.Integer && slices.Contains(t.Key, c.Name):
			item = cells[i]
		}
	}
	return document, project, item
}

func (s *Sink) commit() error {
	if s.rows == 0 {
		return nil
	}
	s.rows = 0
	return s.db.run("COMMIT")
}

// Close implements [export.Sink]. It makes the indexes, and lets go of the file.
func (s *Sink) Close() error {
	if s.db.Conn == nil {
		return os.ErrClosed
	}
	if err := s.commit(); err != nil {
		return err
	}
	var statements []string
	for _, t := range s.tables {
		statements = append(statements, createIndexes(t.Table)...)
	}
	statements = append(statements, "INSERT INTO search(search) VALUES ('optimize')")
	if err := s.db.run(statements...); err != nil {
		return err
	}
	return s.db.Close()
}

// Discard lets go of the file without finishing it. After Close it does nothing.
func (s *Sink) Discard() { _ = s.db.Close() }

// stored gives a cell as SQLite has it.
func stored(cell any) any {
	switch x := cell.(type) {
	case schema.Decimal:
		if _, err := schema.ParseDecimal(string(x)); err != nil {
			return string(x)
		}
		if n, err := strconv.ParseInt(string(x.Reduce()), 10, 64); err == nil {
			return n
		}
		if n, ok := export.Double(x); ok {
			return n
		}
		return string(x)
	case bool:
		if x {
			return int64(1)
		}
		return int64(0)
	case []string:
		return list(x)
	}
	return cell
}

// list gives a JSON array.
func list(items []string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(items) // strings have no error
	return strings.TrimSuffix(b.String(), "\n")
}
