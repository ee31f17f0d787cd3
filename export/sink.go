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
