package batch

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/jixiao-data/jixiao/export"
)

// ErrIsShard is the error of a merge whose output is one of its shards: it would destroy
// what the shard has read.
var ErrIsShard = errors.New("the output is one of the shards")

// Merge joins the shards of a job into what the job would have given in one piece.
// shards are their outputs; all of them must be there and complete. What is read are
// the folders beside them: the sink need not be that of the shards.
func Merge(ctx context.Context, shards []string, path string, open func(*export.Staging) (export.Sink, error)) (Summary, error) {
	all, err := openShards(shards)
	defer func() {
		for _, s := range all {
			s.close()
		}
	}()
	if err != nil {
		return Summary{}, err
	}
	for i, s := range all {
		if sameFolder(ownFolder(s.path), ownFolder(path)) {
			return Summary{}, fmt.Errorf("%s: %w", shards[i], ErrIsShard)
		}
	}
	out, err := newOutput(path, open)
	if err != nil {
		return Summary{}, err
	}
	defer out.close()
	seen := map[string]string{}
	for no := 1; no <= all[0].manifest.Inputs; no++ {
		if err := ctx.Err(); err != nil {
			return out.summary, err
		}
		r, err := nextResult(all, no, seen)
		if err != nil {
			return out.summary, err
		}
		out.prepare(&r)
		if err := out.add(r); err != nil {
			return out.summary, err
		}
	}
	return out.summary, out.finish(manifest{Scope: all[0].manifest.Scope, Inputs: all[0].manifest.Inputs})
}

// A finishedShard is the folder of a shard that is complete.
type finishedShard struct {
	path             string
	manifest         manifest
	book             *ledger
	files            []io.Closer
	inputs, failures *json.Decoder
	next             inputLine
	more             bool
}

func openShards(paths []string) ([]*finishedShard, error) {
	var all []*finishedShard
	have := map[Shard]string{}
	for _, path := range paths {
		s := &finishedShard{path: path}
		all = append(all, s)
		if err := s.open(); err != nil {
			return all, fmt.Errorf("%s: %w", path, err)
		}
		first := all[0].manifest
		switch {
		case s.manifest.Scope != first.Scope:
			return all, fmt.Errorf("%s: read by another version or with other limits than %s", path, paths[0])
		case s.manifest.Inputs != first.Inputs || s.manifest.Shard.Of != first.Shard.Of:
			return all, fmt.Errorf("%s: a shard of another job than %s", path, paths[0])
		case have[s.manifest.Shard] != "":
			return all, fmt.Errorf("%s: the same shard as %s", path, have[s.manifest.Shard])
		}
		have[s.manifest.Shard] = path
	}
	if len(all) == 0 {
		return nil, errors.New("no shards to merge")
	}
	if n := max(all[0].manifest.Shard.Of, 1); len(all) < n {
		return all, fmt.Errorf("%d of %d shards: all are needed", len(all), n)
	}
	return all, nil
}

func (s *finishedShard) open() error {
	dir := ownFolder(s.path)
	data, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New("no complete job has this output")
	}
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, &s.manifest); err != nil {
		return fmt.Errorf("%s: %w", manifestFile, err)
	}
	if s.book, err = openLedger(filepath.Join(dir, ledgerFile), s.manifest.Scope, os.O_RDONLY); err != nil {
		return err
	}
	for name, dec := range map[string]**json.Decoder{inputsFile: &s.inputs, failuresFile: &s.failures} {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		s.files = append(s.files, f)
		*dec = json.NewDecoder(bufio.NewReader(f))
	}
	return s.advance()
}

func (s *finishedShard) close() {
	if s.book != nil {
		_ = s.book.close() // it was only read
	}
	for _, f := range s.files {
		_ = f.Close()
	}
}

// advance goes to the shard's next input.
func (s *finishedShard) advance() error {
	s.next, s.more = inputLine{}, false
	switch err := s.inputs.Decode(&s.next); {
	case err == nil:
		s.more = true
	case err != io.EOF:
		return fmt.Errorf("%s: %w", inputsFile, err)
	}
	return nil
}

// nextResult takes input no from the shard that has it. seen are the names of the
// contents that came before.
func nextResult(all []*finishedShard, no int, seen map[string]string) (Result, error) {
	for _, s := range all {
		if !s.more || s.next.No != no {
			continue
		}
		r, err := s.result(seen)
		if err == nil {
			err = s.advance()
		}
		if err != nil {
			return r, fmt.Errorf("%s: %w", s.path, err)
		}
		return r, nil
	}
	return Result{}, fmt.Errorf("input %d is in no shard: the shards did not have the same inputs", no)
}

// result gives the shard's next input back as the whole job would have it: what is
// the first of its content in a shard may not be the first of all.
func (s *finishedShard) result(seen map[string]string) (Result, error) {
	r := Result{Source: s.next.Source}
	if s.next.Outcome == failed {
		var f Failure
		if err := s.failures.Decode(&f); err != nil {
			return r, fmt.Errorf("%s: %w", failuresFile, err)
		}
		if f.No != r.Source.No {
			return r, fmt.Errorf("%s: input %d instead of %d", failuresFile, f.No, r.Source.No)
		}
		r.Err = f.err(f.Name)
	}
	if r.Source.SHA256 != "" {
		if r.Source.SameAs = seen[r.Source.SHA256]; r.Source.SameAs != "" {
			r.Err = nil
			return r, nil
		}
		seen[r.Source.SHA256] = r.Source.Name
	}
	if r.Err != nil {
		return r, nil
	}
	kept, ok := s.book.get(&r.Source)
	if !ok {
		return r, fmt.Errorf("the ledger does not have %s", r.Source.Name)
	}
	return kept, nil
}

func sameFolder(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}
