// Command bench compares the speed of jixiao with that of other readers, and with
// what inflating or decoding alone takes, on one machine in one run:
//
//	go run ./bench          # prints the tables, and writes them to docs/performance.md
//	go run ./bench -quick   # with fewer rounds, only prints
//	go run ./bench -skip pandoc,mammoth,python-docx   # without those that take minutes
//
// The documents are made by internal/gen. What is not installed is left out with a
// word: lxml and python-docx are found by python3 (Debian: python3-lxml,
// python3-docx), mammoth by node (npm: mammoth; NODE_PATH), pandoc by its name.
// jixiao does the whole job, bytes to typed tree; the others only give cells or text.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/parser"
)

const document = "docs/performance.md"

func main() {
	quick := flag.Bool("quick", false, "few rounds, and no writing")
	skip := flag.String("skip", "", "readers to leave out, separated by commas: pandoc,mammoth")
	peak := flag.String("peak", "", "parse one file and nothing else: a child measures its memory so")
	flag.Parse()
	if *peak != "" {
		if _, err := parser.ParseFile(context.Background(), *peak); err != nil {
			fatal(err)
		}
		bytes, err := ownPeak()
		if err != nil {
			fatal(err)
		}
		fmt.Println(bytes)
		return
	}
	text, err := run(*quick, strings.Split(*skip, ","))
	if err != nil {
		fatal(err)
	}
	if !*quick {
		if err := write(text); err != nil {
			fatal(err)
		}
	}
}

func fatal(err error) {
	fmt.Fprintln(os.Stderr, "bench:", err)
	os.Exit(1)
}

// write puts the tables between the marks that the document holds.
func write(text string) error {
	const start, end = "<!-- bench -->\n", "<!-- end of bench -->\n"
	old, err := os.ReadFile(document)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(old), start)
	_, after, closed := strings.Cut(rest, end)
	if !found || !closed {
		return fmt.Errorf("%s: no lines %q and %q", document, start, end)
	}
	return os.WriteFile(document, []byte(before+start+"\n"+text+"\n"+end+after), 0o644)
}

func run(quick bool, skip []string) (string, error) {
	runtime.GOMAXPROCS(1) // readers are compared on one core
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	rounds := 15
	if quick {
		rounds = 3
	}
	var out strings.Builder
	shown := 0
	show := func() { // as it comes: the whole takes minutes
		fmt.Print(out.String()[shown:])
		shown = out.Len()
	}
	fmt.Fprintf(&out, "%s, %s/%s, one core, the best of %d rounds that take turns; lxml, go-docx and\npython-docx have four rounds, mammoth and pandoc one.\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, rounds)
	for _, in := range inputs() {
		if err := in.save(dir); err != nil {
			return "", err
		}
		fmt.Fprintln(os.Stderr, "bench:", in.name)
		in.compare(&out, rounds, skip)
		show()
	}
	for _, measure := range []func(*strings.Builder, string, int) error{growth, startUp} {
		if err := measure(&out, dir, rounds); err != nil {
			return "", err
		}
		show()
	}
	return strings.TrimRight(out.String(), "\n") + "\n", nil
}

// An input is one document, or an archive of small ones.
type input struct {
	name, format string
	documents    [][]byte
	files        []string
	markup       int // bytes of XML or html
}

func inputs() []*input {
	var docx, html [][]byte
	for doc := range gen.Archive(1, 400) {
		switch {
		case doc.Broken != "":
		case doc.Format == "docx":
			docx = append(docx, doc.Data)
		default:
			html = append(html, doc.Data)
		}
	}
	list := []*input{
		{name: ".docx of 500 tables", format: "docx", documents: [][]byte{gen.Word(500)}},
		{name: "100 small .docx", format: "docx", documents: gen.WordArchive(100)},
		{name: fmt.Sprint(len(docx), " small .docx of all forms, hardly formatted"), format: "docx", documents: docx},
		{name: "html of 500 tables", format: "html", documents: [][]byte{gen.HTML(500)}},
		{name: fmt.Sprint(len(html), " small html of all forms"), format: "html", documents: html},
	}
	if samples, err := filepath.Glob("parser/html/testdata/*.html"); err == nil {
		in := &input{format: "html"}
		for _, file := range samples {
			if data, err := os.ReadFile(file); err == nil {
				in.documents = append(in.documents, data)
			}
		}
		if len(in.documents) > 0 {
			in.name = fmt.Sprint(len(in.documents), " html samples of parser/html/testdata")
			list = append(list, in)
		}
	}
	return list
}

// save writes the documents to files, for readers that are programs.
func (in *input) save(dir string) error {
	for i, data := range in.documents {
		file := filepath.Join(dir, fmt.Sprintf("%d.%s", i, in.format))
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return err
		}
		in.files = append(in.files, file)
		in.markup += markupOf(in.format, data)
	}
	return nil
}

// goBuild builds a program.
func goBuild(out, pkg string) error {
	if b, err := exec.Command("go", "build", "-o", out, pkg).CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, b)
	}
	return nil
}
