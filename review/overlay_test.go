package review_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/normalize"
	"github.com/jixiao-data/jixiao/review"
	"github.com/jixiao-data/jixiao/schema"
)

var hash = strings.Repeat("ab", 32)

func value(raw string, row int32) *schema.Value {
	return &schema.Value{
		Threshold: normalize.Value(raw, normalize.Context{}),
		Ref:       schema.Ref{Block: 3, Table: 1, Row: row, Col: 5, RowSpan: 1, ColSpan: 2},
	}
}

// tree has two values in cells of their own, and two with the same text in one.
func tree() *schema.Disclosure {
	return &schema.Disclosure{Source: schema.Source{SHA256: hash}, Projects: []schema.Project{{
		No: 1,
		Indicators: []schema.Indicator{
			{No: 1, Target: value("≥22次及以上", 9)},
			{No: 2, Target: value("≥95%", 10), Actual: value("96%", 11)},
			{No: 3, Target: value("3次", 12)},
			{No: 4, Target: value("3次", 12)},
		},
	}}}
}

func place(d *schema.Disclosure, indicator int, column string) schema.PlacedValue {
	for v := range schema.Values(d) {
		if v.Indicator.No == indicator && v.Column == column {
			return v
		}
	}
	panic("no such value")
}

// line says something of a value of a fresh tree.
func line(indicator int, column string, change func(*review.Line)) review.Line {
	d := tree()
	x := review.NewLine(d, place(d, indicator, column))
	x.Verdict, x.By, x.At = schema.Confirmed, "王芳", "2026-11-25T10:00:00+08:00"
	if change != nil {
		change(&x)
	}
	return x
}

func correct(to string) func(*review.Line) {
	return func(x *review.Line) { x.Verdict, x.Value, x.Why = schema.Corrected, to, "核对原件" }
}

func withdraw(x *review.Line) { x.Verdict = review.Withdrawn }

func overlay(t *testing.T, lines ...review.Line) *review.Overlay {
	t.Helper()
	o := review.NewOverlay()
	for _, x := range lines {
		require.NoError(t, o.Add(x))
	}
	return o
}

func TestApply(t *testing.T) {
	d := tree()
	stale := overlay(t, line(1, "target", correct("≥2次")), line(2, "actual", nil)).Apply(d)
	assert.Empty(t, stale)
	v := d.Projects[0].Indicators[0].Target
	assert.Equal(t, "≥22次及以上", v.Raw)
	assert.True(t, v.Ambiguous, "the reading stays")
	assert.Equal(t, "≥2次", v.Settled().String())
	assert.Equal(t, "王芳", v.Correction.By)
	assert.Equal(t, "核对原件", v.Correction.Why)
	actual := d.Projects[0].Indicators[1].Actual
	assert.Equal(t, schema.Confirmed, actual.Correction.Verdict)
	assert.Equal(t, actual.Threshold, actual.Settled())
	assert.Nil(t, d.Projects[0].Indicators[1].Target.Correction)

	// without the corrections it is the tree as it was
	for v := range schema.Values(d) {
		v.Value.Correction = nil
	}
	assert.Equal(t, tree(), d)
}

func TestLastLineHolds(t *testing.T) {
	byHand := func(to string) review.Line { // who writes lines by hand need not number what stands in a cell of its own
		return line(1, "target", func(x *review.Line) { correct(to)(x); x.Project, x.Indicator = 0, 0 })
	}
	for name, c := range map[string]struct {
		lines []review.Line
		want  string
	}{
		"corrected again": {[]review.Line{line(1, "target", correct("≥22次")), line(1, "target", correct("≥2次"))}, "≥2次"},
		"withdrawn":       {[]review.Line{line(1, "target", correct("≥2次")), line(1, "target", withdraw)}, "≥22次及以上"},
		"and said again":  {[]review.Line{line(1, "target", withdraw), line(1, "target", correct("≥2次"))}, "≥2次"},
		"by hand at last": {[]review.Line{byHand("≥2次"), line(1, "target", correct("≥22次")), byHand("≥12次")}, "≥12次"},
		"by hand between": {[]review.Line{line(1, "target", correct("≥22次")), byHand("≥2次"), line(1, "target", withdraw)}, "≥22次及以上"},
	} {
		d := tree()
		assert.Empty(t, overlay(t, c.lines...).Apply(d), name)
		assert.Equal(t, c.want, d.Projects[0].Indicators[0].Target.Settled().String(), name)
	}
}

// One cell may hold several values with the same text: the numbers tell them apart.
func TestSeveralInOneCell(t *testing.T) {
	d := tree()
	assert.Empty(t, overlay(t, line(4, "target", correct("≥3次"))).Apply(d))
	assert.Nil(t, d.Projects[0].Indicators[2].Target.Correction)
	assert.Equal(t, "≥3次", d.Projects[0].Indicators[3].Target.Settled().String())
}

// A line whose value is not there as it was is reported, and not applied.
func TestStale(t *testing.T) {
	for name, x := range map[string]review.Line{
		"text":   line(1, "target", func(x *review.Line) { x.Raw = "≥2次" }),
		"place":  line(1, "target", func(x *review.Line) { x.Ref.Row = 20 }),
		"column": line(1, "target", func(x *review.Line) { x.Column = "actual" }),
		"number": line(3, "target", func(x *review.Line) { x.Indicator = 9 }),
	} {
		d := tree()
		assert.Equal(t, []review.Line{x}, overlay(t, x).Apply(d), name)
		assert.Equal(t, tree(), d, name)
	}
	d := tree()
	other := line(1, "target", func(x *review.Line) { x.SHA256 = strings.Repeat("0", 64) })
	assert.Empty(t, overlay(t, other).Apply(d), "another document's line is not stale")
	gone := func(x *review.Line) { correct("≥2次")(x); x.Ref.Row = 20 }
	again := line(1, "target", func(x *review.Line) { gone(x); x.By = "李明" })
	assert.Equal(t, []review.Line{again}, overlay(t, line(1, "target", gone), again).Apply(tree()), "only the line that would hold")
	// where the numbers moved, address and text still tell
	moved := line(1, "target", func(x *review.Line) { x.Project, x.Indicator = 8, 9 })
	assert.Empty(t, overlay(t, moved).Apply(d))
	assert.NotNil(t, d.Projects[0].Indicators[0].Target.Correction)
}

func TestBadLines(t *testing.T) {
	for want, change := range map[string]func(*review.Line){
		`"by" is missing`:                       func(x *review.Line) { x.By = " " },
		`"at" is no time`:                       func(x *review.Line) { x.At = "yesterday" },
		`"why" is missing`:                      func(x *review.Line) { correct("≥2次")(x); x.Why = "" },
		`"value" is missing`:                    correct(""),
		"can be read in several ways":           correct("≥22次及以上"),
		"states no value":                       correct("应保尽保"),
		"write ≥95% for":                        correct(">=95%"),
		`no verdict "maybe"`:                    func(x *review.Line) { x.Verdict = "maybe" },
		`"sha256" is no SHA-256`:                func(x *review.Line) { x.SHA256 = "ab" },
		"a value does not go with the verdict":  func(x *review.Line) { x.Value = "3次" },
		`"why" is longer than 2000 characters`:  func(x *review.Line) { x.Why = strings.Repeat("因", 2001) },
		`"value" is longer than 200 characters`: correct(strings.Repeat("9", 201)),
	} {
		x := line(1, "target", change)
		assert.ErrorContains(t, review.NewOverlay().Add(x), want)
		path := filepath.Join(t.TempDir(), "c.ndjson")
		assert.ErrorContains(t, review.Append(path, x), want)
		assert.NoFileExists(t, path)
	}
}

// The file only grows, and comes back as it was written.
func TestAppend(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.ndjson")
	require.NoError(t, os.WriteFile(path, []byte("\n"), 0o600))
	lines := []review.Line{line(1, "target", correct("≥2次")), line(2, "actual", nil), line(1, "target", withdraw)}
	before := []byte("\n")
	for _, x := range lines {
		require.NoError(t, review.Append(path, x))
		now, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.True(t, strings.HasPrefix(string(now), string(before)))
		before = now
	}
	d := tree()
	o, err := review.Load(path)
	require.NoError(t, err)
	assert.Empty(t, o.Apply(d))
	assert.Nil(t, d.Projects[0].Indicators[0].Target.Correction)
	assert.NotNil(t, d.Projects[0].Indicators[1].Actual.Correction)

	// a file that somebody's editor left without a line end
	require.NoError(t, os.WriteFile(path, []byte(strings.TrimSpace(string(before))), 0o600))
	require.NoError(t, review.Append(path, lines[1]))
	_, err = review.Load(path)
	assert.NoError(t, err)
}

// A line that was cut short as it was written, by a full disk or a kill, costs itself
// alone.
func TestCutLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.ndjson")
	require.NoError(t, review.Append(path, line(2, "actual", nil)))
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path, append(whole, whole[:len(whole)/2]...), 0o600))
	o, err := review.Load(path)
	require.NoError(t, err)
	d := tree()
	assert.Empty(t, o.Apply(d))
	assert.NotNil(t, d.Projects[0].Indicators[1].Actual.Correction)

	require.NoError(t, review.Append(path, line(1, "target", correct("≥2次"))))
	o, err = review.Load(path)
	require.NoError(t, err)
	d = tree()
	assert.Empty(t, o.Apply(d))
	assert.NotNil(t, d.Projects[0].Indicators[0].Target.Correction)

	long := line(1, "target", func(x *review.Line) { x.Raw = strings.Repeat("长", 400_000) })
	assert.ErrorContains(t, review.Append(path, long), "longer than")
}

func TestLoadErrors(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.ndjson")
	good, err := json.Marshal(line(2, "actual", nil))
	require.NoError(t, err)
	for want, text := range map[string]string{
		"line 2: ":      string(good) + "\n{\n",
		"line 3: ":      strings.Repeat(string(good)+"\n", 2) + strings.Repeat("x", 1<<20) + "\n",
		"unknown field": strings.Replace(string(good), "{", `{"color":1,`, 1),
	} {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		_, err := review.Load(path)
		assert.ErrorContains(t, err, want)
		assert.ErrorContains(t, err, path)
	}
	_, err = review.Load(path + "x")
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func FuzzRead(f *testing.F) {
	good, _ := json.Marshal(line(1, "target", correct("≥2次")))
	f.Add(string(good))
	f.Add(string(good) + "\n\n{}")
	f.Fuzz(func(t *testing.T, text string) {
		o := review.NewOverlay()
		if o.Read(strings.NewReader(text)) != nil {
			return
		}
		d := tree()
		o.Apply(d)
		var after []schema.Threshold
		for v := range schema.Values(d) {
			after = append(after, v.Value.Threshold)
		}
		var before []schema.Threshold
		for v := range schema.Values(tree()) {
			before = append(before, v.Value.Threshold)
		}
		if !slices.EqualFunc(before, after, func(a, b schema.Threshold) bool { return a.String() == b.String() }) {
			t.Fatal("a reading changed")
		}
	})
}
