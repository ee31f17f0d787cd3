package html

import (
	"strings"
	"testing"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestLongText reads paragraphs and cells up to the length that they may have.
func TestLongText(t *testing.T) {
	long := strings.Repeat("a", maxTextBytes)
	for _, source := range []string{
		"<p>" + long, "<pre>" + long, "<p>" + long + "<p>" + long, "<p>" + long[1:] + "<br><br>" + long,
		"<table><td>a<td>" + long, "<table><td>a<td><p>" + long[:1000] + "<p>a",
	} {
		doc, err := Read(t.Context(), []byte(source), page.DefaultLimits())
		require.NoError(t, err)
		assert.NotEmpty(t, doc.Blocks)
	}
	for _, source := range []string{
		"<p>" + long + "a", "<pre>" + long + "\na", "<p>" + long + "<br>a", "<table><td>a<td>" + long + "a",
		"<table><td>a<td><p>" + long + "<p>a",
	} {
		_, err := Read(t.Context(), []byte(source), page.DefaultLimits())
		var limit *page.LimitError
		require.ErrorAs(t, err, &limit)
		assert.Equal(t, "bytes of one paragraph or cell", limit.Limit)
		assert.Greater(t, limit.Got, limit.Max)
	}
}
