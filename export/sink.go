package export

import "github.com/jixiao-data/jixiao/schema"

// A Sink writes disclosures, one after the other, in one format. It keeps none of
// them. After an error it is of no further use.
type Sink interface {
	// Write adds one disclosure.
	Write(d *schema.Disclosure) error
	// Close finishes the output. The writers below stay open.
	Close() error
}

// A Preparer is a sink of which most work on a disclosure can be done before its turn
// comes, by several goroutines: all sinks of this project are.
type Preparer interface {
	Sink
	// Prepare does what of Write does not depend on the order, and returns the rest,
	// which takes the place of Write and is called once at most. Prepare may be called
	// at any time before Close, from several goroutines. What it finds wrong is an error
	// of the rest.
	Prepare(d *schema.Disclosure) (write func() error)
}

// Prepare does what can be done ahead of writing d, which is nothing where the sink is
// no [Preparer], and returns the rest.
func Prepare(s Sink, d *schema.Disclosure) (write func() error) {
	if p, ok := s.(Preparer); ok {
		return p.Prepare(d)
	}
	return func() error { return s.Write(d) }
}

// failed is the rest of a preparation that has failed.
func failed(err error) func() error { return func() error { return err } }
