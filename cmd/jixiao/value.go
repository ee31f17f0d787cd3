package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/jixiao-data/jixiao/normalize"
)

type valueCommand struct {
	Strings []string `arg:"" optional:"" name:"string" help:"Values to read; -- goes before one that begins with a minus sign (jixiao value -- -5%). Without any, reads lines from standard input: each a value, or a JSON object with the fields raw, indicator and siblings; a column is taken and changes nothing."`
}

func (c *valueCommand) Run(ctx context.Context, std *streams) error {
	out := bufio.NewWriter(std.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if len(c.Strings) > 0 {
		for _, s := range c.Strings {
			if err := enc.Encode(normalize.Value(s, normalize.Context{})); err != nil {
				return err
			}
		}
		return out.Flush()
	}
	in := bufio.NewReader(stoppable(ctx, std.in))
	failed := false
	for n := 1; ctx.Err() == nil; n++ {
		line, readErr := in.ReadString('\n')
		if readErr != nil && !errors.Is(readErr, io.EOF) {
			return errors.Join(out.Flush(), readErr)
		}
		if line == "" {
			break
		}
		raw, where, err := parseLine(strings.TrimRight(line, "\r\n"))
		if err != nil {
			std.report(fmt.Errorf("line %d: %w", n, err))
			failed = true
			continue
		}
		if err := enc.Encode(normalize.Value(raw, where)); err != nil {
			return err
		}
		if in.Buffered() == 0 { // a person, or a program that waits for the answer
			if err := out.Flush(); err != nil {
				return err
			}
		}
	}
	if err := errors.Join(out.Flush(), ctx.Err()); err != nil {
		return err
	}
	if failed {
		return errReported
	}
	return nil
}

// parseLine takes a line for a JSON object when it begins like one, and for the
// printed value itself otherwise.
func parseLine(line string) (string, normalize.Context, error) {
	if !strings.HasPrefix(line, "{") {
		return line, normalize.Context{}, nil
	}
	var object struct {
		Raw       *string  `json:"raw"`
		Indicator string   `json:"indicator"`
		Column    string   `json:"column"` // of labelled cases; the same rules hold in each
		Siblings  []string `json:"siblings"`
	}
	dec := json.NewDecoder(strings.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&object); err != nil {
		return "", normalize.Context{}, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return "", normalize.Context{}, errors.New("text stands behind the object")
	}
	if object.Raw == nil {
		return "", normalize.Context{}, errors.New(`the object has no text "raw"`)
	}
	return *object.Raw, normalize.Context{
		Indicator: object.Indicator,
		Siblings:  object.Siblings,
	}, nil
}
