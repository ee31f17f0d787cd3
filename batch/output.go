package batch

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"github.com/jixiao-data/jixiao/export"
)

// The files in a job's own folder.
const (
	ledgerFile   = "ledger"
	inputsFile   = "inputs.ndjson"
	failuresFile = "failures.ndjson"
	manifestFile = "run.json"
	lockFile     = "lock"
)

// ownSuffix ends the name of a job's own folder.
const ownSuffix = ".jixiao"

// ownFolder is the job's own folder for an output, which stands beside it.
func ownFolder(path string) string {
	path = filepath.Clean(path)
	if base := filepath.Base(path); base == "." || base == ".." {
		if abs, err := filepath.Abs(path); err == nil {
			path = abs
		}
	}
	return path + ownSuffix
}

// A manifest tells of a job that is complete.
type manifest struct {
	Scope  string `json:"scope"` // a text to compare, not to read
	Shard  Shard  `json:"shard,omitzero"`
	Inputs int    `json:"inputs"` // of all shards
}

// An inputLine is a line of inputs.ndjson.
type inputLine struct {
	Source
	Outcome string `json:"outcome"` // read, partial, failed or same
}

// An output takes the results of a job, in order.
type output struct {
	dir              string // the job's own folder
	lock             *flock.Flock
	sink             export.Sink
	inputs, failures *json.Encoder
	summary          Summary
	// The failures are of use even when a job does not come to its end.
	files, inputsLog, failuresLog export.Staging
}

// newOutput begins an output, which nobody else may be writing. What tells that an
// earlier one was complete is removed first. End with close.
func newOutput(path string, open func(*export.Staging) (export.Sink, error)) (_ *output, err error) {
	out := &output{dir: ownFolder(path)}
	if err := os.MkdirAll(out.dir, 0o777); err != nil {
		return nil, err
	}
	var locked bool
	if out.lock, locked, err = lock(out.own(lockFile)); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out.summary.Unlocked = !locked
	out.files.Alone, out.inputsLog.Alone, out.failuresLog.Alone = locked, locked, locked
	if err := out.start(open); err != nil {
		out.close()
		return nil, err
	}
	return out, nil
}

func (out *output) start(open func(*export.Staging) (export.Sink, error)) (err error) {
	if err := os.Remove(out.own(manifestFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if out.inputs, err = createLines(&out.inputsLog, out.own(inputsFile)); err != nil {
		return err
	}
	if out.failures, err = createLines(&out.failuresLog, out.own(failuresFile)); err != nil {
		return err
	}
	out.sink, err = open(&out.files)
	return err
}

// createLines begins a file of JSON lines.
func createLines(files *export.Staging, path string) (*json.Encoder, error) {
	w, err := files.Create(path)
	if err != nil {
		return nil, err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false) // as package export has it
	return enc, nil
}

func (out *output) own(file string) string { return filepath.Join(out.dir, file) }

// close removes what was not finished.
func (out *output) close() {
	out.files.Discard()
	out.inputsLog.Discard()
	out.failuresLog.Discard()
	_ = out.lock.Unlock() // the end of the process does it too
}

// add writes a result.
func (out *output) add(r Result) error {
	outcome := out.summary.Add(r)
	if err := out.inputs.Encode(inputLine{r.Source, outcome}); err != nil {
		return err
	}
	switch {
	case r.Err != nil:
		return out.failures.Encode(NewFailure(r.Source, r.Err))
	case r.Disclosure != nil:
		return r.write()
	}
	return nil
}

// prepare does what of writing a result does not depend on its place. The workers
// call it.
func (out *output) prepare(r *Result) {
	line := r.line
	r.line = nil
	if r.Disclosure == nil {
		return
	}
	if sink, ok := out.sink.(LineSink); ok && line != nil {
		r.write = func() error { return sink.WriteLine(line) }
		return
	}
	r.write = export.Prepare(out.sink, r.Disclosure)
}

// A LineSink is a sink that writes a line of JSON for each disclosure. The workers
// make these lines for the ledger, and a job hands them over instead of having them
// made once more.
type LineSink interface {
	export.Sink
	// WriteLine is Write for a disclosure whose line, with its end, is there already.
	WriteLine(line []byte) error
}

// keepFailures is for a job that did not come to its end.
func (out *output) keepFailures() error { return out.failuresLog.Commit() }

// finish puts all files in their places, the manifest last. Where nothing was read,
// there is no output, and none of an earlier run.
func (out *output) finish(m manifest) error {
	if out.summary.Read > 0 {
		if err := out.sink.Close(); err != nil {
			return err
		}
		if err := out.files.Commit(); err != nil {
			return err
		}
	} else if err := out.files.Clear(); err != nil {
		return err
	}
	if err := out.failuresLog.Commit(); err != nil {
		return err
	}
	done, err := createLines(&out.inputsLog, out.own(manifestFile))
	if err != nil {
		return err
	}
	if err := done.Encode(m); err != nil {
		return err
	}
	return out.inputsLog.Commit() // in the order of creation: the manifest last
}
