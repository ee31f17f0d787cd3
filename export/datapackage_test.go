package export_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/export"
	"github.com/jixiao-data/jixiao/export/parquet"
)

type described struct {
	Resources []struct {
		Name, Path string
		Schema     struct {
			Fields []struct {
				Name, Type, Unit, Description string
				DescriptionZH                 string `json:"description_zh"`
			}
			PrimaryKey  []string
			ForeignKeys []struct {
				Fields    []string
				Reference struct {
					Resource string
					Fields   []string
				}
			}
		}
	}
}

func describe(t *testing.T, tables []export.Table, f export.FileFormat) (text []byte, p described) {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, export.WriteDataPackage(&b, tables, f))
	require.NoError(t, json.Unmarshal(b.Bytes(), &p))
	return b.Bytes(), p
}

// The description is one that the standard allows, and its keys lead somewhere.
func TestDataPackage(t *testing.T) {
	file, err := os.Open(filepath.Join("testdata", "datapackage.schema.json"))
	require.NoError(t, err)
	defer file.Close()
	doc, err := jsonschema.UnmarshalJSON(file)
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("datapackage.schema.json", doc))
	standard, err := c.Compile("datapackage.schema.json")
	require.NoError(t, err)

	for _, format := range []export.FileFormat{export.CSVFormat, parquet.Format} {
		text, p := describe(t, export.Tables(), format)
		tree, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		require.NoError(t, err)
		require.NoError(t, standard.Validate(tree))

		keys := map[string][]string{}
		require.Len(t, p.Resources, len(export.Tables()))
		for i, table := range export.Tables() {
			r := p.Resources[i]
			assert.Equal(t, table.Name+"."+format.Ext, r.Path)
			var names []string
			for j, f := range r.Schema.Fields {
				names = append(names, f.Name)
				assert.NotEmpty(t, f.Description)
				assert.NotEmpty(t, f.DescriptionZH)
				if j < len(table.Columns) {
					assert.Equal(t, table.Columns[j].Unit, f.Unit)
				}
			}
			keys[r.Name] = r.Schema.PrimaryKey
			assert.Subset(t, names, r.Schema.PrimaryKey)
			for _, k := range r.Schema.ForeignKeys {
				assert.Subset(t, names, k.Fields)
				assert.Equal(t, keys[k.Reference.Resource], k.Reference.Fields, "%s → %s", r.Name, k.Reference.Resource)
			}
			assert.Len(t, r.Schema.ForeignKeys, len(table.References))
		}
	}

	// a table on its own refers to nothing
	values, ok := export.Lookup("values")
	require.True(t, ok)
	_, p := describe(t, []export.Table{values}, export.CSVFormat)
	require.Len(t, p.Resources, 1)
	assert.Empty(t, p.Resources[0].Schema.ForeignKeys)
}

// Types are those that the files have.
func TestDataPackageTypes(t *testing.T) {
	values, ok := export.Lookup("values")
	require.True(t, ok)
	types := func(f export.FileFormat) map[string]string {
		out := map[string]string{}
		_, p := describe(t, []export.Table{values}, f)
		for _, x := range p.Resources[0].Schema.Fields {
			out[x.Name] = x.Type
		}
		return out
	}
	csv, pq := types(export.CSVFormat), types(parquet.Format)
	assert.Equal(t, "list", csv["repairs"])
	assert.Equal(t, "array", pq["repairs"])
	assert.Equal(t, "array", pq["overflow"])
	for _, types := range []map[string]string{csv, pq} {
		assert.Equal(t, "string", types["value"])
		assert.Equal(t, "number", types["value_number"])
		assert.Equal(t, "integer", types["row"])
		assert.Equal(t, "boolean", types["ambiguous"])
	}
}
