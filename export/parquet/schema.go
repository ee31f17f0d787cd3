package parquet

import (
	"slices"

	"github.com/parquet-go/parquet-go"

	"github.com/jixiao-data/jixiao/export"
)

// Overflow is the name of the column that tables with decimals have last.
const Overflow = "overflow"

// Columns are the columns of a table's file: those of the table and, where it has
// decimals, [Overflow].
func Columns(t export.Table) []export.Column {
	columns := slices.Clone(t.Columns)
	if slices.ContainsFunc(columns, func(c export.Column) bool { return c.Type == export.Decimal }) {
		columns = append(columns, export.Column{Name: Overflow, Type: export.List, Coded: true, Doc: export.Doc{
			EN: "Numbers that DECIMAL(38,12) cannot hold, each as column=digits; their cells are null.",
			ZH: "DECIMAL(38,12) 无法容纳的数，每项为 列名=数字；相应单元格为空。",
		}})
	}
	return columns
}

// ordered is a group whose fields keep their order; parquet.Group sorts them.
type ordered struct {
	parquet.Group
	fields []parquet.Field
}

func (g ordered) Fields() []parquet.Field { return g.fields }

func newSchema(t export.Table) *parquet.Schema {
	g := ordered{Group: parquet.Group{}}
	for _, c := range Columns(t) {
		node := nodeOf(c.Type)
		if !slices.Contains(t.Key, c.Name) {
			node = parquet.Optional(node)
		}
		one := parquet.Group{c.Name: node}
		g.Group[c.Name] = node
		g.fields = append(g.fields, one.Fields()...)
	}
	return parquet.NewSchema(t.Name, g)
}

// nodeOf gives the type of a column. Almost everything repeats itself from row to row
// and goes through dictionaries, but for truth values and amounts.
func nodeOf(t export.Type) parquet.Node {
	text := parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
	switch t {
	case export.Integer:
		return parquet.Encoded(parquet.Int(64), &parquet.RLEDictionary)
	case export.Boolean:
		return parquet.Leaf(parquet.BooleanType)
	case export.Decimal:
		return parquet.Decimal(scale, precision, parquet.FixedLenByteArrayType(16))
	case export.List:
		return parquet.List(text)
	}
	return text
}

// Format describes the files that a [Sink] writes, for [export.WriteDataPackage].
var Format = export.FileFormat{
	Ext: "parquet", MediaType: "application/vnd.apache.parquet", Columns: Columns, Lists: "array",
}
