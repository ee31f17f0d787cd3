package normalize_test

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// TestAdversarial reads values that look doubled, misread or unitless, and must not
// be mended: the number is the printed one, or left open.
func TestAdversarial(t *testing.T) {
	f, err := os.Open("../testdata/values/adversarial.jsonl")
	require.NoError(t, err)
	defer f.Close()
	n := 0
	for s := bufio.NewScanner(f); s.Scan(); n++ {
		var c struct {
			Raw, Indicator, Value, Why string
			Siblings                   []string
			Ambiguous                  bool
		}
		require.NoError(t, json.Unmarshal(s.Bytes(), &c))
		t.Run(c.Raw+"/"+c.Indicator, func(t *testing.T) {
			got := normalize.Value(c.Raw, normalize.Context{Indicator: c.Indicator, Siblings: c.Siblings})
			assert.Equal(t, schema.Literal(c.Value), got.Value, c.Why)
			assert.Equal(t, c.Ambiguous, got.Ambiguous, c.Why)
			for _, code := range []schema.Repair{schema.DuplicatedNumber, schema.MisreadOperator, schema.MissingUnit, schema.UnitInName} {
				assert.NotContains(t, got.Repairs, code, c.Why)
			}
		})
	}
	assert.GreaterOrEqual(t, n, 80)
}
