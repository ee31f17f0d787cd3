package main

import "github.com/jixiao-data/jixiao/schema"

type schemaCommand struct{}

func (schemaCommand) Run(std *streams) error {
	_, err := std.out.Write(schema.JSONSchema())
	return err
}
