package main

import (
	"fmt"
	"io"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/review"
	"github.com/jixiao-data/jixiao/schema"
)

// correctionFlags name files with what people said of values.
type correctionFlags struct {
	Corrections []string `placeholder:"FILE" sep:"none" help:"Put beside the values what people said of them in jixiao serve; may be given several times, the last one wins."`
}

// load reads the files; the overlay is nil where there are none.
func (c *correctionFlags) load() (*review.Overlay, error) {
	if len(c.Corrections) == 0 {
		return nil, nil
	}
	return review.Load(c.Corrections...)
}

// wrap has the corrections applied to what a sink gets.
func (c *correctionFlags) wrap(sink export.Sink, err error, warn io.Writer) (export.Sink, error) {
	if err != nil {
		return nil, err
	}
	overlay, err := c.load()
	if err != nil || overlay == nil {
		return sink, err
	}
	return correcting{sink, overlay, warn}, nil
}

// correcting is a sink with corrections.
type correcting struct {
	export.Sink
	overlay *review.Overlay
	warn    io.Writer
}

func (c correcting) Write(d *schema.Disclosure) error { return c.Prepare(d)() }

// Prepare implements export.Preparer.
func (c correcting) Prepare(d *schema.Disclosure) (write func() error) {
	stale := c.overlay.Apply(d)
	rest := export.Prepare(c.Sink, d)
	return func() error {
		warnOf(stale, d.Source.Name, c.warn)
		return rest()
	}
}

// correct applies an overlay, and names the corrections that have lost their value.
func correct(d *schema.Disclosure, overlay *review.Overlay, warn io.Writer) {
	warnOf(overlay.Apply(d), d.Source.Name, warn)
}

func warnOf(stale []review.Line, name string, warn io.Writer) {
	for _, x := range stale {
		fmt.Fprintf(warn, "jixiao: %s: the correction by %s of %q at %s was not applied: there is no such value there\n",
			visible(name), oneLine(x.By), oneLine(x.Raw), place(x.Ref))
	}
}
