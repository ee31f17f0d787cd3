package check_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/check"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

// The sample documents are clean: nothing in them cannot be right.
func TestSamples(t *testing.T) {
	n := 0
	for _, dir := range []string{"../testdata", "../testdata/corpus"} {
		files, err := os.ReadDir(dir)
		require.NoError(t, err)
		for _, file := range files {
			if !slices.Contains([]string{".docx", ".html", ".txt"}, filepath.Ext(file.Name())) {
				continue
			}
			n++
			d, err := parser.ParseFile(t.Context(), filepath.Join(dir, file.Name()))
			require.NoError(t, err)
			for _, f := range check.Run(d) {
				assert.NotEqual(t, schema.SeverityError, f.Severity, "%s: %s: %s", file.Name(), f.Code, f.Message.EN)
				t.Log(file.Name(), f)
			}
		}
	}
	require.NotZero(t, n)
}
