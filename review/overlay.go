package review

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// Withdrawn is the verdict that takes back what earlier lines say of a value.
const Withdrawn schema.Verdict = "withdrawn"

// Line is one line of an overlay.
type Line struct {
	// SHA256 of the document's bytes, in lower-case hex.
	SHA256 string `json:"sha256"`
	// Ref, Column and Raw are the value's address, its column (schema.Values) and its
	// printed text. Project and Indicator decide where one cell holds several values
	// with the same text.
	Ref       schema.Ref `json:"ref"`
	Column    string     `json:"column"`
	Raw       string     `json:"raw"`
	Project   int        `json:"project,omitempty"`
	Indicator int        `json:"indicator,omitempty"`
	// LongTerm tells the indicators of schema.Project.LongTerm from the others.
	LongTerm bool           `json:"long_term,omitempty"`
	Verdict  schema.Verdict `json:"verdict"`
	// Value is the corrected value, in a form that is read without any mend: ≥95%.
	// Only corrections have one.
	Value string `json:"value,omitempty"`
	// By is who says so, At when (RFC 3339), Why the reason.
	By  string `json:"by"`
	At  string `json:"at"`
	Why string `json:"why,omitempty"`
}

// The longest texts that a line may have, in characters.
const (
	maxValue = 200
	maxName  = 100
	maxWhy   = 2000
)

// maxLine bounds a line in bytes: a printed value may be long.
const maxLine = 1 << 20

// ErrValue says that a corrected value cannot be read without doubt.
var ErrValue = errors.New("the corrected value cannot be read without doubt")

// ReadValue reads a corrected value. What would need a mend, or is ambiguous, or
// states no value, is an ErrValue: a correction has to say clearly what it means.
func ReadValue(text string) (schema.Threshold, error) {
	t := normalize.Value(text, normalize.Context{})
	switch {
	case t.Kind == schema.Words:
		return t, fmt.Errorf("%w: %q states no value", ErrValue, text)
	case t.Ambiguous:
		return t, fmt.Errorf("%w: %q can be read in several ways", ErrValue, text)
	case len(t.Repairs) > 0:
		return t, fmt.Errorf("%w: write %s for %q", ErrValue, t, text)
	}
	return t, nil
}

// check finds what is wrong with a line.
func (x *Line) check() error {
	for _, f := range []struct {
		name, text string
		max        int
		needed     bool
	}{
		{"value", x.Value, maxValue, x.Verdict == schema.Corrected},
		{"by", x.By, maxName, true},
		{"why", x.Why, maxWhy, x.Verdict == schema.Corrected},
		{"column", x.Column, maxName, true},
	} {
		switch {
		case f.needed && strings.TrimSpace(f.text) == "":
			return fmt.Errorf("%q is missing", f.name)
		case utf8.RuneCountInString(f.text) > f.max:
			return fmt.Errorf("%q is longer than %d characters", f.name, f.max)
		}
	}
	if len(x.SHA256) != 64 || strings.Trim(x.SHA256, "0123456789abcdef") != "" {
		return errors.New(`"sha256" is no SHA-256 in lower-case hex`)
	}
	if _, err := time.Parse(time.RFC3339, x.At); err != nil {
		return errors.New(`"at" is no time of RFC 3339`)
	}
	switch x.Verdict {
	case schema.Confirmed, Withdrawn:
		if x.Value != "" {
			return fmt.Errorf("a value does not go with the verdict %s", x.Verdict)
		}
	case schema.Corrected:
		_, err := ReadValue(x.Value)
		return err
	default:
		return fmt.Errorf("no verdict %q: there are confirmed, corrected and withdrawn", x.Verdict)
	}
	return nil
}

// key is what lines about one value have in common.
type key struct {
	ref                schema.Ref
	column, raw        string
	project, indicator int
	longTerm           bool
}

func (x *Line) key() key {
	return key{place(x.Ref), x.Column, x.Raw, x.Project, x.Indicator, x.LongTerm}
}

// place is an address without the spans, which it does not need.
func place(r schema.Ref) schema.Ref {
	return schema.Ref{Block: r.Block, Table: r.Table, Row: r.Row, Col: r.Col}
}

// Overlay is what the lines of one or more files say in the end.
type Overlay struct {
	docs map[string]*document
}

// A document has the lines about one document in their order, and for each key which
// of them is the last. Lines with and without numbers of project and indicator have
// different keys, and may mean the same value all the same: so it is the order that
// decides.
type document struct {
	lines []Line
	last  map[key]int
}

// NewOverlay returns an overlay without lines.
func NewOverlay() *Overlay { return &Overlay{docs: map[string]*document{}} }

// Load reads the files in their order. An error names the file and the line.
func Load(paths ...string) (*Overlay, error) {
	o := NewOverlay()
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		err = o.Read(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return o, nil
}

// Read adds the lines of r. An error names the line. A last line that breaks off is
// passed over: [Append] was cut short, and has told so.
func (o *Overlay) Read(r io.Reader) error {
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxLine)
	in.Split(splitLine)
	n := 1
	for ; in.Scan(); n++ {
		line := in.Bytes()
		text := bytes.TrimSpace(line)
		if n == 1 {
			text = bytes.TrimPrefix(text, []byte("\ufeff"))
		}
		if len(text) == 0 || line[len(line)-1] != '\n' && !json.Valid(text) {
			continue
		}
		var x Line
		dec := json.NewDecoder(bytes.NewReader(text))
		dec.DisallowUnknownFields()
		err := dec.Decode(&x)
		if err == nil {
			err = o.Add(x)
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("line %d: %w", n, err)
	}
	return nil
}

// splitLine is a [bufio.SplitFunc] for lines with their ends.
func splitLine(data []byte, atEOF bool) (advance int, token []byte, err error) {
	n := bytes.IndexByte(data, '\n') + 1
	if n == 0 && atEOF {
		n = len(data)
	}
	if n == 0 {
		return 0, nil, nil
	}
	return n, data[:n], nil
}

// Add adds a line, which takes the place of earlier ones about the same value.
func (o *Overlay) Add(x Line) error {
	if err := x.check(); err != nil {
		return err
	}
	d := o.docs[x.SHA256]
	if d == nil {
		d = &document{last: map[key]int{}}
		o.docs[x.SHA256] = d
	}
	d.last[x.key()] = len(d.lines)
	d.lines = append(d.lines, x)
	return nil
}

// Apply sets the Correction of the values of d that the overlay speaks of, and
// changes nothing else. It returns the lines about this document whose value was
// not found: the address, the column or the text is another now.
func (o *Overlay) Apply(d *schema.Disclosure) (stale []Line) {
	doc := o.docs[d.Source.SHA256]
	if doc == nil {
		return nil
	}
	values := map[key][]schema.PlacedValue{} // by what a line must have in common with them
	for v := range schema.Values(d) {
		k := key{ref: place(v.Value.Ref), column: v.Column, raw: v.Value.Raw}
		values[k] = append(values[k], v)
	}
	for i := range doc.lines {
		x := &doc.lines[i]
		if doc.last[x.key()] != i {
			continue
		}
		found := x.choose(values[key{ref: place(x.Ref), column: x.Column, raw: x.Raw}])
		switch {
		case found == nil:
			stale = append(stale, *x)
		case x.Verdict == Withdrawn:
			found.Correction = nil
		default:
			found.Correction = x.correction()
		}
	}
	return stale
}

// choose finds the value that is meant among those with the same address and text.
func (x *Line) choose(list []schema.PlacedValue) *schema.Value {
	if len(list) == 1 {
		return list[0].Value
	}
	for _, v := range list {
		if v.Project.No == x.Project && v.Indicator.No == x.Indicator && v.LongTerm == x.LongTerm {
			return v.Value
		}
	}
	return nil
}

func (x *Line) correction() *schema.Correction {
	c := &schema.Correction{Verdict: x.Verdict, By: x.By, At: x.At, Why: x.Why}
	if x.Verdict == schema.Corrected {
		t, _ := ReadValue(x.Value) // checked when it was added
		c.Threshold = &t
	}
	return c
}

// NewLine begins a line about a value of a document.
func NewLine(d *schema.Disclosure, v schema.PlacedValue) Line {
	return Line{
		SHA256: d.Source.SHA256, Ref: place(v.Value.Ref), Column: v.Column, Raw: v.Value.Raw,
		Project: v.Project.No, Indicator: v.Indicator.No, LongTerm: v.LongTerm,
	}
}

// Append adds a line at the end of the file at path, which is made where there is
// none, and sees it onto the disk. What is in the file is not touched, but that a
// last line which breaks off is taken away, or ended if it is whole.
func Append(path string, x Line) error {
	if err := x.check(); err != nil {
		return err
	}
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(x); err != nil {
		return err
	}
	if line.Len() >= maxLine {
		return fmt.Errorf("the line is longer than %d bytes", maxLine)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	if err = endLine(f); err == nil {
		_, err = f.Write(line.Bytes())
	}
	return errors.Join(err, f.Sync(), f.Close())
}

// endLine sees to it that the file ends where a line does.
func endLine(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	tail := make([]byte, min(info.Size(), maxLine))
	if _, err := f.ReadAt(tail, info.Size()-int64(len(tail))); err != nil {
		return err
	}
	last := tail[bytes.LastIndexByte(tail, '\n')+1:]
	switch {
	case len(last) == 0:
		return nil
	case json.Valid(last):
		_, err := f.Write([]byte{'\n'})
		return err
	}
	return f.Truncate(info.Size() - int64(len(last)))
}
