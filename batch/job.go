package batch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"

	"github.com/jixiao-data/jixiao/export"
)

// A Job converts inputs into an output, and remembers what it has read. Run again,
// it goes on where it was interrupted.
type Job struct {
	Options
	Inputs []string
	// Output is the path that Open writes to: a file, or a folder of tables. Beside
	// it stands the job's own folder: Output + ".jixiao".
	Output string
	// Open opens the sink. Its files appear when the job is complete. The workers do
	// what a sink can do ahead that is an [export.Preparer]; one that is a [LineSink]
	// costs less.
	Open func(*export.Staging) (export.Sink, error)
	// Fresh forgets what earlier runs have read.
	Fresh bool
	// MaxFailures stops the job when that many inputs have failed; 0 is never.
	MaxFailures int
	// KeepFailures is a folder to which inputs are copied that cannot be read.
	KeepFailures string
	// Watch, if any, is called after each result.
	Watch func(Result, Progress)
}

// ErrTooManyFailures stops a job at its MaxFailures.
var ErrTooManyFailures = errors.New("too many failures")

// Run does the job. The summary is of what was done, even where there is an error.
// After an error the output is as it was before, and failures.ndjson tells of the
// failures until then.
func (j *Job) Run(ctx context.Context) (Summary, error) {
	o := j.withDefaults()
	o.ReadSame = false // an output has each content once
	out, err := newOutput(j.Output, j.Open)
	if err != nil {
		return Summary{}, err
	}
	defer out.close()
	if j.Fresh {
		if err := os.Remove(out.own(ledgerFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return Summary{}, err
		}
	}
	m := manifest{Scope: scope(o), Shard: o.Shard}
	book, err := openLedger(out.own(ledgerFile), m.Scope, os.O_RDWR|os.O_CREATE)
	if err != nil {
		return Summary{}, err
	}
	defer book.close()

	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r := runner{names: slices.Values(j.Inputs), spare: map[string]bool{}, options: o}
	for _, path := range append(out.files.Paths(), j.Output, j.KeepFailures) {
		if abs, err := filepath.Abs(path); err == nil && path != "" {
			r.spare[abs] = true
		}
	}
	r.read = func(ctx context.Context, s *Source, data []byte) Result {
		result, fatal := j.read(ctx, book, s, data, o)
		if fatal != nil {
			stop(fatal)
		}
		out.prepare(&result)
		return result
	}
	if err := j.write(ctx, &r, out); err != nil {
		return out.summary, errors.Join(err, out.keepFailures())
	}
	m.Inputs = r.total
	if err := book.file.Sync(); err != nil {
		return out.summary, err
	}
	return out.summary, out.finish(m)
}

// write has all inputs read and written.
func (j *Job) write(ctx context.Context, r *runner, out *output) error {
	watch, stop := j.watch(ctx, r)
	defer stop()
	failures := 0
	for result := range r.results(ctx) {
		if err := out.add(result); err != nil {
			return err
		}
		watch(result)
		if result.Err == nil {
			continue
		}
		if failures++; failures == j.MaxFailures {
			return fmt.Errorf("%w: %d", ErrTooManyFailures, failures)
		}
	}
	return context.Cause(ctx)
}

// read finds an input in the ledger, or reads it and enters it there. A fatal error
// is one of the job, not of the input.
func (j *Job) read(ctx context.Context, book *ledger, s *Source, data []byte, o Options) (r Result, fatal error) {
	r, known := book.get(s)
	if !known {
		r = parse(ctx, s, data, o)
		if err := book.put(&r); err != nil {
			return r, fmt.Errorf("ledger: %w", err)
		}
	}
	if r.Err != nil && j.KeepFailures != "" && ctx.Err() == nil {
		fatal = keep(j.KeepFailures, s, data)
	}
	return r, fatal
}

// keep copies an input to a folder. Of its name only the last part is used, and of
// that only what is harmless in any file system.
func keep(dir string, s *Source, data []byte) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	base := s.Name[strings.LastIndexAny(s.Name, `/\`)+1:]
	base = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.", r) {
			return r
		}
		return '_'
	}, base)
	if runes := []rune(base); len(runes) > 60 {
		base = string(runes[len(runes)-60:])
	}
	var files export.Staging
	defer files.Discard()
	w, err := files.Create(filepath.Join(dir, s.SHA256[:16]+"-"+base))
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return err
	}
	return files.Commit()
}

// Progress is how far a job is.
type Progress struct {
	Done, Failed int
	// Total is the number of inputs. It is 0 as long as they are being counted, and
	// where that costs too much: with archives in archives, and with Options.Open.
	Total   int
	Bytes   int64 // of the inputs that are done
	Elapsed time.Duration
}

// watch returns the function that tells Watch of results, and one that ends the
// counting of the inputs.
func (j *Job) watch(ctx context.Context, r *runner) (tell func(Result), stop func()) {
	if j.Watch == nil {
		return func(Result) {}, func() {}
	}
	start := time.Now()
	var total atomic.Int64
	var wg sync.WaitGroup
	ctx, cancel := context.WithCancel(ctx)
	stop = func() {
		cancel()
		wg.Wait()
	}
	if r.options.Open == nil {
		wg.Go(func() {
			w := walker{ctx: ctx, limits: r.options.Limits, shard: r.options.Shard, spare: r.spare, namesOnly: true}
			n := int64(0)
			w.yield = func(item) bool { n++; return true }
			if w.walk(r.names) {
				total.Store(n)
			}
		})
	}
	var p Progress
	tell = func(result Result) {
		p.Done++
		if result.Err != nil {
			p.Failed++
		}
		p.Bytes += result.Source.Bytes
		p.Total, p.Elapsed = int(total.Load()), time.Since(start)
		j.Watch(result, p)
	}
	return tell, stop
}
