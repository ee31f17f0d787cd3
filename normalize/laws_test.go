package normalize_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// TestSpacesDoNotMatter reads each labelled value with spaces between all of its
// characters. Where these are all digits, they may be numbers.
func TestSpacesDoNotMatter(t *testing.T) {
	for _, c := range labelledRaws(t) {
		var b strings.Builder
		for _, r := range c.Raw {
			b.WriteRune(r)
			if r != '\n' {
				b.WriteRune('\u3000')
			}
		}
		in := normalize.Context{Indicator: c.Indicator, Siblings: c.Siblings}
		plain, spaced := normalize.Value(c.Raw, in), normalize.Value(b.String(), in)
		if plain.Kind == schema.Words || normalize.Gapped(b.String()) {
			continue // spaces are part of a text
		}
		assert.Equal(t, meaning(plain), meaning(spaced), c.Raw)
		assert.Equal(t, plain.Repairs, spaced.Repairs, c.Raw)
	}
}

// TestWidthDoesNotMatter reads each labelled value with its digits and signs in full
// width: the same value, with the code full_width.
func TestWidthDoesNotMatter(t *testing.T) {
	widen := func(r rune) rune {
		if r >= '0' && r <= '9' || r == '%' {
			return r + 0xfee0
		}
		return r
	}
	for _, c := range labelledRaws(t) {
		wide := strings.Map(widen, c.Raw)
		in := normalize.Context{Indicator: c.Indicator, Siblings: c.Siblings}
		plain, widened := normalize.Value(c.Raw, in), normalize.Value(wide, in)
		if wide == c.Raw || plain.Kind == schema.Words || strings.Contains(c.Raw, "**") {
			continue
		}
		assert.Equal(t, meaning(plain), meaning(widened), c.Raw)
		assert.Contains(t, widened.Repairs, schema.FullWidth, c.Raw)
		without := slices.DeleteFunc(slices.Clone(widened.Repairs), func(r schema.Repair) bool { return r == schema.FullWidth })
		before := slices.DeleteFunc(slices.Clone(plain.Repairs), func(r schema.Repair) bool { return r == schema.FullWidth })
		assert.ElementsMatch(t, before, without, c.Raw)
	}
}

// TestRepairsChangeTheReading requires of each labelled value with a repair that it
// is not printed in its canonical form, and of its canonical form that it needs none.
// percent_over_100 is a warning and changes nothing.
func TestRepairsChangeTheReading(t *testing.T) {
	for _, c := range labelledRaws(t) {
		got := normalize.Value(c.Raw, normalize.Context{Indicator: c.Indicator, Siblings: c.Siblings})
		mends := slices.DeleteFunc(slices.Clone(got.Repairs), func(r schema.Repair) bool { return r == schema.PercentOver100 })
		if len(mends) > 0 && !got.Ambiguous {
			assert.NotEqual(t, got.Raw, got.String(), "%s: %v", c.Raw, mends)
		}
	}
}

// TestFillIsOrderFree requires that a document's values are read as each would be
// with the others as its siblings, in whatever order they come.
func TestFillIsOrderFree(t *testing.T) {
	raws := []string{"≥9595%及以上", "≥8080%及以上", "≥22次及以上", "≥1010人", "295%", "2300次", "无", "12月底前", "95%95%"}
	want := map[string]string{}
	for i, raw := range raws {
		others := slices.Delete(slices.Clone(raws), i, i+1)
		want[raw] = meaning(normalize.Value(raw, normalize.Context{Siblings: others}))
	}
	for range len(raws) {
		raws = append(raws[1:], raws[0])
		for i, got := range fill(t, raws, make([]normalize.Context, len(raws))) {
			assert.Equal(t, want[raws[i]], meaning(got), raws[i])
		}
	}
}

// FuzzValue holds any text to the laws that hold for every text: no panic, the text
// kept, the same answer twice, and sorted repairs without doubles.
func FuzzValue(f *testing.F) {
	for _, c := range labelledRaws(f) {
		f.Add(c.Raw, c.Indicator)
	}
	f.Fuzz(func(t *testing.T, raw, indicator string) {
		got := normalize.Value(raw, normalize.Context{Indicator: indicator, Siblings: []string{indicator, raw}})
		require.Equal(t, raw, got.Raw)
		again := normalize.Value(raw, normalize.Context{Indicator: indicator, Siblings: []string{raw, indicator}})
		require.Equal(t, meaning(got), meaning(again), "the order of the siblings does not matter")
		require.True(t, slices.IsSorted(got.Repairs))
		require.Equal(t, len(got.Repairs), len(slices.Compact(slices.Clone(got.Repairs))))
		_ = got.String()
	})
}
