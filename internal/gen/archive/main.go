// Command archive writes an archive of made-up disclosures, to try a batch on:
//
//	go run ./internal/gen/archive 1000 generated.tar.gz
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"

	"github.com/jixiao-data/jixiao/internal/gen"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "archive:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return errors.New("want the number of documents and the name of a .tar.gz")
	}
	n, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	f, err := os.Create(args[1])
	if err != nil {
		return err
	}
	return errors.Join(gen.WriteTarGz(f, 1, n), f.Close())
}
