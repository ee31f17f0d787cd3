package parser_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

// TestConservation counts the characters of each sample's visible text, found out
// without the readers, and requires each in exactly one leaf of the tree. The count
// is sharp: without any one of the leaves it does not come out.
func TestConservation(t *testing.T) {
	for _, path := range append(samples(t), variants(t)...) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			require.NoError(t, err)
			visible := countLetters(visibleText(t, path, data))
			d, err := parser.Parse(t.Context(), path, data)
			require.NoError(t, err)
			leaves := slices.Collect(schema.Leaves(d))
			require.NotEmpty(t, leaves)
			all := map[rune]int{}
			for _, l := range leaves {
				addLetters(all, l.Raw, 1)
			}
			require.Equal(t, visible, all)
			for _, l := range leaves {
				addLetters(all, l.Raw, -1)
				assert.NotEqual(t, visible, all, "without %q", l.Raw)
				addLetters(all, l.Raw, 1)
			}
		})
	}
}

func countLetters(s string) map[rune]int {
	n := map[rune]int{}
	addLetters(n, s, 1)
	return n
}

func addLetters(n map[rune]int, s string, sign int) {
	for _, r := range s {
		if unicode.IsSpace(r) {
			continue
		}
		if n[r] += sign; n[r] == 0 {
			delete(n, r)
		}
	}
}

var bookmark = regexp.MustCompile(`\[bookmark: [^\]]*\]`)

// visibleText takes the text out of a sample in the plainest way that is right for
// documents as clean as the samples.
func visibleText(t *testing.T, path string, data []byte) string {
	t.Helper()
	switch filepath.Ext(path) {
	case ".txt":
		return strings.ReplaceAll(bookmark.ReplaceAllString(string(data), ""), "|", "") // bars are markup
	case ".docx":
		return docxText(t, data)
	}
	if !utf8.Valid(data) {
		var err error
		data, err = simplifiedchinese.GB18030.NewDecoder().Bytes(data)
		require.NoError(t, err)
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
	require.NoError(t, err)
	doc.Find("script, style").Remove()
	doc.Find("[style*=Symbol], [face=Symbol]").Each(func(_ int, s *goquery.Selection) {
		s.SetText(strings.NewReplacer("³", "≥", "\uf0b3", "≥").Replace(s.Text()))
	})
	return doc.Find("body").Text()
}

func docxText(t *testing.T, data []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	f, err := archive.Open("word/document.xml")
	require.NoError(t, err)
	defer f.Close()
	var text bytes.Buffer
	inText := false
	for d := xml.NewDecoder(f); ; {
		token, err := d.Token()
		if err == io.EOF {
			return text.String()
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "t"
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				text.Write(token)
			}
		}
	}
}
