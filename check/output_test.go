package check_test

import (
	"bytes"
	"encoding/csv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/check"
	"github.com/jixiao-data/jixiao/schema"
)

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	table, err := check.NewCSV(&b)
	require.NoError(t, err)
	head := "document,project_no,project_name,indicator_no,severity,code,message,message_zh,block,table,row,col\n"
	assert.Equal(t, head, b.String(), "the columns are a public contract")

	d := &schema.Disclosure{Source: schema.Source{Name: "a.html"}, Projects: []schema.Project{
		{No: 1}, {No: 2, Name: &schema.Text{Raw: " 馆藏,整理\n"}},
	}}
	require.NoError(t, table.Write(d, []check.Finding{
		{Code: "missing-year", Severity: schema.SeverityWarning, Message: check.Message{EN: "no year", ZH: "无年度"}},
		{Code: "no-indicators", Severity: schema.SeverityError, Message: check.Message{EN: "none"}, Project: 1},
		{Code: "target-empty", Severity: schema.SeverityInfo, Message: check.Message{EN: "two\nlines"}, Project: 2, Indicator: 3,
			Refs: []schema.Ref{{Block: 4, Table: 5, Row: 6, Col: 7}, {Block: 8}}},
	}))
	require.NoError(t, table.Write(&schema.Disclosure{}, nil))
	rows, err := csv.NewReader(&b).ReadAll()
	require.NoError(t, err)
	assert.Equal(t, [][]string{
		{"a.html", "", "", "", "warning", "missing-year", "no year", "无年度", "", "", "", ""},
		{"a.html", "1", "", "", "error", "no-indicators", "none", "", "", "", "", ""},
		{"a.html", "2", "馆藏,整理", "3", "info", "target-empty", "two\nlines", "", "4", "5", "6", "7"},
	}, rows[1:])
	for _, c := range check.Columns() {
		assert.NotEmpty(t, c.EN, c.Name)
		assert.NotEmpty(t, c.ZH, c.Name)
	}
}
