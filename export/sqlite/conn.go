package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"

	"modernc.org/sqlite"
)

// A conn is a connection by the driver's own interface. A row takes some microseconds,
// and package database/sql would take two more.
type conn struct {
	driver.Conn // nil when it is closed
	prepared    []driver.Stmt
}

// A statement adds a row.
type statement struct{ driver.StmtExecContext }

// A row is the cells that a statement takes. They are driver values.
type row []driver.NamedValue

func (r *row) add(cells ...any) {
	for _, cell := range cells {
		*r = append(*r, driver.NamedValue{Ordinal: len(*r) + 1, Value: cell})
	}
}

func open(address string) (*conn, error) {
	c, err := new(sqlite.Driver).Open(address)
	return &conn{Conn: c}, err
}

func (c *conn) prepare(query string) (statement, error) {
	s, err := c.Prepare(query)
	if err != nil {
		return statement{}, err
	}
	c.prepared = append(c.prepared, s)
	return statement{s.(driver.StmtExecContext)}, nil
}

func (s statement) exec(r row) error {
	_, err := s.ExecContext(context.Background(), r)
	return err
}

func (c *conn) run(statements ...string) error {
	for _, x := range statements {
		if _, err := c.Conn.(driver.ExecerContext).ExecContext(context.Background(), x, nil); err != nil {
			return err
		}
	}
	return nil
}

// Close lets go of the file. A second time it does nothing.
func (c *conn) Close() (err error) {
	if c.Conn == nil {
		return nil
	}
	for _, s := range c.prepared {
		err = errors.Join(err, s.Close())
	}
	err = errors.Join(err, c.Conn.Close())
	c.Conn = nil
	return err
}
