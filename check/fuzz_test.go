package check_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/check"
	"github.com/jixiao-data/jixiao/schema"
)

// Run takes any tree, also one that no document gives.
func FuzzRun(f *testing.F) {
	trees, err := filepath.Glob("../testdata/golden/*.json")
	require.NoError(f, err)
	require.NotEmpty(f, trees)
	for _, name := range trees {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"projects":[{"budget":{"total":{"amount":"1.","yuan":"x"},"executed":{"yuan":"-1"},"execution_rate":{"value":"-"}},"plan":[{"cumulative_percent":{"value":"."}}],"indicators":[{"target":{"kind":"date","value":"9"},"actual":{"kind":"date","value":"--"},"score":{"value":"1"},"weight":{"value":"1"}}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var d schema.Disclosure
		if json.Unmarshal(data, &d) != nil {
			return
		}
		first := check.Run(&d)
		require.Equal(t, first, check.Run(&d))
		for _, x := range first {
			require.NotEmpty(t, x.Message.EN)
		}
	})
}
