package batch

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"iter"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/bodgit/sevenzip"
	"github.com/klauspost/compress/zstd"
	"github.com/nwaples/rardecode/v2"
	"github.com/ulikunitz/xz"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// A member is a file of an archive. Its name is only a name: nothing is ever
// written under it.
type member struct {
	name      string
	size      int64 // of the content; -1 where the archive does not say
	stored    int64 // bytes of what holds the content, where that is known instead
	mode      fs.FileMode
	encrypted bool
	// isDocument is for what is known to be one, whatever its name.
	isDocument bool
	// open must be called before the next member is asked for.
	open func() (io.ReadCloser, error)
}

// A format is one kind of archive.
type format struct {
	name  string
	magic string
	// members yields the members in the order in which they are stored. An error is
	// the last that it yields. base is the archive's own name.
	members func(src *io.SectionReader, base string) iter.Seq2[member, error]
	// encrypted tells errors that are for want of a password.
	encrypted func(error) bool
}

// formats are set by init, because one of them asks what its members are.
var formats []*format

func init() {
	formats = []*format{
		{"zip", "PK\x03\x04", zipMembers, nil},
		{"zip", "PK\x05\x06", zipMembers, nil}, // an empty one
		{"gzip", "\x1f\x8b", compressed(func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }), nil},
		{"xz", "\xfd7zXZ\x00", compressed(func(r io.Reader) (io.Reader, error) { return xz.NewReader(r) }), nil},
		{"zstd", "\x28\xb5\x2f\xfd", compressed(newZstd), nil},
		{"warc", warcMagic, func(src *io.SectionReader, _ string) iter.Seq2[member, error] { return warcMembers(src) }, nil},
		{"7z", "7z\xbc\xaf\x27\x1c", sevenZipMembers, func(err error) bool {
			e, ok := errors.AsType[*sevenzip.ReadError](err)
			return ok && e.Encrypted
		}},
		{"rar", "Rar!\x1a\x07", rarMembers, func(err error) bool {
			return errors.Is(err, rardecode.ErrArchiveEncrypted) || errors.Is(err, rardecode.ErrArchivedFileEncrypted)
		}},
	}
}

var tarFormat = &format{name: "tar", members: func(src *io.SectionReader, _ string) iter.Seq2[member, error] { return tarMembers(src) }}

// sniffBytes is how much of a file tells what archive it is: tar has its mark late.
const sniffBytes = 512

// sniffArchive knows an archive by its first bytes, and a tar without a mark by its
// name.
func sniffArchive(name string, head []byte) *format {
	for _, f := range formats {
		if bytes.HasPrefix(head, []byte(f.magic)) {
			return f
		}
	}
	if isTar(head) || len(head) == sniffBytes && strings.EqualFold(path.Ext(name), ".tar") {
		return tarFormat
	}
	return nil
}

func isTar(head []byte) bool { return len(head) > 262 && string(head[257:262]) == "ustar" }

// archiveFormat gives the format of an archive, nil for a document. A zip archive
// that holds the list of types of an Office package, or the type of an OpenDocument
// one, is a document.
func archiveFormat(name string, src *io.SectionReader) *format {
	if isDocument(name) {
		return nil
	}
	head := make([]byte, sniffBytes)
	n, _ := src.ReadAt(head, 0) // what cannot be read is found out when it is read
	f := sniffArchive(name, head[:n])
	if f == nil || f.name != "zip" {
		return f
	}
	z, err := zip.NewReader(src, src.Size())
	if err != nil {
		return f
	}
	for _, m := range z.File {
		if m.Name == "[Content_Types].xml" || m.Name == "mimetype" {
			return nil
		}
	}
	return f
}

func zipMembers(src *io.SectionReader, _ string) iter.Seq2[member, error] {
	return func(yield func(member, error) bool) {
		z, err := zip.NewReader(src, src.Size())
		if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
			yield(member{}, err)
			return
		}
		gbk := false // one name that is no UTF-8 decides for all that do not say
		for _, f := range z.File {
			gbk = gbk || f.NonUTF8 && !utf8.ValidString(f.Name)
		}
		for _, f := range z.File {
			m := member{name: f.Name, size: int64(f.UncompressedSize64), mode: f.Mode(), encrypted: f.Flags&1 != 0, open: f.Open}
			if f.NonUTF8 && gbk {
				m.name = fromGBK(f.Name)
			}
			m.size = max(m.size, 0) // a size beyond int64 fails when it is read
			if !yield(m, nil) {
				return
			}
		}
	}
}

// fromGBK decodes a name that is not UTF-8 as Windows in China writes it. A name that is
// not of that kind either stays as it is.
func fromGBK(name string) string {
	s, err := simplifiedchinese.GB18030.NewDecoder().String(name)
	if err != nil || strings.ContainsRune(s, utf8.RuneError) {
		return name
	}
	return s
}

func tarMembers(r io.Reader) iter.Seq2[member, error] {
	return func(yield func(member, error) bool) {
		t := tar.NewReader(r)
		for {
			h, err := t.Next()
			if err == io.EOF {
				return
			}
			if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
				yield(member{}, err)
				return
			}
			m := member{name: h.Name, size: h.Size, mode: h.FileInfo().Mode(), open: func() (io.ReadCloser, error) { return io.NopCloser(t), nil }}
			if h.Typeflag == tar.TypeLink { // a hard link has the mode of a file
				m.mode |= fs.ModeIrregular
			}
			if !utf8.ValidString(m.name) {
				m.name = fromGBK(m.name)
			}
			if !yield(m, nil) {
				return
			}
		}
	}
}

func newZstd(r io.Reader) (io.Reader, error) {
	return zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
}

// compressed reads a compressed tar or WARC file, or a compressed document as its one member.
func compressed(open func(io.Reader) (io.Reader, error)) func(*io.SectionReader, string) iter.Seq2[member, error] {
	return func(src *io.SectionReader, base string) iter.Seq2[member, error] {
		return func(yield func(member, error) bool) {
			r, err := open(bufio.NewReader(io.NewSectionReader(src, 0, src.Size())))
			if err != nil {
				yield(member{}, err)
				return
			}
			if z, ok := r.(*zstd.Decoder); ok {
				defer z.Close()
			}
			buf := bufio.NewReaderSize(r, 1<<16)
			head, _ := buf.Peek(sniffBytes)
			_, isGzip := r.(*gzip.Reader)
			switch {
			case isTar(head) || strings.HasSuffix(strings.ToLower(base), ".tar"+path.Ext(base)):
				tarMembers(buf)(yield)
				return
			case isWARC(head) && isGzip:
				warcMembers(newGzipRecords(src))(yield)
				return
			case isWARC(head):
				warcMembers(buf)(yield)
				return
			}
			yield(member{
				name: strings.TrimSuffix(base, path.Ext(base)), size: -1,
				open: func() (io.ReadCloser, error) { return io.NopCloser(buf), nil },
			}, nil)
		}
	}
}

func sevenZipMembers(src *io.SectionReader, _ string) iter.Seq2[member, error] {
	return func(yield func(member, error) bool) {
		z, err := sevenzip.NewReader(src, src.Size())
		if err != nil {
			yield(member{}, err)
			return
		}
		for _, f := range z.File {
			m := member{name: f.Name, size: int64(min(f.UncompressedSize, maxBytes+1)), mode: f.Mode()}
			m.open = func() (io.ReadCloser, error) {
				r, err := f.Open()
				return &sumReader{r, crc32.NewIEEE(), f.CRC32}, err
			}
			if !yield(m, nil) {
				return
			}
		}
	}
}

// A sumReader compares a member with its checksum, where there is one: the reader of
// 7z archives leaves that to its caller.
type sumReader struct {
	io.ReadCloser
	sum  hash.Hash32
	want uint32
}

func (s *sumReader) Read(p []byte) (int, error) {
	n, err := s.ReadCloser.Read(p)
	_, _ = s.sum.Write(p[:n]) // a hash takes everything
	if err == io.EOF && s.want != 0 && s.sum.Sum32() != s.want {
		return n, errors.New("checksum mismatch")
	}
	return n, err
}

func rarMembers(src *io.SectionReader, _ string) iter.Seq2[member, error] {
	return func(yield func(member, error) bool) {
		z, err := rardecode.NewReader(io.NewSectionReader(src, 0, src.Size()), rardecode.MaxDictionarySize(256<<20))
		if err != nil {
			yield(member{}, err)
			return
		}
		for {
			h, err := z.Next()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(member{}, err)
				return
			}
			m := member{
				name: h.Name, size: h.UnPackedSize, mode: h.Mode(), encrypted: h.Encrypted,
				open: func() (io.ReadCloser, error) { return io.NopCloser(z), nil },
			}
			if h.UnKnownSize {
				m.size = -1
			}
			if h.LinkType != 0 {
				m.mode |= fs.ModeSymlink
			}
			if !utf8.ValidString(m.name) {
				m.name = fromGBK(m.name)
			}
			if !yield(m, nil) {
				return
			}
		}
	}
}
