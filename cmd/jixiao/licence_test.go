package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
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

// go-docx is AGPL-3.0. What NOTICE says about the packages that link it, and those that
// do not, is what the compiler would say, and it says it of every package that others can
// use. The programs that measure are no such packages.
func TestLicence(t *testing.T) {
	const module = "github.com/jixiao-data/jixiao/"
	measure := []string{"bench", "internal/fidelity", "internal/simulate"}
	isDocx := isFrom("github.com/fumiama/")
	list := exec.Command("go", "list", "-f", `{{.ImportPath}}|{{join .Imports " "}}|{{join .Deps " "}}`, "./...")
	list.Dir = root
	out, err := list.CombinedOutput()
	require.NoError(t, err, string(out))
	var links, free, imports []string
	for line := range strings.Lines(string(out)) {
		pkg, rest, _ := strings.Cut(strings.TrimSpace(line), "|")
		direct, all, _ := strings.Cut(rest, "|")
		pkg = strings.TrimPrefix(pkg, module)
		switch linked := slices.ContainsFunc(strings.Fields(all), isDocx); {
		case slices.Contains(measure, pkg):
			assert.True(t, linked, pkg)
		case linked:
			links = append(links, pkg)
		case !strings.HasPrefix(pkg, "internal/") && all != "": // else it has nothing but tests
			free = append(free, pkg)
		}
		if slices.ContainsFunc(strings.Fields(direct), isDocx) {
			imports = append(imports, pkg)
		}
	}
	notice, err := os.ReadFile(filepath.Join(root, "NOTICE"))
	require.NoError(t, err)
	link, none, ok := strings.Cut(string(notice), "These packages do not")
	require.True(t, ok)
	assert.ElementsMatch(t, named(link, module), links, "these link go-docx")
	assert.ElementsMatch(t, named(none, module), free, "these do not")
	assert.ElementsMatch(t, []string{"parser/docx", "bench", "internal/fidelity"}, imports)
}

// named are the packages of this module that a part of NOTICE names.
func named(text, module string) (names []string) {
	for line := range strings.Lines(text) {
		name, ok := strings.CutPrefix(strings.TrimSpace(line), module)
		if ok && !strings.HasPrefix(name, "beam/") { // a module of its own
			names = append(names, name)
		}
	}
	return names
}
