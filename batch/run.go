package batch

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"iter"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
)

// Options say how inputs are read. The zero value suits most.
type Options struct {
	// Workers is how many documents are read at a time: by default as many as there
	// are processors. It has no influence on the results.
	Workers int
	// Timeout bounds the time that one document may take: by default a minute.
	Timeout time.Duration
	// Limits bound what one document may cost. What is zero is as in parser.DefaultLimits.
	Limits parser.Limits
	// Shard leaves all inputs out but those of one part.
	Shard Shard
	// ReadSame reads bytes again that came before under another name. Without it some
	// hundred bytes are kept of each input, to know it by.
	ReadSame bool
	// Open, if set, gives the bytes of an input by its name, for inputs that are on no
	// disk of this machine: names are then names of documents and archives, not of
	// folders or patterns. An archive is copied to a temporary file.
	Open func(ctx context.Context, name string) (io.ReadCloser, error)
	// Page, if any, is given the tree of each document that is read and the page it
	// was read from, by the worker that read it and before the result is yielded.
	// What a job finds in its ledger is not read.
	Page func(*schema.Disclosure, *page.Document)
}

func (o Options) withDefaults() Options {
	o.Workers = cmp.Or(max(o.Workers, 0), runtime.GOMAXPROCS(0))
	o.Timeout = cmp.Or(o.Timeout, time.Minute)
	o.Limits = o.Limits.WithDefaults()
	return o
}

// Source is an input.
type Source struct {
	// No is its number among all inputs, from 1. Shards count as the whole job does.
	No int `json:"no"`
	// Name is its path with forward slashes; a member of an archive has the name
	// archive.zip!/path/in/it.docx. Bytes that are no UTF-8, and each % with them, are
	// written as %FF.
	Name string `json:"name"`
	// SHA256 of its bytes in lower-case hex, and their number. There is no hash where
	// the bytes could not be had or are more than the limit; their number is then 0
	// if it is not known.
	SHA256 string `json:"sha256,omitempty"`
	Bytes  int64  `json:"bytes"`
	// SameAs is the name under which the same bytes came before. They were not read
	// again.
	SameAs string `json:"same_as,omitempty"`
}

// Result is what became of an input.
type Result struct {
	Source Source
	// Disclosure is nil when there is an error, and when Source.SameAs is set.
	Disclosure *schema.Disclosure
	// Took is the time that reading it took.
	Took time.Duration
	// Err is nil or a *parser.Error. Its cause is one of those of package parser, a
	// [*Bug], context.DeadlineExceeded, or an error of the file system.
	Err error
	// line is the disclosure as a line of JSON, where a job needed it.
	line []byte
	// write is what is left to do to have the disclosure in a job's output.
	write func() error
}

// windowPerWorker is how far, in documents, the workers may be ahead of the oldest
// document that is not done. It bounds the memory that waiting results take.
const windowPerWorker = 4

// Run reads what names lead to: files, folders, patterns (when there is no file of
// the name), archives. It yields a result for each input, in the order of the
// inputs: names as given, folders by name, archives as stored.
//
// In folders and archives it passes over links, hidden files and folders, and by its
// extension what is no document (pictures, scripts, data). When the context is done, it stops without a word: ask
// ctx.Err.
func Run(ctx context.Context, names []string, o Options) iter.Seq[Result] {
	return Stream(ctx, slices.Values(names), o)
}

// Stream is [Run] for names that come one after the other, in any number. The result
// for a name is there as soon as it and those before it are read, whether or not
// there is a next name. Names are asked for from another goroutine; before the
// sequence of results ends, however it ends, the one that was asked for last must
// have come.
func Stream(ctx context.Context, names iter.Seq[string], o Options) iter.Seq[Result] {
	r := runner{names: names, options: o.withDefaults()}
	r.read = func(ctx context.Context, s *Source, data []byte) Result {
		return parse(ctx, s, data, r.options)
	}
	return r.results(ctx)
}

// A runner reads inputs with several workers.
type runner struct {
	names   iter.Seq[string]
	spare   map[string]bool // see walker
	options Options
	// read reads the bytes of one input. It is called from several goroutines.
	read func(context.Context, *Source, []byte) Result
	// total is the number of inputs of all shards, when all results are there.
	total int
}

// A task is an input on its way through the workers.
type task struct {
	source Source
	data   []byte
	done   chan Result // holds one
}

// results yields a result for each input, in order.
func (r *runner) results(ctx context.Context) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()
		queue := make(chan *task, windowPerWorker*r.options.Workers) // in the order of the inputs
		work := make(chan *task)
		wg.Go(func() {
			defer close(queue)
			defer close(work)
			r.feed(ctx, queue, work)
		})
		for range r.options.Workers {
			wg.Go(func() {
				for t := range work {
					data := t.data
					t.data = nil // the queue need not hold it
					start := time.Now()
					result := r.read(ctx, &t.source, data)
					result.Took = time.Since(start)
					t.done <- result
				}
			})
		}
		for t := range queue {
			select {
			case result := <-t.done:
				if ctx.Err() != nil || !yield(result) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

// feed finds the inputs. It puts each in the queue, and those that are to be read in
// work too.
func (r *runner) feed(ctx context.Context, queue, work chan<- *task) {
	seen := map[digest]string{} // names of contents
	w := walker{ctx: ctx, limits: r.options.Limits, shard: r.options.Shard, spare: r.spare, open: r.options.Open}
	w.yield = func(x item) bool {
		t := &task{source: Source{No: x.no, Name: x.name, Bytes: x.size}, done: make(chan Result, 1)}
		if x.err == nil {
			sum := sha256.Sum256(x.data)
			t.source.SHA256, t.source.SameAs = hex.EncodeToString(sum[:]), seen[digest(sum[:])]
			if t.source.SameAs == "" {
				t.data = x.data
				if !r.options.ReadSame {
					seen[digest(sum[:])] = x.name
				}
			}
		}
		toRead := x.err == nil && t.source.SameAs == ""
		if !toRead {
			t.done <- Result{Source: t.source, Err: x.err}
		}
		return send(ctx, queue, t) && (!toRead || send(ctx, work, t))
	}
	w.walk(r.names)
	r.total = w.no
}

// send reports false when the context is done.
func send(ctx context.Context, to chan<- *task, t *task) bool {
	select {
	case to <- t:
		return true
	case <-ctx.Done():
		return false
	}
}

// grace is how long a reader may go on after its time is up before it is left to
// itself.
const grace = 2 * time.Second

// parse reads a document within its time. A panic is a [*Bug], and no harm to the
// rest of the batch.
func parse(ctx context.Context, s *Source, data []byte, o Options) Result {
	d, err := guard(ctx, s, o.Timeout, func(ctx context.Context) (*schema.Disclosure, error) {
		d, p, err := parser.ParsePage(ctx, s.Name, data, o.Limits)
		if err == nil && o.Page != nil {
			o.Page(d, p)
		}
		return d, err
	})
	return Result{Source: *s, Disclosure: d, Err: err}
}

func guard(ctx context.Context, s *Source, limit time.Duration, read func(context.Context) (*schema.Disclosure, error)) (*schema.Disclosure, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	type answer struct {
		d   *schema.Disclosure
		err error
	}
	done := make(chan answer, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				done <- answer{nil, &parser.Error{Name: s.Name, Cause: newBug(p, s.SHA256)}}
			}
		}()
		d, err := read(ctx)
		done <- answer{d, err}
	}()
	select {
	case a := <-done:
		return a.d, a.err
	case <-ctx.Done():
	}
	select { // readers look at the context, but one may be stuck where none does
	case a := <-done:
		return a.d, a.err
	case <-time.After(grace):
		return nil, &parser.Error{Name: s.Name, Cause: ctx.Err(), Detail: "the reader does not stop"}
	}
}
