package charset

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const (
	simplified  = "2020年部门预算绩效信息，≥95%，满意度指标（服务对象）"
	traditional = "一般公共預算績效資訊，滿意度指標（服務對象）"
	rare        = "㛃𠮷" // four bytes each in GB18030, not in GBK
)

func gb(t testing.TB, s string) []byte {
	out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	require.NoError(t, err)
	return []byte(out)
}

func big5(t testing.TB, s string) []byte {
	out, err := traditionalchinese.Big5.NewEncoder().String(s)
	require.NoError(t, err)
	return []byte(out)
}

func utf16(t testing.TB, s string, e unicode.Endianness, b unicode.BOMPolicy) []byte {
	out, err := unicode.UTF16(e, b).NewEncoder().String(s)
	require.NoError(t, err)
	return []byte(out)
}

func TestDecode(t *testing.T) {
	markup := strings.Repeat("<td class=MsoNormal>", 40)
	tests := []struct {
		name     string
		data     []byte
		declared string
		encoding string
		text     string
		codes    []string
	}{
		{"empty", nil, "", "utf-8", "", nil},
		{"ascii", []byte("abc"), "", "utf-8", "abc", nil},
		{"ascii declared as gb2312", []byte("abc"), "GB2312", "gb18030", "abc", nil},
		{"utf-8", []byte(simplified), "", "utf-8", simplified, nil},
		{"utf-8 with a mark", []byte("\uFEFF" + simplified), "gb2312", "utf-8", simplified, []string{"encoding-mismatch"}},
		{"utf-8 declared as gb2312", []byte(simplified), "gb2312", "utf-8", simplified, []string{"encoding-mismatch"}},
		{"utf-8 declared as latin", []byte(simplified), "iso-8859-1", "utf-8", simplified, []string{"encoding-mismatch"}},
		{"utf-8 declared as utf-16", []byte(simplified), "utf-16", "utf-8", simplified, []string{"encoding-mismatch"}},
		{"gb", gb(t, simplified), "", "gb18030", simplified, nil},
		{"gb after markup", append([]byte(markup), gb(t, simplified)...), "", "gb18030", markup + simplified, nil},
		{"gb declared as gb2312", gb(t, simplified+rare), "gb2312", "gb18030", simplified + rare, nil},
		{"gb declared as gbk", gb(t, rare), " x-GBK ", "gb18030", rare, nil},
		{"gb declared as utf-8", gb(t, simplified), "utf-8", "gb18030", simplified, []string{"encoding-mismatch"}},
		{"gb declared as latin", gb(t, simplified), "iso-8859-1", "gb18030", simplified, []string{"encoding-mismatch"}},
		{"gb declared as big5", gb(t, simplified), "big5", "gb18030", simplified, []string{"encoding-mismatch"}},
		{"gb under an utf-8 mark", append([]byte("\xef\xbb\xbf"), gb(t, simplified)...), "", "gb18030", simplified, nil},
		{"gb18030 with a mark", append([]byte("\x84\x31\x95\x33"), gb(t, simplified)...), "", "gb18030", simplified, nil},
		{"a few gb characters that are utf-8 too", []byte("\xd1\xa7\xcf\xb0"), "gb2312", "gb18030", "学习", nil},
		{"a label nobody knows", gb(t, simplified), "klingon", "gb18030", simplified, nil},
		{"big5 declared", big5(t, traditional), "big5", "big5", traditional, nil},
		{"big5 not declared", big5(t, strings.Repeat(traditional, 3)), "", "big5", strings.Repeat(traditional, 3), nil},
		{"big5 declared as gb2312", big5(t, strings.Repeat(traditional, 3)), "gb2312", "big5", strings.Repeat(traditional, 3), []string{"encoding-mismatch"}},
		{"utf-16 with a mark", utf16(t, simplified+rare, unicode.LittleEndian, unicode.UseBOM), "", "utf-16le", simplified + rare, nil},
		{"big utf-16 with a mark", utf16(t, simplified, unicode.BigEndian, unicode.UseBOM), "", "utf-16be", simplified, nil},
		{"utf-16 by its shape", utf16(t, simplified+"\n", unicode.LittleEndian, unicode.IgnoreBOM), "gb2312", "utf-16le", simplified + "\n", []string{"encoding-mismatch"}},
		{"big utf-16 by its shape", utf16(t, simplified+"\n", unicode.BigEndian, unicode.IgnoreBOM), "", "utf-16be", simplified + "\n", nil},
		{"latin", []byte("caf\xe9 \x80"), "windows-1252", "windows-1252", "café €", nil},
		{"utf-8 cut in a character", []byte(simplified[:len(simplified)-1]), "", "utf-8", simplified[:len(simplified)-3] + "\uFFFD", []string{"invalid-bytes"}},
		{"gb cut in a character", gb(t, simplified)[:len(gb(t, simplified))-1], "", "gb18030", strings.TrimSuffix(simplified, "）") + "\uFFFD", []string{"invalid-bytes"}},
		{"gb broken before markup", append(gb(t, simplified), "\xd4<p>"...), "", "gb18030", simplified + "\uFFFD<p>", []string{"invalid-bytes"}},
		{"invalid bytes in a row are one place", []byte(simplified + "\xff\xfe\xff" + simplified), "", "utf-8", simplified + "\uFFFD" + simplified, []string{"invalid-bytes"}},
		{"the same in gb", append(gb(t, simplified), "\xff\xff\xff."...), "", "gb18030", simplified + "\uFFFD.", []string{"invalid-bytes"}},
		{"replacements of the source stay", []byte(simplified + "\uFFFD\uFFFD"), "", "utf-8", simplified + "\uFFFD\uFFFD", nil},
		{"the euro sign of cp936", append(gb(t, simplified), 0x80), "gbk", "gb18030", simplified + "€", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Decode(context.Background(), tt.data, tt.declared, 1<<20)
			require.NoError(t, err)
			assert.Equal(t, tt.encoding, got.Encoding)
			assert.Equal(t, tt.text, string(got.UTF8))
			var codes []string
			for _, d := range got.Diagnostics {
				codes = append(codes, d.Code)
			}
			assert.Equal(t, tt.codes, codes)
		})
	}
}

func TestDecodeSaysWhereBytesAreInvalid(t *testing.T) {
	got, err := Decode(context.Background(), append(gb(t, "满意度指标"), "\xff a \xff"...), "gbk", 100)
	require.NoError(t, err)
	require.Len(t, got.Diagnostics, 1)
	assert.Equal(t, `in 2 places bytes that are no gb18030 became U+FFFD, first after "满意度指标"`, got.Diagnostics[0].Message)
}

// TestPieces decodes documents in pieces of all sizes.
func TestPieces(t *testing.T) {
	text := strings.Repeat(simplified+rare+"a\r\n", 3)
	for _, data := range [][]byte{[]byte(text), gb(t, text), utf16(t, text, unicode.BigEndian, unicode.UseBOM)} {
		for size := 1; size < 40; size++ {
			d := NewDecoder(data, "")
			var out []byte
			for rest := data[d.Mark:]; len(rest) > 0; {
				n := d.Cut(rest, size)
				require.Positive(t, n)
				out, rest = d.Append(out, rest[:n]), rest[n:]
			}
			require.Equal(t, text, string(out))
			require.Empty(t, d.Diagnostics())
		}
	}
}

func TestLongText(t *testing.T) {
	text := strings.Repeat(simplified+rare, 20_000) + strings.Repeat("a", 100_000) + strings.Repeat(rare, 50_000)
	for _, data := range [][]byte{gb(t, text), utf16(t, text, unicode.LittleEndian, unicode.UseBOM)} {
		got, err := Decode(context.Background(), data, "", int64(len(text)))
		require.NoError(t, err)
		require.True(t, text == string(got.UTF8), got.Encoding)
		require.Empty(t, got.Diagnostics)
	}
}

func TestDecodeLimits(t *testing.T) {
	for _, data := range [][]byte{[]byte(simplified), gb(t, simplified)} {
		_, err := Decode(context.Background(), data, "", 10)
		var limit *page.LimitError
		require.ErrorAs(t, err, &limit)
		assert.Equal(t, "text bytes", limit.Limit)
		assert.EqualValues(t, 10, limit.Max)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Decode(ctx, gb(t, simplified), "", 1<<20)
	require.ErrorIs(t, err, context.Canceled)
}

func TestLabel(t *testing.T) {
	for label, want := range map[string]string{
		"GB2312": "gb18030", "gbk": "gb18030", "'gb18030'": "gb18030", "CP936": "gb18030", "utf8": "utf-8", " UTF-8 ": "utf-8",
		"Big5-HKSCS": "big5", "unicode": "utf-16le", "": "", "x": "",
	} {
		assert.Equal(t, want, Label(label), label)
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{simplified, traditional, rare, "abc\r\n\x00", "\xff\xfe\x00\xd8a", "\x84\x31\x95\x33\x81\x30"} {
		f.Add([]byte(s), "")
		f.Add(gb(f, s[:0]), "gb2312")
		f.Add([]byte("\xfe\xff"+s), "utf-16")
	}
	f.Add(gb(f, simplified+rare), "utf-8")
	f.Add(big5(f, traditional), "big5")
	f.Fuzz(func(t *testing.T, data []byte, declared string) {
		before := bytes.Clone(data)
		got, err := Decode(context.Background(), data, declared, 1<<20)
		if err != nil {
			require.Greater(t, 3*len(data), 1<<20)
			return
		}
		require.Equal(t, before, data, "the input was changed")
		sameDecision(t, data)
		require.True(t, bytes.Equal(got.UTF8, []byte(strings.ToValidUTF8(string(got.UTF8), ""))), "not UTF-8")
		require.NotEmpty(t, Label(got.Encoding))
		again, err := Decode(context.Background(), data, declared, 1<<20)
		require.NoError(t, err)
		require.Equal(t, got, again, "not deterministic")

		d := NewDecoder(data, declared)
		var pieces []byte
		for rest := data[d.Mark:]; len(rest) > 0; {
			n := d.Cut(rest, 7)
			require.True(t, n > 0 && n <= len(rest))
			pieces, rest = d.Append(pieces, rest[:n]), rest[n:]
		}
		squeeze := func(b []byte) string { // where invalid bytes are cut apart, there are more marks
			for bytes.Contains(b, []byte("\uFFFD\uFFFD")) {
				b = bytes.ReplaceAll(b, []byte("\uFFFD\uFFFD"), []byte("\uFFFD"))
			}
			return string(b)
		}
		require.Equal(t, squeeze(got.UTF8), squeeze(pieces))
	})
}
