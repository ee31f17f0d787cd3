package batch_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/parser"
)

// page is a document of its own content.
func page(text string) []byte { return []byte("<html><body><p>" + text + "</p></body></html>") }

// smallLimits make large inputs unnecessary.
func smallLimits() parser.Limits {
	limits := parser.DefaultLimits()
	limits.InputBytes = 1 << 20
	return limits
}

// outcomes gives a line for each result: the name, and what kind of failure it was.
func outcomes(t testing.TB, names ...string) []string {
	t.Helper()
	var out []string
	no := 0
	for r := range batch.Run(context.Background(), names, batch.Options{Workers: 3, Limits: smallLimits()}) {
		no++
		assert.Equal(t, no, r.Source.No)
		line := r.Source.Name
		switch {
		case r.Err != nil:
			var pe *parser.Error
			require.ErrorAs(t, r.Err, &pe)
			assert.Equal(t, r.Source.Name, pe.Name)
			line += " " + batch.Kind(r.Err)
		case r.Source.SameAs != "":
			line += " = " + r.Source.SameAs
		default:
			assert.Equal(t, r.Source.Name, r.Disclosure.Source.Name)
			assert.Equal(t, r.Source.SHA256, r.Disclosure.Source.SHA256)
		}
		out = append(out, line)
	}
	return out
}

func TestArchives(t *testing.T) {
	t.Chdir(t.TempDir())
	files := []file{{"目录/一.html", page("一")}, {"b.htm", page("b")}, {"pics/x.png", []byte("png")}}
	for name, data := range map[string][]byte{
		"a.zip": zipped(t, files...), "a.tar": tarred(t, files...), "a.tar.gz": gzipped(t, tarred(t, files...)), "a.tgz": gzipped(t, tarred(t, files...)),
		"a.tar.xz": xzed(t, tarred(t, files...)), "a.tar.zst": zstded(t, tarred(t, files...)),
		"a.7z": sevenZipped(files...), "a.rar": rarred(files...), "nameless": zipped(t, files...),
	} {
		write(t, name, data)
		assert.Equal(t, []string{name + "!/目录/一.html", name + "!/b.htm"}, outcomes(t, name))
	}
	write(t, "page.html.gz", gzipped(t, page("c")))
	assert.Equal(t, []string{"page.html.gz!/page.html"}, outcomes(t, "page.html.gz"))
	write(t, "empty.zip", zipped(t))
	assert.Empty(t, outcomes(t, "empty.zip"))
}

// A .docx is a zip archive; by whatever name it goes, it is a document.
func TestPackageIsADocument(t *testing.T) {
	t.Chdir(t.TempDir())
	docx := generated(0, 30)
	for _, f := range docx {
		if strings.HasSuffix(f.name, ".docx") && len(f.data) > 2000 && bytes.HasPrefix(f.data, []byte("PK")) {
			write(t, "download", f.data)
			write(t, "a.zip", zipped(t, file{"in.bin", f.data}))
			break
		}
	}
	assert.Equal(t, []string{"download", "a.zip!/in.bin = download"}, outcomes(t, "download", "a.zip"))
}

func TestArchiveInArchive(t *testing.T) {
	t.Chdir(t.TempDir())
	inner := zipped(t, file{"x.html", page("x")})
	deep := zipped(t, file{"inner.zip", inner})
	write(t, "a.tar", tarred(t, file{"1.zip", inner}, file{"2.7z", sevenZipped(file{"y.html", page("y")})}, file{"deep.zip", deep}, file{"z.html", page("z")}))
	assert.Equal(t, []string{
		"a.tar!/1.zip!/x.html", "a.tar!/2.7z!/y.html", "a.tar!/deep.zip!/inner.zip unsupported", "a.tar!/z.html",
	}, outcomes(t, "a.tar"))
}

func TestFoldersAndPatterns(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"d/b/2.html", "d/a/1.html", "d/c.txt", "d/v1.css/3.html", "e1.html", "e2.html", "[odd].html"} {
		write(t, name, page(name))
	}
	for _, name := range passedOver {
		write(t, "d/"+name, page(name))
	}
	require.NoError(t, os.Symlink("../e1.html", "d/link.html"))
	require.NoError(t, os.Symlink("..", "d/loop"))
	assert.Equal(t, []string{"d/a/1.html", "d/b/2.html", "d/c.txt", "d/v1.css/3.html"}, outcomes(t, "d"))
	assert.Equal(t, []string{"e1.html", "e2.html"}, outcomes(t, "e*.html"))
	assert.Equal(t, []string{"[odd].html"}, outcomes(t, "[odd].html"), "a file comes before a pattern")
	assert.Equal(t, []string{"none*.html unreadable", "none.html unreadable", "e1.html"}, outcomes(t, "none*.html", "none.html", "e1.html"))
	assert.Equal(t, []string{"d/link.html"}, outcomes(t, "d/link.html"), "a link that is named is meant")
	assert.Equal(t, []string{"d/.git/objects/x.html"}, outcomes(t, "d/.git"), "and so is what is hidden")
	assert.Equal(t, []string{"d/values.csv"}, outcomes(t, "d/values.csv"), "or looks like no document")
}

// passedOver is found in folders and in archives alike, and is no input.
var passedOver = []string{
	".x.html", "~$lock.docx", "style.css", "values.csv", "a.facts.json", "README.md", "b/run.LOG",
	".git/objects/x.html", "b/.svn/x/y.html", "__MACOSX/y.html", "b/__MACOSX/y.html",
}

func TestPassedOverInArchives(t *testing.T) {
	t.Chdir(t.TempDir())
	files := []file{{"./x/../1.html", page("1")}, {`win\2.html`, page("2")}, {"MACOSX/3.html", page("3")}}
	for _, name := range append(passedOver, `win\.git\x.html`) {
		files = append(files, file{name, page(name)})
	}
	write(t, "a.tar", tarred(t, files...))
	assert.Equal(t, []string{"a.tar!/./x/../1.html", `a.tar!/win\2.html`, "a.tar!/MACOSX/3.html"}, outcomes(t, "a.tar"))
}

func TestChineseNamesInZip(t *testing.T) {
	t.Chdir(t.TempDir())
	gbk := func(s string) string {
		b, err := simplifiedchinese.GBK.NewEncoder().String(s)
		require.NoError(t, err)
		return b
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"联通.html", "绩效目标/民政局.html"} { // the first is UTF-8 too, by accident
		m, err := w.CreateHeader(&zip.FileHeader{Name: gbk(name), NonUTF8: true})
		require.NoError(t, err)
		_, err = m.Write(page(name))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	write(t, "gbk.zip", b.Bytes())
	assert.Equal(t, []string{"gbk.zip!/联通.html", "gbk.zip!/绩效目标/民政局.html"}, outcomes(t, "gbk.zip"))
	write(t, "gbk.tar", tarredGNU(t, file{gbk("民政局.html"), page("民政局")}))
	assert.Equal(t, []string{"gbk.tar!/民政局.html"}, outcomes(t, "gbk.tar"))
}

func tarredGNU(t *testing.T, f file) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	require.NoError(t, w.WriteHeader(&tar.Header{Name: f.name, Size: int64(len(f.data)), Format: tar.FormatGNU}))
	_, err := w.Write(f.data)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.Bytes()
}

// Names that are not UTF-8 are written so that each stays one of its own.
func TestNamesThatAreNotUTF8(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("\xff", nil, 0o666); err != nil {
		t.Skip("a file system with names in UTF-8 only")
	}
	for _, name := range []string{"d/a\xfe.txt", "d/a\xff.txt", "d/a%FF.txt", "d/b%\xff.txt", "d/50%.txt", "d/c\xff/1.txt"} {
		write(t, name, page(name))
	}
	write(t, "d/z\xff.zip", zipped(t, file{"1.html", page("zip")}))
	assert.Equal(t, []string{
		"d/50%.txt", "d/a%FF.txt", "d/a%FE.txt", "d/a%FF.txt#2", "d/b%25%FF.txt", "d/c%FF/1.txt", "d/z%FF.zip!/1.html",
	}, outcomes(t, "d"))
	assert.Equal(t, []string{"d/a%FF.txt#2"}, outcomes(t, "d/a\xff.txt"), "by whatever way it is found")
	assert.Equal(t, []string{"none%FF unreadable"}, outcomes(t, "none\xff"))

	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"a\xff.html", "a%FF.html"} {
		w, err := z.CreateRaw(&zip.FileHeader{Name: name, Flags: 0x800, CRC32: crc32.ChecksumIEEE(page(name)), CompressedSize64: uint64(len(page(name))), UncompressedSize64: uint64(len(page(name)))})
		require.NoError(t, err)
		_, err = w.Write(page(name))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	write(t, "liar.zip", b.Bytes()) // which says that its names are UTF-8
	assert.Equal(t, []string{"liar.zip!/a%FF.html", "liar.zip!/a%FF.html#2"}, outcomes(t, "liar.zip"))

	for r := range batch.Run(t.Context(), []string{"s3://a\xff.html"}, batch.Options{Open: func(_ context.Context, name string) (io.ReadCloser, error) {
		assert.Equal(t, "s3://a\xff.html", name)
		return io.NopCloser(bytes.NewReader(page("s3"))), nil
	}}) {
		assert.NoError(t, r.Err)
		assert.Equal(t, "s3://a%FF.html", r.Source.Name)
	}
}

// Names are only names, and links lead nowhere.
func TestHostileNames(t *testing.T) {
	t.Chdir(t.TempDir())
	secret := write(t, "secret.html", page("secret"))
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range []tar.Header{
		{Name: "link.html", Typeflag: tar.TypeSymlink, Linkname: secret},
		{Name: "hard.html", Typeflag: tar.TypeLink, Linkname: "../secret.html"},
		{Name: "fifo.html", Typeflag: tar.TypeFifo},
	} {
		require.NoError(t, w.WriteHeader(&h))
	}
	for _, name := range []string{"/etc/passwd.html", "../../up.html"} {
		data := page(name)
		require.NoError(t, w.WriteHeader(&tar.Header{Name: name, Size: int64(len(data))}))
		_, err := w.Write(data)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	write(t, "a.tar", b.Bytes())
	write(t, "a.zip", zipped(t, file{"../../up.html", page("zip")}, file{`..\win.html`, page("win")}))
	h := zip.FileHeader{Name: "link.html", UncompressedSize64: uint64(len(secret))}
	h.SetMode(fs.ModeSymlink | 0o777)
	write(t, "link.zip", raw(t, h, []byte(secret)))
	assert.Empty(t, outcomes(t, "link.zip"))
	assert.Equal(t, []string{
		"a.tar!//etc/passwd.html", "a.tar!/../../up.html", "a.zip!/../../up.html", `a.zip!/..\win.html`,
	}, outcomes(t, "a.tar", "a.zip"))
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	assert.Len(t, entries, 4, "nothing was unpacked here")
}

func TestDamagedArchives(t *testing.T) {
	t.Chdir(t.TempDir())
	var files []file
	for _, name := range []string{"1.html", "2.html", "3.html"} {
		files = append(files, file{name, page(name + strings.Repeat(" 绩效", 50) + name)})
	}
	bad := zipped(t, files...)
	bad[bytes.Index(bad, []byte("2.html"))+len("2.html")+5] ^= 0xff
	write(t, "bad.zip", bad)
	assert.Equal(t, []string{"bad.zip!/1.html", "bad.zip!/2.html corrupt", "bad.zip!/3.html"}, outcomes(t, "bad.zip"), "the others are not harmed")

	rar := rarred(files...)
	rar[bytes.Index(rar, []byte("2.html"))+40] ^= 0xff
	write(t, "bad.rar", rar)
	assert.Equal(t, []string{"bad.rar!/1.html", "bad.rar!/2.html corrupt", "bad.rar!/3.html"}, outcomes(t, "bad.rar"))

	seven := sevenZipped(files...)
	seven[bytes.Index(seven, []byte("2.html"))+40] ^= 0xff
	write(t, "bad.7z", seven)
	assert.Equal(t, []string{"bad.7z!/1.html", "bad.7z!/2.html corrupt", "bad.7z!/3.html"}, outcomes(t, "bad.7z"))

	for name, whole := range map[string][]byte{"cut.tar": tarred(t, files...), "cut.zip": zipped(t, files...)} {
		write(t, name, whole[:len(whole)/2+100])
		got := outcomes(t, name)
		assert.Contains(t, got[len(got)-1], " corrupt", name)
	}
	cut := gzipped(t, tarred(t, files...))
	write(t, "cut.tar.gz", cut[:len(cut)/2])
	got := outcomes(t, "cut.tar.gz")
	assert.Contains(t, got[len(got)-1], " corrupt")
}

// raw writes a member whose header says what the test wants.
func raw(t *testing.T, h zip.FileHeader, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	h.CompressedSize64, h.CRC32 = uint64(len(data)), crc32.ChecksumIEEE(data)
	m, err := w.CreateRaw(&h)
	require.NoError(t, err)
	_, err = m.Write(data)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.Bytes()
}

func TestBombs(t *testing.T) {
	t.Chdir(t.TempDir())
	zeros := make([]byte, smallLimits().InputBytes+1)
	write(t, "big.zip", zipped(t, file{"1.html", page("1")}, file{"2.html", zeros}, file{"3.html", page("3")}))
	assert.Equal(t, []string{"big.zip!/1.html", "big.zip!/2.html limit", "big.zip!/3.html"}, outcomes(t, "big.zip"))
	write(t, "big.html.gz", gzipped(t, zeros))
	assert.Equal(t, []string{"big.html.gz!/big.html limit"}, outcomes(t, "big.html.gz"))

	write(t, "huge.zip", raw(t, zip.FileHeader{Name: "a.html", UncompressedSize64: 1 << 40}, page("a")))
	assert.Equal(t, []string{"huge.zip limit"}, outcomes(t, "huge.zip"))
	write(t, "ratio.zip", raw(t, zip.FileHeader{Name: "a.html", UncompressedSize64: 2 << 30}, page("a")))
	assert.Equal(t, []string{"ratio.zip limit"}, outcomes(t, "ratio.zip"))
	write(t, "liar.zip", raw(t, zip.FileHeader{Name: "a.html", UncompressedSize64: 3}, page("a")))
	assert.Equal(t, []string{"liar.zip!/a.html corrupt"}, outcomes(t, "liar.zip"))
}

// What is over the limit is not read, so nothing is said of its bytes but how many there
// are: neither is one such input the same as another.
func TestOverLimit(t *testing.T) {
	t.Chdir(t.TempDir())
	limits := smallLimits()
	start := make([]byte, limits.InputBytes+1)
	write(t, "in/a.txt", append(start, "a"...))
	write(t, "in/b.txt", append(start, "bb"...))
	write(t, "in/c.zip", zipped(t, file{"c.txt", append(start, "ccc"...)}, file{"c", append(start, "cccc"...)}))
	write(t, "in/d.txt.gz", gzipped(t, start))
	write(t, "in/e.txt", start[:limits.InputBytes])
	j := job("in", "out")
	j.Limits, j.KeepFailures = limits, "kept"
	mustRunNothing(t, j)
	type line struct {
		Name, SHA256, Kind string
		Bytes              int64
		Limit              *parser.LimitError
	}
	for _, want := range []struct {
		name  string
		bytes int64
		got   int64
	}{
		{"in/a.txt", limits.InputBytes + 2, limits.InputBytes + 2},
		{"in/b.txt", limits.InputBytes + 3, limits.InputBytes + 3},
		{"in/c.zip!/c.txt", limits.InputBytes + 4, limits.InputBytes + 4},
		{"in/c.zip!/c", limits.InputBytes + 5, limits.InputBytes + 5},
		{"in/d.txt.gz!/d.txt", 0, limits.InputBytes + 1},
	} {
		found := false
		for text := range strings.Lines(contents(t, "out")["own/failures.ndjson"]) {
			var l line
			require.NoError(t, json.Unmarshal([]byte(text), &l))
			if l.Name != want.name {
				continue
			}
			found = true
			assert.Equal(t, line{want.name, "", batch.OverLimit, want.bytes, &parser.LimitError{Limit: "input bytes", Max: limits.InputBytes, Got: want.got}}, l)
		}
		assert.True(t, found, want.name)
	}
	entries, err := os.ReadDir("kept")
	require.NoError(t, err)
	require.Len(t, entries, 1, "no part of what is over the limit")
	assert.Contains(t, entries[0].Name(), "e.txt")
}

// An archive whose names can be read has a failure for each file; else it is one.
func TestPassword(t *testing.T) {
	made := map[string][]byte{ // by 7-Zip
		"body.7z": readTestdata(t, "body.7z"), "head.7z": readTestdata(t, "head.7z"), "aes.zip": readTestdata(t, "aes.zip"),
		"secret.zip": raw(t, zip.FileHeader{Name: "a.html", UncompressedSize64: 20, Flags: 1}, page("a")),
		"body.rar":   rar5(contentsEncrypted, file{"a.html", make([]byte, 32)}),
		"head.rar":   rar5(namesEncrypted),
	}
	t.Chdir(t.TempDir())
	for name, data := range made {
		write(t, name, data)
		want := name + "!/a.html encrypted"
		if strings.HasPrefix(name, "head") {
			want = name + " encrypted"
		}
		assert.Equal(t, []string{want}, outcomes(t, name))
	}
}

// One that 7-Zip has compressed, as a whole.
func TestSolid7z(t *testing.T) {
	data := readTestdata(t, "solid.7z")
	t.Chdir(t.TempDir())
	write(t, "solid.7z", data)
	assert.ElementsMatch(t, []string{"solid.7z!/目录/一.html", "solid.7z!/b.htm"}, outcomes(t, "solid.7z"))
}

func readTestdata(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	return data
}

// A consumer that has enough may leave.
func TestRunStopsEarly(t *testing.T) {
	t.Chdir(t.TempDir())
	corpus(t, "in", 40)
	n := 0
	for range batch.Run(t.Context(), []string{"in"}, batch.Options{Workers: 2}) {
		if n++; n == 3 {
			break
		}
	}
	assert.Equal(t, 3, n)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for range batch.Run(ctx, []string{"in"}, batch.Options{}) {
		t.Error("a result after the end")
	}
}

func TestParseShard(t *testing.T) {
	s, err := batch.ParseShard("2/4")
	require.NoError(t, err)
	assert.Equal(t, batch.Shard{No: 2, Of: 4}, s)
	s, err = batch.ParseShard("")
	require.NoError(t, err)
	assert.Zero(t, s)
	for _, bad := range []string{"0/4", "5/4", "1", "1/", "/2", "1/2/3", "a/b", "-1/2", "1/2 "} {
		_, err := batch.ParseShard(bad)
		assert.Error(t, err, bad)
	}
}
