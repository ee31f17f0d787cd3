package batch

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser"
)

// What fails is kept; what was only not read to its end, because the job ended, is not.
func TestKeepFailures(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kept")
	book, err := openLedger(filepath.Join(t.TempDir(), "ledger"), "s", os.O_RDWR|os.O_CREATE)
	require.NoError(t, err)
	defer book.close()
	j := Job{KeepFailures: dir}
	source := Source{Name: "in/a.html", SHA256: strings.Repeat("ab", 32)}

	ended, cancel := context.WithCancel(t.Context())
	cancel()
	r, fatal := j.read(ended, book, &source, []byte("<html><p>一</p></html>"), Options{}.withDefaults())
	require.NoError(t, fatal)
	require.ErrorIs(t, r.Err, context.Canceled)
	assert.NoDirExists(t, dir)

	r, fatal = j.read(t.Context(), book, &source, []byte("\x89PNG\r\n\x1a\n"), Options{}.withDefaults())
	require.NoError(t, fatal)
	require.ErrorIs(t, r.Err, parser.ErrUnsupported)
	assert.FileExists(t, filepath.Join(dir, "abababababababab-a.html"))
}
