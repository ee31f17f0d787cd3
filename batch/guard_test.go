package batch

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/schema"
)

func TestPanicIsABug(t *testing.T) {
	var list []int
	_, err := guard(t.Context(), &Source{Name: "a.docx", SHA256: "c0ffee"}, time.Minute, func(context.Context) (*schema.Disclosure, error) {
		return nil, explode(list)
	})
	var bug *Bug
	require.ErrorAs(t, err, &bug)
	assert.Equal(t, BugFound, Kind(err))
	assert.Contains(t, bug.Panic, "index out of range")
	assert.Contains(t, bug.Where, "batch.explode:")
	assert.ErrorContains(t, err, "report it with this input (SHA-256 c0ffee)")
	f := NewFailure(Source{Name: "a.docx"}, err)
	assert.True(t, f.lasting())
	assert.Equal(t, err, f.err("a.docx"), "the ledger gives it back")
}

//go:noinline
func explode(list []int) error {
	if list[3] > 0 {
		return context.Canceled
	}
	return nil
}

func TestTimeLimit(t *testing.T) {
	for name, read := range map[string]func(context.Context) (*schema.Disclosure, error){
		"one that listens": func(ctx context.Context) (*schema.Disclosure, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		},
		"one that does not": func(context.Context) (*schema.Disclosure, error) {
			select {}
		},
	} {
		start := time.Now()
		_, err := guard(t.Context(), &Source{Name: "a.docx"}, 10*time.Millisecond, read)
		assert.Equal(t, Timeout, Kind(err), name)
		assert.Less(t, time.Since(start), 10*grace)
		f := NewFailure(Source{}, err)
		assert.False(t, f.lasting(), "another time it may do")
	}
}
