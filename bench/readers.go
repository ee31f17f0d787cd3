package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"
	godocx "github.com/fumiama/go-docx"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/parser/charset"
)

// A reader reads all documents of an input and says how long that took.
type reader struct {
	name, gives string
	rounds      int // the most; 0 is no limit
	read        func(*input) (time.Duration, error)
}

// readersOf lists the readers of a format, jixiao first.
func readersOf(format string) []reader {
	jixiao := reader{name: "jixiao", gives: "typed tree", read: inProcess(func(data []byte) error {
		_, err := parser.Parse(context.Background(), "", data)
		return err
	})}
	pandoc := reader{name: "pandoc", gives: "text, as a process", rounds: 1, read: pandocReads}
	if format == "html" {
		return []reader{
			jixiao,
			{name: "decoding + goquery", gives: "nodes", read: inProcess(goqueryReads)},
			{name: "lxml.html", gives: "nodes", rounds: 4, read: python("import lxml.html", "lxml.html.fromstring(data)")},
			pandoc,
		}
	}
	return []reader{
		jixiao,
		{name: "inflating alone", gives: "bytes", read: inProcess(inflates)},
		{name: "lxml", gives: "text of cells", rounds: 4, read: python("import zipfile, io, lxml.etree", lxmlCells)},
		{name: "go-docx Parse", gives: "nodes", rounds: 4, read: inProcess(func(data []byte) error {
			_, err := godocx.Parse(bytes.NewReader(data), int64(len(data)))
			return err
		})},
		{name: "python-docx", gives: "text of cells", rounds: 4, read: python("import io, docx", docxCells)},
		{name: "mammoth", gives: "html", rounds: 1, read: mammothReads},
		pandoc,
	}
}

func inProcess(read func(data []byte) error) func(*input) (time.Duration, error) {
	return func(in *input) (time.Duration, error) {
		return bestOf(1, func() error {
			for _, data := range in.documents {
				if err := read(data); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// eachMember inflates the members of a package, and counts their bytes.
func eachMember(data []byte) (n int64, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return 0, err
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return n, err
		}
		m, err := io.Copy(io.Discard, r)
		n += m
		if err != nil {
			return n, err
		}
		if err := r.Close(); err != nil {
			return n, err
		}
	}
	return n, nil
}

func inflates(data []byte) error {
	_, err := eachMember(data)
	return err
}

// markupOf counts the bytes of a document's markup.
func markupOf(format string, data []byte) int {
	if format == "docx" {
		n, _ := eachMember(data) // what is broken is found by inflates
		return int(n)
	}
	return len(data)
}

func goqueryReads(data []byte) error {
	text, err := charset.Decode(context.Background(), data, "", parser.DefaultLimits().TextBytes)
	if err != nil {
		return err
	}
	_, err = goquery.NewDocumentFromReader(bytes.NewReader(text.UTF8))
	return err
}

const lxmlCells = `[''.join(c.itertext(W+'t')) for c in lxml.etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read('word/document.xml'), lxml.etree.XMLParser(huge_tree=True)).iter(W+'tc')]`

const docxCells = `[''.join(t.text or '' for t in c.iter(W+'t')) for c in docx.Document(io.BytesIO(data)).element.body.iter(W+'tc')]`

// python times an expression over the data of each file, in a python that knows
// the modules.
func python(imports, expression string) func(*input) (time.Duration, error) {
	script := imports + `
import sys, time
W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
files = [open(f, 'rb').read() for f in sys.argv[1:]]
def run():
    start = time.perf_counter()
    for data in files:
        ` + expression + `
    return time.perf_counter() - start
print(run())
`
	return func(in *input) (time.Duration, error) {
		for _, name := range []string{"python3", "/usr/bin/python3"} { // a python put before the system's may not know them
			if exec.Command(name, "-c", imports).Run() == nil {
				return timed(name, append([]string{"-c", script}, in.files...))
			}
		}
		return 0, fmt.Errorf("no python3 with %s", strings.TrimPrefix(imports, "import "))
	}
}

const mammothScript = `
const mammoth = require("mammoth"), fs = require("fs");
(async () => {
  const files = process.argv.slice(1).map(f => fs.readFileSync(f));
  const start = performance.now();
  for (const buffer of files) await mammoth.convertToHtml({buffer});
  console.log((performance.now() - start) / 1000);
})().catch(e => { console.error(e); process.exit(1) })`

func mammothReads(in *input) (time.Duration, error) {
	return timed("node", append([]string{"-e", mammothScript}, in.files...))
}

// timed runs a script that prints how many seconds it took.
func timed(name string, args []string) (time.Duration, error) {
	cmd := exec.Command(name, args...)
	cmd.Stderr = nil
	out, err := cmd.Output()
	if err != nil {
		return 0, err
	}
	seconds, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	return time.Duration(seconds * float64(time.Second)), err
}

// pandocReads runs pandoc once for each file, of an archive for the first ten.
func pandocReads(in *input) (time.Duration, error) {
	files := in.files[:min(10, len(in.files))]
	took, err := bestOf(1, func() error {
		for _, file := range files {
			cmd := exec.Command("pandoc", "-f", in.format, "-t", "plain", "-o", os.DevNull, file)
			if err := cmd.Run(); err != nil {
				return err
			}
		}
		return nil
	})
	return took * time.Duration(len(in.files)) / time.Duration(len(files)), err
}
