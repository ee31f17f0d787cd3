package parser

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"slices"

	"github.com/jixiao-data/jixiao/parser/docx"
	"github.com/jixiao-data/jixiao/parser/form"
	"github.com/jixiao-data/jixiao/parser/html"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/parser/text"
	"github.com/jixiao-data/jixiao/schema"
)

// Limits bound what one document may cost. A field that is zero stands for that of
// [DefaultLimits].
type Limits = page.Limits

// DefaultLimits suit files that strangers upload.
func DefaultLimits() Limits { return page.DefaultLimits() }

// Error says which input could not be read, where in it, and why. Its Cause is one
// of the Err values below, a [*LimitError], or the context's error.
type Error = page.Error

// LimitError says that an input is larger than the [Limits] allow.
type LimitError = page.LimitError

// The causes for which nothing of an input can be read; test with errors.Is.
var (
	ErrUnsupported = page.ErrUnsupported
	ErrEncrypted   = page.ErrEncrypted
	ErrCorrupt     = page.ErrCorrupt
	ErrEmpty       = page.ErrEmpty
)

// Parse reads one disclosure. The format is found out from the bytes; name is only
// kept in the tree and in errors.
//
// A document with faults gives the tree that could be read, with diagnostics; a
// document without any performance form gives a tree whose text is all unclaimed,
// with the diagnostic no-form. An error, always an [*Error], means that nothing
// could be read. The tree does not refer to data.
func Parse(ctx context.Context, name string, data []byte) (*schema.Disclosure, error) {
	return ParseWithin(ctx, name, data, DefaultLimits())
}

// ParseFile reads the disclosure in a file.
func ParseFile(ctx context.Context, path string) (*schema.Disclosure, error) {
	limits := DefaultLimits()
	f, err := os.Open(path)
	if err != nil {
		return nil, &Error{Name: path, Cause: plainCause(err)}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limits.InputBytes+1)) // no more than shows that it is too much
	if err != nil {
		return nil, &Error{Name: path, Cause: plainCause(err)}
	}
	return ParseWithin(ctx, path, data, limits)
}

// plainCause drops the path from an error of the file system: Error names it.
func plainCause(err error) error {
	if pe, ok := errors.AsType[*os.PathError](err); ok {
		return pe.Err
	}
	return err
}

// ParseWithin is [Parse] with limits of one's own.
func ParseWithin(ctx context.Context, name string, data []byte, limits Limits) (*schema.Disclosure, error) {
	d, _, err := ParsePage(ctx, name, data, limits)
	return d, err
}

// ParsePage is [ParseWithin] for those who show the document beside what was read
// from it: it also returns the page that the tree's addresses are about.
func ParsePage(ctx context.Context, name string, data []byte, limits Limits) (*schema.Disclosure, *page.Document, error) {
	format, doc, err := read(ctx, data, limits)
	if err != nil {
		return nil, nil, named(err, name, format)
	}
	d, err := form.Read(ctx, doc)
	if err != nil {
		return nil, nil, named(err, name, format)
	}
	sum, err := digest(ctx, data)
	if err != nil {
		return nil, nil, named(err, name, format)
	}
	d.Source = schema.Source{
		Name: name, Format: format, Encoding: doc.Encoding, SHA256: sum, Bytes: int64(len(data)),
	}
	return d, doc, nil
}

// digest returns the data's SHA-256 in hexadecimal. The context is asked once for
// each MiB: without help of the processor a large input takes most of a second.
func digest(ctx context.Context, data []byte) (string, error) {
	h := sha256.New()
	for piece := range slices.Chunk(data, 1<<20) {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		h.Write(piece)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// read has the page read by the reader for its format.
func read(ctx context.Context, data []byte, limits Limits) (format string, doc *page.Document, err error) {
	if err := ctx.Err(); err != nil {
		return "", nil, err
	}
	limits = limits.WithDefaults()
	if size := int64(len(data)); size > limits.InputBytes {
		return "", nil, &LimitError{Limit: "input bytes", Max: limits.InputBytes, Got: size}
	}
	switch format, err = Sniff(data); format {
	case "docx":
		doc, err = docx.Read(ctx, data, limits)
	case "html":
		doc, err = html.Read(ctx, data, limits)
	case "text":
		doc, err = text.Read(ctx, data, limits)
	}
	return format, doc, err
}

// named completes an error with the input's name and format.
func named(err error, name, format string) error {
	e, ok := errors.AsType[*Error](err)
	if !ok {
		return &Error{Name: name, Format: format, Cause: err}
	}
	full := *e
	full.Name = name
	if full.Format == "" {
		full.Format = format
	}
	return &full
}
