package main_test

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// go-docx is AGPL-3.0. What README and NOTICE say about the packages that link it,
// and those that do not, is what the compiler would say.
func TestLicence(t *testing.T) {
	const module = "github.com/jixiao-data/jixiao/"
	links := func(pkg string) bool {
		out, err := exec.Command("go", "list", "-deps", module+pkg).CombinedOutput()
		require.NoError(t, err, string(out))
		return strings.Contains(string(out), "github.com/fumiama/")
	}
	for _, pkg := range []string{
		"schema", "normalize", "export", "check", "link", "report", "review", "serve",
		"parser/page", "parser/charset", "parser/html", "parser/text", "parser/form",
	} {
		assert.False(t, links(pkg), "%s must stay free of go-docx", pkg)
	}
	for _, pkg := range []string{"parser/docx", "parser", "batch", "cmd/jixiao"} {
		assert.True(t, links(pkg), "%s is said to link go-docx", pkg)
	}
}
