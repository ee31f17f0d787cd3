package parser_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

var update = flag.Bool("update", false, "write the golden trees anew")

// TestTwins requires that one disclosure, published in three formats, gives one
// tree: all but the source and the addresses are equal, white space apart.
func TestTwins(t *testing.T) {
	var trees []any
	for _, ext := range []string{".docx", ".html", ".txt"} {
		d, err := parser.ParseFile(t.Context(), "../testdata/beidaihe-2020"+ext)
		require.NoError(t, err)
		trees = append(trees, bare(t, d))
	}
	assert.Equal(t, trees[0], trees[1], "docx and html")
	assert.Equal(t, trees[0], trees[2], "docx and text")
}

// bare is a tree without source, addresses and white space.
func bare(t *testing.T, d *schema.Disclosure) any {
	t.Helper()
	data, err := json.Marshal(d)
	require.NoError(t, err)
	var tree map[string]any
	require.NoError(t, json.Unmarshal(data, &tree))
	delete(tree, "source")
	var strip func(any) any
	strip = func(v any) any {
		switch v := v.(type) {
		case map[string]any:
			delete(v, "ref")
			for k := range v {
				v[k] = strip(v[k])
			}
		case []any:
			for i := range v {
				v[i] = strip(v[i])
			}
		case string:
			return strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) {
					return -1
				}
				return r
			}, v)
		}
		return v
	}
	return strip(tree)
}

// TestBeidaihe requires what a reader of this disclosure would write down.
func TestBeidaihe(t *testing.T) {
	d, err := parser.ParseFile(t.Context(), "../testdata/beidaihe-2020.docx")
	require.NoError(t, err)
	assert.Equal(t, "2020年部门预算绩效信息", d.Title.Raw)
	assert.Equal(t, 2020, d.FiscalYear.Year)
	assert.Equal(t, "131002", d.Org.Code)
	assert.Len(t, d.Overall.General, 1)
	assert.Len(t, d.Overall.Items, 10)
	assert.Equal(t, "10", d.Overall.Items[9].No)
	var sections [][2]any
	for _, s := range d.Overall.Safeguards {
		sections = append(sections, [2]any{s.Heading.Body, len(s.Items)})
	}
	assert.Equal(t, [][2]any{
		{"加强理论学习，建设学习型机关工作", 1},
		{"提高履职成效，做好委员服务工作", 3},
		{"把握工作主题，做好政协工作", 3},
	}, sections)
	require.Len(t, d.Projects, 5)
	for i, want := range []struct {
		code, yuan string
		targets    [3]string
	}{
		{"131-0501-JBN-CEW6", "20000", [3]string{"95", "95", "95"}},
		{"131-0702-JBN-QXYE", "100000", [3]string{"90", "90", "90"}},
		{"131-0602-JBN-7NVM", "70000", [3]string{"80", "50", "80"}},
		{"131-0401-JBN-EHO2", "100000", [3]string{"95", "95", "95"}},
		{"131-0702-JBN-KXLP", "175000", [3]string{"95", "95", "95"}},
	} {
		p := d.Projects[i]
		assert.Equal(t, want.code, p.Code.Raw)
		assert.Equal(t, schema.Decimal(want.yuan), p.Budget.Total.Yuan)
		assert.Equal(t, schema.Decimal(want.yuan), p.Budget.Fiscal.Yuan)
		assert.Nil(t, p.Budget.Other, "an empty cell is absent, not zero")
		assert.Len(t, p.Purpose, 1)
		assert.Len(t, p.Goals, 2)
		var plan []string
		for _, s := range p.Plan {
			plan = append(plan, s.Month+":"+string(s.CumulativePercent.Value))
		}
		assert.Equal(t, []string{"03:25.00", "06:50.00", "10:75.00", "12:100.00"}, plan)
		require.Len(t, p.Indicators, 3)
		for k, in := range p.Indicators {
			assert.Equal(t, schema.Bound, in.Target.Kind)
			assert.Equal(t, schema.GE, in.Target.Op)
			assert.Equal(t, schema.Literal(want.targets[k]), in.Target.Threshold.Value)
			assert.Equal(t, schema.Unit("percent"), in.Target.Unit)
			assert.Equal(t, schema.Repairs{schema.DuplicatedNumber, schema.OperatorBothSides}, in.Target.Repairs)
		}
	}
	assert.Empty(t, d.Unclaimed)
	assert.Empty(t, d.Diagnostics)
}

// TestGolden holds the whole tree of each sample fast.
func TestGolden(t *testing.T) {
	for _, path := range samples(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			require.NoError(t, err)
			d, err := parser.Parse(t.Context(), filepath.Base(path), data)
			require.NoError(t, err)
			got := marshal(t, d)
			golden := filepath.Join("..", "testdata", "golden", filepath.Base(path)+".json")
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(golden), 0o755))
				require.NoError(t, os.WriteFile(golden, got, 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), string(got))

			var back schema.Disclosure
			require.NoError(t, json.Unmarshal(got, &back))
			assert.Equal(t, string(got), string(marshal(t, &back)), "the JSON reads back as the same tree")
		})
	}
}

func marshal(t *testing.T, d *schema.Disclosure) []byte {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	require.NoError(t, enc.Encode(d))
	return b.Bytes()
}

// TestBadInput requires a typed error for input of which nothing can be read.
func TestBadInput(t *testing.T) {
	docx, err := os.ReadFile("../testdata/beidaihe-2020.docx")
	require.NoError(t, err)
	ole := func(stream string) []byte {
		b := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 504)...)
		for _, r := range stream {
			b = append(b, byte(r), 0)
		}
		return append(b, make([]byte, 512)...)
	}
	for _, tt := range []struct {
		name   string
		data   []byte
		cause  error
		format string
	}{
		{"empty file", nil, parser.ErrEmpty, ""},
		{"white space", []byte(" \r\n\t "), parser.ErrEmpty, ""},
		{"png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"), parser.ErrUnsupported, "png"},
		{"pdf", []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), parser.ErrUnsupported, "pdf"},
		{"rtf", []byte(`{\rtf1\ansi 绩效}`), parser.ErrUnsupported, "rtf"},
		{"truncated docx", docx[:len(docx)/2], parser.ErrCorrupt, "docx"},
		{"encrypted docx", ole("EncryptedPackage"), parser.ErrEncrypted, "docx"},
		{"old word document", ole("WordDocument"), parser.ErrUnsupported, "doc"},
		{"binary", bytes.Repeat([]byte{0, 1, 2, 3, 0xfe}, 100), parser.ErrUnsupported, "binary data"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := parser.Parse(t.Context(), "input", tt.data)
			assert.Nil(t, d)
			require.ErrorIs(t, err, tt.cause)
			e, ok := errors.AsType[*parser.Error](err)
			require.True(t, ok)
			assert.Equal(t, "input", e.Name)
			assert.Equal(t, tt.format, e.Format)
			assert.True(t, strings.HasPrefix(err.Error(), "input: "), err.Error())
		})
	}
}

// TestOtherSubject requires a tree with everything unclaimed, and a word on it.
func TestOtherSubject(t *testing.T) {
	d, err := parser.Parse(t.Context(), "news.html", []byte(`<html><body><h1>天气预报</h1><p>今天晴。</p>
<table><tr><td>城市</td><td>气温</td></tr><tr><td>某市</td><td>12</td></tr></table></body></html>`))
	require.NoError(t, err)
	assert.Empty(t, d.Projects)
	assert.Len(t, d.Unclaimed, 6)
	require.Len(t, d.Diagnostics, 1)
	assert.Equal(t, "no-form", d.Diagnostics[0].Code)
}

func TestLimits(t *testing.T) {
	limits := parser.DefaultLimits()
	limits.InputBytes = 10
	_, err := parser.ParseWithin(t.Context(), "large", bytes.Repeat([]byte("绩"), 100), limits)
	e, ok := errors.AsType[*parser.LimitError](err)
	require.True(t, ok, err)
	assert.Equal(t, int64(10), e.Max)
	assert.Equal(t, int64(300), e.Got)
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := parser.ParseFile(ctx, "../testdata/beidaihe-2020.docx")
	require.ErrorIs(t, err, context.Canceled)
}

func TestMissingFile(t *testing.T) {
	_, err := parser.ParseFile(t.Context(), "no-such-file.docx")
	require.ErrorIs(t, err, os.ErrNotExist)
	assert.Equal(t, 1, strings.Count(err.Error(), "no-such-file.docx"))
}

// A limit that is not set is the default, so that one may be set alone.
func TestOneLimit(t *testing.T) {
	for _, name := range []string{"beidaihe-2020.docx", "beidaihe-2020.html", "beidaihe-2020.txt"} {
		data, err := os.ReadFile("../testdata/" + name)
		require.NoError(t, err)
		want, err := parser.Parse(t.Context(), name, data)
		require.NoError(t, err)
		got, err := parser.ParseWithin(t.Context(), name, data, parser.Limits{InputBytes: int64(len(data))})
		require.NoError(t, err)
		assert.Equal(t, want, got)
		_, err = parser.ParseWithin(t.Context(), name, data, parser.Limits{InputBytes: int64(len(data)) - 1})
		limit, ok := errors.AsType[*parser.LimitError](err)
		require.True(t, ok, "%v", err)
		assert.Equal(t, "input bytes", limit.Limit)
	}
}
