package batch

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/jixiao-data/jixiao/export"
)

// The files in a job's own folder.
const (
	ledgerFile   = "ledger"
	inputsFile   = "inputs.ndjson"
	failuresFile = "failures.ndjson"
	manifestFile = "run.json"
)

// A manifest tells of a job that is complete.
type manifest struct {
	Scope  string `json:"scope"`
	Shard  Shard  `json:"shard"`
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
	sink             export.Sink
	inputs, failures *json.Encoder
	summary          Summary
	// The failures are of use even when a job does not come to its end.
	files, inputsLog, failuresLog export.Staging
}

// newOutput begins an output. What tells that an earlier one was complete is
// removed first.
func newOutput(path string, open func(*export.Staging) (export.Sink, error)) (*output, error) {
	out := &output{dir: filepath.Clean(path) + ".jixiao"}
	if err := os.MkdirAll(out.dir, 0o777); err != nil {
		return nil, err
	}
	if err := os.Remove(out.own(manifestFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err := out.begin(open); err != nil {
		out.discard()
		return nil, err
	}
	return out, nil
}

func (out *output) begin(open func(*export.Staging) (export.Sink, error)) (err error) {
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

func (out *output) discard() {
	out.files.Discard()
	out.inputsLog.Discard()
	out.failuresLog.Discard()
}

// add writes a result.
func (out *output) add(r Result) error {
	outcome := out.summary.add(r)
	if err := out.inputs.Encode(inputLine{r.Source, outcome}); err != nil {
		return err
	}
	switch {
	case r.Err != nil:
		return out.failures.Encode(newFailure(r.Source, r.Err))
	case r.Disclosure != nil:
		return out.sink.Write(r.Disclosure)
	}
	return nil
}

// keepFailures is for a job that did not come to its end.
func (out *output) keepFailures() error { return out.failuresLog.Commit() }

// finish puts all files in their places, the manifest last. Where nothing was read,
// there is no output.
func (out *output) finish(m manifest) error {
	if out.summary.Read > 0 {
		if err := out.sink.Close(); err != nil {
			return err
		}
		if err := out.files.Commit(); err != nil {
			return err
		}
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
