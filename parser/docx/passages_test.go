package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gen"
)

var propertyList = regexp.MustCompile(`<w:(pPr|rPr|tcPr|trPr|numPr)>`)

// TestListsThatRepeat reads documents as they are, where most property lists are
// known from before, and with a comment of its own in each list, so that none is.
func TestListsThatRepeat(t *testing.T) {
	documents := map[string]string{"generated": gen.WordXML(8)}
	for _, fixture := range numberingFixtures {
		documents[fixture.name] = documentXML(fixture.body + fixture.body)
	}
	files, err := filepath.Glob("testdata/*.docx")
	require.NoError(t, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		documents[filepath.Base(file)] = member(t, data, "word/document.xml")
	}
	for name, document := range documents {
		t.Run(name, func(t *testing.T) {
			n := 0
			unique := propertyList.ReplaceAllStringFunc(document, func(tag string) string {
				n++
				return fmt.Sprintf("%s<!--%d-->", tag, n)
			})
			assert.Equal(t, mustRead(t, packed(t, unique)), mustRead(t, packed(t, document)))
		})
	}
}

// member gives the content of a member of a package.
func member(t *testing.T, data []byte, name string) string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	content, err := fs.ReadFile(z, name)
	require.NoError(t, err)
	return string(content)
}

// TestListsThatOnlyLookAlike has lists of the same bytes that say something else.
func TestListsThatOnlyLookAlike(t *testing.T) {
	for _, tt := range []struct{ name, body, hidden string }{
		{"a prefix means something else",
			`<w:p><x:r xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:rPr><w:vanish/></x:rPr><x:t>甲</x:t></x:r></w:p>` +
				`<w:p><x:r xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w="urn:other"><x:rPr><w:vanish/></x:rPr><x:t>乙</x:t></x:r></w:p>`,
			"甲"},
		{"and the other way round",
			`<w:p><x:r xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w="urn:other"><x:rPr><w:vanish/></x:rPr><x:t>甲</x:t></x:r></w:p>` +
				`<w:p><x:r xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:rPr><w:vanish/></x:rPr><x:t>乙</x:t></x:r></w:p>`,
			"乙"},
		{"the list goes on",
			`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>乙</w:t></w:r></w:p>`,
			"乙"},
		{"an empty list",
			`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:rPr/><w:t>乙</w:t></w:r></w:p>`,
			"甲"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := mustRead(t, packed(t, documentXML(tt.body)))
			var hidden string
			for _, d := range doc.Diagnostics {
				if d.Code == "hidden-text" {
					hidden += doc.Blocks[d.Ref.Block-1].Text
				}
			}
			assert.Equal(t, tt.hidden, hidden)
		})
	}
}
