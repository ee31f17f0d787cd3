package html

import (
	"bytes"
	"strings"

	"github.com/jixiao-data/jixiao/internal/symbols"
)

// font gives the look of an inline element that sets a symbol font, as Word writes
// <span style="font-family:Symbol">³</span> for ≥. Other fonts are looked for only
// inside of an element that was kept, which may be one of these.
func (s *slimmer) font() look {
	l := &s.lex
	if l.has[attrFace] && string(l.name) == "font" {
		if look := s.fontNamed(l.attrs[attrFace]); look != "" {
			return look
		}
	}
	if !l.has[attrStyle] {
		return ""
	}
	var found look
	rest := l.attrs[attrStyle]
	rest = rest[:min(len(rest), maxStyle)]
	if bytes.Contains(rest, []byte("&quot;")) {
		rest = bytes.ReplaceAll(rest, []byte("&quot;"), []byte("'"))
	}
	for len(rest) > 0 {
		var declaration []byte
		declaration, rest, _ = bytes.Cut(rest, []byte(";"))
		declaration = trimSpace(declaration)
		if len(declaration) == 0 || declaration[0]|0x20 != 'f' {
			continue
		}
		name, value, _ := bytes.Cut(declaration, []byte(":"))
		var buf [maxName]byte
		switch string(lower(buf[:], trimSpace(name))) {
		case "font-family":
			found = s.fontNamed(value)
		case "font": // 7.0pt "Times New Roman"
			found = s.fontNamed(nil)
		}
	}
	return found
}

// fontNamed gives the look of a list of fonts, of which the first is shown.
func (s *slimmer) fontNamed(list []byte) look {
	first, _, _ := bytes.Cut(list, []byte(","))
	first = bytes.Trim(first, " \t\r\n'\"")
	if len(first) > 0 && (first[0]|0x20 == 's' || first[0]|0x20 == 'w') {
		for _, font := range symbols.Names() {
			if strings.EqualFold(font, string(first)) {
				return lookFont + "=" + look(strings.ReplaceAll(font, " ", "_"))
			}
		}
	}
	if len(s.hidden) > 0 {
		return lookFont
	}
	return ""
}

// symbolFont gives the font that a look names, or nil.
func symbolFont(l look) symbols.Font {
	_, name, _ := strings.Cut(string(l), "=")
	return symbols.FontOf(strings.ReplaceAll(name, "_", " "))
}
