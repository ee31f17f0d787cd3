package sqlite

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
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
	db     *sql.DB
	tx     *sql.Tx
	tables []*table
	search *sql.Stmt
	rows   int // of the transaction
}

type table struct {
	export.Table
	own    []int // columns that are stored
	insert *sql.Stmt
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
	settings := url.Values{"_pragma": {
		"journal_mode(OFF)", "synchronous(OFF)", "locking_mode(EXCLUSIVE)", fmt.Sprintf("cache_size(-%d)", cacheKiB), "foreign_keys(ON)",
	}}
	address := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/"), RawQuery: settings.Encode()}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
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
	if err := s.run(statements); err != nil {
		return err
	}
	if err := s.describe(); err != nil {
		return err
	}
	var err error
	if s.search, err = s.db.Prepare(insert("search", 5)); err != nil {
		return err
	}
	for _, def := range export.Tables() {
		t := &table{Table: def, own: own(def)}
		if t.insert, err = s.db.Prepare(insert(t.Name, len(t.own))); err != nil {
			return err
		}
		s.tables = append(s.tables, t)
	}
	return nil
}

func (s *Sink) run(statements []string) error {
	for _, x := range statements {
		if _, err := s.db.Exec(x); err != nil {
			return err
		}
	}
	return nil
}

// describe writes the definition into the table columns.
func (s *Sink) describe() error {
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // of no effect once it is committed
	for _, t := range export.Tables() {
		for i, c := range t.Columns {
			var unit any
			if c.Unit != "" {
				unit = c.Unit
			}
			if _, err := tx.Exec(insert("columns", 7), t.Name, i+1, c.Name, string(c.Type), unit, c.Doc.EN, c.Doc.ZH); err != nil {
				return err
			}
		}
	}
	return tx.Commit()
}

// Write implements [export.Sink].
func (s *Sink) Write(d *schema.Disclosure) error { return s.Prepare(d)() }

// A row is what is stored of a table's row, and what of it is searched.
type row struct {
	args   []any
	search [][]any
}

// Prepare implements [export.Preparer].
func (s *Sink) Prepare(d *schema.Disclosure) (write func() error) {
	rows := make([][]row, len(s.tables))
	for i, t := range s.tables {
		for cells := range t.Rows(d) {
			rows[i] = append(rows[i], t.row(cells))
		}
	}
	return func() (err error) {
		if s.tx == nil {
			if s.tx, err = s.db.Begin(); err != nil {
				return err
			}
		}
		for i, t := range s.tables {
			for _, r := range rows[i] {
				if err := s.add(t, r); err != nil {
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

// row gives the cells of a row as they are stored.
func (t *table) row(cells []any) row {
	r := row{args: make([]any, len(t.own))}
	for i, from := range t.own {
		cell, c := cells[from], t.Columns[from]
		r.args[i] = stored(cell)
		if c.Searched && cell != nil {
			document, project, item := t.place(cells)
			r.search = append(r.search, []any{cell, document, project, item, t.Name + "." + c.Name})
		}
	}
	return r
}

func (s *Sink) add(t *table, r row) error {
	s.rows++
	if _, err := s.tx.Stmt(t.insert).Exec(r.args...); err != nil {
		return err
	}
	for _, args := range r.search {
		if _, err := s.tx.Stmt(s.search).Exec(args...); err != nil {
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
		case c.Name == t.Key[len(t.Key)-1]:
			item = cells[i]
		}
	}
	return document, project, item
}

func (s *Sink) commit() error {
	if s.tx == nil {
		return nil
	}
	tx := s.tx
	s.tx, s.rows = nil, 0
	return tx.Commit()
}

// Close implements [export.Sink]. It makes the indexes, and lets go of the file.
func (s *Sink) Close() error {
	if err := s.commit(); err != nil {
		return err
	}
	var statements []string
	for _, t := range s.tables {
		statements = append(statements, createIndexes(t.Table)...)
	}
	statements = append(statements, "INSERT INTO search(search) VALUES ('optimize')")
	if err := s.run(statements); err != nil {
		return err
	}
	return s.db.Close()
}

// Discard lets go of the file without finishing it. After Close it does nothing.
func (s *Sink) Discard() {
	if s.tx != nil {
		_ = s.tx.Rollback() // the file is worth nothing now
		s.tx = nil
	}
	_ = s.db.Close()
}

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
