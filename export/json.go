package export

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/jixiao-data/jixiao/schema"
)

// JSON writes indented JSON: one tree, or an array of trees.
type JSON struct {
	w     io.Writer
	array bool
	n     int
}

// NewJSON returns a sink for one disclosure, or with array for any number of them
// as a JSON array. Whether it is an array is for the caller to say, not for the
// number of disclosures that come: a program that reads the output should know
// what it gets.
func NewJSON(w io.Writer, array bool) *JSON { return &JSON{w: w, array: array} }

// Write implements [Sink].
func (s *JSON) Write(d *schema.Disclosure) error { return s.Prepare(d)() }

// Prepare implements [Preparer].
func (s *JSON) Prepare(d *schema.Disclosure) (write func() error) {
	var buf bytes.Buffer
	enc := newEncoder(&buf)
	if s.array {
		enc.SetIndent("  ", "  ")
	} else {
		enc.SetIndent("", "  ")
	}
	if err := enc.Encode(d); err != nil {
		return failed(err)
	}
	if !s.array {
		return func() error {
			_, err := s.w.Write(buf.Bytes())
			return err
		}
	}
	buf.Truncate(buf.Len() - 1) // the newline: a comma may follow
	return func() error {
		if _, err := io.WriteString(s.w, s.separator()); err != nil {
			return err
		}
		s.n++
		_, err := s.w.Write(buf.Bytes())
		return err
	}
}

func (s *JSON) separator() string {
	if s.n == 0 {
		return "[\n  "
	}
	return ",\n  "
}

// Close implements [Sink].
func (s *JSON) Close() error {
	if !s.array {
		return nil
	}
	end := "\n]\n"
	if s.n == 0 {
		end = "[]\n"
	}
	_, err := io.WriteString(s.w, end)
	return err
}

// NDJSON writes one tree per line.
type NDJSON struct{ w io.Writer }

// NewNDJSON returns a sink that writes to w, by one call for each line.
func NewNDJSON(w io.Writer) *NDJSON { return &NDJSON{w} }

// Write implements [Sink].
func (s *NDJSON) Write(d *schema.Disclosure) error { return newEncoder(s.w).Encode(d) }

// Prepare implements [Preparer].
func (s *NDJSON) Prepare(d *schema.Disclosure) (write func() error) {
	var line bytes.Buffer
	if err := newEncoder(&line).Encode(d); err != nil {
		return failed(err)
	}
	return func() error { return s.WriteLine(line.Bytes()) }
}

// WriteLine is Write for a disclosure that is a line already, its end included: as
// Write of another NDJSON made it.
func (s *NDJSON) WriteLine(line []byte) error {
	_, err := s.w.Write(line)
	return err
}

// Close implements [Sink].
func (s *NDJSON) Close() error { return nil }

// newEncoder leaves <, > and & as they are: they are common in values (<90%), and
// nobody puts this JSON into a web page unescaped.
func newEncoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}
