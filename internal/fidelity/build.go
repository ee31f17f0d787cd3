package main

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
)

// The parts of the packages. They are written by hand and not with a library, since
// each feature is one that libraries do not write.
const (
	header   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	rels     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	spaces   = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="` + rels + `"` +
		` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
		` xmlns:v="urn:schemas-microsoft-com:vml"`
)

// body is a package whose document holds the given blocks, with further parts of
// the given kinds ("footnotes") that the document is related to.
func body(blocks string, more ...part) []part {
	types := `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/>`
	var related string
	for i, m := range more {
		contentType := wordType + m.name + "+xml"
		if m.name == "chart" || m.name == "diagramData" {
			contentType = "application/vnd.openxmlformats-officedocument.drawingml." + m.name + "+xml"
		}
		types += `<Override PartName="/word/` + m.name + `.xml" ContentType="` + contentType + `"/>`
		related += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/%s" Target="%s.xml"/>`, i+1, rels, m.name, m.name)
	}
	parts := []part{
		{"[Content_Types].xml", header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` + types + `</Types>`},
		{"_rels/.rels", relationships(`<Relationship Id="rId1" Type="` + rels + `/officeDocument" Target="word/document.xml"/>`)},
		{"word/document.xml", header + `<w:document ` + spaces + `><w:body>` + blocks + `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`},
	}
	if related == "" {
		return parts
	}
	parts = append(parts, part{"word/_rels/document.xml.rels", relationships(related)})
	for _, m := range more {
		parts = append(parts, part{"word/" + m.name + ".xml", header + m.content})
	}
	return parts
}

func relationships(all string) string {
	return header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + all + `</Relationships>`
}

// simple is a paragraph and a table, for packages that are odd as a whole.
func simple() []part { return body(p("甲文") + tbl(1, tr(tc("", "乙格")))) }

var simpleText = []string{"甲文", "乙格"}

func r(text string) string { return `<w:r><w:t>` + text + `</w:t></w:r>` }

func para(runs ...string) string { return `<w:p>` + strings.Join(runs, "") + `</w:p>` }

func p(text string) string { return para(r(text)) }

func tc(properties, text string) string {
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + p(text) + `</w:tc>`
}

func tr(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

// tbl is a table of so many grid columns.
func tbl(columns int, rows ...string) string {
	return `<w:tbl><w:tblPr/><w:tblGrid>` + strings.Repeat(`<w:gridCol w:w="2000"/>`, columns) + `</w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>`
}

func sdt(content string) string {
	return `<w:sdt><w:sdtPr><w:alias w:val="a"/></w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
}

func field(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }

func sym(font, char string) string {
	return `<w:r><w:sym w:font="` + font + `" w:char="` + char + `"/></w:r>`
}

func alternate(choice, fallback string) string {
	return `<mc:AlternateContent><mc:Choice Requires="wps">` + choice + `</mc:Choice><mc:Fallback>` + fallback + `</mc:Fallback></mc:AlternateContent>`
}

func wps(blocks string) string {
	return `<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">` +
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>` +
		`<wp:extent cx="2000000" cy="1000000"/><wp:wrapNone/><wp:docPr id="1" name="box"/><wp:cNvGraphicFramePr/>` +
		`<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>` +
		`<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="1000000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>` +
		`<wps:txbx><w:txbxContent>` + blocks + `</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`
}

func vml(blocks string) string {
	return `<w:pict><v:shape id="s" style="width:200pt;height:100pt"><v:textbox><w:txbxContent>` + blocks + `</w:txbxContent></v:textbox></v:shape></w:pict>`
}

// numbered is a list of two items.
func numbered(format, text string) []part {
	item := func(text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>` + r(text) + `</w:p>`
	}
	return body(item("甲文")+item("乙文"), part{"numbering", `<w:numbering ` + spaces + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>` +
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/><w:lvlJc w:val="left"/></w:lvl>` +
		`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`})
}

// notes is a paragraph with a note of a kind: "footnote" or "endnote".
func notes(kind string) []part {
	return body(para(r("甲文"), `<w:r><w:`+kind+`Reference w:id="2"/></w:r>`), part{kind + "s", `<w:` + kind + `s ` + spaces + `>` +
		`<w:` + kind + ` w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:` + kind + `>` +
		`<w:` + kind + ` w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:` + kind + `>` +
		`<w:` + kind + ` w:id="2"><w:p><w:r><w:` + kind + `Ref/></w:r>` + r("注文") + `</w:p></w:` + kind + `></w:` + kind + `s>`})
}

// margin is a paragraph with a header or footer: "header" or "footer".
func margin(kind, content string) []part {
	root := map[string]string{"header": "w:hdr", "footer": "w:ftr"}[kind]
	parts := body(p("甲文"), part{kind, `<` + root + ` ` + spaces + `>` + content + `</` + root + `>`})
	return replaced(parts, strings.NewReplacer("<w:sectPr>", `<w:sectPr><w:`+kind+`Reference w:type="default" r:id="rId1"/>`))
}

// formField is a form field of the kind that Word 97 had, without a result.
func formField(instruction, data string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="a"/><w:enabled/><w:calcOnExit w:val="0"/>` + data + `</w:ffData></w:fldChar></w:r>` +
		`<w:r><w:instrText xml:space="preserve"> ` + instruction + ` </w:instrText></w:r>` + field("end")
}

func formBox(checked string) string {
	return formField("FORMCHECKBOX", `<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked w:val="`+checked+`"/></w:checkBox>`)
}

// graphic is a paragraph with something drawn that is kept in the part rId1.
func graphic(uri, reference string) string {
	return para(r("甲文"), `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="4000000" cy="2000000"/><wp:docPr id="1" name="a"/><wp:cNvGraphicFramePr/>`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/`+uri+`">`+reference+`</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
}

const (
	chartSpace   = ` xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"`
	diagramSpace = ` xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"`
)

func chart() []part {
	series := `<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>S!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>列文</c:v></c:pt></c:strCache></c:strRef></c:tx>` +
		`<c:cat><c:strRef><c:f>S!$A$2</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>类文</c:v></c:pt></c:strCache></c:strRef></c:cat>` +
		`<c:val><c:numRef><c:f>S!$B$2</c:f><c:numCache><c:ptCount val="1"/><c:pt idx="0"><c:v>95</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>`
	return body(graphic("chart", `<c:chart`+chartSpace+` r:id="rId1"/>`), part{"chart", `<c:chartSpace ` + spaces + chartSpace + `><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>题文</a:t></a:r></a:p></c:rich></c:tx></c:title><c:autoTitleDeleted val="0"/>` +
		`<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>` + series + `<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`})
}

func diagram() []part {
	point := func(id, text string) string {
		return `<dgm:pt modelId="` + id + `"><dgm:prSet/><dgm:spPr/><dgm:t><a:bodyPr/><a:p><a:r><a:t>` + text + `</a:t></a:r></a:p></dgm:t></dgm:pt>`
	}
	return body(graphic("diagram", `<dgm:relIds`+diagramSpace+` r:dm="rId1" r:lo="rId1" r:qs="rId1" r:cs="rId1"/>`), part{"diagramData", `<dgm:dataModel ` + spaces + diagramSpace + `><dgm:ptLst>` + point("1", "框一") + point("2", "框二") + `</dgm:ptLst><dgm:cxnLst/><dgm:bg/><dgm:whole/></dgm:dataModel>`})
}

// hidingStyles are styles that hide text: "c" of characters, "p" of paragraphs.
func hidingStyles() part {
	return part{"styles", `<w:styles ` + spaces + `><w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="character" w:styleId="c"><w:name w:val="c"/><w:rPr><w:vanish/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="p"><w:name w:val="p"/><w:basedOn w:val="n"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`}
}

// strict turns the transitional namespaces into those of ISO/IEC 29500 strict.
var strict = strings.NewReplacer(
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
	rels, "http://purl.oclc.org/ooxml/officeDocument/relationships",
	"http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math",
	"http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/",
)

func replaced(parts []part, by *strings.Replacer) []part {
	for i := range parts {
		parts[i] = part{by.Replace(parts[i].name), by.Replace(parts[i].content)}
	}
	return parts
}

func backslashed(parts []part) []part {
	for i := range parts {
		parts[i].name = strings.ReplaceAll(parts[i].name, "/", `\`)
	}
	return parts
}

// utf16Main writes the main part in UTF-16, little end first, with a mark.
func utf16Main(parts []part) []part {
	for i := range parts {
		if parts[i].name != "word/document.xml" {
			continue
		}
		var b []byte
		for _, unit := range utf16.Encode([]rune("\ufeff" + strings.Replace(parts[i].content, "UTF-8", "UTF-16", 1))) {
			b = binary.LittleEndian.AppendUint16(b, unit)
		}
		parts[i].content = string(b)
	}
	return parts
}
