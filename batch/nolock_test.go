package batch

import (
	"errors"
	"os"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
)

// A file system that has no locks is no reason to fail, but it is said.
func TestNoLocks(t *testing.T) {
	assert.True(t, noLocks(&os.PathError{Op: "flock", Err: syscall.ENOLCK}), "NFS without its daemon")
	assert.True(t, noLocks(errors.ErrUnsupported))
	assert.False(t, noLocks(syscall.EACCES))
	assert.False(t, noLocks(nil))
	assert.Contains(t, (&Summary{Unlocked: true}).String(), "lock        none")
	assert.NotContains(t, (&Summary{}).String(), "lock")
}
