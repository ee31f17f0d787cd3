package schema_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/jixiao-data/jixiao/schema"
)

func TestParseDecimal(t *testing.T) {
	for _, s := range []string{"0", "20000", "-0.50", "25.00", "007", "0.5", "-1", strings.Repeat("9", 128)} {
		d, err := schema.ParseDecimal(s)
		require.NoError(t, err, s)
		assert.Equal(t, s, string(d))
	}
	for _, s := range []string{"", "-", ".", ".5", "5.", "-.5", "1.2.3", "1,000", "+5", "5%", "１", " 5", "1e3", "0x10", strings.Repeat("9", 129)} {
		_, err := schema.ParseDecimal(s)
		assert.ErrorIs(t, err, schema.ErrDecimal, s)
	}
}

func TestDecimalArithmetic(t *testing.T) {
	d := schema.Decimal("12.50")
	assert.Equal(t, "13.75", string(d.Add("1.25")))
	assert.Equal(t, "-0.50", string(d.Sub("13")))
	assert.Equal(t, "125000.00", string(d.Mul("10000")))
	assert.Equal(t, "12.5", string(d.Reduce()))
	assert.Equal(t, "20000", string(schema.Decimal("20000.00").Reduce()))
	assert.Equal(t, "0", string(schema.Decimal("0.00").Reduce()))
	assert.Equal(t, "0.3", string(schema.Decimal("0.1").Add("0.2")), "no float")
}

// What is no number, or has too many digits for one, gives none: not a zero with
// which a sum goes on.
func TestDecimalNone(t *testing.T) {
	largest := schema.Decimal(strings.Repeat("9", 128))
	for _, none := range []schema.Decimal{"", "abc", "1,000", "-", largest + "9"} {
		for _, got := range []schema.Decimal{
			none.Add("1"), none.Sub("1"), none.Mul("2"), none.Mul("10000"), none.Reduce(),
			schema.Decimal("1").Add(none), schema.Decimal("1").Sub(none), schema.Decimal("2").Mul(none),
		} {
			assert.Empty(t, got, "%.10s", none)
		}
	}
	for _, got := range []schema.Decimal{largest.Add("1"), largest.Add("1").Add("1"), largest.Mul("10"), largest.Mul("2"), largest.Mul("0.5")} {
		assert.Empty(t, got)
	}
	assert.Equal(t, largest, largest.Sub("1").Add("1"))
	assert.Equal(t, "0", string(schema.Decimal("-0.00").Mul("5").Add("0").Reduce()))
}

func TestDecimalCmp(t *testing.T) {
	for _, tt := range []struct {
		a, b schema.Decimal
		want int
	}{
		{"10.00", "10", 0}, {"007", "7", 0}, {"-0", "0", 0}, {"-0.0", "0.00", 0},
		{"9", "10", -1}, {"0.9", "0.10", 1}, {"1.05", "1.5", -1}, {"1.5", "1.50", 0},
		{"-1", "1", -1}, {"-2", "-1", -1}, {"-10", "-9", -1}, {"0", "-0.01", 1},
		{"no number", "0", -1}, {"", "-1000", -1}, {"", "0.00", -1}, {"", "1", -1}, // no number is no zero
		{"", "", 0}, {"", "no number", 0}, {"1,000", "—", 0},
	} {
		assert.Equal(t, tt.want, tt.a.Cmp(tt.b), "%s %s", tt.a, tt.b)
		assert.Equal(t, -tt.want, tt.b.Cmp(tt.a), "%s %s", tt.b, tt.a)
	}
}

// TestDecimalAgainstRat compares what is made by moving dots, aligning digits and
// comparing texts with the fractions of math/big.
func TestDecimalAgainstRat(t *testing.T) {
	number := rapid.StringMatching(`-?0{0,2}[0-9]{1,30}(\.[0-9]{1,5}0{0,3})?`)
	unit := rapid.StringMatching(`10{0,9}`)
	fraction := func(t *rapid.T, s string) *big.Rat {
		x, ok := new(big.Rat).SetString(s)
		require.True(t, ok, s)
		return x
	}
	places := func(s string) int {
		_, frac, _ := strings.Cut(s, ".")
		return len(frac)
	}
	rapid.Check(t, func(t *rapid.T) {
		d, e := number.Draw(t, "d"), rapid.OneOf(unit, number).Draw(t, "e")
		x, y := fraction(t, d), fraction(t, e)
		D, E := schema.Decimal(d), schema.Decimal(e)
		aligned := max(places(d), places(e))
		assert.Equal(t, new(big.Rat).Add(x, y).FloatString(aligned), string(D.Add(E)), "%s + %s", d, e)
		assert.Equal(t, new(big.Rat).Sub(x, y).FloatString(aligned), string(D.Sub(E)), "%s - %s", d, e)
		assert.Equal(t, new(big.Rat).Mul(x, y).FloatString(places(d)+places(e)), string(D.Mul(E)), "%s × %s", d, e)
		assert.Equal(t, x.Cmp(y), D.Cmp(E), "%s <=> %s", d, e)
		least := 0
		for fraction(t, x.FloatString(least)).Cmp(x) != 0 {
			least++
		}
		assert.Equal(t, x.FloatString(least), string(D.Reduce()), d)
	})
}

func TestGrouped(t *testing.T) {
	for d, want := range map[schema.Decimal]string{
		"": "", "1": "1", "123": "123", "-123": "-123", "1234": "1,234", "-1234567.50": "-1,234,567.50", "1000000": "1,000,000", "0.1234": "0.1234",
	} {
		assert.Equal(t, want, d.Grouped())
	}
}
