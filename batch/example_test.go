package batch_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/export"
)

func ExampleRun() {
	names := []string{"../testdata/beidaihe-2020.docx", "../testdata/none.docx"}
	for r := range batch.Run(context.Background(), names, batch.Options{Workers: 2}) {
		switch {
		case r.Err != nil:
			fmt.Println(batch.Kind(r.Err), r.Err)
		case r.Source.SameAs != "": // the bytes of an earlier input
		default:
			fmt.Println(len(r.Disclosure.Projects), "projects in", r.Source.Name)
		}
	}
	// Output:
	// 5 projects in ../testdata/beidaihe-2020.docx
	// unreadable ../testdata/none.docx: no such file or directory
}

func ExampleStream() {
	names := func(yield func(string) bool) { // from a queue, say
		_ = yield("../testdata/beidaihe-2020.docx") && yield("../testdata/beidaihe-2020.html")
	}
	for r := range batch.Stream(context.Background(), names, batch.Options{ReadSame: true}) {
		fmt.Println(r.Source.No, r.Disclosure.Source.Format)
	}
	// Output:
	// 1 docx
	// 2 html
}

func ExampleJob() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "out.ndjson")
	job := batch.Job{
		Inputs: []string{"../testdata/beidaihe-2020.docx", "../testdata/beidaihe-2020.html"},
		Output: out,
		Open: func(files *export.Staging) (export.Sink, error) {
			w, err := files.Create(out)
			return export.NewNDJSON(w), err
		},
	}
	summary, err := job.Run(context.Background())
	fmt.Println(err)
	fmt.Print(&summary)
	// Output:
	// <nil>
	// inputs      2
	// read        2 (0 in part)
	// failed      0
	// projects    10
	// values      30 (30 mended, 0 ambiguous)
	// unclaimed   0 tables
}

func ExampleMerge() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	open := func(path string) func(*export.Staging) (export.Sink, error) {
		return func(files *export.Staging) (export.Sink, error) {
			w, err := files.Create(path)
			return export.NewNDJSON(w), err
		}
	}
	var parts []string
	for no := range 2 { // on two machines, say
		part := filepath.Join(dir, fmt.Sprint("part", no+1))
		parts = append(parts, part)
		job := batch.Job{Inputs: []string{"../testdata/*.docx"}, Output: part, Open: open(part)}
		job.Shard = batch.Shard{No: no + 1, Of: 2}
		if _, err := job.Run(context.Background()); err != nil {
			panic(err)
		}
	}
	all := filepath.Join(dir, "all.ndjson")
	summary, err := batch.Merge(context.Background(), parts, all, open(all))
	fmt.Println(summary.Inputs == summary.Read, err)
	// Output: true <nil>
}
