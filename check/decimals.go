package check

import (
	"strings"

	"github.com/jixiao-data/jixiao/schema"
	"golang.org/x/text/width"
)

// step is the size of a number's last printed digit: 0.01 for 25.00.
func step(d schema.Decimal) schema.Decimal {
	_, decimals, found := strings.Cut(string(d), ".")
	if !found || decimals == "" {
		return "1"
	}
	return schema.Decimal("0." + strings.Repeat("0", len(decimals)-1) + "1")
}

// rounding is what a printed number may be off by: half of its last digit.
func rounding(d schema.Decimal) schema.Decimal { return step(d).Mul("0.5") }

func abs(d schema.Decimal) schema.Decimal {
	if d.Cmp("0") < 0 {
		return d.Mul("-1")
	}
	return d
}

// near reports whether two numbers differ by no more than the tolerance.
func near(a, b, tolerance schema.Decimal) bool { return abs(a.Sub(b)).Cmp(tolerance) <= 0 }

// whole reports whether a number has no fraction: 25.00 has none.
func whole(d schema.Decimal) bool { return !strings.Contains(string(d.Reduce()), ".") }

// fold makes texts comparable that differ only in white space and width.
func fold(s string) string { return strings.Join(strings.Fields(width.Fold.String(s)), "") }

// oneLine shows a cell in a message.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// raw is the text of a leaf that may be absent.
func raw(t *schema.Text) string {
	if t == nil {
		return ""
	}
	return t.Raw
}

// ref is the place of a leaf that may be absent.
func ref(t *schema.Text) schema.Ref {
	if t == nil {
		return schema.Ref{}
	}
	return t.Ref
}
