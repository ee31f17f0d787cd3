package parquet

import (
	"encoding/binary"
	"math/bits"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// The type of all decimals: 38 digits are what sixteen bytes hold, and the most that
// database engines calculate with.
const (
	precision = 38
	scale     = 12
)

// unscaled gives d × 10^scale as a big-endian two's complement. It reports false for
// what that cannot hold exactly.
func unscaled(d schema.Decimal) (out [16]byte, ok bool) {
	text, negative := strings.CutPrefix(string(d), "-")
	whole, frac, _ := strings.Cut(text, ".")
	whole, frac = strings.TrimLeft(whole, "0"), strings.TrimRight(frac, "0")
	if len(whole) > precision-scale || len(frac) > scale {
		return out, false
	}
	var high, low uint64
	digit := func(c byte) bool {
		carry, product := bits.Mul64(low, 10)
		var up uint64
		low, up = bits.Add64(product, uint64(c-'0'), 0)
		high = high*10 + carry + up
		return c >= '0' && c <= '9'
	}
	for i := range len(whole) {
		if !digit(whole[i]) {
			return out, false
		}
	}
	for i := range scale {
		c := byte('0')
		if i < len(frac) {
			c = frac[i]
		}
		if !digit(c) {
			return out, false
		}
	}
	if negative {
		var borrow uint64
		low, borrow = bits.Sub64(0, low, 0)
		high, _ = bits.Sub64(0, high, borrow)
	}
	binary.BigEndian.PutUint64(out[:8], high)
	binary.BigEndian.PutUint64(out[8:], low)
	return out, true
}
