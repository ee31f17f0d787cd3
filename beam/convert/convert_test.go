package convert

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	"github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/internal/gen"
)

func TestMain(m *testing.M) {
	flag.Parse()
	beam.Init()
	os.Exit(m.Run())
}

// archive writes n generated documents to a new folder, some of which are broken.
func archive(t testing.TB, n int) string {
	dir := t.TempDir()
	for d := range gen.Archive(7, n) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, d.Name), d.Data, 0o666))
	}
	return dir
}

// run converts on prism, and returns the pipeline's counters.
func run(t testing.TB, o Options) (map[string]int64, error) {
	t.Helper()
	require.NoError(t, o.Validate())
	p, s := beam.NewPipelineWithRoot()
	Pipeline(s, o)
	result, err := prism.Execute(t.Context(), p)
	if err != nil {
		return nil, err
	}
	counters := map[string]int64{}
	for _, c := range result.Metrics().AllMetrics().Counters() {
		counters[c.Key.Name] += c.Result()
	}
	return counters, nil
}

// jixiao runs the plain command. It is built once.
func jixiao(t testing.TB, args ...string) {
	t.Helper()
	program := filepath.Join(t.TempDir(), "jixiao")
	out, err := exec.CommandContext(t.Context(), "go", "build", "-C", "../..", "-o", program, "./cmd/jixiao").CombinedOutput()
	require.NoError(t, err, string(out))
	// It exits with 1, for some documents are broken.
	out, err = exec.CommandContext(t.Context(), program, args...).CombinedOutput()
	var exit *exec.ExitError
	require.ErrorAs(t, err, &exit)
	require.Equal(t, 1, exit.ExitCode(), string(out))
}

// lines gives the lines of files, sorted.
func lines(t testing.TB, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	require.NoError(t, err)
	require.NotEmpty(t, files, pattern)
	var all []string
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		for line := range strings.Lines(string(data)) {
			all = append(all, line)
		}
	}
	slices.Sort(all)
	return all
}

// failures gives the failures of files without their numbers, which count within
// what was read together.
func failures(t testing.TB, pattern string) []batch.Failure {
	t.Helper()
	var all []batch.Failure
	for _, line := range lines(t, pattern) {
		var f batch.Failure
		require.NoError(t, json.Unmarshal([]byte(line), &f))
		f.No = 0
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b batch.Failure) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// The pipeline gives the trees and the failures that the plain command gives.
func TestSameAsPlainCommand(t *testing.T) {
	in, out := archive(t, 1000), t.TempDir()
	counters, err := run(t, Options{Inputs: []string{filepath.Join(in, "*")}, Output: out, Format: "ndjson", Parts: 13})
	require.NoError(t, err)

	plain := filepath.Join(t.TempDir(), "plain.ndjson")
	jixiao(t, "convert", "-q", "-f", "ndjson", "-o", plain, in)
	want, got := lines(t, plain), lines(t, filepath.Join(out, "trees", "*"))
	require.Equal(t, len(want), len(got))
	for i := range want {
		require.Equal(t, want[i], got[i])
	}
	// The plain command reads equal bytes once. Here each input is read for itself.
	letters := failures(t, filepath.Join(out, "failures", "*"))
	again := map[string]bool{}
	first := slices.DeleteFunc(slices.Clone(letters), func(f batch.Failure) bool {
		seen := again[f.SHA256]
		again[f.SHA256] = true
		return seen
	})
	assert.Equal(t, failures(t, filepath.Join(plain+".jixiao", "failures.ndjson")), first)
	assert.NotEmpty(t, letters)
	for _, f := range letters {
		assert.NotEmpty(t, f.Kind)
		assert.NotEmpty(t, f.Cause)
	}
	assert.EqualValues(t, 1000, counters["inputs"])
	assert.EqualValues(t, len(got), counters["read"])
	assert.Positive(t, counters["values"])
	assert.Positive(t, counters["bytes"])
	sum := int64(0)
	for _, kind := range batch.Kinds() {
		sum += counters["failed_"+kind]
	}
	assert.EqualValues(t, len(letters), sum)
}

// Tables have the rows of the plain command, each file with the header.
func TestTables(t *testing.T) {
	in, out := archive(t, 40), t.TempDir()
	_, err := run(t, Options{Inputs: []string{filepath.Join(in, "*")}, Output: out, Format: "csv", Parts: 3})
	require.NoError(t, err)
	plain := t.TempDir()
	jixiao(t, "convert", "-q", "-f", "csv", "-o", plain, in)
	data, err := os.ReadFile(filepath.Join(plain, "values.csv"))
	require.NoError(t, err)
	header, err := bufio.NewReader(bytes.NewReader(data)).ReadString('\n')
	require.NoError(t, err)
	want, got := lines(t, filepath.Join(plain, "values.csv")), lines(t, filepath.Join(out, "values", "*.csv"))
	without := func(all []string) []string {
		return slices.DeleteFunc(all, func(line string) bool { return line == header })
	}
	assert.Equal(t, without(want), without(got))
}

// The rows of the Parquet files together are those of the file of the plain command.
func TestParquet(t *testing.T) {
	in, out := archive(t, 40), t.TempDir()
	_, err := run(t, Options{Inputs: []string{filepath.Join(in, "*")}, Output: out, Format: "parquet", Parts: 3})
	require.NoError(t, err)
	plain := t.TempDir()
	jixiao(t, "convert", "-q", "-f", "parquet", "-o", plain, in)
	for _, table := range export.Tables() {
		want := parquetRows(t, filepath.Join(plain, table.Name+".parquet"))
		got := parquetRows(t, filepath.Join(out, table.Name, "*.parquet"))
		require.Equal(t, len(want), len(got), table.Name)
		assert.Equal(t, want, got, table.Name)
	}
}

// parquetRows gives the rows of files as text, sorted.
func parquetRows(t testing.TB, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	require.NoError(t, err)
	require.NotEmpty(t, names, pattern)
	var all []string
	for _, name := range names {
		rows, err := parquet.ReadFile[any](name)
		require.NoError(t, err, name)
		for _, row := range rows {
			all = append(all, fmt.Sprint(row))
		}
	}
	slices.Sort(all)
	return all
}

func TestOptions(t *testing.T) {
	good := Options{Inputs: []string{"x"}, Output: "out", Format: "ndjson", Parts: 1}
	assert.NoError(t, good.Validate())
	for name, spoil := range map[string]func(*Options){
		"no inputs":           func(o *Options) { o.Inputs = nil },
		"no output":           func(o *Options) { o.Output = "" },
		"0 parts: there must": func(o *Options) { o.Parts = 0 },
		`no format "doc"`:     func(o *Options) { o.Format = "doc" },
	} {
		bad := good
		spoil(&bad)
		assert.ErrorContains(t, bad.Validate(), name)
	}
}

// A pattern for which there is nothing fails the job.
func TestNothingMatches(t *testing.T) {
	_, err := run(t, Options{Inputs: []string{filepath.Join(t.TempDir(), "*.docx")}, Output: t.TempDir(), Format: "csv", Parts: 1})
	assert.ErrorContains(t, err, "nothing matches")
}
