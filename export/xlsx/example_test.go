package xlsx_test

import (
	"log"
	"os"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/xlsx"
	"github.com/jixiao-data/jixiao/schema"
)

// A workbook of all tables.
func Example() {
	var files export.Staging
	defer files.Discard()
	w, err := files.Create(os.DevNull)
	if err != nil {
		log.Fatal(err)
	}
	sink, err := xlsx.New(export.Tables(), w)
	if err != nil {
		log.Fatal(err)
	}
	files.OnDiscard(sink.Discard)
	if err := sink.Write(&schema.Disclosure{Source: schema.Source{Name: "some.docx"}}); err != nil {
		log.Fatal(err)
	}
	if err := sink.Close(); err != nil {
		log.Fatal(err)
	}
	if err := files.Commit(); err != nil {
		log.Fatal(err)
	}
	// Output:
}
