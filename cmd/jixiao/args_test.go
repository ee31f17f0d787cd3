package main

import (
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFlagsFirst(t *testing.T) {
	parser, err := kong.New(&commands{}, sinkHelp())
	require.NoError(t, err)
	for _, tt := range []struct{ args, want string }{
		{"", ""},
		{"--help", "--help"},
		{"convert a b", "convert a b"},
		{"convert a -f ndjson b", "convert -f ndjson a b"},
		{"convert a --format ndjson b --quiet c -o=x d", "convert --format ndjson --quiet -o=x a b c d"},
		{"convert a --format=ndjson b", "convert --format=ndjson a b"},
		{"convert a -fndjson b -qo x c", "convert -fndjson -qo x a b c"},
		{"convert -f ndjson -", "convert -f ndjson -"},
		{"convert - -f ndjson", "convert -f ndjson -"},
		{"convert a -q -- -b -o", "convert -q -- a -b -o"},
		{"convert a b -o", "convert a b -o"}, // kong says what is missing
		{"convert a b -o -- c", "convert a b -o -- c"},
		{"value -5% a", "value -5% a"},
		{"nothing a -f b", "nothing a -f b"},
	} {
		assert.Equal(t, strings.Fields(tt.want), append([]string{}, flagsFirst(parser.Model.Node, strings.Fields(tt.args))...), tt.args)
	}
}
