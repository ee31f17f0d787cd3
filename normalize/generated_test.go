package normalize_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// Full-width digits, letters and signs are read as the half-width ones are, but for
// the code that says so.
func TestWidthOfAnyCell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		narrow := normalize.Fold(anyCell(t))
		wide := widen(narrow)
		a, b := normalize.Value(narrow, normalize.Context{}), normalize.Value(wide, normalize.Context{})
		require.Equal(t, meaning(a), meaning(b), "%q %q", narrow, wide)
		require.Equal(t, narrowCodes(a), narrowCodes(b), "%q %q", narrow, wide)
		if wide != narrow && b.Kind != schema.Words && b.Kind != schema.Empty {
			require.Contains(t, b.Repairs, schema.FullWidth, wide)
		}
	})
}

// widen spells a text with full-width digits, letters and signs.
func widen(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("%.<>=+-", r) {
			return r + 0xfee0
		}
		return r
	}, s)
}

// narrowCodes are the repairs but for full_width.
func narrowCodes(t schema.Threshold) []schema.Repair {
	return slices.DeleteFunc(append([]schema.Repair{}, t.Repairs...), func(r schema.Repair) bool { return r == schema.FullWidth })
}

// White space and what is invisible in a cell say nothing, wherever it stands but
// between two digits.
func TestSpacesInAnyCell(t *testing.T) {
	space := rapid.SampledFrom([]string{"", "", "", " ", "\u3000", "\t", "\u00a0", "\r", "\u200b", "\u00ad", "\u200d", "\u202a", "\ufe0f"})
	rapid.Check(t, func(t *rapid.T) {
		plain := anyCell(t)
		if normalize.Gapped(plain) {
			t.Skip()
		}
		var spaced strings.Builder
		last := ' '
		for _, r := range plain {
			if between := space.Draw(t, "space"); !digitLike(last) || !digitLike(r) {
				spaced.WriteString(between)
			}
			spaced.WriteRune(r)
			last = r
		}
		spaced.WriteString(space.Draw(t, "space"))
		a, b := normalize.Value(plain, normalize.Context{}), normalize.Value(spaced.String(), normalize.Context{})
		require.Equal(t, meaning(a), meaning(b), "%q %q", plain, spaced.String())
		require.Equal(t, a.Repairs, b.Repairs, "%q %q", plain, spaced.String())
	})
}

// digitLike reports whether a character is a digit, in any width, or like one.
func digitLike(r rune) bool {
	return r >= '0' && r <= '9' || r >= '０' && r <= '９' || strings.ContainsRune("IlOoＩｌＯｏ", r)
}

// fill reads the values of one document.
func fill(t require.TestingT, raws []string, in []normalize.Context) []schema.Threshold {
	values, read := make([]*schema.Threshold, len(raws)), make([]schema.Threshold, len(raws))
	for i, raw := range raws {
		read[i].Raw = raw
		values[i] = &read[i]
	}
	require.NoError(t, normalize.Fill(context.Background(), values, in))
	return read
}

// Fill reads each value with the others as siblings, in whatever order they come.
func TestFillIsValueWithSiblings(t *testing.T) {
	pool := []string{"≥9595%及以上", "≥9090%及以上", "≥95%95%", "≥33场", "≥22次及以上", "≥95%", "295%", "2100%", "2350次", "良好", "≥9595%", "1010人", "≥ 8080 %及以上", "≤５５％以内", "", "12月底前"}
	rapid.Check(t, func(t *rapid.T) {
		raws := rapid.SliceOfN(rapid.SampledFrom(pool), 1, 8).Draw(t, "raws")
		in := make([]normalize.Context, rapid.IntRange(0, len(raws)).Draw(t, "contexts"))
		for i := range in {
			in[i].Indicator = rapid.SampledFrom(names).Draw(t, "name")
		}
		for i, got := range fill(t, raws, in) {
			others := rapid.Permutation(slices.Concat(raws[:i], raws[i+1:])).Draw(t, "others")
			context := normalize.Context{Siblings: others}
			if i < len(in) {
				context.Indicator = in[i].Indicator
			}
			require.Equal(t, normalize.Value(raws[i], context), got)
		}
	})
}

// FuzzLaws holds any text to what every cell obeys: the canonical form reads back,
// what no repair names is printed, and neither width nor white space matters.
func FuzzLaws(f *testing.F) {
	for _, c := range labelledRaws(f) {
		f.Add(c.Raw, c.Indicator)
	}
	f.Fuzz(func(t *testing.T, raw, indicator string) {
		check(t, raw, indicator)
		narrow := normalize.Fold(raw)
		plain, wide := normalize.Value(narrow, normalize.Context{}), normalize.Value(widen(narrow), normalize.Context{})
		require.Equal(t, meaning(plain), meaning(wide))
		if normalize.Gapped(raw) || normalize.Gapped(spaceOut(raw)) {
			return
		}
		spaced := normalize.Value(spaceOut(raw), normalize.Context{Indicator: indicator})
		require.Equal(t, meaning(normalize.Value(raw, normalize.Context{Indicator: indicator})), meaning(spaced))
	})
}

// spaceOut puts a blank between all characters of a text.
func spaceOut(s string) string { return strings.Join(strings.Split(s, ""), " ") }
