package docx

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/jixiao-data/jixiao/parser/page"
)

// A bundle is an open package (ISO/IEC 29500-2): a zip whose members are parts.
type bundle struct {
	scanner *scanner
	budget  *budget
	head    *bufio.Reader        // of the part that is read
	parts   map[string]*zip.File // by partName
	types   map[string]string    // content types by partName
	exts    map[string]string    // content types by extension
}

// maxPartName is how long the name of a member can be.
const maxPartName = 1 << 16

// partName makes the names under which writers and relationships know a part the
// same: parts are compared without regard to the case of ASCII letters, and some
// writers use backslashes. Names need not be UTF-8.
func partName(name string) string {
	lower := []byte(name)
	for i, c := range lower {
		switch {
		case 'A' <= c && c <= 'Z':
			lower[i] += 'a' - 'A'
		case c == '\\':
			lower[i] = '/'
		}
	}
	return strings.TrimPrefix(path.Clean("/"+string(lower)), "/")
}

var (
	localHeader   = []byte("PK\x03\x04")
	centralHeader = []byte("PK\x01\x02")
)

// openBundle opens the zip and reads its content types.
func openBundle(ctx context.Context, data []byte, b *budget, s *scanner) (*bundle, error) {
	limit := int64(b.limits.Entries)
	// The zip reader takes memory for each entry before it says how many there
	// are. There cannot be more than headers; a few more of these stand in
	// packages within the package.
	if n := int64(bytes.Count(data, centralHeader)); n > 4*limit {
		return nil, &page.LimitError{Limit: "members of the package", Max: limit, Got: n}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, notZip(ctx, data, err)
	}
	z.RegisterDecompressor(zip.Deflate, inflate)
	if n := int64(len(z.File)); n > limit {
		return nil, &page.LimitError{Limit: "members of the package", Max: limit, Got: n}
	}
	p := &bundle{
		scanner: s, budget: b, head: bufio.NewReaderSize(nil, headBytes),
		parts: make(map[string]*zip.File, len(z.File)),
	}
	for _, f := range z.File {
		if err := ctx.Err(); err != nil { // names may be long
			return nil, err
		}
		if strings.HasSuffix(f.Name, "/") || strings.HasSuffix(f.Name, `\`) {
			continue // a directory
		}
		name := partName(f.Name)
		if p.parts[name] != nil {
			return nil, &page.Error{Part: strings.ToValidUTF8(f.Name, "�"), Cause: page.ErrCorrupt, Detail: "two members of the package have this name"}
		}
		p.parts[name] = f
	}
	return p, p.readTypes()
}

// notZip says what is wrong with bytes that are no whole zip.
func notZip(ctx context.Context, data []byte, err error) error {
	if !bytes.HasPrefix(data, localHeader) {
		return &page.Error{Cause: page.ErrUnsupported, Detail: "not a package: it does not begin like a zip"}
	}
	e := &page.Error{Cause: page.ErrCorrupt, Detail: "the package has no directory; it was cut short or damaged, fetch it again"}
	if !errors.Is(err, zip.ErrFormat) {
		e.Detail = err.Error()
	}
	// The name of the last member that begins is the best place to point at.
	const nameLen, name = 26, 30 // offsets in a local header
	at, err := lastHeader(ctx, data)
	if err != nil {
		return err
	}
	if last := data[at:]; len(last) > name {
		n := int(last[nameLen]) | int(last[nameLen+1])<<8
		e.Part = strings.ToValidUTF8(string(last[name:min(name+n, len(last))]), "�")
	}
	return e
}

// lastHeader is where the last member begins. The data begins with one.
func lastHeader(ctx context.Context, data []byte) (int, error) {
	for end := len(data); ; end -= workBytes {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		start := max(end-workBytes, 0)
		piece := data[start:min(end+len(localHeader)-1, len(data))]
		if i := bytes.LastIndex(piece, localHeader); i >= 0 {
			return start + i, nil
		}
	}
}

// walk opens a part, lets visit read its root element, and reads on to its end.
func (p *bundle) walk(name string, visit func(*scanner)) error {
	f := p.parts[name]
	if f == nil {
		return missing(name)
	}
	if f.Flags&1 != 0 {
		return &page.Error{Part: strings.ToValidUTF8(name, "�"), Cause: page.ErrEncrypted, Detail: "a member of the package has a password"}
	}
	r, err := f.Open()
	if err != nil {
		return partError(name, err)
	}
	defer r.Close()
	p.head.Reset(&meter{src: r, budget: p.budget, compressed: int64(f.CompressedSize64)})
	src, err := decoded(p.head)
	if err != nil {
		return partError(name, err)
	}
	s := p.scanner
	s.start(src)
	if s.child() {
		visit(s)
	} else {
		s.malformed("the part is empty")
	}
	if s.end(); s.err != nil {
		return partError(name, s.err)
	}
	return nil
}

func missing(name string) error {
	return &page.Error{Part: strings.ToValidUTF8(name, "�"), Cause: page.ErrCorrupt, Detail: "the package has no such part"}
}

// partError gives an error of reading a part its place and cause.
func partError(name string, err error) error {
	name = strings.ToValidUTF8(name, "�")
	e := &page.Error{Part: name, Cause: page.ErrCorrupt, Detail: strings.ToValidUTF8(err.Error(), "�")}
	var limit *page.LimitError
	var bad *malformed
	var place *page.Error
	switch {
	case errors.As(err, &place):
		return err
	case errors.As(err, &limit):
		e.Cause, e.Detail = limit, ""
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		e.Cause, e.Detail = err, ""
	case errors.Is(err, zip.ErrAlgorithm):
		e.Cause = page.ErrUnsupported
	case errors.As(err, &bad):
		e.Part = fmt.Sprintf("%s, byte %d", name, bad.offset)
	}
	return e
}

// readTypes reads the content types, which say what each part is.
func (p *bundle) readTypes() error {
	p.types, p.exts = map[string]string{}, map[string]string{}
	const name = "[content_types].xml"
	if p.parts[name] == nil {
		return nil
	}
	return p.walk(name, func(s *scanner) {
		for s.child() {
			kind, _ := s.attr("ContentType")
			switch s.name {
			case pkgOverride:
				if part, _ := s.attr("PartName"); len(part) <= maxPartName {
					p.types[partName(string(part))] = string(kind)
				}
			case pkgDefault:
				if ext, _ := s.attr("Extension"); len(ext) <= maxPartName {
					p.exts[partName(string(ext))] = string(kind)
				}
			}
			if len(p.types)+len(p.exts) > maxDefinitions {
				s.fail(tooMany("content types"))
			}
			s.skip()
		}
	})
}

// typeOf returns the content type of a part.
func (p *bundle) typeOf(name string) string {
	if t, ok := p.types[name]; ok {
		return t
	}
	return p.exts[strings.TrimPrefix(path.Ext(name), ".")]
}

// A relation points from a part, or from the package, to another part.
type relation struct{ id, kind, target string }

// relations reads the relationships of a part, "" for those of the package. The
// kind is the last word of the type, which is the same in all editions.
func (p *bundle) relations(part string) ([]relation, error) {
	dir, base := path.Split(part)
	name := dir + "_rels/" + base + ".rels"
	if p.parts[name] == nil {
		return nil, nil
	}
	var list []relation
	err := p.walk(name, func(s *scanner) {
		for s.child() {
			if mode, _ := s.attr("TargetMode"); s.name == pkgRelationship && string(mode) != "External" {
				id, _ := s.attr("Id")
				kind, _ := s.attr("Type")
				target, _ := s.attr("Target")
				list = append(list, relation{string(id), path.Base(string(kind)), resolve(dir, string(target))})
			}
			if len(list) > maxDefinitions {
				s.fail(tooMany("relationships"))
			}
			s.skip()
		}
	})
	return list, err
}

// resolve returns the name of the part that a target means in a directory.
func resolve(dir, target string) string {
	if len(target) > maxPartName {
		return "" // names none, but would take long
	}
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	if strings.HasPrefix(target, "/") || strings.HasPrefix(target, `\`) {
		dir = ""
	}
	return partName(dir + "/" + target)
}

// mainPart finds the part that holds the document. Its name is free.
func (p *bundle) mainPart() (string, error) {
	rels, err := p.relations("")
	if err != nil {
		return "", err
	}
	name := "word/document.xml" // where nothing says otherwise
	for _, r := range rels {
		if r.kind == "officeDocument" {
			name = r.target
			break
		}
	}
	if format := officeFormat(p.typeOf(name)); format != "" && format != "docx" {
		return "", unsupported(format)
	}
	switch {
	case p.parts[name] != nil:
		return name, nil
	case len(rels) > 0:
		return "", missing(name)
	}
	return "", unsupported(p.format())
}

func unsupported(format string) error {
	return &page.Error{Format: format, Cause: page.ErrUnsupported, Detail: "the package is no .docx"}
}

// format names a package that is none of Office's by what it holds.
func (p *bundle) format() string {
	if p.parts["ofd.xml"] != nil {
		return "ofd"
	}
	if f := p.parts["mimetype"]; f != nil { // OpenDocument, EPUB
		if r, err := f.Open(); err == nil {
			defer r.Close()
			kind, _ := io.ReadAll(io.LimitReader(r, 100))
			for _, known := range mimeFormats {
				if bytes.HasPrefix(kind, []byte(known.kind)) {
					return known.format
				}
			}
		}
	}
	return "zip"
}

// mimeFormats are known by how the type begins: "-template" may follow.
var mimeFormats = []struct{ kind, format string }{
	{"application/vnd.oasis.opendocument.text", "odt"},
	{"application/vnd.oasis.opendocument.spreadsheet", "ods"},
	{"application/vnd.oasis.opendocument.presentation", "odp"},
	{"application/epub+zip", "epub"},
}

// officeFormat names the format whose main part has the given content type.
func officeFormat(contentType string) string {
	if !strings.Contains(contentType, ".main") {
		return ""
	}
	for _, known := range []struct{ word, format string }{
		{"wordprocessingml", "docx"}, {"ms-word", "docx"},
		{"spreadsheetml", "xlsx"}, {"ms-excel", "xlsx"},
		{"presentationml", "pptx"}, {"ms-powerpoint", "pptx"},
	} {
		if strings.Contains(contentType, known.word) {
			return known.format
		}
	}
	return ""
}
