package batch_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/batch"
)

// Inputs need not be files: here they come out of a map.
func TestOpen(t *testing.T) {
	sample, err := os.ReadFile("../testdata/beidaihe-2020.docx")
	require.NoError(t, err)
	store := map[string][]byte{
		"s3://crawl/a.docx": sample,
		"s3://crawl/b":      zipped(t, file{"in/c.docx", sample}, file{"d.html", []byte("<p>2020年")}),
	}
	o := batch.Options{Open: func(_ context.Context, name string) (io.ReadCloser, error) {
		data, ok := store[name]
		if !ok {
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
		}
		return io.NopCloser(bytes.NewReader(data)), nil
	}}
	type outcome struct{ name, same, kind string }
	var got []outcome
	for r := range batch.Run(t.Context(), []string{"s3://crawl/a.docx", "s3://crawl/b", "s3://crawl/*"}, o) {
		x := outcome{r.Source.Name, r.Source.SameAs, ""}
		if r.Err != nil {
			x.kind = batch.NewFailure(r.Source, r.Err).Kind
			assert.True(t, errors.Is(r.Err, fs.ErrNotExist), "%v", r.Err)
		} else if r.Disclosure != nil {
			assert.Equal(t, r.Source.Name, r.Disclosure.Source.Name)
			assert.Positive(t, r.Took)
		}
		got = append(got, x)
	}
	assert.Equal(t, []outcome{
		{"s3://crawl/a.docx", "", ""},
		{"s3://crawl/b!/in/c.docx", "s3://crawl/a.docx", ""},
		{"s3://crawl/b!/d.html", "", ""},
		{"s3://crawl/*", "", batch.Unreadable}, // no pattern: whoever opens says what names mean
	}, got)
}

// Whoever splits names over machines splits them as --shard does.
func TestShardOf(t *testing.T) {
	const of = 7
	in := map[int]int{}
	for _, name := range []string{"a.docx", "b.docx", "crawl.zip!/c.html", "", "名.docx"} {
		s := batch.ShardOf(name, of)
		assert.Equal(t, of, s.Of)
		assert.True(t, 1 <= s.No && s.No <= of, "%v", s)
		in[s.No]++
	}
	assert.Greater(t, len(in), 1)
	assert.Equal(t, batch.Shard{No: 1, Of: 1}, batch.ShardOf("a.docx", 1))
}
