package html

import (
	"context"
	"encoding/base64"
	"mime/quotedprintable"
	"strings"
	"testing"

	"github.com/jixiao-data/jixiao/parser/page"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// Pages as the programs write them that disclosures come from.

func TestWordPage(t *testing.T) {
	doc := readPage(t, `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta name=ProgId content=Word.Document><title>绩效目标表</title>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal {mso-style-parent:"";display:none;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'>
<div class=WordSection1 style='layout-grid:15.6pt'>
<p class=MsoTitle align=center><b style='mso-bidi-font-weight:normal'><span lang=EN-US>2020</span></b><b><span
style='mso-ascii-font-family:Calibri'>年部门预算绩效
目标<span lang=EN-US><o:p></o:p></span></span></b></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<table class=MsoTableGrid border=1 style='mso-yfti-tbllook:1184'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=97 style='width:72.65pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal><span style='mso-hansi-font-family:等线'>产出
  指标</span><span lang=EN-US><o:p></o:p></span></p>
  </td>
  <td width=97 colspan=2><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
  lang=EN-US><span style='mso-list:Ignore'>1、<span style='font:7.0pt "Times New Roman"'>&nbsp;
  </span></span></span><![endif]><span>活动参与率</span></p>
  <p class=MsoNormal><span lang=EN-US>≥95</span><span
  lang=EN-US>%</span></p></td>
 </tr>
 <tr><td><p class=MsoNormal><a name="_GoBack"></a><span>效益<s>指</s>标</span></p></td><td>a</td><td>b</td></tr>
 <![if !supportMisalignedColumns]>
 <tr height=0><td width=97 style='border:none'></td><td style='border:none'></td><td style='border:none'></td></tr>
 <![endif]>
</table>
<p class=MsoNormal><span style='display:none;mso-hide:all'>隐藏</span>完</p>
</div></body></html>`)
	assert.Equal(t, strings.Trim(`
2020年部门预算绩效目标
[产出指标 | 1、  活动参与率⏎≥95% | ←]
[效益指标 | a | b]
[ |  | ]
完`, "\n"), sketch(doc))
	require.Len(t, doc.Diagnostics, 1)
	assert.Equal(t, "struck-text", doc.Diagnostics[0].Code)
}

// WPS puts <font> inside each <span>, and numbers its classes.
func TestWPSPage(t *testing.T) {
	doc := readPage(t, `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name="ProgId" content="Word.Document"><meta name="Generator" content="Microsoft Word 14"><title></title>
<!--[if gte mso 9]><xml><w:LatentStyles DefLockedState="false"><w:LsdException Name="Normal"></w:LsdException></w:LatentStyles></xml><![endif]-->
<style>@font-face{font-family:"宋体";} p.MsoNormal{mso-style-name:正文;margin:0pt;} span.10{font-family:'Times New Roman';}</style></head>
<body style="tab-interval:21pt;text-justify-trim:punctuation;"><!--StartFragment--><div class="Section0" style="layout-grid:15.6pt;">
<p class=MsoNormal align=center style="text-align:center;"><b><span style="mso-spacerun:'yes';font-family:宋体;font-weight:bold;"><font face="宋体">项目支出</font><font face="宋体">绩效目标表</font></span></b><b><span style="mso-spacerun:'yes';"><o:p></o:p></span></b></p>
<table class=MsoTableGrid border=1 cellspacing=0 style="border-collapse:collapse;mso-table-layout-alt:fixed;">
<tr style="height:20pt;"><td width=142 valign=center rowspan=2 style="width:106.5pt;padding:0pt;"><p class=MsoNormal><span class="10" style="font-family:宋体;"><font face="宋体">产出</font></span><span style="font-family:宋体;"><o:p></o:p></span></p></td>
<td width=142 valign=center><p class=MsoNormal><span style="mso-spacerun:'yes';font-family:宋体;"><font face="Calibri">≥95</font></span><span style="font-family:宋体;"><font face="宋体">%</font></span></p><p class=MsoNormal><span><font face="宋体">　　按期</font></span></p></td></tr>
<tr><td><p class=p16><span style="font-family:宋体;">&nbsp;</span></p></td></tr></table></div><!--EndFragment--></body></html>`)
	assert.Equal(t, "项目支出绩效目标表\n[产出 | ≥95%⏎按期]\n[↑ | ]", sketch(doc))
}

func TestExcelPage(t *testing.T) {
	doc := readPage(t, `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>
<!--table{mso-displayed-decimal-separator:"\.";}--></style>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>Sheet1</x:Name></x:ExcelWorkbook></xml><![endif]--></head>
<body link=blue><table border=0 cellpadding=0 style='border-collapse:collapse;table-layout:fixed'>
 <col width=72 style='width:54pt;display:none'><col width=72 span=2>
 <tr height=19><td height=19 colspan=3 class=xl65 style='mso-ignore:colspan'>项目支出绩效目标表</td></tr>
 <tr height=19><td rowspan=2 class=xl66>预算数<br>
    （万元）</td><td x:num="20">20.00</td><td x:str>　　其他<span style='mso-spacerun:yes'>&nbsp; </span>资金</td></tr>
 <tr height=19><td x:num>1</td><td></td></tr>
 <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td><td></td><td></td></tr><![endif]>
</table></body></html>`)
	assert.Equal(t, strings.Trim(`
[项目支出绩效目标表 | ← | ←]
[预算数⏎（万元） | 20.00 | 其他  资金]
[↑ | 1 | ]`, "\n"), sketch(doc))
}

const cmsPage = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>某某县</title>
<script>var a="<p>x</p>";</script></head><body>
<div id="header"><img src="logo.png"><a href="/">某某县人民政府</a><form><input type="text" name="q"><input type="submit" value="搜索"></form></div>
<ul class="mainNav"><li><a href="/">首页</a></li><li><a href="/xxgk/">信息公开</a></li><li><a href="/zmhd/">政民互动</a></li></ul>
<div class="wrap"><div class="dqwz">您现在的位置：<a href="/">首页</a> &gt; <a href="/czyjs/">财政预决算</a></div>
<div class="article-header"><h1>某某县林业局2020年部门预算绩效信息</h1></div><p class="info">发布日期：2020-05-06 来源：林业局</p>
<div class="nav-content"><p>第一部分 部门整体绩效目标</p>
<table><tr><td>单位编码</td><td>131002</td></tr><tr><td>项目</td><td><a href="/p">造林</a></td></tr></table>
<p>当前位置不变，版权所有的说明也在两表之间</p><nav>两表之间</nav>
<table><tr><td>一级指标</td><td>指标值</td></tr><tr><td>产出指标</td><td>≥95%</td></tr></table>
<p>附件：<a href="/P020200506.docx">绩效目标表.docx</a></p></div>
<p><a href="javascript:window.print()">打印本页</a> <a href="#" onclick="window.close()">关闭窗口</a></p>
<ul><li><a href="/1">省政府</a><li><a href="/2">市政府</a><li><a href="/3">县政府</a><li><a href="/4">县人大</a></ul>
<p>联系我们：0335-1234567</p></div>
<footer><p>主办：某某县人民政府办公室</p><p>冀ICP备05000000号</p></footer></body></html>`

func TestCMSPage(t *testing.T) {
	assert.Equal(t, strings.Trim(`
~ 某某县人民政府 搜索
~ 首页
~ 信息公开
~ 政民互动
~ 您现在的位置：首页 > 财政预决算
#1 某某县林业局2020年部门预算绩效信息
发布日期：2020-05-06 来源：林业局
第一部分 部门整体绩效目标
[单位编码 | 131002]
[项目 | 造林]
当前位置不变，版权所有的说明也在两表之间
两表之间
[一级指标 | 指标值]
[产出指标 | ≥95%]
附件：绩效目标表.docx
~ 打印本页 关闭窗口
~ 省政府
~ 市政府
~ 县政府
~ 县人大
联系我们：0335-1234567
~ 主办：某某县人民政府办公室
~ 冀ICP备05000000号`, "\n"), sketch(readPage(t, cmsPage)))
}

func TestDoubtfulChromeIsBody(t *testing.T) {
	runSketches(t, []sketchTest{
		{"a menu class around the whole page", "<div class=menu><p>一</p><table><tr><td>a<td>b<tr><td>c<td>d</table><p>二</p></div>", "一\n[a | b]\n[c | d]\n二"},
		{"most of the text", "<div class=footer><p>本文全部内容都在这里面</p></div><p>短</p>", "本文全部内容都在这里面\n短"},
		{"a head with a heading", "<header><h1>标题</h1><p>副题</p></header><p>这里是正文的内容，比较长</p>", "#1 标题\n副题\n这里是正文的内容，比较长"},
		{"a title in a head", "<div class=article-header><p>某县2020年绩效</p></div><div class=table-header>单位：万元</div>" +
			"<table><tr><td>a<td>b<tr><td>c<td>d</table><p>正文正文正文正文正文正文正文正文</p>", "某县2020年绩效\n单位：万元\n[a | b]\n[c | d]\n正文正文正文正文正文正文正文正文"},
		{"one link in a line of its own", "<p><a href=/x.html>2020年绩效目标</a></p><p>正文正文</p>", "2020年绩效目标\n正文正文"},
		{"a table of contents", strings.Repeat("<p><a href='#_Toc1'>一、目标</a></p>", 5), strings.TrimSuffix(strings.Repeat("一、目标\n", 5), "\n")},
		{"classes that only contain the word", "<div class='footnote menuitems navy'>甲</div><p>正文正文正文</p>", "甲\n正文正文正文"},
		{"a layout table of menus around the article", "<table><tr><td colspan=2><a href=/1>甲</a> <a href=/2>乙</a><tr><td class=menu><a href=/3>丙</a>" +
			"<td><p>正文</p><table><tr><td>a<td>b<tr><td>c<td>d</table></table><p>版权所有 某县</p>", `
[甲 乙 | ←]
[丙 | ]
@2,2 正文
@2,2 [a | b]
@2,2 [c | d]
~ 版权所有 某县`},
	})
}

func TestEncodings(t *testing.T) {
	const body = `<table><tr><td>预算㛃𠮷</td><td class="页眉">≥95%</td></tr></table>`
	gb := func(s string) string {
		out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
		require.NoError(t, err)
		return out
	}
	utf16 := func(s string, e unicode.Endianness, b unicode.BOMPolicy) string {
		out, err := unicode.UTF16(e, b).NewEncoder().String(s)
		require.NoError(t, err)
		return out
	}
	const want = "[预算㛃𠮷 | ≥95%]"
	for _, tt := range []struct{ name, data, encoding, codes string }{
		{"meta", gb(`<meta http-equiv="Content-Type" content="text/html; charset=gb2312">` + body), "gb18030", ""},
		{"short meta", gb(`<META CHARSET='gbk'>` + body), "gb18030", ""},
		{"meta after a long head", gb(`<style>` + strings.Repeat("p{color:red}", 500) + `</style><meta charset=gb2312>` + body), "gb18030", ""},
		{"xml declaration", gb(`<?xml version="1.0" encoding="GB18030"?><html>` + body), "gb18030", ""},
		{"xml declaration, utf-8", `<?xml version="1.0" encoding="UTF-8"?><html>` + body, "utf-8", ""},
		{"no declaration", gb(body), "gb18030", ""},
		{"a meta in a comment", gb(`<!-- <meta charset="utf-8"> -->` + body), "gb18030", ""},
		{"utf-8 that is gb", gb(`<meta charset="utf-8">` + body), "gb18030", "encoding-mismatch"},
		{"gb2312 that is utf-8", `<meta charset="gb2312">` + body, "utf-8", "encoding-mismatch"},
		{"a label nobody knows", `<meta charset="x">` + body, "utf-8", ""},
		{"a byte order mark", "\uFEFF" + body, "utf-8", ""},
		{"utf-16", utf16(`<meta charset="utf-16">`+body, unicode.LittleEndian, unicode.UseBOM), "utf-16le", ""},
		{"utf-16 without a mark", utf16(body, unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Read(context.Background(), []byte(tt.data), page.DefaultLimits())
			require.NoError(t, err)
			assert.Equal(t, want, sketch(doc))
			assert.Equal(t, tt.encoding, doc.Encoding)
			var codes []string
			for _, d := range doc.Diagnostics {
				codes = append(codes, d.Code)
			}
			assert.Equal(t, tt.codes, strings.Join(codes, " "))
			assert.True(t, Sniff([]byte(tt.data)))
		})
	}
	big5, err := traditionalchinese.Big5.NewEncoder().String(`<meta charset="big5"><table><tr><td>一般公共預算績效資訊<td>滿意度指標</table>`)
	require.NoError(t, err)
	doc, err := Read(context.Background(), []byte(big5), page.DefaultLimits())
	require.NoError(t, err)
	assert.Equal(t, "[一般公共預算績效資訊 | 滿意度指標]", sketch(doc))
	assert.Equal(t, "big5", doc.Encoding)

	doc, err = Read(context.Background(), []byte(gb("<meta charset=gbk><p>满意度")+"\xff</p>"), page.DefaultLimits())
	require.NoError(t, err)
	assert.Equal(t, "满意度\uFFFD", sketch(doc))
	require.Len(t, doc.Diagnostics, 1)
	assert.Equal(t, "invalid-bytes", doc.Diagnostics[0].Code)
}

func TestMHTML(t *testing.T) {
	encoded, err := simplifiedchinese.GB18030.NewEncoder().String("<table><tr><td>预算<td>≥95%</table>")
	require.NoError(t, err)
	var quoted strings.Builder
	w := quotedprintable.NewWriter(&quoted)
	_, err = w.Write([]byte(encoded))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	based := base64.StdEncoding.EncodeToString([]byte(encoded))
	based = based[:20] + "\r\n" + based[20:]
	head := "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?x?=\r\nMIME-Version: 1.0\r\n"
	image := "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"

	for name, source := range map[string]string{
		"quoted-printable": head + "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"b\"\r\n\r\n" + image +
			"--b\r\nContent-Type: text/html; charset=\"gb2312\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted.String() + "\r\n--b--\r\n",
		"base64": head + "Content-Type: multipart/related; boundary=b\r\n\r\nThis is a multi-part message.\r\n\r\n" +
			"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: Base64\r\n\r\n" + based + "\r\n" + image + "--b--\r\n",
		"nested": head + "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=c\n\n" +
			"--c\nContent-Type: text/plain\n\nx\n--c\nContent-Type: text/html; charset=gbk\n\n" + encoded + "\n--c--\n--b--\n",
		"one part": head + "Content-Type: text/html; charset=gbk\r\n\r\n" + encoded,
	} {
		doc, err := Read(context.Background(), []byte(source), page.DefaultLimits())
		require.NoError(t, err, name)
		assert.Equal(t, "[预算 | ≥95%]", sketch(doc), name)
		assert.Equal(t, "gb18030", doc.Encoding)
		assert.Empty(t, doc.Diagnostics)
		assert.True(t, Sniff([]byte(source)), name)
	}

	sheets := head + "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<frameset><frame src=1></frameset>\n" +
		"--b\nContent-Type: text/html; charset=gbk\n\n" + encoded + "\n--b\nContent-Type: text/html; charset=utf-8\n\n<p>表二</p>\n--b--"
	sheetsDoc, err := Read(context.Background(), []byte(sheets), page.DefaultLimits())
	require.NoError(t, err)
	assert.Equal(t, "[预算 | ≥95%]\n表二", sketch(sheetsDoc))
	assert.Equal(t, "gb18030", sheetsDoc.Encoding)

	broken := head + "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>a</p><p>b"
	doc, err := Read(context.Background(), []byte(broken), page.DefaultLimits())
	require.NoError(t, err)
	assert.Equal(t, "a\nb", sketch(doc))
	require.Len(t, doc.Diagnostics, 1)
	assert.Equal(t, "broken-part", doc.Diagnostics[0].Code)

	for name, source := range map[string]string{
		"no page":     head + "Content-Type: multipart/related; boundary=b\r\n\r\n" + image + "--b--\r\n",
		"no boundary": head + "Content-Type: multipart/related\r\n\r\n" + image + "--b--\r\n",
		"no end":      head + "Content-Type: multipart/related; boundary=b\r\n" + strings.Repeat("X: y\r\n", 20_000),
	} {
		_, err := Read(context.Background(), []byte(source), page.DefaultLimits())
		require.ErrorIs(t, err, page.ErrCorrupt, name)
	}
}

func TestSniff(t *testing.T) {
	for _, s := range []string{"<!DOCTYPE html><html>", " \r\n<HTML>", "<!-- x --><body>", "<p>预算", "<table border=1>",
		"预算<p>a</p><p>b</p>", "<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html xmlns=''>", "<meta charset=gbk>", "<h2>a"} {
		assert.True(t, Sniff([]byte(s)), s)
	}
	for _, s := range []string{"", "2020年部门预算", "| a<br>b | c |", "a < b", "<项目>", "<?xml version='1.0'?><w:wordDocument><p>",
		"<rss><a/></rss>", "PK\x03\x04", "{\\rtf1}", "MIME-Version: 1.0\nContent-Type: text/plain\n\na", "\x00\x00<p>"} {
		assert.False(t, Sniff([]byte(s)), s)
	}
}
