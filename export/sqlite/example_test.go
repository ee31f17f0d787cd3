package sqlite_test

import (
	"database/sql"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/sqlite"
	"github.com/jixiao-data/jixiao/schema"
)

// A database appears under its name when it is complete.
func Example() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "all.sqlite")

	var files export.Staging
	defer files.Discard()
	temp, err := files.CreatePath(path)
	if err != nil {
		log.Fatal(err)
	}
	db, err := sqlite.New(temp)
	if err != nil {
		log.Fatal(err)
	}
	files.OnDiscard(db.Discard)
	sink := export.Unique(db)
	for _, goal := range []string{"水库除险加固", "农村公路养护"} {
		d := &schema.Disclosure{
			Source:   schema.Source{Name: "some.docx"},
			Projects: []schema.Project{{No: 1, Goals: []schema.Item{{Body: goal}}}},
		}
		if err := sink.Write(d); err != nil {
			log.Fatal(err)
		}
	}
	if err := sink.Close(); err != nil {
		log.Fatal(err)
	}
	if err := files.Commit(); err != nil {
		log.Fatal(err)
	}

	found, err := sql.Open("sqlite", path)
	if err != nil {
		log.Fatal(err)
	}
	defer found.Close()
	var document, text string
	if err := found.QueryRow(`SELECT document, text FROM search WHERE search MATCH '公路养'`).Scan(&document, &text); err != nil {
		log.Fatal(err)
	}
	fmt.Println(document, text)
	// Output: some.docx#2 农村公路养护
}
