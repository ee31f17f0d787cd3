package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// rounds is how often each input is measured.
const rounds = "3"

// hostileSuites are the tests that measure hostile inputs. Each logs one row of a
// table for each case.
var hostileSuites = []struct {
	title, header string
	args          []string
}{
	{".docx", "| input | size | time | apart | peak | outcome |\n| --- | ---: | ---: | ---: | ---: | --- |", []string{"./parser/docx", "-rounds", rounds}},
	{".html, 64 MiB each", "| what the page repeats | time | apart | peak | outcome |\n| --- | ---: | ---: | ---: | --- |", []string{"./parser/html", "-rounds", rounds, "-hostile", "64"}},
	{".txt, 64 MiB each", "| what the text repeats | time | apart | peak | outcome |\n| --- | ---: | ---: | ---: | --- |", []string{"./parser/text", "-rounds", rounds, "-hostile", "64"}},
}

// hostileTables runs the hostile tests and collects their rows.
func hostileTables(ctx context.Context) (string, error) {
	var b strings.Builder
	for _, suite := range hostileSuites {
		rows, err := hostileRows(ctx, suite.args)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "### %s\n\n%s\n%s\n", suite.title, suite.header, rows)
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

func hostileRows(ctx context.Context, args []string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "go", append([]string{"test", "-count=1", "-timeout=20m", "-v", "-run", "^TestHostile$"}, args...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, out)
	}
	var b strings.Builder
	for line := range strings.Lines(string(out)) {
		if _, row, ok := strings.Cut(line, "_test.go:"); ok {
			if _, row, ok = strings.Cut(row, ": | "); ok {
				b.WriteString("| " + strings.ReplaceAll(row, "| <nil> |", "| read |"))
			}
		}
	}
	return b.String(), nil
}
