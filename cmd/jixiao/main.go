package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
)

// The exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// errReported ends a command whose failures are on standard error already.
var errReported = errors.New("some inputs failed")

// A usageError is of a command that cannot be meant as it was given. Nothing was done.
type usageError struct{ error }

// streams are the standard streams.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// report names a failure on standard error, in a line. Names in it may be a stranger's.
func (s *streams) report(err error) {
	text := strings.ReplaceAll(err.Error(), "\n", "; ")
	fmt.Fprintln(s.err, "jixiao:", visible(text))
}

type commands struct {
	Convert convertCommand `cmd:"" help:"Read disclosures and write them as JSON or as tables."`
	Merge   mergeCommand   `cmd:"" help:"Join the parts that convert --shard has read."`
	Show    showCommand    `cmd:"" help:"Show one disclosure in the terminal."`
	Value   valueCommand   `cmd:"" help:"Read indicator values (指标值), a JSON line for each."`
	Schema  schemaCommand  `cmd:"" help:"Print the JSON Schema of the tree."`
	Version versionCommand `cmd:"" help:"Print the versions of the program and of the schema."`
	Check   checkCommand   `cmd:"" help:"Find what is wrong in disclosures: sums, plans, weights, scores, targets."`
	Link    linkCommand    `cmd:"" help:"Join a year's targets with its self-evaluation: promised, achieved, met or not."`
	Report  reportCommand  `cmd:"" help:"Write a page on which a person checks the data against the document."`
	Serve   serveCommand   `cmd:"" help:"Show disclosures beside their data in the browser, on this machine only; review values."`
}

func main() {
	os.Exit(run(os.Args[1:], &streams{os.Stdin, os.Stdout, os.Stderr}))
}

func run(args []string, std *streams) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // who interrupts again need not wait
	parser, err := kong.New(&commands{},
		kong.Name("jixiao"),
		kong.Description("Reads China's published budget-performance disclosures (预算绩效) as typed data."),
		kong.Writers(std.out, std.err),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(std),
		sinkHelp(),
	)
	if err != nil {
		std.report(err)
		return exitUsage
	}
	command, err := parser.Parse(flagsFirst(parser.Model.Node, args))
	if err != nil {
		std.report(err)
		fmt.Fprintln(std.err, "Run jixiao --help for how to call it.")
		return exitUsage
	}
	err = command.Run()
	if err != nil && !errors.Is(err, errReported) {
		std.report(err)
	}
	_, usage := errors.AsType[usageError](err)
	switch {
	case usage:
		return exitUsage
	case err != nil:
		return exitFailed
	}
	return exitOK
}
