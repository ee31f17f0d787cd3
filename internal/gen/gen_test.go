package gen_test

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

// What a document says of itself is what a reader finds in it.
func TestDocumentsAreReadable(t *testing.T) {
	n := 300
	if testing.Short() {
		n = 60
	}
	seen := map[string]int{}
	for doc := range gen.Archive(1, n) {
		seen[doc.Form+"."+doc.Format]++
		d, err := parser.Parse(t.Context(), doc.Name, doc.Data)
		if doc.Broken != "" {
			seen[doc.Broken]++
			require.Error(t, err, "%s is %s", doc.Name, doc.Broken)
			continue
		}
		require.NoError(t, err)
		values := 0
		for i := range d.Projects {
			values += count(d.Projects[i].Indicators) + count(d.Projects[i].LongTerm)
		}
		assert.Equal(t, doc.Format, d.Source.Format, doc.Name)
		assert.Equal(t, doc.Form, d.Form, doc.Name)
		assert.Len(t, d.Projects, doc.Projects, "%s %s", doc.Name, doc.Form)
		assert.Equal(t, doc.Values, values, "%s %s", doc.Name, doc.Form)
	}
	if !testing.Short() {
		assert.Len(t, seen, 10*2+4, "all forms in both formats, and all ways to be broken")
	}
}

func count(list []schema.Indicator) int {
	n := 0
	for i := range list {
		x := &list[i]
		values := []*schema.Value{x.Target, x.MidTermTarget, x.Actual}
		if g := x.Grades; g != nil {
			values = append(values, g.Excellent, g.Good, g.Fair, g.Poor)
		}
		for _, v := range values {
			if v != nil {
				n++
			}
		}
	}
	return n
}

func TestDocumentsAreTheSameEveryTime(t *testing.T) {
	digest := func(seed uint64) string {
		h := sha256.New()
		for doc := range gen.Archive(seed, 50) {
			h.Write(doc.Data)
		}
		return hex.EncodeToString(h.Sum(nil))
	}
	assert.Equal(t, digest(7), digest(7))
	assert.NotEqual(t, digest(7), digest(8))
	assert.Equal(t, gen.Document(7, 30), gen.Document(7, 30))
}

func BenchmarkDocument(b *testing.B) {
	i := 0
	for b.Loop() {
		b.SetBytes(int64(len(gen.Document(1, i%200).Data)))
		i++
	}
}
