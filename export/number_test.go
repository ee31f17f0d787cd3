package export_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/schema"
)

func TestDouble(t *testing.T) {
	for d, want := range map[schema.Decimal]float64{
		"0": 0, "-0.50": -0.5, "25.00": 25, "0.1": 0.1, "999999999999999": 999999999999999,
		"0.000123456789012345": 0.000123456789012345, "1230000000000000000000": 1.23e21,
	} {
		got, ok := export.Double(d)
		assert.True(t, ok, d)
		assert.Equal(t, want, got, d)
	}
	for _, d := range []schema.Decimal{"", "x", "1e5", "1234567890123456", "0.1234567890123456", "100000000000000.05"} {
		_, ok := export.Double(d)
		assert.False(t, ok, d)
	}
	rapid.Check(t, func(t *rapid.T) {
		d := schema.Decimal(rapid.StringMatching(`-?[0-9]{1,20}(\.[0-9]{1,12})?`).Draw(t, "d"))
		if x, ok := export.Double(d); ok {
			printed := schema.Decimal(strconv.FormatFloat(x, 'f', -1, 64))
			if d.Cmp(printed) != 0 {
				t.Fatalf("%s became %s", d, printed)
			}
		}
	})
}
