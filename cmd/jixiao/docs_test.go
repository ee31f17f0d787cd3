package main_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sources calls visit for each node of the library's code below a folder.
func sources(t *testing.T, dir string, visit func(ast.Node)) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(filepath.Join(root, dir), func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			visit(n)
			return true
		})
		return nil
	}))
}

func literal(x ast.Expr) string {
	if pair, ok := x.(*ast.KeyValueExpr); ok {
		x = pair.Value
	}
	if lit, ok := x.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		s, _ := strconv.Unquote(lit.Value)
		return s
	}
	return ""
}

// diagnosticCodes are the codes that the library's code has: what looks like a
// code, beside a severity or in a call of a method diagnose or doubt.
func diagnosticCodes(t *testing.T) []string {
	t.Helper()
	code := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)
	var codes []string
	sources(t, "parser", func(n ast.Node) {
		var list []ast.Expr
		about := false
		switch x := n.(type) {
		case *ast.CompositeLit:
			list = x.Elts
		case *ast.CallExpr:
			list = x.Args
			if f, ok := x.Fun.(*ast.SelectorExpr); ok {
				about = f.Sel.Name == "diagnose" || f.Sel.Name == "doubt"
			}
		}
		for _, e := range list {
			if pair, ok := e.(*ast.KeyValueExpr); ok {
				e = pair.Value
			}
			if s, ok := e.(*ast.SelectorExpr); ok && strings.HasPrefix(s.Sel.Name, "Severity") {
				about = true
			}
		}
		for _, e := range list {
			if s := literal(e); about && code.MatchString(s) {
				codes = append(codes, s)
			}
		}
	})
	slices.Sort(codes)
	return slices.Compact(codes)
}

// docs/diagnostics.md lists the codes that there are, and no others.
func TestDiagnosticsDoc(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "docs", "diagnostics.md"))
	require.NoError(t, err)
	var listed []string
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z0-9-]+)` \\|").FindAllStringSubmatch(string(text), -1) {
		listed = append(listed, m[1])
	}
	slices.Sort(listed)
	assert.Equal(t, diagnosticCodes(t), listed)
}

// docs/glossary.md explains every meaning that a label can have.
func TestGlossaryDoc(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "docs", "glossary.md"))
	require.NoError(t, err)
	n := 0
	sources(t, filepath.Join("parser", "form"), func(node ast.Node) {
		spec, ok := node.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return
		}
		if typ, ok := spec.Type.(*ast.Ident); ok && typ.Name == "field" {
			n++
			assert.Contains(t, string(text), "`"+literal(spec.Values[0])+"`")
		}
	})
	assert.NotZero(t, n)
}

// Every page that a page of the documentation links to, or that a comment in the
// code names, is there.
func TestDocLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)\)|\b(docs/[a-z]+\.md)\b`)
	require.NoError(t, filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && entry.Name() == ".git" {
			return fs.SkipDir
		}
		ext := filepath.Ext(path)
		if ext != ".md" && (ext != ".go" || strings.HasSuffix(path, "_test.go")) {
			return nil
		}
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			target := filepath.Join(root, m[2]) // named from the root
			if m[1] != "" {
				if ext == ".go" {
					continue
				}
				target = filepath.Join(filepath.Dir(path), m[1])
			}
			assert.FileExists(t, target, "%s: %s", path, m[0])
		}
		return nil
	}))
}
