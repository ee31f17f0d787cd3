package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/jixiao-data/jixiao/schema"
)

type versionCommand struct{}

func (versionCommand) Run(std *streams) error {
	version := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	_, err := fmt.Fprintf(std.out, "jixiao %s schema %s %s\n", version, schema.Version, runtime.Version())
	return err
}
