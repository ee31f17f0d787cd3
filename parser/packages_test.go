package parser_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/jixiao-data/jixiao/parser"
	"github.com/jixiao-data/jixiao/schema"
)

// zipOf packs members: name, content, name, content, …
func zipOf(t *testing.T, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		f, err := w.Create(members[i])
		require.NoError(t, err)
		_, err = f.Write([]byte(members[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

const (
	officeTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="%"/></Types>`
	officeRels  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	officeForm  = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>绩效目标</w:t></w:r></w:p></w:body></w:document>`
)

// TestNamedDocx gives each kind of file that is found under the name of a .docx: it is
// read if it can be, else named as what it is.
func TestNamedDocx(t *testing.T) {
	ole := func(stream string) []byte {
		b := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 504)...)
		for _, r := range stream {
			b = append(b, byte(r), 0)
		}
		return append(b, make([]byte, 512)...)
	}
	office := func(contentType string) []byte {
		return zipOf(t, "[Content_Types].xml", strings.Replace(officeTypes, "%", contentType, 1), "_rels/.rels", officeRels, "word/document.xml", officeForm)
	}
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String("<html><head><meta charset=gb2312></head><body><p>绩效目标</p></body></html>")
	require.NoError(t, err)
	for _, c := range []struct {
		name   string
		data   []byte
		cause  error // nil where it is read
		format string
	}{
		{"docx", office("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"), nil, "docx"},
		{"docm", office("application/vnd.ms-word.document.macroEnabled.main+xml"), nil, "docx"},
		{"dotx", office("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"), nil, "docx"},
		{"dotm", office("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), nil, "docx"},
		{"xlsx", office("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), parser.ErrUnsupported, "xlsx"},
		{"html", []byte("<html><body><p>绩效目标</p></body></html>"), nil, "html"},
		{"html that calls itself gb2312", []byte(gbk), nil, "html"},
		{"mhtml", []byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"; type=\"text/html\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>绩效目标</p></body></html>\r\n--b--\r\n"), nil, "html"},
		{"text", []byte("绩效目标\n一、总体目标\n"), nil, "text"},
		{"doc", ole("WordDocument"), parser.ErrUnsupported, "doc"},
		{"wps of WPS Office", append(ole("WordDocument"), ole("WpsCustomData")...), parser.ErrUnsupported, "doc"},
		{"wps of Works", ole("MatOST"), parser.ErrUnsupported, "ole2"},
		{"encrypted", ole("EncryptedPackage"), parser.ErrEncrypted, "docx"},
		{"rtf", []byte(`{\rtf1\ansi\ansicpg936 绩效目标}`), parser.ErrUnsupported, "rtf"},
		{"rtf behind a mark", []byte("\xef\xbb\xbf{\\rtf1\\ansi}"), parser.ErrUnsupported, "rtf"},
		{"odt", zipOf(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>"), parser.ErrUnsupported, "odt"},
		{"template of an odt", zipOf(t, "mimetype", "application/vnd.oasis.opendocument.text-template", "content.xml", "<x/>"), parser.ErrUnsupported, "odt"},
		{"ofd", zipOf(t, "OFD.xml", "<x/>"), parser.ErrUnsupported, "ofd"},
		{"zip of documents", zipOf(t, "a.docx", "PK", "b.docx", "PK"), parser.ErrUnsupported, "zip"},
		{"pdf", []byte("%PDF-1.7\n"), parser.ErrUnsupported, "pdf"},
		{"Word 2003 XML", []byte(`<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>绩效目标</w:t></w:r></w:p></w:body></w:wordDocument>`), parser.ErrUnsupported, "word xml"},
		{"flat package", []byte(`<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part/></pkg:package>`), parser.ErrUnsupported, "word xml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := parser.Parse(t.Context(), "表.docx", c.data)
			if c.cause == nil {
				require.NoError(t, err)
				assert.Equal(t, c.format, d.Source.Format)
				var text strings.Builder
				for l := range schema.Leaves(d) {
					text.WriteString(l.Raw)
				}
				assert.Contains(t, text.String(), "绩效目标")
				return
			}
			require.ErrorIs(t, err, c.cause)
			e, ok := errors.AsType[*parser.Error](err)
			require.True(t, ok)
			assert.Equal(t, c.format, e.Format, err.Error())
		})
	}
}

// TestPageHeader reads a disclosure whose unit of money and year stand in the page
// header alone.
func TestPageHeader(t *testing.T) {
	cell := func(text string) string { return `<w:tc><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:tc>` }
	row := func(cells ...string) string {
		var b strings.Builder
		for _, c := range cells {
			b.WriteString(cell(c))
		}
		return `<w:tr>` + b.String() + `</w:tr>`
	}
	spaces := ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	d, err := parser.Parse(t.Context(), "a.docx", zipOf(t,
		"[Content_Types].xml", strings.Replace(officeTypes, "%", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", 1),
		"_rels/.rels", officeRels,
		"word/_rels/document.xml.rels", strings.NewReplacer("/officeDocument\"", "/header\"", "word/document.xml", "header1.xml").Replace(officeRels),
		"word/header1.xml", `<w:hdr`+spaces+`><w:p><w:r><w:t>2022年度部门预算　单位：万元</w:t></w:r></w:p></w:hdr>`,
		"word/document.xml", `<w:document`+spaces+`><w:body><w:tbl>`+
			row("项目名称", "调研视察", "预算金额", "2.00")+row("绩效目标", "1、目标", "", "")+
			row("一级指标", "二级指标", "三级指标", "指标值")+row("产出指标", "数量指标", "参与率", "≥95%")+
			`</w:tbl><w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:body></w:document>`))
	require.NoError(t, err)
	require.Len(t, d.Projects, 1)
	assert.Equal(t, "20000", string(d.Projects[0].Budget.Total.Yuan.Reduce()))
	assert.Equal(t, "万元", d.Projects[0].Budget.Total.Unit)
	assert.Equal(t, 2022, d.FiscalYear.Year)
	require.Len(t, d.Unclaimed, 1)
	assert.Equal(t, "header", d.Unclaimed[0].Kind)
	require.Len(t, d.Diagnostics, 1)
	assert.Equal(t, "page-money-unit", d.Diagnostics[0].Code)
}
