package docx

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestWindow reads through windows so small that each token is cut somewhere.
func TestWindow(t *testing.T) {
	for _, group := range [][]fixture{textFixtures, symbolFixtures, mathFixtures, branchFixtures, tableFixtures} {
		for _, f := range group {
			t.Run(f.name, func(t *testing.T) {
				data := packed(t, documentXML(f.body))
				want := loaded(t, data, windowBytes)
				for window := 2; window < 150; window += 1 + window/10 {
					assert.Equal(t, want, loaded(t, data, window), "a window of %d bytes", window)
				}
			})
		}
	}
}

func TestAppendUnescaped(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "",
		"a&amp;b":                             "a&b",
		"&lt;&gt;&quot;&apos;":                `<>"'`,
		"&#65;&#x41;&#x4e00;":                 "AA一",
		"&#0;&#x110000;&#xd800;":              "\ufffd\ufffd\ufffd",
		"&#x;&#;&;&":                          "&#x;&#;&;&",
		"&nbsp;&no such;":                     "&nbsp;&no such;",
		"a\r\nb\rc\nd":                        "a\nb\nc\nd",
		"&#13;":                               "\r",
		"&0000000000000000000000000000000000": "&0000000000000000000000000000000000",
	} {
		assert.Equal(t, want, string(appendUnescaped(nil, []byte(text))), text)
	}
}

func TestCutText(t *testing.T) {
	for text, want := range map[string]string{
		"abc": "abc", "a&am": "a", "a&amp;": "a&amp;", "&am": "", "a\r": "a", "甲\xe4\xb9": "甲", "甲乙": "甲乙", "a\xff": "a\xff", "\xe4": "",
	} {
		assert.Equal(t, want, text[:cutText([]byte(text))], text)
	}
}

func TestNextTag(t *testing.T) {
	for text, want := range map[string]struct {
		tag    string
		change int
	}{
		"x<a>y":               {"<a>", 1},
		"<a/>":                {"<a/>", 0},
		"</a >":               {"</a >", -1},
		`<a b="c"/>`:          {`<a b="c"/>`, 0},
		`<a b=">">x`:          {`<a b=">">`, 1},
		`<a b='">' c=">"/>`:   {`<a b='">' c=">"/>`, 0},
		`<a b = ">" >`:        {`<a b = ">" >`, 1},
		`<a b="/>">`:          {`<a b="/>">`, 1},
		`<a b="=">`:           {`<a b="=">`, 1},
		"<!-- <a> -->":        {"<!-- <a> -->", 0},
		"<![CDATA[<a>] ]>]]>": {"<![CDATA[<a>] ]>]]>", 0},
		"<?a > ?>":            {"<?a > ?>", 0},
		"<a":                  {}, "<": {}, "": {}, "x": {}, "<!": {}, "<!-": {}, "<![CD": {}, `<a b=">`: {}, "<!-->": {}, "<?": {}, "</a": {},
	} {
		w := window{buf: []byte(text), n: len(text)}
		for i := range text {
			w.quotes = w.quotes || text[i] == '\''
		}
		tag := w.nextTag(0)
		if want.tag == "" {
			assert.Equal(t, -1, tag.end, text)
			continue
		}
		if assert.Positive(t, tag.end, text) {
			assert.Equal(t, want.tag, text[tag.start:tag.end], text)
			assert.Equal(t, want.change, tag.change, text)
		}
	}
}
