// Package charset decides in which character encoding a document is written,
// once, and decodes it to UTF-8.
//
//	bytes + declared label → Decode → UTF-8, the true encoding, diagnostics
//
// The evidence is weighed in this order: a byte order mark, the declaration
// (a meta element, a part's header), the bytes themselves. A declaration is
// believed only as far as the bytes bear it out: Chinese pages that say gb2312
// hold four-byte GB18030 characters, and pages that say utf-8 hold GBK.
//
// The GB family (gb2312, gbk, cp936, gb18030) is always decoded as GB18030,
// which holds all the others. Bytes that are no character become U+FFFD and are
// counted in a diagnostic, never dropped.
package charset
