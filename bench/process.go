package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/jixiao-data/jixiao/internal/gen"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

// growth prints what documents of growing length take: time by the table, and the
// largest memory of a process that parses one document and nothing else.
func growth(out *strings.Builder, dir string, rounds int) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	fmt.Fprint(out, "### Growth\n\n| document | text, MB | ms | µs per table | of the time at 50 | peak memory, MiB |\n| --- | --: | --: | --: | --: | --: |\n")
	for _, kind := range []struct {
		format string
		make   func(int) []byte
		most   int // 5,000 tables are over the limits of inflated bytes, and of nodes
	}{{"docx", gen.Word, 4000}, {"html", gen.HTML, 3000}} {
		var first float64
		for _, tables := range []int{50, 500, kind.most} {
			in := &input{format: kind.format, documents: [][]byte{kind.make(tables)}}
			if err := in.save(dir); err != nil {
				return err
			}
			best, err := bestOf(max(rounds*50/tables, 3), func() error { _, err := readersOf(kind.format)[0].read(in); return err })
			if err != nil {
				return err
			}
			tree, err := parser.Parse(context.Background(), "", in.documents[0])
			if err != nil {
				return err
			}
			peak, err := peakMemory(exec.Command(self, "-peak", in.files[0]))
			if err != nil {
				return err
			}
			each := best.Seconds() * 1e6 / float64(tables)
			if first == 0 {
				first = each
			}
			fmt.Fprintf(out, "| .%s of %d tables | %.2f | %.1f | %.0f | %.2f | %.0f |\n", kind.format, tables, float64(textBytes(tree))/1e6,
				1000*best.Seconds(), each, each/first, float64(peak)/(1<<20))
		}
	}
	out.WriteByte('\n')
	return nil
}

// textBytes counts the text of a document, each piece once.
func textBytes(tree *schema.Disclosure) (n int) {
	for text := range schema.Leaves(tree) {
		if !text.Copy {
			n += len(text.Raw)
		}
	}
	return n
}

// peakMemory runs a child and returns the most memory that it says it had.
func peakMemory(cmd *exec.Cmd) (bytes int64, err error) {
	out, err := cmd.Output()
	if err != nil {
		return 0, err
	}
	_, err = fmt.Sscanf(string(out), "%d", &bytes)
	return bytes, err
}

// ownPeak is the most memory that this process had. The system counts it anew for
// each program, which what a parent is told of a child does not.
func ownPeak() (bytes int64, err error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, err
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes int64
	_, err = fmt.Sscanf(after, "%d", &kilobytes)
	return kilobytes << 10, err
}

const helloProgram = `package main

import (
	"fmt"
	"os"
)

func main() {
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		os.Exit(1)
	}
	fmt.Println("hello", len(data))
}
`

// startUp compares the conversion of one sample, as a whole process, with a program
// that only reads the file.
func startUp(out *strings.Builder, dir string, rounds int) error {
	hello, jixiao := filepath.Join(dir, "hello"), filepath.Join(dir, "jixiao")
	source := filepath.Join(dir, "hello.go")
	if err := os.WriteFile(source, []byte(helloProgram), 0o644); err != nil {
		return err
	}
	if err := goBuild(hello, source); err != nil {
		return err
	}
	if err := goBuild(jixiao, "./cmd/jixiao"); err != nil {
		return err
	}
	const sample = "parser/docx/testdata/beidaihe-2020.docx"
	times := map[string][]time.Duration{}
	for range 10 * rounds {
		for _, args := range [][]string{{hello, sample}, {jixiao, "version"}, {jixiao, "convert", sample}} {
			start := time.Now()
			if b, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
				return fmt.Errorf("%v: %w: %s", args, err, b)
			}
			key := strings.Join(args[:min(2, len(args))], " ")
			times[key] = append(times[key], time.Since(start))
		}
	}
	fmt.Fprint(out, "### Start-up\n\n| process | best, ms | median, ms | best, hello = 1 |\n| --- | --: | --: | --: |\n")
	base := slices.Min(times[hello+" "+sample])
	for _, row := range []struct{ name, key string }{
		{"a Go program that reads the file and says hello", hello + " " + sample},
		{"jixiao version", jixiao + " version"},
		{"jixiao convert, the sample of 5 projects", jixiao + " convert"},
	} {
		t := times[row.key]
		slices.Sort(t)
		fmt.Fprintf(out, "| %s | %.2f | %.2f | %.2f |\n", row.name, 1000*t[0].Seconds(), 1000*t[len(t)/2].Seconds(), t[0].Seconds()/base.Seconds())
	}
	out.WriteByte('\n')
	return nil
}
