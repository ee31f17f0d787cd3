package html

import (
	"bytes"
	"strings"
)

// A look is what of an element's style changes how its text is read, as the
// attribute that says so in the slimmed page; "" is nothing.
type look string

// The looks. The name of a table part is what it acts as.
const (
	lookHidden  look = "hidden"
	lookBlock   look = "d=block"
	lookTable   look = "d=table"
	lookRows    look = "d=rows"
	lookRow     look = "d=row"
	lookCell    look = "d=cell"
	lookPre     look = "w=pre"
	lookNoMarks look = "n=none" // a list without bullets or numbers
	lookStruck  look = "s"      // crossed out
	lookFont    look = "f"      // a font: f=Symbol, or f alone for one without symbols
)

// maxStyle is how far into a style is looked.
const maxStyle = 64 << 10

// look reads the current tag's style and hidden attributes.
func (s *slimmer) look() look {
	if s.lex.has[attrHidden] {
		return lookHidden
	}
	var found look
	rest := s.lex.attrs[attrStyle]
	rest = rest[:min(len(rest), maxStyle)]
	for len(rest) > 0 {
		var declaration []byte
		declaration, rest, _ = bytes.Cut(rest, []byte(";"))
		declaration = trimSpace(declaration)
		if len(declaration) == 0 {
			continue
		}
		switch declaration[0] | 0x20 {
		case 'd', 'v', 'w', 'l': // display, visibility, white-space, list-style
		case 't': // text-decoration
			if len(declaration) < 6 || declaration[5]|0x20 != 'd' {
				continue
			}
		default:
			continue
		}
		name, value, _ := bytes.Cut(declaration, []byte(":"))
		var nameBuf, valueBuf [maxName]byte
		name = lower(nameBuf[:], bytes.TrimSpace(name))
		value, _, _ = bytes.Cut(value, []byte("!")) // !important
		value = lower(valueBuf[:], bytes.TrimSpace(value))
		if l := lookOf(string(name), string(value)); l == lookHidden {
			return l
		} else if found == "" || found == lookBlock && l != lookStruck {
			found = l
		}
	}
	return found
}

func lookOf(name, value string) look {
	switch name {
	case "display":
		switch value {
		case "none":
			return lookHidden
		case "block", "list-item":
			return lookBlock
		case "table", "inline-table":
			return lookTable
		case "table-row-group", "table-header-group", "table-footer-group":
			return lookRows
		case "table-row":
			return lookRow
		case "table-cell":
			return lookCell
		}
	case "visibility":
		if value == "hidden" || value == "collapse" {
			return lookHidden
		}
	case "white-space":
		switch value {
		case "pre", "pre-wrap", "pre-line", "break-spaces":
			return lookPre
		}
	case "text-decoration", "text-decoration-line":
		if strings.Contains(value, "line-through") {
			return lookStruck
		}
	case "list-style", "list-style-type":
		if value == "none" {
			return lookNoMarks
		}
	}
	return ""
}
