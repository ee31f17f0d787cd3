package batch_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/export"
)

// What the summary counts is what the table documents says of each document, also where
// there are blank cells and indicators for the whole term.
func TestSummaryCountsAsTheTables(t *testing.T) {
	documents, ok := export.Lookup("documents")
	require.True(t, ok)
	column := func(row []any, name string) int {
		i := slices.IndexFunc(documents.Columns, func(c export.Column) bool { return c.Name == name })
		return int(row[i].(int64))
	}
	longTerm := 0
	for r := range batch.Run(t.Context(), []string{"../testdata/variants", "../testdata/corpus"}, batch.Options{}) {
		require.NoError(t, r.Err)
		if r.Disclosure == nil {
			continue
		}
		var s batch.Summary
		s.Add(r)
		for row := range documents.Rows(r.Disclosure) {
			assert.Equal(t, column(row, "projects"), s.Projects, r.Source.Name)
			assert.Equal(t, column(row, "values"), s.Values, r.Source.Name)
			assert.Equal(t, column(row, "mended"), s.Mended, r.Source.Name)
			assert.Equal(t, column(row, "ambiguous"), s.Ambiguous, r.Source.Name)
		}
		for i := range r.Disclosure.Projects {
			longTerm += len(r.Disclosure.Projects[i].LongTerm)
		}
	}
	assert.Positive(t, longTerm)
}
