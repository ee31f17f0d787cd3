package page

import (
	"errors"
	"fmt"
	"strings"
)

// The causes for which nothing of an input can be read. They come wrapped in an
// [Error]; test with errors.Is.
var (
	ErrUnsupported = errors.New("unsupported format")
	ErrEncrypted   = errors.New("encrypted")
	ErrCorrupt     = errors.New("corrupt")
	ErrEmpty       = errors.New("empty")
)

// Error says that an input could not be read: which one, where in it, and why.
type Error struct {
	// Name is the input's name as the caller gave it.
	Name string
	// Format is the format that was recognised ("docx", "html", "text"), or what
	// the bytes look like ("png", "doc") where it is not supported.
	Format string
	// Part is the place in the input: a member of the package, a byte offset.
	Part string
	// Cause is one of the Err values of this package, a [*LimitError], or a
	// context's error.
	Cause error
	// Detail is what went wrong, and how to mend it where there is a way.
	Detail string
}

// Error gives "name: format: part: cause: detail", leaving out what is unknown.
func (e *Error) Error() string {
	var b strings.Builder
	for _, s := range []string{e.Name, e.Format, e.Part, fmt.Sprint(e.Cause), e.Detail} {
		if s == "" || e.Cause == nil && s == "<nil>" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(": ")
		}
		b.WriteString(s)
	}
	return b.String()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// LimitError says that an input is larger than the [Limits] allow.
type LimitError struct {
	Limit string `json:"limit"` // what is limited: "input bytes", "cells", …
	Max   int64  `json:"max"`
	Got   int64  `json:"got"` // what the input holds, or more
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("over the limit of %d %s (at least %d)", e.Max, e.Limit, e.Got)
}
