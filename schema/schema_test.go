package schema_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	invopop "github.com/invopop/jsonschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/schema"
)

var update = flag.Bool("update", false, "rewrite schema.json")

const (
	modulePath = "github.com/jixiao-data/jixiao"
	schemaID   = "https://" + modulePath + "/schema/disclosure-" + schema.Version
)

// patterns are the text forms that Go types of strings stand for.
var patterns = map[string]string{
	"Decimal": `^-?[0-9]+(\.[0-9]+)?$`,
	"Literal": `^(-?[0-9]+(\.[0-9]+)?|[0-9]{4}-[0-9]{2}(-[0-9]{2})?|--[0-9]{2}(-[0-9]{2})?|true|false)$`,
	"Unit":    `^\S+$`,
}

// nullable are the types whose empty value is null.
var nullable = []string{"Literal", "Unit", "Op", "Direction"}

// schema.json is what the Go types say.
func TestSchemaIsOfTheTypes(t *testing.T) {
	want := generate(t)
	if *update {
		require.NoError(t, os.WriteFile("schema.json", want, 0o644))
	}
	got, err := os.ReadFile("schema.json")
	require.NoError(t, err)
	assert.True(t, bytes.Equal(want, got), "schema.json is not of the types: run go test ./schema -update")
	if !*update {
		assert.True(t, bytes.Equal(got, schema.JSONSchema()), "the embedded schema is another one")
	}
}

func generate(t *testing.T) []byte {
	t.Helper()
	enums := constants(t)
	reflector := &invopop.Reflector{
		Mapper: func(typ reflect.Type) *invopop.Schema {
			name := typ.Name()
			if typ.PkgPath() != modulePath+"/schema" || patterns[name] == "" && enums[name] == nil {
				if typ == reflect.TypeFor[schema.Repairs]() {
					return &invopop.Schema{Type: "array", Items: definition("Repair"), UniqueItems: true}
				}
				return nil
			}
			return definition(name)
		},
	}
	require.NoError(t, reflector.AddGoComments(modulePath+"/schema", ".", invopop.WithFullComment()))
	s := reflector.Reflect(&schema.Disclosure{})
	s.ID = schemaID
	for name, pattern := range patterns {
		s.Definitions[name] = &invopop.Schema{Type: "string", Pattern: pattern}
	}
	for name, enum := range enums {
		s.Definitions[name] = &invopop.Schema{Type: "string", Enum: enum}
	}
	for name, def := range s.Definitions {
		if def.Description == "" {
			def.Description = reflector.CommentMap[modulePath+"/schema."+name]
		}
		finish(def)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	require.NoError(t, enc.Encode(s))
	return out.Bytes()
}

// Each type and each of its fields is described, by a comment of its own.
func TestSchemaIsDescribed(t *testing.T) {
	var s struct {
		Defs map[string]struct {
			Description string
			Properties  map[string]struct{ Description string }
		} `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(schema.JSONSchema(), &s))
	require.NotEmpty(t, s.Defs)
	for name, def := range s.Defs {
		assert.NotEmpty(t, def.Description, name)
		for property, p := range def.Properties {
			assert.NotEmpty(t, p.Description, "%s.%s", name, property)
		}
	}
}

func definition(name string) *invopop.Schema { return &invopop.Schema{Ref: "#/$defs/" + name} }

// finish lets the required fields of a nullable type be null (the others are left
// out when they are empty), and unfolds the lines of comments.
func finish(def *invopop.Schema) {
	def.Description = oneLine(def.Description)
	if def.Properties == nil {
		return
	}
	for p := def.Properties.Oldest(); p != nil; p = p.Next() {
		p.Value.Description = oneLine(p.Value.Description)
		name := strings.TrimPrefix(p.Value.Ref, "#/$defs/")
		if slices.Contains(nullable, name) && slices.Contains(def.Required, p.Key) {
			p.Value.Ref = ""
			p.Value.AnyOf = []*invopop.Schema{definition(name), {Type: "null"}}
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// constants returns the values of the package's typed string constants by type.
func constants(t *testing.T) map[string][]any {
	t.Helper()
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	out := map[string][]any{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			typ, named := spec.Type.(*ast.Ident)
			value, literal := spec.Values[0].(*ast.BasicLit)
			if named && literal && value.Kind == token.STRING && ast.IsExported(typ.Name) {
				s, err := strconv.Unquote(value.Value)
				require.NoError(t, err)
				out[typ.Name] = append(out[typ.Name], s)
			}
			return true
		})
	}
	return out
}

func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile("schema.json") // not the embedded one, which -update leaves behind
	require.NoError(t, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource(schemaID, doc))
	s, err := c.Compile(schemaID)
	require.NoError(t, err)
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, text []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	return s.Validate(v)
}

func value(th schema.Threshold) *schema.Value {
	return &schema.Value{Threshold: th, Ref: schema.Ref{Block: 1, Table: 1, Row: 1, Col: 1}}
}

func tree() *schema.Disclosure {
	closed := true
	text := &schema.Text{Raw: "x", Ref: schema.Ref{Block: 1}}
	return &schema.Disclosure{
		SchemaVersion: schema.Version,
		Source:        schema.Source{Name: "a.docx", Format: "docx"},
		FiscalYear:    &schema.FiscalYear{Year: 2020},
		Org:           &schema.Org{Text: *text, Code: "1", Name: "x"},
		Projects: []schema.Project{{
			No: 1, Form: "he-2020", Name: text,
			Budget: schema.Budget{
				Total: &schema.Money{Text: *text, Amount: "2.00", Yuan: "20000"},
				Funds: []schema.Fund{{Source: "central", Money: schema.Money{Text: *text, Yuan: "1"}}},
			},
			Goals: []schema.Item{{Text: *text, No: "1", Body: "x"}},
			Indicators: []schema.Indicator{{No: 1,
				Target: value(schema.Threshold{Raw: "≥95%", Kind: schema.Bound, Op: schema.GE, Value: "95", Unit: "percent", Scale: "1", Direction: schema.Higher, Repairs: schema.Repairs{schema.FullWidth}}),
				Actual: value(schema.Threshold{Raw: "12月底前", Kind: schema.Date, Op: schema.LE, Value: "--12-31",
					Low: "2021-01", High: "2021-12", LowClosed: &closed, Ambiguous: true, Candidates: []schema.Candidate{{}}}),
				MidTermTarget: value(schema.Threshold{Raw: "a；b", Kind: schema.Multi, Parts: []schema.Threshold{{Raw: "a", Kind: schema.Words}}}),
			}},
		}},
		Diagnostics: []schema.Diagnostic{{Severity: schema.SeverityInfo, Code: "c", Message: "m"}},
	}
}

func TestTreeIsValid(t *testing.T) {
	s := compile(t)
	for name, d := range map[string]*schema.Disclosure{
		"bare": {Projects: []schema.Project{}},
		"full": tree(),
	} {
		text, err := json.Marshal(d)
		require.NoError(t, err)
		assert.NoError(t, validate(t, s, text), name)
	}
}

// The schema tells a wrong tree from a right one.
func TestSchemaRefuses(t *testing.T) {
	text, err := json.Marshal(tree())
	require.NoError(t, err)
	s := compile(t)
	for old, wrong := range map[string]string{
		`"kind":"bound"`:            `"kind":"bond"`,
		`"op":"ge"`:                 `"op":"≥"`,
		`"yuan":"20000"`:            `"yuan":20000`,
		`"amount":"2.00"`:           `"amount":"2,000"`,
		`"value":"95"`:              `"value":"95%"`,
		`"low":"2021-01"`:           `"low":null`,
		`"repairs":["full_width"]`:  `"repairs":["mended"]`,
		`"direction":"higher"`:      `"direction":""`,
		`"severity":"info"`:         `"severity":"bad"`,
		`"schema_version":`:         `"version":`,
		`"raw":"≥95%",`:             ``,
		`"code":"c",`:               `"code":"c","extra":1,`,
		`"candidates":[{"op":null,`: `"candidates":[{`,
	} {
		changed := strings.Replace(string(text), old, wrong, 1)
		require.NotEqual(t, string(text), changed, old)
		assert.Error(t, validate(t, s, []byte(changed)), wrong)
	}
}
