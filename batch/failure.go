package batch

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/jixiao-data/jixiao/parser"
)

// Bug is the cause of an error when a reader panicked: a fault of this program, not
// of the input.
type Bug struct {
	Panic string `json:"panic"` // what it said
	Where string `json:"where"` // function and line
	// Input is the SHA-256 of the input; "" for an archive.
	Input string `json:"input,omitempty"`
}

func (b *Bug) Error() string {
	input := "this input"
	if b.Input != "" {
		input += " (SHA-256 " + b.Input + ")"
	}
	return fmt.Sprintf("a bug in this program: %s (%s): please report it with %s", b.Panic, b.Where, input)
}

// newBug describes a panic over an input; to be called by the function that
// recovered from it.
func newBug(p any, input string) *Bug {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	panicked := false
	for {
		f, more := frames.Next()
		switch {
		case f.Function == "runtime.gopanic":
			panicked = true
		case panicked && !strings.HasPrefix(f.Function, "runtime."):
			return &Bug{fmt.Sprint(p), fmt.Sprintf("%s:%d", f.Function, f.Line), input}
		}
		if !more {
			return &Bug{fmt.Sprint(p), "unknown place", input}
		}
	}
}

// The kinds of failures, as failures.ndjson and [Summary] name them.
const (
	Unsupported = "unsupported"
	Encrypted   = "encrypted"
	Corrupt     = "corrupt"
	Empty       = "empty"
	OverLimit   = "limit"
	Timeout     = "timeout"
	BugFound    = "bug"
	Unreadable  = "unreadable" // the file system says no
)

// Kinds are all of them.
func Kinds() []string {
	return []string{Unsupported, Encrypted, Corrupt, Empty, OverLimit, Timeout, BugFound, Unreadable}
}

// causes pairs kinds with the errors that stand for them.
var causes = map[string]error{
	Unsupported: parser.ErrUnsupported,
	Encrypted:   parser.ErrEncrypted,
	Corrupt:     parser.ErrCorrupt,
	Empty:       parser.ErrEmpty,
	Timeout:     context.DeadlineExceeded,
}

// Kind names the kind of a result's error.
func Kind(err error) string {
	for kind, cause := range causes { // no error has two of these causes
		if errors.Is(err, cause) {
			return kind
		}
	}
	if _, ok := errors.AsType[*parser.LimitError](err); ok {
		return OverLimit
	}
	if _, ok := errors.AsType[*Bug](err); ok {
		return BugFound
	}
	return Unreadable
}

// A Failure is an error in plain fields: a line of failures.ndjson.
type Failure struct {
	Source
	// Kind is one of the above.
	Kind    string             `json:"kind"`
	Cause   string             `json:"cause"`
	Format  string             `json:"format,omitempty"`
	Part    string             `json:"part,omitempty"`
	Detail  string             `json:"detail,omitempty"`
	Limit   *parser.LimitError `json:"limit,omitempty"`
	Bug     *Bug               `json:"bug,omitempty"`
	Message string             `json:"message"`
}

// NewFailure describes the error of a result.
func NewFailure(s Source, err error) Failure {
	f := Failure{Source: s, Kind: Kind(err), Message: err.Error()}
	if e, ok := errors.AsType[*parser.Error](err); ok {
		f.Format, f.Part, f.Detail = e.Format, e.Part, e.Detail
		f.Cause = fmt.Sprint(e.Cause)
	}
	if e, ok := errors.AsType[*parser.LimitError](err); ok {
		f.Limit = e
	}
	if e, ok := errors.AsType[*Bug](err); ok {
		f.Bug = e
	}
	return f
}

// err gives the error back, for an input of this name.
func (f *Failure) err(name string) error {
	e := &parser.Error{Name: name, Format: f.Format, Part: f.Part, Detail: f.Detail, Cause: causes[f.Kind]}
	switch {
	case f.Limit != nil:
		e.Cause = f.Limit
	case f.Bug != nil:
		e.Cause = f.Bug
	case e.Cause == nil:
		e.Cause = errors.New(f.Cause)
	}
	return e
}

// lasting tells whether an input would fail the same way again: such failures are
// kept in the ledger.
func (f *Failure) lasting() bool { return f.Kind != Timeout && f.Kind != Unreadable }
