package form

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestVocabulariesAreFolded holds the vocabularies to the spelling in which cells
// are looked up.
func TestVocabulariesAreFolded(t *testing.T) {
	for label := range lexicon {
		assert.Equal(t, label, fold(label))
	}
	for label := range sectionVocabulary {
		assert.Equal(t, label, fold(label))
	}
}

// TestWordsOfRulesAreLabels requires that each word by which a form is known can be
// found.
func TestWordsOfRulesAreLabels(t *testing.T) {
	for word := range askedWords {
		assert.Contains(t, lexicon, word)
	}
}

// TestKeywords names columns by the first keyword that a label holds.
func TestKeywords(t *testing.T) {
	for label, want := range map[string]field{
		"":           "",
		"本区三级指标":     cLevel3,
		"三级指标目标值":    cTarget,
		"上年完成值情况":    "",
		"实际完成值情况":    cActual,
		"得分权重":       cScore,
		"权重说明":       cWeight,
		"指标":         "",
		"一级指标与二级指标":  "",
		"完成率偏差原因的分析": cDeviation,
	} {
		assert.Equal(t, want, look(label).column, label)
	}
}
