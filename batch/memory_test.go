//go:build linux

package batch_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The memory of a job does not grow with the number of its documents, whatever it
// writes: of twice as many, and where the variable says how many of ten times as many,
// it is less than a fifth more.
func TestMemoryIsFlat(t *testing.T) {
	few, many, most := 500, 1000, 1.4 // buffers still fill, and single processes differ
	if n, err := strconv.Atoi(os.Getenv("JIXIAO_TEST_DOCUMENTS")); err == nil {
		few, many, most = n/10, n, 1.2
	} else if testing.Short() {
		t.Skip("takes 20 seconds")
	}
	t.Chdir(t.TempDir())
	for _, n := range []int{few, many} {
		largeArchive(t, fmt.Sprintf("%d.tar.gz", n), n)
	}
	for _, format := range formatNames {
		t.Run(format, func(t *testing.T) {
			a, b := peak(t, few, format), peak(t, many, format)
			t.Logf("%d documents: %d MiB at most, %d documents: %d", few, a>>10, many, b>>10)
			assert.Less(t, float64(b), most*float64(a))
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
