package batch

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Members of one name get names of their own, whatever else is called so.
func TestUniqueNames(t *testing.T) {
	taken := names{}
	var got []string
	for _, name := range []string{"a", "a#2", "a", "b", "a", "a#2"} {
		got = append(got, taken.unique(name))
	}
	assert.Equal(t, []string{"a", "a#2", "a#3", "b", "a#4", "a#2#2"}, got)
}
