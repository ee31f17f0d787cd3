package schema

import "strings"

// Acceptance is the answer to whether an actual value meets a target.
type Acceptance int8

// The answers.
const (
	CannotTell Acceptance = iota // units differ, a value is ambiguous or in words
	Meets
	Misses
)

func (a Acceptance) String() string {
	switch a {
	case Meets:
		return "yes"
	case Misses:
		return "no"
	}
	return "cannot tell"
}

// Accepts tells whether an actual value meets the target t. Units convert within
// their dimension (万元 and 元, 公里 and 米); days and working days do not. A target
// that is one number, without an operator, is met by that number; whether more or
// less would do as well the target does not say, except that nothing exceeds a
// share of 100 percent and nothing but zero is zero.
func (t Threshold) Accepts(actual Threshold) Acceptance {
	if t.Ambiguous || actual.Ambiguous {
		return CannotTell
	}
	switch {
	case t.Kind == Multi || actual.Kind == Multi:
		return t.acceptsParts(actual)
	case t.Kind == Boolean && actual.Kind == Boolean:
		return answer(t.Value == actual.Value)
	case t.Kind == Date && actual.Kind == Date:
		return t.acceptsDate(actual)
	case t.Kind == Relative || actual.Kind == Relative:
		if t.Kind != actual.Kind || t.Base != actual.Base || t.Change != actual.Change || t.Value == "" || actual.Value == "" {
			return CannotTell
		}
	}
	want, ok := t.interval()
	got, known := actual.interval()
	if !ok || !known || !sameMeasure(t, actual) {
		return CannotTell
	}
	switch {
	case want.holds(got):
		return Meets
	case want.apart(got):
		return t.missed()
	}
	return CannotTell
}

func answer(yes bool) Acceptance {
	if yes {
		return Meets
	}
	return Misses
}

// missed tells whether a value outside the target misses it: an exact target says
// so only where it is printed as one, or lies at the end of what is possible.
func (t Threshold) missed() Acceptance {
	if t.Op != EQ && t.Op != Approx || strings.ContainsAny(t.Raw, "=＝═") {
		return Misses
	}
	value := Decimal(t.Value)
	if t.Op == EQ && (value.Cmp("0") == 0 || t.Unit == "percent" && value.Cmp("100") == 0) {
		return Misses
	}
	return CannotTell
}

// acceptsParts compares values of several parts one by one.
func (t Threshold) acceptsParts(actual Threshold) Acceptance {
	if len(t.Parts) != len(actual.Parts) {
		return CannotTell
	}
	out := Meets
	for i, p := range t.Parts {
		switch p.Accepts(actual.Parts[i]) {
		case Misses:
			return Misses
		case CannotTell:
			out = CannotTell
		}
	}
	return out
}

// sameMeasure reports whether two values can be compared: units of one dimension,
// and the same denominators.
func sameMeasure(a, b Threshold) bool {
	if a.Unit == "" || b.Unit == "" {
		if a.Unit != b.Unit {
			return false
		}
	} else if a.Unit.Info().Dimension != b.Unit.Info().Dimension {
		return false
	}
	if len(a.Per) != len(b.Per) {
		return false
	}
	for i := range a.Per {
		if a.Per[i] != b.Per[i] {
			return false
		}
	}
	return true
}

// An interval is a set of numbers in the base unit of a dimension. An end that is
// missing is infinite.
type interval struct {
	low, high         Decimal
	lowOpen, highOpen bool
}

// interval gives the numbers that a value allows; false for values without numbers.
func (t Threshold) interval() (i interval, ok bool) {
	switch t.Kind {
	case Bound, Exact, Duration, Ratio, Relative:
		v := t.base(t.Value)
		if v == "" {
			return i, false
		}
		switch t.Op {
		case GE, GT:
			return interval{low: v, lowOpen: t.Op == GT}, true
		case LE, LT:
			return interval{high: v, highOpen: t.Op == LT}, true
		case EQ, Approx:
			return interval{low: v, high: v}, true
		}
	case Range:
		i.low, i.high = t.base(t.Low), t.base(t.High)
		i.lowOpen = t.LowClosed != nil && !*t.LowClosed
		i.highOpen = t.HighClosed != nil && !*t.HighClosed
		return i, i.low != "" && i.high != ""
	}
	return i, false
}

// base gives a number in the base unit of its dimension, or "".
func (t Threshold) base(value Literal) Decimal {
	d, err := ParseDecimal(string(value))
	if err != nil {
		return ""
	}
	if t.Scale != "" && t.Scale != "1" {
		d = d.Mul(Decimal(t.Scale))
	}
	if t.Unit != "" {
		d = d.Mul(t.Unit.Info().Size)
	}
	return d
}

// holds reports whether all of j lies in i.
func (i interval) holds(j interval) bool {
	if i.low != "" {
		if j.low == "" {
			return false
		}
		if c := j.low.Cmp(i.low); c < 0 || c == 0 && i.lowOpen && !j.lowOpen {
			return false
		}
	}
	if i.high != "" {
		if j.high == "" {
			return false
		}
		if c := j.high.Cmp(i.high); c > 0 || c == 0 && i.highOpen && !j.highOpen {
			return false
		}
	}
	return true
}

// apart reports whether i and j have no number in common.
func (i interval) apart(j interval) bool {
	return below(i.high, j.low, i.highOpen || j.lowOpen) || below(j.high, i.low, j.highOpen || i.lowOpen)
}

// below reports whether an upper end lies below a lower end.
func below(high, low Decimal, open bool) bool {
	if high == "" || low == "" {
		return false
	}
	c := high.Cmp(low)
	return c < 0 || c == 0 && open
}

// acceptsDate compares dates, of which parts may not be printed: a month is all of
// its days. Dates with and without a year cannot be compared.
func (t Threshold) acceptsDate(actual Threshold) Acceptance {
	wantLow, wantHigh, ok := t.days()
	gotLow, gotHigh, known := actual.days()
	if !ok || !known || (wantHigh >= 1_0000) != (gotHigh >= 1_0000) {
		return CannotTell
	}
	switch t.Op {
	case LE, LT:
		wantLow = 0
	case GE, GT:
		wantHigh = 9999_12_31
	}
	switch {
	case gotLow >= wantLow && gotHigh <= wantHigh:
		return Meets
	case gotLow > wantHigh || gotHigh < wantLow:
		return Misses
	}
	return CannotTell
}

// days gives the first and last day of a date as yyyymmdd, without a year as mmdd.
func (t Threshold) days() (low, high int, ok bool) {
	first, last := t.Value, t.Value
	if t.Op == Between {
		first, last = t.Low, t.High
	}
	if first == "" || last == "" {
		return 0, 0, false
	}
	return dayNumber(first, false), dayNumber(last, true), true
}

// dayNumber gives a date as yyyymmdd. Of a month or a year it is the first day, or
// the last.
func dayNumber(iso Literal, last bool) int {
	s := string(iso)
	year, month, day := 0, 1, 1
	if rest, ok := strings.CutPrefix(s, "--"); ok {
		s = "-" + rest
	} else if len(s) >= 4 {
		year, s = atoi(s[:4]), s[4:]
	}
	if last {
		month = 12
	}
	if len(s) >= 3 {
		month = atoi(s[1:3])
	}
	if len(s) >= 6 {
		day = atoi(s[4:6])
	} else if last {
		day = daysIn(year, month)
	}
	return year*1_00_00 + month*100 + day
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year > 0 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func atoi(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
