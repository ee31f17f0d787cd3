package export

import (
	"strconv"
	"strings"

	"github.com/jixiao-data/jixiao/schema"
)

// doubleDigits is how many significant decimal digits any double gives back, and how
// many Excel shows.
const doubleDigits = 15

// Double gives a decimal as a double, for formats that have no other numbers. It
// reports false where the double would not print as the same number.
func Double(d schema.Decimal) (float64, bool) {
	if _, err := schema.ParseDecimal(string(d)); err != nil {
		return 0, false
	}
	digits := strings.Replace(strings.TrimPrefix(string(d), "-"), ".", "", 1)
	if len(strings.Trim(digits, "0")) > doubleDigits {
		return 0, false
	}
	x, err := strconv.ParseFloat(string(d), 64)
	return x, err == nil
}
