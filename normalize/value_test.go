package normalize_test

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/schema"
)

// A labelled case: what a raw value in its context must be read as.
type labelled struct {
	Raw       string         `json:"raw"`
	Indicator string         `json:"indicator"`
	Siblings  []string       `json:"siblings"`
	Expect    map[string]any `json:"expect"`
	Why       string         `json:"why"`
}

func loadCases(t testing.TB, path string) []labelled {
	t.Helper()
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	var cases []labelled
	for s := bufio.NewScanner(f); s.Scan(); {
		if len(s.Bytes()) == 0 {
			continue
		}
		var c labelled
		require.NoError(t, json.Unmarshal(s.Bytes(), &c), s.Text())
		cases = append(cases, c)
	}
	require.NotEmpty(t, cases)
	return cases
}

// TestLabelled holds the normalizer to the labelled cases: dev.jsonl came with the
// specification, spec.jsonl has cases for its further sentences, examined.jsonl and
// wide.jsonl those of two people who read the specification and not the code, and
// combined.jsonl combinations: each operator, number, unit and mark with the others, and
// among.jsonl values with words and remarks around them.
func TestLabelled(t *testing.T) {
	for _, file := range []string{"dev.jsonl", "spec.jsonl", "examined.jsonl", "combined.jsonl", "wide.jsonl", "among.jsonl"} {
		for _, c := range loadCases(t, "../testdata/values/"+file) {
			t.Run(file+"/"+c.Raw+"/"+c.Indicator, func(t *testing.T) {
				got := normalize.Value(c.Raw, normalize.Context{Indicator: c.Indicator, Siblings: c.Siblings})
				assert.Equal(t, c.Raw, got.Raw)
				assertLabel(t, c.Expect, got)
			})
		}
	}
}

// assertLabel compares the fields that a label has. Numbers compare by value ×
// scale; unit_raw is not compared.
func assertLabel(t *testing.T, want map[string]any, got schema.Threshold) {
	t.Helper()
	data, err := json.Marshal(got)
	require.NoError(t, err)
	var have map[string]any
	require.NoError(t, json.Unmarshal(data, &have))
	for field, w := range want {
		switch field {
		case "unit_raw", "scale":
		case "value", "low", "high":
			assert.Equal(t, sized(w, want["scale"]), sized(have[field], have["scale"]), field)
		case "parts":
			parts := w.([]any)
			if assert.Len(t, got.Parts, len(parts)) {
				for i, p := range parts {
					assertLabel(t, p.(map[string]any), got.Parts[i])
				}
			}
		case "repairs":
			if w == nil || len(w.([]any)) == 0 {
				assert.Empty(t, have[field], field)
				continue
			}
			assert.Equal(t, w, have[field], field)
		default:
			assert.Equal(t, w, have[field], field)
		}
	}
}

// sized multiplies a value with its scale; what is no number stays as it is.
func sized(value, scale any) any {
	v, ok := value.(string)
	if !ok {
		return nil
	}
	d, err := schema.ParseDecimal(v)
	if err != nil {
		return v
	}
	if s, ok := scale.(string); ok && s != "" {
		d = d.Mul(schema.Decimal(s))
	}
	return string(d.Reduce())
}
