package main_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

// samples yields each document of testdata with its tree.
func samples(t *testing.T, visit func(path string, d *schema.Disclosure)) {
	t.Helper()
	n := 0
	for _, dir := range []string{"testdata", filepath.Join("testdata", "corpus")} {
		files, err := os.ReadDir(filepath.Join(root, dir))
		require.NoError(t, err)
		for _, f := range files {
			if slices.Contains([]string{".docx", ".html", ".txt"}, filepath.Ext(f.Name())) {
				path := filepath.Join(root, dir, f.Name())
				d, err := parser.ParseFile(t.Context(), path)
				require.NoError(t, err)
				visit(path, d)
				n++
			}
		}
	}
	require.NotZero(t, n)
}

// The JSON of each sample is what the JSON Schema says.
func TestSamplesAreValid(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.JSONSchema()))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("disclosure.json", doc))
	s, err := c.Compile("disclosure.json")
	require.NoError(t, err)
	samples(t, func(path string, d *schema.Disclosure) {
		var out bytes.Buffer
		require.NoError(t, export.NewNDJSON(&out).Write(d))
		tree, err := jsonschema.UnmarshalJSON(&out)
		require.NoError(t, err)
		assert.NoError(t, s.Validate(tree), path)
	})
}

// The table values has the expected rows of each sample, on the columns that the
// expectation has.
func TestSampleValues(t *testing.T) {
	values, ok := export.Lookup("values")
	require.True(t, ok)
	samples(t, func(path string, d *schema.Disclosure) {
		want, err := os.ReadFile(strings.TrimSuffix(path, filepath.Ext(path)) + ".values.csv")
		require.NoError(t, err)
		var got bytes.Buffer
		sink, err := export.NewCSV([]export.Table{values}, func(export.Table) (io.Writer, error) { return &got, nil })
		require.NoError(t, err)
		require.NoError(t, sink.Write(d))
		require.NoError(t, sink.Close())
		columns, _, _ := strings.Cut(string(want), "\n")
		assert.Equal(t, rows(t, want, columns), rows(t, got.Bytes(), columns), path)
	})
}

var numbering = regexp.MustCompile(`^指标[0-9]+[：:]`)

// rows returns the chosen columns of a CSV table. Names are compared without
// blanks and numbering, values as they are.
func rows(t *testing.T, table []byte, columns string) []string {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(table)).ReadAll()
	require.NoError(t, err)
	var out []string
	for _, record := range all[1:] {
		var row []string
		for _, c := range strings.Split(strings.TrimSpace(columns), ",") {
			i := slices.Index(all[0], c)
			require.GreaterOrEqual(t, i, 0, "no column %s", c)
			cell := record[i]
			if c != "raw" {
				cell = numbering.ReplaceAllString(strings.Join(strings.Fields(cell), ""), "")
			}
			row = append(row, c+"="+cell)
		}
		out = append(out, strings.Join(row, " "))
	}
	return out
}
