package batch_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

// TestMain lets the test binary be the program that is killed.
func TestMain(m *testing.M) {
	if in := os.Getenv("BATCH_TEST_IN"); in != "" {
		if _, err := job(in, os.Getenv("BATCH_TEST_OUT")).Run(context.Background()); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if path := os.Getenv("BATCH_TEST_STATUS"); path != "" { // what the parent is told of its child counts the parent too
			status, _ := os.ReadFile("/proc/self/status")
			_ = os.WriteFile(path, status, 0o666)
		}
		os.Exit(0)
	}
	flag.Parse()
	if testing.Short() {
		os.Setenv("BATCH_TEST_FORMATS", "ndjson,csv")
	}
	os.Exit(m.Run())
}

func size(full, short int) int {
	if testing.Short() {
		return short
	}
	return full
}

// Neither the number of workers nor the division into shards has any influence on a
// byte of the output.
func TestWorkersAndShards(t *testing.T) {
	n := size(500, 120)
	t.Chdir(t.TempDir())
	corpus(t, "in", n)

	one := job("in", "w1")
	one.Workers = 1
	summary := mustRun(t, one)
	want := contents(t, "w1")
	values, contentsSeen, broken := 0, map[string]bool{}, 0
	for d := range gen.Archive(1, n) {
		values += d.Values
		if !contentsSeen[string(d.Data)] && d.Broken != "" {
			broken++
		}
		contentsSeen[string(d.Data)] = true
	}
	assert.Equal(t, n+10, summary.Inputs)
	assert.Equal(t, n+10-len(contentsSeen), summary.Same, "the copies, and documents that are empty alike")
	assert.Equal(t, broken, summary.Failures())
	assert.Equal(t, len(contentsSeen)-broken, summary.Read)
	longTerm := 0
	for line := range strings.Lines(want["out.ndjson"]) {
		var d schema.Disclosure
		require.NoError(t, json.Unmarshal([]byte(line), &d))
		for v := range schema.Values(&d) {
			if v.LongTerm {
				longTerm++
			}
		}
	}
	assert.Positive(t, longTerm)
	assert.Equal(t, values, summary.Values+longTerm, "each value of each readable document, once")
	assert.Equal(t, summary.Read, strings.Count(want["out.ndjson"], "\n"))
	assert.Equal(t, broken, strings.Count(want["own/failures.ndjson"], "\n"))
	assert.Equal(t, summary.Inputs, strings.Count(want["own/inputs.ndjson"], "\n"))

	for _, workers := range []int{2, 8} {
		j := job("in", fmt.Sprintf("w%d", workers))
		j.Workers = workers
		mustRun(t, j)
		same(t, want, contents(t, j.Output), j.Output)
	}

	var shards []string
	for i := range 4 {
		j := job("in", fmt.Sprintf("s%d", i+1))
		j.Shard = batch.Shard{No: i + 1, Of: 4}
		part := mustRun(t, j)
		assert.Greater(t, part.Inputs, n/10, "shards are of a like size")
		shards = append(shards, j.Output)
	}
	merged, err := batch.Merge(t.Context(), []string{shards[2], shards[0], shards[3], shards[1]}, "merged", openAll("merged"))
	require.NoError(t, err)
	assert.Equal(t, summary, merged)
	same(t, want, contents(t, "merged"), "merged")
}

func TestMergeWantsAllShardsOfOneJob(t *testing.T) {
	t.Chdir(t.TempDir())
	corpus(t, "in", 12)
	corpus(t, "other", 16)
	run := func(in, out string, no, of int) string {
		j := job(in, out)
		j.Shard = batch.Shard{No: no, Of: of}
		mustRun(t, j)
		return out
	}
	one, two := run("in", "1", 1, 2), run("in", "2", 2, 2)
	again, of3, alien := run("in", "1again", 1, 2), run("in", "of3", 2, 3), run("other", "alien", 2, 2)
	j := job("in", "limited")
	j.Shard = batch.Shard{No: 2, Of: 2}
	j.Limits.InputBytes = 100
	mustRun(t, j)
	for _, tt := range []struct {
		shards []string
		want   string
	}{
		{nil, "no shards"},
		{[]string{one}, "1 of 2 shards"},
		{[]string{one, again}, "the same shard"},
		{[]string{one, of3}, "another job"},
		{[]string{one, alien}, "another job"},
		{[]string{one, "limited"}, "other limits"},
		{[]string{one, "none"}, "no complete job"},
	} {
		_, err := batch.Merge(t.Context(), tt.shards, "m", openAll("m"))
		assert.ErrorContains(t, err, tt.want)
	}
	_, err := batch.Merge(t.Context(), []string{one, two}, "m", openAll("m"))
	require.NoError(t, err)
	_, err = batch.Merge(t.Context(), []string{"m"}, "m2", openAll("m2"))
	require.ErrorContains(t, err, "ledger", "a merged output holds no trees to merge again")
}

// A process that is killed at any moment, and started again until it is through,
// leaves what an undisturbed one leaves.
func TestKill(t *testing.T) {
	t.Chdir(t.TempDir())
	corpus(t, "in", size(120, 40))
	start := time.Now()
	require.NoError(t, child("calm").Run())
	whole := time.Since(start)
	want := contents(t, "calm")

	random := rand.New(rand.NewPCG(1, 1))
	killed := 0
	for round := 0; killed < size(20, 5); round++ {
		require.Less(t, round, 100, "the runs are too short to be killed")
		out := fmt.Sprintf("killed%d", round)
		for range 4 { // up to four times on the way
			c := child(out)
			require.NoError(t, c.Start())
			time.Sleep(time.Duration(random.Int64N(int64(whole))))
			_ = c.Process.Kill() // it may be through
			if err := c.Wait(); err == nil {
				break
			}
			killed++
		}
		var stderr bytes.Buffer
		c := child(out)
		c.Stderr = &stderr
		require.NoError(t, c.Run(), stderr.String())
		same(t, want, contents(t, out), fmt.Sprintf("after %d kills", killed))
	}
}

func child(out string) *exec.Cmd {
	c := exec.Command(os.Args[0], "-test.run=^$")
	c.Env = append(os.Environ(), "BATCH_TEST_IN=in", "BATCH_TEST_OUT="+out)
	return c
}

// A ledger that was cut off or damaged at any place costs work, never truth.
func TestDamagedLedger(t *testing.T) {
	t.Chdir(t.TempDir())
	corpus(t, "in", 8)
	mustRun(t, job("in", "out"))
	want := contents(t, "out")
	good, err := os.ReadFile("out.jixiao/ledger")
	require.NoError(t, err)
	random := rand.New(rand.NewPCG(2, 2))
	for range size(12, 4) {
		at := random.IntN(len(good))
		bad := bytes.Clone(good)
		if random.IntN(2) == 0 {
			bad = bad[:at]
		} else {
			bad[at] ^= 0x40
		}
		write(t, "out.jixiao/ledger", bad)
		mustRun(t, job("in", "out"))
		same(t, want, contents(t, "out"), "damage")
	}
}

// What is in the ledger is not read again, even under another name; what depends on
// something else is.
func TestLedger(t *testing.T) {
	t.Chdir(t.TempDir())
	corpus(t, "in", 24)
	mustRun(t, job("in", "out"))
	size := func() int64 {
		info, err := os.Stat("out.jixiao/ledger")
		require.NoError(t, err)
		return info.Size()
	}
	first := size()
	require.NoError(t, os.Rename("in/a", "in/z"))
	mustRun(t, job("in", "out"))
	assert.Equal(t, first, size(), "all contents are known")
	assert.Contains(t, contents(t, "out")["documents.csv"], "in/d/copy_", "under the names that come first now")

	limited := job("in", "out")
	limited.Limits = parser.DefaultLimits()
	limited.Limits.TextBytes = 1
	assert.Positive(t, mustRun(t, limited).Failed[batch.OverLimit])
	assert.Greater(t, size(), first, "other limits, other results")

	fresh := job("in", "out")
	fresh.Fresh = true
	mustRun(t, fresh)
	assert.LessOrEqual(t, size(), first+64)
}

// A sink that takes the lines of the ledger gets what another would have made of the
// trees, whether they were read just now, before, or under another name.
func TestLineSink(t *testing.T) {
	t.Chdir(t.TempDir())
	corpus(t, "in", 24)
	compare := func(what string) {
		t.Helper()
		mustRun(t, job("in", "out"))
		j := job("in", "lines.ndjson")
		j.Open = openLines("lines.ndjson")
		mustRun(t, j)
		got, err := os.ReadFile("lines.ndjson")
		require.NoError(t, err)
		require.True(t, contents(t, "out")["out.ndjson"] == string(got), what)
	}
	compare("new")
	compare("known")
	require.NoError(t, os.Rename("in/a", "in/z"))
	compare("renamed")
	_, err := batch.Merge(t.Context(), []string{"out"}, "merged.ndjson", openLines("merged.ndjson"))
	require.NoError(t, err)
	got, err := os.ReadFile("merged.ndjson")
	require.NoError(t, err)
	require.True(t, contents(t, "out")["out.ndjson"] == string(got), "merged")
}

func mustRunNothing(t *testing.T, j *batch.Job) batch.Summary {
	t.Helper()
	s := mustRun(t, j)
	require.Zero(t, s.Read)
	return s
}

func TestInterruptedJob(t *testing.T) {
	t.Chdir(t.TempDir())
	corpus(t, "in", 40)
	ctx, cancel := context.WithCancel(t.Context())
	j := job("in", "out")
	j.Watch = func(_ batch.Result, p batch.Progress) {
		if p.Done == 5 {
			cancel()
		}
	}
	_, err := j.Run(ctx)
	require.ErrorIs(t, err, context.Canceled)
	assert.NoFileExists(t, "out/out.ndjson")
	assert.NoFileExists(t, "out.jixiao/run.json")
	j.Watch = nil
	mustRun(t, j)
	assert.FileExists(t, "out/out.ndjson")
}

func TestFailures(t *testing.T) {
	t.Chdir(t.TempDir())
	good := gen.Document(1, 0)
	write(t, "in/1 空.docx", nil)
	write(t, "in/2.docx", []byte("\x89PNG\r\n\x1a\n"))
	write(t, "in/3.docx", []byte("PK\x03\x04broken"))
	write(t, "in/4.html", good.Data)
	write(t, "in/5.zip", zipped(t, file{"../../x y.docx", []byte("PK\x03\x04broken, too")}))
	j := job("in", "out")
	j.Inputs = append(j.Inputs, "none.docx")
	j.KeepFailures = "kept"
	s := mustRun(t, j)
	assert.Equal(t, map[string]int{batch.Empty: 1, batch.Unsupported: 1, batch.Corrupt: 2, batch.Unreadable: 1}, s.Failed)
	assert.Equal(t, 1, s.Read)

	type line struct {
		No                                  int
		Name, SHA256, Kind, Format, Message string
	}
	var lines []line
	dec := json.NewDecoder(strings.NewReader(contents(t, "out")["own/failures.ndjson"]))
	for dec.More() {
		var l line
		require.NoError(t, dec.Decode(&l))
		lines = append(lines, l)
	}
	require.Len(t, lines, 5)
	assert.Equal(t, "in/1 空.docx", lines[0].Name)
	assert.Equal(t, batch.Unsupported, lines[1].Kind)
	assert.Equal(t, "png", lines[1].Format)
	assert.Equal(t, "in/5.zip!/../../x y.docx", lines[3].Name)
	assert.Equal(t, "none.docx: no such file or directory", lines[4].Message)
	assert.Empty(t, lines[4].SHA256)

	kept, err := os.ReadDir("kept")
	require.NoError(t, err)
	var names []string
	for _, e := range kept {
		names = append(names, e.Name()[17:])
	}
	assert.ElementsMatch(t, []string{"1_空.docx", "2.docx", "3.docx", "x_y.docx"}, names)
	assert.NoFileExists(t, filepath.Join("..", "x y.docx"))

	// the ledger gives the same failures back
	before := contents(t, "out")
	mustRun(t, j)
	same(t, before, contents(t, "out"), "second run")

	j.MaxFailures = 2
	s, err = j.Run(t.Context())
	require.ErrorIs(t, err, batch.ErrTooManyFailures)
	assert.Equal(t, 2, s.Failures())
	assert.Equal(t, 2, strings.Count(contents(t, "out")["own/failures.ndjson"], "\n"))
}

// The output of a job may stand among its inputs.
func TestOutputIsNoInput(t *testing.T) {
	t.Chdir(t.TempDir())
	corpus(t, ".", 8)
	first := mustRun(t, job(".", "out"))
	assert.Equal(t, first, mustRun(t, job(".", "out")))
}
