package batch

import (
	"errors"
	"fmt"

	"github.com/gofrs/flock"
)

// ErrLocked is the error of a run whose output another run is writing.
var ErrLocked = errors.New("another run is writing this output")

// lock keeps other runs off the folder whose lock is at path, until it is unlocked.
// It is the system's lock on the file, not the file, that counts: it ends with the
// process, however that ends, and the file stays. A file system that has no locks
// gives none.
func lock(path string) (*flock.Flock, error) {
	l := flock.New(path)
	ok, err := l.TryLock()
	switch {
	case errors.Is(err, errors.ErrUnsupported):
		return l, nil
	case err != nil:
		return nil, fmt.Errorf("lock: %w", err)
	case !ok:
		return nil, ErrLocked
	}
	return l, nil
}
