package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/internal/gauge"
	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/parser/page"
)

// A bomb is a part that holds head, times × unit, and tail. However long it is, it
// is made at once: the deflated bytes of some units are written again and again.
type bomb struct {
	name             string
	head, unit, tail string
	times            int
}

func (b bomb) addTo(t testing.TB, w *zip.Writer) {
	t.Helper()
	per := max(1, min(b.times, (1<<20)/max(len(b.unit), 1)))
	chunk := []byte(strings.Repeat(b.unit, per))
	tail := []byte(strings.Repeat(b.unit, b.times%per) + b.tail)

	crc, size := crc32.ChecksumIEEE([]byte(b.head)), len(b.head)
	var out bytes.Buffer
	out.Write(deflated(t, []byte(b.head), false))
	packed := deflated(t, chunk, false)
	for range b.times / per {
		crc, size = crc32.Update(crc, crc32.IEEETable, chunk), size+len(chunk)
		out.Write(packed)
	}
	crc, size = crc32.Update(crc, crc32.IEEETable, tail), size+len(tail)
	out.Write(deflated(t, tail, true))

	f, err := w.CreateRaw(&zip.FileHeader{
		Name: b.name, Method: zip.Deflate, CRC32: crc,
		CompressedSize64: uint64(out.Len()), UncompressedSize64: uint64(size),
	})
	require.NoError(t, err)
	_, err = f.Write(out.Bytes())
	require.NoError(t, err)
}

func deflated(t testing.TB, data []byte, last bool) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	require.NoError(t, err)
	_, err = w.Write(data)
	require.NoError(t, err)
	if last {
		require.NoError(t, w.Close())
	} else {
		require.NoError(t, w.Flush())
	}
	return b.Bytes()
}

// armed builds a package in which bombs stand in for parts.
func armed(t testing.TB, bombs ...bomb) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	parts := []part{{"[Content_Types].xml", typesXML}, {"_rels/.rels", rootRelsXML}}
	hasDocument, hasRels := false, false
	var given []part
	for _, bomb := range bombs {
		hasDocument = hasDocument || bomb.name == "word/document.xml"
		hasRels = hasRels || strings.HasSuffix(bomb.name, ".rels")
		given = append(given, part{bomb.name, ""})
	}
	if !hasDocument {
		parts = append(parts, part{"word/document.xml", documentXML(p("甲"))})
	}
	if !hasRels {
		parts = append(parts, part{"word/_rels/document.xml.rels", relsFor(given)})
	}
	for _, p := range parts {
		f, err := w.Create(p.name)
		require.NoError(t, err)
		_, err = f.Write([]byte(p.content))
		require.NoError(t, err)
	}
	for _, bomb := range bombs {
		bomb.addTo(t, w)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

// body is a bomb in the body of a document: head and tail are in its XML.
func body(head, unit string, times int, tail string) bomb {
	const mark = "\x00"
	before, after, _ := strings.Cut(documentXML(mark), mark)
	return bomb{"word/document.xml", before + head, unit, tail + after, times}
}

// unlimitedRatio are the default limits for bytes that are not packed suspiciously
// well: what a patient attacker sends.
func unlimitedRatio() page.Limits {
	l := page.DefaultLimits()
	l.Ratio = 1 << 40
	return l
}

// smallText are limits that numbers made out of little reach soon.
func smallText() page.Limits {
	l := unlimitedRatio()
	l.TextBytes = 32 * mib
	return l
}

const mib = 1 << 20

// hostile are inputs that try to take all memory or time. limit is the limit that
// stops them; "" if they are read.
var hostile = []struct {
	name   string
	limits page.Limits
	limit  string
	bombs  func() []bomb
}{
	{"4M empty paragraphs in 37 kB", page.DefaultLimits(), "runs, paragraphs and cells", func() []bomb { return []bomb{body("", "<w:p/>", 4_000_000, "")} }},
	{"4M empty paragraphs in a cell", unlimitedRatio(), "runs, paragraphs and cells", func() []bomb {
		return []bomb{body("<w:tbl><w:tr><w:tc>", "<w:p/>", 4_000_000, "</w:tc></w:tr></w:tbl>")}
	}},
	{"60 MiB of spaces", page.DefaultLimits(), "times the compressed size", func() []bomb { return []bomb{body("", " ", 60*mib, "")} }},
	{"4 GiB of spaces", unlimitedRatio(), "inflated bytes", func() []bomb { return []bomb{body("", " ", 4<<30, "")} }},
	{"1 GiB text node", unlimitedRatio(), "inflated bytes", func() []bomb { return []bomb{body("<w:p><w:r><w:t>", "绩效", 1<<30/6, "</w:t></w:r></w:p>")} }},
	{"90 MiB text node", unlimitedRatio(), "bytes of one paragraph or cell", func() []bomb { return []bomb{body("<w:p><w:r><w:t>", "绩效", 90*mib/6, "</w:t></w:r></w:p>")} }},
	{"90 MiB text node in a cell", unlimitedRatio(), "bytes of one paragraph or cell", func() []bomb {
		return []bomb{body("<w:tbl><w:tr><w:tc>"+p("甲")+"<w:p><w:r><w:t>", "绩效", 90*mib/6, "</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")}
	}},
	{"3 GiB of media", unlimitedRatio(), "", func() []bomb {
		var all []bomb
		for i := range 3 {
			all = append(all, bomb{fmt.Sprintf("word/media/%d.png", i), "", strings.Repeat("\x00", 1024), "", mib})
		}
		return all
	}},
	{"4M nested AlternateContent", unlimitedRatio(), "depth of elements", func() []bomb {
		return []bomb{body("<w:p><w:r>", `<mc:AlternateContent><mc:Choice Requires="wps">`, 4_000_000, "")}
	}},
	{"4M nested elements in what is skipped", unlimitedRatio(), "depth of elements", func() []bomb { return []bomb{body("<w:sectPr>", "<w:x>", 4_000_000, "")} }},
	{"4M nested properties", unlimitedRatio(), "depth of elements", func() []bomb { return []bomb{body("<w:p><w:pPr>", "<w:x>", 4_000_000, "")} }},
	{"nested tables", unlimitedRatio(), "depth of elements", func() []bomb { return []bomb{body("", "<w:tbl><w:tr><w:tc>", 1_000_000, "")} }},
	{"1M cells in a row", unlimitedRatio(), "grid columns", func() []bomb { return []bomb{body("<w:tbl><w:tr>", "<w:tc/>", 1_000_000, "</w:tr></w:tbl>")} }},
	{"1.5M cells", unlimitedRatio(), "cells", func() []bomb { return []bomb{body("<w:tbl>", "<w:tr><w:tc/><w:tc/></w:tr>", 750_000, "</w:tbl>")} }},
	{"cells with text", unlimitedRatio(), "runs, paragraphs and cells", func() []bomb {
		return []bomb{body("<w:tbl>", tr(strings.Repeat(tc("<w:vMerge/><w:gridSpan w:val='2'/>", "甲"), 9)), 100_000, "</w:tbl>")}
	}},
	{"runs in a paragraph", unlimitedRatio(), "runs, paragraphs and cells", func() []bomb { return []bomb{body("<w:p>", "<w:r><w:t>甲</w:t></w:r>", 3_000_000, "</w:p>")} }},
	{"tabs", unlimitedRatio(), "runs, paragraphs and cells", func() []bomb { return []bomb{body("<w:p><w:r>", "<w:tab/>", 9_000_000, "</w:r></w:p>")} }},
	{"paragraphs with text", unlimitedRatio(), "blocks", func() []bomb { return []bomb{body("", p("甲"), 3_000_000, "")} }},
	{"wide spans", unlimitedRatio(), "grid area", func() []bomb {
		return []bomb{body("<w:tbl>", tr(tc(`<w:gridSpan w:val="65534"/>`, "甲")), 65534, "</w:tbl>")}
	}},
	{"many tables of wide spans", unlimitedRatio(), "grid area", func() []bomb {
		return []bomb{body("", tbl(strings.Repeat(tr(tc(`<w:gridSpan w:val="65534"/>`, "甲")), 1000)), 200, "")}
	}},
	{"vertical merges", unlimitedRatio(), "grid rows", func() []bomb {
		return []bomb{body("<w:tbl>", tr("<w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc>"), 300_000, "</w:tbl>")}
	}},
	{"text boxes", unlimitedRatio(), "runs, paragraphs and cells", func() []bomb {
		return []bomb{body("<w:p><w:r>", "<w:txbxContent><w:p/></w:txbxContent>", 2_000_000, "</w:r></w:p>")}
	}},
	{"fields that begin", unlimitedRatio(), "runs, paragraphs and cells", func() []bomb {
		return []bomb{body("", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>`, 1_500_000, p("甲"))}
	}},
	{"1M attributes", unlimitedRatio(), "bytes of one tag", func() []bomb { return []bomb{body("<w:p", ` w:a="b"`, 3*mib, "/>")} }},
	{"attributes of one tag", unlimitedRatio(), "", func() []bomb { return []bomb{body(p("甲")+"<w:p", ` a='>'`, 2*mib, "/>")} }},
	{"prefixes", unlimitedRatio(), "", func() []bomb { return []bomb{body(p("甲")+"<w:p", ` xmlns:a="b"`, mib, "/>")} }},
	{"ampersands", unlimitedRatio(), "bytes of one paragraph or cell", func() []bomb { return []bomb{body("<w:p><w:r><w:t>", "&", 40*mib, "</w:t></w:r></w:p>")} }},
	{"references", unlimitedRatio(), "bytes of one paragraph or cell", func() []bomb { return []bomb{body("<w:p><w:r><w:t>", "&#x4e00;", 5*mib, "</w:t></w:r></w:p>")} }},
	{"long comment", unlimitedRatio(), "bytes of one tag", func() []bomb { return []bomb{body("<!--", "x", 100*mib, "-->")} }},
	{"references in one value", unlimitedRatio(), "", func() []bomb {
		return []bomb{body(p("甲")+`<w:p w:val="`, "&", 15*mib, `"><w:r><w:br w:type="`+strings.Repeat("&", 100)+`"/></w:r></w:p>`)}
	}},
	{"references in a value that matters", unlimitedRatio(), "", func() []bomb {
		return []bomb{body(p("甲")+`<w:p><w:pPr><w:outlineLvl w:val="`, "&", 15*mib, `"/></w:pPr></w:p>`)}
	}},
	{"long section of characters", unlimitedRatio(), "bytes of one paragraph or cell", func() []bomb { return []bomb{body("<w:p><w:r><w:t><![CDATA[", "x", 15*mib, "]]></w:t></w:r></w:p>")} }},
	{"ampersands behind a long tag", unlimitedRatio(), "bytes of one paragraph or cell", func() []bomb {
		return []bomb{body(`<w:p a="`+strings.Repeat("x", 9*mib)+`"><w:r><w:t>`, "&", 15*mib, "</w:t></w:r></w:p>")}
	}},
	{"long instruction", unlimitedRatio(), "bytes of one tag", func() []bomb { return []bomb{body("<?x ", "x", 20*mib, "?>")} }},
	{"90 MiB of spaces in a paragraph", unlimitedRatio(), "bytes of one paragraph or cell", func() []bomb { return []bomb{body(p("甲")+"<w:p><w:r><w:t>", " ", 90*mib, "</w:t></w:r></w:p>")} }},
	{"90 MiB of spaces in a cell", unlimitedRatio(), "bytes of one paragraph or cell", func() []bomb {
		return []bomb{body("<w:tbl><w:tr><w:tc>"+p("甲")+"<w:p><w:r><w:t>", " ", 90*mib, "</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")}
	}},
	{"a header for each section", unlimitedRatio(), "", func() []bomb {
		return []bomb{body("", `<w:sectPr><w:headerReference w:type="default" r:id="x"/></w:sectPr>`, 2_000_000, p("甲"))}
	}},
	{"styles based on each other", unlimitedRatio(), "", func() []bomb {
		return []bomb{{"word/styles.xml", "<w:styles " + allNS + ">" + chainedStyles(60_000), "", "</w:styles>", 0}}
	}},
	{"entries of a list", unlimitedRatio(), "", func() []bomb {
		return []bomb{body(p("甲")+`<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>`, `<w:listEntry w:val="x"/>`, 3_000_000, "</w:ddList></w:ffData></w:fldChar></w:r></w:p>")}
	}},
	{"90 MiB of spaces in nested tables", unlimitedRatio(), "bytes of one paragraph or cell", func() []bomb {
		deep := strings.Repeat("<w:tbl><w:tr><w:tc><w:p/>", 60)
		return []bomb{body(deep+"<w:p><w:r><w:t>", " ", 90*mib, "</w:t></w:r></w:p>"+strings.Repeat("</w:tc></w:tr></w:tbl>", 60))}
	}},
	{"fractions in fractions", unlimitedRatio(), "", func() []bomb {
		deep := strings.Repeat("<m:f><m:num>", 100) + "<m:r><m:t>" + strings.Repeat("a+", 1000) + "</m:t></m:r>" + strings.Repeat("</m:num></m:f>", 100)
		return []bomb{body(p("甲"), "<w:p><m:oMath>"+deep+"</m:oMath></w:p>", 2000, "")}
	}},
	{"long numbers", smallText(), "inflated bytes", func() []bomb {
		lists := abstract("0", "chineseCountingThousand|"+strings.Repeat("%1", 120)+`|<w:start w:val="98765432"/>`) + num("1", "0", "")
		return []bomb{body("", item("1", "0", ""), 100_000, ""), {"word/numbering.xml", "<w:numbering " + allNS + ">" + lists, "", "</w:numbering>", 0}}
	}},
	{"styles", unlimitedRatio(), "styles", func() []bomb {
		return []bomb{{"word/styles.xml", "<w:styles " + allNS + ">" + manyStyles(100_000), "", "</w:styles>", 0}}
	}},
	{"relationships", unlimitedRatio(), "relationships", func() []bomb {
		return []bomb{{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`, `<Relationship Id="a" Type="b" Target="c"/>`, `</Relationships>`, 3_000_000}}
	}},
	{"fields in a paragraph", unlimitedRatio(), "", func() []bomb {
		return []bomb{body("<w:p><w:r>", `<w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/>`, 1_900_000, "<w:t>甲</w:t></w:r></w:p>")}
	}},
	{"files to take in", unlimitedRatio(), "", func() []bomb {
		return []bomb{body("<w:tbl><w:tr><w:tc>"+p("甲"), `<w:altChunk r:id="x"/>`, 990_000, "</w:tc></w:tr></w:tbl>")}
	}},
	{"charts", unlimitedRatio(), "", func() []bomb {
		return []bomb{body("<w:p><w:r><w:t>甲</w:t>", `<c:chart r:id="x"/>`, 1_900_000, "</w:r></w:p>")}
	}},
	{"text boxes in a cell", unlimitedRatio(), "", func() []bomb {
		return []bomb{body("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t>", "<w:txbxContent><w:p/></w:txbxContent>", 990_000, "</w:r></w:p></w:tc></w:tr></w:tbl>")}
	}},
	{"a table among empty paragraphs", unlimitedRatio(), "", func() []bomb {
		return []bomb{body("<w:tbl><w:tr><w:tc>"+tbl(tr(tc("", "甲"))), "<w:p/>", 1_900_000, "</w:tc></w:tr></w:tbl>")}
	}},
	{"cells without text", unlimitedRatio(), "", func() []bomb {
		return []bomb{body("<w:tbl>"+tr(tc("", "甲")), tr("<w:tc/><w:tc/><w:tc/><w:tc/><w:tc/>"), 190_000, "</w:tbl>")}
	}},
	{"cells that are not shown", unlimitedRatio(), "", func() []bomb {
		return []bomb{body("<w:tbl>", tr(strings.Repeat(tc("<w:vMerge/>", "甲"), 4)), 99_000, "</w:tbl>")}
	}},
	{"spaces before a value", unlimitedRatio(), "", func() []bomb {
		return []bomb{body(p("甲")+"<w:p><w:pPr><w:pStyle w:val=", " ", 15*mib, `"a"/></w:pPr></w:p>`)}
	}},
	{"a long name", unlimitedRatio(), "", func() []bomb { return []bomb{body(p("甲")+"<w:", "a", 15*mib, "/>")} }},
	{"a long target", unlimitedRatio(), "", func() []bomb {
		return []bomb{{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="b" Target="`, `a/../`, `"/></Relationships>`, 3 * mib}}
	}},
	{"as large as it may be", page.DefaultLimits(), "", func() []bomb {
		form := gen.WordXML(400)
		start := strings.Index(form, "<w:body>") + len("<w:body>")
		end := strings.Index(form, "<w:sectPr")
		return []bomb{{"word/document.xml", form[:start], form[start:end], form[end:], 10}}
	}},
}

// chainedStyles hide, each by the one it is based on.
func chainedStyles(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<w:style w:styleId="%d"><w:basedOn w:val="%d"/></w:style>`, i, i+1)
	}
	return b.String() + fmt.Sprintf(`<w:style w:styleId="%d"><w:rPr><w:vanish/></w:rPr></w:style>`, n)
}

func manyStyles(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<w:style w:styleId="%d"/>`, i)
	}
	return b.String()
}

// The environment variable hostileCase makes the test binary read one case and
// print a report, so that its memory can be measured from its beginning on.
const hostileCase = "JIXIAO_HOSTILE_CASE"

type hostileReport struct {
	gauge.Reading
	Limit   string
	Error   string
	InputKB int
}

func TestHostile(t *testing.T) {
	if name := os.Getenv(hostileCase); name != "" {
		reportHostile(t, name)
		return
	}
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("the peak of memory is read from /proc, which this system does not have")
	}
	if raceDetector {
		t.Skip("the race detector takes memory of its own: run without it")
	}
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			var r hostileReport
			for round := range *gauge.Rounds {
				before := r.Reading
				r = measureHostile(t, c.name)
				if round > 0 {
					r.Add(before)
				}
			}
			// go run ./internal/fidelity -hostile puts this line into docs/fidelity.md.
			t.Logf("| %s | %d kB | %d ms | %d ms | %d MiB | %s |", c.name, r.InputKB, r.Work.Milliseconds(), r.Longest.Milliseconds(), r.Peak>>20, cmp.Or(r.Error, "<nil>"))
			assert.Equal(t, c.limit, r.Limit, r.Error)
			if c.limit == "" {
				assert.Empty(t, r.Error)
			}
			assert.Less(t, r.Peak, uint64(512<<20))
		})
	}
}

// measureHostile reads a case in a process of its own.
func measureHostile(t *testing.T, name string) (r hostileReport) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestHostile$", "-test.v")
	cmd.Env = append(os.Environ(), hostileCase+"="+name)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
	_, line, found := strings.Cut(string(out), "REPORT ")
	require.True(t, found, string(out))
	require.NoError(t, json.NewDecoder(strings.NewReader(line)).Decode(&r))
	return r
}

func reportHostile(t *testing.T, name string) {
	for _, c := range hostile {
		if c.name != name {
			continue
		}
		data := armed(t, c.bombs()...)
		runtime.GC() // or what building it left is collected while it is read
		ctx := gauge.Watch(t.Context(), 0)
		_, err := Read(ctx, data, c.limits)
		ctx.Stop()
		r := hostileReport{Reading: ctx.Reading, InputKB: len(data) / 1000}
		r.Peak = peakBytes(t)
		if err != nil {
			r.Error = err.Error()
			var limit *page.LimitError
			if errors.As(err, &limit) {
				r.Limit = limit.Limit
			}
		}
		line, err := json.Marshal(r)
		require.NoError(t, err)
		fmt.Printf("REPORT %s\n", line)
	}
}

// peakBytes is the most memory this process ever had.
func peakBytes(t *testing.T) uint64 {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	require.NoError(t, err)
	_, line, ok := strings.Cut(string(status), "VmHWM:")
	require.True(t, ok)
	var kb uint64
	_, err = fmt.Sscan(line, &kb)
	require.NoError(t, err)
	return kb << 10
}

// TestLimits lowers each limit until an ordinary document is over it.
func TestLimits(t *testing.T) {
	data := packed(t, documentXML(p("甲")+p("乙")+tbl(tr(tc("", "a"), tc("", "b")), tr(tc("", "c"), tc("", "d")))))
	for want, lower := range map[string]func(*page.Limits){
		"input bytes":                func(l *page.Limits) { l.InputBytes = 100 },
		"inflated bytes":             func(l *page.Limits) { l.TextBytes = 1000 },
		"times the compressed size":  func(l *page.Limits) { l.RatioFloor, l.Ratio = 10, 1 },
		"members of the package":     func(l *page.Limits) { l.Entries = 2 },
		"depth of elements":          func(l *page.Limits) { l.Depth = 6 },
		"blocks":                     func(l *page.Limits) { l.Blocks = 2 },
		"cells":                      func(l *page.Limits) { l.Cells = 3 },
		"grid rows":                  func(l *page.Limits) { l.GridRows = 1 },
		"grid area":                  func(l *page.Limits) { l.GridArea = 3 },
		"runs, paragraphs and cells": func(l *page.Limits) { l.Runs = 10 },
	} {
		t.Run(want, func(t *testing.T) {
			limits := page.DefaultLimits()
			lower(&limits)
			_, err := Read(context.Background(), data, limits)
			var limit *page.LimitError
			require.ErrorAs(t, err, &limit)
			assert.Equal(t, want, limit.Limit)
			assert.Greater(t, limit.Got, limit.Max)
		})
	}
}

// TestManyMembers floods the directory of the package.
func TestManyMembers(t *testing.T) {
	entry := bytes.Clone(centralHeader)
	entry = append(entry, make([]byte, 42)...)
	data := append(packed(t, documentXML(p("甲"))), bytes.Repeat(entry, 500_000)...)
	_, err := Read(context.Background(), data, page.DefaultLimits())
	var limit *page.LimitError
	require.ErrorAs(t, err, &limit)
	assert.Equal(t, "members of the package", limit.Limit)
}

// TestNoDirectory looks for the last member of a package that was cut short.
func TestNoDirectory(t *testing.T) {
	data := append(packed(t, documentXML(p("甲")))[:200], bytes.Repeat([]byte("PK\x03"), 10*mib)...)
	ctx := gauge.Watch(t.Context(), 0)
	_, err := Read(ctx, data, page.DefaultLimits())
	ctx.Stop()
	require.ErrorIs(t, err, page.ErrCorrupt)
	require.ErrorContains(t, err, "[Content_Types].xml")
	assert.GreaterOrEqual(t, ctx.Looks, 30, "one for each MiB")
}

// TestPrefixesOfAnEmptyRoot declares too many prefixes in an element that ends at once.
func TestPrefixesOfAnEmptyRoot(t *testing.T) {
	var prefixes strings.Builder
	for i := range maxPrefixes + 1 {
		fmt.Fprintf(&prefixes, ` xmlns:a%d="urn:x"`, i)
	}
	_, err := Read(t.Context(), packed(t, "<w:document"+prefixes.String()+"/>"), page.DefaultLimits())
	var limit *page.LimitError
	require.ErrorAs(t, err, &limit)
	assert.Equal(t, "namespace prefixes", limit.Limit)
}
