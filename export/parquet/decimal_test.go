package parquet

import (
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/jixiao-data/jixiao/schema"
)

// number reads sixteen bytes back as a decimal.
func number(b [16]byte) schema.Decimal {
	n := new(big.Int).SetBytes(b[:])
	if b[0]&0x80 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), 128))
	}
	digits, negative := strings.CutPrefix(n.String(), "-")
	digits = strings.Repeat("0", max(0, scale+1-len(digits))) + digits
	d := digits[:len(digits)-scale] + "." + digits[len(digits)-scale:]
	if negative {
		d = "-" + d
	}
	return schema.Decimal(d)
}

func TestUnscaled(t *testing.T) {
	for _, d := range []schema.Decimal{
		"0", "1", "-1", "25.00", "-0.50", "0.000000000001", "175000", "18446744073709551616.5",
		"99999999999999999999999999.999999999999", "-99999999999999999999999999.999999999999",
		"00000000000000000000000000000000000000001.10000000000000000000",
	} {
		b, ok := unscaled(d)
		require.True(t, ok, d)
		assert.Zero(t, d.Cmp(number(b)), "%s became %s", d, number(b))
	}
	for _, d := range []schema.Decimal{
		"0.0000000000001", "100000000000000000000000000", "-0.3333333333333333", "x", "1e3", "1-2",
	} {
		_, ok := unscaled(d)
		assert.False(t, ok, d)
	}
}

// A number is held exactly, or not at all.
func TestUnscaledLoses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := schema.Decimal(rapid.StringMatching(`-?[0-9]{1,30}(\.[0-9]{1,15})?`).Draw(t, "d"))
		if b, ok := unscaled(d); ok && d.Cmp(number(b)) != 0 {
			t.Fatalf("%s became %s", d, number(b))
		}
	})
}
