package batch

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// documentExts are the names of documents, which are not looked into for archives:
// a .docx is a zip archive.
var documentExts = map[string]bool{
	".docx": true, ".docm": true, ".dotx": true, ".doc": true, ".wps": true, ".rtf": true, ".odt": true,
	".html": true, ".htm": true, ".shtml": true, ".xhtml": true, ".mht": true, ".mhtml": true,
	".txt": true, ".pdf": true, ".xlsx": true, ".xls": true, ".et": true, ".pptx": true, ".ppt": true,
}

// otherExts are the names of what lies beside documents and is none: what makes up web
// pages, data, notes and programs.
var otherExts = map[string]bool{
	".css": true, ".js": true, ".json": true, ".map": true, ".xml": true, ".rss": true,
	".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".bmp": true, ".ico": true, ".svg": true, ".webp": true, ".tif": true, ".tiff": true,
	".woff": true, ".woff2": true, ".ttf": true, ".eot": true, ".mp3": true, ".mp4": true, ".avi": true, ".swf": true,
	".db": true, ".ini": true, ".lnk": true, ".url": true, ".exe": true, ".dll": true, ".part": true,
	".csv": true, ".tsv": true, ".ndjson": true, ".jsonl": true, ".parquet": true, ".sqlite": true,
	".md": true, ".log": true, ".yaml": true, ".yml": true, ".toml": true, ".py": true, ".sh": true,
}

func isDocument(name string) bool { return documentExts[strings.ToLower(path.Ext(name))] }

// names counts how often names were given.
type names map[digest]int

// unique gives a name that was not given before: an archive can have several members
// of one name, and the second is called name#2. No map gives each name as it is.
func (n names) unique(name string) string {
	if n == nil {
		return name
	}
	key := digestOf([]byte(name))
	for n[key]++; n[key] > 1; n[key]++ {
		next := fmt.Sprintf("%s#%d", name, n[key])
		if k := digestOf([]byte(next)); n[k] == 0 { // else somebody is really called so
			n[k]++
			return next
		}
	}
	return name
}

// printable is a name with the bytes that are no UTF-8, and with them each %, as %FF:
// what has names is UTF-8, and two names that differ do so still.
func printable(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	var b strings.Builder
	for name != "" {
		r, n := utf8.DecodeRuneInString(name)
		if r == '%' || r == utf8.RuneError && n == 1 {
			fmt.Fprintf(&b, "%%%02X", name[0])
		} else {
			b.WriteRune(r)
		}
		name = name[n:]
	}
	return b.String()
}

// fileName is the name under which a file or a folder is read. One that is printable
// by itself keeps its name; another that would be called so too is called name#2.
func fileName(path string) string {
	slashed := filepath.ToSlash(path)
	name := printable(slashed)
	if name == slashed {
		return name
	}
	unique := name
	for n := 2; ; n++ {
		if _, err := os.Lstat(filepath.FromSlash(unique)); err != nil {
			return unique
		}
		unique = fmt.Sprintf("%s#%d", name, n)
	}
}

// noDocument tells what of a folder or an archive is passed over: what is hidden or in a
// hidden folder, the lock files of word processors, and by its extension what lies beside
// documents. A file that the caller names is always read.
func noDocument(name string) bool {
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '\\' })
	if slices.ContainsFunc(parts, hidden) {
		return true
	}
	base := name[strings.LastIndexAny(name, `/\`)+1:]
	return strings.HasPrefix(base, "~$") || otherExts[strings.ToLower(path.Ext(base))]
}

// hidden tells of a file or a folder whether nobody is meant to see it. __MACOSX has the
// resource forks of an archive's members.
func hidden(name string) bool {
	return name == "__MACOSX" || strings.HasPrefix(name, ".") && name != "." && name != ".."
}
