package parquet_test

import (
	"bytes"
	"fmt"
	"io"
	"log"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/parquet"
	"github.com/jixiao-data/jixiao/schema"
)

// One table goes to one writer.
func Example() {
	values, _ := export.Lookup("values")
	var out bytes.Buffer
	sink, err := parquet.New([]export.Table{values}, func(export.Table) (io.Writer, error) { return &out, nil })
	if err != nil {
		log.Fatal(err)
	}
	if err := sink.Write(&schema.Disclosure{Source: schema.Source{Name: "some.docx"}}); err != nil {
		log.Fatal(err)
	}
	if err := sink.Close(); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s\n", out.Bytes()[:4])
	// Output: PAR1
}
