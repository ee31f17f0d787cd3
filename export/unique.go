package export

import (
	"crypto/sha256"
	"fmt"

	"github.com/jixiao-data/jixiao/schema"
)

// Unique gives a sink that tells documents apart that have the same name, as members
// of an archive can: the second is called name#2, and so on. Names are the key of the
// tables. It keeps some dozen bytes for each document.
func Unique(s Sink) Sink { return &unique{Sink: s, seen: map[[16]byte]bool{}} }

type unique struct {
	Sink
	seen map[[16]byte]bool // digests of the names
}

// Write implements [Sink].
func (u *unique) Write(d *schema.Disclosure) error {
	name := d.Source.Name
	for n := 2; !u.take(name); n++ {
		name = fmt.Sprintf("%s#%d", d.Source.Name, n)
	}
	if name != d.Source.Name {
		renamed := *d
		renamed.Source.Name = name
		d = &renamed
	}
	return u.Sink.Write(d)
}

// take reports whether a name was free.
func (u *unique) take(name string) bool {
	sum := sha256.Sum256([]byte(name))
	digest := [16]byte(sum[:])
	if u.seen[digest] {
		return false
	}
	u.seen[digest] = true
	return true
}
