package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// installed gives all readers, each with its version if it is installed.
// LibreOffice takes seconds to start and so converts all files at once, into dir.
func installed(ctx context.Context, dir string, files []string) ([]reader, error) {
	python := pythonWithDocx(ctx)
	pythonVersion := ""
	if python != "" {
		pythonVersion = versionOf(ctx, python, "-c", "import docx; print(docx.__version__)")
	}
	office := versionOf(ctx, "soffice", "--version")
	if office != "" {
		office = strings.Fields(strings.TrimPrefix(office, "LibreOffice "))[0]
		for _, filter := range []string{"txt:Text (encoded):UTF8", "html:HTML (StarWriter)"} {
			if err := convertAll(ctx, dir, filter, files); err != nil {
				return nil, err
			}
		}
	}
	return []reader{
		{"jixiao", "of this source", readJixiao},
		{"go-docx", goDocxVersion(), readGoDocx},
		{"python-docx", pythonVersion, func(ctx context.Context, file string, _ bool) (reading, error) { return readPython(ctx, python, file) }},
		{"mammoth", versionOf(ctx, "node", "-e", `console.log(require("mammoth/package.json").version)`), readMammoth},
		{"pandoc", strings.TrimPrefix(versionOf(ctx, "pandoc", "--version"), "pandoc "), readPandoc},
		{"LibreOffice", office, readOffice},
	}, nil
}

// output runs a peer for at most a minute.
func output(ctx context.Context, name string, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	return exec.CommandContext(ctx, name, args...).Output()
}

// versionOf is the first line that a command prints, or "" if it cannot be run.
func versionOf(ctx context.Context, name string, args ...string) string {
	out, err := output(ctx, name, args...)
	if err != nil {
		return ""
	}
	line, _, _ := strings.Cut(string(out), "\n")
	return strings.TrimSpace(line)
}

// pythonWithDocx finds a python that knows python-docx: a python that a user put
// before the system's may not.
func pythonWithDocx(ctx context.Context) string {
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if _, err := output(ctx, python, "-c", "import docx"); err == nil {
			return python
		}
	}
	return ""
}

// pythonScript walks paragraphs and tables in their order, which python-docx leaves
// to its users, and takes each merged cell once.
const pythonScript = `
import json, sys, docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
text, cells = [], []
def walk(parent, element):
    for child in element.iterchildren():
        if child.tag == qn('w:p'):
            text.append(Paragraph(child, parent).text)
        elif child.tag == qn('w:tbl'):
            seen = {}
            for r, row in enumerate(Table(child, parent).rows):
                for c, cell in enumerate(row.cells):
                    if cell._tc not in seen:
                        seen[cell._tc] = [r, c, r, c, cell.text]
                        walk(cell, cell._tc)
                    seen[cell._tc][2:4] = [r, c]
            cells.extend(seen.values())
document = docx.Document(sys.argv[1])
walk(document._body, document.element.body)
print(json.dumps({'text': '\n'.join(text), 'cells': [[r, c, r2-r+1, c2-c+1, t] for r, c, r2, c2, t in cells]}))
`

func readPython(ctx context.Context, python, file string) (reading, error) {
	out, err := output(ctx, python, "-c", pythonScript, file)
	if err != nil {
		return reading{}, err
	}
	var found struct {
		Text  string
		Cells [][5]any
	}
	if err := json.Unmarshal(out, &found); err != nil {
		return reading{}, err
	}
	r := reading{text: found.Text}
	for _, c := range found.Cells {
		var at [4]int
		for i := range at {
			n, ok := c[i].(float64)
			if !ok {
				return reading{}, fmt.Errorf("a cell at %v", c[i])
			}
			at[i] = int(n)
		}
		r.cells = append(r.cells, place(at[0], at[1], at[2], at[3], fmt.Sprint(c[4])))
	}
	return r, nil
}

const mammothScript = `require("mammoth").convertToHtml({path: process.argv[1]}).then(r => console.log(r.value), e => { console.error(e); process.exit(1) })`

func readMammoth(ctx context.Context, file string, _ bool) (reading, error) {
	out, err := output(ctx, "node", "-e", mammothScript, file)
	if err != nil {
		return reading{}, err
	}
	return ofHTML(ctx, append([]byte("<!DOCTYPE html><meta charset=utf-8><body>"), out...))
}

func readPandoc(ctx context.Context, file string, cells bool) (reading, error) {
	out, err := output(ctx, "pandoc", "-f", "docx", "-t", "plain", "--wrap=none", file)
	if err != nil || !cells {
		return reading{text: string(out)}, err
	}
	table, err := output(ctx, "pandoc", "-f", "docx", "-t", "html", file)
	if err != nil {
		return reading{}, err
	}
	r, err := ofHTML(ctx, append([]byte("<!DOCTYPE html><meta charset=utf-8><body>"), table...))
	return reading{string(out), r.cells}, err
}

// convertAll has LibreOffice write files by a filter; a file it cannot read is left
// out.
func convertAll(ctx context.Context, dir, filter string, files []string) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(dir) + "/profile", "--headless", "--convert-to", filter, "--outdir", dir}
	var failed *exec.ExitError
	err := exec.CommandContext(ctx, "soffice", append(args, files...)...).Run()
	if errors.As(err, &failed) && ctx.Err() == nil {
		return nil
	}
	return err
}

func readOffice(ctx context.Context, file string, cells bool) (reading, error) {
	name := strings.TrimSuffix(file, ".docx")
	text, err := os.ReadFile(name + ".txt")
	if err != nil {
		return reading{}, err
	}
	r := reading{text: string(bytes.TrimPrefix(text, []byte("\ufeff")))}
	if cells {
		data, err := os.ReadFile(name + ".html")
		if err != nil {
			return reading{}, err
		}
		page, err := ofHTML(ctx, data)
		if err != nil {
			return reading{}, err
		}
		r.cells = page.cells
	}
	return r, nil
}
