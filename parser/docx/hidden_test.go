package docx

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestHiddenByStyle reads text that styles hide. Hidden text is kept and marked, so
// which it is shows in the diagnostics.
func TestHiddenByStyle(t *testing.T) {
	para := func(style, runs string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + runs + `</w:p>`
	}
	run := func(properties, text string) string {
		return `<w:r><w:rPr>` + properties + `</w:rPr><w:t>` + text + `</w:t></w:r>`
	}
	const (
		hides    = `<w:rPr><w:b/><w:vanish/></w:rPr></w:style>`
		char     = `<w:style w:type="character" w:styleId="c"><w:name w:val="c"/>` + hides
		charOf   = `<w:style w:type="character" w:styleId="d"><w:basedOn w:val="c"/></w:style>`
		charOff  = `<w:style w:type="character" w:styleId="e"><w:basedOn w:val="c"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>`
		paraOf   = `<w:style w:type="paragraph" w:styleId="p"><w:name w:val="p"/>` + hides
		circle   = `<w:style w:styleId="x"><w:basedOn w:val="y"/></w:style><w:style w:styleId="y"><w:basedOn w:val="x"/></w:style>`
		all      = char + charOf + charOff + paraOf + circle
		defaults = `<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`
		normal   = `<w:style w:type="paragraph" w:default="1" w:styleId="n">` + hides
		font     = `<w:style w:type="character" w:default="true" w:styleId="f">` + hides
	)
	for _, c := range []struct {
		name, styles, body string
		hidden             bool
	}{
		{"character style", all, `<w:p>` + run(`<w:rStyle w:val="c"/>`, "甲") + `</w:p>`, true},
		{"style based on one", all, `<w:p>` + run(`<w:rStyle w:val="d"/>`, "甲") + `</w:p>`, true},
		{"style that takes it back", all, `<w:p>` + run(`<w:rStyle w:val="e"/>`, "甲") + `</w:p>`, false},
		{"styles in circles", all, `<w:p>` + run(`<w:rStyle w:val="x"/>`, "甲") + `</w:p>`, false},
		{"style that is not defined", all, `<w:p>` + run(`<w:rStyle w:val="no"/>`, "甲") + `</w:p>`, false},
		{"paragraph style", all, para("p", `<w:r><w:t>甲</w:t></w:r>`), true},
		{"paragraph style, run with properties", all, para("p", run(`<w:b/>`, "甲")), true},
		{"paragraph after a hidden one", all, para("p", "") + p("甲"), false},
		{"run after a hidden one", all, `<w:p>` + run(`<w:rStyle w:val="c"/>`, "") + run("", "甲") + `</w:p>`, false},
		{"both styles take each other back", all, para("p", run(`<w:rStyle w:val="c"/>`, "甲")), false},
		{"the run says otherwise", all, para("p", run(`<w:vanish w:val="false"/>`, "甲")), false},
		{"the run says otherwise, before its style", all, `<w:p>` + run(`<w:vanish w:val="0"/><w:rStyle w:val="c"/>`, "甲") + `</w:p>`, false},
		{"the run says so too", all, para("p", run(`<w:rStyle w:val="c"/><w:vanish/>`, "甲")), true},
		{"the paragraph's mark", all, `<w:p><w:pPr><w:rPr><w:rStyle w:val="c"/><w:vanish/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`, false},
		{"defaults of the document", defaults, p("甲"), true},
		{"defaults and a style", defaults + all, para("p", `<w:r><w:t>甲</w:t></w:r>`), true},
		{"default paragraph style", normal, p("甲"), true},
		{"another style than the default", normal + `<w:style w:styleId="o"/>`, para("o", `<w:r><w:t>甲</w:t></w:r>`), false},
		{"default character style", font, p("甲"), true},
		{"in a cell", all, tbl(tr(`<w:tc>` + para("p", `<w:r><w:t>甲</w:t></w:r>`) + `</w:tc>`)), true},
		{"in a text box", all, `<w:p><w:r>` + sprintf(vmlBox, para("p", `<w:r><w:t>甲</w:t></w:r>`)) + `</w:r></w:p>`, true},
		{"around a text box", all, para("p", `<w:r>`+sprintf(vmlBox, p("甲"))+`</w:r>`), false},
		{"web layout only", all, `<w:p>` + run(`<w:webHidden/><w:specVanish/>`, "甲") + `</w:p>`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := mustRead(t, packed(t, documentXML(c.body), part{"word/styles.xml", `<w:styles ` + allNS + `>` + c.styles + `</w:styles>`}))
			assert.Equal(t, "甲", pageText(doc))
			var codes []string
			for _, d := range doc.Diagnostics {
				codes = append(codes, d.Code)
			}
			if c.hidden {
				assert.Equal(t, []string{"hidden-text"}, codes)
			} else {
				assert.Empty(t, codes)
			}
		})
	}
}
