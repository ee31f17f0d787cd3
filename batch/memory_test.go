//go:build linux

package batch_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The memory of a job does not grow with the number of its documents, whatever it
// writes: of twice as many, and where the variable says how many of ten times as many,
// it is less than a fifth more. When the collector comes is chance, and single processes
// differ by a tenth: so of three the middle one counts there.
func TestMemoryIsFlat(t *testing.T) {
	few, many, most, rounds := 500, 1000, 1.4, 1 // buffers still fill
	if n, err := strconv.Atoi(os.Getenv("JIXIAO_TEST_DOCUMENTS")); err == nil {
		few, many, most, rounds = n/10, n, 1.2, 3
	} else if testing.Short() {
		t.Skip("takes 20 seconds")
	}
	t.Chdir(t.TempDir())
	for _, n := range []int{few, many} {
		largeArchive(t, fmt.Sprintf("%d.tar.gz", n), n)
	}
	for _, format := range formatNames {
		t.Run(format, func(t *testing.T) {
			var a, b []int
			for range rounds {
				a, b = append(a, peak(t, few, format)), append(b, peak(t, many, format))
			}
			slices.Sort(a)
			slices.Sort(b)
			x, y := a[rounds/2], b[rounds/2]
			t.Logf("%d documents: %d MiB at most, %d documents: %d", few, x>>10, many, y>>10)
			assert.Less(t, float64(y), most*float64(x), "%d and %d", a, b)
		})
	}
}

// peak is the most memory that a process had that converted n documents, in KiB.
func peak(t *testing.T, n int, format string) int {
	t.Helper()
	c := child(fmt.Sprintf("%s%d", format, n))
	c.Env = append(c.Env, fmt.Sprintf("BATCH_TEST_IN=%d.tar.gz", n), "BATCH_TEST_FORMATS="+format, "BATCH_TEST_STATUS=status")
	require.NoError(t, c.Run())
	status, err := os.ReadFile("status")
	require.NoError(t, err)
	_, text, ok := strings.Cut(string(status), "VmHWM:")
	require.True(t, ok, string(status))
	kib, err := strconv.Atoi(strings.Fields(text)[0])
	require.NoError(t, err)
	return kib
}
