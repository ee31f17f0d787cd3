package schema

import (
	"slices"
	"strings"
)

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
// less would do as well the target does not say, except that less than 100 percent
// and more than zero are not what was promised. An approximate result proves nothing.
func (t Threshold) Accepts(actual Threshold) Acceptance {
	if t.Ambiguous || actual.Ambiguous || actual.Op == Approx { // 约100人 may be 99
		return CannotTell
	}
	switch {
	case t.Kind == Multi || actual.Kind == Multi:
		return t.acceptsParts(actual)
	case t.Kind == Boolean && actual.Kind == Boolean:
		return answer(t.Value == actual.Value)
	case t.Kind == Date && actual.Kind == Date:
		return t.acceptsDate(actual)
	}
	want, ok := t.interval()
	got, known := actual.interval()
	if !ok || !known || !SameMeasure(t, actual) || !SameChange(t, actual) {
		return CannotTell
	}
	switch {
	case want.holds(got):
		return Meets
	case want.apart(got):
		return t.missed(want, got)
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
// so only where it is printed as one, or where it is the best that is possible.
func (t Threshold) missed(want, got interval) Acceptance {
	switch {
	case t.Op != EQ && t.Op != Approx, printsEqual(t.Raw):
		return Misses
	case t.Op != EQ:
		return CannotTell
	case t.Unit == "percent" && Decimal(t.Value).Cmp("100") == 0 && below(got.high, want.low, false):
		return Misses
	case Decimal(t.Value).Cmp("0") == 0 && below(want.high, got.low, false):
		return Misses
	}
	return CannotTell
}

// acceptsParts compares values of several parts. The order says nothing: a part is
// answered by the one that alone can be meant.
func (t Threshold) acceptsParts(actual Threshold) Acceptance {
	if len(t.Parts) != len(actual.Parts) {
		return CannotTell
	}
	names := make([]string, len(actual.Parts))
	for i, p := range actual.Parts {
		names[i] = lead(p.Raw)
	}
	taken := make([]bool, len(actual.Parts))
	out := Meets
	for _, p := range t.Parts {
		name, found := lead(p.Raw), -1
		for i, a := range actual.Parts {
			if (name == names[i] || name == "" || names[i] == "") && p.sameSort(a) {
				if found >= 0 || taken[i] {
					return CannotTell
				}
				found = i
			}
		}
		if found < 0 {
			return CannotTell
		}
		taken[found] = true
		out = out.and(p.Accepts(actual.Parts[found]))
	}
	return out
}

// and is the answer for two parts together.
func (a Acceptance) and(b Acceptance) Acceptance {
	switch {
	case a == Misses || b == Misses:
		return Misses
	case a == CannotTell || b == CannotTell:
		return CannotTell
	}
	return Meets
}

// sameSort reports whether a value may answer another one: dates answer dates, yes and
// no such, numbers those of the same measure.
func (t Threshold) sameSort(u Threshold) bool {
	_, number := t.interval()
	if _, other := u.interval(); number && other {
		return SameMeasure(t, u)
	}
	return t.Kind == u.Kind
}

// SameMeasure reports whether two values are in units of one dimension, per the same
// things in whatever order: 元/人/月 and 元/月/人.
func SameMeasure(a, b Threshold) bool {
	if a.Unit == "" || b.Unit == "" {
		if a.Unit != b.Unit {
			return false
		}
	} else if a.Unit.Info().Dimension != b.Unit.Info().Dimension {
		return false
	}
	return slices.Equal(slices.Sorted(slices.Values(a.Per)), slices.Sorted(slices.Values(b.Per)))
}

// An interval is a set of numbers in the base unit of a dimension. An end that is
// missing is infinite.
type interval struct {
	low, high         Decimal
	lowOpen, highOpen bool
}

// interval gives the numbers that a value allows; false for values without numbers.
func (t Threshold) interval() (i interval, ok bool) {
	switch {
	case t.Op == Between:
		i.low, i.high = t.base(t.Low), t.base(t.High)
		i.lowOpen = t.LowClosed != nil && !*t.LowClosed
		i.highOpen = t.HighClosed != nil && !*t.HighClosed
		return i, i.low != "" && i.high != ""
	case t.Kind == Bound, t.Kind == Exact, t.Kind == Duration, t.Kind == Ratio, t.Kind == Relative:
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
// its days. Dates with and without a year cannot be compared. A target that is a plain
// date or span is missed by what comes after it; whether something earlier would do as
// well it does not say.
func (t Threshold) acceptsDate(actual Threshold) Acceptance {
	want, yearly, ok := t.days()
	got, dated, known := actual.days()
	switch {
	case !ok || !known || yearly != dated:
		return CannotTell
	case got[0] >= want[0] && got[1] <= want[1]:
		return Meets
	case got[0] > want[1]:
		return Misses
	case got[1] < want[0] && (t.Op != EQ && t.Op != Between || printsEqual(t.Raw)):
		return Misses
	}
	return CannotTell
}

// printsEqual reports whether an equals sign is printed: the value and no other.
func printsEqual(raw string) bool { return strings.ContainsAny(raw, "=＝═") }

// days gives the first and last day that a date allows, as yyyymmdd, or without a
// year as mmdd.
func (t Threshold) days() (span [2]int, dated, ok bool) {
	first, last := t.Value, t.Value
	if t.Op == Between {
		first, last = t.Low, t.High
	}
	if first == "" || last == "" {
		return span, false, false
	}
	low, high := dayNumber(first, false), dayNumber(last, true)
	if last == endOfFebruary && t.Raw != "" && !namesTheDay(t.Raw) { // 2月底
		high = 2_29
	}
	switch t.Op {
	case LE:
		low = 0
	case LT:
		low, high = 0, low-1
	case GE:
		high = endOfTime
	case GT:
		low, high = high+1, endOfTime
	}
	return [2]int{low, high}, !strings.HasPrefix(string(first), "--"), true
}

const endOfTime = 9999_12_31

// endOfFebruary is how the end of February without a year is typed. In a leap year it
// is a day later, unless the 28th itself is printed.
const endOfFebruary = "--02-28"

func namesTheDay(raw string) bool {
	return strings.Contains(raw, "28") || strings.Contains(raw, "２８") || strings.Contains(raw, "二十八")
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

// daysIn counts the days of a month. A February without a year has 29: it may.
func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) { // year 0 too
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
