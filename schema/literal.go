package schema

// Literal is the value of a threshold in text form: a decimal number without
// thousands separators ("95", "0.5"), an ISO 8601 date or part of one
// ("2020-12-31", "2020-12", "--12-31"), or "true" and "false". Empty means there
// is none, and is null in JSON.
type Literal string

// MarshalJSON gives a string, or null for the empty literal.
func (l Literal) MarshalJSON() ([]byte, error) { return nullable(string(l)) }

// Unit is the code of a unit of measurement, as listed in docs/values.md:
// "percent", "CNY", "day", … and for other measure words the word itself ("次",
// "人"). Empty means that none was printed or found, and is null in JSON.
type Unit string

// MarshalJSON gives a string, or null for the empty unit.
func (u Unit) MarshalJSON() ([]byte, error) { return nullable(string(u)) }

// Op is the comparison that a threshold asks for. Empty means none, and is null
// in JSON.
type Op string

// The comparisons.
const (
	GE      Op = "ge"      // at least: ≥ 不低于 以上
	GT      Op = "gt"      // more than: > 超过
	LE      Op = "le"      // at most: ≤ 不超过 以内
	LT      Op = "lt"      // less than: < 低于 不足
	EQ      Op = "eq"      // exactly: = or nothing printed
	Approx  Op = "approx"  // about: 约 左右
	Between Op = "between" // between two ends
)

// MarshalJSON gives a string, or null for the empty operator.
func (o Op) MarshalJSON() ([]byte, error) { return nullable(string(o)) }

// Direction says which side of a threshold is the better one. Empty means that
// the value does not tell, and is null in JSON.
type Direction string

// The directions.
const (
	Higher Direction = "higher"
	Lower  Direction = "lower"
)

// MarshalJSON gives a string, or null for the empty direction.
func (d Direction) MarshalJSON() ([]byte, error) { return nullable(string(d)) }

func nullable(s string) ([]byte, error) {
	if s == "" {
		return []byte("null"), nil
	}
	return appendQuoted(make([]byte, 0, len(s)+2), s)
}
