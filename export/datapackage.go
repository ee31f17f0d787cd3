package export

import (
	"encoding/json"
	"io"
	"slices"
)

// DataPackage is the name of the file that describes a folder of tables.
const DataPackage = "datapackage.json"

// A FileFormat is how the files of a folder of tables are written, as far as their
// description says it.
type FileFormat struct {
	Ext, MediaType string
	// Columns are the columns of a table's file.
	Columns func(Table) []Column
	// Lists is the type of lists: "list" in text, "array" where the file has lists.
	Lists string
}

// CSVFormat describes what [CSV] writes.
var CSVFormat = FileFormat{"csv", "text/csv", func(t Table) []Column { return t.Columns }, "list"}

// WriteDataPackage describes files of tables, NAME.EXT each, as Data Package 2.0 of
// Frictionless has it. What the standard has no word for has a name of our own: unit,
// and description_zh beside description.
func WriteDataPackage(w io.Writer, tables []Table, f FileFormat) error {
	p := dataPackage{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json",
		Name:   "jixiao",
		Title:  "Budget-performance disclosures (预算绩效)",
		Description: "Tables that jixiao read from published budget-performance disclosures. " +
			"An empty cell means that the document does not say.",
		DescriptionZH: "由 jixiao 从公开的预算绩效文件中读取的数据表。空单元格表示文件未载明。",
	}
	names := make([]string, len(tables))
	for i, t := range tables {
		names[i] = t.Name
	}
	for _, t := range tables {
		r := resource{
			Name: t.Name, Type: "table", Path: t.Name + "." + f.Ext, Format: f.Ext, MediaType: f.MediaType,
			Description: t.Doc.EN, DescriptionZH: t.Doc.ZH,
			Schema: tableSchema{PrimaryKey: t.Key},
		}
		if f.Ext == "csv" {
			r.Encoding = "utf-8"
		}
		for _, c := range f.Columns(t) {
			r.Schema.Fields = append(r.Schema.Fields, f.field(t, c))
		}
		for _, ref := range t.References {
			if slices.Contains(names, ref.Table) {
				r.Schema.ForeignKeys = append(r.Schema.ForeignKeys,
					foreignKey{ref.Columns, reference{ref.Table, ref.Columns}})
			}
		}
		p.Resources = append(p.Resources, r)
	}
	enc := newEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(p)
}

func (f FileFormat) field(t Table, c Column) field {
	x := field{Name: c.Name, Type: string(c.Type), Unit: c.Unit, Description: c.Doc.EN, DescriptionZH: c.Doc.ZH}
	switch c.Type {
	case Decimal:
		x.Type = "number"
	case List:
		if x.Type = f.Lists; x.Type == "list" {
			x.ItemType, x.Delimiter = "string", listDelimiter
		}
	}
	if slices.Contains(t.Key, c.Name) {
		x.Constraints = json.RawMessage(`{"required":true}`)
	}
	return x
}

type dataPackage struct {
	Schema        string     `json:"$schema"`
	Name          string     `json:"name"`
	Title         string     `json:"title"`
	Description   string     `json:"description"`
	DescriptionZH string     `json:"description_zh"`
	Resources     []resource `json:"resources"`
}

type resource struct {
	Name          string      `json:"name"`
	Type          string      `json:"type"`
	Path          string      `json:"path"`
	Format        string      `json:"format"`
	MediaType     string      `json:"mediatype"`
	Encoding      string      `json:"encoding,omitempty"`
	Description   string      `json:"description"`
	DescriptionZH string      `json:"description_zh"`
	Schema        tableSchema `json:"schema"`
}

type tableSchema struct {
	Fields      []field      `json:"fields"`
	PrimaryKey  []string     `json:"primaryKey"`
	ForeignKeys []foreignKey `json:"foreignKeys,omitempty"`
}

type field struct {
	Name          string          `json:"name"`
	Type          string          `json:"type"`
	ItemType      string          `json:"itemType,omitempty"`
	Delimiter     string          `json:"delimiter,omitempty"`
	Unit          string          `json:"unit,omitempty"`
	Description   string          `json:"description"`
	DescriptionZH string          `json:"description_zh"`
	Constraints   json.RawMessage `json:"constraints,omitempty"`
}

type foreignKey struct {
	Fields    []string  `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}
