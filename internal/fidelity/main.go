// Command fidelity measures what docs/fidelity.md states and writes it there,
// between the marks that the document holds:
//
//	go run ./internal/fidelity            # what each reader of .docx keeps
//	go run ./internal/fidelity -hostile   # what hostile inputs cost; some minutes
//
// It builds one small .docx for each feature and has it read by every reader that
// is installed. mammoth is found by node (NODE_PATH), python-docx by python3.
package main

import (
	"archive/zip"
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const document = "docs/fidelity.md"

func main() {
	hostile := flag.Bool("hostile", false, "measure hostile inputs instead of features")
	flag.Parse()
	if err := run(context.Background(), *hostile); err != nil {
		fmt.Fprintln(os.Stderr, "fidelity:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, hostile bool) error {
	section, measure := "features", featureTable
	if hostile {
		section, measure = "hostile", hostileTables
	}
	text, err := measure(ctx)
	if err != nil {
		return err
	}
	old, err := os.ReadFile(document)
	if err != nil {
		return err
	}
	start, end := "<!-- "+section+" -->\n", "<!-- end of "+section+" -->\n"
	before, rest, found := strings.Cut(string(old), start)
	_, after, closed := strings.Cut(rest, end)
	if !found || !closed {
		return fmt.Errorf("%s: no lines %q and %q", document, start, end)
	}
	return os.WriteFile(document, []byte(before+start+"\n"+text+"\n"+end+after), 0o644)
}

// featureTable has each feature read by each reader.
func featureTable(ctx context.Context) (string, error) {
	dir, err := os.MkdirTemp("", "fidelity")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	var files []string
	for i, f := range features {
		data, err := pack(f.parts)
		if err != nil {
			return "", err
		}
		file := filepath.Join(dir, fmt.Sprintf("%02d.docx", i+1))
		if err := os.WriteFile(file, data, 0o600); err != nil {
			return "", err
		}
		files = append(files, file)
	}
	readers, err := installed(ctx, dir, files)
	if err != nil {
		return "", err
	}

	var b strings.Builder
	b.WriteString("| feature |")
	for _, r := range readers {
		b.WriteString(" " + r.name + " |")
	}
	b.WriteString("\n| --- |" + strings.Repeat(" --- |", len(readers)) + "\n")
	kept := make([]int, len(readers))
	for i, f := range features {
		b.WriteString("| " + f.name + " |")
		for k, r := range readers {
			verdict := "—"
			if r.version != "" {
				verdict = f.judge(r.read(ctx, files[i], f.cells != nil))
			}
			if verdict == "yes" {
				kept[k]++
			}
			b.WriteString(" " + verdict + " |")
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "| **kept, of %d** |", len(features))
	for k, r := range readers {
		if r.version == "" {
			b.WriteString(" — |")
		} else {
			fmt.Fprintf(&b, " **%d** |", kept[k])
		}
	}
	b.WriteString("\n\nVersions: ")
	var versions []string
	for _, r := range readers {
		if r.version == "" {
			r.version = "not installed"
		}
		versions = append(versions, r.name+" "+r.version)
	}
	return b.String() + strings.Join(versions, ", ") + ".\n", nil
}

func pack(parts []part) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write([]byte(p.content)); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}
