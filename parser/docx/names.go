package docx

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// names resolves the names of elements by namespace, whatever prefixes a part
// uses. A name is resolved once; that holds until a prefix changes its meaning.
type names struct {
	known  [256]knownName   // by hash; one of two that meet gives way
	spaces map[string]space // by prefix
	shadow []binding        // what prefixes meant outside of the elements that are open
	scope  int              // counts the changes of what prefixes mean, of all parts
}

// A knownName is a name as it stands in a tag, with the element it means. One that is
// not looked up is "".
type knownName struct {
	name string
	tail uint64
	elem elem
}

// begins reports whether b begins with the name.
func (k knownName) begins(b []byte) bool {
	if n := len(k.name); n <= tailBytes && len(b) >= tailBytes {
		return binary.BigEndian.Uint64(b)>>(8*(tailBytes-n)) == k.tail
	}
	return bytes.HasPrefix(b, []byte(k.name))
}

// maxPrefixes bounds the prefixes that are declared at a time. Word declares about
// 40.
const maxPrefixes = 1024

// A binding is what a prefix meant before the element at a depth changed it.
type binding struct {
	depth  int
	prefix string
	space  space
}

// maxName bounds the names that are looked up. No element that matters has a longer one.
const maxName = 1024

func (n *names) resolve(tag tagged) knownName {
	name := tag.name
	known := &n.known[hash(tag.tail)]
	if known.tail == tag.tail && len(known.name) == len(name) && (len(name) <= tailBytes || known.name == string(name)) {
		return *known
	}
	if len(name) > maxName {
		return knownName{elem: elemOther}
	}
	prefix, local, ok := bytes.Cut(name, []byte{':'})
	if !ok {
		prefix, local = nil, name
	}
	e := elemUndeclared
	if space := n.spaces[string(prefix)]; space != spaceNone {
		e = elems[space][string(local)]
	}
	*known = knownName{string(name), tag.tail, e}
	return *known
}

// hash tells apart most names that stand in one document.
func hash(tail uint64) uint8 { return uint8(tail * 0x9E3779B97F4A7C15 >> 56) }

// declared returns the prefix that an xmlns attribute declares.
func declared(name []byte) (prefix []byte, ok bool) {
	prefix, ok = bytes.CutPrefix(name, []byte("xmlns"))
	if ok && len(prefix) > 0 {
		return bytes.CutPrefix(prefix, []byte(":"))
	}
	return prefix, ok
}

// declare binds a prefix from the element at the given depth on.
func (n *names) declare(prefix, uri []byte, depth int) {
	s := spaceOf(string(uri))
	before := n.spaces[string(prefix)]
	if s == before {
		return
	}
	n.shadow = append(n.shadow, binding{depth, string(prefix), before})
	n.bind(string(prefix), s)
}

// forget gives names without any, in the same memory.
func (n *names) forget() names {
	clear(n.spaces)
	return names{spaces: n.spaces, shadow: n.shadow[:0], scope: n.scope + 1}
}

func (n *names) bind(prefix string, s space) {
	n.scope++
	if elems[s] != nil || elems[n.spaces[prefix]] != nil {
		clear(n.known[:])
	}
	if n.spaces == nil {
		n.spaces = map[string]space{}
	}
	n.spaces[prefix] = s
}

// leave takes back what the element at the given depth declared.
func (n *names) leave(depth int) {
	for i := len(n.shadow) - 1; i >= 0 && n.shadow[i].depth == depth; i-- {
		n.bind(n.shadow[i].prefix, n.shadow[i].space)
		n.shadow = n.shadow[:i]
	}
}

// A space is an XML namespace the reader tells apart.
type space uint8

const (
	spaceNone    space = iota // the prefix is not declared
	spaceForeign              // one that Word does not understand
	spaceOffice               // one that Word understands, and that holds no text
	spaceWord                 // w:
	spaceMath                 // m:
	spaceCompat               // mc:
	spaceDraw                 // a:
	spaceVML                  // v:
	spaceObject               // o:
	spaceChart                // c:
	spaceDiagram              // dgm:
	spacePackage              // content types and relationships
)

func spaceOf(uri string) space {
	uri = strings.TrimSpace(uri)
	if s, ok := spaces[uri]; ok {
		return s
	}
	for _, prefix := range officeSpaces {
		if strings.HasPrefix(uri, prefix) {
			return spaceOffice
		}
	}
	return spaceForeign
}

// spaces are the namespaces by URI, transitional and strict (ISO/IEC 29500).
var spaces = map[string]space{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": spaceWord,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":             spaceWord,
	"http://schemas.openxmlformats.org/officeDocument/2006/math":   spaceMath,
	"http://purl.oclc.org/ooxml/officeDocument/math":               spaceMath,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":  spaceCompat,
	"http://schemas.openxmlformats.org/drawingml/2006/main":        spaceDraw,
	"http://purl.oclc.org/ooxml/drawingml/main":                    spaceDraw,
	"http://schemas.openxmlformats.org/drawingml/2006/chart":       spaceChart,
	"http://purl.oclc.org/ooxml/drawingml/chart":                   spaceChart,
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":     spaceDiagram,
	"http://purl.oclc.org/ooxml/drawingml/diagram":                 spaceDiagram,
	"urn:schemas-microsoft-com:vml":                                spaceVML,
	"urn:schemas-microsoft-com:office:office":                      spaceObject,
	"http://schemas.openxmlformats.org/package/2006/content-types": spacePackage,
	"http://schemas.openxmlformats.org/package/2006/relationships": spacePackage,
}

// officeSpaces begin the namespaces that Word understands.
var officeSpaces = []string{
	"http://schemas.microsoft.com/office/",
	"http://schemas.openxmlformats.org/",
	"http://purl.oclc.org/ooxml/",
	"urn:schemas-microsoft-com:",
}
