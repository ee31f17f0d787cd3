package main

import (
	"context"
	"fmt"

	"github.com/jixiao-data/jixiao/batch"
	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/jixiao-data/jixiao/schema"
	"github.com/jixiao-data/jixiao/serve"
)

type serveCommand struct {
	Host string `default:"127.0.0.1" placeholder:"ADDRESS" help:"Loopback address to serve on: 127.0.0.1 or ::1."`
	Port int    `default:"0" placeholder:"N" help:"Port to serve on; by default one that is free."`
	timeFlag
	Corrections string   `placeholder:"FILE" default:"corrections.ndjson" help:"File that keeps what people say of values; convert --corrections applies it. Default corrections.ndjson."`
	Files       []string `arg:"" optional:"" name:"file" help:"Disclosures to show at once: .docx, .html or .txt; folders, patterns and archives of them."`
}

// Validate finds numbers that cannot be meant.
func (c *serveCommand) Validate() error {
	if c.Port < 0 || c.Port > 65535 {
		return fmt.Errorf("--port=%d: want 1 to 65535, or 0 for one that is free", c.Port)
	}
	return c.timeFlag.Validate()
}

func (c *serveCommand) Run(ctx context.Context, std *streams) error {
	limits := parser.DefaultLimits()
	s, err := serve.New(serve.Options{
		Parse: func(ctx context.Context, name string, data []byte) (*schema.Disclosure, *page.Document, error) {
			return parser.ParsePage(ctx, name, data, limits)
		},
		UploadBytes: limits.InputBytes, Timeout: c.Timeout, Corrections: c.Corrections,
	})
	if err != nil {
		return err
	}
	l, err := serve.Listen(ctx, c.Host, c.Port)
	if err != nil {
		return err
	}
	defer l.Close()
	if err := c.read(ctx, std, s); err != nil {
		return err
	}
	handler, address := s.Handle(l.Addr())
	fmt.Fprintf(std.out, "%s\n", address)
	fmt.Fprintln(std.err, "jixiao: open the address above in a browser; Ctrl+C ends the server. Nothing leaves this machine.")
	return serve.Serve(ctx, l, handler)
}

// read reads the inputs that were named.
func (c *serveCommand) read(ctx context.Context, std *streams, s *serve.Server) error {
	options := batch.Options{Timeout: c.Timeout}
	for r, p := range pages(ctx, c.Files, options, func(_ *schema.Disclosure, p *page.Document) *page.Document { return p }) {
		switch {
		case r.Err != nil:
			std.report(r.Err)
			s.AddFailure(r.Source.Name, batch.Kind(r.Err), r.Err.Error())
		case r.Disclosure != nil:
			if err := s.Add(r.Disclosure, p); err != nil {
				return err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("interrupted: %w", err)
	}
	return nil
}
