package batch

import (
	"errors"
	"fmt"
	"syscall"

	"github.com/gofrs/flock"
)

// ErrLocked is the error of a run whose output another run is writing.
var ErrLocked = errors.New("another run is writing this output")

// lock keeps other runs off the folder whose lock is at path, until it is unlocked.
// It is the system's lock on the file, not the file, that counts: it ends with the
// process, however that ends, and the file stays. On a file system that has no locks
// held is false.
func lock(path string) (l *flock.Flock, held bool, err error) {
	l = flock.New(path)
	held, err = l.TryLock()
	switch {
	case noLocks(err):
		return l, false, nil
	case err != nil:
		return nil, false, fmt.Errorf("lock: %w", err)
	case !held:
		return nil, false, ErrLocked
	}
	return l, true, nil
}

// noLocks tells whether it is for want of locks that there is none: NFS without its
// lock daemon says that there are none available.
func noLocks(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.ENOLCK)
}
