package convert

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gen"
)

// A store is an object store in memory, under the scheme mem. An object appears
// whole, when it is closed.
type store struct {
	mu      sync.Mutex
	objects map[string][]byte
	// before is called before each read and write, and may fail it.
	before func(op, name string) error
}

var mem = &store{objects: map[string][]byte{}}

func init() {
	filesystem.Register("mem", func(context.Context) filesystem.Interface { return mem })
}

func (s *store) Close() error { return nil }

func (s *store) List(_ context.Context, pattern string) ([]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var names []string
	for name := range s.objects {
		if ok, err := path.Match(pattern, name); err != nil {
			return nil, err
		} else if ok {
			names = append(names, name)
		}
	}
	return names, nil // in no order, as some stores have it
}

func (s *store) call(op, name string) error {
	if s.before == nil {
		return nil
	}
	return s.before(op, name)
}

func (s *store) OpenRead(_ context.Context, name string) (io.ReadCloser, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.call("read", name); err != nil {
		return nil, err
	}
	data, ok := s.objects[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return io.NopCloser(bytes.NewReader(data)), nil
}

func (s *store) OpenWrite(ctx context.Context, name string) (io.WriteCloser, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.call("write", name); err != nil {
		return nil, err
	}
	return &object{ctx: ctx, store: s, name: name}, nil
}

func (s *store) Size(context.Context, string) (int64, error) { return 0, fs.ErrInvalid }

// under copies the objects whose names begin so.
func (s *store) under(prefix string) map[string][]byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := maps.Clone(s.objects)
	maps.DeleteFunc(out, func(name string, _ []byte) bool { return !strings.HasPrefix(name, prefix) })
	return out
}

type object struct {
	bytes.Buffer
	ctx   context.Context
	store *store
	name  string
}

func (o *object) Close() error {
	if err := o.ctx.Err(); err != nil {
		return err
	}
	o.store.mu.Lock()
	defer o.store.mu.Unlock()
	o.store.objects[o.name] = o.Bytes()
	return nil
}

// fill begins a store of n documents.
func fill(n int) Options {
	*mem = store{objects: map[string][]byte{}}
	for d := range gen.Archive(7, n) {
		mem.objects["mem://in/"+d.Name] = d.Data
	}
	return Options{Inputs: []string{"mem://in/*"}, Output: "mem://out", Format: "ndjson", Parts: 5}
}

// A worker that dies in the middle loses and doubles nothing: what is there after its
// death is whole, and the job, done again, gives what an undisturbed one gives.
func TestWorkerDies(t *testing.T) {
	o := fill(60)
	_, err := run(t, o)
	require.NoError(t, err)
	want := mem.under("mem://out/")
	require.NotEmpty(t, want)

	for _, death := range []struct {
		op string
		at int // which of them
	}{{"read", 1}, {"read", 17}, {"read", 60}, {"write", 1}, {"write", 4}, {"write", 10}} { // of 60 and 10
		t.Run(fmt.Sprint(death.op, death.at), func(t *testing.T) {
			o := fill(60)
			n := 0
			mem.before = func(op, name string) error {
				if op != death.op {
					return nil
				}
				n++
				switch {
				case n != death.at:
					return nil
				case op == "read": // a panic in there would be the end of the test too
					return errors.New("the worker dies at " + name)
				}
				panic("the worker dies at " + name)
			}
			_, err := run(t, o)
			require.ErrorContains(t, err, "the worker dies")
			for name, data := range mem.under("mem://out/") {
				assert.Equal(t, want[name], data, name)
			}
			mem.before = nil
			_, err = run(t, o)
			require.NoError(t, err)
			assert.Equal(t, want, mem.under("mem://out/"))
		})
	}
}

// What is gone by the time it is read is a dead letter.
func TestGone(t *testing.T) {
	o := fill(5)
	gone := ""
	mem.before = func(op, name string) error {
		if op == "read" && (gone == "" || gone == name) {
			gone = name
			return &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
		}
		return nil
	}
	counters, err := run(t, o)
	require.NoError(t, err)
	assert.EqualValues(t, 5, counters["inputs"])
	assert.EqualValues(t, 1, counters["failed_unreadable"])
	letters := ""
	for _, data := range mem.under("mem://out/failures/") {
		letters += string(data)
	}
	assert.Contains(t, letters, `"kind":"unreadable","cause":"file does not exist"`)
	assert.Contains(t, letters, gone)
}

// An engine may do a part twice, on two workers at a time.
func TestPartDoneTwice(t *testing.T) {
	in, out := archive(t, 20), t.TempDir()
	names, err := filepath.Glob(filepath.Join(in, "*"))
	require.NoError(t, err)
	slices.Reverse(names) // a shuffle gives them in any order
	f := &convertFn{Output: out, Format: "csv", Parts: 1}
	var letters [2][]string
	var wg sync.WaitGroup
	for i := range letters {
		wg.Go(func() {
			left := slices.Concat(names, names[:3]) // and, of two patterns, twice
			next := func(name *string) bool {
				if len(left) == 0 {
					return false
				}
				*name, left = left[0], left[1:]
				return true
			}
			assert.NoError(t, f.ProcessElement(t.Context(), 1, next, func(line string) { letters[i] = append(letters[i], line) }))
		})
	}
	wg.Wait()
	assert.Equal(t, letters[0], letters[1])
	once := t.TempDir()
	_, err = run(t, Options{Inputs: []string{filepath.Join(in, "*")}, Output: once, Format: "csv", Parts: 1})
	require.NoError(t, err)
	assert.Equal(t, tree(t, once), tree(t, out))
}

// tree reads the files below a folder that do not begin with a dot.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	require.NoError(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		files[rel] = string(data)
		return err
	}))
	return files
}

// TestMainKilled runs the pipeline for TestKilled, in a process that is killed.
func TestMainKilled(t *testing.T) {
	in := os.Getenv("JIXIAO_KILLED_IN")
	if in == "" {
		t.Skip("only as a process of TestKilled")
	}
	_, err := run(t, Options{Inputs: []string{filepath.Join(in, "*")}, Output: os.Getenv("JIXIAO_KILLED_OUT"), Format: "ndjson", Parts: 8})
	require.NoError(t, err)
}

// A process that is killed leaves files that are whole or none, and one more run
// makes the rest.
func TestKilled(t *testing.T) {
	in, want, out := archive(t, 200), t.TempDir(), t.TempDir()
	process := func(ctx context.Context, out string) error {
		c := exec.CommandContext(ctx, os.Args[0], "-test.run", "^TestMainKilled$")
		c.Env = append(os.Environ(), "JIXIAO_KILLED_IN="+in, "JIXIAO_KILLED_OUT="+out)
		return c.Run()
	}
	require.NoError(t, process(t.Context(), want))
	whole := tree(t, want)
	died := 0
	for wait := 100 * time.Millisecond; wait < 2*time.Second; wait += 200 * time.Millisecond {
		ctx, cancel := context.WithTimeout(t.Context(), wait)
		if process(ctx, out) != nil {
			died++
		}
		cancel()
		for name, data := range tree(t, out) {
			require.Equal(t, whole[name], data, name)
		}
	}
	assert.Positive(t, died)
	require.NoError(t, process(t.Context(), out))
	assert.Equal(t, whole, tree(t, out))
}
