package schema

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"strings"
)

// Decimal is an exact decimal number in plain text form: an optional minus sign,
// digits, and optionally a dot and digits ("20000", "-0.50"). Trailing zeros are
// kept as printed. The empty Decimal is no number; it is left out of the JSON.
type Decimal string

// ErrDecimal is the cause of the error for text that is no Decimal.
var ErrDecimal = errors.New("not a decimal number")

// maxDecimal bounds the digits of a Decimal, so that arithmetic on hostile text
// stays cheap. The largest budgets have sixteen.
const maxDecimal = 128

// ParseDecimal checks that s is a Decimal.
func ParseDecimal(s string) (Decimal, error) {
	if !isDecimal(s) {
		return "", fmt.Errorf("%.40q: %w", s, ErrDecimal)
	}
	return Decimal(s), nil
}

func isDecimal(s string) bool {
	if len(s) > maxDecimal {
		return false
	}
	if s != "" && s[0] == '-' {
		s = s[1:]
	}
	dot := -1
	for i := range len(s) {
		switch c := s[i]; {
		case c == '.' && dot < 0:
			dot = i
		case c < '0' || c > '9':
			return false
		}
	}
	return s != "" && dot != 0 && dot != len(s)-1
}

// scaled returns the digits of d as one integer, and how many of them stand behind the
// dot; false for anything that is no Decimal.
func (d Decimal) scaled() (n *big.Int, places int, ok bool) {
	if !isDecimal(string(d)) {
		return nil, 0, false
	}
	whole, frac, _ := strings.Cut(string(d), ".")
	n, ok = new(big.Int).SetString(whole+frac, 10)
	return n, len(frac), ok
}

// unscaled spells n with its last digits behind the dot, or "" where it has more than
// a Decimal. Zero has no sign.
func unscaled(n *big.Int, places int) Decimal {
	digits := new(big.Int).Abs(n).String()
	if short := places + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	if dot := len(digits) - places; places > 0 {
		digits = digits[:dot] + "." + digits[dot:]
	}
	if n.Sign() < 0 {
		digits = "-" + digits
	}
	if !isDecimal(digits) {
		return ""
	}
	return Decimal(digits)
}

// Cmp returns -1, 0 or 1 as d is less than, equal to or greater than e in value:
// "10.00" equals "10". What is no Decimal, as the empty one, is no zero: it lies below
// every number, and equals nothing but what is none either.
func (d Decimal) Cmp(e Decimal) int {
	signD, wholeD, fracD := d.parts()
	signE, wholeE, fracE := e.parts()
	if signD != signE || signD == 0 || signD == noNumber {
		return cmp.Compare(signD, signE)
	}
	c := cmp.Compare(len(wholeD), len(wholeE))
	if c == 0 {
		c = cmp.Or(strings.Compare(wholeD, wholeE), strings.Compare(fracD, fracE))
	}
	return signD * c
}

// noNumber stands for the sign of what is no Decimal: it is below all signs.
const noNumber = -2

// parts splits d into its sign and the digits that count on both sides of the dot.
func (d Decimal) parts() (sign int, whole, frac string) {
	if !isDecimal(string(d)) {
		return noNumber, "", ""
	}
	sign = 1
	whole = string(d)
	if whole[0] == '-' {
		sign, whole = -1, whole[1:]
	}
	whole, frac, _ = strings.Cut(whole, ".")
	whole, frac = strings.TrimLeft(whole, "0"), strings.TrimRight(frac, "0")
	if whole == "" && frac == "" {
		sign = 0
	}
	return sign, whole, frac
}

// Add returns d + e: "" where one of them is no Decimal, or the sum has more digits
// than one.
func (d Decimal) Add(e Decimal) Decimal { return d.combine(e, (*big.Int).Add) }

// Sub returns d - e, or "" as Add does.
func (d Decimal) Sub(e Decimal) Decimal { return d.combine(e, (*big.Int).Sub) }

// combine adds or subtracts, digit under digit.
func (d Decimal) combine(e Decimal, op func(z, x, y *big.Int) *big.Int) Decimal {
	x, dPlaces, ok := d.scaled()
	y, ePlaces, both := e.scaled()
	if !ok || !both {
		return ""
	}
	places := max(dPlaces, ePlaces)
	shift(x, places-dPlaces)
	shift(y, places-ePlaces)
	return unscaled(op(x, x, y), places)
}

// shift multiplies n by ten, so many times.
func shift(n *big.Int, times int) {
	if times > 0 {
		n.Mul(n, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(times)), nil))
	}
}

// Mul returns d × e, or "" as Add does. The units of money are powers of ten, for
// which the dot has only to be moved.
func (d Decimal) Mul(e Decimal) Decimal {
	if zeros, ok := e.powerOfTen(); ok && d.isPlain() && len(d)+zeros <= maxDecimal {
		return d.timesTen(zeros)
	}
	x, dPlaces, ok := d.scaled()
	y, ePlaces, both := e.scaled()
	if !ok || !both {
		return ""
	}
	return unscaled(x.Mul(x, y), dPlaces+ePlaces)
}

// Reduce returns d without zeros that do not count: "20000.00" and "020000" are
// "20000". What is no Decimal gives "".
func (d Decimal) Reduce() Decimal {
	if !d.isPlain() {
		n, places, ok := d.scaled()
		if !ok {
			return ""
		}
		d = unscaled(n, places)
	}
	if strings.IndexByte(string(d), '.') < 0 {
		return d
	}
	return Decimal(strings.TrimSuffix(strings.TrimRight(string(d), "0"), "."))
}

// isPlain reports whether d is a Decimal without a sign or a superfluous zero in
// front, as most are.
func (d Decimal) isPlain() bool {
	return isDecimal(string(d)) && d[0] != '-' && (d[0] != '0' || len(d) == 1 || d[1] == '.')
}

// powerOfTen recognises 1, 10, 100 and so on, and counts the zeros.
func (d Decimal) powerOfTen() (zeros int, ok bool) {
	if d == "" || len(d) > maxDecimal || d[0] != '1' || strings.Trim(string(d[1:]), "0") != "" {
		return 0, false
	}
	return len(d) - 1, true
}

// timesTen multiplies a plain Decimal by a power of ten. The digits behind the dot
// stay as many as they were: 0.50 × 100 is 50.00.
func (d Decimal) timesTen(zeros int) Decimal {
	if zeros == 0 {
		return d
	}
	whole, frac, dotted := strings.Cut(string(d), ".")
	digits := strings.TrimLeft(whole+frac+strings.Repeat("0", zeros), "0")
	if short := len(frac) + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	if !dotted {
		return Decimal(digits)
	}
	dot := len(digits) - len(frac)
	return Decimal(digits[:dot] + "." + digits[dot:])
}

// Grouped gives the decimal for people, the digits before the dot in groups of three:
// 1,234,567.50.
func (d Decimal) Grouped() string {
	digits, fraction, dot := strings.Cut(string(d), ".")
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if dot {
		digits += "." + fraction
	}
	return digits
}
