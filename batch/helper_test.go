package batch_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/parquet"
	"github.com/jixiao-data/jixiao/export/sqlite"
	"github.com/jixiao-data/jixiao/export/xlsx"
	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/schema"
)

// A file is a member of an archive that a test builds.
type file struct {
	name string
	data []byte
}

// generated makes files of documents from to to-1 of archive 1.
func generated(from, to int) []file {
	var out []file
	for i := from; i < to; i++ {
		d := gen.Document(1, i)
		out = append(out, file{d.Name, d.Data})
	}
	return out
}

func zipped(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		m, err := w.Create(f.name)
		require.NoError(t, err)
		_, err = m.Write(f.data)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func tarred(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		require.NoError(t, w.WriteHeader(&tar.Header{Name: f.name, Mode: 0o644, Size: int64(len(f.data)), Format: tar.FormatPAX}))
		_, err := w.Write(f.data)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func gzipped(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(data)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.Bytes()
}

func write(t testing.TB, path string, data []byte) string {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
	require.NoError(t, os.WriteFile(path, data, 0o666))
	return path
}

// corpus writes n documents to a folder: as files, in a zip, in a tar.gz, and the
// first ten once more under other names.
func corpus(t testing.TB, dir string, n int) {
	t.Helper()
	for _, f := range generated(0, n/4) {
		write(t, filepath.Join(dir, "a", f.name), f.data)
	}
	write(t, filepath.Join(dir, "b.zip"), zipped(t, generated(n/4, n/2)...))
	write(t, filepath.Join(dir, "c.tar.gz"), gzipped(t, tarred(t, generated(n/2, n)...)))
	for _, f := range generated(0, min(10, n/4)) {
		write(t, filepath.Join(dir, "d", "copy_"+f.name), f.data)
	}
}

// sinks write several formats at once.
type sinks []export.Sink

func (s sinks) Write(d *schema.Disclosure) error { return s.Prepare(d)() }

func (s sinks) Prepare(d *schema.Disclosure) (write func() error) {
	var all []func() error
	for _, x := range s {
		all = append(all, export.Prepare(x, d))
	}
	return func() error {
		for _, write := range all {
			if err := write(); err != nil {
				return err
			}
		}
		return nil
	}
}

func (s sinks) Close() error {
	for _, x := range s {
		if err := x.Close(); err != nil {
			return err
		}
	}
	return nil
}

// openLines opens a [batch.LineSink].
func openLines(path string) func(*export.Staging) (export.Sink, error) {
	return func(files *export.Staging) (export.Sink, error) {
		w, err := files.Create(path)
		return export.NewNDJSON(w), err
	}
}

type opener = func(*export.Staging, string) (export.Sink, error)

var openers = map[string]opener{
	"ndjson": openNDJSON, "csv": openCSV, "parquet": openParquet, "sqlite": openSQLite, "xlsx": openXLSX,
}

var formatNames = []string{"ndjson", "csv", "parquet", "sqlite", "xlsx"}

// openAll opens the sinks of all formats in a folder, or of those that the variable
// names.
func openAll(dir string) func(*export.Staging) (export.Sink, error) {
	formats := formatNames
	if names := os.Getenv("BATCH_TEST_FORMATS"); names != "" {
		formats = strings.Split(names, ",")
	}
	var all []opener
	for _, name := range formats {
		all = append(all, openers[name])
	}
	return openSinks(dir, all...)
}

// openFormat opens the sink of one format, as it is.
func openFormat(name, dir string) func(*export.Staging) (export.Sink, error) {
	return func(files *export.Staging) (export.Sink, error) {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return nil, err
		}
		return openers[name](files, dir)
	}
}

func openSinks(dir string, openers ...opener) func(*export.Staging) (export.Sink, error) {
	return func(files *export.Staging) (export.Sink, error) {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return nil, err
		}
		var all sinks
		for _, open := range openers {
			sink, err := open(files, dir)
			if err != nil {
				return nil, err
			}
			all = append(all, sink)
		}
		return all, nil
	}
}

func openNDJSON(files *export.Staging, dir string) (export.Sink, error) {
	return openLines(filepath.Join(dir, "out.ndjson"))(files)
}

func openCSV(files *export.Staging, dir string) (export.Sink, error) {
	return export.NewCSV(export.Tables(), func(t export.Table) (io.Writer, error) {
		return files.Create(filepath.Join(dir, t.Name+".csv"))
	})
}

func openParquet(files *export.Staging, dir string) (export.Sink, error) {
	sink, err := parquet.New(export.Tables(), func(t export.Table) (io.Writer, error) {
		return files.Create(filepath.Join(dir, t.Name+".parquet"))
	})
	if err == nil {
		files.OnDiscard(sink.Discard)
	}
	return sink, err
}

func openSQLite(files *export.Staging, dir string) (export.Sink, error) {
	temp, err := files.CreatePath(filepath.Join(dir, "out.sqlite"))
	if err != nil {
		return nil, err
	}
	sink, err := sqlite.New(temp)
	if err == nil {
		files.OnDiscard(sink.Discard)
	}
	return sink, err
}

func openXLSX(files *export.Staging, dir string) (export.Sink, error) {
	w, err := files.Create(filepath.Join(dir, "out.xlsx"))
	if err != nil {
		return nil, err
	}
	sink, err := xlsx.New(export.Tables(), w)
	if err == nil {
		files.OnDiscard(sink.Discard)
	}
	return sink, err
}

// job converts the folder in to the folder out.
func job(in, out string) *batch.Job {
	return &batch.Job{Inputs: []string{in}, Output: out, Open: openAll(out)}
}

func mustRun(t testing.TB, j *batch.Job) batch.Summary {
	t.Helper()
	s, err := j.Run(context.Background())
	require.NoError(t, err)
	return s
}

// contents reads what a job has written: the output, and of its own folder all but
// the ledger, whose order is that of the work.
func contents(t testing.TB, out string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for label, dir := range map[string]string{"": out, "own/": out + ".jixiao"} {
		entries, err := os.ReadDir(dir)
		require.NoError(t, err)
		for _, e := range entries {
			if e.Name() == "ledger" {
				continue
			}
			data, err := os.ReadFile(filepath.Join(dir, e.Name()))
			require.NoError(t, err)
			all[label+e.Name()] = string(data)
		}
	}
	return all
}

// same compares the contents of two outputs without printing megabytes.
func same(t testing.TB, want, got map[string]string, what string) {
	t.Helper()
	require.Len(t, got, len(want), what)
	for name, data := range want {
		require.True(t, got[name] == data, "%s: %s differs (%d and %d bytes)", what, name, len(data), len(got[name]))
	}
}
