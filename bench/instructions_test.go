package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gen"
)

// The test's own binary is the child that reads: FORMAT, READER, TIMES and a file, one
// a line.
const childEnv = "JIXIAO_BENCH_CHILD"

func TestMain(m *testing.M) {
	if job := os.Getenv(childEnv); job != "" {
		if err := child(strings.Split(job, "\n")); err != nil {
			fatal(err)
		}
		return
	}
	os.Exit(m.Run())
}

func child(job []string) error {
	times, err := strconv.Atoi(job[2])
	if err != nil {
		return err
	}
	data, err := os.ReadFile(job[3])
	if err != nil {
		return err
	}
	for _, r := range readersOf(job[0]) {
		if r.name != job[1] {
			continue
		}
		for range times {
			if _, err := r.read(&input{documents: [][]byte{data}}); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("no reader %s of %s", job[1], job[0])
}

var collected = regexp.MustCompile(`Collected : (\d+)`)

// instructions counts what a process takes that reads a file some times. A count is
// the same on a machine that is busy. The collector is off, since it works when it
// likes, and so are the signals that valgrind does not bear.
func instructions(valgrind, format, reader, file string, times int) (float64, error) {
	cmd := exec.Command(valgrind, "--tool=callgrind", "--callgrind-out-file="+os.DevNull, os.Args[0])
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1", "GOGC=off", "GODEBUG=asyncpreemptoff=1",
		childEnv+"="+strings.Join([]string{format, reader, strconv.Itoa(times), file}, "\n"))
	out, err := cmd.CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("%w: %s", err, out)
	}
	m := collected.FindSubmatch(out)
	if m == nil {
		return 0, fmt.Errorf("no count: %s", out)
	}
	return strconv.ParseFloat(string(m[1]), 64)
}

// TestInstructions compares the whole job with what other readers take on the same
// bytes, and a document with one ten times as long. It counts instructions, not
// time, so that it says the same on each run; docs/performance.md has the times. The
// ceilings are about a twentieth above what was counted when they were set.
func TestInstructions(t *testing.T) {
	valgrind, err := exec.LookPath("valgrind")
	if err != nil {
		t.Skip("left out: valgrind, which counts instructions, is not installed")
	}
	if testing.Short() {
		t.Skip("left out: not in short tests")
	}
	dir := t.TempDir()
	save := func(name string, data []byte) string {
		file := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(file, data, 0o600))
		return file
	}
	if _, err := instructions(valgrind, "docx", "jixiao", save("empty", nil), 0); err != nil {
		t.Skipf("left out: valgrind does not run a Go program here: %v", err)
	}
	// A second reading is without what the process takes to begin.
	second := func(format, reader, file string) float64 {
		t.Helper()
		once, err := instructions(valgrind, format, reader, file, 1)
		require.NoError(t, err)
		twice, err := instructions(valgrind, format, reader, file, 2)
		require.NoError(t, err)
		return twice - once
	}
	for _, c := range []struct {
		format       string
		small, large []byte
		peers        map[string]float64 // what jixiao takes over what the peer takes, at most
	}{
		{"docx", gen.Word(2), gen.Word(20), map[string]float64{"inflating alone": 3.2, "go-docx Parse": 0.085}},
		{"html", gen.HTML(2), gen.HTML(20), map[string]float64{"decoding + goquery": 1.42}},
	} {
		t.Run(c.format, func(t *testing.T) {
			small, large := save("small."+c.format, c.small), save("large."+c.format, c.large)
			few := second(c.format, "jixiao", small)
			own := second(c.format, "jixiao", large)
			t.Logf("2 tables: %.0f, 20 tables: %.0f", few, own)
			assert.LessOrEqual(t, own/few, 11.5, "ten times the tables, which share what a document takes by itself")
			for peer, most := range c.peers {
				other := second(c.format, peer, large)
				t.Logf("%s: %.3f of %s", c.format, own/other, peer)
				assert.LessOrEqual(t, own/other, most, peer)
			}
		})
	}
}
