package html

import (
	"regexp"
	"strings"
)

// seeds are small pages, one for each thing that pages do.
var seeds = []string{
	`<p>预算<b>数</b>&nbsp;20<br>万元</p>`,
	`<table><tr><td rowspan=2>一<td colspan="3">二<tr><td>三</table>`,
	`<table><thead><tr><th>h</thead><tfoot><tr><td>f</tfoot><tbody><tr><td>b</table>`,
	`<table><caption>c</caption><tr><td><table><tr><td>a<td>b</table>x<td>y</table>`,
	`<ol start=3><li>a<li><p>b</p><ol type=i><li>c</ol></ol>`,
	`<!--[if gte mso 9]><xml>x</xml><![endif]--><![if !vml]>y<![endif]>`,
	`<nav><a href=/>首页</a></nav><table><tr><td>1<td>2<tr><td>3<td>4</table><div class="footer">版权所有</div>`,
	`<div style="display:table"><div style="display:table-row"><div style="display:table-cell">a</div></div></div>`,
	`<span style="display:none">a<span>b</span></span>c<p hidden>d`,
	"<pre>\na\n  b</pre><textarea>\n<b>x</textarea><xmp><i></xmp>",
	`<script><!-- <script>a</script> --></script>b<style>p{}</style><title>t</title>`,
	`<p>a<font color=red>b<p>c</font>d<i><b>e</i>f</b>`,
	`<p><span style='font-family:Symbol'>³<font face=x>³</font></span>5<font face="Wingdings 2">R<p>R`,
	`<p><s>90<p>9</s>5%<del>1</del><span style="text-decoration:line-through">2</span>`,
	`<a href=1>x<a href=2>y</a>`, `<select><option>a<option>b</select><input value="v&lt;">`,
	`a < b <= c <3 &lt; &amp;lt; &#x41; &nosuch; </ x> <? y > <! z >`,
	"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=gbk\n" +
		"Content-Transfer-Encoding: quoted-printable\n\n<p>=D4=A4=CB=E3</p>\n--b--\n",
	"\xff\xfe<\x00p\x00>\x00\x84\x98", `<meta charset=gb2312>` + "\xd4\xa4\xcb\xe3",
}

// unequal are the elements that the reader and x/net/html see differently on
// purpose: form fields, whose values are text; elements that the tree builder
// drops text in; foreign content; and whatever ends the page early.
var unequal = regexp.MustCompile(`(?i)<(input|select|option|optgroup|frameset|frame|svg|math|plaintext|template|dialog|body|html|head|noscript|button|colgroup|col|isindex|image|form)`)

// symbolic are the names of fonts whose characters show others.
var symbolic = regexp.MustCompile(`(?i)symbol|dings`)

func skipVisible(source string) bool {
	return symbolic.MatchString(source) || unequal.MatchString(source) || strings.Contains(source, "\x00") || isMHTML([]byte(source))
}
