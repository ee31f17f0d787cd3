package batch

import (
	"fmt"
	"path"
	"strings"
)

// documentExts are the names of documents, which are not looked into for archives:
// a .docx is a zip archive.
var documentExts = map[string]bool{
	".docx": true, ".docm": true, ".dotx": true, ".doc": true, ".wps": true, ".rtf": true, ".odt": true,
	".html": true, ".htm": true, ".shtml": true, ".xhtml": true, ".mht": true, ".mhtml": true,
	".txt": true, ".pdf": true, ".xlsx": true, ".xls": true, ".et": true, ".pptx": true, ".ppt": true,
}

// otherExts are the names of what comes with web pages and is no document.
var otherExts = map[string]bool{
	".css": true, ".js": true, ".json": true, ".map": true, ".xml": true, ".rss": true,
	".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".bmp": true, ".ico": true, ".svg": true, ".webp": true, ".tif": true, ".tiff": true,
	".woff": true, ".woff2": true, ".ttf": true, ".eot": true, ".mp3": true, ".mp4": true, ".avi": true, ".swf": true,
	".db": true, ".ini": true, ".lnk": true, ".url": true, ".exe": true, ".dll": true, ".part": true,
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

// noDocument tells what of a folder or an archive is passed over: hidden files, the
// lock files of word processors, resource forks, and what makes up web pages. A
// file that the caller names is always read.
func noDocument(name string) bool {
	base := name[strings.LastIndexAny(name, `/\`)+1:]
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$") ||
		strings.HasPrefix(name, "__MACOSX/") || otherExts[strings.ToLower(path.Ext(base))]
}
