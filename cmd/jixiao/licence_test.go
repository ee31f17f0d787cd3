package main_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func dependencies(t *testing.T, pkg string) []string {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", pkg).CombinedOutput()
	require.NoError(t, err, string(out))
	return strings.Fields(string(out))
}

func isFrom(prefix string) func(string) bool {
	return func(pkg string) bool { return strings.HasPrefix(pkg, prefix) }
}

// Who writes CSV and JSON only links none of the large libraries, and each format only
// its own.
func TestFormatsAreApart(t *testing.T) {
	const module = "github.com/jixiao-data/jixiao/"
	libraries := map[string]string{
		"export/parquet": "github.com/parquet-go/", "export/sqlite": "modernc.org/sqlite", "export/xlsx": "github.com/xuri/",
	}
	for _, pkg := range []string{"export", "export/parquet", "export/sqlite", "export/xlsx"} {
		all := dependencies(t, module+pkg)
		for home, library := range libraries {
			assert.Equal(t, pkg == home, slices.ContainsFunc(all, isFrom(library)), "%s and %s", pkg, library)
		}
	}
}

// go-docx is AGPL-3.0. What README and NOTICE say about the packages that link it,
// and those that do not, is what the compiler would say.
func TestLicence(t *testing.T) {
	const module = "github.com/jixiao-data/jixiao/"
	links := func(pkg string) bool {
		return slices.ContainsFunc(dependencies(t, module+pkg), isFrom("github.com/fumiama/"))
	}
	for _, pkg := range []string{
		"schema", "normalize", "export", "export/parquet", "export/sqlite", "export/xlsx", "check", "link", "parser/page", "parser/charset", "parser/html", "parser/text", "parser/form",
	} {
		assert.False(t, links(pkg), "%s must stay free of go-docx", pkg)
	}
	for _, pkg := range []string{"parser/docx", "parser", "batch", "cmd/jixiao"} {
		assert.True(t, links(pkg), "%s is said to link go-docx", pkg)
	}
}
