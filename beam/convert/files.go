package convert

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

type ctx = context.Context

// matchFn finds the files of a pattern. Beam's own fileio.MatchAll asks for the size
// and the age of each, which is two calls to the store for every document.
type matchFn struct{}

// ProcessElement emits the names. A pattern for which there is nothing is an error:
// a job that reads nothing because of a slip of the pen should not look done.
func (matchFn) ProcessElement(ctx ctx, pattern string, emit func(string)) error {
	fs, err := filesystem.New(ctx, pattern)
	if err != nil {
		return err
	}
	defer fs.Close()
	names, err := fs.List(ctx, pattern)
	if err != nil {
		return fmt.Errorf("%s: %w", pattern, err)
	}
	if len(names) == 0 {
		return fmt.Errorf("%s: nothing matches", pattern)
	}
	for _, name := range names {
		emit(name)
	}
	return nil
}

// open gives the bytes of an input.
func open(ctx ctx, name string) (io.ReadCloser, error) {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	r, err := fs.OpenRead(ctx, name)
	if err != nil {
		fs.Close()
		return nil, err
	}
	return &input{r, fs}, nil
}

type input struct {
	io.ReadCloser
	fs io.Closer
}

func (in *input) Close() error {
	defer in.fs.Close()
	return in.ReadCloser.Close()
}

// put copies a file of this machine to its place. It appears there when it is
// complete: object stores see to that; elsewhere it is renamed. The name before that
// is the attempt's own, for an engine may have a part done twice at the same time.
func put(ctx ctx, from, to string) (err error) {
	fs, err := filesystem.New(ctx, to)
	if err != nil {
		return err
	}
	defer fs.Close()
	defer func() {
		if err != nil {
			err = fmt.Errorf("%s: %w", to, err)
		}
	}()
	if strings.Contains(to, "://") {
		return upload(ctx, fs, from, to)
	}
	// What begins with a dot is passed over by whatever reads folders of tables.
	temp := fmt.Sprintf("%s/.%s.%016x", filepath.Dir(to), filepath.Base(to), rand.Uint64())
	if err := upload(ctx, fs, from, temp); err != nil {
		_ = os.Remove(temp) // it is of no use, and may not be there
		return err
	}
	return filesystem.Rename(ctx, fs, temp, to)
}

func upload(ctx ctx, fs filesystem.Interface, from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	ctx, cancel := context.WithCancel(ctx) // before a Close, it keeps what is incomplete from appearing
	defer cancel()
	out, err := fs.OpenWrite(ctx, to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		cancel()
		_ = out.Close() // the first error is the one that matters
		return err
	}
	return out.Close()
}
