package normalize_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/jixiao-data/jixiao/normalize"
)

// Most values say of their siblings what their first characters show. They are not
// scanned, which must not show.
func TestEvidenceWithoutScan(t *testing.T) {
	for _, cell := range []string{"295%", "2100%", "≥295%", "≥95%", "≥9595%及以上", "≥95%≥95%", "95%95%", "9595%", "99%", "≥1,200人", "≥3千5百人"} {
		require.True(t, normalize.SameEvidence(cell), cell)
	}
	sign := rapid.SampledFrom(strings.Split("≥ ≤ > = 2 2 9 5 5 0 1 . , % % 千 万 人 次 以上 及 三 半 ( ) - 每 第 全年 达到 不 年 / ≥95% 2100", " "))
	rapid.Check(t, func(t *rapid.T) {
		cell := anyCell(t)
		require.True(t, normalize.SameEvidence(cell), cell)
		mix := strings.Join(rapid.SliceOfN(sign, 1, 9).Draw(t, "signs"), "")
		require.True(t, normalize.SameEvidence(mix), mix)
	})
}
