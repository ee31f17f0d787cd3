package main

import (
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// flagsFirst puts the flags of a command before its arguments, because kong ends a list
// of arguments at the first flag behind it. What follows -- stays where it is.
func flagsFirst(model *kong.Node, args []string) []string {
	if len(args) == 0 {
		return args
	}
	i := slices.IndexFunc(model.Children, func(n *kong.Node) bool { return n.Name == args[0] })
	if i < 0 {
		return args
	}
	command, rest := args[:1], args[1:]
	takes := withValues(model.Children[i])
	var flags, others []string
	for len(rest) > 0 && rest[0] != "--" {
		arg, n := rest[0], 1
		if arg == stdin || !strings.HasPrefix(arg, "-") {
			others = append(others, arg)
		} else {
			if takes(arg) {
				n = 2
			}
			if n > len(rest) || n == 2 && rest[1] == "--" { // an argument must not become its value
				return args
			}
			flags = append(flags, rest[:n]...)
		}
		rest = rest[n:]
	}
	if len(rest) > 0 {
		flags = append(flags, "--")
		rest = rest[1:]
	}
	return slices.Concat(command, flags, others, rest)
}

// withValues returns a function that tells whether the value of a flag is the next
// argument: of --output and -o, of -qo too, but not of --output=x and -ox.
func withValues(command *kong.Node) func(arg string) bool {
	long, short := map[string]bool{}, map[rune]bool{}
	for _, group := range command.AllFlags(false) {
		for _, f := range group {
			if !f.IsBool() {
				long["--"+f.Name], short[f.Short] = true, true
			}
		}
	}
	return func(arg string) bool {
		if strings.HasPrefix(arg, "--") {
			return long[arg]
		}
		i := strings.IndexFunc(arg, func(r rune) bool { return short[r] })
		return i >= 0 && i == len(arg)-1
	}
}
